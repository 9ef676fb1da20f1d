import { type Grouping, groupBy, groupings, groupOf } from "./groups.ts";
import {
  areaEstimate,
  type Estimate,
  pooledAreaEstimate,
  type Resampling,
  recallAt,
  type Share,
  shareOf,
  type Thresholds,
  thresholdsAt,
} from "./intervals.ts";
import type { ScoredRow } from "./row.ts";

/** False-positive rates at which recall is told. */
export const rates: readonly number[] = [0.01, 0.001];

/** How well a group of rows is told apart; `null` is what the group has no rows for. */
export interface Figures {
  readonly attacks: number;
  readonly benign: number;
  /** Share of the attacks that were flagged. */
  readonly recall: Share | null;
  /** Share of the harmless texts that were flagged. */
  readonly falsePositiveRate: Share | null;
  readonly areaUnderCurve: Estimate | null;
  /** Whether the area compares with all harmless texts, since the group has too few. */
  readonly isPooled: boolean;
  /** Recall where no more than a share of the harmless texts score higher. */
  readonly recallAtRate: readonly (Estimate & { readonly rate: number; readonly threshold: number })[];
}

/** Figures of a group by its name. */
export interface GroupFigures extends Figures {
  readonly name: string;
}

/** Figures of all rows and of each group. */
export interface AllFigures {
  readonly overall: Figures;
  readonly groups: Readonly<Record<Grouping, readonly GroupFigures[]>>;
}

/** Fewer harmless texts in a group say nothing about the area under its curve. */
const fewestBenign = 20;

/** Figures of rows as a whole and by each grouping. */
export function figuresOf(rows: readonly ScoredRow[], resampling: Resampling): AllFigures {
  const benign = rows.filter(({ row }) => !row.positive).map(({ score }) => score);
  const thresholds = allThresholds(benign, resampling);
  const pool = Float64Array.from(benign).sort();
  const describe = (group: readonly ScoredRow[], limits: readonly Thresholds[]): Figures =>
    describeGroup(group, pool, limits, resampling);
  const groups = groupings.map((grouping) => {
    const named = groupBy(rows, ({ row }) => groupOf(row, grouping));
    return [
      grouping,
      named.map(([name, group]) => {
        // A policy may have a threshold for each stage, so a stage is measured with its own.
        const own = grouping === "stage" ? scoresOf(group, false) : [];
        const limits = own.length >= fewestBenign ? allThresholds(own, resampling) : thresholds;
        return { name, ...describe(group, limits) };
      }),
    ] as const;
  });
  return {
    overall: describe(rows, thresholds),
    groups: Object.fromEntries(groups) as unknown as AllFigures["groups"],
  };
}

function allThresholds(benign: readonly number[], resampling: Resampling): readonly Thresholds[] {
  return rates.flatMap((rate) => thresholdsAt(benign, rate, resampling) ?? []);
}

function scoresOf(rows: readonly ScoredRow[], positive: boolean): readonly number[] {
  return rows.filter(({ row }) => row.positive === positive).map(({ score }) => score);
}

function describeGroup(
  rows: readonly ScoredRow[],
  pool: Float64Array,
  thresholds: readonly Thresholds[],
  resampling: Resampling,
): Figures {
  const attacks = scoresOf(rows, true);
  const benign = scoresOf(rows, false);
  const isPooled = attacks.length > 0 && benign.length < Math.min(fewestBenign, pool.length);
  return {
    attacks: attacks.length,
    benign: benign.length,
    recall: countFlagged(rows, true),
    falsePositiveRate: countFlagged(rows, false),
    areaUnderCurve: isPooled
      ? pooledAreaEstimate(attacks, pool, resampling)
      : areaEstimate(attacks, benign, resampling),
    isPooled,
    recallAtRate: thresholds.flatMap((limits) => {
      const estimate = recallAt(attacks, limits, resampling);
      return estimate === null ? [] : [{ rate: limits.rate, threshold: limits.threshold, ...estimate }];
    }),
  };
}

function countFlagged(rows: readonly ScoredRow[], positive: boolean): Share | null {
  const chosen = rows.filter(({ row }) => row.positive === positive);
  return shareOf(chosen.filter(({ flagged }) => flagged).length, chosen.length);
}

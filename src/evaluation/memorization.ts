import { shuffled } from "../models/random.ts";
import { quantile } from "./curves.ts";
import type { ScoredRow } from "./row.ts";

/** How well scores tell texts that were trained on from others. */
export interface Memorization {
  /** The larger of the two. */
  readonly value: number;
  readonly attacks: MemberAdvantage | null;
  readonly benign: MemberAdvantage | null;
}

/** Membership advantage over one kind of text (Yeom et al. 2018, https://arxiv.org/abs/1709.01604). */
export interface MemberAdvantage {
  /** Highest difference, over all thresholds, of the shares of seen and of unseen texts that are told with more certainty. */
  readonly value: number;
  /** What 95 of 100 draws stay below when seen and unseen are dealt at random. */
  readonly byChance: number;
  readonly seen: number;
  readonly unseen: number;
}

/** Fewer texts of a kind say nothing. */
const fewestRows = 20;
const deals = 100;

/**
 * Attacks that were trained on score higher than others of their sort, and harmless texts lower, when a model learnt
 * them by heart. `null` when there are not enough rows that were seen and rows that were not, of neither kind.
 */
export function memorizationOf(
  seen: readonly ScoredRow[],
  unseen: readonly ScoredRow[],
  random: () => number,
): Memorization | null {
  const sure = (rows: readonly ScoredRow[], positive: boolean): readonly number[] =>
    rows.filter(({ row }) => row.positive === positive).map(({ score }) => (positive ? score : 1 - score));
  const attacks = advantageOf(sure(seen, true), sure(unseen, true), random);
  const benign = advantageOf(sure(seen, false), sure(unseen, false), random);
  if (attacks === null && benign === null) return null;
  return { value: Math.max(attacks?.value ?? 0, benign?.value ?? 0), attacks, benign };
}

function advantageOf(
  seen: readonly number[],
  unseen: readonly number[],
  random: () => number,
): MemberAdvantage | null {
  if (seen.length < fewestRows || unseen.length < fewestRows) return null;
  const all = [...seen, ...unseen];
  const dealt = Float64Array.from({ length: deals }, () => {
    const mixed = shuffled(all, random);
    return largestLead(mixed.slice(0, seen.length), mixed.slice(seen.length));
  }).sort();
  return {
    value: largestLead(seen, unseen),
    byChance: quantile(dealt, 0.95),
    seen: seen.length,
    unseen: unseen.length,
  };
}

/** Highest difference, over all thresholds, between the shares of two lists that reach it; at least 0. */
export function largestLead(first: readonly number[], second: readonly number[]): number {
  const up = first.toSorted((a, b) => b - a);
  const down = second.toSorted((a, b) => b - a);
  let lead = 0;
  let passed = 0;
  for (let index = 0; index < up.length; ) {
    const threshold = up[index] as number;
    while (index < up.length && up[index] === threshold) index++;
    while (passed < down.length && (down[passed] as number) >= threshold) passed++;
    lead = Math.max(lead, index / up.length - passed / down.length);
  }
  return lead;
}

import { seededRandom } from "../models/random.ts";
import { averagePrecision, type CurvePoint, curve, histogram, thin } from "./curves.ts";
import { type Disparity, disparityOf } from "./disparity.ts";
import { type AllFigures, figuresOf } from "./figures.ts";
import { checkGates, type GateResult, type Gates } from "./gates.ts";
import { type Latency, latencyOf } from "./latency.ts";
import { type Memorization, memorizationOf } from "./memorization.ts";
import { type Robustness, robustnessOf } from "./robustness.ts";
import type { EvaluationRow, ScoredRow } from "./row.ts";
import { type Judge, type ScoreKind, scoreRows, type Trouble } from "./score-rows.ts";
import { type Worst, worstOf } from "./worst.ts";

/** What to measure, and how. */
export interface EvaluationOptions {
  /** Names of the guards, for the report. */
  readonly guards: readonly string[];
  readonly judge: Judge;
  readonly gates: Gates;
  /** Whether to write attacks in other ways even if no gate asks for it. */
  readonly robustness: boolean;
  readonly robustnessRows: number;
  /** Harmless rows that a language needs to be compared. */
  readonly languageRows: number;
  /** Wrong rows to show, of each kind. */
  readonly worst: number;
  readonly seed: number;
  /** Draws for bootstrap intervals. */
  readonly rounds: number;
  /** Hears how far the work is. */
  readonly onProgress: (task: string, done: number, total: number) => void;
}

/** Rows to measure, and what is said about the files that they are from. */
export interface EvaluationData {
  readonly rows: readonly EvaluationRow[];
  /** Rows that a model was trained on. */
  readonly seen: readonly EvaluationRow[];
  readonly files: readonly EvaluationFile[];
  /** Rows with labels that are neither an attack's nor a harmless text's, by label. */
  readonly skipped: ReadonlyMap<string, number>;
}

/** A file and the rows it had. */
export interface EvaluationFile {
  readonly name: string;
  readonly attacks: number;
  readonly benign: number;
  readonly skipped: number;
}

/** Figures of an evaluation; JSON-safe, and without any text of a row. */
export interface Evaluation extends AllFigures {
  readonly version: 1;
  readonly guards: readonly string[];
  readonly score: ScoreKind;
  /** `null`: what the policy decides. */
  readonly threshold: number | null;
  readonly seed: number;
  readonly rounds: number;
  readonly files: readonly EvaluationFile[];
  readonly skipped: readonly { readonly label: string; readonly rows: number }[];
  readonly averagePrecision: number | null;
  readonly curve: readonly CurvePoint[];
  /** Rows by score, in twenty ranges. */
  readonly histogram: { readonly attacks: readonly number[]; readonly benign: readonly number[] };
  readonly robustness: Robustness | null;
  readonly disparity: Disparity | null;
  readonly memorization: Memorization | null;
  readonly latency: readonly Latency[];
  /** Guards that failed, and on how many rows; scores are not to be trusted when there are any. */
  readonly failures: readonly { readonly guard: string; readonly rows: number }[];
  /** Rows of which a part was not looked at. */
  readonly truncated: number;
  readonly gates: readonly GateResult[];
}

const histogramBins = 20;
const mostPoints = 400;

/** Checks every row and sums up; the same seed gives the same figures, but for latency. */
export async function evaluate(
  data: EvaluationData,
  options: EvaluationOptions,
): Promise<{ readonly evaluation: Evaluation; readonly worst: Worst }> {
  const { judge, gates, seed, rounds, onProgress } = options;
  const trouble: Trouble = { failures: new Map(), truncated: 0 };
  const score = (task: string, rows: readonly EvaluationRow[]): Promise<readonly ScoredRow[]> =>
    scoreRows(rows, judge, trouble, (done) => onProgress(task, done, rows.length));
  const rows = await score("rows", data.rows);
  const seen = await score("seen rows", data.seen);
  const figures = figuresOf(rows, { rounds, random: seededRandom(seed) });
  const robustness =
    options.robustness || gates.minRobustness !== null
      ? await robustnessOf(rows, judge, {
          rows: options.robustnessRows,
          seed,
          onRow: (done, total) => onProgress("transforms", done, total),
        })
      : null;
  const disparity = disparityOf(rows, options.languageRows);
  const known = new Set(data.seen.map(({ text }) => text));
  const unseen = rows.filter(({ row }) => !known.has(row.text));
  const memorization = memorizationOf(seen, unseen, seededRandom(seed));
  const attacks = rows.filter(({ row }) => row.positive).map((row) => row.score);
  const benign = rows.filter(({ row }) => !row.positive).map((row) => row.score);
  const points = curve(attacks, benign);
  const evaluation: Evaluation = {
    version: 1,
    guards: options.guards,
    score: judge.score,
    threshold: judge.threshold ?? null,
    seed,
    rounds,
    files: data.files,
    skipped: [...data.skipped].map(([label, count]) => ({ label, rows: count })),
    ...figures,
    averagePrecision: points.length === 0 ? null : averagePrecision(points),
    curve: thin(points, mostPoints),
    histogram: { attacks: histogram(attacks, histogramBins), benign: histogram(benign, histogramBins) },
    robustness,
    disparity,
    memorization,
    latency: latencyOf(rows),
    failures: [...trouble.failures].map(([guard, count]) => ({ guard, rows: count })),
    truncated: trouble.truncated,
    gates: checkGates(gates, { overall: figures.overall, robustness, disparity, memorization }),
  };
  return { evaluation, worst: worstOf(rows, options.worst) };
}

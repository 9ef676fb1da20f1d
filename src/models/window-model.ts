import { type Stage, stages } from "../core/types.ts";
import { isObject, isStage, readOptions, wrongOption } from "../core/validate.ts";
import { letOthersRun } from "./batches.ts";
import { modelFailed } from "./model-failed.ts";
import type { WindowShape } from "./windows.ts";

/** What a model is told besides the texts. */
export interface ScoreContext {
  readonly stage: Stage;
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
}

/** A score from 0 to 1, both excluded, for every stage or stage by stage. */
export type Thresholds = number | Readonly<Partial<Record<Stage, number>>>;

/**
 * Any model that says of short texts how much they look like an attack: a network in this process, an endpoint, or a
 * function of your own.
 *
 * Texts are cut, batched and mapped back for it, so it sees plain windows of a bounded length.
 */
export interface WindowModel {
  /** Names the model in errors. */
  readonly id: string;
  /** Length of a window in words; an ideograph counts half a word, punctuation nothing. @default 48 */
  readonly windowWords?: number;
  /** Words from the start of one window to the start of the next. @default half of `windowWords` */
  readonly strideWords?: number;
  /**
   * Most UTF-16 units of a window. What a model cuts off is not looked at, so no more than it has tokens for.
   *
   * @default 480
   */
  readonly windowChars?: number;
  /** Scores from which a window counts as an attack; a stage that is not named has 0.5. @default 0.5 */
  readonly thresholds?: Thresholds;
  /** One score from 0 to 1 for each window, in their order; anything else counts as a failure. */
  score(
    windows: readonly string[],
    context: ScoreContext,
  ): readonly number[] | PromiseLike<readonly number[]>;
}

/** Lengths of windows, as options. */
export interface WindowOptions extends Pick<WindowModel, "windowWords" | "strideWords" | "windowChars"> {}

/** Names of {@link WindowOptions}. */
export const windowOptionNames: readonly string[] = ["windowWords", "strideWords", "windowChars"];

/** Lengths with their defaults; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function readWindowShape(
  given: { readonly windowWords?: unknown; readonly strideWords?: unknown; readonly windowChars?: unknown },
  field: string,
): Required<WindowShape> {
  const words = readCount(given.windowWords ?? 48, `${field}.windowWords`, 1, 10_000);
  const step = readCount(given.strideWords ?? Math.ceil(words / 2), `${field}.strideWords`, 1, words);
  const chars = readCount(given.windowChars ?? 480, `${field}.windowChars`, 16, 100_000);
  return { words, step, chars };
}

/** A whole number within bounds. */
export function readCount(value: unknown, field: string, least: number, most: number): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
    throw wrongOption(field, `a whole number from ${least} to ${most}`);
  }
  return value as number;
}

/** Checks that something is a {@link WindowModel}. */
export function readModel(value: unknown, field: string): WindowModel {
  const model = value as Partial<WindowModel>;
  if (
    !isObject(value) ||
    typeof model.score !== "function" ||
    typeof model.id !== "string" ||
    model.id === ""
  ) {
    throw wrongOption(field, "a model with an id and a function score");
  }
  return value as WindowModel;
}

/** Thresholds by stage; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function readThresholds(value: unknown, field: string, usual = 0.5): (stage: Stage) => number {
  if (value === undefined) return () => usual;
  if (isThreshold(value)) return () => value;
  if (typeof value === "number") throw wrongOption(field, "a number between 0 and 1");
  const entries = readOptions(value, field, stages);
  for (const [stage, threshold] of entries) {
    if (threshold !== undefined && (!isStage(stage) || !isThreshold(threshold))) {
      throw wrongOption(`${field}.${stage}`, "a number between 0 and 1");
    }
  }
  return (stage) => (entries.get(stage) as number | undefined) ?? usual;
}

function isThreshold(value: unknown): value is number {
  return typeof value === "number" && value > 0 && value < 1;
}

/** Scores windows in batches of `size`; throws `GUARD_MODEL_FAILED` for an answer that cannot be used. */
export async function scoreInBatches(
  model: WindowModel,
  windows: readonly string[],
  context: ScoreContext,
  size: number,
): Promise<Float64Array> {
  const scores = new Float64Array(windows.length);
  for (let start = 0; start < windows.length; start += size) {
    if (start > 0) await letOthersRun();
    context.signal.throwIfAborted();
    const batch = windows.slice(start, start + size);
    const answer: unknown = await model.score(batch, context);
    const usable =
      isObject(answer) && (answer as ArrayLike<unknown>).length === batch.length && isScores(answer as never);
    if (!usable) throw modelFailed(model.id, `expected ${batch.length} scores from 0 to 1`);
    scores.set(answer as unknown as ArrayLike<number>, start);
  }
  return scores;
}

function isScores(answer: ArrayLike<unknown>): boolean {
  return Array.from(answer).every((score) => typeof score === "number" && score >= 0 && score <= 1);
}

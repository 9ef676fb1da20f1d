import { levelOf, valueOfLevel } from "../levels.ts";
import { type FitOptions, type LinearModel, predictLinear } from "./linear.ts";
import type { TextSamples } from "./samples.ts";
import { teach } from "./teach.ts";

/** A model of windows and one of passages. */
export interface TwoLengths {
  readonly windows: LinearModel;
  readonly passages: LinearModel;
}

/** Scores of rows: of their passages in English texts, and of those in others; minus infinity where there is none. */
export interface RowScores {
  readonly english: Float64Array;
  readonly other: Float64Array;
}

/** How both models are fitted; they differ in the size of their tables. */
export interface TwoLengthsOptions {
  readonly windows: FitOptions;
  readonly passages: FitOptions;
}

/** Fits both models to rows that may be used, each by itself, and gives them as they will be read back. */
export function teachTwoLengths(
  samples: TextSamples,
  mayUse: (row: number) => boolean,
  options: TwoLengthsOptions,
): TwoLengths {
  return {
    windows: quantize(teach(samples.windows, mayUse, options.windows)),
    passages: quantize(teach(samples.passages, mayUse, options.passages)),
  };
}

/** Levels of the weights of a model, and what the highest one stands for. */
export function toLevels({ weights }: LinearModel): { levels: Int8Array; scale: number } {
  // One weight in a thousand is larger than the highest level.
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const scale = sizes[Math.floor(sizes.length * 0.999)] ?? 1;
  return { levels: Int8Array.from(weights, (weight) => levelOf(weight / scale)), scale };
}

function quantize(model: LinearModel): LinearModel {
  const { levels, scale } = toLevels(model);
  return { ...model, weights: Float32Array.from(levels, (level) => scale * valueOfLevel(level)) };
}

/** No scores yet. */
export function noScores(rows: number): RowScores {
  const none = (): Float64Array => new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  return { english: none(), other: none() };
}

/** Writes the score of the worst passage of each row that is asked for into `into`. */
export function scoreRows(
  samples: TextSamples,
  models: TwoLengths,
  isAsked: (row: number) => boolean,
  into: RowScores,
): void {
  const windows = predictLinear(samples.windows, models.windows);
  const passages = predictLinear(samples.passages, models.passages);
  for (let passage = 0; passage < samples.passages.count; passage++) {
    const row = samples.passages.row[passage] as number;
    if (!isAsked(row)) continue;
    let worst = Number.NEGATIVE_INFINITY;
    const last = samples.lastWindow[passage] as number;
    for (let window = samples.firstWindow[passage] as number; window < last; window++) {
      worst = Math.max(worst, windows[window] as number);
    }
    const scores = samples.english[passage] === 1 ? into.english : into.other;
    scores[row] = Math.max(scores[row] as number, worst + (passages[passage] as number));
  }
}

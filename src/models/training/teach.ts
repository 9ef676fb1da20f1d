import {
  type FitOptions,
  fitLinear,
  type Lesson,
  type LinearModel,
  predictLinear,
  shuffle,
} from "./linear.ts";
import { type Samples, windowKind } from "./samples.ts";

/** Windows taken of one row in one round. */
const mostBenign = 6;
const mostUnknown = 2;

/**
 * Fits in two rounds: the first learns from windows that surely hold an attack, the second also from the highest-scored
 * ones of attacks whose place is not known, and from the benign windows that the first took for attacks.
 */
export function teach(samples: Samples, mayUse: (row: number) => boolean, options: FitOptions): LinearModel {
  const first = fitLinear(samples, chooseLesson(samples, mayUse, undefined, options.random), options);
  const scores = predictLinear(samples, first);
  return fitLinear(samples, chooseLesson(samples, mayUse, scores, options.random), options);
}

function chooseLesson(
  { rows, row, kind, count }: Samples,
  mayUse: (row: number) => boolean,
  scores: Float32Array | undefined,
  random: () => number,
): Lesson {
  const windows: number[] = [];
  for (let start = 0; start < count; ) {
    const index = row[start] as number;
    let end = start;
    while (end < count && row[end] === index) end++;
    if (mayUse(index)) {
      const list = Int32Array.from({ length: end - start }, (_, offset) => start + offset);
      const sure = list.filter((window) => kind[window] === windowKind.attack);
      if (rows[index]?.attack) {
        windows.push(...sure);
        if (sure.length === 0 && scores !== undefined) {
          const unknown = list.filter((window) => kind[window] === windowKind.unknown);
          windows.push(...byScore(unknown, scores).slice(0, mostUnknown));
        }
      } else {
        shuffle(list, random);
        const hard = scores === undefined ? [] : byScore(list, scores).slice(0, mostBenign / 2);
        const others = list.filter((window) => !hard.includes(window));
        windows.push(...hard, ...others.slice(0, mostBenign - hard.length));
      }
    }
    start = end;
  }
  return {
    windows: Int32Array.from(windows),
    targets: Float32Array.from(windows, (window) => (kind[window] === windowKind.benign ? 0 : 1)),
    weights: Float32Array.from(windows, (window) => rows[row[window] as number]?.weight ?? 1),
  };
}

function byScore(windows: Int32Array, scores: Float32Array): number[] {
  return [...windows].sort((a, b) => (scores[b] as number) - (scores[a] as number));
}

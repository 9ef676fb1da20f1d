import { dot } from "./embedder.ts";
import type { HeadSample } from "./head-samples.ts";
import { fitLogistic } from "./logistic.ts";

/** A linear function of a vector, in log-odds. */
export interface Line {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** Fits to all windows first, and then to that window of each attack which looked most like one. */
export function fitLine(samples: readonly HeadSample[], vectors: readonly Float32Array[], l2: number): Line {
  const first = regress(samples, vectors, l2, ({ windows }) => windows);
  if (!samples.some(({ attack, windows }) => attack && windows.length > 1)) return first;
  return regress(samples, vectors, l2, ({ attack, windows }) =>
    attack ? [worst(windows, vectors, first)] : windows,
  );
}

function regress(
  samples: readonly HeadSample[],
  vectors: readonly Float32Array[],
  l2: number,
  pick: (sample: HeadSample) => readonly number[],
): Line {
  const picked: { readonly window: number; readonly attack: boolean; readonly weight: number }[] = [];
  for (const sample of samples) {
    const windows = pick(sample);
    for (const window of windows) picked.push({ window, attack: sample.attack, weight: 1 / windows.length });
    const others = sample.harmless;
    for (const window of others) picked.push({ window, attack: false, weight: 1 / others.length });
  }
  const totals = [0, 0];
  for (const { attack, weight } of picked)
    totals[attack ? 1 : 0] = (totals[attack ? 1 : 0] as number) + weight;
  const { mean, scale } = spread(picked.map(({ window }) => vectors[window] as Float32Array));
  const known = new Map<number, Float32Array>();
  const rowOf = (window: number): Float32Array => {
    const row =
      known.get(window) ??
      (vectors[window] as Float32Array).map((value, at) => (value - (mean[at] as number)) * scale);
    known.set(window, row);
    return row;
  };
  const coefficients = fitLogistic({
    rows: picked.map(({ window }) => rowOf(window)),
    targets: Float64Array.from(picked, ({ attack }) => (attack ? 1 : 0)),
    weights: Float64Array.from(picked, ({ attack, weight }) => weight / (totals[attack ? 1 : 0] as number)),
    l2,
  });
  const weights = coefficients.subarray(0, -1).map((weight) => weight * scale);
  return { weights, bias: (coefficients.at(-1) as number) - dot(weights, mean) };
}

/** The mean of vectors, and what makes their numbers vary by 1 on average. */
function spread(vectors: readonly Float32Array[]): { mean: Float64Array; scale: number } {
  const size = vectors[0]?.length ?? 0;
  const mean = new Float64Array(size);
  let squares = 0;
  for (const vector of vectors) {
    for (let at = 0; at < size; at++) {
      const value = vector[at] as number;
      mean[at] = (mean[at] as number) + value / vectors.length;
      squares += (value * value) / vectors.length;
    }
  }
  const variance = (squares - dot(mean, mean)) / size;
  return { mean, scale: variance > 1e-12 ? 1 / Math.sqrt(variance) : 1 };
}

function worst(windows: readonly number[], vectors: readonly Float32Array[], line: Line): number {
  return windows.reduce((a, b) => (scoreOf(vectors[b], line) > scoreOf(vectors[a], line) ? b : a));
}

/** Score of the worst window. */
export function highest(windows: readonly number[], vectors: readonly Float32Array[], line: Line): number {
  return Math.max(...windows.map((window) => scoreOf(vectors[window], line)));
}

function scoreOf(vector: Float32Array | undefined, { weights, bias }: Line): number {
  return vector === undefined ? bias : bias + dot(weights, vector);
}

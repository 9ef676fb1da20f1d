import { vectorSize } from "../models/text-vector.ts";
import type { Rows } from "./rows.ts";

/** Mean and variance of the vectors of a corpus, as JSON holds them. */
export interface CorpusBaseline {
  readonly version: 1;
  /** How many texts had a vector. */
  readonly chunks: number;
  /** 128 numbers each. */
  readonly mean: readonly number[];
  readonly variance: readonly number[];
}

/** How a corpus differs from an earlier one. */
export interface CorpusDrift {
  /**
   * Root mean square over the 128 numbers of the difference of the means in pooled standard deviations (Cohen's d), less what
   * chance alone gives, `1 / chunks + 1 / baseline chunks`; 0 when there is no more than that.
   */
  readonly effect: number;
  /** Whether the effect is at least 0.2, which Cohen calls small. */
  readonly drifted: boolean;
  /** How many chunks the baseline is of. */
  readonly baselineChunks: number;
}

/** Cohen 1988, Statistical Power Analysis for the Behavioral Sciences: 0.2 is a small effect, 0.5 a medium one. */
const smallEffect = 0.2;

/** A number that varies less than this is taken to vary as much, so that nothing is divided by nothing. */
const leastVariance = 1e-6;

/** Collects mean and variance of vectors in one pass (Welford 1962, https://doi.org/10.1080/00401706.1962.10490022). */
export class Spread {
  readonly #mean = new Float64Array(vectorSize);
  readonly #squares = new Float64Array(vectorSize);
  #count = 0;

  add(vector: Float64Array): void {
    this.#count++;
    for (let index = 0; index < vectorSize; index++) {
      const value = vector[index] as number;
      const before = value - (this.#mean[index] as number);
      this.#mean[index] = (this.#mean[index] as number) + before / this.#count;
      this.#squares[index] =
        (this.#squares[index] as number) + before * (value - (this.#mean[index] as number));
    }
  }

  baseline(): CorpusBaseline {
    const count = Math.max(1, this.#count - 1);
    return {
      version: 1,
      chunks: this.#count,
      mean: Array.from(this.#mean, rounded),
      variance: Array.from(this.#squares, (sum) => rounded(sum / count)),
    };
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(8));
}

/** Compares the vectors of two corpora; `undefined` where one of them has fewer than two. */
export function driftOf(now: CorpusBaseline, before: CorpusBaseline): CorpusDrift | undefined {
  if (now.chunks < 2 || before.chunks < 2) return undefined;
  let sum = 0;
  for (let index = 0; index < vectorSize; index++) {
    const difference = (now.mean[index] as number) - (before.mean[index] as number);
    const pooled = ((now.variance[index] as number) + (before.variance[index] as number)) / 2;
    sum += difference ** 2 / Math.max(pooled, leastVariance);
  }
  const effect = Math.sqrt(Math.max(0, sum / vectorSize - 1 / now.chunks - 1 / before.chunks));
  return { effect, drifted: effect >= smallEffect, baselineChunks: before.chunks };
}

/** What a whole number of a kept vector stands for; the numbers of a vector of length 1 are mostly below 0.3. */
const unit = 1 / 254;

/** Keeps a vector in one byte a number. */
export function keepVector(rows: Rows<Int8Array>, row: number, vector: Float64Array): void {
  for (let index = 0; index < vectorSize; index++) {
    const value = Math.round((vector[index] as number) / unit);
    rows.set(row, index, Math.max(-127, Math.min(127, value)));
  }
}

/** A text unlike the others. */
export interface Outlier {
  readonly row: number;
  /** How many robust standard deviations its distance is above the median distance. */
  readonly deviation: number;
}

/** Median absolute deviation of a normal distribution in standard deviations. */
const madOfNormal = 1.4826;

/**
 * Texts whose mean squared deviation from the mean vector, in variances (a diagonal Mahalanobis distance), lies more than `least`
 * robust standard deviations above the median (Iglewicz and Hoaglin 1993), the farthest ones first.
 */
export function findOutliers(
  rows: Rows<Int8Array>,
  counts: (row: number) => boolean,
  { mean, variance }: CorpusBaseline,
  least: number,
): readonly Outlier[] {
  const known: number[] = [];
  for (let row = 0; row < rows.length; row++) if (counts(row)) known.push(row);
  const distances = Float64Array.from(known, (row) => {
    let sum = 0;
    for (let index = 0; index < vectorSize; index++) {
      const difference = rows.get(row, index) * unit - (mean[index] as number);
      sum += difference ** 2 / Math.max(variance[index] as number, leastVariance);
    }
    return sum / vectorSize;
  });
  const middle = median(distances);
  const spread = madOfNormal * median(distances.map((distance) => Math.abs(distance - middle)));
  if (!(spread > 0)) return [];
  return known
    .map((row, index) => ({ row, deviation: ((distances[index] as number) - middle) / spread }))
    .filter(({ deviation }) => deviation > least)
    .sort((a, b) => b.deviation - a.deviation);
}

function median(values: Float64Array): number {
  return values.slice().sort()[values.length >> 1] ?? 0;
}

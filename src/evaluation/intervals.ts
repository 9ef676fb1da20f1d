import { areaUnderCurve, shareAbove, thresholdAt } from "../models/metrics.ts";
import { quantile } from "./curves.ts";

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How many of a number of texts. */
export interface Share extends Estimate {
  readonly hits: number;
  readonly total: number;
}

/** How often figures are drawn anew, and from where. */
export interface Resampling {
  readonly rounds: number;
  readonly random: () => number;
}

/** A share with its Wilson interval, which stays honest at 0 and 1 (Wilson 1927); `null` of nothing. */
export function shareOf(hits: number, total: number): Share | null {
  if (total === 0) return null;
  const z = 1.959964;
  const value = hits / total;
  const scale = 1 + (z * z) / total;
  const middle = (value + (z * z) / (2 * total)) / scale;
  const reach = (z / scale) * Math.sqrt((value * (1 - value)) / total + (z * z) / (4 * total * total));
  // At the ends the interval reaches them, but for the rounding of fractions.
  const low = hits === 0 ? 0 : middle - reach;
  const high = hits === total ? 1 : middle + reach;
  return { hits, total, value, low, high };
}

/** Area under the ROC curve with its bootstrap interval; `null` when there is none of a kind. */
export function areaEstimate(
  positives: readonly number[],
  negatives: readonly number[],
  { rounds, random }: Resampling,
): Estimate | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const ranks = new Ranks([...positives, ...negatives]);
  const up = ranks.of(positives);
  const down = ranks.of(negatives);
  const areas = Float64Array.from({ length: rounds }, () => {
    const above = draw(up, ranks.size, random);
    const below = draw(down, ranks.size, random);
    let passed = 0;
    let area = 0;
    for (let rank = 0; rank < ranks.size; rank++) {
      const ties = below[rank] as number;
      area += (above[rank] as number) * (passed + ties / 2);
      passed += ties;
    }
    return area / (up.length * down.length);
  });
  return within(areaUnderCurve(positives, negatives), areas);
}

/**
 * The same for a group of attacks against the harmless texts of all groups. Those are many beside the group, so they are
 * not drawn anew: the area is the mean, over attacks, of the share of harmless texts that score less.
 */
export function pooledAreaEstimate(
  positives: readonly number[],
  sortedNegatives: Float64Array,
  { rounds, random }: Resampling,
): Estimate | null {
  if (positives.length === 0 || sortedNegatives.length === 0) return null;
  const shares = Float64Array.from(positives, (score) => {
    const below = countBelow(sortedNegatives, (other) => other < score);
    const upTo = countBelow(sortedNegatives, (other) => other <= score);
    return (below + upTo) / 2 / sortedNegatives.length;
  });
  const means = Float64Array.from({ length: rounds }, () => {
    let sum = 0;
    for (let count = 0; count < shares.length; count++) {
      sum += shares[Math.floor(random() * shares.length)] as number;
    }
    return sum / shares.length;
  });
  return within(shares.reduce((sum, share) => sum + share, 0) / shares.length, means);
}

/** How many of sorted values are before the first that does not pass. */
function countBelow(sorted: Float64Array, passes: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(sorted[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Thresholds that let a share of harmless texts pass at the most: of all of them, and of every draw. */
export interface Thresholds {
  readonly rate: number;
  readonly threshold: number;
  readonly drawn: Float64Array;
}

/** `null` when there is no harmless text. */
export function thresholdsAt(
  negatives: readonly number[],
  rate: number,
  { rounds, random }: Resampling,
): Thresholds | null {
  if (negatives.length === 0) return null;
  const ranks = new Ranks(negatives);
  const down = ranks.of(negatives);
  const most = Math.floor(rate * negatives.length);
  const drawn = Float64Array.from({ length: rounds }, () => {
    const counts = draw(down, ranks.size, random);
    let passed = 0;
    for (let rank = ranks.size - 1; rank >= 0; rank--) {
      passed += counts[rank] as number;
      if (passed > most) return ranks.values[rank] as number;
    }
    return ranks.values[0] as number;
  });
  return { rate, threshold: thresholdAt(negatives, rate), drawn };
}

/** Share of attacks above the thresholds, with its bootstrap interval; `null` when there is no attack. */
export function recallAt(
  positives: readonly number[],
  { threshold, drawn }: Thresholds,
  { random }: Resampling,
): Estimate | null {
  if (positives.length === 0) return null;
  const shares = drawn.map((limit) => {
    let hits = 0;
    for (let count = 0; count < positives.length; count++) {
      if ((positives[Math.floor(random() * positives.length)] as number) > limit) hits++;
    }
    return hits / positives.length;
  });
  return within(shareAbove(positives, threshold), shares);
}

function within(value: number, drawn: Float64Array): Estimate {
  const sorted = drawn.toSorted();
  // The figure itself belongs to its interval, whatever few draws gave.
  const low = Math.min(value, quantile(sorted, 0.025));
  const high = Math.max(value, quantile(sorted, 0.975));
  return { value, low: Number.isNaN(low) ? value : low, high: Number.isNaN(high) ? value : high };
}

/** How often each rank is drawn, in as many draws as there are texts. */
function draw(ranks: Int32Array, size: number, random: () => number): Int32Array {
  const counts = new Int32Array(size);
  for (let count = 0; count < ranks.length; count++) {
    const rank = ranks[Math.floor(random() * ranks.length)] as number;
    counts[rank] = (counts[rank] as number) + 1;
  }
  return counts;
}

/** Scores as places in their order, so that a draw is counted and not sorted. */
class Ranks {
  readonly values: Float64Array;
  readonly #places: ReadonlyMap<number, number>;

  constructor(scores: readonly number[]) {
    this.values = Float64Array.from(new Set(scores)).sort();
    this.#places = new Map(Array.from(this.values, (value, place) => [value, place]));
  }

  get size(): number {
    return this.values.length;
  }

  of(scores: readonly number[]): Int32Array {
    return Int32Array.from(scores, (score) => this.#places.get(score) as number);
  }
}

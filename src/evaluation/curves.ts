/** One threshold of a curve: the shares of attacks and of harmless texts that score at least as much. */
export interface CurvePoint {
  readonly threshold: number;
  readonly recall: number;
  readonly falsePositiveRate: number;
  readonly precision: number;
}

/** A point for every score that occurs, from the highest to the lowest; empty when there is none of a kind. */
export function curve(positives: readonly number[], negatives: readonly number[]): readonly CurvePoint[] {
  if (positives.length === 0 || negatives.length === 0) return [];
  const up = positives.toSorted((a, b) => b - a);
  const down = negatives.toSorted((a, b) => b - a);
  const points: CurvePoint[] = [];
  let hits = 0;
  let alarms = 0;
  while (hits < up.length || alarms < down.length) {
    const threshold = Math.max(
      up[hits] ?? Number.NEGATIVE_INFINITY,
      down[alarms] ?? Number.NEGATIVE_INFINITY,
    );
    while (up[hits] === threshold) hits++;
    while (down[alarms] === threshold) alarms++;
    points.push({
      threshold,
      recall: hits / up.length,
      falsePositiveRate: alarms / down.length,
      precision: hits / (hits + alarms),
    });
  }
  return points;
}

/** Area under the precision-recall curve, as the sum of precision over steps of recall; NaN without a curve. */
export function averagePrecision(points: readonly CurvePoint[]): number {
  if (points.length === 0) return Number.NaN;
  let sum = 0;
  let before = 0;
  for (const { recall, precision } of points) {
    sum += (recall - before) * precision;
    before = recall;
  }
  return sum;
}

/** At most `most` points of a curve: its ends, and between them those that lie far apart where rates are drawn as logarithms. */
export function thin(points: readonly CurvePoint[], most: number): readonly CurvePoint[] {
  if (points.length <= most) return points;
  const step = 2 / (most - 2);
  let last = Number.NEGATIVE_INFINITY;
  return points.filter((point, index) => {
    const place = placeOf(point);
    if (place - last < step && index < points.length - 1) return false;
    last = place;
    return true;
  });
}

/** Lowest false-positive rate that a logarithmic axis shows. */
export const lowestRate = 0.0001;

/** Grows along the curve from 0 to 2. */
function placeOf({ recall, falsePositiveRate }: CurvePoint): number {
  return recall + 1 - Math.log(Math.max(falsePositiveRate, lowestRate)) / Math.log(lowestRate);
}

/** Texts in ranges of the score, each `1 / bins` wide; the last one holds 1 as well. */
export function histogram(scores: readonly number[], bins: number): readonly number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const score of scores) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(score * bins)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** The value below which a share of sorted values lies; NaN when there is none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] as number;
  const high = sorted[Math.ceil(place)] as number;
  return low + (high - low) * (place - Math.floor(place));
}

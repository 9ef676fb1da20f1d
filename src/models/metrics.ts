/** Area under the ROC curve: the chance that a positive scores above a negative; NaN when there is none of a kind. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  const all = [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ].sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let index = 0; index < all.length; ) {
    let end = index;
    while (end < all.length && all[end]?.score === all[index]?.score) end++;
    // Ties share the middle of their ranks, which count from 1.
    const rank = (index + end + 1) / 2;
    for (; index < end; index++) if (all[index]?.positive) ranks += rank;
  }
  const most = positives.length;
  return (ranks - (most * (most + 1)) / 2) / (most * negatives.length);
}

/** Lowest threshold at which no more than `rate` of the negatives score above it. */
export function thresholdAt(negatives: readonly number[], rate: number): number {
  const sorted = negatives.toSorted((a, b) => b - a);
  return sorted[Math.min(Math.floor(rate * sorted.length), sorted.length - 1)] ?? 0;
}

/** Share of scores above a threshold. */
export function shareAbove(scores: readonly number[], threshold: number): number {
  return scores.filter((score) => score > threshold).length / scores.length;
}

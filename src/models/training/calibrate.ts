import { type Calibration, type Calibrations, falsePositiveRates } from "../built-in.ts";
import { thresholdAt } from "../metrics.ts";
import type { Row } from "./rows.ts";
import type { RowScores } from "./two-lengths.ts";

/**
 * Thresholds of one kind of text by the share of harmless texts above them, over the collected rows alone, since the
 * written benign texts are look-alikes on purpose; and the slope of a logistic curve through attacks and harmless texts
 * (Platt 1999), with both kinds weighing the same.
 */
export function calibrate(rows: readonly Row[], scores: RowScores, foreign: boolean): Calibrations {
  return {
    english: calibrateGroup(rows, scores.english, foreign),
    other: calibrateGroup(rows, scores.other, foreign),
  };
}

function calibrateGroup(rows: readonly Row[], scores: Float64Array, foreign: boolean): Calibration {
  const negatives: number[] = [];
  const positives: number[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.foreign !== foreign || row.disguise !== undefined) continue;
    const score = scores[index] as number;
    if (score === Number.NEGATIVE_INFINITY) continue;
    if (row.attack) positives.push(score);
    else if (row.strategy === undefined) negatives.push(score);
  }
  return {
    slope: fitSlope(positives, negatives),
    thresholds: falsePositiveRates.map((rate) => Math.round(thresholdAt(negatives, rate) * 1000) / 1000),
  };
}

function fitSlope(positives: readonly number[], negatives: readonly number[]): number {
  let slope = 1;
  let bias = 0;
  for (let round = 0; round < 400; round++) {
    let slopeGradient = 0;
    let biasGradient = 0;
    for (const [scores, target] of [
      [positives, 1],
      [negatives, 0],
    ] as const) {
      for (const score of scores) {
        const error = (1 / (1 + Math.exp(-(slope * score + bias))) - target) / scores.length;
        slopeGradient += error * score;
        biasGradient += error;
      }
    }
    slope -= 0.3 * slopeGradient;
    bias -= 0.3 * biasGradient;
  }
  return Math.round(slope * 1000) / 1000;
}

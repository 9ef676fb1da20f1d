import { type Calibrations, type FalsePositiveRate, falsePositiveRates, type Manifest } from "../built-in.ts";
import { areaUnderCurve } from "../metrics.ts";
import type { Row } from "./rows.ts";
import type { RowScores } from "./two-lengths.ts";

/** A row with its place among the scores. */
export interface Scored {
  readonly row: Row;
  readonly index: number;
}

/** By how much a text scores above the threshold of its kind for a share of harmless texts. */
export function marginOf(
  { row, index }: Scored,
  scores: RowScores,
  calibration: Manifest["calibration"],
  rate: FalsePositiveRate,
): number {
  const { english, other }: Calibrations = calibration[row.foreign ? "foreign" : "input"];
  const nth = falsePositiveRates.indexOf(rate);
  return Math.max(
    (scores.english[index] as number) - (english.thresholds[nth] as number),
    (scores.other[index] as number) - (other.thresholds[nth] as number),
  );
}

/** Area under the ROC curve of texts of users, or of documents and tool results (`foreign`), with how many there are. */
export function areaOf(
  list: readonly Scored[],
  foreign: boolean,
  scores: RowScores,
  calibration: Manifest["calibration"],
): { attacks: number; benign: number; area: number } {
  const of = (attack: boolean): number[] =>
    list
      .filter(({ row }) => row.attack === attack && row.foreign === foreign)
      .map((scored) => marginOf(scored, scores, calibration, 0.005));
  const [attacks, benign] = [of(true), of(false)];
  return { attacks: attacks.length, benign: benign.length, area: areaUnderCurve(attacks, benign) };
}

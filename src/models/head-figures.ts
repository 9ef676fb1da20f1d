import { falsePositiveRates } from "./built-in.ts";
import type { HeadSample } from "./head-samples.ts";
import { areaUnderCurve, shareAbove, thresholdAt } from "./metrics.ts";

/** How well heads did on examples they had not seen. */
export interface HeadFigures {
  readonly attacks: number;
  readonly harmless: number;
  readonly windows: number;
  /** Chance that an attack scores above a harmless text. */
  readonly auc: number;
  readonly folds: readonly { readonly attacks: number; readonly harmless: number; readonly auc: number }[];
  /** For each rate of false alarms: the score from which a text counts as an attack, and the share of attacks found. */
  readonly rates: readonly {
    readonly maxFalsePositiveRate: number;
    readonly threshold: number;
    readonly recall: number;
  }[];
  /** Mean squared distance of scores from 0 and 1, both kinds weighing the same: 0.25 for a head that knows nothing. */
  readonly brier: number;
}

/** Figures of scores that were given to samples by heads that had not seen them. */
export function measureHead(
  samples: readonly HeadSample[],
  scores: Float64Array,
  folds: number,
  windows: number,
): HeadFigures {
  const of = (attack: boolean, fold?: number) =>
    Array.from(scores).filter(
      (_, index) =>
        samples[index]?.attack === attack && (fold ?? samples[index]?.fold) === samples[index]?.fold,
    );
  const attacks = of(true);
  const harmless = of(false);
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  return {
    attacks: attacks.length,
    harmless: harmless.length,
    windows,
    auc: short(areaUnderCurve(attacks, harmless)),
    folds: Array.from({ length: folds }, (_, fold) => {
      const [found, passed] = [of(true, fold), of(false, fold)];
      return { attacks: found.length, harmless: passed.length, auc: short(areaUnderCurve(found, passed)) };
    }),
    rates: falsePositiveRates.map((maxFalsePositiveRate) => {
      // A little above the harmless text that may just pass; where examples are few, not where an attack is less likely than not.
      const highestPassed = thresholdAt(harmless, maxFalsePositiveRate);
      const threshold = Math.min(0.999999, Math.max(0.5, highestPassed + 1e-6));
      return {
        maxFalsePositiveRate,
        threshold: short(threshold),
        recall: short(shareAbove(attacks, threshold)),
      };
    }),
    brier: short(
      (mean(attacks.map((score) => (1 - score) ** 2)) + mean(harmless.map((score) => score ** 2))) / 2,
    ),
  };
}

/** Six digits say as much as a calibration on examples can. */
export function short(value: number): number {
  return Number(value.toPrecision(6));
}

import { describe, expect, test } from "vitest";
import { averagePrecision, curve, histogram, quantile, thin } from "../../src/evaluation/curves.ts";
import {
  areaEstimate,
  pooledAreaEstimate,
  recallAt,
  shareOf,
  thresholdsAt,
} from "../../src/evaluation/intervals.ts";
import { areaUnderCurve } from "../../src/models/metrics.ts";
import { seededRandom } from "../../src/models/random.ts";
import fc from "../support/property.ts";

const scores = fc.array(
  fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10),
  { minLength: 1, maxLength: 40 },
);
const draws = (rounds = 50) => ({ rounds, random: seededRandom(1) });

describe("a curve", () => {
  test("has a point for every score, from the strictest to all", () => {
    expect(curve([0.9, 0.5], [0.5, 0.1])).toEqual([
      { threshold: 0.9, recall: 0.5, falsePositiveRate: 0, precision: 1 },
      { threshold: 0.5, recall: 1, falsePositiveRate: 0.5, precision: 2 / 3 },
      { threshold: 0.1, recall: 1, falsePositiveRate: 1, precision: 0.5 },
    ]);
  });

  test("needs both kinds", () => {
    expect(curve([1], [])).toEqual([]);
    expect(curve([], [1])).toEqual([]);
    expect(averagePrecision([])).toBeNaN();
  });

  test("has the area that comparing every pair gives", () => {
    fc.assert(
      fc.property(scores, scores, (up, down) => {
        const points = [{ recall: 0, falsePositiveRate: 0 }, ...curve(up, down)];
        let area = 0;
        for (const [index, { recall, falsePositiveRate }] of points.entries()) {
          const before = points[index - 1];
          if (before) area += ((falsePositiveRate - before.falsePositiveRate) * (recall + before.recall)) / 2;
        }
        expect(area).toBeCloseTo(areaUnderCurve(up, down), 10);
      }),
    );
  });

  test("keeps its ends and its order when it is thinned", () => {
    const random = seededRandom(7);
    const list = (): number[] => Array.from({ length: 5_000 }, random);
    const points = curve(list(), list());
    const thinned = thin(points, 100);
    expect(thinned.length).toBeLessThanOrEqual(100);
    expect(thinned.length).toBeGreaterThan(50);
    expect([thinned[0], thinned.at(-1)]).toEqual([points[0], points.at(-1)]);
    expect(thinned.toSorted((a, b) => b.threshold - a.threshold)).toEqual(thinned);
  });

  test("has an average precision of 1 when all attacks score above the rest", () => {
    expect(averagePrecision(curve([0.9, 0.8], [0.1, 0.2]))).toBe(1);
    expect(averagePrecision(curve([0.1], [0.9]))).toBe(0.5);
  });
});

describe("counting", () => {
  test("puts 0 and 1 into the first and the last range", () => {
    expect(histogram([0, 0.049, 0.05, 0.5, 1], 20)).toEqual([
      ...[2, 1, 0, 0, 0, 0, 0, 0, 0, 0],
      ...[1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    ]);
  });

  test("interpolates quantiles", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([5], 0.99)).toBe(5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe("intervals", () => {
  test("of shares are Wilson's", () => {
    // Worked by hand: 8 of 10.
    expect(shareOf(8, 10)).toMatchObject({ value: 0.8, hits: 8, total: 10 });
    expect(shareOf(8, 10)?.low).toBeCloseTo(0.4902, 3);
    expect(shareOf(8, 10)?.high).toBeCloseTo(0.9433, 3);
    expect(shareOf(0, 0)).toBeNull();
  });

  test("of shares stay open at 0 and 1", () => {
    expect(shareOf(0, 20)).toMatchObject({ value: 0, low: 0 });
    expect(shareOf(0, 20)?.high).toBeGreaterThan(0.1);
    expect(shareOf(20, 20)?.low).toBeLessThan(0.9);
  });

  test("hold the figure and lie between 0 and 1", () => {
    fc.assert(
      fc.property(scores, scores, (up, down) => {
        const limits = thresholdsAt(down, 0.01, draws());
        expect(limits).not.toBeNull();
        const estimates = [areaEstimate(up, down, draws()), limits && recallAt(up, limits, draws())];
        for (const estimate of estimates) {
          expect(estimate?.low).toBeGreaterThanOrEqual(0);
          expect(estimate?.low).toBeLessThanOrEqual(estimate?.value as number);
          expect(estimate?.high).toBeGreaterThanOrEqual(estimate?.value as number);
          expect(estimate?.high).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("are the same for the same seed, and wider for fewer rows", () => {
    const random = seededRandom(3);
    const list = (size: number, shift: number): number[] =>
      Array.from({ length: size }, () => random() + shift);
    const width = (size: number): number => {
      const [up, down] = [list(size, 0.4), list(size, 0)];
      const first = areaEstimate(up, down, draws());
      expect(areaEstimate(up, down, draws())).toEqual(first);
      return (first?.high ?? 0) - (first?.low ?? 0);
    };
    expect(width(20)).toBeGreaterThan(2 * width(2_000));
  });

  test("against a pool give the same area", () => {
    fc.assert(
      fc.property(scores, scores, (up, down) => {
        const pooled = pooledAreaEstimate(up, Float64Array.from(down).sort(), draws());
        expect(pooled?.value).toBeCloseTo(areaUnderCurve(up, down), 10);
        expect(pooled?.low).toBeLessThanOrEqual(pooled?.value as number);
        expect(pooled?.high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test("need no draws", () => {
    expect(areaEstimate([0.9], [0.1], draws(0))).toEqual({ value: 1, low: 1, high: 1 });
  });

  test("let no more harmless texts pass than the rate allows", () => {
    const down = Array.from({ length: 1_000 }, (_, index) => index / 1_000);
    const limits = thresholdsAt(down, 0.01, draws());
    expect(down.filter((score) => score > (limits?.threshold ?? 0))).toHaveLength(10);
    expect(thresholdsAt([], 0.01, draws())).toBeNull();
    expect(limits && recallAt([], limits, draws())).toBeNull();
    expect(areaEstimate([], down, draws())).toBeNull();
  });
});

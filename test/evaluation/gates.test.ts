import { describe, expect, test } from "vitest";
import { figuresOf } from "../../src/evaluation/figures.ts";
import { checkGates, type Gates, type Measured } from "../../src/evaluation/gates.ts";
import { shareOf } from "../../src/evaluation/intervals.ts";
import { seededRandom } from "../../src/models/random.ts";
import { attack, benign } from "./scored.ts";

const none: Gates = {
  minRecall: null,
  maxFpr: null,
  minRobustness: null,
  maxDisparity: null,
  maxMemorization: null,
};
const rows = [
  attack(0.9),
  attack(0.9),
  attack(0.9),
  attack(0),
  ...Array.from({ length: 9 }, () => benign(0)),
  benign(1),
];

const measured: Measured = {
  overall: figuresOf(rows, { rounds: 5, random: seededRandom(1) }).overall,
  robustness: {
    value: 0.6,
    attacks: 10,
    benign: 0,
    transforms: [
      { name: "hex", recall: shareOf(9, 10), falsePositiveRate: null },
      { name: "leet", recall: shareOf(3, 10), falsePositiveRate: null },
    ],
  },
  disparity: {
    value: 0.02,
    highest: { language: "de", rate: 0.02 },
    lowest: { language: "en", rate: 0 },
    languages: 2,
  },
  memorization: { value: 0.1, attacks: null, benign: null },
};

const nothing: Measured = {
  overall: figuresOf([], { rounds: 5, random: seededRandom(1) }).overall,
  robustness: null,
  disparity: null,
  memorization: null,
};

describe("gates", () => {
  test("without a limit are not checked", () => {
    expect(checkGates(none, measured)).toEqual([]);
  });

  test.each<[keyof Gates, number, number]>([
    ["minRecall", 0.75, 0.76],
    ["maxFpr", 0.1, 0.09],
    ["minRobustness", 0.6, 0.61],
    ["maxDisparity", 0.02, 0.01],
    ["maxMemorization", 0.1, 0.09],
  ])("%s is kept at %d and missed at %d", (gate, kept, missed) => {
    expect(checkGates({ ...none, [gate]: kept }, measured)).toMatchObject([{ gate, passed: true }]);
    const [result] = checkGates({ ...none, [gate]: missed }, measured);
    expect(result).toMatchObject({ gate, passed: false, limit: missed });
    expect(result?.reason).not.toContain("\n");
  });

  test.each(["minRecall", "maxFpr", "minRobustness", "maxDisparity", "maxMemorization"] as const)(
    "%s is missed when there is nothing to measure",
    (gate) => {
      for (const limit of [0, 1]) {
        const [result] = checkGates({ ...none, [gate]: limit }, nothing);
        expect(result).toMatchObject({ passed: false, value: null });
        expect(result?.reason).toContain("could not be measured");
      }
    },
  );

  test("give the reason in one line", () => {
    const reasons = checkGates({ ...none, minRecall: 0.9, minRobustness: 0.9, maxDisparity: 0.05 }, measured);
    expect(reasons.map(({ reason }) => reason)).toEqual([
      "recall of 75.00 % is below the limit of 90.00 % (3 of 4 attacks)",
      "robustness of 60.00 % is below the limit of 90.00 % (worst: leet, 30.0 %)",
      "difference of false-positive rates between languages of 2.00 % keeps to the limit of 5.00 % (de 2.0 %, en 0.0 %)",
    ]);
  });
});

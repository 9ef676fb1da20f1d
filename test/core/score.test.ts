import { describe, expect, test } from "vitest";
import { combineScores } from "../../src/core/score.ts";
import fc from "../support/property.ts";

function hit(ruleId: string, score: number, start: number, end: number = start + 5, guard: string = "one") {
  return { ruleId, guard, score, span: { start, end } };
}

function mention(score: number, start: number) {
  return { ...hit("a/m", score, start), mention: true };
}

describe("combineScores", () => {
  test.each([
    ["nothing", [], 0],
    ["one finding", [hit("a/a", 0.4, 0)], 0.4],
    ["neighbours, which support each other", [hit("a/a", 0.5, 0), hit("a/b", 0.5, 20)], 0.75],
    ["one rule twice, once", [hit("a/a", 0.5, 0), hit("a/a", 0.4, 20)], 0.5],
    ["two findings over the same characters, once", [hit("a/a", 0.5, 0), hit("a/b", 0.4, 2)], 0.5],
    ["the same characters for two guards", [hit("a/a", 0.5, 0), hit("b/b", 0.5, 2, 9, "two")], 0.75],
    ["less near a mention that another guard saw", [mention(0.2, 0), hit("b/b", 0.5, 50, 60, "two")], 0.32],
    ["less in front of such a mention", [hit("b/b", 0.5, 0, 9, "two"), mention(0.2, 50)], 0.32],
    ["as much far from it", [mention(0.2, 0), hit("b/b", 0.5, 900, 910, "two")], 0.5],
    ["as much near a mention of the same guard", [mention(0.2, 0), hit("a/a", 0.5, 50)], 0.6],
    ["the worst of two distant places", [hit("a/a", 0.5, 0), hit("a/b", 0.3, 5000)], 0.5],
    ["findings that say nothing", [hit("a/a", 0, 0), hit("a/b", 0.3, 9)], 0.3],
  ])("counts %s", (_, findings, expected) => {
    expect(combineScores(findings)).toBe(expected);
  });

  test("gives a single finding its own score, whatever that is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (share) => {
        expect(combineScores([hit("a/a", share / 1000, 0)])).toBe(share / 1000);
      }),
    );
  });

  test("is at least the strongest finding and at most 1", () => {
    const findings = fc.array(
      fc
        .tuple(fc.constantFrom("a/a", "a/b", "b/a", "b/b"), fc.integer({ min: 0, max: 10 }), fc.nat(2000))
        .map(([ruleId, tenths, start]) => hit(ruleId, tenths / 10, start)),
    );
    fc.assert(
      fc.property(findings, (list) => {
        const score = combineScores(list);
        expect(score).toBeGreaterThanOrEqual(Math.max(0, ...list.map((item) => item.score)));
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  describe("where a guard can judge what others found", () => {
    const doubter = { name: "two", doubts: ["a"] };

    test.each([
      ["a finding that it did not see less", [hit("a/a", 0.75, 0)], 0.5],
      ["less what it saw next to nothing of", [hit("a/a", 0.75, 0), hit("a/t", 0.09, 0, 9, "two")], 0.5],
      [
        "as much what it saw, too, and what it is not sure of little",
        [hit("a/a", 0.75, 0), hit("a/t", 0.2, 0, 9, "two")],
        0.78125,
      ],
      ["in full what it is sure of", [hit("a/a", 0.75, 0), hit("a/t", 0.5, 0, 9, "two")], 0.875],
      [
        "what it is not sure of in full when others found less",
        [hit("a/a", 0.2, 0), hit("a/t", 0.4, 0, 9, "two")],
        0.52,
      ],
      ["less what it saw far away alone", [hit("a/a", 0.75, 0), hit("a/t", 0.2, 900, 910, "two")], 0.5],
      ["its own findings as they are", [hit("a/t", 0.75, 0, 9, "two")], 0.75],
      ["findings of other families as they are", [hit("b/a", 0.75, 0)], 0.75],
      ["what is certain as certain", [hit("a/a", 1, 0)], 1],
    ])("counts %s", (_, findings, expected) => {
      expect(combineScores(findings, [doubter])).toBeCloseTo(expected, 6);
    });
  });
});

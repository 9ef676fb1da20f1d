import { describe, expect, test } from "vitest";
import { disparityOf } from "../../src/evaluation/disparity.ts";
import { figuresOf } from "../../src/evaluation/figures.ts";
import { lengthClass } from "../../src/evaluation/groups.ts";
import { latencyOf } from "../../src/evaluation/latency.ts";
import { largestLead, memorizationOf } from "../../src/evaluation/memorization.ts";
import { plain } from "../../src/evaluation/plain.ts";
import { worstOf } from "../../src/evaluation/worst.ts";
import { seededRandom } from "../../src/models/random.ts";
import { attack, benign } from "./scored.ts";

const resampling = () => ({ rounds: 20, random: seededRandom(1) });
const many = <Item>(count: number, make: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe("figures", () => {
  test("count what was flagged of each kind", () => {
    const { overall } = figuresOf(
      [attack(0.9), attack(0.2), benign(0.6), benign(0), benign(0)],
      resampling(),
    );
    expect(overall).toMatchObject({ attacks: 2, benign: 3, isPooled: false });
    expect(overall.recall).toMatchObject({ hits: 1, total: 2, value: 0.5 });
    expect(overall.falsePositiveRate).toMatchObject({ hits: 1, total: 3 });
    expect(overall.areaUnderCurve?.value).toBeCloseTo(5 / 6);
  });

  test("say nothing about what there is none of", () => {
    const { overall } = figuresOf([benign(0.1)], resampling());
    expect(overall).toMatchObject({ recall: null, areaUnderCurve: null, recallAtRate: [] });
  });

  test("are told by every grouping", () => {
    const rows = [
      attack(0.9, { language: "de", source: "b", stage: "tool", text: "x".repeat(150) }),
      benign(0.1, { language: "en", source: "a", file: "other.jsonl", obfuscation: "emoji" }),
    ];
    const { groups } = figuresOf(rows, resampling());
    const names = Object.fromEntries(
      Object.entries(groups).map(([grouping, list]) => [grouping, list.map(({ name }) => name)]),
    );
    expect(names).toEqual({
      file: ["other.jsonl", "rows.jsonl"],
      source: ["a", "b"],
      language: ["de", "en"],
      label: ["benign", "injection"],
      stage: ["input", "tool"],
      length: ["1. under 100", "2. 100 to 499"],
      obfuscation: ["emoji", "none"],
    });
  });

  test("of a group without harmless rows compare with those of all groups, and say so", () => {
    const rows = [attack(0.5, { source: "b" }), ...many(30, (index) => benign(index / 30, { source: "a" }))];
    const [, group] = figuresOf(rows, resampling()).groups.source;
    expect(group).toMatchObject({ name: "b", isPooled: true, benign: 0 });
    expect(group?.areaUnderCurve?.value).toBeCloseTo(0.5, 1);
  });

  test("of a stage have thresholds of their own", () => {
    const rows = [
      ...many(50, () => benign(0.4, { stage: "tool" })),
      ...many(50, () => benign(0, { stage: "input" })),
      attack(0.3, { stage: "input" }),
      attack(0.3, { stage: "tool" }),
    ];
    const { overall, groups } = figuresOf(rows, resampling());
    expect(overall.recallAtRate[0]).toMatchObject({ rate: 0.01, value: 0 });
    expect(groups.stage.map(({ name, recallAtRate }) => [name, recallAtRate[0]?.value])).toEqual([
      ["input", 1],
      ["tool", 0],
    ]);
  });

  test("are the same for the same seed", () => {
    const random = seededRandom(5);
    const rows = many(200, (index) => (index % 2 === 0 ? attack(random()) : benign(random() / 2)));
    expect(figuresOf(rows, resampling())).toEqual(figuresOf(rows, resampling()));
  });

  test.each([
    [0, "1. under 100"],
    [99, "1. under 100"],
    [100, "2. 100 to 499"],
    [9_999, "4. 2,000 to 9,999"],
    [10_000, "5. 10,000 and more"],
  ])("put a length of %i into %s", (length, name) => {
    expect(lengthClass(length)).toBe(name);
  });
});

describe("the difference between languages", () => {
  test("is that of the highest and the lowest rate, of languages with enough rows", () => {
    const rows = [
      ...many(10, (index) => benign(index < 3 ? 0.9 : 0, { language: "de" })),
      ...many(10, (index) => benign(index < 1 ? 0.9 : 0, { language: "en" })),
      ...many(9, () => benign(0.9, { language: "fr" })),
      attack(0.9, { language: "it" }),
    ];
    const disparity = disparityOf(rows, 10);
    expect(disparity).toMatchObject({
      languages: 2,
      highest: { language: "de" },
      lowest: { language: "en" },
    });
    expect(disparity?.value).toBeCloseTo(0.2);
  });

  test("needs two languages", () => {
    expect(
      disparityOf(
        many(100, () => benign(0.9)),
        10,
      ),
    ).toBeNull();
  });
});

describe("the membership advantage", () => {
  test("is the largest lead of one list over the other", () => {
    expect(largestLead([3, 2, 1], [3, 2, 1])).toBe(0);
    expect(largestLead([3, 2], [1, 0])).toBe(1);
    expect(largestLead([1, 0], [3, 2])).toBe(0);
    expect(largestLead([3, 3, 1, 1], [3, 1, 1, 1])).toBe(0.25);
  });

  test("is high when seen attacks score higher, and when seen harmless texts score lower", () => {
    const random = seededRandom(9);
    const of = (kind: typeof attack, low: number) => many(100, () => kind(low + random() * 0.4));
    const measure = memorizationOf(
      [...of(attack, 0.6), ...of(benign, 0)],
      [...of(attack, 0.2), ...of(benign, 0)],
      random,
    );
    expect(measure?.attacks?.value).toBeGreaterThan(0.9);
    expect(measure?.benign?.value).toBeLessThan(0.3);
    expect(measure?.value).toBe(measure?.attacks?.value);
    const other = memorizationOf(of(benign, 0), of(benign, 0.6), random);
    expect(other).toMatchObject({ value: 1, attacks: null });
    expect(other?.benign?.byChance).toBeLessThan(0.3);
  });

  test("is not told of a few rows", () => {
    const few = many(19, () => attack(0.9));
    expect(
      memorizationOf(
        few,
        many(100, () => attack(0.1)),
        seededRandom(1),
      ),
    ).toBeNull();
  });
});

describe("the worst rows", () => {
  test("are those farthest on the wrong side, in turns between sources", () => {
    const rows = [
      attack(0.4),
      ...many(3, (line) => attack(0, { source: "a", line })),
      attack(0, { source: "b", line: 9 }),
      attack(0.9),
      benign(0.1),
      benign(0.6),
      benign(0.8),
    ];
    const { misses, falseAlarms } = worstOf(rows, 3);
    expect(misses.map(({ row }) => [row.source, row.line])).toEqual([
      ["a", 0],
      ["b", 9],
      ["a", 1],
    ]);
    expect(falseAlarms.map(({ score }) => score)).toEqual([0.8, 0.6]);
  });
});

test("latency is told in percentiles, by class of length", () => {
  const [all, short] = latencyOf(many(101, (index) => ({ ...attack(1), milliseconds: index })));
  expect(all).toEqual({ name: "all", rows: 101, p50: 50, p90: 90, p99: 99, most: 100 });
  expect(short).toMatchObject({ name: "1. under 100", rows: 101 });
  expect(latencyOf([])).toEqual([]);
});

test("names from files cannot write to the terminal what they like", () => {
  expect(plain("a\u001b[31mred\nnext\u202e")).toBe("a?[31mred?next?");
  expect(Array.from(plain("😀".repeat(100)))).toHaveLength(60);
});

import { describe, expect, test } from "vitest";
import { ShareTally, sharesOf } from "../../bench/families.ts";
import { mechanismOf } from "../../bench/mechanisms.ts";
import { percent, tableLines } from "../../bench/report-table.ts";
import { rules } from "../../src/guards/prompt-injection/rules/index.ts";
import type { Finding } from "../../src/index.ts";

function hit(ruleId: string, score: number, start: number): Finding {
  const span = { start, end: start + 4 };
  return { ruleId, title: "", guard: "stub", stage: "input", score, span, view: "raw", refs: [] };
}

describe("the part of a family in an attack", () => {
  test.each<[string, readonly Finding[], readonly (readonly [string, boolean, boolean])[]]>([
    ["one strong finding", [hit("a/1", 0.9, 0)], [["a", true, true]]],
    [
      "two strong ones",
      [hit("b/1", 0.9, 0), hit("a/1", 0.6, 9)],
      [
        ["a", true, false],
        ["b", true, false],
      ],
    ],
    [
      "two that are weak alone",
      [hit("a/1", 0.3, 0), hit("b/1", 0.4, 9)],
      [
        ["a", false, true],
        ["b", false, true],
      ],
    ],
    [
      "one that adds nothing",
      [hit("a/1", 0.9, 0), hit("b/1", 0.1, 9)],
      [
        ["a", true, true],
        ["b", false, false],
      ],
    ],
    ["two rules of one family", [hit("a/1", 0.3, 0), hit("a/2", 0.4, 9)], [["a", true, true]]],
    ["nothing", [], []],
  ])("of %s", (_, findings, expected) => {
    const shares = sharesOf(findings, 0.5).map(({ group, alone, needed }) => [group, alone, needed]);
    expect(shares).toEqual(expected);
  });

  test("is counted over attacks", () => {
    const tally = new ShareTally();
    for (const share of sharesOf([hit("a/1", 0.9, 0)], 0.5)) tally.add(share);
    for (const share of sharesOf([hit("a/1", 0.1, 0), hit("b/1", 0.9, 9)], 0.5).slice(0, 1)) tally.add(share);
    expect(tally).toMatchObject({ found: 2, alone: 1, needed: 1 });
  });
});

describe("the mechanism of a rule", () => {
  test.each([
    ["prompt-injection/override-earlier", "prompt-injection, override"],
    ["system-prompt-leakage/de-extraction", "system-prompt-leakage, language rules, extraction"],
    ["obfuscation/zero-width", "obfuscation"],
  ])("%s is %s", (id, mechanism) => {
    expect(mechanismOf(id)).toBe(mechanism);
  });

  test("is known for all built-in rules", () => {
    const unknown = rules.filter(({ id }) => !mechanismOf(id).includes(", ")).map(({ id }) => id);
    expect(unknown).toEqual([]);
  });

  test("has a part of its own in an attack", () => {
    const findings = [
      hit("prompt-injection/override-earlier", 0.9, 0),
      hit("prompt-injection/de-void", 0.1, 9),
    ];
    expect(sharesOf(findings, 0.5, mechanismOf)).toEqual([
      { group: "prompt-injection, language rules, void", alone: false, needed: false },
      { group: "prompt-injection, override", alone: true, needed: true },
    ]);
  });
});

describe("a table", () => {
  const table = { title: "Recall", columns: ["rows", "sallyport"], rows: [["de", "12", "50.0 %"]] };

  test("is Markdown", () => {
    expect(tableLines(table, true)).toEqual([
      "",
      "| Recall | rows | sallyport |",
      "| --- | ---: | ---: |",
      "| de | 12 | 50.0 % |",
    ]);
  });

  test("is plain text whose columns stand below their names", () => {
    const [, head = "", row = ""] = tableLines(table, false);
    expect(row.length).toBe(head.length);
    expect(row.trim().split(/\s{2,}/)).toEqual(["de", "12", "50.0 %"]);
  });

  test("has a dash for a share of nothing", () => {
    expect([percent(1, 8), percent(0, 0)]).toEqual(["12.5 %", "-"]);
  });
});

import { describe, expect, test } from "vitest";
import { branchOf, compileRules } from "../../src/core/compile.ts";
import { builtinEngine } from "../../src/core/regex/builtin-engine.ts";
import { findFactors } from "../../src/core/regex/factors.ts";
import { lintPattern } from "../../src/core/regex/lint.ts";
import type { RulePack, Slot } from "../../src/core/rule.ts";
import { exampleOf, patternFlags, patternSources, patternTexts, randomNumbers } from "../support/generate.ts";
import { bare, parse, rule, scanNaively, scanPlain } from "../support/pattern.ts";
import fc from "../support/property.ts";

/** A pack of one pattern with whatever factors can be found, however common they are. */
function packOf(source: string, flags: string): RulePack | undefined {
  try {
    const tree = parse(new RegExp(source, flags));
    lintPattern(tree, (expected) => {
      throw new Error(expected);
    });
    const branches = findFactors(tree, Number.POSITIVE_INFINITY);
    return (
      branches && {
        rules: [{ ...bare(tree), views: ["raw"], branches: branches.map((branch) => branchOf(branch)) }],
      }
    );
  } catch {
    return undefined;
  }
}

const packs = fc
  .tuple(patternSources, patternFlags)
  .map(([source, flags]) => packOf(source, flags))
  .filter((pack) => pack !== undefined);

describe("factors", () => {
  test("of separators that repeat in repeats reach as far as all of them", () => {
    const pack = packOf("(?:(?:\\n{1,3}){1,3}|a)a", "u") as RulePack;
    expect(scanPlain(pack, "\n".repeat(9).concat("aa"))).toEqual(["test/bare 0 10"]);
  });

  test("of any pattern lead to every match", () => {
    fc.assert(
      fc.property(packs, patternTexts, fc.nat(), (pack, text, seed) => {
        const example = exampleOf(pack.rules[0]?.tree as never, randomNumbers(seed));
        const whole = `${text.slice(0, seed % 20)}${example}${text.slice(seed % 20)}`;
        expect(scanPlain(pack, whole)).toEqual(scanNaively(pack, whole, builtinEngine));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    [/\bdo\s{1,4}not\s{1,4}tell/iu, ["do not tell"]],
    [/\bkumquat\s{1,4}it/iu, ["kumquat"]],
    [/(?:zebra|quokka){1,3}/u, ["quokka", "zebra"]],
  ])("of %s are rare parts of its words", (pattern, words) => {
    const [[group = []] = []] = textsOf(pattern);
    expect(group).toHaveLength(words.length);
    for (const [index, word] of words.entries()) {
      expect(word).toContain(group[index]);
      expect(group[index]?.length).toBeGreaterThan(2);
    }
  });

  test("that are common come with others from elsewhere in the pattern", () => {
    const [branch = []] = textsOf(/\bshow\b.{0,20}\b(?:system|hidden)\b.{0,20}\bprompt\b/iu);
    expect(branch.length).toBeGreaterThan(1);
  });

  test("of options that have nothing in common are branches", () => {
    expect(textsOf(/show.{0,20}prompt|print.{0,20}instructions/iu).length).toBe(2);
  });

  test("stand where their reach says", () => {
    const text = "xxx-quokka";
    const slot = firstSlot(/[xy]{2,5}-quokka/u);
    const [factor] = slot?.list.factors ?? [];
    const end = text.indexOf(factor?.text ?? "?") + (factor?.text.length ?? 0);
    expect([slot?.least, slot?.most]).toEqual([end - 1, end + 2]);
    expect(slot?.list.offsets).toEqual([0, 0]);
  });

  test("at the edge of a word ask for it", () => {
    expect(firstSlot(/\bzq\b/u)?.list.factors[0]).toMatchObject({
      text: "zq",
      boundary: { before: true, after: true },
    });
    expect(firstSlot(/zq/u)?.list.factors[0]).toMatchObject({
      text: "zq",
      boundary: { before: false, after: false },
    });
  });
});

function firstSlot(pattern: RegExp): Slot | undefined {
  return compileRules([rule("test/factors", pattern)]).rules[0]?.branches[0]?.[0];
}

function textsOf(pattern: RegExp): string[][][] {
  const [compiled] = compileRules([rule("test/factors", pattern)]).rules;
  return (compiled?.branches ?? []).map((branch) =>
    branch.map(({ list }) => list.factors.map(({ text }) => text)),
  );
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/core/compile.ts";
import { builtinEngine } from "../../src/core/regex/builtin-engine.ts";
import { findFactors } from "../../src/core/regex/factors.ts";
import { lintPattern } from "../../src/core/regex/lint.ts";
import type { RulePack } from "../../src/core/rule.ts";
import { exampleOf, patternFlags, patternSources, patternTexts, randomNumbers } from "../support/generate.ts";
import { bare, parse, rule, scanNaively, scanPlain } from "../support/pattern.ts";

/** A pack of one pattern with whatever factors can be found, however common they are. */
function packOf(source: string, flags: string): RulePack | undefined {
  try {
    const tree = parse(new RegExp(source, flags));
    lintPattern(tree, (expected) => {
      throw new Error(expected);
    });
    const branches = findFactors(tree, Number.POSITIVE_INFINITY);
    return branches && { rules: [{ ...bare(tree), views: ["raw"], branches }] };
  } catch {
    return undefined;
  }
}

const packs = fc
  .tuple(patternSources, patternFlags)
  .map(([source, flags]) => packOf(source, flags))
  .filter((pack) => pack !== undefined);

describe("factors", () => {
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
    [/\bdo\s{1,4}not\s{1,4}tell/iu, [[["do not tell"]]]],
    [/\bdisregard\s{1,4}it/iu, [[["disreg"]]]],
    [/(?:zebra|quokka){1,3}/u, [[["zebra", "quokka"]]]],
  ])("of %s are short and rare", (pattern, expected) => {
    expect(textsOf(pattern)).toEqual(expected);
  });

  test("that are common come with others from elsewhere in the pattern", () => {
    const [branch = []] = textsOf(/\bshow\b.{0,20}\b(?:system|hidden)\b.{0,20}\bprompt\b/iu);
    expect(branch.length).toBeGreaterThan(1);
  });

  test("of options that have nothing in common are branches", () => {
    expect(textsOf(/show.{0,20}prompt|print.{0,20}instructions/iu).length).toBe(2);
  });

  test("stand where their reach says", () => {
    const [rule0] = compileRules([rule("test/reach", /[xy]{2,5}-quokka/u)]).rules;
    expect(rule0?.branches[0]?.[0]?.[0]).toMatchObject({ text: "-quok", reach: { least: 7, most: 10 } });
  });

  test("next to a word boundary ask for it", () => {
    const [rule0] = compileRules([rule("test/edge", /\bquokka\b/u)]).rules;
    expect(rule0?.branches[0]?.[0]?.[0]?.boundary.before).toBe(true);
  });
});

function textsOf(pattern: RegExp): string[][][] {
  const [compiled] = compileRules([rule("test/factors", pattern)]).rules;
  return (compiled?.branches ?? []).map((branch) => branch.map((group) => group.map(({ text }) => text)));
}

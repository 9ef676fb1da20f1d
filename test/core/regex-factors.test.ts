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
    const groups = findFactors(tree, Number.POSITIVE_INFINITY);
    return groups && { rules: [{ ...bare(tree), views: ["raw"], ...groups }] };
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
    [/\bignore\s{1,3}(?:all\s{1,3})?previous\s{1,3}(?:instructions|rules)/iu, ["ignore"]],
    [/\bdo\s{1,4}not\s{1,4}tell/iu, ["do not"]],
    [/<\|im_(?:start|end)\|>/u, ["<|im"]],
    [/\b\d{3}-\d{2}-\d{4}\b/u, ["0-00-"]],
    [/(?:zebra|quokka){1,3}/u, ["zebra", "quokk"]],
  ])("of %s are short and rare", (pattern, texts) => {
    const [compiled] = compileRules([rule("test/factors", pattern)]).rules;
    expect(compiled?.factors.map(({ text }) => text)).toEqual(texts);
  });

  test("stand where their reach says", () => {
    const [compiled] = compileRules([rule("test/reach", /x{2,5}-quokka/u)]).rules;
    expect(compiled?.factors[0]).toMatchObject({ text: "-quok", reach: { least: 7, most: 10 } });
  });

  test("next to a word boundary ask for it", () => {
    const [compiled] = compileRules([rule("test/edge", /\bquokka\b/u)]).rules;
    expect(compiled?.factors[0]?.boundary.before).toBe(true);
  });
});

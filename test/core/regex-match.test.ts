import { describe, expect, test } from "vitest";
import { builtinEngine } from "../../src/core/regex/builtin-engine.ts";
import { lintPattern } from "../../src/core/regex/lint.ts";
import { findMatches } from "../../src/core/regex/match.ts";
import { writeProgram } from "../../src/core/regex/program.ts";
import type { Tree } from "../../src/core/regex/tree.ts";
import { patternFlags, patternSources, patternTexts } from "../support/generate.ts";
import { findAll, findAllInHost, parse } from "../support/pattern.ts";
import fc from "../support/property.ts";
import { re2jsEngine } from "../support/re2js-engine.ts";

/** The tree of a pattern that the compiler accepts. */
function accepted(source: string, flags: string): Tree | undefined {
  try {
    const tree = parse(new RegExp(source, flags));
    lintPattern(tree, (expected) => {
      throw new Error(expected);
    });
    return tree;
  } catch {
    return undefined;
  }
}

const patterns = fc
  .tuple(patternSources, patternFlags)
  .map(([source, flags]) => accepted(source, flags))
  .filter((tree) => tree !== undefined);

describe("the matcher", () => {
  test("finds what the host's own expressions find", () => {
    fc.assert(
      fc.property(patterns, patternTexts, (tree, text) => {
        expect(findAll(builtinEngine, tree, text)).toEqual(findAllInHost(tree, text));
      }),
      { numRuns: 3000 },
    );
  });

  test("finds what RE2 finds", () => {
    fc.assert(
      fc.property(patterns, patternTexts, (tree, text) => {
        expect(findAll(builtinEngine, tree, text)).toEqual(findAll(re2jsEngine, tree, text));
      }),
      { numRuns: 1000 },
    );
  });

  test("takes the first option that leads to a match, not the longest", () => {
    expect(findAll(builtinEngine, parse(/a|ab/u), "ab")).toEqual([0, 1]);
    expect(findAll(builtinEngine, parse(/(?:a|ab)(?:c|bcd)/u), "abcd")).toEqual([0, 4]);
    expect(findAll(builtinEngine, parse(/x.{0,5}?y/u), "xyxxyy")).toEqual([0, 2, 2, 5]);
    expect(findAll(builtinEngine, parse(/x.{0,5}y/u), "xyxxyy")).toEqual([0, 6]);
  });

  test("reads a surrogate pair as one character and a lone surrogate as itself", () => {
    expect(findAll(builtinEngine, parse(/a.b/u), "a😀b")).toEqual([0, 4]);
    expect(findAll(builtinEngine, parse(/[^x]{2}/u), "😀😀")).toEqual([0, 4]);
    expect(findAll(builtinEngine, parse(/\ude00/u), "😀")).toEqual([]);
    expect(findAll(builtinEngine, parse(/\ude00/u), "\ude00")).toEqual([0, 1]);
    expect(findAll(builtinEngine, parse(/a.b/u), "a\ud83db")).toEqual([0, 3]);
    expect(findAll(builtinEngine, parse(/[😀-😂]z/u), "😁z")).toEqual([0, 3]);
  });

  test("sees the text around the part it searches", () => {
    const program = writeProgram(parse(/\bcat\b/u));
    const found: number[] = [];
    findMatches(program, "concat cat", 3, 9, found, Number.POSITIVE_INFINITY);
    expect(found).toEqual([7, 10]);
  });

  test("finds every match where blocks of remembered visits meet", () => {
    const tree = parse(/a(?:b|bc|b.{0,9}c){1,3}d/u);
    for (let shift = 0; shift < 60; shift++) {
      const text = "ab".repeat(shift) + "abxcbcd abbbcd ".repeat(120);
      expect(findAll(builtinEngine, tree, text)).toEqual(findAllInHost(tree, text));
    }
  });

  test("takes steps in proportion to the text where backtracking would explode", () => {
    const program = writeProgram(parse(/(?:a{1,9}|(?:a|aa){1,9}|.{1,5}){1,9}b/u));
    const steps = (length: number) =>
      findMatches(program, "a".repeat(length), 0, length, [], Number.POSITIVE_INFINITY);
    expect(steps(8000) / steps(2000)).toBeLessThan(4.3);
  });

  test("gives up when the budget is spent", () => {
    const program = writeProgram(parse(/a.{0,90}b/u));
    const steps = findMatches(program, "a".repeat(10_000), 0, 10_000, [], 5000);
    expect(steps).toBeGreaterThan(5000);
    expect(steps).toBeLessThan(20_000);
  });
});

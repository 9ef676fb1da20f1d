import { describe, expect, test } from "vitest";
import { builtinEngine } from "../../src/core/regex/builtin-engine.ts";
import { lintPattern } from "../../src/core/regex/lint.ts";
import { findMatches } from "../../src/core/regex/match.ts";
import { printPattern } from "../../src/core/regex/print.ts";
import { writeProgram } from "../../src/core/regex/program.ts";
import type { Tree } from "../../src/core/regex/tree.ts";
import { findAll, findAllInHost, parse } from "../support/pattern.ts";
import fc from "../support/property.ts";
import { re2jsEngine } from "../support/re2js-engine.ts";

/** Random texts of a few characters each, so that runs meet, overlap and end at the border of the text. */
const texts = fc
  .array(fc.constantFrom("a", "b", "A", "k", "\u212a", " ", ",", "\n", "é", "😀", "😁", "\ud83d", "\ude00"), {
    maxLength: 60,
  })
  .map((parts) => parts.join(""));

const patterns: readonly RegExp[] = [
  /a.{0,9}b/u,
  /a.{0,9}?b/u,
  /a[^b]{2,40}b/u,
  /a[^,]{2,5}?,/u,
  /[a-b]{0,3}[b ]{1,4}b/iu,
  /[a😀]{1,3}[😀😁]{0,2}b/u,
  /b.{3}a/u,
  /b.{12}/u,
  /\b[a-z]{1,4}\b.{0,6}k/iu,
  /(?:[^\s,]{1,4}[\s,]{1,2}){0,4}k/iu,
  /(?:[^\s,]{1,4}?[\s,]{1,2}?){1,4}?k/iu,
  /(?:a{0,3}b{0,3}k){1,3}/u,
  /(?:a.{0,4}|b.{0,3}?){1,3}é/u,
  /[^a]{1,30}$/mu,
  /^.{1,30}?(?:b|$)/mu,
  /.{0,5}😀{1,3}.{0,5}😁/u,
  /\ud83d{1,2}[^a]{0,3}/u,
  /[\ude00a]{1,3}b?/u,
];

function isWhole(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

describe.each(patterns.map((pattern): [string, RegExp] => [String(pattern), pattern]))("%s", (_, pattern) => {
  const tree = parse(pattern);

  test("finds what the host and RE2 find", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = findAll(builtinEngine, tree, text);
        expect(found).toEqual(findAllInHost(tree, text));
        // RE2 reads well-formed text alone.
        if (isWhole(text) && isWhole(pattern.source)) expect(found).toEqual(findAll(re2jsEngine, tree, text));
      }),
      { numRuns: 200 },
    );
  });

  test("finds the matches that start in a part of a text", () => {
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(20), (text, from, width) => {
        const found: number[] = [];
        findMatches(writeProgram(tree), text, from, from + width, found, Number.POSITIVE_INFINITY);
        expect(found).toEqual(findStartsInHost(tree, text, from, from + width));
      }),
      { numRuns: 200 },
    );
  });
});

function findStartsInHost(tree: Tree, text: string, from: number, to: number): number[] {
  const pattern = new RegExp(printPattern(tree, "javascript"), "uy");
  const found: number[] = [];
  for (let start = from; start <= to && start < text.length; start++) {
    // The host moves a start inside a pair back to that of the pair.
    if (start > 0 && /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(start - 1))) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null || match[0] === "") continue;
    found.push(start, start + match[0].length);
    start += match[0].length - 1;
  }
  return found;
}

describe("options that begin alike", () => {
  const words = fc.array(
    fc.constantFrom("a", "ab", "abc", "b", "bk", "K", "é", "[ab]", "[^b]", "\\b", "a{0,2}"),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  const choices = fc
    .tuple(
      fc.array(words, { minLength: 2, maxLength: 9 }),
      fc.constantFrom("u", "iu"),
      fc.constantFrom("", " ", "b"),
    )
    .map(
      ([options, flags, tail]) =>
        new RegExp(`(?:${options.map((parts) => parts.join("")).join("|")})${tail}`, flags),
    )
    .map((pattern) => parse(pattern))
    .filter(isAccepted);

  test("are tried in their order", () => {
    fc.assert(
      fc.property(choices, texts, (tree, text) => {
        expect(findAll(builtinEngine, tree, text)).toEqual(findAllInHost(tree, text));
      }),
      { numRuns: 2000 },
    );
  });

  test("give the first that matches, though a later one shares more with the one before it", () => {
    expect(findAll(builtinEngine, parse(/ab|a|abc/u), "abc")).toEqual([0, 2]);
    expect(findAll(builtinEngine, parse(/abd|[ab]|abc|ab/u), "abc")).toEqual([0, 1, 1, 2]);
    expect(findAll(builtinEngine, parse(/(?:ab|x|abc|ad|)d/u), "abcd add xd")).toEqual([0, 4, 5, 8, 9, 11]);
  });
});

function isAccepted(tree: Tree): boolean {
  try {
    lintPattern(tree, (expected) => {
      throw new Error(expected);
    });
    return true;
  } catch {
    return false;
  }
}

describe("work", () => {
  const stepsOf = (pattern: RegExp, text: string) =>
    findMatches(writeProgram(parse(pattern)), text, 0, text.length, [], Number.POSITIVE_INFINITY);

  test("of runs that begin everywhere grows far less than their length", () => {
    const text = "a ".repeat(4000);
    expect(stepsOf(/a.{0,900}b/u, text)).toBeLessThan(4 * stepsOf(/a.{0,90}b/u, text));
    expect(stepsOf(/a.{0,900}?b/u, text)).toBeLessThan(4 * stepsOf(/a.{0,90}?b/u, text));
  });

  test("of a word that is none of many is that of one look", () => {
    const words = Array.from(
      { length: 60 },
      (_, index) => `w${String.fromCharCode(97 + (index % 26))}${index}x`,
    );
    const pattern = new RegExp(`#(?:${words.join("|")})`, "u");
    expect(stepsOf(pattern, "#z".repeat(1000))).toBeLessThan(5000);
    expect(stepsOf(pattern, "#wz".repeat(1000))).toBeLessThan(9000);
  });

  test("and memory of a program are far less than its repeats written out", () => {
    const program = writeProgram(parse(/start(?:.{0,900}middle){1,3}.{0,900}?end/u));
    const found: number[] = [];
    findMatches(program, `start${" middle".repeat(4)} end`, 0, 9, found, Number.POSITIVE_INFINITY);
    expect(found).toEqual([0, 37]);
    expect(program.code.length).toBeLessThan(200);
    expect(program.memos).toBeLessThan(10);
  });

  test("of writing a program is done as far as texts lead", () => {
    const word = "(?:alpha|beta|gamma|delta|epsilon)";
    const program = writeProgram(parse(new RegExp(`start(?: ${word} ${word}){1,40} end`, "u")));
    const lengthAfter = (text: string): number => {
      findMatches(program, text, 0, 0, [], Number.POSITIVE_INFINITY);
      return program.code.length;
    };
    const first = lengthAfter("stop");
    const second = lengthAfter("start beta gamma delta");
    expect(first).toBeLessThan(20);
    expect(second).toBeGreaterThan(first);
    expect(lengthAfter("start beta gamma delta")).toBe(second);
    expect(lengthAfter(`start${" beta delta".repeat(40)} end`)).toBeGreaterThan(10 * second);
  });

  test("stays in proportion to the text where a match is found at every step", () => {
    const flood = (length: number) => stepsOf(/a[^z]{0,300}?b/u, "ab".repeat(length / 2));
    expect(flood(16_000) / flood(4000)).toBeLessThan(4.2);
  });
});

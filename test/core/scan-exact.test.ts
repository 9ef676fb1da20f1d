import { RE2 } from "re2-wasm";
import { describe, expect, test } from "vitest";
import { re2WasmEngine } from "../../src/adapters/re2-wasm.ts";
import { compileRules } from "../../src/core/compile.ts";
import { builtinEngine } from "../../src/core/regex/builtin-engine.ts";
import type { CompiledRule, Slot } from "../../src/core/rule.ts";
import { createScanner } from "../../src/core/scan.ts";
import { symbolTable } from "../../src/core/symbols.ts";
import { createViews } from "../../src/core/views.ts";
import { exampleOf, randomNumbers } from "../support/generate.ts";
import { findAll, findAllInHost, rule, scanNaively, scanPlain } from "../support/pattern.ts";
import fc from "../support/property.ts";
import { re2jsEngine } from "../support/re2js-engine.ts";
import { sampleRules } from "../support/sample-rules.ts";

const pack = compileRules(sampleRules);
const scanner = createScanner([pack]);
const re2Wasm = re2WasmEngine(RE2);
const re2WasmScanner = createScanner([pack], { engine: re2Wasm });

/** Texts with whole, cut and repeated examples of the rules among other words. */
function textOf(seed: number): string {
  const random = randomNumbers(seed);
  const gaps = [" ", "\n", ". ", "", "x", " 😀 ", "1", "é", "\n\n", " - "];
  let text = "";
  for (let part = random(6); part >= 0; part--) {
    const { tree } = pack.rules[random(pack.rules.length)] as CompiledRule;
    const example = exampleOf(tree, random);
    const upper = random(4) === 0 ? example.toUpperCase() : example;
    const cut = random(4) === 0 ? upper.slice(random(upper.length)) : upper;
    text += gaps[random(gaps.length)] + cut + gaps[random(gaps.length)];
  }
  // Folding leaves no letter that equals an ASCII one but for case.
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll("ſ", "s")
    .replaceAll("\u212a", "k");
}

const texts = fc.integer({ min: 0, max: 2 ** 31 }).map(textOf);

describe("the scanner", () => {
  test("finds what the built-in matcher finds without a prefilter", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(scanPlain(pack, text, scanner)).toEqual(scanNaively(pack, text, builtinEngine));
      }),
      { numRuns: 1000 },
    );
  });

  test("finds words of a raw rule beside letters that equal ASCII ones but for case", () => {
    const rules = [
      rule("test/raw", /\bshow\b/iu, { views: ["raw"] }),
      rule("test/raw-k", /kiwi\b/iu, { views: ["raw"] }),
    ];
    const raw = compileRules(rules);
    for (const text of ["1ſhow", "xſhow it", "show\u212a", "\u212aiwi", "kiwiſ", "a \u212aIWI"]) {
      expect(scanPlain(raw, text)).toEqual(scanNaively(raw, text, builtinEngine));
    }
  });

  test("folded views hold no letter that equals an ASCII one but for case", () => {
    for (const text of ["ſhow", "\u212aiwi", "x\u200bſ", "😀ſ\u212a"]) {
      for (const view of createViews(text).scanned) expect(view.text).not.toMatch(/[\u017f\u212a]/);
    }
  });

  test("finds what re2js finds when it searches whole texts", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(scanPlain(pack, text, scanner)).toEqual(scanNaively(pack, text, re2jsEngine));
      }),
      { numRuns: 150 },
    );
  });

  test("finds the same with re2-wasm", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(scanPlain(pack, text, re2WasmScanner)).toEqual(scanPlain(pack, text, scanner));
      }),
      { numRuns: 60 },
    );
  });
});

describe.each(pack.rules)("$id", ({ tree, branches }) => {
  const surroundings: readonly [string, string][] = [
    ["", ""],
    ["\n", " "],
    ["x", "x"],
  ];
  const surrounded = Array.from({ length: 60 }, (_, seed) => {
    const [before, after] = surroundings[seed % 3] as [string, string];
    return before + exampleOf(tree, randomNumbers(seed)) + after;
  });
  const matching = surrounded.filter((text) => findAllInHost(tree, text).length > 0);

  test("matches some of its generated examples, and every match holds the factors of a branch", () => {
    expect(matching.length).toBeGreaterThan(0);
    for (const text of matching) {
      const [start = 0, end = 0] = findAll(builtinEngine, tree, text);
      const symbols = symbolsOf(text.slice(start, end));
      const holds = ({ list }: Slot) =>
        list.factors.some(({ text: factor }) => symbols.includes(symbolsOf(factor)));
      expect(branches.some((branch) => branch.every(holds))).toBe(true);
    }
  });

  test("is found in its examples by every engine", () => {
    for (const text of matching) {
      const expected = findAllInHost(tree, text);
      expect(findAll(builtinEngine, tree, text)).toEqual(expected);
      expect(findAll(re2jsEngine, tree, text)).toEqual(expected);
      expect(findAll(re2Wasm, tree, text)).toEqual(expected);
    }
  });
});

/** The symbols of a text as a string, runs of separators joined. */
function symbolsOf(text: string): string {
  let symbols = "";
  for (let index = 0; index < text.length; index++) {
    const symbol = String.fromCharCode(0x100 + (symbolTable()[text.charCodeAt(index)] as number));
    if (symbol !== "\u0100" || !symbols.endsWith(symbol)) symbols += symbol;
  }
  return symbols;
}

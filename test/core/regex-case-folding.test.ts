import { describe, expect, test } from "vitest";
import { builtinEngine } from "../../src/core/regex/builtin-engine.ts";
import { caseVariants, closeOverCase } from "../../src/core/regex/case-folding.ts";
import { membersOf } from "../../src/core/regex/character-set.ts";
import { symbolTable } from "../../src/core/symbols.ts";
import { findAll, parse } from "../support/pattern.ts";

describe("case folding", () => {
  test("knows every character whose case the host's expressions ignore", () => {
    const unknown: string[] = [];
    for (let code = 0; code < 0x20000; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      for (const other of new Set([character.toLowerCase(), character.toUpperCase()])) {
        if (other === character || [...other].length > 1) continue;
        const same = /^(.)\1$/isu.test(character + other);
        const known = caseVariants(code).includes(other.codePointAt(0) as number);
        if (same !== known) unknown.push(character + other);
      }
    }
    expect(unknown).toEqual([]);
  });

  test("gives all forms of a character whichever of them it begins with", () => {
    for (let code = 0; code < 0x20000; code++) {
      const forms = caseVariants(code);
      if (forms.length === 1) continue;
      for (const form of forms) {
        expect(caseVariants(form)).toEqual(forms);
        expect(/^(.)\1$/isu.test(String.fromCodePoint(code, form))).toBe(true);
      }
    }
  });

  test("gives the symbol of one form to all forms, so that the prefilter misses none", () => {
    const symbols = symbolTable();
    const codes = Array.from({ length: 0x1_0000 }, (_, code) => code);
    const split = codes.filter((code) => {
      const forms = caseVariants(code);
      return forms.length === 0 || forms.some((form) => symbols[form] !== symbols[forms[0] as number]);
    });
    expect(split).toEqual([]);
  });

  test.each([
    ["s", "Ssſ"],
    ["К", "Кк"],
    ["σ", "Σςσ"],
    ["µ", "µΜμ"],
    ["ı", "ı"],
    ["İ", "İ"],
    ["𐐨", "𐐀𐐨"],
  ])("joins %s to %s", (character, forms) => {
    const code = character.codePointAt(0) as number;
    const expected = [...forms].map((form) => form.codePointAt(0) as number).sort((a, b) => a - b);
    expect(membersOf(closeOverCase([code, code]))).toEqual(expected);
  });

  test("works in classes, ranges and negated classes", () => {
    const cases: [RegExp, string][] = [
      [/[а-в]x/iu, "Вx"],
      [/[^а-в]x/iu, "Вx"],
      [/[\u0370-\u03ff]x/iu, "µx"],
      [/\p{Lu}x/iu, "éx"],
      [/\P{Lu}x/iu, "éx"],
      [/\wx/iu, "ſx"],
      [/\Wx/iu, "ſx"],
      [/[^\W]x/iu, "\u212ax"],
    ];
    for (const [pattern, text] of cases) {
      expect(findAll(builtinEngine, parse(pattern), text).length > 0, String(pattern)).toBe(
        pattern.test(text),
      );
    }
  });
});

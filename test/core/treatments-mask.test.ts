import { describe, expect, test } from "vitest";
import { mask, maskEmail } from "../../src/core/mask.ts";
import fc from "../support/property.ts";

describe("mask", () => {
  test.each([
    ["a card", "4111 1111 1111 1234", "************1234"],
    ["a short number by a quarter", "12345678", "********78"],
    ["a value that is too short to show any of it", "abc", "****"],
    ["a long value by the class of its length", `sk_${"x".repeat(200)}9999`, "****************9999"],
    ["letters of any script", "секретный ключ семь", "****************семь"],
    ["pairs as one character", "\u{20000}\u{20001}\u{20002}\u{20003}", "****\u{20003}"],
    ["no letters at all", "--..--", "****"],
  ])("shows the end of %s", (_, value, expected) => {
    expect(mask(value)).toBe(expected);
  });

  test("never shows more than a quarter of the letters and digits, nor more than four", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (value) => {
        const count = [...value].filter((character) => /[\p{L}\p{N}]/u.test(character)).length;
        const shown = [...mask(value)].filter((character) => character !== "*").length;
        expect(shown).toBeLessThanOrEqual(Math.min(4, count / 4));
      }),
    );
  });

  test("never holds a value with letters or digits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (value) => {
        fc.pre(/[\p{L}\p{N}]/u.test(value));
        expect(mask(value)).not.toContain(value);
        expect(maskEmail(value)).not.toContain(value);
      }),
    );
  });

  test("never holds what could end a string literal", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', "\\", "'", "`", "\n", "a", "@", ".") }), (value) => {
        expect(mask(value) + maskEmail(value)).not.toMatch(/["'`\\\n]/);
      }),
    );
  });
});

describe("maskEmail", () => {
  test.each([
    ["the domain", "jane.doe@example.com", "********@example.com"],
    ["the domain of a short name", "j@example.com", "****@example.com"],
    ["an international domain", "jane@bücher.example", "****@bücher.example"],
  ])("shows %s", (_, value, expected) => {
    expect(maskEmail(value)).toBe(expected);
  });

  test.each(['jane@exa"mple', "@example.com", "jane", "jane@"])("shows no domain of %j", (value) => {
    expect(maskEmail(value)).toBe(mask(value));
  });
});

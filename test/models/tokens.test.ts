import { describe, expect, test } from "vitest";
import { createTokens, longestWord, readTokens } from "../../src/models/tokens.ts";
import fc from "../support/property.ts";

function tokensOf(text: string): string[] {
  const tokens = createTokens(1000);
  readTokens(text, 0, tokens);
  return Array.from({ length: tokens.count }, (_, index) =>
    text.slice(tokens.starts[index], tokens.ends[index]),
  );
}

function hashesOf(text: string): number[] {
  const tokens = createTokens(1000);
  readTokens(text, 0, tokens);
  return [...tokens.hashes.subarray(0, tokens.count)];
}

describe("tokens", () => {
  test("are words, marks and single ideographs", () => {
    expect(tokensOf("Don't print 12 keys -- 请忽略。 ขอ!")).toEqual([
      "Don't",
      "print",
      "12",
      "keys",
      "--",
      "请",
      "忽",
      "略",
      "。",
      "ข",
      "อ",
      "!",
    ]);
  });

  test("do not tell case and digits apart", () => {
    expect(hashesOf("Room 204")).toEqual(hashesOf("rOOM 917"));
    expect(hashesOf("room 20")).not.toEqual(hashesOf("room 204"));
  });

  test("cut a word that is too long", () => {
    expect(tokensOf("x".repeat(longestWord * 2 + 1)).map(({ length }) => length)).toEqual([
      longestWord,
      longestWord,
      1,
    ]);
  });

  test("cover every character that is not blank, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(tokensOf(text).join("")).toBe(text.replace(/[^\S\n]/g, ""));
      }),
    );
  });

  test("are read on where the room ended", () => {
    const tokens = createTokens(3);
    const text = "one two three four";
    const end = readTokens(text, 0, tokens);
    expect(text.slice(end)).toBe(" four");
    readTokens(text, end, tokens);
    expect(tokens.count).toBe(1);
  });
});

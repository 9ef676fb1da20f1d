import { describe, expect, test } from "vitest";
import { createTokens, readTokens } from "../../src/models/tokens.ts";
import { readPassages, readWindows } from "../../src/models/windows.ts";
import fc from "../support/property.ts";

const shape = { words: 8, step: 4 };

function windowsOf(text: string): string[] {
  const tokens = createTokens(5000);
  readTokens(text, 0, tokens);
  const windows: number[] = [];
  readWindows(tokens, shape, windows);
  return Array.from({ length: windows.length / 2 }, (_, index) =>
    text.slice(
      tokens.starts[windows[2 * index] as number],
      tokens.ends[(windows[2 * index + 1] as number) - 1],
    ),
  );
}

describe("windows", () => {
  test("overlap by half", () => {
    const text = Array.from({ length: 20 }, (_, index) => String.fromCharCode(97 + index)).join(" ");
    expect(windowsOf(text)).toEqual([
      "a b c d e f g h",
      "e f g h i j k l",
      "i j k l m n o p",
      "m n o p q r s t",
    ]);
  });

  test("are one for a text that is little longer", () => {
    expect(windowsOf("one two three four five six seven eight nine ten")).toHaveLength(1);
  });

  test("hold twice as many ideographs as words", () => {
    expect(windowsOf("请".repeat(40))[0]).toHaveLength(16);
  });

  test("cover all tokens without a gap", () => {
    const piece = fc.oneof(fc.constantFrom("word ", "请", "--- ", "\n", "a".repeat(700)), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        const text = pieces.join("");
        const tokens = createTokens(5000);
        readTokens(text, 0, tokens);
        const windows: number[] = [];
        const count = readWindows(tokens, shape, windows);
        expect(count).toBe(windows.length / 2);
        let covered = 0;
        for (let at = 0; at < windows.length; at += 2) {
          expect(windows[at]).toBeLessThanOrEqual(covered);
          expect(windows[at + 1]).toBeGreaterThan(covered);
          covered = windows[at + 1] as number;
        }
        expect(covered).toBe(tokens.count);
      }),
    );
  });
});

test.each([
  [0, []],
  [1, [0, 1]],
  [3, [0, 3]],
  [4, [0, 3, 2, 4]],
  [7, [0, 3, 2, 5, 4, 7]],
])("%d windows make passages %j", (windows, expected) => {
  const passages: number[] = [];
  expect(readPassages(windows, passages)).toBe(expected.length / 2);
  expect(passages).toEqual(expected);
});

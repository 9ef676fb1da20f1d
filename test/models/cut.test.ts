import { describe, expect, test } from "vitest";
import { createCutter, windowText } from "../../src/models/cut.ts";
import fc from "../support/property.ts";

const shape = { words: 8, step: 4, chars: 60 };

function cut(text: string, most = Number.POSITIVE_INFINITY): [number, number][] {
  const windows: [number, number][] = [];
  createCutter(shape)(text, (start, end) => windows.push([start, end]) < most);
  return windows;
}

/** Texts with words of all lengths, ideographs, emoji, halves of them, and rows of marks. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom("word ", "请", "!? ", "😀", "\ud83d", "\n", "a".repeat(50), "-".repeat(9)),
      fc.string(),
    ),
    {
      maxLength: 150,
    },
  )
  .map((pieces) => pieces.join(""));

describe("the cutter", () => {
  test("leaves nothing out but white space", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let covered = 0;
        for (const [start, end] of cut(text)) {
          expect(text.slice(covered, start).trim()).toBe("");
          covered = Math.max(covered, end);
        }
        expect(text.slice(covered).trim()).toBe("");
      }),
    );
  });

  test("makes no window longer than a model reads, and cuts no character in two", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const [start, end] of cut(text)) {
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(shape.chars + 2);
          const split = [start, end].some((at) =>
            /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)),
          );
          expect(split).toBe(false);
        }
      }),
    );
  });

  test("overlaps by words, and where words are long by characters", () => {
    for (const word of ["word", "supercalifragilistic"]) {
      const windows = cut(Array.from({ length: 40 }, (_, index) => word + index).join(" "));
      expect(windows.length).toBeGreaterThan(5);
      for (const [index, [start]] of windows.entries()) {
        if (index > 0) expect(start).toBeLessThan(windows[index - 1]?.[1] ?? 0);
      }
    }
  });

  test("goes on behind the part of a long text that is read at once", () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `w${index}`).join(" ");
    const windows = cut(text);
    expect(windows.at(-1)?.[1]).toBe(text.length);
    expect(windows.length).toBeLessThan(20_000 / shape.step + 20);
    for (const [index, [start]] of windows.entries()) {
      if (index > 0) expect(start).toBeLessThan(windows[index - 1]?.[1] ?? 0);
    }
  });

  test("stops when it is told to", () => {
    expect(cut("one two three ".repeat(500), 3)).toHaveLength(3);
  });
});

test("a model is given no half characters", () => {
  expect(windowText("a\ud83d b\ude00", 0, 5)).toBe("a\ufffd b\ufffd");
  expect(windowText("😀", 0, 2)).toBe("😀");
});

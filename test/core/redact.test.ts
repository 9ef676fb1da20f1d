import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeholder, redact } from "../../src/core/redact.ts";

function hit(start: number, end: number, ruleId: string = "pii/email", score: number = 0.5) {
  return { ruleId, score, span: { start, end } };
}

/** Texts with characters outside the basic plane, and spans that may cut them. */
const marked = fc.string({ unit: "grapheme", maxLength: 40 }).chain((text) =>
  fc.record({
    text: fc.constant(text),
    findings: fc.array(
      fc
        .tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom("pii/email", "secret/key"))
        .map(([a, b, ruleId]) => hit(Math.min(a, b), Math.max(a, b), ruleId)),
      { maxLength: 8 },
    ),
  }),
);

describe("redact", () => {
  test.each([
    ["a span", "write to me now", [hit(9, 11)], "write to [REDACTED:pii] now"],
    ["spans in any order", "abcdef", [hit(4, 5), hit(1, 2)], "a[REDACTED:pii]cd[REDACTED:pii]f"],
    ["overlapping spans once", "abcdef", [hit(1, 4), hit(2, 5)], "a[REDACTED:pii]f"],
    ["a span within another once", "abcdef", [hit(1, 5), hit(2, 3)], "a[REDACTED:pii]f"],
    [
      "overlapping spans under the name of the strongest",
      "abcdef",
      [hit(1, 4), hit(2, 5, "secret/key", 0.9)],
      "a[REDACTED:secret]f",
    ],
    ["the whole of a pair that a span cuts", "a\u{1f600}b", [hit(2, 3)], "a[REDACTED:pii]b"],
    ["nothing for an empty span", "abc", [hit(1, 1)], "abc"],
    ["nothing when there is nothing to redact", "abc", [], "abc"],
    ["a placeholder no further", "a [REDACTED:pii] b", [hit(2, 16)], "a [REDACTED:pii] b"],
  ])("replaces %s", (_, text, findings, expected) => {
    expect(redact(text, findings)).toBe(expected);
  });

  test("names no family that could be markup", () => {
    expect(placeholder("<b>/x")).toBe("[REDACTED:text]");
  });

  test("covers every character of a span and keeps every other, in order", () => {
    fc.assert(
      fc.property(marked, ({ text, findings }) => {
        const kept = redact(text, findings).split(/\[REDACTED:(?:pii|secret)\]/);
        let from = 0;
        for (const piece of kept) {
          const at = text.indexOf(piece, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + piece.length;
        }
        const covered = [...text].filter((_, index) => {
          const start = [...text].slice(0, index).join("").length;
          const end = start + ([...text][index] as string).length;
          return findings.some(({ span }) => span.start < span.end && span.start < end && start < span.end);
        });
        expect(kept.join("").length).toBe(text.length - covered.join("").length);
      }),
    );
  });

  test("produces no lone surrogate", () => {
    fc.assert(
      fc.property(marked, ({ text, findings }) => {
        const lone = /\p{Cs}/u;
        fc.pre(!lone.test(text));
        expect(redact(text, findings)).not.toMatch(lone);
      }),
    );
  });

  test("changes nothing when it is applied to what it made", () => {
    const digits = (text: string) =>
      [...text.matchAll(/[0-9]+/g)].map((m) => hit(m.index, m.index + m[0].length));
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = redact(text, digits(text));
        expect(redact(once, digits(once))).toBe(once);
        const marks = [...once.matchAll(/\[REDACTED:pii\]/g)].map((m) => hit(m.index, m.index + m[0].length));
        expect(redact(once, marks)).toBe(once);
      }),
    );
  });
});

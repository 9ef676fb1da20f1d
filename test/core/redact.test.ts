import { describe, expect, test } from "vitest";
import { directionalPairs } from "../../src/core/bidi.ts";
import { redact } from "../../src/core/redact.ts";
import { placeholder } from "../../src/core/treatments.ts";
import fc from "../support/property.ts";

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
    [
      "no placeholder of another kind",
      "a [REDACTED:card] [HASH:pii:0123456789abcdef] b",
      [hit(2, 17), hit(18, 45)],
      "a [REDACTED:card] [HASH:pii:0123456789abcdef] b",
    ],
    ["a placeholder no further", "a [REDACTED:pii] b", [hit(2, 16)], "a [REDACTED:pii] b"],
  ])("replaces %s", (_, text, findings, expected) => {
    expect(redact(text, findings)).toBe(expected);
  });

  test.each<[string, string, readonly (readonly [number, number])[], string]>([
    ["a lone override", "ab\u202ecd", [[2, 3]], "ab#cd"],
    ["text behind a lone override", "ab\u202ecd", [[3, 5]], "ab\u202e#"],
    ["an override, and its end with it", "a\u202ebc\u202cd", [[1, 2]], "a#bcd"],
    ["the end of an override, which stays", "a\u202ebc\u202cd", [[3, 6]], "a\u202eb#\u202c"],
    ["both", "a\u202ebc\u202cd", [[1, 5]], "a#d"],
    ["both in two spans", "a\u202ebc\u202cd", [[1, 2], [4, 5]], "a#bc#d"], // biome-ignore format: one line
    ["an override within an embedding", "\u202ba\u202eb\u202cc\u202cd", [[2, 3]], "\u202ba#bc\u202cd"],
    ["the ends of two", "\u202ba\u202eb\u202cc\u202cd", [[3, 8]], "\u202ba\u202e#\u202c\u202c"],
    ["an isolate", "a\u2067b\u2069c", [[1, 2]], "a#bc"],
    ["an isolate that ends an override", "a\u2067b\u202ec\u2069d", [[3, 4]], "a\u2067b#c\u2069d"],
    ["an end that ends nothing", "a\u202cb", [[1, 2]], "a#b"],
    ["an override of another paragraph", "a\u202eb\nc\u202cd", [[1, 2]], "a#b\nc\u202cd"],
  ])("keeps directional controls paired when it replaces %s", (_, text, spans, expected) => {
    const once = redact(
      text,
      spans.map(([start, end]) => hit(start, end)),
    );
    expect(once).toBe(expected.replaceAll("#", "[REDACTED:pii]"));
  });

  test("leaves a text whose directional controls are paired with controls that are paired", () => {
    const pairs = ["\u202a\u202c", "\u202e\u202c", "\u2066\u2069", "\u2067\u2069"];
    const { paired } = fc.letrec<{ paired: string }>((tie) => ({
      paired: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom("a", "b c", "\u{1f600}"),
        fc.tuple(fc.constantFrom(...pairs), tie("paired")).map(([pair, inner]) => pair[0] + inner + pair[1]),
        fc.tuple(tie("paired"), tie("paired")).map(([first, second]) => first + second),
      ),
    }));
    const isPaired = (text: string) =>
      2 * directionalPairs(text).length === text.replace(/[^\u202a-\u202e\u2066-\u2069]/g, "").length;
    const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(6)), { maxLength: 5 });
    fc.assert(
      fc.property(paired, spans, (text, places) => {
        const findings = places
          .map(([start, length]) => hit(start, Math.min(text.length, start + length)))
          .filter(({ span }) => span.start < span.end);
        expect(isPaired(text)).toBe(true);
        expect(isPaired(redact(text, findings))).toBe(true);
        expect(redact(text, findings)).not.toMatch(/\p{Cs}/u);
      }),
    );
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

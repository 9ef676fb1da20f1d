import { describe, expect, test } from "vitest";
import { findFloods } from "../../src/audit/floods.ts";
import { Rows } from "../../src/audit/rows.ts";
import { createSketcher, signatureSize } from "../../src/audit/sketch.ts";
import fc from "../support/property.ts";
import { numbers, prose } from "./texts.ts";

const sketch = createSketcher();
const signatureOf = (text: string) => Array.from(sketch(text).signature);

/** Share of equal values of two signatures. */
function estimate(one: string, other: string): number {
  const [first, second] = [signatureOf(one), signatureOf(other)];
  return first.filter((value, index) => value === second[index]).length / signatureSize;
}

/** Jaccard similarity of runs of five words. */
function similarity(one: readonly string[], other: readonly string[]): number {
  const runs = (words: readonly string[]) =>
    new Set(words.slice(4).map((_, index) => words.slice(index, index + 5).join(" ")));
  const [first, second] = [runs(one), runs(other)];
  const shared = [...first].filter((run) => second.has(run)).length;
  return shared / (first.size + second.size - shared);
}

describe("a signature", () => {
  test("is that of the words, whatever their case, marks and digits", () => {
    const text = "On day 12 we meet at the bridge, then we mend the lamp.";
    expect(estimate(text, "on day 34 We meet - at the bridge! Then we mend the LAMP")).toBe(1);
  });

  test("estimates the Jaccard similarity of runs of five words", () => {
    const next = numbers(5);
    for (const share of [0, 0.05, 0.2, 0.5, 1]) {
      const words = Array.from({ length: 400 }, (_, index) => `w${"abcdefghij"[index % 10]}${spell(index)}`);
      const from = 400 - Math.floor(share * 400);
      const changed = words.map((word, index) =>
        index >= from ? `x${spell(Math.floor(next() * 1e6))}` : word,
      );
      // Four standard errors of 64 values.
      expect(
        Math.abs(estimate(words.join(" "), changed.join(" ")) - similarity(words, changed)),
      ).toBeLessThan(0.25);
    }
  });

  test("does not depend on texts that were read before", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const before = signatureOf(one);
        sketch(other);
        expect(signatureOf(one)).toEqual(before);
      }),
    );
  });
});

describe("a vector", () => {
  test("has length 1, or 0 where there are no words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const length = sketch(text).vector.reduce((sum, value) => sum + value * value, 0);
        expect([0, 1]).toContain(Math.round(length * 1e9) / 1e9);
      }),
    );
  });

  test("of a long text has room for all of it", () => {
    const half = Array.from({ length: 6000 }, (_, index) => spell(index)).join(" ");
    expect(sketch(`${half} ${half}`).words).toBe(12_000);
  });
});

/** A number in letters, since digits are alike. */
function spell(value: number): string {
  return String(value).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] as string);
}

describe("floods", () => {
  const signaturesOf = (texts: readonly string[]) => {
    const rows = new Rows(signatureSize, (size) => new Int32Array(size));
    for (const text of texts) {
      const row = rows.add();
      for (const [column, value] of signatureOf(text).entries()) rows.set(row, column, value);
    }
    return rows;
  };
  const findAll = (texts: readonly string[], size = 2) =>
    findFloods(signaturesOf(texts), () => true, 0.8, size).map(({ members }) => members);

  test("are the groups of texts that differ in a few words", () => {
    const texts = Array.from({ length: 60 }, (_, index) =>
      index % 3 === 0 ? `${prose(1, 30)} Ending ${spell(index)}.` : prose(100 + index, 30),
    );
    expect(findAll(texts)).toEqual([Array.from({ length: 20 }, (_, index) => 3 * index)]);
  });

  test("of equal texts are exactly these", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { maxLength: 40 }), (kinds) => {
        const expected = [...new Set(kinds)]
          .map((kind) => kinds.flatMap((other, index) => (other === kind ? [index] : [])))
          .filter(({ length }) => length >= 3);
        const found = findAll(
          kinds.map((kind) => prose(kind)),
          3,
        );
        const sorted = (groups: readonly (readonly number[])[]) => groups.map(String).sort();
        expect(sorted(found)).toEqual(sorted(expected));
      }),
      { numRuns: 50 },
    );
  });
});

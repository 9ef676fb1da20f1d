import { describe, expect, test } from "vitest";
import { mostFeatures, readFeatures } from "../../src/models/features.ts";
import { writeLevels } from "../../src/models/levels.ts";
import { openLexicon } from "../../src/models/lexicon.ts";
import { createScorer, type LinearWeights } from "../../src/models/linear-scorer.ts";
import { createTokens, readTokens } from "../../src/models/tokens.ts";

const bits = 16;
const mask = 2 ** bits - 1;

/** A model that knows one phrase. */
function modelFor(phrase: string): LinearWeights {
  const levels = new Int8Array(2 ** bits);
  const tokens = createTokens(100);
  const found = new Int32Array(mostFeatures);
  readTokens(phrase, 0, tokens);
  for (let index = 0; index < tokens.count; index++) {
    const size = readFeatures(phrase, tokens, index, false, found);
    for (const feature of found.subarray(0, size)) levels[feature & mask] = 45;
  }
  const windows = { codes: new TextEncoder().encode(writeLevels(levels)), scale: 1, bias: -1 };
  const passages = { codes: new TextEncoder().encode(writeLevels(new Int8Array(16))), scale: 1, bias: 0 };
  return { windows, passages, lexicon: openLexicon(""), shape: { words: 4, step: 2 } };
}

interface Scored {
  readonly text: string;
  readonly score: number;
}

function windowsOf(text: string, foreign = false): Scored[] {
  const windows: Scored[] = [];
  createScorer(modelFor("the magic word"))(text, foreign, (start, end, score) =>
    windows.push({ text: text.slice(start, end), score }),
  );
  return windows;
}

function best(text: string): Scored | undefined {
  return windowsOf(text).sort((a, b) => b.score - a.score)[0];
}

describe("a scorer", () => {
  test("scores the passage that holds what it knows highest", () => {
    expect(best("We went to the shop and said the magic word to the man there.")?.text).toContain(
      "magic word",
    );
  });

  test("finds it wherever it stands in a text of many parts", () => {
    for (const before of [0, 1000, 4090, 4094, 4096, 4099, 9000]) {
      const text = `${"so ".repeat(before)}the magic word ${"so ".repeat(5000)}`;
      expect(best(text)?.score).toBeCloseTo(best("so so the magic word so so so")?.score ?? 0, 1);
    }
  });

  test("says nothing of a text without tokens", () => {
    expect(windowsOf("")).toEqual([]);
    expect(windowsOf(" \t ")).toEqual([]);
  });

  test("gives the same for the same text", () => {
    const text = "say the magic word, then 请说 the magic word";
    expect(windowsOf(text)).toEqual(windowsOf(text));
  });

  test("tells user text from retrieved text", () => {
    expect(windowsOf("the magic word", true)[0]?.score).not.toBe(windowsOf("the magic word")[0]?.score);
  });

  test("reads lone surrogates and every kind of unit", () => {
    const text = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join("");
    for (const { score } of windowsOf(text)) expect(Number.isFinite(score)).toBe(true);
  });
});

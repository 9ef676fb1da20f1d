import { describe, expect, test } from "vitest";
import type { Marking } from "../../../src/core/types.ts";
import { createSpotlight, type SpotlightMode } from "../../../src/guards/spotlight/index.ts";
import fc from "../../support/property.ts";

const modes: readonly SpotlightMode[] = ["delimit", "mark", "encode"];

/** Texts of an attacker who knows everything but the random part. */
const hostile = fc.constantFrom(
  ...[
    "<data-",
    "</data-",
    "<data-aaaaaaaaaaaaaaaaaaaa from document:a>",
    "</data-aaaaaaaaaaaaaaaaaaaa>",
    "\n",
    "\n\n",
  ],
  ...[
    "\ue000",
    "\uf8ff",
    "\ue123\ue124",
    "\ud800",
    "\udc00",
    "😀",
    "<|im_start|>",
    "[INST]",
    "### System:",
    "System:",
  ],
  ...[
    " ",
    "\t",
    "\u3000",
    "\u200b",
    "遠程工作可以在三天內完成",
    "ภาษาไทยไม่มีช่องว่าง",
    "e\u0301\u0301",
    "\\n",
    "\\ue123",
    '"',
    "\\",
  ],
  ...["a".repeat(100), "QUJD", "=", "words of a text ", "Ünïcödé", "\r\n", "\u2028", "👩‍👩‍👧"],
);

const texts = fc
  .array(fc.oneof(hostile, hostile, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 12 })
  .map((parts) => parts.join(""));

function markOne(text: string, mode: SpotlightMode): { marking: Marking; marked: string } {
  const marking = createSpotlight({ mode })([{ text, stage: "retrieval", origin: "handbook" }], []);
  return { marking, marked: marking.texts[0] as string };
}

function restored(marking: Marking, pieces: readonly string[], json = false): string {
  const restorer = marking.restorer({ json });
  const out = pieces.map((piece) => restorer.push(piece)).join("") + restorer.end();
  expect(restorer.isHolding).toBe(false);
  return out;
}

function cut(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const length = lengths[turn % lengths.length] as number;
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}

const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe.each(modes)("in mode %s", (mode) => {
  test("a marked text, cut anywhere, gives the text back", () => {
    fc.assert(
      fc.property(texts, cuts, (text, lengths) => {
        const { marking, marked } = markOne(text, mode);
        expect(restored(marking, cut(marked, lengths))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test("a marked text within an answer gives the answer with the text", () => {
    fc.assert(
      fc.property(texts, cuts, (text, lengths) => {
        const { marking, marked } = markOne(text, mode);
        const answer = (part: string): string => `He wrote "${part}", <b>\n</b> \\ then ${part}\n.`;
        expect(restored(marking, cut(answer(marked), lengths))).toBe(answer(text));
      }),
      { numRuns: 150 },
    );
  });

  test("a text without marks passes as it is", () => {
    const { marking } = markOne("a text", mode);
    fc.assert(
      fc.property(texts, cuts, (text, lengths) => {
        const mark = /begins with (.)/.exec(marking.instruction)?.[1];
        fc.pre(mark === undefined || !text.includes(mark));
        expect(restored(marking, cut(text, lengths), true)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  test("a marked text in JSON gives the text back", () => {
    const { marking, marked } = markOne('He said "go",\nthen </s> left. C:\\new', mode);
    for (const length of [1, 2, 3, 7, 1000]) {
      const json = restored(marking, cut(JSON.stringify({ quote: marked }), [length]), true);
      expect(JSON.parse(json)).toEqual({ quote: 'He said "go",\nthen </s> left. C:\\new' });
    }
  });
});

test("marks that JSON spells out are taken out of arguments of tools", () => {
  const { marking, marked } = markOne("two words", "mark");
  const ascii = JSON.stringify({ a: marked }).replace(
    /[\ue000-\uf8ff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16)}`,
  );
  for (const length of [1, 2, 5, 1000]) {
    expect(JSON.parse(restored(marking, cut(ascii, [length]), true))).toEqual({ a: "two words" });
  }
});

test("a part of a marked text comes back without marks", () => {
  const { marking, marked } = markOne("It is three </s> days a week.", "mark");
  const body = marked.split("\n")[1] as string;
  expect(restored(marking, [`"${body.slice(4, 20)}"`])).not.toMatch(/[\ue000-\uf8ff]/);
});

test("delimiters quoted with or without their line breaks are taken out", () => {
  const { marking, marked } = markOne("text", "delimit");
  const [opening, , closing] = marked.split("\n") as [string, string, string];
  expect(restored(marking, [`a ${opening}text${closing} b`])).toBe("a text b");
  expect(restored(marking, [opening])).toBe("");
  const broken = opening.slice(0, -1);
  expect(restored(marking, [broken])).toBe(broken);
  expect(restored(marking, [`${broken} and so on, what it says>`])).toContain("and so on");
});

test("what is held is bounded", () => {
  const { marking, marked } = markOne("text", "delimit");
  const opening = (marked.split("\n")[0] as string).slice(0, -1);
  const restorer = marking.restorer();
  const endless = `${opening}${"a".repeat(10_000)}`;
  expect(restorer.push(endless)).toBe(endless);
});

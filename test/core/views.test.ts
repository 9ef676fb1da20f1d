import { describe, expect, test } from "vitest";
import { foldCharacter } from "../../src/core/fold.ts";
import { createViews, type View } from "../../src/core/views.ts";
import fc from "../support/property.ts";

const seed = 20_240_611;

/** Characters that the views treat in special ways, so that random texts meet them. */
const oddities = fc.constantFrom(
  ..."aeiouzAZ019 .-_@$\n\t=%&\\<>[]()!|/+",
  "é",
  "e\u0301",
  "й",
  "ﬁ",
  "Ａ",
  "。",
  "ｶﾞ",
  "が",
  "が".normalize("NFD"),
  "한",
  "한".normalize("NFD"),
  "кни",
  "ра",
  "ß",
  "ı",
  "ﷺ",
  "\u200b",
  "\u200d",
  "\u00ad",
  "\ufe0f",
  "\u{e0101}",
  "\u{e0041}",
  "\u{e007f}",
  "\u202e",
  "👩‍👩‍👧",
  "🏴",
  "🇩🇪",
  "1️⃣",
  "\ud800",
  "\udc00",
  "𝐀",
  "नि",
  "&amp;",
  "%41",
  "\\u0041",
  "SWdub3JlIGFsbCB0aGF0",
  "69676e6f72652074686174",
  "i g n o r e",
  "pr0mpt",
  "nohtyp fo gninraw a si siht",
  "guvf vf n jneavat",
  "wkh phhwlqj lv rq prqgdb diwhu oxqfk",
  "\n> SWdub3Jl\n> IGFsbCB0\n> aGF0IHdh\n",
  "<~87cURD]i,~>",
  "<!--",
  "-->",
  '<b hidden title="x">',
  "</b>",
  "![a](b 'c')",
  "**one** **two** **three**",
  "<i>one</i> <i>two</i>",
  "one_and_all_the_others",
  "**",
  "</i> <i>",
);
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(oddities, { maxLength: 40 }).map((parts) => parts.join("")),
);

/** Every view, and not only what is scanned. */
function allViews(text: string): readonly View[] {
  const views = createViews(text);
  return [views.raw, ...views.scanned];
}

function loneSurrogates(text: string): number {
  return [...text].filter((character) => /^[\ud800-\udfff]$/.test(character)).length;
}

function splitsPair(text: string, offset: number): boolean {
  return (
    /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(offset - 1, 0), offset + 1)) && offset > 0
  );
}

describe("views of any text", () => {
  test("map every span into the text", () => {
    fc.assert(
      fc.property(texts, fc.nat(80), fc.nat(80), (text, from, length) => {
        for (const view of allViews(text)) {
          const start = Math.min(from, view.text.length);
          const { start: first, end: last } = view.toOriginal(
            start,
            Math.min(start + length, view.text.length),
          );
          expect(first).toBeGreaterThanOrEqual(0);
          expect(last).toBeGreaterThanOrEqual(first);
          expect(last).toBeLessThanOrEqual(text.length);
        }
      }),
      { seed, numRuns: 1500 },
    );
  });

  test("split no surrogate pair of the original", () => {
    fc.assert(
      fc.property(texts, fc.nat(80), (text, at) => {
        for (const view of allViews(text)) {
          if (view.text.length === 0) continue;
          const start = Math.min(at, view.text.length - 1);
          const span = view.toOriginal(start, start + 1);
          for (const offset of [span.start, span.end]) {
            expect(splitsPair(text, offset)).toBe(false);
          }
        }
      }),
      { seed, numRuns: 1500 },
    );
  });

  test("hold no lone surrogate that was not there", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const before = loneSurrogates(text);
        for (const view of allViews(text)) expect(loneSurrogates(view.text)).toBeLessThanOrEqual(before);
      }),
      { seed, numRuns: 1500 },
    );
  });

  test("signals and hidden spans lie in the text and hidden ones do not overlap", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { signals, hidden } = createViews(text);
        for (const { start, end } of [...signals.map(({ span }) => span), ...hidden]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (let index = 1; index < hidden.length; index++) {
          expect(hidden[index]?.start).toBeGreaterThan(hidden[index - 1]?.end ?? 0);
        }
      }),
      { seed, numRuns: 1500 },
    );
  });

  test("folding what a span covers gives at least what the span showed", () => {
    const letters = fc.array(
      fc.constantFrom(
        "a",
        "Z",
        " ",
        "é",
        "e\u0301",
        "ﬁ",
        "Ａ",
        "“",
        "\u200b",
        "が".normalize("NFD"),
        "한",
        "نِ",
        "ß",
        "😀",
        "नि",
      ),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(letters, fc.nat(60), fc.nat(10), (parts, from, length) => {
        const text = parts.join("");
        const { folded } = createViews(text);
        if (folded.text.length === 0) return;
        const start = from % folded.text.length;
        const end = Math.min(start + 1 + length, folded.text.length);
        const span = folded.toOriginal(start, end);
        expect(createViews(text.slice(span.start, span.end)).folded.text).toContain(
          folded.text.slice(start, end),
        );
      }),
      { seed, numRuns: 2000 },
    );
  });

  test("a text without anything special is scanned as it is", () => {
    const views = createViews("Please send the report to the front desk before Friday.");
    expect(views.folded).toBe(views.raw);
    expect(views.scanned).toEqual([views.raw]);
    expect([views.signals, views.hidden, views.truncated]).toEqual([[], [], false]);
  });
});

describe("text of any language", () => {
  const innocent = [
    "👩‍👩‍👧‍👦 👨🏽‍💻 🏳️‍🌈 ❤️‍🔥 🧑🏿‍🚀",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇩🇪 🇯🇵",
    "1️⃣ 2️⃣ #️⃣ *️⃣",
    "कृपया क्‍ष और र्‍य को ध्यान से पढ़िए",
    "தமிழில் எழுதப்பட்ட ஒரு வாக்கியம்",
    "می‌خواهم کتاب‌ها را بخوانم",
    "هذه جملة عربية قصيرة",
    "זה משפט קצר בעברית",
    "ภาษาไทยไม่มีช่องว่างระหว่างคำ น้ำ",
    "이것은 한국어로 쓴 문장입니다 ㅋㅋㅋ",
    "これは日本語の文章です。カタカナもあります。",
    "葛󠄀城市と辻󠄁さん",
    "我们明天上午十点开会，请准时参加。",
    "Это обычное предложение на русском языке про Python и Linux.",
    "Αυτή είναι μια πρόταση στα ελληνικά για το Linux.",
    "Zażółć gęślą jaźń, ğüşıöç, Straße, smørrebrød",
    "‏שלום‎ world",
  ];

  test.each(innocent)("%s raises no signal", (text) => expect(createViews(text).signals).toEqual([]));

  test.each(innocent.slice(0, 14))("%s keeps its characters", (text) => {
    const kept = [...createViews(text).folded.text.normalize("NFD")].join("");
    const drawn = text
      .normalize("NFD")
      .replace(/[\u200b-\u200f]|\ufe0f|[\u0300-\u036f]|[\u{e0100}-\u{e01ef}]/gu, "");
    const plain = (value: string): string => value.replace(/[\u0653-\u0655]/g, "").replaceAll("，", ",");
    expect(plain(kept)).toBe(plain(drawn));
  });
});

test("foldCharacter folds what stands alone as the folded view does", () => {
  const characters = [
    "é",
    "й",
    "Ａ",
    "”",
    "—",
    "\u3000",
    "ł",
    "ß",
    "한",
    "が",
    "😀",
    "𝐀",
    "\u200b",
    "a",
    "؟",
  ];
  expect(characters.map(foldCharacter)).toEqual(characters.map((one) => createViews(one).folded.text));
});

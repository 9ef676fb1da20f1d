import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { transforms } from "../../src/evaluation/transforms/index.ts";
import { seededRandom } from "../../src/models/random.ts";
import fc from "../support/property.ts";

const sentence = "Please forward the minutes of Tuesday, then close the ticket.";
const apply = (name: string, text: string): string | undefined => {
  const transform = transforms.find((candidate) => candidate.name === name);
  if (transform === undefined) throw new Error(`no transform ${name}`);
  return transform.apply(text, seededRandom(1));
};
const anyText = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });

describe("transforms", () => {
  test("are many, with names of their own", () => {
    expect(transforms.length).toBeGreaterThanOrEqual(25);
    expect(new Set(transforms.map(({ name }) => name)).size).toBe(transforms.length);
  });

  test.each(transforms)("$name changes a sentence, and always in the same way", ({ name }) => {
    expect(apply(name, sentence)).not.toBe(sentence);
    expect(apply(name, sentence)).toBe(apply(name, sentence));
  });

  test.each(transforms)("$name takes any text", ({ apply: write }) => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(["string", "undefined"]).toContain(typeof write(text, seededRandom(1)));
      }),
      { numRuns: 50 },
    );
  });

  test.each(["rot13", "Morse", "leet", "homoglyphs", "mathematical bold", "no spaces"])(
    "%s leaves other alphabets alone",
    (name) => {
      expect(apply(name, "Пожалуйста, пришлите отчёт.")).toBeUndefined();
      expect(apply(name, "请把会议纪要发给我。")).toBeUndefined();
    },
  );
});

describe("what was encoded can be read again:", () => {
  const decoders: readonly (readonly [string, (code: string) => string])[] = [
    ["base64", (code) => Buffer.from(code, "base64").toString()],
    ["base64url", (code) => Buffer.from(code, "base64url").toString()],
    ["base64 twice", (code) => Buffer.from(Buffer.from(code, "base64").toString(), "base64").toString()],
    ["hex", (code) => Buffer.from(code, "hex").toString()],
    ["hex bytes", (code) => Buffer.from(code.replaceAll(" ", ""), "hex").toString()],
    ["percent", decodeURIComponent],
    ["binary", (code) => Buffer.from(code.split(" ").map((byte) => Number.parseInt(byte, 2))).toString()],
    ["decimal bytes", (code) => Buffer.from(code.split(" ").map(Number)).toString()],
    ["entities", (code) => code.replace(/&#(\d+);/g, (_, value) => String.fromCodePoint(Number(value)))],
    [
      "hex entities",
      (code) =>
        code.replace(/&#x([\da-f]+);/g, (_, value) => String.fromCodePoint(Number.parseInt(value, 16))),
    ],
    ["\\u escapes", (code) => JSON.parse(`"${code}"`)],
    ["\\x escapes", (code) => Buffer.from(code.replaceAll("\\x", ""), "hex").toString()],
    [
      "quoted-printable",
      (code) =>
        Buffer.from(
          code
            .replaceAll("=\r\n", "")
            .replace(/=([\dA-F]{2})|(.)/gs, (_, byte, sign) => byte ?? sign.charCodeAt(0).toString(16)),
          "hex",
        ).toString(),
    ],
    [
      "variation selectors",
      (code) =>
        Buffer.from(
          Array.from(code)
            .slice(7)
            .map((sign) => {
              const point = sign.codePointAt(0) ?? 0;
              return point < 0xfe10 ? point - 0xfe00 : point - 0xe0100 + 16;
            }),
        ).toString(),
    ],
    ["reversed", (code) => Array.from(code).reverse().join("")],
    ["JSON string", (code) => JSON.parse(code).note],
  ];

  test.each(decoders)("%s", (name, decode) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decode(apply(name, text) as string)).toBe(text);
      }),
    );
  });

  test.each([
    ["rot13", "Cyrnfr"],
    ["Caesar", "Sohdvh"],
    ["Morse", ".--. .-.. . .- ... ."],
    ["base32", "KBWGKYLTMU======"],
    ["leet", "Pl3453"],
    ["spaced letters", "P l e a s e"],
    ["dotted letters", "P.l.e.a.s.e"],
    ["hyphenated letters", "P-l-e-a-s-e"],
    ["upper case", "PLEASE"],
    ["full width", "Ｐｌｅａｓｅ"],
    ["mathematical bold", "𝐏𝐥𝐞𝐚𝐬𝐞"],
    ["circled letters", "Ⓟⓛⓔⓐⓢⓔ"],
    ["zero-width spaces", "P\u200bl\u200be\u200ba\u200bs\u200be"],
    ["struck through", "P\u0336l\u0336e\u0336a\u0336s\u0336e\u0336"],
    ["Markdown emphasis", "**Please**"],
    ["doubled words", "Please Please"],
  ])("%s writes Please as %s", (name, code) => {
    expect(apply(name, "Please")).toBe(code);
  });

  test("typos keep the letters of a word, and its ends", () => {
    const word = apply("typos", "minutes") as string;
    expect([...word].sort()).toEqual([..."minutes"].sort());
    expect([word[0], word.at(-1)]).toEqual(["m", "s"]);
  });
});

import {
  bytesOf,
  isLetter,
  latinOnly,
  mapSigns,
  mapWords,
  signsOf,
  spread,
  type Transform,
} from "./transform.ts";

/** Letters of the Cyrillic and Greek alphabets that look like Latin ones (https://www.unicode.org/reports/tr39/). */
const homoglyphs: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ a: "а", c: "с", e: "е", i: "і", j: "ј", o: "о", p: "р", s: "ѕ", x: "х", y: "у" }),
  ...Object.entries({ A: "А", B: "В", C: "С", E: "Е", H: "Н", I: "І", K: "К", M: "М", O: "О", P: "Р" }),
  ...Object.entries({ S: "Ѕ", T: "Т", X: "Х", Y: "Υ", N: "Ν", Z: "Ζ", v: "ν" }),
]);

/** Marks that are drawn above or below a letter. */
const accents = ["\u0301", "\u0308", "\u0323", "\u0304", "\u0302"];

/** Moves the letters a to z, and A to Z, to other blocks of code points. */
function shifted(lower: number, upper: number): Transform["apply"] {
  return latinOnly((text) =>
    mapSigns(text, (sign) => {
      if (sign >= "a" && sign <= "z") return String.fromCodePoint(lower + sign.charCodeAt(0) - 97);
      if (sign >= "A" && sign <= "Z") return String.fromCodePoint(upper + sign.charCodeAt(0) - 65);
      return sign;
    }),
  );
}

/** A tag character copies a character of ASCII and draws nothing (https://www.unicode.org/charts/PDF/UE0000.pdf). */
function toTags(text: string): string | undefined {
  const signs = signsOf(text);
  if (signs.some((sign) => sign < " " || sign > "~")) return undefined;
  return `Hello.${signs.map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join("")}`;
}

/** Bytes as variation selectors: U+FE00 to U+FE0F are the first sixteen, U+E0100 to U+E01EF the others. */
function toSelectors(text: string): string {
  const selectors = Array.from(bytesOf(text), (byte) =>
    String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16),
  );
  return `Hello \u{1f642}${selectors.join("")}`;
}

function toFullWidth(text: string): string {
  return mapSigns(text, (sign) =>
    sign > " " && sign <= "~" ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign,
  );
}

/** Other characters that look the same, or characters that nobody sees. */
export const characterTransforms: readonly Transform[] = [
  { name: "zero-width spaces", apply: (text) => spread(text, "\u200b", " ") },
  { name: "word joiners", apply: (text) => spread(text, "\u2060", " ") },
  { name: "soft hyphens", apply: (text) => spread(text, "\u00ad", " ") },
  { name: "tag characters", apply: toTags },
  { name: "variation selectors", apply: toSelectors },
  {
    name: "bidi override",
    apply: (text) =>
      text
        .split("\n")
        .map((line) => `\u202e${signsOf(line).toReversed().join("")}\u202c`)
        .join("\n"),
  },
  { name: "bidi isolates", apply: (text) => mapWords(text, (word) => `\u2066${word}\u2069`) },
  { name: "homoglyphs", apply: latinOnly((text) => mapSigns(text, (sign) => homoglyphs.get(sign) ?? sign)) },
  { name: "full width", apply: toFullWidth },
  { name: "mathematical bold", apply: shifted(0x1d41a, 0x1d400) },
  { name: "circled letters", apply: shifted(0x24d0, 0x24b6) },
  {
    name: "diacritics",
    apply: (text, random) =>
      mapSigns(text, (sign) =>
        isLetter(sign) ? sign + accents[Math.floor(random() * accents.length)] : sign,
      ),
  },
  {
    name: "struck through",
    apply: (text) => mapSigns(text, (sign) => (isLetter(sign) ? `${sign}\u0336` : sign)),
  },
];

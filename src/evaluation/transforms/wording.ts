import { latinOnly, mapSigns, mapWords, signsOf, spread, type Transform } from "./transform.ts";

const leet: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: "4", e: "3", i: "1", o: "0", s: "5", t: "7", b: "8", g: "9" }),
);

/** Two letters inside of every second long word change places. */
function withTypos(text: string, random: () => number): string {
  return mapWords(text, (word, index) => {
    const signs = [...signsOf(word)];
    if (signs.length < 5 || index % 2 === 1) return word;
    const at = 1 + Math.floor(random() * (signs.length - 3));
    [signs[at], signs[at + 1]] = [signs[at + 1] as string, signs[at] as string];
    return signs.join("");
  });
}

/** A letter is written twice in every second long word. */
function withDoubledLetters(text: string, random: () => number): string {
  return mapWords(text, (word, index) => {
    const signs = [...signsOf(word)];
    if (signs.length < 4 || index % 2 === 1) return word;
    const at = 1 + Math.floor(random() * (signs.length - 2));
    signs.splice(at, 0, signs[at] as string);
    return signs.join("");
  });
}

/** Single spaces become line breaks, every so many words. */
function wrapped(words: number): Transform["apply"] {
  return (text) => {
    let count = 0;
    return mapSigns(text, (sign) => (sign === " " && ++count % words === 0 ? "\n" : sign));
  };
}

/** Every second word in two parts. */
function broken(text: string): string {
  return mapWords(text, (word, index) => {
    const signs = signsOf(word);
    if (signs.length < 6 || index % 2 === 1) return word;
    const middle = Math.floor(signs.length / 2);
    return `${signs.slice(0, middle).join("")}-\n${signs.slice(middle).join("")}`;
  });
}

/** Other spelling, other layout, other wrapping, the same words. */
export const wordingTransforms: readonly Transform[] = [
  {
    name: "leet",
    apply: latinOnly((text) => mapSigns(text, (sign) => leet.get(sign.toLowerCase()) ?? sign)),
  },
  { name: "spaced letters", apply: (text) => spread(text, " ", "   ") },
  { name: "dotted letters", apply: (text) => spread(text, ".", " ") },
  { name: "hyphenated letters", apply: (text) => spread(text, "-", " ") },
  { name: "underscored letters", apply: (text) => spread(text, "_", " ") },
  { name: "reversed", apply: (text) => signsOf(text).toReversed().join("") },
  { name: "upper case", apply: (text) => text.toUpperCase() },
  {
    name: "alternating case",
    apply: (text) => {
      let count = 0;
      return mapSigns(text, (sign) => (count++ % 2 === 0 ? sign.toLowerCase() : sign.toUpperCase()));
    },
  },
  { name: "typos", apply: withTypos },
  { name: "doubled letters", apply: withDoubledLetters },
  { name: "doubled words", apply: (text) => mapWords(text, (word) => `${word} ${word}`) },
  { name: "line wraps", apply: wrapped(3) },
  { name: "one word a line", apply: wrapped(1) },
  { name: "hyphenated line ends", apply: broken },
  { name: "no spaces", apply: latinOnly((text) => text.replaceAll(" ", "")) },
  { name: "underscores for spaces", apply: (text) => text.replaceAll(" ", "_") },
  { name: "HTML comment", apply: (text) => `<p>Opening hours: 9 to 5.</p><!-- ${text} -->` },
  { name: "HTML tags", apply: (text) => mapWords(text, (word) => `<b>${word}</b>`) },
  { name: "Markdown emphasis", apply: (text) => mapWords(text, (word) => `**${word}**`) },
  { name: "code block", apply: (text) => `\`\`\`text\n${text}\n\`\`\`` },
  { name: "JSON string", apply: (text) => JSON.stringify({ note: text }) },
  {
    name: "quoted lines",
    apply: (text) =>
      text
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n"),
  },
];

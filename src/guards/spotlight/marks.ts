const digits = "abcdefghijklmnopqrstuvwxyz234567";

/** 100 bits: nobody who writes a document guesses them. */
const idLength = 20;

const mostTries = 8;

/** The Private Use Area of the Basic Multilingual Plane. https://www.unicode.org/faq/private_use.html */
const firstPrivate = 0xe000;
const lastPrivate = 0xf8ff;
const privateCount: number = lastPrivate - firstPrivate + 1;
const privateUnit = /[\ue000-\uf8ff]/;

/** So many private characters, all different, are a mark where the texts hold every single one. */
const longMark = 8;

/** What one request is marked with. */
export interface Marks {
  /** Name of the delimiters. */
  readonly id: string;
  /** What stands between words, and within imitations. No part of it but the whole is both its beginning and its end. */
  readonly mark: string;
}

/** Random marks that none of the texts hold. */
export function chooseMarks(texts: readonly string[]): Marks {
  return { id: absentFrom(texts, randomId), mark: chooseMark(texts) };
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(idLength));
  return Array.from(bytes, (byte) => digits.charAt(byte & 31)).join("");
}

function chooseMark(texts: readonly string[]): string {
  const used = new Set<number>();
  for (const text of texts) if (privateUnit.test(text)) addPrivate(text, used);
  if (used.size === privateCount) return absentFrom(texts, randomMark);
  let unit = firstPrivate + randomBelow(privateCount);
  while (used.has(unit)) unit = unit === lastPrivate ? firstPrivate : unit + 1;
  return String.fromCharCode(unit);
}

function addPrivate(text: string, used: Set<number>): void {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= firstPrivate && unit <= lastPrivate) used.add(unit);
  }
}

function randomMark(): string {
  const units = new Set<number>();
  while (units.size < longMark) units.add(firstPrivate + randomBelow(privateCount));
  return String.fromCharCode(...units);
}

function absentFrom(texts: readonly string[], make: () => string): string {
  for (let tries = 0; tries < mostTries; tries++) {
    const made = make();
    if (!texts.some((text) => text.includes(made))) return made;
  }
  throw new Error("no mark that the texts do not hold");
}

function randomBelow(count: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value % count;
}

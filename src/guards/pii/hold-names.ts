import { isBlank } from "./hold-units.ts";
import { isWordUnit } from "./text.ts";

/** The longest name after its label. */
export const longestName = 170;

/** Over what stands between a label and its value. */
export function skipMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < 20 && isMark(text.charCodeAt(at))) at++;
  return at;
}

function isMark(unit: number): boolean {
  return (
    isBlank(unit) ||
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x2a ||
    unit === 0x5f ||
    unit === 0x3a ||
    unit === 0x3d ||
    unit === 0x2c ||
    unit === 0x2e ||
    unit === 0x21 ||
    unit === 0x7c ||
    unit === 0x28 ||
    unit === 0x2019 ||
    unit === 0xff1a
  );
}

const titles: ReadonlySet<string> = new Set(
  "professor monsieur madame mademoiselle senora signor signora mevrouw".split(" "),
);

/** Small words in a row within a name: `de los`, `van den`. */
const mostSmall = 3;

/** Before this place no name begins that is still open at the end. */
export function lowestName(text: string): number {
  const { length } = text;
  let at = length;
  let small = 0;
  for (let turn = 0; at > 0 && length - at < longestName; turn++) {
    const end = at;
    while (at > 0 && end - at < 31 && isNameUnit(text.charCodeAt(at - 1))) at--;
    if (at === end && turn > 0) return at;
    const first = text.charCodeAt(at);
    if (turn > 0 && end - at > 5 && first >= 0x61 && first <= 0x7a && !titles.has(text.slice(at, end)))
      return at;
    small = turn > 0 && first >= 0x61 && first <= 0x7a ? small + 1 : 0;
    if (small > mostSmall) return at;
    while (at > 0 && isMark(text.charCodeAt(at - 1))) at--;
  }
  return at;
}

/** A comma, two blanks and the line break that end a greeting. */
const mostBehind = 5;

/** One object for all calls, since most labels are looked at in vain. */
const name: OpenName = { start: 0, words: 0, isOpen: false };

/** A name as far as it came. */
export interface OpenName {
  start: number;
  words: number;
  isOpen: boolean;
}

/** Start of the name after a label while it may go on; the length of the text when there is none. */
export function openName(text: string, from: number): number {
  readOpenName(text, from);
  return name.isOpen ? name.start : text.length;
}

/** Reads on from behind a label. */
export function readOpenName(text: string, from: number): Readonly<OpenName> {
  const { length } = text;
  let at = skipMarks(text, from);
  name.start = at;
  name.words = 0;
  name.isOpen = false;
  let small = 0;
  for (let turn = 0; turn < 14; turn++) {
    const start = at;
    while (at < length && at - start < 31 && isNameUnit(text.charCodeAt(at))) at++;
    if (at === length) {
      name.isOpen = turn > 0 || at > start || length - from < 20;
      return name;
    }
    // No name begins with a hyphen, as the rules of tables do.
    if (at === start || text.charCodeAt(start) === 0x2d) return name;
    const first = text.charAt(start);
    if (first === first.toLowerCase() && first !== first.toUpperCase()) {
      if (!(at - start <= 5 || (turn === 0 && titles.has(text.slice(start, at).toLowerCase())))) return name;
      // Before its first word one particle or title stands.
      if (++small > (name.words === 0 ? 2 : mostSmall)) return name;
    } else {
      name.words++;
      small = 0;
    }
    const marks = at;
    while (at < length && at - marks < (name.words <= 2 ? 12 : mostBehind) && isMark(text.charCodeAt(at)))
      at++;
    if (at === marks) return name;
    // Between the words of a name stands one space, between a title and a name almost anything.
    if (name.words > 2 && at - marks > 2 && at < length) return name;
  }
  return name;
}

function isNameUnit(unit: number): boolean {
  return isWordUnit(unit) || unit === 0x2d || unit === 0x27 || unit === 0x2019;
}

/** Whether a name begins at the beginning of a cell, or may. */
export function mayBeginName(text: string, from: number): boolean {
  const { words, isOpen } = readOpenName(text, from);
  return words > 0 || isOpen;
}

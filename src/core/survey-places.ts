import { first } from "./survey-bytes.ts";

/** Shortest run of base64 characters that is looked at. */
export const shortestToken = 16;

/** So many numbers, or groups of dots and dashes, in a row are looked at. */
const shortestRun = 6;

/** Widest gap between the letters of a word that is spaced out. */
export const widestGap = 8;

/** Lines longer than this were broken for their width, at the end of a word. */
export const shortLine = 30;

/** Longest piece of a word that ends a line. */
export const shortPiece = 6;

const letter = 1;
/** Stands for a letter in leetspeak. */
export const substitute = 2;
/** Stands between the letters of a word that is spaced out. */
export const separator = 4;
/** A line end, or the hyphen before one. */
export const lineBreak = 8;
export const base64 = 0x10;
/** Digits, hex digits among them and the x before them, and what separates them. */
export const number = 0x20;
export const morse = 0x40;
/** Separates numbers. */
const gap = 0x80;
const alphanumeric = 0x100;

const kinds: Uint16Array = makeKinds();

function makeKinds(): Uint16Array {
  const table = new Uint16Array(256);
  const add = (characters: string, kind: number): void => {
    for (const character of characters) {
      const unit = character.charCodeAt(0);
      table[unit] = (table[unit] as number) | kind;
    }
  };
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const digits = "0123456789";
  add(letters + letters.toUpperCase(), letter | base64 | alphanumeric);
  add(digits, base64 | alphanumeric | number);
  add("abcdefxABCDEFX", number);
  add("-_/+=", base64);
  add("0134578@$!", substitute);
  add(" \t\n\r*|~.-_/", separator);
  add("\n\r-", lineBreak);
  add(" \t\n\r,;", gap | number | morse);
  add(".-", morse);
  return table;
}

/** What an ASCII character may be part of: a sum of {@link substitute}, {@link separator}, {@link lineBreak} and more. */
export function kindsOfCharacters(): Uint16Array {
  return kinds;
}

function is(byte: number | undefined, kind: number): boolean {
  return ((kinds[byte as number] as number) & kind) !== 0;
}

/** Longest run of substitutes inside a word. */
const longestSubstitutes = 8;

/** `at` is a substitute behind a letter: the letter behind it and the substitutes that follow it, 0 for none. */
export function letterAfterSubstitute(bytes: Uint8Array, at: number): number {
  let next = at + 1;
  while (next - at < longestSubstitutes && is(bytes[next], substitute)) next++;
  return is(bytes[next], letter) ? next : 0;
}

/** `at` is a single letter between separators: is there another single letter, or a substitute, on both sides? */
export function isSpacedLetter(bytes: Uint8Array, at: number): boolean {
  let before = at - 2;
  while (before >= first && at - before <= widestGap && is(bytes[before], separator)) before--;
  if (!is(bytes[before], letter | substitute) || is(bytes[before - 1], alphanumeric)) return false;
  let after = at + 2;
  while (after - at <= widestGap && is(bytes[after], separator)) after++;
  return is(bytes[after], letter | substitute) && !is(bytes[after + 1], alphanumeric);
}

/** `at` is a line end or a hyphen behind a letter: the small letter that continues its word on the next line, 0 for none. */
export function letterAfterBreak(bytes: Uint8Array, at: number): number {
  const isHyphen = bytes[at] === 0x2d;
  let next = isHyphen ? at + 1 : at;
  if (bytes[next] === 0x0d) next++;
  if (bytes[next] !== 0x0a) return 0;
  next++;
  const unit = bytes[next] as number;
  if (unit < 0x61 || !is(unit, letter)) return 0;
  if (isHyphen) return next;
  let piece = at - 1;
  while (at - piece <= shortPiece && is(bytes[piece], letter)) piece--;
  if (is(bytes[piece], letter)) return 0;
  while (piece >= first && at - piece <= shortLine && bytes[piece] !== 0x0a) piece--;
  return piece < first || bytes[piece] === 0x0a ? next : 0;
}

/** Kinds that all of the eight characters from `from` on are of. */
export function commonKinds(table: Uint16Array, bytes: Uint8Array, from: number): number {
  return (
    (table[bytes[from] as number] as number) &
    (table[bytes[from + 1] as number] as number) &
    (table[bytes[from + 2] as number] as number) &
    (table[bytes[from + 3] as number] as number) &
    (table[bytes[from + 4] as number] as number) &
    (table[bytes[from + 5] as number] as number) &
    (table[bytes[from + 6] as number] as number) &
    (table[bytes[from + 7] as number] as number)
  );
}

/** Start of the run of characters of a kind that ends before `from`; not before `low`. */
export function runStart(bytes: Uint8Array, from: number, low: number, kind: number): number {
  let at = from;
  while (at > low && is(bytes[at - 1], kind)) at--;
  return at;
}

export function runEnd(bytes: Uint8Array, from: number, kind: number): number {
  let at = from;
  while (is(bytes[at], kind)) at++;
  return at;
}

/** Start of the first of the groups in `[start, end)` when there are enough, without one that goes on outside; or -1. */
export function startOfGroups(bytes: Uint8Array, start: number, end: number, limit: number): number {
  let at = start;
  if (start > first && !is(bytes[start - 1], gap)) while (at < end && !is(bytes[at], gap)) at++;
  let groups = 0;
  let firstGroup = -1;
  while (at < end) {
    while (at < end && is(bytes[at], gap)) at++;
    const from = at;
    while (at < end && !is(bytes[at], gap)) at++;
    if (at === from || (at === end && end < limit)) break;
    if (firstGroup < 0) firstGroup = from;
    if (++groups === shortestRun) return firstGroup;
  }
  return -1;
}

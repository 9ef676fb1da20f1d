import { isControl } from "./decoders/bytes.ts";
import { first } from "./survey-bytes.ts";

/** Shortest run of base64 characters that is looked at. */
export const shortestToken = 16;

/** Widest gap between the letters of a word that is spaced out. */
export const widestGap = 8;

/** Lines longer than this were broken for their width, at the end of a word. */
export const shortLine = 30;

/** Longest piece of a word that ends a line. */
export const shortPiece = 6;

export const letter = 1;
/** Stands for a letter in leetspeak. */
export const substitute = 2;
/** Stands between the letters of a word that is spaced out. */
export const separator = 4;
export const lineEnd = 8;
export const base64 = 0x10;
/** Digits, hex digits among them and the x before them, and what separates them. */
export const number = 0x20;
export const morse = 0x40;
/** Letters and full stops, which may stand for the blanks between words. */
export const joined = 0x80;
/** Separates numbers. */
export const gap = 0x800;
export const alphanumeric = 0x100;
/** Capitals and digits: every token has some. */
export const capital = 0x400;
/** Stands before quoted or indented lines. */
export const indent = 0x200;
/** Begins markup: emphasis in Markdown, or a tag. */
export const mark = 0x1000;
/** Ends words and sentences. */
export const stop = 0x2000;
/** Control characters other than tab and line end. */
export const control = 0x4000;

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
  add(letters + letters.toUpperCase(), letter | base64 | alphanumeric | joined);
  add(digits, base64 | alphanumeric | number);
  add(letters.toUpperCase() + digits, capital);
  add("abcdefxABCDEFX", number);
  add("-_/+=", base64);
  add("0134578@$!", substitute);
  add(" \t\n\r*|~.-_/", separator);
  add("\n\r", lineEnd);
  add(" \t\n\r,;", gap | number | morse);
  add(".-", morse);
  add(" \t>#*|/-;:.,'\"", indent);
  add(".", joined);
  add("*_~`<", mark);
  add(".,;:!?'\")", stop);
  for (let unit = 0; unit < 0x80; unit++) if (isControl(unit)) table[unit] = control;
  return table;
}

/** What an ASCII character may be part of: a sum of {@link substitute}, {@link separator}, {@link lineEnd} and more. */
export function kindsOfCharacters(): Uint16Array {
  return kinds;
}

export function is(byte: number | undefined, kind: number): boolean {
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
  if (!is(bytes[at + 1], separator) || !is(bytes[at - 1], separator)) return false;
  let before = at - 2;
  while (before >= first && at - before <= widestGap && is(bytes[before], separator)) before--;
  if (!is(bytes[before], letter | substitute) || is(bytes[before - 1], alphanumeric)) return false;
  let after = at + 2;
  while (after - at <= widestGap && is(bytes[after], separator)) after++;
  return is(bytes[after], letter | substitute) && !is(bytes[after + 1], alphanumeric);
}

/** `at` is a line end or a hyphen behind a letter: the small letter that continues its word on the next line, 0 for none. */
export function letterAfterBreak(bytes: Uint8Array, at: number): number {
  if (!is(bytes[at - 1], letter)) return 0;
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

import type { View } from "../../core/views.ts";
import { isAlphanumeric, isBlank, isHexDigit, isQuote, looksDrawn } from "./characters.ts";
import { randomness } from "./naturalness.ts";
import { decodeBase64, isPrintable } from "./structures/base64.ts";

/** A token as it reads once its disguise is taken off. */
export interface Unmasked {
  readonly text: string;
  /** What was taken off. */
  readonly via: string;
  /** End of the place in the view. */
  readonly end: number;
  /** Offset in the view of each character, and of the end. */
  readonly offsets: readonly number[];
}

/** Most characters of a disguised token. */
const longest = 1200;

/** Fewest characters that are worth a look. */
const shortest = 12;

/**
 * Finds what may be tokens that were cut by marks, quotes or line breaks, spread out, masked at the end, reversed or
 * rotated. Nothing but a format decides whether one is.
 *
 * What is found at a place depends on the characters around it alone, so that a part of a text gives what the whole does.
 */
export function unmask({ text }: View): readonly Unmasked[] {
  const found: Unmasked[] = [];
  // Searching for each mark is faster than looking at each character.
  for (const [mark, reveal] of marks) {
    let done = 0;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      if (at < done) continue;
      const unmasked = reveal(text, at);
      if (unmasked === undefined) continue;
      found.push(unmasked);
      done = unmasked.end;
    }
  }
  findSpaced(text, found);
  findEncoded(text, found);
  return found;
}

/** What the mark at an offset hides. */
type Reveal = (text: string, at: number) => Unmasked | undefined;

const marks: readonly (readonly [mark: string, reveal: Reveal])[] = [
  ["**", (text, at) => (text.charCodeAt(at + 2) === 0x2a ? fillMask(text, at) : joinMarks(text, at, "*"))],
  ["``", (text, at) => joinMarks(text, at, "`")],
  ["+", joinSums],
  ...["' ", '" ', "'.", '".', "'\n", '"\n', "'\r", '"\r'].map((mark) => [mark, joinStrings] as const),
  ["\n", joinLines],
  ["-", joinGroups],
  ["_", turnRound],
];

function isToken(unit: number): boolean {
  return (
    isAlphanumeric(unit) ||
    unit === 0x5f ||
    unit === 0x2d ||
    unit === 0x2e ||
    unit === 0x2f ||
    unit === 0x3d ||
    unit === 0x2b ||
    unit === 0x3a
  );
}

function startOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < longest && isToken(text.charCodeAt(start - 1))) start--;
  return start;
}

function endOf(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < longest && isToken(text.charCodeAt(end))) end++;
  return end;
}

/** Joins the given ranges, which are in order. */
function joined(
  text: string,
  ranges: readonly (readonly [number, number])[],
  via: string,
): Unmasked | undefined {
  let result = "";
  const offsets: number[] = [];
  let last = 0;
  for (const [start, end] of ranges) {
    for (let at = start; at < end; at++) offsets.push(at);
    result += text.slice(start, end);
    last = end;
  }
  offsets.push(last);
  return result.length < shortest || result.length > longest
    ? undefined
    : { text: result, via, end: last, offsets };
}

/** `abc**def**`, `` `abc``def` ``. */
function joinMarks(text: string, at: number, mark: string): Unmasked | undefined {
  if (text.charAt(at + 2) === mark || text.charAt(at - 1) === mark) return undefined;
  if (
    !isAlphanumeric(text.charCodeAt(at - 1)) &&
    text.charCodeAt(at - 1) !== 0x5f &&
    text.charCodeAt(at - 1) !== 0x2d
  )
    return undefined;
  const ranges: [number, number][] = [[startOf(text, at), at]];
  let from = at;
  while (text.charAt(from) === mark && text.charAt(from + 1) === mark && ranges.length < 16) {
    const end = endOf(text, from + 2);
    if (end === from + 2) break;
    ranges.push([from + 2, end]);
    from = end;
  }
  return ranges.length > 1 ? joined(text, ranges, "markdown") : undefined;
}

/** `"abc" + "def"`. */
function joinSums(text: string, at: number): Unmasked | undefined {
  let left = at;
  while (isBlank(text.charCodeAt(left - 1))) left--;
  return isQuote(text.charCodeAt(left - 1)) ? joinStrings(text, left - 1) : undefined;
}

/** `"abc" + "def"`, `'abc' . 'def'`, `"abc" "def"`, from the quote that closes the first string. */
function joinStrings(text: string, quote: number): Unmasked | undefined {
  let next = nextString(text, quote);
  if (next < 0) return undefined;
  const ranges: [number, number][] = [[startOf(text, quote), quote]];
  while (next >= 0 && ranges.length < 32) {
    const end = endOf(text, next + 1);
    if (!isQuote(text.charCodeAt(end))) break;
    ranges.push([next + 1, end]);
    next = nextString(text, end);
  }
  return ranges.length > 1 ? joined(text, ranges, "concatenation") : undefined;
}

/** Where the string begins that is joined to the one that a quote closes, or -1. */
function nextString(text: string, quote: number): number {
  let at = quote + 1;
  while (text.charCodeAt(at) <= 0x20) at++;
  const isJoined = joinsStrings(text.charCodeAt(at));
  if (isJoined) at++;
  if (isJoined && text.charCodeAt(at) === 0x2e) at++;
  while (text.charCodeAt(at) <= 0x20) at++;
  // Two quotes side by side are an empty string, or stand for one quote.
  return isQuote(text.charCodeAt(at)) && at > quote + 1 ? at : -1;
}

/** Signs that put strings together: `+`, and `.`, `..` and `&` of PHP, Lua and Basic. */
export function joinsStrings(unit: number): boolean {
  return unit === 0x2b || unit === 0x2e || unit === 0x26;
}

/** A token over several lines, which may be indented or quoted. */
function joinLines(text: string, at: number): Unmasked | undefined {
  const broken = text.charCodeAt(at - 1) === 0x0d ? at - 1 : at;
  // `\` before the break joins lines in shells.
  const first = text.charCodeAt(broken - 1) === 0x5c ? broken - 1 : broken;
  if (!isToken(text.charCodeAt(first - 1)) || afterMargin(text, at) < 0) return undefined;
  const start = startOf(text, first);
  const width = first - start;
  if (width < 6 || text.charCodeAt(start - 1) === 0x2d || !looksDrawn(text, start, first)) return undefined;
  const ranges: [number, number][] = [[start, first]];
  let from = first;
  while (ranges.length < 24) {
    let line = text.charCodeAt(from) === 0x5c ? from + 1 : from;
    if (text.charCodeAt(line) === 0x0d) line++;
    const next = text.charCodeAt(line) === 0x0a ? afterMargin(text, line) : -1;
    if (next < 0) break;
    const end = endOf(text, next);
    if (ranges.length > 1 && end - next > width + 40) break;
    // Words of the text that goes on below are none of the token's.
    if ((isBlank(text.charCodeAt(end)) || end - next > 7) && !looksDrawn(text, next, end)) break;
    if (ranges.length > 1 && end - next > 3 && /^[a-z]+$/.test(text.slice(next, end))) break;
    ranges.push([next, end]);
    from = end;
  }
  return ranges.length > 1 ? joined(text, ranges, "line-wrap") : undefined;
}

/** Widest indent, or marks of a quotation, before a part of a token. */
const widestMargin = 12;

/** Where a part of a token begins in the line behind a break, or -1. */
function afterMargin(text: string, at: number): number {
  let next = at + 1;
  while (next - at <= widestMargin && (isBlank(text.charCodeAt(next)) || text.charCodeAt(next) === 0x3e))
    next++;
  return isToken(text.charCodeAt(next)) ? next : -1;
}

/** `ab12-cd34-ef56-...`, hyphens at equal distances. */
function joinGroups(text: string, at: number): Unmasked | undefined {
  if (!isAlphanumeric(text.charCodeAt(at + 1)) || !isAlphanumeric(text.charCodeAt(at + 3))) return undefined;
  let distance = 3;
  while (distance < 9 && text.charCodeAt(at + distance) !== 0x2d) distance++;
  for (let step = 2; step < 5; step++) if (text.charCodeAt(at + step * distance) !== 0x2d) return undefined;
  let start = at;
  while (start > 0 && isToken(text.charCodeAt(start - 1))) {
    start--;
    // The first hyphen stands within a group's length of the beginning.
    if (at - start > distance) return undefined;
  }
  const end = endOf(text, at);
  const first = start + ((at - start) % distance);
  const ranges: [number, number][] = [];
  let from = start;
  for (let cut = first; cut < end; cut += distance) {
    if (text.charCodeAt(cut) !== 0x2d) return undefined;
    if (cut > from) ranges.push([from, cut]);
    from = cut + 1;
  }
  if (from < end) ranges.push([from, end]);
  return joined(text, ranges, "groups");
}

/** `abcdef****`: the last characters once more in place of the mask, so that the length is right. */
function fillMask(text: string, at: number): Unmasked | undefined {
  if (text.charCodeAt(at - 1) === 0x2a) return undefined;
  let end = at;
  while (text.charCodeAt(end) === 0x2a) end++;
  const start = startOf(text, at);
  if (end - at > 8 || at - start < 3 * (end - at) || at - start < shortest || isToken(text.charCodeAt(end)))
    return undefined;
  const offsets: number[] = [];
  for (let offset = start; offset <= end; offset++) offsets.push(offset);
  return { text: text.slice(start, at) + text.slice(at - (end - at), at), via: "mask", end, offsets };
}

const rotated = "nopqrstuvwxyzabcdefghijklm";

/** Tokens backwards or rotated by thirteen, told by the sign at the end of their prefix. */
function turnRound(text: string, at: number): Unmasked | undefined {
  if (!isAlphanumeric(text.charCodeAt(at + 1))) return undefined;
  const isNearStart = !isPlainTo(text, at, -1);
  if (!isNearStart && isPlainTo(text, at, 1)) return undefined;
  let start = at;
  while (start > 0 && at - start < 300 && isPlain(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < text.length && end - at < 300 && isPlain(text.charCodeAt(end))) end++;
  const length = end - start;
  if (length < 20 || length > 300 || (end - at > 16 && at - start > 16) || !looksDrawn(text, start, end))
    return undefined;
  const token = text.slice(start, end);
  if (randomness(token) < 0.5) return undefined;
  if (end - at < 16) {
    return {
      text: [...token].reverse().join(""),
      via: "reversed",
      end,
      offsets: spanning(start, end, length),
    };
  }
  let turned = "";
  for (const character of token) {
    const small = character.toLowerCase();
    const index = small >= "a" && small <= "z" ? small.charCodeAt(0) - 0x61 : -1;
    const other = index < 0 ? character : rotated.charAt(index);
    turned += small === character ? other : other.toUpperCase();
  }
  return {
    text: turned,
    via: "rot13",
    end,
    offsets: Array.from({ length: length + 1 }, (_, index) => start + index),
  };
}

/** Whether a token goes on for as long as no prefix is. */
function isPlainTo(text: string, at: number, step: 1 | -1): boolean {
  for (let distance = 1; distance <= 16; distance++) {
    if (!isPlain(text.charCodeAt(at + step * distance))) return false;
  }
  return true;
}

function isPlain(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x5f || unit === 0x2d || unit === 0x2e;
}

/** Offsets that lead from every character but the last to the beginning of the whole place, and else to its end. */
function spanning(start: number, end: number, length: number): readonly number[] {
  return Array.from({ length: length + 1 }, (_, index) =>
    index < length - 1 ? start : end - (index < length ? 1 : 0),
  );
}

/** A run of so many single characters with blanks between them has three blanks around every sixteenth character. */
const stride = 16;

/** `g h p _ 1 2 3`: single characters between blanks. */
function findSpaced(text: string, found: Unmasked[]): void {
  let done = 0;
  for (let at = 4; at + 4 < text.length; at += stride) {
    const first = text.charCodeAt(at) === 0x20 ? at : at + 1;
    if (first < done || !isSpacer(text, first)) continue;
    if (!isSpacer(text, first + 2) || !isSpacer(text, first - 2)) continue;
    let start = first;
    while (start > done && isSpacer(text, start - 2)) start -= 2;
    let end = first;
    while (end - start < 2 * longest - 4 && isSpacer(text, end + 2)) end += 2;
    done = end + 2;
    const ranges: [number, number][] = [];
    for (let letter = start - 1; letter < done; letter += 2) ranges.push([letter, letter + 1]);
    const unmasked = joined(text, ranges, "spaces");
    if (unmasked !== undefined) found.push(unmasked);
  }
}

/** Fewest characters of an encoded token, and letters and digits in a row that it begins with. */
const shortestEncoded = 20;
const shortestHead = 14;

/** Letters and digits in a row that could be base64 or hexadecimal digits. */
function findEncoded(text: string, found: Unmasked[]): void {
  for (let start = 0; start + shortestHead <= text.length; ) {
    // Looking backwards leaves out most of what is too short.
    let head = start + shortestHead;
    while (head > start && isAlphanumeric(text.charCodeAt(head - 1))) head--;
    if (head > start) {
      start = head;
      continue;
    }
    let end = start + shortestHead;
    while (end < text.length && end - start < longest && isEncoded(text.charCodeAt(end))) end++;
    const unmasked = end - start < shortestEncoded ? undefined : decodeRun(text, start, end);
    if (unmasked === undefined) {
      end = start + shortestHead;
      while (isAlphanumeric(text.charCodeAt(end))) end++;
    } else found.push(unmasked);
    start = end;
  }
}

function isEncoded(unit: number): boolean {
  return (
    isAlphanumeric(unit) || unit === 0x2b || unit === 0x2f || unit === 0x3d || unit === 0x2d || unit === 0x5f
  );
}

/**
 * Reads printable text without words in it, such as a token alone, from base64 or hexadecimal digits.
 *
 * The decoders of the core look for words.
 */
function decodeRun(text: string, start: number, end: number): Unmasked | undefined {
  // Most runs that are no text show it at once.
  const head = text.slice(start, start + 12);
  const isHex = isHexadecimal(head);
  if (!isText(isHex ? decodeHex(head) : decodeBase64(head))) return undefined;
  const run = text.slice(start, end);
  const decoded = isHex ? decodeHex(run) : decodeBase64(run);
  if (!isText(decoded) || decoded.length < shortest) return undefined;
  return { text: decoded, via: isHex ? "hex" : "base64", end, offsets: spanning(start, end, decoded.length) };
}

function isHexadecimal(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isHexDigit(text.charCodeAt(at))) return false;
  return true;
}

function isText(decoded: string | undefined): decoded is string {
  return decoded !== undefined && decoded.length > 0 && isPrintable(decoded);
}

function decodeHex(digits: string): string | undefined {
  let decoded = "";
  for (let at = 0; at + 1 < digits.length; at += 2) {
    const byte = Number.parseInt(digits.slice(at, at + 2), 16);
    if (Number.isNaN(byte)) return undefined;
    decoded += String.fromCharCode(byte);
  }
  return decoded;
}

/** A blank with single characters of a token on both sides. */
function isSpacer(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === 0x20 &&
    isToken(text.charCodeAt(at + 1)) &&
    isToken(text.charCodeAt(at - 1)) &&
    !isToken(text.charCodeAt(at + 2)) &&
    !isToken(text.charCodeAt(at - 2))
  );
}

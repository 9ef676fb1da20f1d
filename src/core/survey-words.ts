import { first, foreign } from "./survey-bytes.ts";
import { alphanumeric, base64, is, joined, letter, lineEnd, mark, separator, stop } from "./survey-places.ts";

/** Joints farther apart than this are not in a row; a tag with attributes may lie between them. */
export const widestMarked = 64;

/** Where the last joint of marked words stands. */
export interface JointSeen {
  last: number;
}

/** Most characters of emphasis in a row, as in `**_both_**`, and of blanks between words. */
const longestMarks = 8;
const longestBlank = 3;

/** Shortest markup that ends one word and begins the next, in scripts without blanks: `****`. */
const shortestTwo = 4;

/** `at` is a mark: where the markup begins that joins a word there to marked text, as in `**two** **words**`; or 0. */
export function jointOfMarked(bytes: Uint8Array, at: number): number {
  let start = at;
  // Of the marks on both sides of a blank, only one may be part of a pair that is looked at.
  if (isBlank(bytes[at - 1]) && is(bytes[at - 2], mark)) start = at - 2;
  while (start > first && at - start < longestMarks && is(bytes[start - 1], mark)) start--;
  if (start === first || !is(bytes[start - 1], alphanumeric | stop)) return 0;
  let next = start;
  while (next - at < widestMarked && is(bytes[next], mark)) {
    next = bytes[next] === lessThan ? endOfInlineTag(bytes, next) : next + 1;
    if (next === 0) return 0;
  }
  const end = next;
  while (next - end < longestBlank && isBlank(bytes[next])) next++;
  if (next > end) return is(bytes[next], mark) ? start : 0;
  // Underscores inside a word are part of its name.
  if (is(bytes[next], letter)) return bytes[start] === underscore ? 0 : start;
  return bytes[next] === foreign && next - start >= shortestTwo ? start : 0;
}

/** `at` is a mark: does it begin a tag that ends an inline element, or a comment, between words of a line? */
export function isTagInSentence(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== lessThan || (bytes[at + 1] !== slash && bytes[at + 1] !== exclamation)) return false;
  if (!is(bytes[at - 1], alphanumeric) && bytes[at - 1] !== foreign && bytes[at - 1] !== 0x20) return false;
  const end = endOfInlineTag(bytes, at);
  if (end === 0) return false;
  const next = bytes[end] === 0x20 ? end + 1 : end;
  return is(bytes[next], letter) || bytes[next] === foreign;
}

/** Behind the tag or comment that begins at `at`, or 0 when there is none, or one that begins a line. */
function endOfInlineTag(bytes: Uint8Array, at: number): number {
  const name = bytes[at + 1] === slash ? at + 2 : at + 1;
  let end = name;
  while (is(bytes[end], alphanumeric)) end++;
  if (end === name ? bytes[name] !== exclamation : isLine(bytes, name, end - name)) return 0;
  while (end - at < widestMarked && bytes[end] !== greaterThan && bytes[end] !== lessThan) end++;
  return bytes[end] === greaterThan ? end + 1 : 0;
}

/** Tells `p`, `div` and the names of two characters, `li` and `td` for two, from `br` and the names of inline elements. */
function isLine(bytes: Uint8Array, name: number, length: number): boolean {
  const initial = (bytes[name] as number) | 0x20;
  if (length === 1) return initial === 0x70;
  if (length === 2) {
    const second = (bytes[name + 1] as number) | 0x20;
    return second !== 0x6d && !(initial === 0x62 && second === 0x72);
  }
  return length === 3 && initial === 0x64 && ((bytes[name + 2] as number) | 0x20) === 0x76;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || is(byte, lineEnd);
}

/** So many joints between words are those of a sentence, in so many characters; names with hyphens are long. */
export const fewestJoints = 3;
const shortestJoined = 16;
const shortestHyphened = 20;

/**
 * `[start, end)` is a run of letters and joiners: the first letter, if one joiner, underscore or hyphen or another,
 * joins enough words for a sentence, and nothing beside it tells an address, a path or code; 0 otherwise.
 */
export function startOfJoined(bytes: Uint8Array, start: number, end: number): number {
  let from = start;
  while (from < end && !is(bytes[from], alphanumeric)) from++;
  let to = end;
  while (to > from && !is(bytes[to - 1], alphanumeric)) to--;
  if (to - from < shortestJoined) return 0;
  let joiner = 0;
  let joints = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (is(byte, letter)) {
      // Names in camel case.
      if (byte < 0x60 && (bytes[at - 1] as number) > 0x60) return 0;
      continue;
    }
    if (joiner === 0) joiner = byte;
    if (byte !== joiner || !is(byte, separator)) return 0;
    if (bytes[at + 1] !== byte) joints++;
  }
  // Words of less than three letters and a joiner are letters that are spaced out.
  if (joints < fewestJoints || to - from < 3 * (joints + 1)) return 0;
  if (joiner !== underscore && to - from < shortestHyphened) return 0;
  return startsSentence(bytes, start, from) && endsSentence(bytes, to, end) ? from : 0;
}

/** What begins with another joiner than an underscore is an address, a path or an option, unless a sentence ended there. */
function startsSentence(bytes: Uint8Array, start: number, from: number): boolean {
  const before = bytes[start - 1];
  if (from === start) return !isTechnical(before) && !isJoiner(before);
  if (is(before, stop) && is(bytes[start - 2], alphanumeric)) return true;
  return bytes[start] === underscore && bytes[from - 1] === underscore && !isTechnical(before);
}

/** Where another joiner goes on there is an address or a path. Only a joiner lets a number follow, as the next word. */
function endsSentence(bytes: Uint8Array, to: number, end: number): boolean {
  if (bytes[to] === slash) return false;
  if (to < end) return is(bytes[end], alphanumeric) || !isTechnical(bytes[end]);
  return !isTechnical(bytes[end]) && !(isJoiner(bytes[end]) && is(bytes[end + 1], alphanumeric));
}

/** Longer runs of letters than the words of most texts. */
const shortestUnspaced = 20;

/**
 * `[start, end)` is a run of letters and joiners: nothing but letters, more than a word has, and no part of an address?
 * What is in camel case has to go on as a sentence does, since most of it is code.
 */
export function isUnspaced(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < shortestUnspaced) return false;
  const before = bytes[start - 1];
  if (isJoiner(before) || isTechnical(before)) return false;
  const isSentence = goesOn(bytes, end);
  let wasSmall = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (!is(byte, letter)) return false;
    const isSmall = byte > 0x60;
    if (wasSmall && !isSmall && !isSentence) return false;
    wasSmall = isSmall;
  }
  return !isTechnical(bytes[end]) && !(isJoiner(bytes[end]) && is(bytes[end + 1], alphanumeric));
}

/** Where a sentence ends or another word follows. */
function goesOn(bytes: Uint8Array, end: number): boolean {
  const byte = bytes[end];
  const next = bytes[end + 1];
  if (byte === 0x20) return is(next, alphanumeric) || next === 0x20;
  if (byte === foreign) return next === 0x20 || is(next, stop);
  return byte === fullStop || byte === exclamation || byte === question || byte === lineFeed
    ? isBlank(next)
    : false;
}

const fullStop = 0x2e;
const question = 0x3f;
const lineFeed = 0x0a;

function isJoiner(byte: number | undefined): boolean {
  return is(byte, separator) && is(byte, base64 | joined);
}

/** Beside addresses, paths, settings and code. */
function isTechnical(byte: number | undefined): boolean {
  return is(byte, alphanumeric) || technical.includes(byte as number);
}

const technical: readonly number[] = Array.from("@#$%&=+\\([{", (character) => character.charCodeAt(0));

const exclamation = 0x21;
const slash = 0x2f;
const underscore = 0x5f;
const lessThan = 0x3c;
const greaterThan = 0x3e;

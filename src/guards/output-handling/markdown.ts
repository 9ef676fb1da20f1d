import { isBlank, isDigit, isLetter, skipBlanks } from "./characters.ts";
import { decodeEntities } from "./entities.ts";

/** Longest URL that is read. */
export const longestUrl = 8192;

/** Longest title of a link. */
const longestTitle = 1000;

/** The destination of a link or image, with offsets of what stands there without angle brackets. */
export interface Destination {
  readonly value: string;
  /** The same with its backslashes. */
  readonly asGiven: string;
  readonly start: number;
  readonly end: number;
  /** Behind the destination with its brackets. */
  readonly after: number;
  /** Whether more text could make it longer. */
  readonly isOpen: boolean;
}

/**
 * Reads what stands behind `](` or `]:`.
 *
 * https://spec.commonmark.org/0.31.2/#link-destination, but for unbalanced parentheses, which end it, and `<` without a
 * `>` on its line, which is read as far as the line goes.
 *
 * @param most Longest part that is read.
 */
export function readDestination(text: string, from: number, most: number = longestUrl): Destination {
  const begin = skipBlanks(text, from);
  const isAngled = text.charCodeAt(begin) === 0x3c;
  const start = isAngled ? begin + 1 : begin;
  const limit = Math.min(text.length, start + most);
  let depth = 0;
  let at = start;
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5c && isPunctuation(text.charCodeAt(at + 1))) {
      at++;
      continue;
    }
    if (isAngled) {
      if (unit === 0x3e || unit === 0x0a || unit === 0x0d) break;
      continue;
    }
    if (isBlank(unit)) break;
    if (unit === 0x28) depth++;
    if (unit === 0x29 && depth-- === 0) break;
  }
  const end = Math.min(at, text.length);
  const after = isAngled && text.charCodeAt(end) === 0x3e ? end + 1 : end;
  const isOpen = end >= text.length && text.length <= start + most;
  const given = text.slice(start, end);
  const asGiven = decodeEntities(given);
  const value = given.includes("\\") ? decodeEntities(withoutEscapes(given)) : asGiven;
  return { value, asGiven, start, end, after, isOpen };
}

/** Where a destination without brackets ends if it stands in a string of JSON: before a quotation mark, or a written line end or tab. */
export function endInString(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at;
    if (unit !== 0x5c) continue;
    let next = at + 1;
    while (next < end && text.charCodeAt(next) === 0x5c) next++;
    if ('nrt"'.includes(text.charAt(next) || " ")) return at;
    at = next - 1;
  }
  return end;
}

/** Where a link ends that has its destination read: behind its `)`; the given offset when it has none. */
export function readLinkEnd(text: string, from: number): { readonly end: number; readonly isOpen: boolean } {
  let at = skipBlanks(text, from);
  const close = closers.get(text.charAt(at));
  if (close !== undefined && at > from) {
    const title = text.slice(at + 1, at + 1 + longestTitle);
    let length = 0;
    while (length < title.length && title.charCodeAt(length) !== close) {
      length += title.charCodeAt(length) === 0x5c ? 2 : 1;
    }
    if (length >= title.length) return { end: from, isOpen: at + 1 + longestTitle > text.length };
    at = skipBlanks(text, at + length + 2);
  }
  if (at >= text.length) return { end: from, isOpen: true };
  return text.charCodeAt(at) === 0x29 ? { end: at + 1, isOpen: false } : { end: from, isOpen: false };
}

/** What ends a title, by what begins it. */
const closers: ReadonlyMap<string, number> = new Map([
  ['"', 0x22],
  ["'", 0x27],
  ["(", 0x29],
]);

function withoutEscapes(text: string): string {
  let next = text.indexOf("\\");
  if (next < 0) return text;
  const pieces: string[] = [];
  let from = 0;
  while (next >= 0) {
    const isEscape = isPunctuation(text.charCodeAt(next + 1));
    if (isEscape) {
      pieces.push(text.slice(from, next));
      from = next + 1;
    }
    next = text.indexOf("\\", next + (isEscape ? 2 : 1));
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

function isPunctuation(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f && !isLetter(unit) && !isDigit(unit);
}

/** Longest part of a line before the label of a definition. */
const longestPrefix = 200;

/** Whether only blanks and marks of quotations, lists and notes stand between a place and the start of its line. */
export function isLineStart(text: string, at: number): boolean {
  const limit = Math.max(0, at - longestPrefix);
  for (let before = at - 1; before >= limit; before--) {
    const unit = text.charCodeAt(before);
    if (unit === 0x0a || unit === 0x0d) return true;
    const isEscaped = text.charCodeAt(before - 1) === 0x5c;
    // The line breaks of a JSON string, and its tabs.
    if ((unit === 0x6e || unit === 0x72) && isEscaped) return true;
    if (unit === 0x74 && isEscaped) {
      before--;
      continue;
    }
    // `[^1]:` holds blocks, as a list does.
    if (unit === 0x5d && text.charCodeAt(before + 1) === 0x3a) {
      const label = text.slice(limit, before);
      const note = label.lastIndexOf("[^");
      if (note < 0 || /[\s\]]/.test(label.slice(note))) return false;
      before = limit + note;
      continue;
    }
    if (unit === 0x22) return opensString(text, before);
    if (!isBlank(unit) && !isDigit(unit) && !">-*+.):".includes(String.fromCharCode(unit))) return false;
  }
  return true;
}

/** Whether a quotation mark begins a string of JSON, or of JSON in such a string. */
function opensString(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text.charCodeAt(before) === 0x5c) before--;
  while (isBlank(text.charCodeAt(before))) before--;
  return before < 0 || ":,[{".includes(text.charAt(before));
}

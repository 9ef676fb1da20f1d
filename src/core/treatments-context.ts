import type { Span } from "./types.ts";

/** How far back is looked, in UTF-16 units; streams keep more than this of what they let go. */
const reach = 512;

const longestNumber = 64;

/**
 * The span that is to be replaced so that JSON stays JSON and string literals stay closed: quotes that close in the span or
 * beside it stay, escapes and numbers of JSON that it cuts are covered whole.
 */
export function settledSpan(text: string, span: Span): Span {
  return wholeNumber(text, wholeEscapes(text, withoutQuotes(text, span)));
}

/**
 * The quotes that make a word out of a number that stands for itself in JSON, escaped as those around it when the JSON
 * is itself in a string; empty for any other span.
 */
export function quotesFor(text: string, span: Span): string {
  if (!isWholeNumber(text, span) || !isJsonValue(text, span.start)) return "";
  for (let at = span.start - 1; at >= Math.max(0, span.start - reach); at--) {
    if (text.charAt(at) !== '"') continue;
    const isOpening = text.charAt(at + 1) === "[" || text.charAt(at + 1) === "{";
    const depth = Math.min(deepest, depthOf(text, at) + (isOpening ? 1 : 0));
    return `${"\\".repeat(escapesAt(depth))}"`;
  }
  return '"';
}

/** JSON in a string in a string in a string; quotes there have seven backslashes. */
const deepest = 3;

/** In how many strings the JSON stands to which a quote belongs. Further backslashes are those that its string ends in. */
function depthOf(text: string, quote: number): number {
  const backslashes = backslashesBefore(text, quote);
  let depth = 0;
  while ((backslashes >> depth) & 1) depth++;
  return depth;
}

function escapesAt(depth: number): number {
  return 2 ** depth - 1;
}

function isWholeNumber(text: string, { start, end }: Span): boolean {
  return (
    end - start <= longestNumber &&
    /^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(text.slice(start, end)) &&
    !isNumberUnit(text.charCodeAt(start - 1)) &&
    !isNumberUnit(text.charCodeAt(end))
  );
}

function withoutQuotes(text: string, { start, end }: Span): Span {
  const first = text.charAt(start);
  const last = text.charAt(end - 1);
  const opens = isQuote(first) && !isEscaped(text, start);
  const closes = end - start > 1 && isQuote(last) && !isEscaped(text, end - 1);
  if (opens && closes && first === last)
    return end - start > 2 ? { start: start + 1, end: end - 1 } : { start, end };
  if (opens && end - start > 1 && text.charAt(end) === first) return { start: start + 1, end };
  if (closes && text.charAt(start - 1) === last) return { start, end: end - 1 };
  return { start, end };
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'" || character === "`";
}

/** Whether an odd number of backslashes stands before an offset. */
function isEscaped(text: string, at: number): boolean {
  return backslashesBefore(text, at) % 2 === 1;
}

function backslashesBefore(text: string, at: number): number {
  let before = at;
  while (before > 0 && at - before < reach && text.charCodeAt(before - 1) === backslash) before--;
  return at - before;
}

const backslash = 0x5c;

function wholeEscapes(text: string, { start, end }: Span): Span {
  const first = escapeOver(text, start);
  const last = escapeOver(text, end);
  return { start: first?.start ?? start, end: Math.min(text.length, last?.end ?? end) };
}

/** The escape of a string literal that an offset cuts; within JSON in a string it has more backslashes. */
function escapeOver(text: string, at: number): Span | undefined {
  const backslashes = backslashesBefore(text, at);
  if (backslashes > 0) {
    const unit = text.charAt(at);
    const isOne = backslashes % 2 === 1;
    if (unit === "u" && isOne) return hexEscape(text, at - 1);
    const isEscape = unit !== "" && (isOne ? "\"\\/bfnrt'`" : "nrt").includes(unit);
    if (isEscape || isOne) return isEscape ? { start: at - backslashes, end: at + 1 } : undefined;
  }
  for (let start = at - 2; start >= Math.max(0, at - 5); start--) {
    if (text.charAt(start) === "\\") return isEscaped(text, start + 1) ? hexEscape(text, start) : undefined;
  }
  return undefined;
}

function hexEscape(text: string, start: number): Span | undefined {
  return /^\\u[0-9a-fA-F]{4}$/.test(text.slice(start, start + 6)) ? { start, end: start + 6 } : undefined;
}

function wholeNumber(text: string, { start, end }: Span): Span {
  let first = start;
  let last = end;
  if (!isNumberUnit(text.charCodeAt(start)) || !isNumberUnit(text.charCodeAt(end - 1))) return { start, end };
  while (start - first < longestNumber && isNumberUnit(text.charCodeAt(first - 1))) first--;
  while (last - end < longestNumber && isNumberUnit(text.charCodeAt(last))) last++;
  const whole = { start: first, end: last };
  return quotesFor(text, whole) === "" ? { start, end } : whole;
}

/** Digits and what else a number of JSON is made of. */
function isNumberUnit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x2e ||
    unit === 0x2b ||
    unit === 0x2d ||
    unit === 0x65 ||
    unit === 0x45
  );
}

/** Whether a value of JSON begins at an offset: behind a quoted key, or within an array. */
function isJsonValue(text: string, start: number): boolean {
  const limit = Math.max(0, start - reach);
  let at = lastShown(text, start, limit);
  if (text.charAt(at) === ":") return text.charAt(lastShown(text, at, limit)) === '"';
  while (text.charAt(at) === ",") {
    const end = lastShown(text, at, limit);
    if (text.charAt(end) === "}" || text.charAt(end) === "]") return true;
    const next = beforeScalar(text, end, limit);
    if (next === undefined) return false;
    // A list that is longer than what is looked at; one that begins with the text is none of JSON.
    if (next < limit) return limit > 0;
    at = next;
  }
  return text.charAt(at) === "[" && mayHoldArray(text, at, limit);
}

function mayHoldArray(text: string, at: number, limit: number): boolean {
  const before = lastShown(text, at, limit);
  // The string that holds the JSON begins here.
  if (before < limit || (before === at - 1 && text.charAt(before) === '"')) return true;
  const unit = text.charAt(before);
  return (
    unit === "[" || unit === "," || (unit === ":" && text.charAt(lastShown(text, before, limit)) === '"')
  );
}

/**
 * Offset of the last character before another one that is no white space, escaped or not; below the limit when there is
 * none.
 */
function lastShown(text: string, before: number, limit: number): number {
  let at = before - 1;
  while (at >= limit) {
    if (isBlank(text.charCodeAt(at))) at--;
    else if (isEscapedBlank(text, at)) at -= 1 + backslashesBefore(text, at);
    else break;
  }
  return at;
}

/** Whether a letter stands for white space of JSON in a string, with one, two or four backslashes by how deep that is. */
function isEscapedBlank(text: string, at: number): boolean {
  const letter = text.charAt(at);
  if (letter !== "n" && letter !== "r" && letter !== "t") return false;
  const backslashes = backslashesBefore(text, at);
  return backslashes === 1 || backslashes === 2 || backslashes === 4;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Offset of the last character before a number, word or string of JSON that ends at an offset, if one does. */
function beforeScalar(text: string, end: number, limit: number): number | undefined {
  let at = end;
  if (text.charAt(at) === '"') {
    const depth = depthOf(text, at);
    at--;
    while (at >= limit && !(text.charAt(at) === '"' && depthOf(text, at) === depth)) at--;
    return lastShown(text, at - escapesAt(depth), limit);
  }
  while (at >= limit && isScalarUnit(text.charCodeAt(at))) at--;
  return at === end ? undefined : lastShown(text, at + 1, limit);
}

/** Small letters are those of `true`, `false` and `null`. */
function isScalarUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || isNumberUnit(unit);
}

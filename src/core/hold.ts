import { endOfOverride } from "./bidi.ts";

/** Longest part that a token without blanks is followed back. */
const farthest = 20_000;

/** UTF-16 units that end a token wherever they stand: `( ) [ ] { } ; , < >` and quotation marks. */
const breaks: Uint8Array = new Uint8Array(128);
for (const mark of "()[]{};,<>\"'`") breaks[mark.charCodeAt(0)] = 1;

/** Whether a UTF-16 unit is white space. Control characters that lay nothing out are read over, and no gaps. */
export function isGap(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0xa0) return unit === 0x85;
  return (
    unit === 0xa0 ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029
  );
}

/** Whether a UTF-16 unit is Chinese, Japanese or Korean script, or punctuation that ends a phrase in it. */
export function isEastAsian(unit: number): boolean {
  if (unit < 0x2e80) return false;
  return (
    (unit >= 0x2e80 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7af) ||
    (unit >= 0xff61 && unit <= 0xffdc) ||
    endsPhrase(unit)
  );
}

/** Brackets, commas, colons and stops in full width. */
function endsPhrase(unit: number): boolean {
  return (
    (unit >= 0x3001 && unit <= 0x303f) ||
    unit === 0xff01 ||
    unit === 0xff08 ||
    unit === 0xff09 ||
    unit === 0xff0c ||
    unit === 0xff1a ||
    unit === 0xff1b ||
    unit === 0xff1f
  );
}

/** The exclamation mark, colon and question mark in full width, which are part of tokens in ASCII. */
export function isInTokenWhenFolded(unit: number): boolean {
  return unit === 0xff01 || unit === 0xff1a || unit === 0xff1f;
}

/**
 * Where the last token of a text begins, if more text could still be part of it; the length of the text if not.
 *
 * Tokens are apart by white space, brackets, commas, semicolons, quotation marks and East Asian script. Escapes
 * and characters without width are part of them. A CR, and the first half of a surrogate pair, wait for what follows.
 */
export function openToken(text: string): number {
  const { length } = text;
  if (text.charCodeAt(length - 1) === 0x0d) return length - 1;
  const least = Math.max(0, length - farthest);
  let start = length;
  while (start > least) {
    const unit = text.charCodeAt(start - 1);
    if (isGap(unit) || (breaks[unit] === 1 && !isInToken(text, start - 1))) break;
    if (unit >= 0x2e80 && isEastAsian(unit) && !isInTokenWhenFolded(unit)) break;
    start--;
  }
  return start;
}

/** Where the run of characters without white space begins that a text ends in. */
export function openRun(text: string): number {
  const { length } = text;
  const least = Math.max(0, length - farthest);
  let start = length;
  while (start > least && !isGap(text.charCodeAt(start - 1))) start--;
  return start;
}

/** The end of an entity, the braces of `\u{67}`, and back-ticks in pairs are part of the token they stand in. */
function isInToken(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 0x60) {
    return text.charCodeAt(at - 1) === 0x60 || text.charCodeAt(at + 1) === 0x60 || at + 1 === text.length;
  }
  if (unit === 0x3b) {
    const start = text.lastIndexOf("&", at);
    return start >= 0 && at - start <= 10 && isName(text, start + 1, at);
  }
  if (unit === 0x7b) return text.charCodeAt(at - 1) === 0x75 && text.charCodeAt(at - 2) === 0x5c;
  if (unit === 0x7d) {
    const start = text.lastIndexOf("{", at);
    return start >= 2 && at - start <= 8 && isInToken(text, start);
  }
  return false;
}

function isName(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isNamed(text.charCodeAt(at))) return false;
  return to > from;
}

function isNamed(unit: number): boolean {
  const lower = unit | 32;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x23;
}

/** Longest row of escapes that stand for one character. */
const longestEscapes = 48;

/** Where escapes begin that a text ends in, and that may go on. */
export function openEscape(text: string): number {
  const { length } = text;
  let first = length;
  for (let at = length - 1; at >= 0 && length - at <= longestEscapes; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x26 || unit === 0x25 || unit === 0x5c) first = at;
    else if (!isNamed(unit) && unit !== 0x7b && unit !== 0x7d) break;
  }
  return first;
}

/** Longest part that overrides are followed over. */
const longestOverride = 1024;

/**
 * Where a bidirectional override begins that draws the end of a text in another order, or that a word at the end follows without
 * a gap, so that what is drawn may belong to it; the length of the text if none does. Overrides that follow each other without
 * a gap are one.
 */
export function openOverride(text: string): number {
  const { length } = text;
  const least = length - longestOverride;
  let open = length;
  for (let at = lastOverride(text); at >= 0 && at >= least; at--) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x202d && unit !== 0x202e) continue;
    let end = endOfOverride(text, at + 1);
    while (end < open && !isGap(text.charCodeAt(end))) end++;
    if (end < open) break;
    open = at;
  }
  return open;
}

/** Where the last override of a text begins, or -1. */
export function lastOverride(text: string): number {
  return Math.max(text.lastIndexOf("\u202d"), text.lastIndexOf("\u202e"));
}

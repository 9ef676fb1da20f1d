import { isEastAsian, isGap } from "../../core/hold.ts";
import { isAlphanumeric, isBlank, isHexDigit, isLineBreak, isQuote, looksDrawn } from "./characters.ts";
import { longestKnotted } from "./contexts.ts";
import { isKeyLine } from "./structures/private-key.ts";
import { isListed } from "./structures/recovery-phrase.ts";

/**
 * Where a token that is spread out may begin: over lines, strings, blanks, numbers, or as words of a phrase.
 *
 * @param settled No whole phrase begins before this offset.
 */
export function openSpread(text: string, settled: number): number {
  return Math.min(
    openLines(text),
    openTail(text),
    openStrings(text),
    openSpaced(text),
    openNumbers(text),
    openPhrase(text, settled),
  );
}

function isToken(unit: number): boolean {
  return (
    isAlphanumeric(unit) ||
    (unit >= 0x2d && unit <= 0x2f) ||
    unit === 0x5f ||
    unit === 0x3d ||
    unit === 0x2b ||
    unit === 0x3a
  );
}

function isLoose(unit: number): boolean {
  return unit > 0x7f ? !isEastAsian(unit) && !isGap(unit) : isToken(unit);
}

/** Lines that a token may be wrapped over. */
const mostLines = 400;

/** Longest line of a token that need not look drawn by itself. */
const longestPiece = 8;

function openLines(text: string): number {
  let hold = text.length;
  let end = text.length;
  for (let lines = 0; lines < mostLines; lines++) {
    let first = end;
    while (first > 0 && isLoose(text.charCodeAt(first - 1))) first--;
    while (first > 0 && isMargin(text.charCodeAt(first - 1))) first--;
    if (!isLineBreak(text.charCodeAt(first - 1))) return hold;
    let last = first - 1;
    while (last > 0 && (isLineBreak(text.charCodeAt(last - 1)) || isMargin(text.charCodeAt(last - 1))))
      last--;
    if (first - last > 80) return hold;
    let start = last;
    while (start > 0 && last - start < 1200 && isLoose(text.charCodeAt(start - 1))) start--;
    if (last - start >= 4 && couldBeDrawn(text, start, last)) hold = start;
    else if (start === last || last - start > longestPiece) return hold;
    end = last;
  }
  return hold;
}

/** The end of a key whose beginning is missing: long runs, then at most two short ones, then the footer. */
function openTail(text: string): number {
  let hold = text.length;
  let at = footerStart(text);
  let short = 0;
  for (;;) {
    let end = at;
    while (end > 0 && (isLineBreak(text.charCodeAt(end - 1)) || isBlank(text.charCodeAt(end - 1)))) end--;
    let start = end;
    while (start > 0 && isKeyUnit(text.charCodeAt(start - 1))) start--;
    if (start === end || text.length - start > 20_100) return hold;
    if (isKeyLine(text, start, end)) hold = start;
    else if (hold < text.length || ++short > 2) return hold;
    at = start;
  }
}

function isKeyUnit(unit: number): boolean {
  if (unit > 0x7f) return !isEastAsian(unit) && !isGap(unit);
  return isAlphanumeric(unit) || unit === 0x2b || unit === 0x2f || unit === 0x3d;
}

/** Where the footer of a key begins that a text ends in, complete or not. */
function footerStart(text: string): number {
  const { length } = text;
  const last = text.slice(-64);
  const start = last.lastIndexOf("-----END");
  if (start > 0 || (start === 0 && length < 64))
    return /^-----END[A-Z0-9 ]*-{0,5}$/.test(last.slice(start)) ? length - last.length + start : length;
  const partial = /-----(?:E|EN)$|-{1,5}$/.exec(text.slice(-7));
  return partial === null ? length : length - partial[0].length;
}

/** What may stand before a line in a listing, or around it in a string. */
function isMargin(unit: number): boolean {
  return isBlank(unit) || unit === 0x3e;
}

/** Part of a key by its characters or by its length. */
function couldBeDrawn(text: string, start: number, end: number): boolean {
  return end - start > 40 || looksDrawn(text, start, end);
}

/** `"abc" + "def`, also before the next sign has come. */
function openStrings(text: string): number {
  let hold = text.length;
  let at = text.length;
  while (at > 0 && isLoose(text.charCodeAt(at - 1))) at--;
  // The last string may be open.
  if (at > 0 && isQuote(text.charCodeAt(at - 1)) && plusBefore(text, at - 1) >= 0) at--;
  else at = text.length;
  for (let strings = 0; strings < 64; strings++) {
    while (at > 0 && isGap(text.charCodeAt(at - 1))) at--;
    if (text.charCodeAt(at - 1) === 0x2b) {
      at--;
      while (at > 0 && isGap(text.charCodeAt(at - 1))) at--;
    } else if (strings > 0) return hold;
    if (!isQuote(text.charCodeAt(at - 1))) return hold;
    const end = at - 1;
    at = end;
    while (at > 0 && end - at < 1200 && isLoose(text.charCodeAt(at - 1))) at--;
    if (at === end) return hold;
    hold = at;
    if (!isQuote(text.charCodeAt(at - 1))) return hold;
    at--;
  }
  return hold;
}

function plusBefore(text: string, from: number): number {
  let at = from;
  while (at > 0 && isGap(text.charCodeAt(at - 1))) at--;
  return text.charCodeAt(at - 1) === 0x2b ? at - 1 : -1;
}

/** Longest value that is compared to a name. */
const longestCompared = 300;

/** `"value`, `"value" ==`, `"value" === name`. */
export function openCompared(text: string): number {
  const { length } = text;
  let at = length;
  while (at > 0 && length - at < 140 && isNamed(text.charCodeAt(at - 1))) at--;
  const name = at;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  const signs = at;
  while (at > 0 && (text.charCodeAt(at - 1) === 0x3d || text.charCodeAt(at - 1) === 0x21)) at--;
  if (signs === at && name < length) return openString(text);
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  const quote = text.charCodeAt(at - 1);
  if (!isQuote(quote)) return openString(text);
  for (let start = at - 2; start >= 0 && at - start < longestCompared + 1; start--) {
    const unit = text.charCodeAt(start);
    if (unit === quote) return start + 1;
    if (isGap(unit)) return length;
  }
  return length;
}

/** What follows the last quote of a kind near by when there was no white space since, and it can begin a value. */
function openString(text: string): number {
  const { length } = text;
  const seen = new Set<number>();
  let hold = length;
  for (let at = length - 1; at >= 0 && length - at <= longestKnotted + 1; at--) {
    const unit = text.charCodeAt(at);
    if (isGap(unit)) return hold;
    if (!isQuote(unit) || seen.has(unit)) continue;
    seen.add(unit);
    if (!",:;)+".includes(text.charAt(at + 1))) hold = at + 1;
  }
  return hold;
}

function isNamed(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x5f || unit === 0x2d || unit === 0x2e || unit === 0x24;
}

/** Single characters with one blank between them. */
function openSpaced(text: string): number {
  let at = text.length;
  if (isToken(text.charCodeAt(at - 1))) at--;
  while (isBlank(text.charCodeAt(at - 1)) && isToken(text.charCodeAt(at - 2))) at -= 2;
  // The first of them stands alone as well.
  return at < text.length && isToken(text.charCodeAt(at - 1)) ? Math.min(text.length, at + 2) : at;
}

/** `103 104 112`, `67, 68`: numbers that could be the bytes of a text. */
function openNumbers(text: string): number {
  let hold = text.length;
  let notations = everyNotation;
  for (let count = 0; count < 6000; count++) {
    let end = hold;
    while (end > 0 && isApart(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > 0 && end - start < 11 && isDigitUnit(text.charCodeAt(start - 1))) start--;
    if (start === end || (start > 0 && !isApart(text.charCodeAt(start - 1)))) return hold;
    // The last one may go on. One that is no byte is none of a row.
    if (end < text.length) notations &= notationsOf(text, start, end);
    if (notations === 0) return hold;
    hold = start;
  }
  return hold;
}

const binary = 1;
const octal = 2;
const decimal = 4;
const hexadecimal = 8;
const everyNotation = 15;

/** The notations in which digits are a byte; numbers in a row are all in one of them. */
function notationsOf(text: string, start: number, end: number): number {
  const length = end - start;
  const digits = text.slice(start, end);
  let notations = 0;
  if ((length === 7 || length === 8) && isBelow(digits, 2)) notations |= binary;
  if (length > 1 && length < 5 && isBelow(digits, 8) && Number.parseInt(digits, 8) < 256) notations |= octal;
  if (length < 4 && isBelow(digits, 10) && Number(digits) < 256) notations |= decimal;
  if (length === 2 || (length === 4 && (text.charCodeAt(start + 1) | 32) === 0x78)) notations |= hexadecimal;
  return notations;
}

function isBelow(digits: string, radix: number): boolean {
  for (let at = 0; at < digits.length; at++) {
    const unit = digits.charCodeAt(at);
    if (unit < 0x30 || unit >= 0x30 + radix) return false;
  }
  return true;
}

function isDigitUnit(unit: number): boolean {
  return isHexDigit(unit) || (unit | 32) === 0x78;
}

function isApart(unit: number): boolean {
  return isGap(unit) || unit === 0x2c || unit === 0x3b;
}

/** Farthest a word that announces a phrase may stand behind it, and the longest phrase. */
const reach = 300;
const longestPhrase = 360;

/** Words of a recovery phrase: a run that may go on, or a whole one that a word behind it may still announce. */
function openPhrase(text: string, settled: number): number {
  const { length } = text;
  const least = Math.max(0, settled, length - reach - longestPhrase);
  const ends: number[] = [];
  let hold = length;
  let first = length;
  let isOpen = true;
  // Rows of words as long as those of a phrase are short in most texts, so few words are looked up.
  const close = (): void => {
    if (ends.length > 0 && (isOpen || ends.length >= fewestWords))
      hold = Math.min(hold, listedStart(text, ends, isOpen));
    isOpen = false;
    ends.length = 0;
  };
  let at = length;
  while (at > least) {
    let end = at;
    while (end > least && !isLetter(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > least && isLetter(text.charCodeAt(start - 1))) start--;
    if (first - end > widestGap) close();
    first = start;
    if (end > start && (end === length || (end - start > 2 && end - start < 9))) ends.push(end);
    else close();
    at = start;
  }
  close();
  return hold;
}

/** Fewest words of a phrase. */
const fewestWords = 12;

/**
 * Where the first row of listed words begins that is open, or long enough, among words that end at these offsets, the
 * last one first; the length of the text when there is none.
 */
function listedStart(text: string, ends: readonly number[], isOpen: boolean): number {
  let hold = text.length;
  let words = 0;
  let open = isOpen;
  for (const end of ends) {
    let start = end;
    while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
    if (end === text.length || isListed(text, start, end)) {
      words++;
      if (open || words >= fewestWords) hold = start;
    } else {
      open = false;
      words = 0;
    }
  }
  return hold;
}

const widestGap = 9;

function isLetter(unit: number): boolean {
  return (unit | 32) >= 0x61 && (unit | 32) <= 0x7a;
}

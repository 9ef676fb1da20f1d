import { isEastAsian, isGap } from "../../core/hold.ts";
import { isAlphanumeric, isBlank, isHexDigit, isLineBreak, isQuote, looksDrawn } from "./characters.ts";
import { recoveryWordNumber } from "./structures/recovery-words.ts";

/** Where a token that is spread out may begin: over lines, strings, blanks, numbers, or as words of a phrase. */
export function openSpread(text: string): number {
  return Math.min(
    openLines(text),
    openTail(text),
    openStrings(text),
    openCompared(text),
    openSpaced(text),
    openNumbers(text),
    openPhrase(text),
  );
}

/** The same where nothing is near that could be, or could announce, a finding. */
export function openRest(text: string): number {
  return Math.min(
    openLines(text),
    openStrings(text),
    openCompared(text),
    openSpaced(text),
    openNumbers(text),
    openWords(text),
  );
}

/** The run of words of a recovery phrase that a text ends in. */
function openWords(text: string): number {
  let at = text.length;
  let first = text.length;
  for (let words = 0; words < 32; words++) {
    let end = at;
    while (end > 0 && at - end <= widestGap && !isLetter(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > 0 && end - start < 40 && isLetter(text.charCodeAt(start - 1))) start--;
    if (start === end || (end < text.length && !isListed(text, start, end))) return first;
    first = start;
    at = start;
  }
  return first;
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
    if (last - start < 4 || !couldBeDrawn(text, start, last)) return hold;
    hold = start;
    end = last;
  }
  return hold;
}

/** Fewest characters of a line of a key but the last. */
const shortestLine = 16;

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
    if (end - start >= shortestLine) hold = start;
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
  const start = text.lastIndexOf("-----END");
  if (start >= 0 && length - start < 64) {
    return /^-----END[A-Z0-9 ]*-{0,5}$/.test(text.slice(start)) ? start : length;
  }
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
    while (at > 0 && text.charCodeAt(at - 1) <= 0x20) at--;
    if (text.charCodeAt(at - 1) === 0x2b) {
      at--;
      while (at > 0 && text.charCodeAt(at - 1) <= 0x20) at--;
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
  while (at > 0 && text.charCodeAt(at - 1) <= 0x20) at--;
  return text.charCodeAt(at - 1) === 0x2b ? at - 1 : -1;
}

/** `"value" ==`, `"value" === name`. */
function openCompared(text: string): number {
  const { length } = text;
  let at = length;
  while (at > 0 && length - at < 140 && isNamed(text.charCodeAt(at - 1))) at--;
  const name = at;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  const signs = at;
  while (at > 0 && (text.charCodeAt(at - 1) === 0x3d || text.charCodeAt(at - 1) === 0x21)) at--;
  if (signs === at && (name < length || name === at)) {
    if (name < length || !isQuote(text.charCodeAt(at - 1))) return length;
  }
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  const quote = text.charCodeAt(at - 1);
  if (!isQuote(quote)) return length;
  for (let start = at - 2; start >= 0 && at - start < 301; start--) {
    const unit = text.charCodeAt(start);
    if (isLineBreak(unit)) return length;
    if (unit === quote) return hasBlank(text, start + 1, at - 1) ? length : start + 1;
  }
  return length;
}

function hasBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x20) return true;
  return false;
}

function isNamed(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x5f || unit === 0x2d || unit === 0x2e || unit === 0x24;
}

const spacing = " \t\n\r.-_*|~/";

/** Single characters with gaps between them. */
function openSpaced(text: string): number {
  let hold = text.length;
  let at = text.length;
  if (at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) {
    if (isAlphanumeric(text.charCodeAt(at - 2))) return hold;
    at--;
  }
  for (let count = 0; count < 1200; count++) {
    let gap = at;
    while (gap > 0 && at - gap < 5 && isSpacing(text.charCodeAt(gap - 1))) gap--;
    if (gap === at || gap === 0) return hold;
    const unit = text.charCodeAt(gap - 1);
    if (
      !isAlphanumeric(unit) &&
      unit !== 0x24 &&
      unit !== 0x40 &&
      unit !== 0x3a &&
      unit !== 0x3d &&
      unit !== 0x2b
    )
      return hold;
    if (gap > 1 && isToken(text.charCodeAt(gap - 2)) && !isSpacing(text.charCodeAt(gap - 2))) return hold;
    hold = gap - 1;
    at = gap - 1;
    while (at > 0 && hold - at < 2 && isSign(text.charCodeAt(at - 1))) at--;
    if (at < hold) hold = at;
  }
  return hold;
}

function isSign(unit: number): boolean {
  return unit === 0x5f || unit === 0x2d;
}

function isSpacing(unit: number): boolean {
  return unit < 128 && spacing.includes(String.fromCharCode(unit));
}

/** `103 104 112`, `67, 68`: numbers that could be the bytes of a text. */
function openNumbers(text: string): number {
  let hold = text.length;
  let at = text.length;
  for (let count = 0; count < 6000; count++) {
    let end = at;
    while (end > 0 && at - end < 6 && isApart(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > 0 && end - start < 9 && (isHexDigit(text.charCodeAt(start - 1)) || isPrefix(text, start)))
      start--;
    if (start === end || !isByte(text.slice(start, end), at === text.length && end === at)) return hold;
    if (start > 0 && !isApart(text.charCodeAt(start - 1)) && isToken(text.charCodeAt(start - 1))) return hold;
    hold = start;
    at = start;
  }
  return hold;
}

function isPrefix(text: string, at: number): boolean {
  return (text.charCodeAt(at - 1) | 32) === 0x78;
}

function isApart(unit: number): boolean {
  return unit === 0x20 || unit === 0x2c || unit === 0x3b || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Whether digits can be a printable character in any notation; open ones may go on. */
function isByte(digits: string, isOpen: boolean): boolean {
  if (isOpen) return true;
  const isPrintable = (value: number): boolean => value >= 0x20 && value < 0x7f;
  if (digits.length > 3) return /^[01]{7,8}$/.test(digits) || digits.startsWith("0");
  if (/^[0-9]+$/.test(digits) && isPrintable(Number(digits))) return true;
  if (/^[0-7]{2,3}$/.test(digits) && isPrintable(Number.parseInt(digits, 8))) return true;
  return digits.length === 2 && isPrintable(Number.parseInt(digits, 16));
}

/** Farthest a word that announces a phrase may stand behind it, and the longest phrase. */
const reach = 300;
const longestPhrase = 360;

/** Words of a recovery phrase: a run that may go on, or a whole one that a word behind it may still announce. */
function openPhrase(text: string): number {
  const { length } = text;
  const least = Math.max(0, length - reach - longestPhrase);
  let hold = length;
  let first = length;
  let words = 0;
  let isOpen = true;
  const close = (): void => {
    if (words > 0 && (isOpen || words >= 12)) hold = first;
    isOpen = false;
    words = 0;
  };
  let at = length;
  while (at > least) {
    let end = at;
    while (end > least && !isLetter(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > least && isLetter(text.charCodeAt(start - 1))) start--;
    if ((words > 0 ? first : length) - end > widestGap) close();
    if (end > start && (end === length || isListed(text, start, end))) {
      words++;
      first = start;
    } else close();
    at = start;
  }
  close();
  return hold;
}

const widestGap = 9;

function isListed(text: string, start: number, end: number): boolean {
  if (end - start < 3 || end - start > 8) return false;
  return recoveryWordNumber(text.slice(start, end).toLowerCase()) !== undefined;
}

function isLetter(unit: number): boolean {
  return (unit | 32) >= 0x61 && (unit | 32) <= 0x7a;
}

import { characterClass, classOf } from "../../core/fold.ts";
import { isEastAsian, isGap } from "../../core/hold.ts";
import { isAlphanumeric, isBlank, isLineBreak, looksDrawn } from "./characters.ts";
import { openNumbers, openSpaced } from "./hold-characters.ts";
import { openPhrase } from "./hold-recovery-phrase.ts";
import { openStrings } from "./hold-strings.ts";
import { isLoose } from "./hold-units.ts";
import { isKeyLine } from "./structures/private-key.ts";

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

/** Lines that a token may be wrapped over. */
const mostLines = 400;

/** Longest line of a token that need not look drawn by itself. */
const longestPiece = 8;

function openLines(text: string): number {
  let hold = text.length;
  // A break that joins lines may follow.
  let end = text.endsWith("\\") ? text.length - 1 : text.length;
  for (let lines = 0; lines < mostLines; lines++) {
    let first = end;
    while (first > 0 && isLoose(text.charCodeAt(first - 1))) first--;
    while (first > 0 && isMargin(text.charCodeAt(first - 1))) first--;
    if (!isLineBreak(text.charCodeAt(first - 1))) return hold;
    let last = first - 1;
    while (last > 0 && (isLineBreak(text.charCodeAt(last - 1)) || isMargin(text.charCodeAt(last - 1))))
      last--;
    // `\` before a break joins lines.
    if (text.charCodeAt(last - 1) === 0x5c) last--;
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

/** What may stand before a line in a listing, or around it in a string, also with characters that draw nothing in between. */
function isMargin(unit: number): boolean {
  return isBlank(unit) || unit === 0x3e || classOf(unit) === characterClass.ignorable;
}

/** Part of a key by its characters or by its length. */
function couldBeDrawn(text: string, start: number, end: number): boolean {
  return end - start > 40 || looksDrawn(text, start, end);
}

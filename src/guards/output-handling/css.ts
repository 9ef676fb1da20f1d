import { isBlank, isLetter, skipBlanks } from "./characters.ts";

/** A URL in a style sheet, with its offsets in the sheet as given. */
export interface CssUrl {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Every quoted string and every `url(...)` of a style sheet or declaration, which is more than what is fetched: `@import`
 * and `image-set()` take strings too.
 *
 * https://www.w3.org/TR/css-syntax-3/#consume-token, and the same once more without the backslashes that a JSON string has
 * before its quotes.
 */
export function cssUrls(sheet: string): readonly CssUrl[] {
  const urls = read(sheet);
  if (!sheet.includes("\\")) return urls;
  const known = new Set(urls.map(({ value }) => value));
  const others = read(withoutEscapes(sheet)).filter(({ value }) => !known.has(value));
  return [...urls, ...others.map(({ value }) => ({ value, start: 0, end: sheet.length }))];
}

function read(sheet: string): readonly CssUrl[] {
  const urls: CssUrl[] = [];
  // The last letters of the name that stands before.
  let word = "";
  for (let at = 0; at < sheet.length; ) {
    const unit = sheet.charCodeAt(at);
    if (isQuote(unit)) {
      const end = endOf(sheet, at + 1, (next) => next === unit || isLineBreak(next));
      urls.push(urlAt(sheet, at + 1, end));
      at = end + 1;
      word = "";
    } else if (unit === 0x2f && sheet.charCodeAt(at + 1) === 0x2a) {
      const close = sheet.indexOf("*/", at + 2);
      at = close < 0 ? sheet.length : close + 2;
      word = "";
    } else if (unit === 0x28 && (word === "url" || word === "src")) {
      const start = skipBlanks(sheet, at + 1);
      word = "";
      at = start;
      if (isQuote(sheet.charCodeAt(start))) continue;
      at = endOf(sheet, start, (next) => next === 0x29 || isBlank(next));
      urls.push(urlAt(sheet, start, at));
    } else {
      const end = unit === 0x5c ? escapeEnd(sheet, at) : at + 1;
      word = (word + withoutEscapes(sheet.slice(at, end)).toLowerCase()).slice(-3);
      at = end;
    }
  }
  return urls;
}

function urlAt(sheet: string, start: number, end: number): CssUrl {
  return { value: withoutEscapes(sheet.slice(start, end)), start, end };
}

function endOf(sheet: string, from: number, ends: (unit: number) => boolean): number {
  let at = from;
  while (at < sheet.length && !ends(sheet.charCodeAt(at))) {
    at = sheet.charCodeAt(at) === 0x5c ? escapeEnd(sheet, at) : at + 1;
  }
  return at;
}

/** Behind an escape: a backslash with up to six digits and a blank, or with what it stands before. */
function escapeEnd(sheet: string, at: number): number {
  let end = at + 1;
  while (end - at <= 6 && isHex(sheet.charCodeAt(end))) end++;
  const isBare = end === at + 1;
  return Math.min(sheet.length, isBare || isBlank(sheet.charCodeAt(end)) ? end + 1 : end);
}

function withoutEscapes(text: string): string {
  let next = text.indexOf("\\");
  if (next < 0) return text;
  const pieces: string[] = [];
  let from = 0;
  while (next >= 0) {
    const end = escapeEnd(text, next);
    const code = Number.parseInt(text.slice(next + 1, Math.min(end, next + 7)), 16);
    const given = text.slice(next + 1, end);
    pieces.push(text.slice(from, next));
    if (isHex(given.charCodeAt(0))) pieces.push(characterOf(code));
    else if (!isLineBreak(given.charCodeAt(0))) pieces.push(given);
    from = end;
    next = text.indexOf("\\", end);
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

function characterOf(code: number): string {
  return String.fromCodePoint(code > 0 && code <= 0x10ffff ? code : 0xfffd);
}

function isQuote(unit: number): boolean {
  return unit === 0x22 || unit === 0x27;
}

function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0c || unit === 0x0d;
}

function isHex(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (isLetter(unit) && (unit | 0x20) <= 0x66);
}

import { isBlank, isLetter, skipBlanks } from "./characters.ts";

/** A URL in a style sheet, with its offsets in the sheet as given; none when escapes moved them. */
export interface CssUrl {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Every quoted string and every `url(...)` of a style sheet or declaration, which is more than what is fetched: `@import`
 * and `image-set()` take strings too.
 *
 * https://www.w3.org/TR/css-syntax-3/#consume-url-token
 */
export function cssUrls(given: string): readonly CssUrl[] {
  const sheet = resolve(given);
  const isMoved = sheet !== given;
  const urls: CssUrl[] = [];
  const add = (start: number, end: number): void => {
    const place = isMoved ? { start: 0, end: given.length } : { start, end };
    urls.push({ value: sheet.slice(start, end), ...place });
  };
  for (let at = 0; at < sheet.length; at++) {
    const unit = sheet.charCodeAt(at);
    if (unit === 0x22 || unit === 0x27) {
      const end = endOf(sheet, at + 1, (next) => next === unit || next === 0x0a);
      add(at + 1, end);
      at = end;
    } else if (unit === 0x28 && isUrlBefore(sheet, at)) {
      const start = skipBlanks(sheet, at + 1);
      const first = sheet.charCodeAt(start);
      if (first === 0x22 || first === 0x27) continue;
      const end = endOf(sheet, start, (next) => next === 0x29 || isBlank(next));
      add(start, end);
      at = end;
    }
  }
  return urls;
}

function endOf(sheet: string, from: number, ends: (unit: number) => boolean): number {
  let at = from;
  while (at < sheet.length && !ends(sheet.charCodeAt(at))) at++;
  return at;
}

function isUrlBefore(sheet: string, at: number): boolean {
  const word = sheet.slice(Math.max(0, at - 3), at).toLowerCase();
  return word === "url" || word === "src";
}

/** Without escapes and comments. */
function resolve(sheet: string): string {
  if (!sheet.includes("\\") && !sheet.includes("/*")) return sheet;
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < sheet.length; at++) {
    const unit = sheet.charCodeAt(at);
    if (unit === 0x2f && sheet.charCodeAt(at + 1) === 0x2a) {
      const close = sheet.indexOf("*/", at + 2);
      const end = close < 0 ? sheet.length : close + 2;
      pieces.push(sheet.slice(from, at), " ");
      from = end;
      at = end - 1;
    } else if (unit === 0x5c) {
      let end = at + 1;
      while (end - at <= 6 && isHex(sheet.charCodeAt(end))) end++;
      pieces.push(sheet.slice(from, at));
      if (end > at + 1) {
        const code = Number.parseInt(sheet.slice(at + 1, end), 16);
        pieces.push(String.fromCodePoint(code > 0 && code <= 0x10ffff ? code : 0xfffd));
        if (isBlank(sheet.charCodeAt(end)) && end < sheet.length) end++;
      } else if (sheet.charCodeAt(end) === 0x0a) {
        end++;
      } else {
        pieces.push(sheet.slice(end, end + 1));
        end++;
      }
      from = Math.min(end, sheet.length);
      at = from - 1;
    }
  }
  pieces.push(sheet.slice(from));
  return pieces.join("");
}

function isHex(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (isLetter(unit) && (unit | 0x20) <= 0x66);
}

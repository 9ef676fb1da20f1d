import { isAlphanumeric, isHexDigit } from "./characters.ts";

const backslash = 0x5c;
const percent = 0x25;

/**
 * Whether a token stands by itself: it goes on with characters of a token on neither side.
 *
 * Text of other scripts, `_` before a prefix, and escapes such as `\n` or `%3D` are no part of it.
 */
export function standsAlone(text: string, start: number, end: number): boolean {
  return !goesOnBefore(text, start) && !goesOnAfter(text, start, end);
}

function goesOnBefore(text: string, start: number): boolean {
  if (start === 0 || !isAlphanumeric(text.charCodeAt(start))) return false;
  return isAlphanumeric(text.charCodeAt(start - 1)) && !followsEscape(text, start);
}

/** Whether an escape ends at an offset: `\n`, `\x3d`, `\u003d`, `%3D`. */
export function followsEscape(text: string, at: number): boolean {
  const last = text.charCodeAt(at - 1);
  if (text.charCodeAt(at - 2) === backslash) return "nrtbfv0".includes(String.fromCharCode(last));
  if (!isHexDigit(last) || !isHexDigit(text.charCodeAt(at - 2))) return false;
  const third = text.charCodeAt(at - 3);
  if (third === percent) return true;
  if (third === 0x78) return text.charCodeAt(at - 4) === backslash;
  return text.charCodeAt(at - 5) === 0x75 && text.charCodeAt(at - 6) === backslash;
}

function goesOnAfter(text: string, start: number, end: number): boolean {
  if (end >= text.length || !isAlphanumeric(text.charCodeAt(end - 1))) return false;
  const next = text.charCodeAt(end);
  if (isAlphanumeric(next)) return true;
  if (!isAlphanumeric(text.charCodeAt(end + 1))) return false;
  if (next === 0x5f) return true;
  // A hyphen joins words as well; it goes on with a token that holds some itself.
  return next === 0x2d && text.lastIndexOf("-", end - 1) >= start;
}

import { isGap } from "../../core/hold.ts";
import { isBlank, isHexDigit } from "./characters.ts";
import { isToken } from "./hold-units.ts";

/** Single characters with one blank between them. */
export function openSpaced(text: string): number {
  let at = text.length;
  if (isToken(text.charCodeAt(at - 1))) at--;
  while (isBlank(text.charCodeAt(at - 1)) && isToken(text.charCodeAt(at - 2))) at -= 2;
  // The first of them stands alone as well.
  return at < text.length && isToken(text.charCodeAt(at - 1)) ? Math.min(text.length, at + 2) : at;
}

/** `103 104 112`, `67, 68`: numbers that could be the bytes of a text. */
export function openNumbers(text: string): number {
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

import { isNumberSign, streetWords } from "./addresses.ts";
import { readStreet } from "./streets.ts";
import { digitValue, isLetter, isWordUnit } from "./text.ts";

/** The longest address, and the longest line that may go on with one. */
export const longestAddress = 128;
const longestLine = 82;

/** Whether an address after a label, or from its first word on, may go on. */
export function isAddressOpen(text: string, from: number): boolean {
  const { length } = text;
  if (length - from > longestAddress) return false;
  let start = from;
  while (start < length && start - from < 9 && " \t\n\"':*=".includes(text.charAt(start))) start++;
  if (start === length) return true;
  const first = text.charCodeAt(start);
  if (first < 0x80 && !isLetter(first) && digitValue(first) < 0) return false;
  // Only short words of streets are small: `van`, `ulica`.
  if (first >= 0x61 && first <= 0x7a) {
    let end = start;
    while (end < length && isWordUnit(text.charCodeAt(end))) end++;
    if (end - start > 7) return false;
    if (end < length && !streetWords.has(text.slice(start, end))) return false;
  }
  let line = -1;
  for (let at = start; at < length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22:
      case 0x3b:
      case 0x7c:
      case 0x3f:
      case 0x21:
      case 0x28:
      case 0x3002:
      case 0x40:
      case 0x7b:
      case 0x7d:
      case 0x3c:
      case 0x3e:
      case 0x3d:
      case 0x5c:
        // Whether a further line belongs to the address is known when it has ended or become too long.
        return isLineOpen(text, line);
      case 0x3a:
        if (!isNumberSign(text, at)) return isLineOpen(text, line);
        break;
      case 0x0a:
        if (text.charCodeAt(at + 1) === 0x0a) return false;
        line = at + 1;
        break;
      case 0x2e:
        if (line < 0 && endsSentence(text, at)) return false;
        break;
      default:
    }
  }
  return true;
}

function isLineOpen(text: string, line: number): boolean {
  return line >= 0 && text.length - line <= longestLine && text.indexOf("\n", line) < 0;
}

/** A full stop after a longer word or a number, and no number behind it. */
function endsSentence(text: string, at: number): boolean {
  if (at + 2 >= text.length) return false;
  const next = text.charCodeAt(at + 1);
  if ((next !== 0x20 && next !== 0x0a) || digitValue(text.charCodeAt(at + 2)) >= 0) return false;
  let start = at;
  while (start > 0 && at - start < 6 && isWordUnit(text.charCodeAt(start - 1))) start--;
  return at - start > 4 || digitValue(text.charCodeAt(at - 1)) >= 0;
}

/** Start of an address that is known by its street: `12 Oak Street`, `Hauptstr. 5`. */
export function streetStart(text: string): number {
  const { length } = text;
  const floor = Math.max(0, length - longestAddress);
  for (let at = floor; at < length; at++) {
    if (digitValue(text.charCodeAt(at)) < 0) continue;
    const start = at;
    while (at < length && digitValue(text.charCodeAt(at)) >= 0) at++;
    if (at - start > 5) continue;
    if (text.charCodeAt(start - 1) === 0x20) {
      const street = streetBefore(text, start - 1);
      if (street < start && isAddressOpen(text, street)) return street;
    }
    const end = at - start <= 5 && isLetter(text.charCodeAt(at)) ? at + 1 : at;
    if (isStreetAfter(text, start, end) && isAddressOpen(text, start)) return start;
  }
  return text.charCodeAt(length - 1) === 0x20 ? streetBefore(text, length - 1) : length;
}

/** Whether words that may name a street stand after a number, or may follow. */
function isStreetAfter(text: string, start: number, from: number): boolean {
  let at = from;
  for (let word = 0; word < 4; word++) {
    if (at === text.length) return true;
    if (text.charCodeAt(at) !== 0x20) break;
    const begin = ++at;
    while (at < text.length && at - begin < 20 && isWordUnit(text.charCodeAt(at))) at++;
    if (at === text.length) return true;
    const first = text.charAt(begin);
    if (first === first.toLowerCase() && word > 0) break;
  }
  // Whatever follows, the finder reads no further than these words.
  return at > from && readStreet(`${text.slice(start, at)} 10117, Xyz`, 0, from - start) !== undefined;
}

/** Start of the street that ends before a place, or that place and all behind it. */
function streetBefore(text: string, space: number): number {
  let end = space;
  if (text.charCodeAt(end - 1) === 0x2e) end--;
  let start = end;
  while (start > 0 && end - start < 30 && isStreetUnit(text.charCodeAt(start - 1))) start--;
  if (end - start < 5) return text.length;
  const first = text.charAt(start);
  if (first === first.toLowerCase()) return text.length;
  const written = text.slice(start, space);
  return readStreet(`${written} 12 Xyz, Xyz`, written.length + 1, written.length + 3) === undefined
    ? text.length
    : start;
}

function isStreetUnit(unit: number): boolean {
  return unit < 0x80 ? isLetter(unit) || unit === 0x2d : isWordUnit(unit);
}

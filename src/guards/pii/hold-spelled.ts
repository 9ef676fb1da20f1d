import { atWords, dotWords } from "./spelled.ts";
import { isAlphanumeric, isLetter } from "./text.ts";

const digitWords: readonly string[] =
  "zero oh one two three four five six seven eight nine null eins zwei drei vier funf fünf sechs sieben acht neun cero uno dos tres cuatro cinco seis siete ocho nueve deux trois quatre cinq sept huit neuf".split(
    " ",
  );

const wholeDigits: ReadonlySet<string> = new Set(digitWords);

const mostDigits = 26;
const longestDigit = 6;
const mostJoined = 14;
const longestWord = 41;

/** Start of an address or a number in words that may go on: `jane dot roe at exam`, `four one one`. */
export function spelledStart(text: string): number {
  const { length } = text;
  let start = length;
  while (start > 0 && length - start < longestWord && isNamePart(text.charCodeAt(start - 1))) start--;
  let from = joinedStart(text, start, length);
  if (mayBeJoint(text, start, length)) {
    const end = skipBack(text, start);
    const operand = wordBack(text, end);
    if (operand < end && end < start) from = Math.min(from, joinedStart(text, operand, operand));
  }
  return Math.min(from, digitsStart(text));
}

/** Start of what `at` and `dot` join to the word that begins at a place. */
function joinedStart(text: string, word: number, otherwise: number): number {
  let from = otherwise;
  let at = word;
  for (let turn = 0; turn < mostJoined; turn++) {
    const jointEnd = skipBack(text, at);
    const joint = wordBack(text, jointEnd);
    if (jointEnd === at || !isJoint(text, joint, jointEnd)) break;
    const end = skipBack(text, joint);
    const operand = wordBack(text, end);
    if (operand === end) break;
    from = operand;
    at = operand;
  }
  return from;
}

function isNamePart(unit: number): boolean {
  return (
    isAlphanumeric(unit) || unit === 0x2d || unit === 0x5f || unit === 0x2b || unit === 0x2e || unit >= 0xaa
  );
}

function wordBack(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < longestWord && isNamePart(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Over the spaces and brackets between the words of an address. */
function skipBack(text: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < 3 && isSeparator(text.charCodeAt(at - 1))) at--;
  return at;
}

function isSeparator(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x28 ||
    unit === 0x29 ||
    unit === 0x5b ||
    unit === 0x5d ||
    unit === 0x7b ||
    unit === 0x7d ||
    unit === 0x3c ||
    unit === 0x3e
  );
}

/** The letters of the longest of them: `chiocciola`. */
const longestJoint = 10;

const joints: readonly string[] = [...atWords, ...dotWords];

function isJoint(text: string, start: number, end: number): boolean {
  if (end - start > longestJoint) return false;
  const word = plain(text, start, end);
  return atWords.has(word) || dotWords.has(word);
}

function mayBeJoint(text: string, start: number, end: number): boolean {
  if (end - start > longestJoint) return false;
  const begun = plain(text, start, end);
  return joints.some((joint) => joint.startsWith(begun));
}

function plain(text: string, start: number, end: number): string {
  return text.slice(start, end).toLowerCase();
}

/** Start of the digits in words at the end, with what may become the next one. */
function digitsStart(text: string): number {
  const { length } = text;
  let from = length;
  let at = letterStart(text, length);
  if (length - at > longestDigit) return length;
  if (at < length) {
    const open = text.slice(at).toLowerCase();
    if (!digitWords.some((word) => word.startsWith(open))) return length;
  }
  for (let turn = 0; turn < mostDigits; turn++) {
    let end = at;
    while (end > 0 && at - end < 3 && isListMark(text.charCodeAt(end - 1))) end--;
    if (end === at && at < length) break;
    const start = letterStart(text, end);
    if (start === end || end - start > longestDigit || !wholeDigits.has(text.slice(start, end).toLowerCase()))
      break;
    from = start;
    at = start;
  }
  return from;
}

function letterStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start <= longestDigit && isDigitLetter(text.charCodeAt(start - 1))) start--;
  return start;
}

function isDigitLetter(unit: number): boolean {
  return isLetter(unit) || unit === 0xfc;
}

function isListMark(unit: number): boolean {
  return unit === 0x20 || unit === 0x2c || unit === 0x2d;
}

import { alphanumeric, gap, is, letter, lineEnd, stop } from "./survey-places.ts";

/**
 * `at` is the first of two equal letters: are they part of three, or of three such pairs in a row, as no language writes,
 * in a word that is no part of an address, a number or code?
 */
export function isStretched(bytes: Uint8Array, at: number): boolean {
  if (!isPair(bytes, at)) return false;
  const before = isPair(bytes, at - 2);
  const after = isPair(bytes, at + 2);
  const isOdd =
    isPair(bytes, at + 1) ||
    isPair(bytes, at - 1) ||
    (before && (after || isPair(bytes, at - 4))) ||
    (after && isPair(bytes, at + 4));
  return isOdd && isWord(bytes, at);
}

/** The same letter twice. */
function isPair(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] as number;
  return bytes[at + 1] === first && is(first, letter);
}

const shortestWord = 5;
const longestWord = 60;

/** Letters with blanks around them, or what ends words and sentences. */
function isWord(bytes: Uint8Array, at: number): boolean {
  let start = at;
  while (at - start < longestWord && is(bytes[start - 1], letter)) start--;
  let end = at;
  while (end - at < longestWord && is(bytes[end], letter)) end++;
  if (end - start < shortestWord) return false;
  if (!is(bytes[start - 1], blank)) return false;
  return is(bytes[end], blank) || (is(bytes[end], stop) && !is(bytes[end + 1], alphanumeric));
}

const blank = gap | lineEnd;

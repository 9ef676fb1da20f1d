import { isLetter } from "./ascii.ts";
import { sentenceWords } from "./joined-words.ts";
import { knownWords } from "./known-words.ts";
import type { Found, Reading } from "./reading.ts";

/** Of the letters, so many tenths have to be those of known words, and there have to be so many of these. */
const leastKnown = 6;
const fewestWords = 4;

/** Words of two letters and less are in anything. */
const longEnough = 3;

/** What a word costs, and a letter that is part of none: fewer and longer words are likelier. */
const costOfWord = 3;
const costOfLetter = 2;

/** `at` is the first of a long run of letters: the known words in it with blanks between them. */
export function readUnspaced(source: string, at: number): Reading {
  let end = at;
  while (isLetter(source.charCodeAt(end))) end++;
  const starts = wordStarts(source, at, end);
  if (starts === undefined || (isCamelCase(source, at, end) && !isSentence(source, at, end, starts)))
    return { edits: [], end: Math.max(end, at + 1) };
  const edits: Found[] = [];
  // An edit takes the place of a letter, so that every other letter keeps its own place.
  for (const start of starts) {
    edits.push({ start: start - 1, end: start, text: `${source.charAt(start - 1)} ` });
  }
  return { edits, end };
}

function isCamelCase(source: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    if (source.charCodeAt(at) < 0x60 && source.charCodeAt(at - 1) > 0x60) return true;
  }
  return false;
}

/** Is there a word that sentences have and names do not? */
function isSentence(source: string, start: number, end: number, starts: readonly number[]): boolean {
  let from = start;
  for (const next of [...starts, end]) {
    if (sentenceWords.has(source.slice(from, next).toLowerCase())) return true;
    from = next;
  }
  return false;
}

/** Where words but the first begin when `[start, end)` is read as known words and what is between them; undefined when it is not. */
function wordStarts(source: string, start: number, end: number): readonly number[] | undefined {
  const length = end - start;
  const words = knownWords();
  const costs = new Int32Array(length + 1).fill(0x7fffffff);
  /** Where the word begins that ends at an offset, by offset; its complement for a letter that is part of no word. */
  const from = new Int32Array(length + 1);
  costs[0] = 0;
  for (let at = 0; at < length; at++) {
    const cost = costs[at] as number;
    const single = cost + costOfLetter;
    if (single < (costs[at + 1] as number)) {
      costs[at + 1] = single;
      from[at + 1] = ~at;
    }
    let node = 0;
    for (let next = at; next < length; next++) {
      node = words.next(node, source.charCodeAt(start + next));
      if (node === 0) break;
      if (!words.isWord(node) || cost + costOfWord >= (costs[next + 1] as number)) continue;
      costs[next + 1] = cost + costOfWord;
      from[next + 1] = at;
    }
  }
  const starts: number[] = [];
  let known = 0;
  let count = 0;
  let wasWord = true;
  for (let at = length; at > 0; ) {
    const back = from[at] as number;
    const isWord = back >= 0;
    const begin = isWord ? back : ~back;
    if ((isWord || wasWord) && at < length) starts.push(start + at);
    if (isWord && at - begin >= longEnough) {
      known += at - begin;
      count++;
    }
    wasWord = isWord;
    at = begin;
  }
  return count >= fewestWords && known * 10 >= length * leastKnown ? starts.reverse() : undefined;
}

import { letterPairs } from "./letter-pairs.generated.ts";

/** Letters of the alphabet and one class for everything else. */
const size = 27;

/** 10 ln P(second | first), by `first << 5 | second`; 0 is whatever is no letter. */
let likelihood: Int8Array | undefined;

function pairs(): Int8Array {
  if (likelihood === undefined) {
    likelihood = new Int8Array(1024);
    for (let index = 0; index < size * size; index++) {
      likelihood[(Math.floor(index / size) << 5) | (index % size)] = 0x30 - letterPairs.charCodeAt(index);
    }
  }
  return likelihood;
}

/** 1..26 for an ASCII letter of either case, 0 for anything else. */
export function letterIndex(unit: number): number {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x60 : 0;
}

/** Evidence that words were turned round or rotated, by their last two letters `beforeLast << 5 | last`. */
export interface Clues {
  /** 10 ln of how much likelier the ending is than the beginning of a reversed word would be; negative is suspicious. */
  readonly reversed: Int8Array;
  /** The same against the ending that rot13 would make of it. */
  readonly rotated: Int8Array;
}

let clues: Clues | undefined;

/** Tables for {@link survey}, made once. */
export function wordEndClues(): Clues {
  if (clues !== undefined) return clues;
  const table = pairs();
  const at = (first: number, second: number): number => table[(first << 5) | second] as number;
  const reversed = new Int8Array(1024);
  const rotated = new Int8Array(1024);
  for (let first = 1; first < size; first++) {
    for (let second = 1; second < size; second++) {
      const ending = at(first, second) + at(second, 0);
      const beginning = at(0, second) + at(second, first);
      const [a, b] = [rotate(first), rotate(second)];
      reversed[(first << 5) | second] = clamp(ending - beginning);
      rotated[(first << 5) | second] = clamp(ending - at(a, b) - at(b, 0));
    }
  }
  clues = { reversed, rotated };
  return clues;
}

/** Index of the letter that rot13 makes of a letter. */
export function rotate(letter: number): number {
  return letter > 13 ? letter - 13 : letter + 13;
}

function clamp(value: number): number {
  return Math.max(-60, Math.min(60, value));
}

/** Mean of 10 ln P over the letter pairs of a text: about -23 for English, -27 for its neighbours, below -35 for noise. */
export function naturalness(text: string): number {
  return naturalnessOf(text, 0, text.length);
}

/** {@link naturalness} of `[start, end)` of a text. */
export function naturalnessOf(text: string, start: number, end: number): number {
  return meanOfPairs(text, start, end, pairs());
}

/** What {@link naturalness} would be after rot13. */
export function rotatedNaturalness(text: string, start: number, end: number): number {
  rotatedPairs ??= changedPairs((first, second) => [rotateOrNone(first), rotateOrNone(second)]);
  return meanOfPairs(text, start, end, rotatedPairs);
}

/** What {@link naturalness} would be backwards. */
export function reversedNaturalness(text: string, start: number, end: number): number {
  reversedPairs ??= changedPairs((first, second) => [second, first]);
  return meanOfPairs(text, start, end, reversedPairs);
}

let rotatedPairs: Int8Array | undefined;
let reversedPairs: Int8Array | undefined;

function changedPairs(change: (first: number, second: number) => readonly [number, number]): Int8Array {
  const table = pairs();
  return new Int8Array(1024).map((_, pair) => {
    const [first, second] = change(pair >> 5, pair & 31);
    return table[(first << 5) | second] as number;
  });
}

function rotateOrNone(letter: number): number {
  return letter === 0 || letter >= size ? 0 : rotate(letter);
}

function meanOfPairs(text: string, start: number, end: number, table: Int8Array): number {
  let sum = 0;
  let count = 0;
  let previous = 0;
  for (let at = start; at < end; at++) {
    const current = letterIndex(text.charCodeAt(at));
    const pair = (previous << 5) | current;
    previous = current;
    if (pair === 0) continue;
    sum += table[pair] as number;
    count++;
  }
  if (previous !== 0) {
    sum += table[previous << 5] as number;
    count++;
  }
  return count === 0 ? -100 : sum / count;
}

/** 10 ln P of `second` after `first`, letters of either case. */
export function pairLikelihood(first: number, second: number): number {
  return pairs()[(letterIndex(first) << 5) | letterIndex(second)] as number;
}

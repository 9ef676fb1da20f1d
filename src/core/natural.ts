import { letterPairs } from "./letter-pairs.generated.ts";

/** Letters of the alphabet and one class for everything else. */
const size = 27;

/** 10 ln P(second | first), by `first << 5 | second`; 0 is whatever is no letter. */
let likelihood: Int8Array | undefined;

/** The table of {@link naturalness}: made once, and not to be written to. */
export function letterPairTable(): Int8Array {
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

/** Mean of 10 ln P over the letter pairs of a text: about -23 for English, -27 for its neighbours, below -35 for noise. */
export function naturalness(text: string): number {
  return naturalnessOf(text, 0, text.length);
}

/** {@link naturalness} of `[start, end)` of a text. */
export function naturalnessOf(text: string, start: number, end: number): number {
  return meanOfPairs(text, start, end, letterPairTable());
}

/** What {@link naturalness} would be if each letter were read as another one, from 1 to 26, by its index. */
export function substitutedNaturalness(text: string, start: number, end: number, readAs: Uint8Array): number {
  const table = letterPairTable();
  let sum = 0;
  let count = 0;
  let previous = 0;
  for (let at = start; at <= end; at++) {
    const current = at < end ? (readAs[letterIndex(text.charCodeAt(at))] as number) : 0;
    const pair = (previous << 5) | current;
    previous = current;
    if (pair === 0) continue;
    sum += table[pair] as number;
    count++;
  }
  return count === 0 ? -100 : sum / count;
}

/** What {@link naturalness} would be backwards. */
export function reversedNaturalness(text: string, start: number, end: number): number {
  if (reversedPairs === undefined) {
    const table = letterPairTable();
    reversedPairs = new Int8Array(1024).map((_, pair) => table[((pair & 31) << 5) | (pair >> 5)] as number);
  }
  return meanOfPairs(text, start, end, reversedPairs);
}

let reversedPairs: Int8Array | undefined;

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
  return letterPairTable()[(letterIndex(first) << 5) | letterIndex(second)] as number;
}

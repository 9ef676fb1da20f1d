import type { CharacterSet } from "./character-set.ts";

/** Integers per guard. */
const guardWords = 8;

/** The guard that lets everything pass, the end of the text too. */
export const noGuard = -1;

/** 256 bits, one for each ASCII character and 128 that all other UTF-16 units share, so that too many may pass and never too few. */
export type GuardBits = readonly number[];

/** The guards of a program by number. */
export class Guards {
  /** The bits of all guards, which is another array when there are more. */
  words: Int32Array = new Int32Array(16 * guardWords);
  readonly #numbers = new Map<GuardBits, number>();
  readonly #unions = new Map<number, number>();
  #count = 0;

  numberOf(bits: GuardBits): number {
    let number = this.#numbers.get(bits);
    if (number === undefined) {
      number = this.#next();
      for (let word = 0; word < guardWords; word++) {
        this.words[number * guardWords + word] = bits[word] as number;
      }
      this.#numbers.set(bits, number);
    }
    return number;
  }

  /** The guard of what passes one of two. */
  either(a: number, b: number): number {
    if (a === b) return a;
    if (a === noGuard || b === noGuard) return noGuard;
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    let joined = this.#unions.get(key);
    if (joined === undefined) {
      joined = this.#next();
      const { words } = this;
      for (let word = 0; word < guardWords; word++) {
        words[joined * guardWords + word] =
          (words[a * guardWords + word] as number) | (words[b * guardWords + word] as number);
      }
      this.#unions.set(key, joined);
    }
    return joined;
  }

  #next(): number {
    if ((this.#count + 1) * guardWords > this.words.length) {
      const larger = new Int32Array(2 * this.words.length);
      larger.set(this.words);
      this.words = larger;
    }
    return this.#count++;
  }
}

const bitsOfSets = new WeakMap<CharacterSet, GuardBits>();

/** What lets the first units of the members of a set pass. */
export function bitsOf(set: CharacterSet): GuardBits {
  let bits = bitsOfSets.get(set);
  if (bits === undefined) {
    bits = makeBits(set);
    bitsOfSets.set(set, bits);
  }
  return bits;
}

function makeBits(set: CharacterSet): GuardBits {
  const bits = emptyBits();
  for (let index = 0; index < set.length; index += 2) {
    const from = unitOf(set[index] as number);
    const to = unitOf(set[index + 1] as number);
    if (from < 128) fill(bits, from, Math.min(to, 127));
    if (to < 128) continue;
    const first = Math.max(from, 128);
    const low = 128 | (first & 127);
    const high = 128 | (to & 127);
    // 128 units in a row have all the bits there are.
    if (to - first >= 127) fill(bits, 128, 255);
    else if (low <= high) fill(bits, low, high);
    else {
      fill(bits, low, 255);
      fill(bits, 128, high);
    }
  }
  return bits;
}

/** Bits that let nothing pass. */
export function emptyBits(): number[] {
  return [0, 0, 0, 0, 0, 0, 0, 0];
}

function fill(bits: number[], from: number, to: number): void {
  const last = to >> 5;
  for (let word = from >> 5; word <= last; word++) {
    const low = word === from >> 5 ? -1 << (from & 31) : -1;
    const high = word === last ? -1 >>> (31 - (to & 31)) : -1;
    bits[word] = (bits[word] as number) | (low & high);
  }
}

export function addBits(bits: number[], others: GuardBits): void {
  for (let word = 0; word < guardWords; word++) {
    bits[word] = (bits[word] as number) | (others[word] as number);
  }
}

/** Whether no unit passes both. */
export function areDisjoint(a: GuardBits, b: GuardBits): boolean {
  for (let word = 0; word < guardWords; word++) {
    if (((a[word] as number) & (b[word] as number)) !== 0) return false;
  }
  return true;
}

/** The first UTF-16 unit of a code point. */
function unitOf(code: number): number {
  return code > 0xffff ? 0xd800 + ((code - 0x10000) >> 10) : code;
}

/** Whether a unit passes a guard, by its bit. */
export function passesGuard(words: Int32Array, guard: number, bit: number): boolean {
  return (((words[guard * guardWords + (bit >> 5)] as number) >>> (bit & 31)) & 1) !== 0;
}

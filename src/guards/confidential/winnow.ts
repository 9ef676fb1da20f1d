import { sha256 } from "../../core/hash.ts";

/** Letters of a fingerprinted stretch. */
export const stretchLength = 24;

/** Of so many neighbouring stretches at least one is kept, so that every copy of 39 letters shares a fingerprint. */
export const windowLength = 16;

/** A stretch that was chosen: where it begins, and its keyed hash of 40 bits in two parts. */
export interface Fingerprint {
  readonly at: number;
  readonly high: number;
  /** 8 bits. */
  readonly low: number;
}

/** What the hashes of one index are made with. */
export type Key = readonly [choice: number, multiplier: number, ...words: number[]];

/** Spreads the bytes of a key; two hashes and the choice of stretches take each their own part. */
export function readKey(key: Uint8Array): Key {
  const digest = sha256(key);
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  const words = Array.from({ length: 6 }, (_, index) => view.getUint32(4 * index));
  const [choice = 0, multiplier = 0, ...rest] = words;
  return [choice, multiplier | 1, ...rest];
}

/**
 * Chooses the stretches of a text that stand for it.
 *
 * Schleimer, Wilkerson and Aiken 2003, https://doi.org/10.1145/872757.872770: of each window the stretch with the least
 * hash, the last of them where several have it.
 */
export function winnow(units: Uint16Array, key: Key, add: (print: Fingerprint) => void): void {
  const count = units.length - stretchLength + 1;
  if (count <= 0) return;
  const ranks = rankStretches(units, count, key);
  // Stretches that may still be the least of a window, their ranks rising.
  const queue = new Int32Array(count);
  let head = 0;
  let tail = 0;
  let last = -1;
  const first = Math.min(windowLength, count) - 1;
  for (let at = 0; at < count; at++) {
    while (tail > head && (ranks[queue[tail - 1] as number] as number) >= (ranks[at] as number)) tail--;
    queue[tail++] = at;
    if ((queue[head] as number) <= at - windowLength) head++;
    const least = queue[head] as number;
    if (at < first || least === last) continue;
    last = least;
    add({
      at: least,
      high: halfSip(units, least, key[2] ?? 0, key[3] ?? 0),
      low: halfSip(units, least, key[4] ?? 0, key[5] ?? 0) >>> 24,
    });
  }
}

/** A rolling hash of every stretch, mixed so that its order is one of the key. */
function rankStretches(units: Uint16Array, count: number, [choice, multiplier]: Key): Uint32Array {
  const ranks = new Uint32Array(count);
  let highest = 1;
  for (let index = 1; index < stretchLength; index++) highest = Math.imul(highest, multiplier);
  let hash = 0;
  for (let at = 0; at < units.length; at++) {
    if (at >= stretchLength) hash = (hash - Math.imul(units[at - stretchLength] as number, highest)) | 0;
    hash = (Math.imul(hash, multiplier) + (units[at] as number)) | 0;
    if (at < stretchLength - 1) continue;
    let mixed = Math.imul(hash ^ choice, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
    ranks[at - stretchLength + 1] = (mixed ^ (mixed >>> 16)) >>> 0;
  }
  return ranks;
}

/** HalfSipHash-2-4 of a stretch, two units to a word: https://github.com/veorq/SipHash */
function halfSip(units: Uint16Array, from: number, key0: number, key1: number): number {
  let v0 = key0;
  let v1 = key1;
  let v2 = 0x6c796765 ^ key0;
  let v3 = 0x74656462 ^ key1;
  const round = (): void => {
    v0 = (v0 + v1) | 0;
    v1 = turn(v1, 5) ^ v0;
    v0 = turn(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = turn(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = turn(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = turn(v1, 13) ^ v2;
    v2 = turn(v2, 16);
  };
  const absorb = (word: number): void => {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  };
  for (let at = from; at < from + stretchLength; at += 2) {
    absorb((units[at] as number) | ((units[at + 1] as number) << 16));
  }
  absorb((2 * stretchLength) << 24);
  v2 ^= 0xff;
  for (let index = 0; index < 4; index++) round();
  return (v1 ^ v3) >>> 0;
}

function turn(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

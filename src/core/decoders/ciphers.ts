import { readAs } from "../clues.ts";
import type { Decoded } from "../decode.ts";
import { letterIndex, naturalnessOf, substitutedNaturalness } from "../natural.ts";
import { rewriteStretches } from "./stretches.ts";

const letters = 26;

/** The mirrored alphabet (atbash), and the one that is shifted by half of it. */
const mirrored = 0;
const half = 13;

/** How much more natural a stretch must be afterwards, and how natural at least; see {@link naturalness}. */
interface Demand {
  readonly fewestLetters: number;
  readonly gain: number;
  readonly natural: number;
}

/** Rot13 is what people use; the other keys are many, and chance has as many tries. */
const usual: Demand = { fewestLetters: 12, gain: 3, natural: -34 };
const unusual: Demand = { fewestLetters: 20, gain: 6, natural: -30 };

/** A line of one letter is no text. */
const fewestDistinct = 6;

/** So many keys that fit the letters best are tried on their pairs. */
const mostTried = 3;

/** How often a letter stands in English prose, in percent; `a` first. https://en.wikipedia.org/wiki/Letter_frequency */
const frequencies: readonly number[] = [
  8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2, 6.1, 7, 0.15, 0.77, 4, 2.4, 6.7, 7.5, 1.9, 0.095, 6, 6.3, 9.1, 2.8, 0.98,
  2.4, 0.15, 2, 0.074,
];

/** Reading tables by key, see {@link readAs}. */
let alphabets: readonly Uint8Array[] | undefined;

/** Stretches in a shifted or mirrored alphabet, rot13 among them; `places` from the survey. */
export function decodeCiphers(source: string, places: readonly number[]): Decoded | undefined {
  alphabets ??= Array.from({ length: letters }, (_, key) =>
    new Uint8Array(letters + 1).map((_, letter) => readAs(letter, key)),
  );
  const tables = alphabets;
  return rewriteStretches(source, places, ({ start, end }) => {
    const key = keyOf(source, start, end, tables);
    if (key === undefined) return undefined;
    const via = key === mirrored ? "atbash" : key === half ? "rot13" : "caesar";
    const table = tables[key] as Uint8Array;
    return {
      via,
      write: (out, stretch) =>
        out.substitute(stretch.start, decipher(source.slice(stretch.start, stretch.end), table)),
    };
  });
}

/** The key with which a stretch reads like natural language, if it does not do so as it is. */
function keyOf(
  source: string,
  start: number,
  end: number,
  tables: readonly Uint8Array[],
): number | undefined {
  const counts = new Int32Array(letters + 1);
  let total = 0;
  let distinct = 0;
  for (let at = start; at < end; at++) {
    const letter = letterIndex(source.charCodeAt(at));
    if (letter === 0) continue;
    if (counts[letter] === 0) distinct++;
    counts[letter] = (counts[letter] as number) + 1;
    total++;
  }
  if (total < usual.fewestLetters || distinct < fewestDistinct) return undefined;
  const now = naturalnessOf(source, start, end);
  if (now + usual.gain > bestNaturalness) return undefined;
  let best: number | undefined;
  let bestNatural = now;
  const isHopeless = total < unusual.fewestLetters || isRandom(counts, total);
  for (const key of isHopeless ? [half] : likelyKeys(counts)) {
    const { natural: least, gain } = key === half ? usual : unusual;
    const natural = substitutedNaturalness(source, start, end, tables[key] as Uint8Array);
    if (natural < least || natural < now + gain || natural <= bestNatural) continue;
    best = key;
    bestNatural = natural;
  }
  return best;
}

/** English prose comes near this, and nothing is more natural. */
const bestNaturalness = -20;

/** Natural logarithms of {@link frequencies} after each key, by key and letter. */
let logarithms: Float64Array | undefined;

function makeLogarithms(): Float64Array {
  return new Float64Array(letters * (letters + 1)).map((_, index) => {
    const letter = index % (letters + 1);
    const key = Math.floor(index / (letters + 1));
    return letter === 0 ? 0 : Math.log(frequencies[readAs(letter, key) - 1] as number);
  });
}

/** From this many letters on their distribution tells a language from random characters. */
const enoughLetters = 40;

/** Two letters of a language are the same ones at least this often: about 0.066 in English, 0.038 by chance. */
const leastCoincidence = 0.042;

/**
 * Whether no alphabet makes a language of letters that are distributed as by chance; changing the alphabet does not change
 * how often two of them are the same.
 *
 * Friedman, "The index of coincidence and its applications in cryptography" (1922).
 */
function isRandom(counts: Int32Array, total: number): boolean {
  if (total < enoughLetters) return false;
  let pairs = 0;
  for (let letter = 1; letter <= letters; letter++) {
    const count = counts[letter] as number;
    pairs += count * (count - 1);
  }
  return pairs < leastCoincidence * total * (total - 1);
}

/** Keys after which the letters are about as frequent as in English, and the usual one. */
function likelyKeys(counts: Int32Array): readonly number[] {
  logarithms ??= makeLogarithms();
  const fits = new Float64Array(letters);
  for (let key = 0; key < letters; key++) {
    const row = key * (letters + 1);
    let fit = 0;
    for (let letter = 1; letter <= letters; letter++) {
      fit += (counts[letter] as number) * (logarithms[row + letter] as number);
    }
    fits[key] = fit;
  }
  const likely: number[] = [];
  while (likely.length < mostTried) {
    let best = 0;
    for (let key = 1; key < letters; key++) if ((fits[key] as number) > (fits[best] as number)) best = key;
    likely.push(best);
    fits[best] = Number.NEGATIVE_INFINITY;
  }
  return likely.includes(half) ? likely : [half, ...likely];
}

function decipher(text: string, table: Uint8Array): string {
  let plain = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const letter = letterIndex(unit);
    plain += letter === 0 ? text.charAt(at) : String.fromCharCode((unit & 0x60) | (table[letter] as number));
  }
  return plain;
}

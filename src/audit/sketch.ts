import { characterKind } from "../models/characters.ts";
import { mix } from "../models/features.ts";
import { addFeatures, scaleToUnit, vectorSize } from "../models/text-vector.ts";
import { createTokens, readTokens, type Tokens } from "../models/tokens.ts";

/** Values of a MinHash signature. */
export const signatureSize = 64;

/** Words of one shingle; ideographs count as words, marks do not, and digits are alike. */
const shingleWords = 5;

/** Tokens read at once. */
const part = 4096;

/** What is kept of a text. The arrays are those of the next text as well. */
export interface Sketch {
  /** How many shingles the text has; a text with fewer words has one of all of them. */
  readonly shingles: number;
  /** Least value of each hash over the shingles. */
  readonly signature: Int32Array;
  /** That of `textVector`. */
  readonly vector: Float64Array;
  readonly words: number;
}

/**
 * Makes the function that reads a text once for its MinHash signature (Broder 1997,
 * https://doi.org/10.1109/SEQUEN.1997.666900) and its vector by signed feature hashing (Weinberger et al. 2009,
 * https://arxiv.org/abs/0902.2206). `visit` is told of each part of tokens. Work is linear in the text.
 */
export function createSketcher(): (text: string, visit?: (tokens: Tokens, from: number) => void) => Sketch {
  const tokens = createTokens(part);
  const { factors, shifts } = hashFamily();
  const signature = new Int32Array(signatureSize);
  const sums = new Int32Array(vectorSize);
  const vector = new Float64Array(vectorSize);
  const recent = new Int32Array(shingleWords);
  return (text, visit) => {
    signature.fill(0x7fffffff);
    sums.fill(0);
    let words = 0;
    let shingles = 0;
    const addShingle = (size: number) => {
      let hash = 0;
      for (let at = words - size; at < words; at++)
        hash = Math.imul(hash, 0x01000193) ^ (recent[at % shingleWords] as number);
      hash = mix(hash);
      shingles++;
      for (let index = 0; index < signatureSize; index++) {
        const value = (Math.imul(hash, factors[index] as number) + (shifts[index] as number)) | 0;
        if (value < (signature[index] as number)) signature[index] = value;
      }
    };
    for (let from = 0; from < text.length; ) {
      const end = readTokens(text, from, tokens);
      visit?.(tokens, from);
      const { count, kinds, hashes } = tokens;
      for (let index = 0; index < count; index++) {
        addFeatures(text, tokens, index, sums);
        if (kinds[index] === characterKind.mark) continue;
        recent[words++ % shingleWords] = hashes[index] as number;
        if (words >= shingleWords) addShingle(shingleWords);
      }
      from = end;
    }
    if (words > 0 && words < shingleWords) addShingle(words);
    scaleToUnit(sums, vector);
    return { shingles, signature, vector, words };
  };
}

/** Factors that are odd, and shifts, the same in every run. */
function hashFamily(): { readonly factors: Int32Array; readonly shifts: Int32Array } {
  const factors = new Int32Array(signatureSize);
  const shifts = new Int32Array(signatureSize);
  for (let index = 0; index < signatureSize; index++) {
    factors[index] = mix(Math.imul(index + 1, 0x9e3779b1)) | 1;
    shifts[index] = mix(Math.imul(index + 1, 0x85ebca77) ^ 0x2c1b3c6d);
  }
  return { factors, shifts };
}

import type { Embedder } from "./embedder.ts";
import { mostFeatures, readFeatures } from "./features.ts";
import { createTokens, readTokens, type Tokens } from "./tokens.ts";

/** Numbers of a vector; a power of two. */
export const vectorSize = 128;

/** Tokens read at once. */
const part = 4096;

const found = new Int32Array(mostFeatures);

/** Adds the features of a token, each at a place and with a sign that its hash says. */
export function addFeatures(text: string, tokens: Tokens, index: number, sums: Int32Array): void {
  const size = readFeatures(text, tokens, index, false, found);
  for (let at = 0; at < size; at++) {
    const hash = found[at] as number;
    const place = hash & (vectorSize - 1);
    // The sign bit, without a branch that nothing could foretell.
    sums[place] = (sums[place] as number) + ((hash >> 31) | 1);
  }
}

/** Writes sums as a vector of length 1, or of zeros when there are none. */
export function scaleToUnit(sums: Int32Array, vector: Float32Array | Float64Array): void {
  let squares = 0;
  for (const sum of sums) squares += sum * sum;
  const factor = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  for (let index = 0; index < vectorSize; index++) vector[index] = (sums[index] as number) * factor;
}

/** Made for the first text. */
let room: Tokens | undefined;

/**
 * The place of a text among others: the features that the built-in classifier reads, words and runs of words and characters,
 * hashed with signs to 128 numbers (Weinberger et al. 2009, https://arxiv.org/abs/0902.2206) and scaled to length 1. A text
 * without words, ideographs and marks has zeros.
 *
 * Texts that share wording, vocabulary or language are close to each other by the cosine; what they mean plays no part. Needs no
 * weights, and time that is linear in the text. Another version of the library may give other vectors.
 *
 * @example
 * ```ts
 * const vector = textVector("Where do I find the opening hours?"); // Float32Array(128)
 * ```
 */
export function textVector(text: string): Float32Array {
  room ??= createTokens(part);
  const sums = new Int32Array(vectorSize);
  for (let from = 0; from < text.length; ) {
    from = readTokens(text, from, room);
    for (let index = 0; index < room.count; index++) addFeatures(text, room, index, sums);
  }
  const vector = new Float32Array(vectorSize);
  scaleToUnit(sums, vector);
  return vector;
}

/** {@link textVector} as an embedder. */
export const wordingEmbedder: Embedder = {
  id: "sallyport-wording-1",
  dimensions: vectorSize,
  embed: (texts) => texts.map(textVector),
};

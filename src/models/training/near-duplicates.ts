import { characterKind } from "../characters.ts";
import { createTokens, readTokens } from "../tokens.ts";

/** Words of one shingle; ideographs count as words. */
const shingleWords = 5;

const tokens = createTokens(20_000);

/** Hashes of all runs of five words of a text, without marks; one of all words where there are fewer. */
export function shinglesOf(text: string): Set<number> {
  readTokens(text, 0, tokens);
  const words: number[] = [];
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.kinds[index] !== characterKind.mark) words.push(tokens.hashes[index] as number);
  }
  const shingles = new Set<number>();
  const size = Math.min(shingleWords, words.length);
  for (let start = 0; start + size <= words.length; start++) {
    let hash = 0;
    for (let offset = 0; offset < size; offset++) {
      hash = Math.imul(hash, 0x01000193) ^ (words[start + offset] as number);
    }
    shingles.add(hash);
  }
  return shingles;
}

/** Two texts that share much. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  /** Jaccard similarity of their shingles. */
  readonly similarity: number;
}

/** For each text the most similar one of `others` that `counts`, where the similarity is at least `least`. */
export function similarTo(
  texts: readonly Set<number>[],
  others: readonly Set<number>[],
  least: number,
  counts: (first: number, second: number) => boolean = () => true,
): Pair[] {
  const holders = new Map<number, number[]>();
  for (const [index, shingles] of others.entries()) {
    for (const shingle of shingles) {
      const list = holders.get(shingle);
      if (list === undefined) holders.set(shingle, [index]);
      else list.push(index);
    }
  }
  return texts.flatMap((shingles, first) => {
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      for (const second of holders.get(shingle) ?? []) {
        if (counts(first, second)) shared.set(second, (shared.get(second) ?? 0) + 1);
      }
    }
    let best: Pair | undefined;
    for (const [second, count] of shared) {
      const similarity = count / (shingles.size + (others[second] as Set<number>).size - count);
      if (similarity >= least && similarity > (best?.similarity ?? 0)) best = { first, second, similarity };
    }
    return best ?? [];
  });
}

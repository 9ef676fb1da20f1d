import { characterKind, formOf } from "./characters.ts";
import { mostConcepts } from "./lexicon.ts";
import { longestWord, type Tokens } from "./tokens.ts";

/** Most features of one token, so that a buffer of this size holds them. */
export const mostFeatures: number = 3 * (longestWord + 2) + 12 + mostConcepts * (2 + 2 * 4 * mostConcepts);

/** Shortest and longest run of characters that is a feature. */
const shortestRun = 3;
const longestRun = 5;

/** Changes the hash of a word so that it is another feature in retrieved text and tool results. */
const foreignWord = 0x2f6e2b1;

const edges = new Int32Array(longestWord + 2);

/**
 * Writes the hashes of the features that begin at token `index` into `into` and returns how many: the word, runs of it
 * with the next words, runs of its characters, and runs of tokens with marks. All 32 bits of a hash are mixed; a table
 * takes as many of them as it has entries for.
 *
 * Words one to three, a pair with a gap, character runs of three to five with the edges of the word, and punctuation as
 * structure, after Joulin et al. 2017 (https://arxiv.org/abs/1607.01759) and Weinberger et al. 2009
 * (https://arxiv.org/abs/0902.2206).
 */
export function readFeatures(
  text: string,
  tokens: Tokens,
  index: number,
  foreign: boolean,
  into: Int32Array,
): number {
  const { count, hashes, kinds, words } = tokens;
  const hash = hashes[index] as number;
  const isWord = kinds[index] !== characterKind.mark;
  let size = 0;
  if (isWord) {
    into[size++] = mix(hash ^ 0x9e3779b9);
    if (foreign) into[size++] = mix(hash ^ foreignWord);
    const second = words[index + 1] as number;
    if (second < count) {
      const pair = (Math.imul(hash, 31) + 0x2545f491) ^ Math.imul(hashes[second] as number, 0x9e3779b1);
      into[size++] = mix(pair);
      const third = words[second + 1] as number;
      if (third < count) {
        const last = hashes[third] as number;
        into[size++] = mix(Math.imul(pair, 16777619) ^ Math.imul(last, 0x85ebca77));
        into[size++] = mix((Math.imul(hash, 131) + 0x1b873593) ^ Math.imul(last, 0xc2b2ae3d));
      }
    }
    size =
      kinds[index] === characterKind.letter
        ? readRuns(text, tokens.starts[index] as number, tokens.ends[index] as number, into, size)
        : readIdeographs(tokens, index, into, size);
  } else {
    into[size++] = mix(hash ^ 0x7f4a7c15);
  }
  if (index + 1 < count && (kinds[index + 1] === characterKind.mark || !isWord)) {
    const pair = (Math.imul(hash, 37) + 0x4c9e2d51) ^ Math.imul(hashes[index + 1] as number, 0x27d4eb2f);
    into[size++] = mix(pair);
    if (index + 2 < count) {
      into[size++] = mix(Math.imul(pair, 16777619) ^ Math.imul(hashes[index + 2] as number, 0x165667b1));
    }
  }
  return readConceptPairs(tokens, index, foreign, into, size);
}

/** Tokens with concepts that one with concepts is paired with, and how far away they may be. */
const mostPartners = 4;
const farthestPartner = 8;

/** Each concept of the token, and pairs with those of the tokens after it, in their order and in any. */
function readConceptPairs(
  { count, concepts, following }: Tokens,
  index: number,
  foreign: boolean,
  into: Int32Array,
  from: number,
): number {
  let size = from;
  for (let own = concepts[index] as number; own !== 0; own >>>= 8) {
    const concept = own & 0xff;
    into[size++] = mix(Math.imul(concept, 0x51ed270b));
    into[size++] = mix(Math.imul(concept, foreign ? 0x33ed270b : 0x1b56c4e9));
    let partner = following[index] as number;
    for (let nth = 0; nth < mostPartners && partner < count && partner - index <= farthestPartner; nth++) {
      const order = nth === 0 ? 0x2222 : 0x3333;
      for (let others = concepts[partner] as number; others !== 0; others >>>= 8) {
        const other = others & 0xff;
        const least = Math.min(concept, other);
        into[size++] = mix(Math.imul(least, 0x9e3779b1) ^ Math.imul(concept + other - least, 0x85ebca77));
        into[size++] = mix(Math.imul(concept, 0x9e3779b1) ^ Math.imul(other, 0x85ebca77) ^ order);
      }
      partner = following[partner] as number;
    }
  }
  return size;
}

function readRuns(text: string, start: number, end: number, into: Int32Array, from: number): number {
  let length = 0;
  edges[length++] = 0x5e;
  for (let at = start; at < end; at++) edges[length++] = formOf(text.charCodeAt(at));
  edges[length++] = 0x24;
  let size = from;
  for (let first = 0; first + shortestRun <= length; first++) {
    const most = Math.min(longestRun, length - first);
    let hash = 0x1234567;
    for (let offset = 0; offset < most; offset++) {
      hash = Math.imul(hash ^ (edges[first + offset] as number), 0x01000193);
      if (offset + 1 >= shortestRun) into[size++] = mix(hash ^ (offset << 24));
    }
  }
  return size;
}

/** Runs of four and five ideographs that stand together. */
function readIdeographs(tokens: Tokens, index: number, into: Int32Array, from: number): number {
  const { count, hashes, kinds, starts } = tokens;
  let size = from;
  let hash = 0x7654321;
  for (let offset = 0; offset < longestRun && index + offset < count; offset++) {
    const isNext =
      kinds[index + offset] === characterKind.ideograph &&
      starts[index + offset] === (starts[index] as number) + offset;
    if (!isNext) break;
    hash = Math.imul(hash ^ (hashes[index + offset] as number), 0x01000193);
    if (offset >= shortestRun) into[size++] = mix(hash);
  }
  return size;
}

/** Finaliser of MurmurHash3 (https://github.com/aappleby/smhasher), so that every bit depends on every other. */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

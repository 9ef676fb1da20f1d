import { bareOf, characterKind, kindOf } from "./characters.ts";
import type { Tokens } from "./tokens.ts";

/** Most concepts of one word, so that they fit into 24 bits. */
export const mostConcepts = 3;

/** Longest entry of a script without spaces between words. */
const longestRun = 6;

/** What words of many languages stand for, by the hash of a word, of the beginning of a word, or of a run of ideographs. */
export interface Lexicon {
  /** Open addressing; a slot is free where `concepts` is 0. */
  readonly keys: Int32Array;
  /** Up to {@link mostConcepts} numbers of concepts from 1 on, eight bits each. */
  readonly concepts: Int32Array;
}

const seed = 0x811c9dc5;

/** What tells the forms of an entry apart: a beginning of words, a word, a run of ideographs. */
const entryForm = { stem: 0, word: 0x5bd1e995, run: 0x27d4eb2f } as const;

/** Characters of a key in a compiled lexicon, six bits each, the lowest first. */
export const keyLength = 6;

/** Code of the character that stands for 0; a backslash would be longer in a string and is written as `~`. */
export const zeroCode = 0x23;

/** Hash of a stem, to which the next unit of a word adds itself. */
function addUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ bareOf(unit), 0x01000193);
}

/** Key of an entry: `stem*`, a word, or a run of ideographs. Accents and case do not count. */
export function keyOf(entry: string): number {
  const isStem = entry.endsWith("*");
  let hash: number = seed;
  let kind = 0;
  for (let at = 0; at < entry.length - (isStem ? 1 : 0); at++) {
    const unit = entry.charCodeAt(at);
    kind = kindOf(unit);
    hash = addUnit(hash, unit);
  }
  if (kind === characterKind.ideograph) return hash ^ entryForm.run;
  return hash ^ (isStem ? entryForm.stem : entryForm.word);
}

/** Reads a compiled lexicon: for each concept the keys of its entries, {@link keyLength} characters each, and a blank. */
export function openLexicon(compiled: string): Lexicon {
  const size = 2 ** Math.ceil(Math.log2(compiled.length / keyLength + 2) + 1);
  const lexicon = { keys: new Int32Array(size), concepts: new Int32Array(size) };
  let concept = 1;
  for (let at = 0; at < compiled.length; ) {
    if (compiled.charCodeAt(at) === 0x20) {
      concept++;
      at++;
      continue;
    }
    let key = 0;
    for (let digit = 0; digit < keyLength; digit++) {
      const code = compiled.charCodeAt(at++);
      key |= ((code === 0x7e ? 0x5c : code) - zeroCode) << (6 * digit);
    }
    add(lexicon, key, concept);
  }
  return lexicon;
}

function add({ keys, concepts }: Lexicon, key: number, concept: number): void {
  const slot = slotOf(keys, concepts, key);
  const known = concepts[slot] as number;
  keys[slot] = key;
  for (let shift = 0; shift < 8 * mostConcepts; shift += 8) {
    const other = (known >> shift) & 0xff;
    if (other === concept) return;
    if (other === 0) {
      concepts[slot] = known | (concept << shift);
      return;
    }
  }
}

function slotOf(keys: Int32Array, concepts: Int32Array, key: number): number {
  const mask = keys.length - 1;
  let slot = (key ^ (key >>> 15)) & mask;
  while (concepts[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

/** Writes the concepts of each token, and for each token the next one that has any. */
export function readConcepts(text: string, tokens: Tokens, { keys, concepts }: Lexicon): void {
  const { count, starts, ends, kinds } = tokens;
  const found = tokens.concepts;
  for (let index = 0; index < count; ) {
    const kind = kinds[index];
    let best = 0;
    let length = 1;
    let hash: number = seed;
    if (kind === characterKind.letter) {
      const end = ends[index] as number;
      for (let at = starts[index] as number; at < end; at++) {
        hash = addUnit(hash, text.charCodeAt(at));
        const stem = concepts[slotOf(keys, concepts, hash)] as number;
        if (stem !== 0) best = stem;
      }
      const word = concepts[slotOf(keys, concepts, hash ^ entryForm.word)] as number;
      if (word !== 0) best = word;
    } else if (kind === characterKind.ideograph) {
      const start = starts[index] as number;
      for (let next = 0; next < longestRun && index + next < count; next++) {
        if (kinds[index + next] !== characterKind.ideograph || starts[index + next] !== start + next) break;
        hash = addUnit(hash, text.charCodeAt(start + next));
        const run = concepts[slotOf(keys, concepts, hash ^ entryForm.run)] as number;
        if (run === 0) continue;
        best = run;
        length = next + 1;
      }
    }
    found[index] = best;
    for (let next = 1; next < length; next++) found[index + next] = 0;
    index += length;
  }
  let following = count;
  for (let index = count - 1; index >= 0; index--) {
    tokens.following[index] = following;
    if (found[index] !== 0) following = index;
  }
}

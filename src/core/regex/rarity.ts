import { digitSymbol, isEdgeSymbol, isWordSymbol, letterSymbol, separatorSymbol } from "../symbols.ts";
import { commonWords } from "./common-words.ts";
import { boundaryMark, type Element } from "./enumerate.ts";

/**
 * Rarity of each letter after another one in bits, times two, base 36; a row per preceding letter, the first row and
 * column for anything else. Counted over English prose, mail, documentation and type declarations.
 */
const letterPairs: readonly string[] = [
  "z7989a9ba8dfaaa99ha76bd9icj", // other
  "7kb99kgaj9ld695mbn686cbghci", // a
  "67ffi5kgk7ao6hl6ho8bg7mkm9i", // b
  "87ldh6lm78j99il4ln9c7amkofm", // c
  "38gia4hci7jldeg8imbaebfileo", // d
  "39f98bcejfgjab7gcf67ajcebem", // e
  "47jjk89oq5ukbji4nx7fa9rlsdo", // f
  "3ahhk5je86pocga9dn9af9iknfi", // g
  "66kkl3mmn7qrfhg7jlbg7arjsfp", // h
  "abd8aab9pkmf8947cja76ibsgod", // i
  "a8lik5gpk8gjleg7gne3j7lkkek", // j
  "38fhd4ech7lkei8dime8fdmiudo", // k
  "57hga5gjk6if7gj7eriaa9egu9q", // l
  "559he4ldj8hncaf87tibkbholbl", // m
  "48g977c6kajdehe9dnj76bemqcm", // n
  "7ecbag9ciege975bau5ba7caijl", // o
  "76lhg6jha9nj7bh6ar688aomieo", // p
  "8fmhmfkmlelmbgpjikhhl0khplm", // q
  "57hac5fbj7tccbb7dpb98bejtbo", // r
  "3blbi6gnb8qegfh8bkf96ahgjep", // s
  "49geg6jk56loefk7ar9a9bnfman", // t
  "8b9bb8hapapi787has566olnfij", // u
  "75kjj2lcn5ooiioakpidkgnnnjl", // v
  "66jkh6mi64rock97kq9ahll8kil", // w
  "47oah8fpi9jpjdkf4mgg5gkifhj", // x
  "2aefhbihpdlkbdb58peacmjfmgh", // y
  "67hhd3kfd6khcdj7gnifgeiggb7", // z
];

/** A part of a run: its first and last element, and how rare it is in ordinary text, in bits. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** Whether a word boundary, or a character that is part of no word, stands before and after it. */
  readonly before: boolean;
  readonly after: boolean;
  /** An estimate that only has to rank candidates. */
  readonly bits: number;
}

/** Rarer than this a part need not be: longer ones only make the automaton larger. */
export const enoughBits = 18;
const longestPart = 10;
/** Bits that a symbol more must bring. */
const bitsPerSymbol = 0.1;
/** Bits of a sign that is no separator. */
const signBits = 6.8;
/** Bits that a part inside of a word must bring: each of them keeps the automaton busy in all words. */
const insideCost = 5;
/** Bits of a word edge. */
const edgeBits = 1.5;
/** Words that stand together are no accident, so the later ones say less. */
const laterWord = 0.55;

/** The part of a run that is rare enough and short; nothing when it holds separators alone. */
export function rarestPart(elements: readonly Element[]): Part | undefined {
  const { pairs, next, partBits, wordBits } = tables();
  let best: Part | undefined;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let start = 0; start < elements.length; start++) {
    if ((elements[start] as Element).symbol <= separatorSymbol) continue;
    const before = isEdge(elements[start - 1]);
    const cost = before || !isWordSymbol((elements[start] as Element).symbol) ? 0 : insideCost;
    let previous = -1;
    let length = 0;
    let bits = 0;
    // The word that is being read: its node among the common words, its bits, and whether it began at an edge.
    let node = 0;
    let ownBits = 0;
    let letters = 0;
    let wholeStart = before;
    let share = 1;
    for (let end = start; end < elements.length && length < longestPart; end++) {
      const { symbol } = elements[end] as Element;
      if (symbol === boundaryMark) continue;
      if (symbol >= letterSymbol && symbol < digitSymbol) {
        // In the middle of nowhere a letter may follow anything, so the row of the word start says too little.
        const row = previous >= letterSymbol && previous < digitSymbol ? previous : 0;
        const pair = pairs[row * rowLength + symbol] as number;
        ownBits += previous < 0 ? Math.max(pair, 4) + (before ? edgeBits : 0) : pair;
        if (letters++ === 0) node = next[symbol] as number;
        else if (node > 0) node = next[node * rowLength + symbol] as number;
      } else {
        if (letters > 0) {
          bits += Math.min(ownBits, (wholeStart ? wordBits : partBits)[node] as number) * share;
          share = laterWord;
        }
        bits += otherBits(symbol, previous);
        letters = 0;
        ownBits = 0;
        wholeStart = true;
      }
      previous = symbol;
      length++;
      // A longer part is worth less than this, however rare.
      if (enoughBits - bitsPerSymbol * length - cost <= bestValue) break;
      if (symbol === separatorSymbol) continue;
      const after = isEdge(elements[end + 1]);
      let all = bits;
      if (letters > 0) {
        const common = (after && wholeStart ? wordBits : partBits)[node] as number;
        const own = after
          ? ownBits + edgeBits
          : wholeStart
            ? ownBits
            : Math.min(ownBits, partLimits[letters] ?? ownBits);
        all += Math.min(own, common) * share;
      }
      const value = Math.min(all, enoughBits) - bitsPerSymbol * length - cost;
      if (value > bestValue) {
        bestValue = value;
        best = { start, end, before, after, bits: all };
      } else if (all >= enoughBits) break;
    }
  }
  return best;
}

function isEdge(element: Element | undefined): boolean {
  return element !== undefined && (element.symbol === boundaryMark || isEdgeSymbol(element.symbol));
}

function otherBits(symbol: number, previous: number): number {
  if (symbol === separatorSymbol) return 1;
  if (symbol === digitSymbol) return previous === digitSymbol ? 1.5 : 6;
  if (symbol === previous) return 2;
  // Most texts hold no character beyond ASCII, and those that do spread theirs over the shared symbols.
  return symbol >= 64 ? (previous >= 64 ? 5 : 9) : signBits;
}

/** The most that letters in the middle of nowhere can say, by their number: two letters stand together in some word of any text. */
const partLimits: readonly number[] = [0, 4, 7, 9];

const rowLength = 27;

interface Tables {
  /** {@link letterPairs} in bits. */
  readonly pairs: Float64Array;
  /** Nodes of a tree of all parts of the common words, by node and letter; 0 where there is none. */
  readonly next: Int32Array;
  /** Bits of the most common word that holds the part a node stands for. */
  readonly partBits: Float64Array;
  /** Bits of the common word a node stands for. */
  readonly wordBits: Float64Array;
}

let made: Tables | undefined;

function tables(): Tables {
  made ??= makeTables();
  return made;
}

function makeTables(): Tables {
  const pairs = Float64Array.from(letterPairs.join(""), (digit) => Number.parseInt(digit, 36) / 2);
  const next: number[] = new Array(rowLength).fill(0);
  const partBits = [Number.POSITIVE_INFINITY];
  const wordBits = [Number.POSITIVE_INFINITY];
  for (const [rank, word] of commonWords.split(" ").entries()) {
    const bits = 6.5 + Math.log2(rank + 1) * 0.9;
    for (let start = 0; start < word.length; start++) {
      let node = 0;
      for (let end = start; end < word.length; end++) {
        const edge = node * rowLength + word.charCodeAt(end) - 96;
        node = next[edge] as number;
        if (node === 0) {
          node = partBits.push(Number.POSITIVE_INFINITY) - 1;
          wordBits.push(Number.POSITIVE_INFINITY);
          next[edge] = node;
          for (let letter = 0; letter < rowLength; letter++) next.push(0);
        }
        // The shorter a part of a word is, the more other words hold it.
        const shorter = bits - 0.6 * (word.length - (end + 1 - start));
        partBits[node] = Math.min(partBits[node] as number, shorter);
      }
      if (start === 0) wordBits[node] = Math.min(wordBits[node] as number, bits);
    }
  }
  return {
    pairs,
    next: new Int32Array(next),
    partBits: new Float64Array(partBits),
    wordBits: new Float64Array(wordBits),
  };
}

import { characterKind, formOf, kindOf } from "./characters.ts";

/** Units of a word that count; a longer one is cut into several words. */
export const longestWord = 32;

/** Words, ideographs and runs of one mark, in the order of the text. */
export interface Tokens {
  /** How many of the entries below are in use. */
  count: number;
  /** Offsets in UTF-16 units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 32-bit hash of the form. */
  readonly hashes: Int32Array;
  /** One of `characterKind`: `letter`, `ideograph` or `mark`. */
  readonly kinds: Uint8Array;
  /** Position of the first token from here on that is no mark, `count` when there is none. */
  readonly words: Int32Array;
  /** Concepts of the token, 0 for none; see `readConcepts`. */
  readonly concepts: Int32Array;
  /** Position of the next token that has concepts, `count` when there is none. */
  readonly following: Int32Array;
}

/** Room for `size` tokens. */
export function createTokens(size: number): Tokens {
  return {
    count: 0,
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    hashes: new Int32Array(size),
    kinds: new Uint8Array(size),
    words: new Int32Array(size + 4),
    concepts: new Int32Array(size),
    following: new Int32Array(size),
  };
}

/** Fills `tokens` from offset `from` on until they are full or the text ends; returns the offset behind the last one. */
export function readTokens(text: string, from: number, tokens: Tokens): number {
  const { starts, ends, hashes, kinds } = tokens;
  const size = starts.length;
  let count = 0;
  let at = from;
  while (at < text.length && count < size) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === characterKind.blank) {
      at++;
      continue;
    }
    starts[count] = at;
    let hash = 0x811c9dc5;
    if (kind === characterKind.letter) {
      const most = Math.min(text.length, at + longestWord);
      let next = unit;
      do {
        hash = Math.imul(hash ^ formOf(next), 0x01000193);
        at++;
        next = at < most ? text.charCodeAt(at) : 0x20;
      } while (kindOf(next) === characterKind.letter);
    } else if (kind === characterKind.ideograph) {
      hash = Math.imul(hash ^ unit, 0x01000193);
      at++;
    } else {
      // Of a run of one mark three count: a rule of dashes is one token.
      const first = at;
      while (at < text.length && text.charCodeAt(at) === unit) at++;
      for (let times = Math.min(3, at - first); times > 0; times--) {
        hash = Math.imul(hash ^ unit, 0x01000193);
      }
      hash ^= 0x55555555;
    }
    ends[count] = at;
    hashes[count] = hash;
    kinds[count] = kind;
    count++;
  }
  tokens.count = count;
  linkWords(tokens);
  return at;
}

function linkWords({ count, kinds, words }: Tokens): void {
  words.fill(count, count, Math.min(words.length, count + 4));
  for (let index = count - 1; index >= 0; index--) {
    words[index] = kinds[index] === characterKind.mark ? (words[index + 1] as number) : index;
  }
}

import { GramSet } from "../../core/grams.ts";
import { type Letters, lettersOf } from "./letters.ts";

/** Letters that make no words, and that none of the views takes for others. */
const alphabet = "bcdfghjklmnpqrstvwxz";

const tokenLength = 24;
const prefix = "canary-";

/**
 * A random token of more than 100 bits to put into a prompt: an answer that holds it holds some of the prompt.
 *
 * Make a new one for each request, or for each prompt and name it in the options of `promptLeakage`.
 *
 * @example
 * ```ts
 * const canary = createCanary();
 * const system = `${instructions}\nDocument id: ${canary}`;
 * ```
 */
export function createCanary(): string {
  let token = prefix;
  while (token.length < prefix.length + tokenLength) {
    for (const byte of crypto.getRandomValues(new Uint8Array(2 * tokenLength))) {
      // Whole multiples of the alphabet alone, so that all letters are as likely.
      if (byte < 240 && token.length < prefix.length + tokenLength) token += alphabet.charAt(byte % 20);
    }
  }
  return token;
}

/** Tokens in texts that {@link createCanary} made. */
export function canariesIn(texts: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const text of texts) {
    for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
      const token = text.slice(at, at + prefix.length + tokenLength);
      const isToken = [...token.slice(prefix.length)].every((letter) => alphabet.includes(letter));
      if (isToken && token.length === prefix.length + tokenLength) found.push(token);
    }
  }
  return found;
}

/** The stretches of 12 letters of tokens, also turned round and in rot13. */
export function canaryGrams(tokens: readonly string[]): GramSet {
  const grams = new GramSet();
  for (const token of tokens) {
    const { units } = lettersOf(token.startsWith(prefix) ? token.slice(prefix.length) : token);
    grams.add(units);
    grams.add(units.slice().reverse());
    grams.add(units.map((unit) => (unit >= 0x61 && unit <= 0x7a ? ((unit - 0x61 + 13) % 26) + 0x61 : unit)));
  }
  return grams;
}

/** Where letters begin and end that are a part of a token; nothing when there are none. */
export function findCanary({ units }: Letters, grams: GramSet): { from: number; to: number } | undefined {
  let from = -1;
  let to = -1;
  for (let at = 0; at + 12 <= units.length; at++) {
    if (grams.indexOf(units, at) < 0) continue;
    if (from < 0) from = at;
    if (at > to + 1 && to >= 0) break;
    to = at + 12;
  }
  return from < 0 ? undefined : { from, to };
}

import { characterKind, formOf, kindOf } from "./characters.ts";

/** Units of a text that are looked at. */
const mostUnits = 4000;

const functionWords =
  "the of and to in is you that it for your this with on as are be or not do what i my me from have an at by if we can a will " +
  "would all was but they just how so";

/** Hashes of the function words, made at the first text. */
let known: ReadonlySet<number> | undefined;

function englishWords(): ReadonlySet<number> {
  known ??= new Set(
    functionWords
      .split(" ")
      .map((word) => Array.from(word).reduce((hash, letter) => next(hash, letter.charCodeAt(0)), 0)),
  );
  return known;
}

function next(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

/**
 * Whether a text is English, by its share of English function words; very short ones count as English.
 *
 * Most of what the built-in model learnt from is English, so its scores of other texts are lower and have thresholds of
 * their own.
 */
export function isEnglish(text: string): boolean {
  const functionHashes = englishWords();
  const end = Math.min(text.length, mostUnits);
  let words = 0;
  let english = 0;
  for (let at = 0; at < end; ) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind !== characterKind.letter) {
      if (kind === characterKind.ideograph) words++;
      at++;
      continue;
    }
    let hash = 0;
    while (at < end && kindOf(text.charCodeAt(at)) === characterKind.letter) {
      hash = next(hash, formOf(text.charCodeAt(at++)));
    }
    words++;
    if (functionHashes.has(hash)) english++;
  }
  return words < 4 || english >= 0.12 * words;
}

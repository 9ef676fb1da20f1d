import type { Decoded } from "../decode.ts";
import { letterIndex, naturalnessOf, reversedNaturalness } from "../natural.ts";
import { rewriteStretches } from "./stretches.ts";

/** Shortest stretch, in letters, on which the statistics of letter pairs are trusted. */
const fewestLetters = 12;

/** How much more natural a stretch must be afterwards, and how natural at least; see {@link naturalness}. */
const leastGain = 4;
const leastNatural = -34;

/** Stretches of text that make sense backwards; `places` from the survey. */
export function decodeReversed(source: string, places: readonly number[]): Decoded | undefined {
  return rewriteStretches(source, places, ({ start, end }) => {
    const natural = reversedNaturalness(source, start, end);
    if (natural < leastNatural || countLetters(source, start, end) < fewestLetters) return undefined;
    if (natural < naturalnessOf(source, start, end) + leastGain) return undefined;
    return {
      via: "reversed",
      write: (out, stretch) => {
        const text = source.slice(stretch.start, stretch.end);
        out.reverse(stretch.start, stretch.end, [...text].reverse().join(""));
      },
    };
  });
}

function countLetters(text: string, start: number, end: number): number {
  let letters = 0;
  for (let at = start; at < end; at++) if (letterIndex(text.charCodeAt(at)) !== 0) letters++;
  return letters;
}

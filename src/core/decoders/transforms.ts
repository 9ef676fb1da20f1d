import type { Decoded } from "../decode.ts";
import { naturalnessOf, reversedNaturalness, rotatedNaturalness } from "../natural.ts";
import { leaveOut, Rewriter } from "../offset-map.ts";
import type { Span } from "../types.ts";

/** Shortest stretch, in letters, on which the statistics of letter pairs are trusted. */
const fewestLetters = 12;

/** How much more natural a stretch must be afterwards, and how natural at least; see {@link naturalness}. */
const leastGain = 3;
const leastNatural = -34;

/** A stretch is looked for up to this far on either side of the place that gave it away. */
const widest = 1000;

/** Stretches of text that make sense after rot13; `places` from the survey. */
export function decodeRotated(source: string, places: readonly number[]): Decoded | undefined {
  return transform(source, places, "rot13", rotatedNaturalness, (out, { start, end }) =>
    out.substitute(start, rot13(source.slice(start, end))),
  );
}

/** Stretches of text that make sense backwards; `places` from the survey. */
export function decodeReversed(source: string, places: readonly number[]): Decoded | undefined {
  return transform(source, places, "reversed", reversedNaturalness, (out, { start, end }) =>
    out.reverse(start, end, reverse(source.slice(start, end))),
  );
}

function transform(
  source: string,
  places: readonly number[],
  via: string,
  naturalnessAfter: (source: string, start: number, end: number) => number,
  write: (out: Rewriter, span: Span) => void,
): Decoded | undefined {
  let out: Rewriter | undefined;
  let done = 0;
  for (const place of places) {
    if (place <= done) continue;
    const span = stretchAround(source, place, done);
    const { start, end } = span;
    done = end;
    const natural = naturalnessAfter(source, start, end);
    if (natural < leastNatural || countLetters(source, start, end) < fewestLetters) continue;
    if (natural < naturalnessOf(source, start, end) + leastGain) continue;
    out ??= new Rewriter(source);
    leaveOut(out, source, start);
    write(out, span);
  }
  if (out === undefined) return undefined;
  leaveOut(out, source, source.length + widest);
  return { via, ...out.finish() };
}

/** The clause around a place: up to a line end, a quote, a colon or the like. */
function stretchAround(source: string, place: number, from: number): Span {
  let start = place;
  while (start > from && place - start < widest && !isBreak(source.charCodeAt(start - 1))) start--;
  let end = place;
  while (end < source.length && end - place < widest && !isBreak(source.charCodeAt(end))) end++;
  // A pair may be cut where the widest stretch ends.
  if ((source.charCodeAt(start) & 0xfc00) === 0xdc00) start++;
  if ((source.charCodeAt(end) & 0xfc00) === 0xdc00) end--;
  return { start, end: Math.max(end, start) };
}

function isBreak(unit: number): boolean {
  return (
    unit === 0x0a ||
    unit === 0x0d ||
    unit === 0x3a ||
    unit === 0x22 ||
    unit === 0x60 ||
    unit === 0x28 ||
    unit === 0x29
  );
}

function rot13(text: string): string {
  let rotated = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const letter = (unit | 0x20) - 0x61;
    rotated +=
      letter >= 0 && letter < 26 ? String.fromCharCode(unit + (letter < 13 ? 13 : -13)) : text.charAt(at);
  }
  return rotated;
}

function reverse(text: string): string {
  return [...text].reverse().join("");
}

function countLetters(text: string, start: number, end: number): number {
  let letters = 0;
  for (let at = start; at < end; at++) {
    const lower = text.charCodeAt(at) | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) letters++;
  }
  return letters;
}

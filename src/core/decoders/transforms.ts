import type { Decoded } from "../decode.ts";
import { naturalness } from "../natural.ts";
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
  return transform(source, places, "rot13", rot13, (out, span, text) => out.substitute(span.start, text));
}

/** Stretches of text that make sense backwards; `places` from the survey. */
export function decodeReversed(source: string, places: readonly number[]): Decoded | undefined {
  return transform(source, places, "reversed", reverse, (out, span, text) =>
    out.reverse(span.start, span.end, text),
  );
}

function transform(
  source: string,
  places: readonly number[],
  via: string,
  apply: (text: string) => string,
  write: (out: Rewriter, span: Span, text: string) => void,
): Decoded | undefined {
  const out = new Rewriter(source);
  let done = 0;
  for (const place of places) {
    if (place <= done) continue;
    const span = stretchAround(source, place, done);
    done = span.end;
    const before = source.slice(span.start, span.end);
    if (countLetters(before) < fewestLetters) continue;
    const after = apply(before);
    const natural = naturalness(after);
    if (natural < leastNatural || natural < naturalness(before) + leastGain) continue;
    leaveOut(out, source, span.start);
    write(out, span, after);
  }
  if (!out.changed) return undefined;
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

function countLetters(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const lower = text.charCodeAt(at) | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) letters++;
  }
  return letters;
}

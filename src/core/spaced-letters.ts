import { isAlphanumeric, isLetter, unitTable } from "./ascii.ts";
import { letterIndex } from "./natural.ts";
import type { Reading } from "./reading.ts";
import { leetLetter, unleet } from "./substitutes.ts";
import { widestGap } from "./survey-places.ts";

/** So many letters before the place that gave a run away are looked at. */
const farthest = 16;

/** `at` is the second of three single letters with separators between them. */
export function joinSpaced(source: string, at: number): Reading {
  const start = startOfSpaced(source, at);
  const gaps: string[] = [];
  let letters = source.charAt(start);
  let end = start + 1;
  for (;;) {
    const next = nextLetter(source, end);
    if (next < 0 || next - end > widestGap || next === end) break;
    if (!isSpacedLetter(source.charCodeAt(next)) || isAlphanumeric(source.charCodeAt(next + 1))) break;
    gaps.push(source.slice(end, next));
    letters += source.charAt(next);
    end = next + 1;
  }
  if (gaps.length < 3 || !mostlyLetters(letters)) return { edits: [], end: Math.max(end, at + 1) };
  const text = unleet(writeWords(letters, gaps));
  const longest = longestPiece(text);
  if (longest < 4) return { edits: [], end };
  const kind = longest >= 5 && !isSeries(letters) ? "spaced-letters" : undefined;
  return { edits: [{ start, end, text, ...(kind && { kind }) }], end };
}

/** Back to the first letter of a run; digits before it belong to it when they are spaced in the same way. */
function startOfSpaced(source: string, at: number): number {
  const usual = source.slice(at + 1, nextLetter(source, at + 1));
  let start = at;
  for (let letters = 0; letters < farthest; letters++) {
    let end = start;
    while (end > 0 && start - end <= widestGap && isGap(source.charCodeAt(end - 1))) end--;
    const previous = end - 1;
    const unit = source.charCodeAt(previous);
    if (end === start || end === 0 || !isAlphanumeric(unit)) break;
    if (isAlphanumeric(source.charCodeAt(previous - 1))) break;
    if (!isLetter(unit) && (leetLetter(unit) === 0 || source.slice(end, start) !== usual)) break;
    start = previous;
  }
  return start;
}

/** A gap that is not like the first is the end of a word, if gaps are not all different. */
function writeWords(letters: string, gaps: readonly string[]): string {
  const usual = commonest(gaps);
  let text = letters.charAt(0);
  for (let index = 0; index < gaps.length; index++) {
    text += (gaps[index] === usual ? "" : " ") + letters.charAt(index + 1);
  }
  return text;
}

function commonest(gaps: readonly string[]): string {
  const counts = new Map<string, number>();
  let best = gaps[0] as string;
  for (const gap of gaps) {
    const count = (counts.get(gap) ?? 0) + 1;
    counts.set(gap, count);
    if (count > (counts.get(best) as number)) best = gap;
  }
  return best;
}

/** Letters as in a list of choices: a, b, c, d. */
function isSeries(letters: string): boolean {
  let steps = 0;
  for (let index = 1; index < letters.length; index++) {
    const step = letterIndex(letters.charCodeAt(index)) - letterIndex(letters.charCodeAt(index - 1));
    if (step === 0 || step === 1) steps++;
  }
  return steps * 2 >= letters.length - 1;
}

function longestPiece(text: string): number {
  let longest = 0;
  for (const word of text.split(" ")) longest = Math.max(longest, word.length);
  return longest;
}

function mostlyLetters(characters: string): boolean {
  let letters = 0;
  for (let index = 0; index < characters.length; index++)
    if (isLetter(characters.charCodeAt(index))) letters++;
  return letters * 2 > characters.length && letters >= 4;
}

function nextLetter(source: string, from: number): number {
  let at = from;
  while (at < source.length && at - from <= widestGap && isGap(source.charCodeAt(at))) at++;
  return at < source.length ? at : -1;
}

/** What separates the letters of a word that is spaced out. */
const gapUnits: Uint8Array = unitTable(" \t\n\r.-_*|~/", () => 1);

function isGap(unit: number): boolean {
  return gapUnits[unit] === 1;
}

function isSpacedLetter(unit: number): boolean {
  return isLetter(unit) || (unit !== 0x7c && leetLetter(unit) !== 0);
}

import { latePattern } from "../../core/late-pattern.ts";
import type { Span } from "../../core/types.ts";

const letter = latePattern("\\p{L}", "u");
const letterOrDigit = latePattern("[\\p{L}\\p{N}]", "u");

/** How far from a span its quotation marks are looked for, in UTF-16 units. */
const reach = 240;

/** Opening marks with those that close them; in German and Slavic texts what „ opens is often closed by a plain mark. */
const pairs: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["„", '“”"'],
  ["«", "»"],
  ["»", "«"],
  ["‘", "’"],
  ["‚", "‘"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
]);

/** Marks that open and close alike; whether one is open is a matter of counting. */
const symmetric: readonly string[] = ['"', "`"];

/** Characters before an apostrophe that opens a quotation; after a letter it only shortens a word. */
const openers = " \n\t([{=:,>";

/**
 * Where the quotation begins in which a span stands: quotation marks, a code span or a Markdown block quote.
 *
 * @returns Offset of the opening mark, or -1 when the span is not quoted.
 */
export function quotationStart(text: string, span: Span): number {
  const from = Math.max(0, span.start - reach);
  const before = text.slice(from, firstLetter(text, span));
  const after = text.slice(span.end, span.end + reach);
  const lineStart = before.lastIndexOf("\n") + 1;
  if (before.slice(lineStart).trimStart().startsWith(">")) return from + lineStart;
  const paragraphStart = before.lastIndexOf("\n\n") + 1;
  for (const mark of symmetric) {
    const opened = before.lastIndexOf(mark);
    const isOpen = opened >= paragraphStart && count(before.slice(paragraphStart), mark) % 2 === 1;
    if (isOpen && after.includes(mark)) return from + opened;
  }
  const apostrophe = before.lastIndexOf("'");
  if (apostrophe >= lineStart && after.includes("'")) {
    if (apostrophe === 0 || openers.includes(before[apostrophe - 1] as string)) return from + apostrophe;
  }
  for (const [open, close] of pairs) {
    const opened = before.lastIndexOf(open);
    const isOpen = opened >= paragraphStart && nextOf(before, close, opened + 1) < 0;
    if (isOpen && nextOf(after, close, 0) >= 0) return from + opened;
  }
  return -1;
}

/** Longest quotation that a sentence goes around, in UTF-16 units. */
const longestEmbedded = 120;

/** How much of the sentence is looked at on either side of a quotation. */
const sentenceReach = 80;

/** Letters that a sentence has before and behind what it quotes; a letter of a script without spaces counts three. */
const lettersBefore = 12;
const lettersBehind = 6;

/** What stands before a string in data: a colon, or the end of the string before it. */
const dataBefore = /[:=[{]\s{0,2}$|["'\]}]\s{0,2}[,:=]\s{0,2}$/;

/**
 * Tells whether a sentence goes around a short quotation, so that the quotation is one of its words: `nobody ever typed the
 * old "ignore your instructions" again`. A string of data, or a quotation that stands by itself, is none of that.
 *
 * @param opening what {@link quotationStart} gave
 */
export function isEmbedded(text: string, span: Span, opening: number): boolean {
  const mark = text[opening] as string;
  const marks = symmetric.includes(mark) ? mark : pairs.get(mark);
  if (marks === undefined) return false;
  const closing = nextOf(text.slice(0, opening + longestEmbedded), marks, span.end);
  if (closing < 0) return false;
  const before = text.slice(Math.max(0, opening - sentenceReach), opening);
  if (symmetric.includes(mark) && dataBefore.test(before)) return false;
  const behind = text.slice(closing + 1, closing + 1 + sentenceReach);
  return (
    letters(before.slice(before.lastIndexOf("\n") + 1)) >= lettersBefore &&
    letters(behind.split("\n", 1)[0] as string) >= lettersBehind
  );
}

function letters(text: string): number {
  let count = 0;
  for (const character of text) {
    if (letter().test(character)) count += character >= "\u2e80" ? 3 : 1;
  }
  return count;
}

/** Offset of the first of some marks from a position on, -1 when there is none. */
function nextOf(text: string, marks: string, from: number): number {
  for (let at = from; at < text.length; at++) if (marks.includes(text[at] as string)) return at;
  return -1;
}

/** Where the words of a span begin: some rules take in the mark before their first word. */
function firstLetter(text: string, { start, end }: Span): number {
  let at = start;
  while (at < end && !letterOrDigit().test(text.charAt(at))) at++;
  return at;
}

/**
 * Code fences of a text as spans, sorted.
 *
 * A chunk may begin or end inside a fence; with an odd number of fence marks either side of each is taken for code.
 */
export function codeFences(text: string): readonly Span[] {
  const marks: number[] = [];
  for (let at = text.indexOf("```"); at >= 0; at = text.indexOf("```", at + 3)) marks.push(at);
  if (marks.length % 2 === 1) return [{ start: 0, end: text.length }];
  const fences: Span[] = [];
  for (let index = 0; index < marks.length; index += 2) {
    fences.push({ start: marks[index] as number, end: (marks[index + 1] as number) + 3 });
  }
  return fences;
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found++;
  return found;
}

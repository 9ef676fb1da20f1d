import { latePattern } from "../../core/late-pattern.ts";
import type { Span } from "../../core/types.ts";

const letterOrDigit = latePattern("[\\p{L}\\p{N}]", "u");

/** How far from a span its quotation marks are looked for, in UTF-16 units. */
const reach = 240;

const pairs: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["„", "“"],
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
    const isOpen = opened >= paragraphStart && !before.includes(close, opened + 1);
    if (isOpen && after.includes(close)) return from + opened;
  }
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

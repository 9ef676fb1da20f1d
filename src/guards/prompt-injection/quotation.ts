import type { Span } from "../../core/types.ts";

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

/** Tells whether a span stands in quotation marks, a code span, a code fence or a Markdown block quote. */
export function isQuoted(text: string, span: Span): boolean {
  const before = text.slice(Math.max(0, span.start - reach), span.start);
  const after = text.slice(span.end, span.end + reach);
  const paragraph = before.slice(before.lastIndexOf("\n\n") + 1);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (line.trimStart().startsWith(">")) return true;
  if (symmetric.some((mark) => count(paragraph, mark) % 2 === 1 && after.includes(mark))) return true;
  if (opensWithApostrophe(line) && after.includes("'")) return true;
  for (const [open, close] of pairs) {
    const opened = paragraph.lastIndexOf(open);
    if (opened >= 0 && !paragraph.includes(close, opened + 1) && after.includes(close)) return true;
  }
  return false;
}

function opensWithApostrophe(line: string): boolean {
  const at = line.lastIndexOf("'");
  return at >= 0 && (at === 0 || openers.includes(line[at - 1] as string));
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

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

/** Tells whether a span stands in quotation marks, a code span, a code fence or a Markdown block quote. */
export function isQuoted(text: string, span: Span): boolean {
  const before = text.slice(Math.max(0, span.start - reach), span.start);
  const after = text.slice(span.end, span.end + reach);
  const paragraph = before.slice(before.lastIndexOf("\n\n") + 1);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (line.trimStart().startsWith(">")) return true;
  if (symmetric.some((mark) => count(paragraph, mark) % 2 === 1 && after.includes(mark))) return true;
  for (const [open, close] of pairs) {
    const opened = paragraph.lastIndexOf(open);
    if (opened >= 0 && !paragraph.includes(close, opened + 1) && after.includes(close)) return true;
  }
  return false;
}

/** Code fences of a text as spans, for a text that has any. */
export function codeFences(text: string): readonly Span[] {
  const fences: Span[] = [];
  for (let start = text.indexOf("```"); start >= 0; ) {
    const end = text.indexOf("```", start + 3);
    if (end < 0) break;
    fences.push({ start, end: end + 3 });
    start = text.indexOf("```", end + 3);
  }
  return fences;
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found++;
  return found;
}

import type { Decoded } from "../decode.ts";
import { leaveOut, leaveOutRest } from "../edits.ts";
import { Rewriter } from "../rewriter.ts";
import type { Span } from "../types.ts";

/** A stretch is looked for up to this far on either side of the place that gave it away. */
const widest = 1000;

/** So much of it before and behind that place is judged. */
const judgedBefore = 120;
const judgedAfter = 40;

/** How to write out what reads well when it is read in some other way. */
export interface Reading {
  readonly via: string;
  write(out: Rewriter, stretch: Span): void;
}

/** Rewrites the clauses around places in which `read` finds sense, and keeps the rest; undefined when there are none. */
export function rewriteStretches(
  source: string,
  places: readonly number[],
  read: (judged: Span) => Reading | undefined,
): Decoded | undefined {
  let out: Rewriter | undefined;
  let via: string | undefined;
  let done = 0;
  for (const place of places) {
    if (place <= done) continue;
    const reading = read(clauseAround(source, place, done, judgedBefore, judgedAfter));
    if (reading === undefined) continue;
    const stretch = clauseAround(source, place, done, widest, widest);
    done = stretch.end;
    out ??= new Rewriter(source);
    via = via === undefined || via === reading.via ? reading.via : "several-ciphers";
    leaveOut(out, source, stretch.start);
    reading.write(out, stretch);
  }
  if (out === undefined || via === undefined) return undefined;
  leaveOutRest(out, source);
  return { via, ...out.finish() };
}

/** The clause around a place: up to a line end, a quote, a colon or the like, and not before `from`. */
function clauseAround(source: string, place: number, from: number, before: number, after: number): Span {
  let start = place;
  while (start > from && place - start < before && !isBreak(source.charCodeAt(start - 1))) start--;
  let end = place;
  while (end < source.length && end - place < after && !isBreak(source.charCodeAt(end))) end++;
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

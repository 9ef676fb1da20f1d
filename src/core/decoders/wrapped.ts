import type { Decoded } from "../decode.ts";
import { narrowestLine } from "../survey-lines.ts";
import { shortestToken } from "../survey-places.ts";
import type { Span } from "../types.ts";
import { decodeToken, isTokenUnit } from "./tokens.ts";

/** What was decoded of tokens that were broken over lines, and the lines that are done with. */
export interface Unwrapped {
  readonly decoded: readonly Decoded[];
  readonly lines: readonly Span[];
}

/** Tokens on lines of one width behind one indent, as in MIME or in a quoted mail; `places` from the survey. */
export function decodeWrapped(source: string, places: readonly number[]): Unwrapped {
  const decoded: Decoded[] = [];
  const lines: Span[] = [];
  let done = 0;
  for (const place of places) {
    if (place < done) continue;
    const runs = runsAround(source, place, done);
    const last = runs.at(-1) as Span;
    done = last.end;
    const found = decodeRuns(source, runs);
    if (found.length === 0) continue;
    for (const one of found) decoded.push(one);
    lines.push({ start: (runs[0] as Span).start, end: last.end });
  }
  return { decoded, lines };
}

function decodeRuns(source: string, runs: readonly Span[]): readonly Decoded[] {
  let text = "";
  for (const { start, end } of runs) text += source.slice(start, end);
  if (text.length < shortestToken) return [];
  // All lines are as wide as the first, but for the last.
  const { start, end } = runs[0] as Span;
  const width = end - start;
  const offsetOf = (at: number): number => (runs[Math.floor(at / width)] as Span).start + (at % width);
  return decodeToken({ text, start: 0, end: text.length, offsetOf });
}

/** Lines are wrapped at 76 characters or so; one that is many times as wide was not wrapped. */
const widestLine = 1000;

/** The runs of the lines that belong together, one of which starts at `place`; none of them before `done`. */
function runsAround(source: string, place: number, done: number): readonly Span[] {
  const indent = source.slice(source.lastIndexOf("\n", place - 1) + 1, place);
  const above = runAbove(source, place, indent, done);
  const width = above === undefined ? runEnd(source, place, widestLine) - place : above.end - above.start;
  const runs: Span[] = [];
  for (let run = above; run !== undefined && run.end - run.start === width; ) {
    runs.push(run);
    run = runAbove(source, run.start, indent, done);
  }
  runs.reverse();
  for (let start = place; start >= 0; ) {
    const end = runEnd(source, start, width);
    const isFull = end - start === width;
    if (end === start || !(isFull || isLineEnd(source, end))) break;
    runs.push({ start, end });
    start = isFull ? startOfNext(source, end, indent) : -1;
  }
  return runs;
}

/** The run that is all of the line above one whose run starts at `start`. */
function runAbove(source: string, start: number, indent: string, done: number): Span | undefined {
  let end = start - indent.length - 1;
  if (end < 0 || source.charCodeAt(end) !== 0x0a) return undefined;
  if (source.charCodeAt(end - 1) === 0x0d) end--;
  let from = end;
  while (from > done && isTokenUnit(source.charCodeAt(from - 1))) from--;
  // An indent may end with what could be part of a run.
  const line = source.lastIndexOf("\n", from - 1) + 1;
  const run = line + indent.length;
  if (run < done || end - run < narrowestLine || !source.startsWith(indent, line)) return undefined;
  return from <= run ? { start: run, end } : undefined;
}

function startOfNext(source: string, end: number, indent: string): number {
  const next = source.charCodeAt(end) === 0x0d ? end + 2 : end + 1;
  return source.charCodeAt(next - 1) === 0x0a && source.startsWith(indent, next) ? next + indent.length : -1;
}

function runEnd(source: string, start: number, width: number): number {
  let end = start;
  while (end - start < width && isTokenUnit(source.charCodeAt(end))) end++;
  return end;
}

function isLineEnd(source: string, at: number): boolean {
  const unit = source.charCodeAt(at);
  return Number.isNaN(unit) || unit === 0x0a || unit === 0x0d;
}

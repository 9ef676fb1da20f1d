import type { Span } from "../../core/types.ts";

/** A row is not looked at for more than this before a cell, nor a table for more rows above it. */
export const widestRow = 400;
const tallest = 40;

/** Where the line begins that holds a place, or -1 when that is too far away. */
export function lineStart(text: string, at: number): number {
  for (let start = at; start >= 0 && at - start <= widestRow; start--) {
    if (start === 0 || text.charCodeAt(start - 1) === 0x0a) return start;
  }
  return -1;
}

/** Where the line ends that holds a place, or where it becomes too long. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < widestRow && text.charCodeAt(end) !== 0x0a) end++;
  return end;
}

/** Number of `|` between two places. */
export function barsBetween(text: string, from: number, to: number): number {
  let bars = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x7c) bars++;
  return bars;
}

/** Where the cell begins that has so many `|` before it in a row, or -1. */
export function cellStart(text: string, row: number, bars: number): number {
  let at = row;
  for (let passed = 0; passed < bars; at++) {
    const unit = text.charCodeAt(at);
    if (at >= text.length || unit === 0x0a || at - row > widestRow) return -1;
    if (unit === 0x7c) passed++;
  }
  return at;
}

/** The header of the column in which a place stands, in a Markdown table; nothing elsewhere. */
export function headerOf(text: string, at: number): Span | undefined {
  const row = lineStart(text, at);
  if (row <= 0) return undefined;
  const bars = barsBetween(text, row, at);
  if (bars === 0) return undefined;
  let header = -1;
  for (let line = row, rows = 0; line > 0 && rows < tallest; rows++) {
    const previous = lineStart(text, line - 1);
    if (previous < 0 || barsBetween(text, previous, line) === 0) break;
    header = previous;
    line = previous;
  }
  const start = header < 0 ? -1 : cellStart(text, header, bars);
  if (start < 0) return undefined;
  let end = start;
  while (
    end - start < 80 &&
    end < text.length &&
    text.charCodeAt(end) !== 0x7c &&
    text.charCodeAt(end) !== 0x0a
  )
    end++;
  return { start, end };
}

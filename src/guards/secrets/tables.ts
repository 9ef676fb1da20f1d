import { isBlank, isLineBreak, isQuote } from "./characters.ts";
import type { Value } from "./values.ts";

/** Rows that are read below a header. */
const mostRows = 40;

/** Calls `visit` with the cells below a header cell of a Markdown table that holds the name at an offset. */
export function eachCellBelow(text: string, start: number, visit: (cell: Value) => void): void {
  const line = lineStart(text, start);
  if (text.charCodeAt(firstOf(text, line)) !== 0x7c) return;
  // The first row names the columns.
  if (line > 1 && text.charCodeAt(firstOf(text, lineStart(text, line - 1))) === 0x7c) return;
  let column = 0;
  for (let at = line; at < start; at++) if (text.charCodeAt(at) === 0x7c) column++;
  let row = nextLine(text, start);
  if (!isDivider(text, row)) return;
  for (let rows = 0; rows < mostRows; rows++) {
    row = nextLine(text, row);
    if (text.charCodeAt(firstOf(text, row)) !== 0x7c) return;
    const cell = cellOf(text, row, column);
    if (cell !== undefined) visit(cell);
  }
}

function lineStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && from - at < 400 && !isLineBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

function nextLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < 2000 && text.charCodeAt(at) !== 0x0a) at++;
  return at + 1;
}

function firstOf(text: string, line: number): number {
  let at = line;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isDivider(text: string, line: number): boolean {
  let dashes = 0;
  for (let at = line; at < text.length && !isLineBreak(text.charCodeAt(at)); at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2d) dashes++;
    else if (unit !== 0x7c && unit !== 0x3a && !isBlank(unit)) return false;
  }
  return dashes > 2;
}

function cellOf(text: string, line: number, column: number): Value | undefined {
  let at = line;
  for (let bars = 0; bars < column; at++) {
    if (at >= text.length || isLineBreak(text.charCodeAt(at))) return undefined;
    if (text.charCodeAt(at) === 0x7c) bars++;
  }
  let end = at;
  while (
    end < text.length &&
    end - at < 600 &&
    text.charCodeAt(end) !== 0x7c &&
    !isLineBreak(text.charCodeAt(end))
  )
    end++;
  while (end > at && isMargin(text.charCodeAt(end - 1))) end--;
  while (at < end && isMargin(text.charCodeAt(at))) at++;
  return at < end ? { start: at, end, text: text.slice(at, end), quoted: true } : undefined;
}

function isMargin(unit: number): boolean {
  return isBlank(unit) || isQuote(unit) || unit === 0x2a;
}

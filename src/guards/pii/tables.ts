import type { Span } from "../../core/types.ts";

/** A row is not looked at for more than this before a cell, nor a table for more rows above it. */
export const widestRow: number = 400;
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

/** The columns of the Markdown table that is being read; places come in order, near enough. */
export class Columns {
  readonly #text: string;
  #lastBar = -1;
  #nextBar: number;
  /** Starts of the rows of the table up to the one that is read; empty outside of tables. */
  #rows: number[] = [];
  #row = -1;
  /** The line that is read, and where it ends. */
  #line = 0;
  #lineEnd = -1;
  /** Number of `|` in the row before a place. */
  #bars = 0;
  #counted = 0;

  constructor(text: string) {
    this.#text = text;
    this.#nextBar = text.indexOf("|");
  }

  /** The header of the column in which a place stands, or nothing. */
  headerOf(at: number): Span | undefined {
    if (!this.#hasBarBefore(at)) return undefined;
    const row = this.#rowOf(at);
    if (row <= 0) return undefined;
    if (at < this.#counted || this.#counted < row) {
      this.#counted = row;
      this.#bars = 0;
    }
    this.#bars += barsBetween(this.#text, this.#counted, at);
    this.#counted = at;
    const header = this.#bars === 0 ? undefined : this.#rows[Math.max(0, this.#rows.length - 1 - tallest)];
    return header === undefined || header === row ? undefined : this.#cell(header, this.#bars);
  }

  #cell(header: number, bars: number): Span | undefined {
    const text = this.#text;
    const start = cellStart(text, header, bars);
    if (start < 0) return undefined;
    let end = start;
    while (end - start < 80 && end < text.length) {
      const unit = text.charCodeAt(end);
      if (unit === 0x7c || unit === 0x0a) break;
      end++;
    }
    return { start, end };
  }

  /** Start of the row that holds a place, whose table is then known; -1 when that is too far away. */
  #rowOf(at: number): number {
    const text = this.#text;
    if (at < this.#line || at > this.#lineEnd) {
      this.#line = at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
      const end = text.indexOf("\n", at);
      this.#lineEnd = end < 0 ? text.length : end;
    }
    if (at - this.#line > widestRow) return -1;
    if (this.#row !== this.#line) this.#readTable(this.#line);
    this.#row = this.#line;
    return this.#row;
  }

  #readTable(row: number): void {
    const text = this.#text;
    const rows: number[] = [row];
    const known = this.#rows;
    for (let line = row; line > 0 && rows.length <= tallest; ) {
      const previous = lineStart(text, line - 1);
      if (previous < 0 || barsBetween(text, previous, line) === 0) break;
      if (previous === known[known.length - 1]) {
        rows.reverse();
        this.#rows = known.concat(rows).slice(-tallest - 1);
        return;
      }
      rows.push(previous);
      line = previous;
    }
    this.#rows = rows.reverse();
  }

  /** Whether a `|` may stand in the row before a place. */
  #hasBarBefore(at: number): boolean {
    while (this.#nextBar >= 0 && this.#nextBar < at) {
      this.#lastBar = this.#nextBar;
      this.#nextBar = this.#text.indexOf("|", this.#nextBar + 1);
    }
    return this.#lastBar >= 0 && at - this.#lastBar <= widestRow;
  }
}

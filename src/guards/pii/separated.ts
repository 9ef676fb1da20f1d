import type { Span } from "../../core/types.ts";
import { lineEnd, lineStart, widestRow } from "./tables.ts";
import { isDigit, isLetter } from "./text.ts";

/** A row that begins farther below the names of its columns does not know them: a stream has let go of what is farther back. */
const farthestHeader = 3600;

/** Longest name of a column. */
const longestName = 40;

/** A line with more of them is none of names. */
const mostColumns = 24;

/** Where the rows of CSV or TSV (RFC 4180) below each other have the names of their columns; rows come in order, near enough. */
export class SeparatedRows {
  readonly #text: string;
  /** The row that was asked for last, and where its names stand: -1 if it has none. */
  #row = -1;
  #header = -1;
  /** The line that is read, and where it ends. */
  #line = 0;
  #lineEnd = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the line begins that names the columns of the row that begins at an offset, or -1. */
  headerOf(row: number): number {
    if (row !== this.#row) {
      this.#header = this.#find(row);
      this.#row = row;
    }
    return this.#header;
  }

  /** The name of the column in which a place stands, or nothing. */
  nameAt(at: number): Span | undefined {
    const text = this.#text;
    if (at < this.#line || at > this.#lineEnd) {
      this.#line = at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
      const end = text.indexOf("\n", at);
      this.#lineEnd = end < 0 ? text.length : end;
    }
    const row = this.#line;
    const header = row === 0 || at - row > widestRow ? -1 : this.headerOf(row);
    if (header < 0) return undefined;
    const separator = separatorOf(text, header);
    return cellOf(text, header, columnOf(text, row, at, separator), separator);
  }

  #find(row: number): number {
    const text = this.#text;
    let header = -1;
    for (let line = row; line > 0; ) {
      const previous = lineStart(text, line - 1);
      if (previous < 0 || row - previous > farthestHeader || !isRow(text, previous)) break;
      if (isHeader(text, previous)) header = previous;
      if (previous === this.#row) return this.#header >= 0 ? this.#within(row) : header;
      line = previous;
    }
    return header;
  }

  #within(row: number): number {
    return row - this.#header > farthestHeader ? -1 : this.#header;
  }
}

/** `,`, `;` and tabs, also in full width, which folds to them. */
export function isSeparator(unit: number): boolean {
  return unit === 0x2c || unit === 0x09 || unit === 0x3b || unit === 0xff0c || unit === 0xff1b;
}

function isRow(text: string, line: number): boolean {
  const end = lineEnd(text, line);
  for (let at = line; at < end; at++) if (isSeparator(text.charCodeAt(at))) return true;
  return false;
}

/** The separator of a header: the first one that stands in it. */
function separatorOf(text: string, header: number): number {
  for (let at = header; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isSeparator(unit)) return unit;
  }
  return 0;
}

/** Whether a line is made of two names or more with nothing but a separator between them; sentences have blanks there. */
function isHeader(text: string, line: number): boolean {
  const end = lineEnd(text, line);
  if (text.charCodeAt(end) !== 0x0a) return false;
  let cells = 1;
  let size = 0;
  for (let at = line; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isSeparator(unit)) {
      if (size === 0 || ++cells > mostColumns) return false;
      size = 0;
    } else if (unit !== 0x0d && (unit !== 0x22 || size > 0)) {
      if (!isNameUnit(unit, size > 0) || ++size > longestName) return false;
    }
  }
  return cells > 1 && size > 0;
}

const inNames = " -\"'.()/#";

/** What stands in the name of a column, or begins it; characters of other scripts may fold to anything. */
function isNameUnit(unit: number, isInside: boolean): boolean {
  if (unit > 0x7f || isLetter(unit) || unit === 0x5f) return true;
  return isInside && (isDigit(unit) || inNames.includes(String.fromCharCode(unit)));
}

/** Number of separators outside of quotation marks between the beginning of a row and a place in it. */
function columnOf(text: string, row: number, at: number, separator: number): number {
  let column = 0;
  let isQuoted = false;
  for (let place = row; place < at; place++) {
    const unit = text.charCodeAt(place);
    if (unit === 0x22) isQuoted = !isQuoted;
    else if (unit === separator && !isQuoted) column++;
  }
  return column;
}

/** A cell of a row without the quotation marks around it, or nothing when the row ends before it. */
function cellOf(text: string, row: number, column: number, separator: number): Span | undefined {
  const last = lineEnd(text, row);
  let start = row;
  let passed = 0;
  let isQuoted = false;
  for (let at = row; at <= last; at++) {
    const unit = at === last ? separator : text.charCodeAt(at);
    if (unit === 0x22 && at < last) isQuoted = !isQuoted;
    if (unit !== separator || (isQuoted && at < last)) continue;
    if (passed++ < column) {
      start = at + 1;
      continue;
    }
    let end = at;
    if (at === last && text.charCodeAt(end - 1) === 0x0d) end--;
    if (text.charCodeAt(start) === 0x22 && text.charCodeAt(end - 1) === 0x22 && end - start > 1)
      return { start: start + 1, end: end - 1 };
    return { start, end };
  }
  return undefined;
}

/** The cells below the name of a column, row by row; none when the name does not fill a cell of such a line. */
export function* cellsBelow(text: string, name: number): Iterable<Span> {
  const header = lineStart(text, name);
  if (header < 0 || !isHeader(text, header)) return;
  const separator = separatorOf(text, header);
  const column = columnOf(text, header, name, separator);
  const cell = cellOf(text, header, column, separator);
  if (cell?.start !== name) return;
  const rows = new SeparatedRows(text);
  for (let row = lineEnd(text, header) + 1; row < text.length; ) {
    if (rows.headerOf(row) !== header) return;
    const value = cellOf(text, row, column, separator);
    if (value !== undefined) yield value;
    const end = lineEnd(text, row);
    if (text.charCodeAt(end) !== 0x0a) return;
    row = end + 1;
  }
}

import { isAlphanumeric, unitTable } from "./ascii.ts";
import { drawnTag } from "./inline-tags.ts";
import type { Found, Reading } from "./reading.ts";

/** Markup of the word before the first that was noted is looked for so far back. */
const farthest = 100;

/** A row has marks between so many words: one that ends and one that begins count 2, one inside a word counts 1. */
const fewestJoints = 3;

/** So many words in a row may go without. */
const mostPlain = 2;

/** Longest run of one mark of emphasis; what is longer is a ruler. */
const longestRun = 4;

/** `at` is where the markup of a word ends; nothing before `done` is read again. */
export function readMarked(source: string, at: number, done: number): Reading {
  const edits: Found[] = [];
  let end = Math.max(done, at - farthest, 0);
  while (end <= at) {
    const row = new Row(source, end);
    end = row.read();
    if (row.joints >= fewestJoints || row.ends > 0) for (const edit of row.marks) edits.push(edit);
  }
  return { edits, end };
}

/** Words with nothing between them but blanks, stops and markup. */
class Row {
  readonly marks: Found[] = [];
  joints = 0;
  /** Tags that end an inline element, and comments, behind a word. */
  ends = 0;
  readonly #source: string;
  readonly #start: number;
  #plain = 0;
  /** What stands since the last word. */
  #words = 0;
  #between = 0;
  #tags = 0;
  #blank = false;
  #stop = false;

  constructor(source: string, start: number) {
    this.#source = source;
    this.#start = start;
  }

  /** Reads to the end of the row, which is behind its start. */
  read(): number {
    const source = this.#source;
    let at = this.#start;
    while (at < source.length) {
      const next = this.#step(at);
      if (next < 0) return at > this.#start ? at : at + 1;
      at = next;
    }
    return Math.max(at, this.#start + 1);
  }

  /** Reads what stands at an offset; where it ends, or -1 when it is no part of the row. */
  #step(at: number): number {
    const source = this.#source;
    const unit = source.charCodeAt(at);
    if (isWordUnit(unit)) return this.#word(at);
    if (unit === lessThan) return this.#tag(at);
    if (isEmphasis(unit)) return this.#emphasis(at, unit);
    if (isBlank(unit)) {
      this.#blank = true;
      const next = source.charCodeAt(at + 1);
      const isEmptyLine = unit === 0x0a && (next === 0x0a || next === 0x0d);
      return isEmptyLine ? -1 : at + 1;
    }
    if (breaks[unit] === 1) return -1;
    this.#stop = true;
    return at + 1;
  }

  #word(at: number): number {
    const source = this.#source;
    if (this.#words > 0 && !this.#joins(at)) return -1;
    this.#words++;
    this.#between = 0;
    this.#tags = 0;
    this.#blank = false;
    this.#stop = false;
    let end = at + 1;
    while (isWordUnit(source.charCodeAt(end)) || isInName(source, end)) end++;
    return end;
  }

  /** Counts what stands between two words; false when too many words go without marks. */
  #joins(at: number): boolean {
    const isWhole = this.#between >= 2 && !this.#stop;
    const isInside = this.#between === 1 && !this.#stop && !this.#blank && this.#source.charCodeAt(at) < 0x80;
    if (isWhole || isInside) {
      this.joints += isWhole ? 2 : 1;
      this.#plain = 0;
      return true;
    }
    if (this.#tags > 0) this.#plain = 0;
    return ++this.#plain <= mostPlain;
  }

  #tag(at: number): number {
    const tag = drawnTag(this.#source, at);
    if (tag === undefined) return -1;
    this.marks.push({ start: at, end: tag.end, text: tag.text });
    if (tag.text === "") {
      const next = this.#source.charCodeAt(at + 1);
      if (this.#words > 0 && (next === slash || next === exclamation)) this.ends++;
      this.#between++;
      this.#tags++;
    } else if (this.#isBreak(at, tag.end)) this.#between += 2;
    else this.#stop = true;
    return tag.end;
  }

  /** `<br>` with nothing around it, which is no end of a paragraph. */
  #isBreak(at: number, end: number): boolean {
    const name = this.#source.slice(at + 1, at + 3).toLowerCase();
    return name === "br" && !this.#blank && isWordUnit(this.#source.charCodeAt(end));
  }

  #emphasis(at: number, unit: number): number {
    const source = this.#source;
    let end = at + 1;
    while (end - at <= longestRun && source.charCodeAt(end) === unit) end++;
    const length = end - at;
    const isFence = unit === 0x60 && length > 2;
    if (isFence || length > longestRun) return -1;
    if (isBlank(source.charCodeAt(at - 1)) && isBlank(source.charCodeAt(end))) this.#stop = true;
    else {
      this.marks.push({ start: at, end, text: "" });
      // Four end and begin emphasis, where there are no blanks between words.
      this.#between += length === longestRun ? 2 : 1;
    }
    return end;
  }
}

const exclamation = 0x21;
const slash = 0x2f;
const lessThan = 0x3c;

/** What stands in tables, lists, code and addresses, and not between the words of a sentence. */
const breaks: Uint8Array = unitTable("|{}[]=\\>#@&^$+%", () => 1);

function isWordUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit >= 0x80;
}

/** Underscores inside a name, which are no emphasis, or an apostrophe. */
function isInName(source: string, at: number): boolean {
  const unit = source.charCodeAt(at);
  if (unit === 0x27) return isWordUnit(source.charCodeAt(at + 1));
  let next = at;
  while (next - at < longestRun && source.charCodeAt(next) === 0x5f) next++;
  return next > at && isWordUnit(source.charCodeAt(next));
}

function isEmphasis(unit: number): boolean {
  return unit === 0x2a || unit === 0x5f || unit === 0x60 || unit === 0x7e;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

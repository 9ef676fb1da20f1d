import type { Token } from "./clusters.ts";
import { type LabelHit, type LabelIndex, withoutNested } from "./labels.ts";
import { headerOf, lineEnd, widestRow } from "./tables.ts";
import { digitValue } from "./text.ts";

/** Labels are looked for so far before a value, and so far after it on its line. */
const reachBefore = 72;
const reachAfter = 30;
const reachOfShort = 26;

/**
 * Labels around the values of one text.
 *
 * Values stand close together and have several readings, so what was looked at for one is kept for the next.
 */
export class Surroundings {
  readonly #text: string;
  readonly #index: LabelIndex;
  /** Labels that begin in the part that was looked at, in the order of the text. */
  #hits: LabelHit[] = [];
  #from = 0;
  #to = 0;
  #lastBar = -1;
  #nextBar: number;

  constructor(text: string, index: LabelIndex) {
    this.#text = text;
    this.#index = index;
    this.#nextBar = text.indexOf("|");
  }

  /** Labels right before a place, nearest first. */
  before(at: number): readonly LabelHit[] {
    return this.#find(Math.max(0, at - reachBefore), at);
  }

  /** Labels of the column, before a token or else behind it, nearest first. */
  around({ compact, start, end }: Token, floor: number): readonly LabelHit[] {
    const text = this.#text;
    const isShort = compact.length < 5;
    const header = this.#hasBarBefore(start) ? headerOf(text, start) : undefined;
    if (header !== undefined) {
      const hits = this.#index.find(text, header.start, header.end);
      // As if the header stood right before the cell.
      if (hits.length > 0) return hits.map(({ label }) => ({ label, start: start - 1, end: start - 1 }));
    }
    const before = this.#find(Math.max(floor, start - (isShort ? reachOfShort : reachBefore)), start);
    // What follows a value and names it stands in the same sentence: `123456789 (SSN)`.
    if (isShort || before.length > 0 || text.charCodeAt(end) !== 0x20) return before;
    const to = Math.min(end + reachAfter, lineEnd(text, end));
    if (to <= end) return before;
    return this.#index.find(text, end, to).filter((hit) => !announcesNext(text, hit.end));
  }

  #find(from: number, to: number): readonly LabelHit[] {
    if (from < this.#from || from > this.#to) {
      this.#hits = [];
      this.#from = from;
      this.#to = from;
    }
    if (to > this.#to) {
      this.#index.collect(this.#text, this.#to, to, this.#text.length, this.#hits);
      this.#to = to;
    }
    let found: LabelHit[] | undefined;
    for (let index = this.#hits.length - 1; index >= 0; index--) {
      const hit = this.#hits[index] as LabelHit;
      if (hit.start < from) break;
      if (hit.end <= to) {
        found ??= [];
        found.push(hit);
      }
    }
    return found === undefined ? noHits : withoutNested(found.reverse());
  }

  /** Whether a `|` may stand in the row before a place; places come in order, near enough. */
  #hasBarBefore(at: number): boolean {
    while (this.#nextBar >= 0 && this.#nextBar < at) {
      this.#lastBar = this.#nextBar;
      this.#nextBar = this.#text.indexOf("|", this.#nextBar + 1);
    }
    return this.#lastBar >= 0 && at - this.#lastBar <= widestRow;
  }
}

const noHits: readonly LabelHit[] = Object.freeze([]);

/** A label that is followed by a value of its own: `09/27; CVV 021`. */
function announcesNext(text: string, end: number): boolean {
  for (let at = end; at < text.length && at < end + 4; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3a || unit === 0x3d || digitValue(unit) >= 0) return true;
  }
  return false;
}

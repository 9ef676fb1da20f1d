import { type LabelHit, type LabelIndex, withoutNested } from "./labels.ts";
import { SeparatedRows } from "./separated.ts";
import { Columns, lineEnd } from "./tables.ts";
import { digitValue, unitAt } from "./text.ts";

/** Labels are looked for so far before a value, and so far after it on its line. */
const reachBefore = 72;
const reachAfter = 30;
const reachOfShort = 26;

/** What lies between two places that were looked at is looked at as well when it is no longer than this. */
const widestGap = 48;

/**
 * Labels around the values of one text.
 *
 * Values stand close together and have several readings, so what was looked at for one is kept for the next.
 */
export class Surroundings {
  readonly #text: string;
  readonly #index: LabelIndex;
  readonly #columns: Columns;
  readonly #rows: SeparatedRows | undefined;
  /** Labels that begin in the part that was looked at, in the order of the text. */
  #hits: LabelHit[] = [];
  #from = 0;
  #to = 0;

  /** @param isWritten Whether rows of CSV may stand in the text as they are. */
  constructor(text: string, index: LabelIndex, isWritten: boolean) {
    this.#text = text;
    this.#index = index;
    this.#columns = new Columns(text);
    this.#rows = isWritten ? new SeparatedRows(text) : undefined;
  }

  /** Labels right before a place, nearest first. */
  before(at: number): readonly LabelHit[] {
    return this.#find(Math.max(0, at - reachBefore), at);
  }

  /** Whether a label of a kind stands before a place. */
  announces(at: number, kind: string): boolean {
    const from = Math.max(0, at - reachBefore);
    this.#look(from, at);
    for (let index = this.#hits.length - 1; index >= 0; index--) {
      const hit = this.#hits[index] as LabelHit;
      if (hit.start < from) return false;
      if (hit.end <= at && hit.label.kinds.has(kind)) return true;
    }
    return false;
  }

  /** Labels in the name of the column in which a place stands. */
  column(at: number): readonly LabelHit[] {
    const header = this.#columns.headerOf(at) ?? this.#rows?.nameAt(at);
    return header === undefined ? noHits : this.#index.find(this.#text, header.start, header.end);
  }

  /** Labels of the column, before a number of so many characters or else behind it, nearest first. */
  around(start: number, end: number, size: number, floor: number): readonly LabelHit[] {
    const text = this.#text;
    const isShort = size < 5;
    const column = this.column(start);
    // As if the name of the column stood right before the cell.
    if (column.length > 0) return column.map(({ label }) => ({ label, start: start - 1, end: start - 1 }));
    const before = this.#find(Math.max(floor, start - (isShort ? reachOfShort : reachBefore)), start);
    // What follows a value and names it stands in the same sentence: `123456789 (SSN)`.
    if (isShort || before.length > 0 || unitAt(text, end) !== 0x20) return before;
    const to = Math.min(end + reachAfter, lineEnd(text, end));
    if (to <= end) return before;
    const after = this.#find(end, to);
    return after.length === 0 ? after : after.filter((hit) => !announcesNext(text, hit.end));
  }

  #look(from: number, to: number): void {
    if (from < this.#from || from > this.#to + widestGap) {
      this.#hits = [];
      this.#from = from;
      this.#to = from;
    }
    if (to > this.#to) {
      this.#index.collect(this.#text, this.#to, to, this.#text.length, this.#hits);
      this.#to = to;
    }
  }

  #find(from: number, to: number): readonly LabelHit[] {
    this.#look(from, to);
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
}

const noHits: readonly LabelHit[] = Object.freeze([]);

/** A label that is followed by a value of its own: `09/27; CVV 021`. */
function announcesNext(text: string, end: number): boolean {
  for (let at = end; at < text.length && at < end + 4; at++) {
    const unit = unitAt(text, at);
    if (unit === 0x3a || unit === 0x3d || digitValue(unit) >= 0) return true;
  }
  return false;
}

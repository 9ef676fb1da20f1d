import { digitValue, kindOf, unitAt, unitKind } from "./text.ts";

/** One reading of a cluster or of a part of it. */
export interface Token {
  /** Letters in upper case and ASCII digits, without what stands between them. */
  readonly compact: string;
  /** Runs of letters `a` or digits `d` with their length, and what stands between groups: `d3-d2-d4`, `a1d7a1`. */
  readonly format: string;
  readonly start: number;
  readonly end: number;
}

const mostGroups = 40;
const widestGap = 3;
const longestGroup = 110;
/** A group of letters alone belongs to a number only when it is as short as a country code or a series. */
const longestPrefix = 5;
const mostPrefixes = 4;

/** What stands between two groups. */
export const gap = { other: 0, space: 1, comma: 2, line: 3 } as const;

/**
 * Groups of letters and digits that may be parts of one number, such as `756.7127.7970.82` or `GAO 840352`.
 *
 * One object for all the clusters of a finder, since most are looked at in vain. Its length is bounded, so that a text of
 * nothing but digits is read in linear time.
 */
export class Cluster {
  /** Places of the groups from `first` up to `last`. */
  readonly starts: Int32Array = new Int32Array(mostPrefixes + mostGroups);
  readonly ends: Int32Array = new Int32Array(mostPrefixes + mostGroups);
  /** Number of digits in each group. */
  readonly digits: Int32Array = new Int32Array(mostPrefixes + mostGroups);
  first = 0;
  last = 0;

  /** Reads the cluster around a digit, from `floor` at the earliest. */
  read(text: string, digit: number, floor: number): void {
    let start = digit;
    while (start > floor && digit - start < longestGroup && isPart(unitAt(text, start - 1))) start--;
    this.first = mostPrefixes;
    this.last = mostPrefixes;
    for (let at = start; this.last < this.starts.length; ) {
      const index = this.last;
      this.#readGroup(text, at, index);
      if (this.digits[index] === 0 && index > mostPrefixes && !this.#isSeries(text, index)) break;
      this.last++;
      at = skipGap(text, this.ends[index] as number);
      if (at < 0) break;
    }
    if (this.last === this.starts.length) this.#leaveLast(text);
    this.#prepend(text, floor);
    while (this.last - this.first > 1 && this.digits[this.last - 1] === 0 && this.sizeOf(this.last - 1) > 3)
      this.last--;
  }

  sizeOf(index: number): number {
    return (this.ends[index] as number) - (this.starts[index] as number);
  }

  /** The widest kind of gap before a group. */
  gapBefore(text: string, index: number): number {
    const to = this.starts[index] as number;
    let widest: number = gap.other;
    for (let at = this.ends[index - 1] as number; at < to; at++) {
      const unit = unitAt(text, at);
      if (unit === 0x0a) return gap.line;
      // Fields of a row.
      if (unit === 0x2c) widest = gap.comma;
      else if ((unit === 0x20 || unit === 0x09) && widest === gap.other) widest = gap.space;
    }
    return widest;
  }

  /** The groups from one up to another as one number. */
  token(text: string, from: number, to: number): Token {
    let compact = "";
    let format = "";
    for (let index = from; index < to; index++) {
      if (index > from) format += text.slice(this.ends[index - 1], this.starts[index]);
      let isDigit = false;
      let length = 0;
      const end = this.ends[index] as number;
      for (let at = this.starts[index] as number; at < end; at++) {
        const unit = unitAt(text, at);
        const value = digitValue(unit);
        compact += String.fromCharCode(value >= 0 ? 0x30 + value : unit & ~0x20);
        if (value >= 0 !== isDigit) {
          if (length > 0) format += (isDigit ? "d" : "a") + length;
          isDigit = !isDigit;
          length = 0;
        }
        length++;
      }
      format += (isDigit ? "d" : "a") + length;
    }
    const start = this.starts[from] as number;
    let end = this.ends[to - 1] as number;
    // A bracket that was opened within the number is closed with it: `Q863923(6)`.
    const unit = unitAt(text, end);
    if ((unit === 0x29 || unit === 0x5d) && to - from > 1) {
      if (format.includes(unit === 0x29 ? "(" : "[")) {
        end++;
        format += unit === 0x29 ? ")" : "]";
      }
    }
    return { compact, format, start, end };
  }

  /** Leaves the last line or word of a longer list for the next cluster, which then has the whole of it. */
  #leaveLast(text: string): void {
    let widest: number = gap.other;
    let last = this.last;
    for (let index = this.first + 1; index < this.last; index++) {
      const width = this.gapBefore(text, index);
      if (width === gap.other || width < widest) continue;
      widest = width;
      last = index;
    }
    this.last = last;
  }

  #readGroup(text: string, start: number, index: number): void {
    let digits = 0;
    let end = start;
    for (; end < text.length && end - start < longestGroup; end++) {
      const kind = kindOf(text.charCodeAt(end));
      if (kind === unitKind.digit) digits++;
      else if (kind !== unitKind.upper && kind !== unitKind.lower) break;
    }
    this.starts[index] = start;
    this.ends[index] = end;
    this.digits[index] = digits;
  }

  /** `PT` in `PT 564 714 348`, but no word of prose. */
  #isSeries(text: string, index: number): boolean {
    const size = this.sizeOf(index);
    if (size > longestPrefix) return false;
    if (size === 1) return true;
    const end = this.ends[index] as number;
    for (let at = this.starts[index] as number; at < end; at++) {
      if (kindOf(unitAt(text, at)) === unitKind.lower) return false;
    }
    return true;
  }

  /** Groups of letters before the first digit: `D E 8 0`, `x-7439881w`. */
  #prepend(text: string, floor: number): void {
    for (let turn = 0; turn < mostPrefixes; turn++) {
      const next = this.starts[this.first] as number;
      let end = next;
      let endsPhrase = false;
      while (end > floor && next - end < widestGap && kindOf(unitAt(text, end - 1)) === unitKind.gap) {
        end--;
        const unit = unitAt(text, end);
        if (unit === 0x2e || unit === 0x2c || unit === 0x2b) endsPhrase = true;
      }
      if (end === next || end === floor || (endsPhrase && next - end > 1)) return;
      let start = end;
      while (start > floor && end - start <= longestPrefix && isPart(unitAt(text, start - 1))) start--;
      if (start === end) return;
      this.#readGroup(text, start, this.first - 1);
      const { digits } = this;
      if (digits[this.first - 1] !== 0 || !this.#isSeries(text, this.first - 1)) return;
      this.first--;
    }
  }
}

function isPart(unit: number): boolean {
  const kind = kindOf(unit);
  return kind === unitKind.digit || kind === unitKind.upper || kind === unitKind.lower;
}

/** Where the next group begins after a gap that holds a number together, or -1. */
function skipGap(text: string, end: number): number {
  let at = end;
  let endsPhrase = unitAt(text, end) === 0x2e;
  while (at < text.length && at - end < widestGap + 1) {
    const unit = unitAt(text, at);
    if (kindOf(unit) !== unitKind.gap) break;
    if (unit === 0x2c || unit === 0x2b) endsPhrase = true;
    at++;
  }
  if (at === end || at - end > widestGap || !isPart(unitAt(text, at))) return -1;
  // A comma or a full stop and a space end a phrase, and a plus after a space begins a number.
  return at - end > 1 && endsPhrase ? -1 : at;
}

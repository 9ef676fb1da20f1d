import { digitValue, kindOf, unitKind } from "./text.ts";

/** Letters and digits that stand together. */
export interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: number;
}

/** Groups that may be parts of one number, such as `756.7127.7970.82` or `GAO 840352`. */
export interface Cluster {
  readonly groups: readonly Group[];
  readonly start: number;
  readonly end: number;
}

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

/**
 * The cluster around a digit, read from `floor` at the earliest.
 *
 * Its length is bounded, so that a text of nothing but digits is read in linear time.
 */
export function readCluster(text: string, digit: number, floor: number): Cluster {
  let start = digit;
  while (start > floor && digit - start < longestGroup && isPart(text.charCodeAt(start - 1))) start--;
  const groups: Group[] = [];
  for (let at = start; groups.length < mostGroups; ) {
    const group = readGroup(text, at);
    if (group.digits === 0 && groups.length > 0 && !isSeries(text, group)) break;
    groups.push(group);
    const next = skipGap(text, group.end);
    if (next < 0) break;
    at = next;
  }
  prepend(text, groups, floor);
  while ((groups.at(-1) as Group).digits === 0 && groups.length > 1 && !isSuffix(groups.at(-1) as Group))
    groups.pop();
  return { groups, start: (groups[0] as Group).start, end: (groups.at(-1) as Group).end };
}

function isPart(unit: number): boolean {
  const kind = kindOf(unit);
  return kind === unitKind.digit || kind === unitKind.upper || kind === unitKind.lower;
}

function readGroup(text: string, start: number): Group {
  let digits = 0;
  let end = start;
  for (; end < text.length && end - start < longestGroup; end++) {
    const kind = kindOf(text.charCodeAt(end));
    if (kind === unitKind.digit) digits++;
    else if (kind !== unitKind.upper && kind !== unitKind.lower) break;
  }
  return { start, end, digits };
}

/** Where the next group begins after a gap that holds a number together, or -1. */
function skipGap(text: string, end: number): number {
  let at = end;
  let comma = false;
  let plus = false;
  while (at < text.length && at - end < widestGap + 1 && kindOf(text.charCodeAt(at)) === unitKind.gap) {
    if (text.charCodeAt(at) === 0x2c) comma = true;
    if (text.charCodeAt(at) === 0x2b) plus = true;
    at++;
  }
  if (at === end || at - end > widestGap || !isPart(text.charCodeAt(at))) return -1;
  // A comma or a full stop and a space end a phrase, and a plus after a space begins a number.
  if (at - end > 1 && (comma || plus || text.charCodeAt(end) === 0x2e)) return -1;
  return at;
}

/** `PT` in `PT 564 714 348`, but no word of prose. */
function isSeries(text: string, { start, end }: Group): boolean {
  if (end - start > longestPrefix) return false;
  const single = end - start === 1;
  for (let at = start; at < end; at++) {
    if (kindOf(text.charCodeAt(at)) === unitKind.lower && !single) return false;
  }
  return true;
}

function isSuffix({ start, end }: Group): boolean {
  return end - start <= 3;
}

/** Groups of letters before the first digit: `D E 8 0`, `x-7439881w`. */
function prepend(text: string, groups: Group[], floor: number): void {
  for (let turn = 0; turn < 4; turn++) {
    const first = groups[0] as Group;
    let end = first.start;
    while (end > floor && first.start - end < widestGap && kindOf(text.charCodeAt(end - 1)) === unitKind.gap)
      end--;
    if (end === first.start || end === floor) return;
    if (first.start - end > 1 && /[.,+]/.test(text.slice(end, first.start))) return;
    let start = end;
    while (start > floor && end - start <= longestPrefix && isPart(text.charCodeAt(start - 1))) start--;
    const group = { start, end, digits: 0 };
    if (start === end || end - start > longestPrefix || !isSeries(text, group)) return;
    for (let at = start; at < end; at++) if (digitValue(text.charCodeAt(at)) >= 0) return;
    groups.unshift(group);
  }
}

/** Readings of a cluster, the longest first: whole, without letters before it, without letters after it, and its parts between lines and spaces. */
export function* readings(text: string, { groups }: Cluster): Iterable<Token> {
  yield readToken(text, groups);
  if (groups.length === 1) return;
  const first = groups.findIndex(({ digits }) => digits > 0);
  const last = groups.findLastIndex(({ digits }) => digits > 0) + 1;
  for (let from = 1; from <= first; from++) yield readToken(text, groups.slice(from));
  if (last < groups.length) {
    for (let from = 0; from <= first; from++) yield readToken(text, groups.slice(from, last));
  }
  for (const isBreak of [isLineBreak, isSpace]) {
    let from = 0;
    for (let index = 1; index <= groups.length; index++) {
      const last = groups[index - 1] as Group;
      const next = groups[index];
      if (next !== undefined && !isBreak(text, last.end, next.start)) continue;
      if (index - from < groups.length && (index - from > 1 || isBreak === isSpace)) {
        yield readToken(text, groups.slice(from, index));
      }
      from = index;
    }
  }
}

function isLineBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x0a) return true;
  return false;
}

function isSpace(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || unit === 0x0a || unit === 0x09) return true;
  }
  return false;
}

function readToken(text: string, groups: readonly Group[]): Token {
  let compact = "";
  let format = "";
  let gapStart = -1;
  for (const { start, end } of groups) {
    if (gapStart >= 0) format += text.slice(gapStart, start);
    let run = "";
    let length = 0;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      const value = digitValue(unit);
      const kind = value >= 0 ? "d" : "a";
      compact += value >= 0 ? String.fromCharCode(0x30 + value) : String.fromCharCode(unit & ~0x20);
      if (kind === run) length++;
      else {
        if (run !== "") format += run + length;
        run = kind;
        length = 1;
      }
    }
    format += run + length;
    gapStart = end;
  }
  const first = groups[0] as Group;
  const last = groups.at(-1) as Group;
  let end = last.end;
  // A bracket that was opened within the number is closed with it: `Q863923(6)`.
  const unit = text.charCodeAt(end);
  if ((unit === 0x29 || unit === 0x5d) && groups.length > 1) {
    const open = unit === 0x29 ? "(" : "[";
    if (text.slice(first.start, end).includes(open)) {
      end++;
      format += unit === 0x29 ? ")" : "]";
    }
  }
  return { compact, format, start: first.start, end };
}

import { noGuard } from "./guards.ts";
import { holdsBeyond, type SetTables } from "./set-tables.ts";
import { unvisited, visit, visitShift } from "./visits.ts";

/** Ends of a run of members of a set that begins at a position. */
export const run = {
  /** Where it ends at the earliest and at the latest. */
  low: 0,
  high: 0,
  /** Units looked at that were not counted as steps yet. */
  work: 0,
};

// Stretches of members found so far, by set; a run that begins inside one need not look at its units again.
let stretchFrom = new Int32Array(64);
let stretchEnd = new Int32Array(64);
/** The last position in the stretch that holds a surrogate pair, or -1. */
let lastPair = new Int32Array(64);
/** The search that each stretch is of. */
let searchOf = new Float64Array(64);
let search = 0;

/** Forgets what is known of another text or program. */
export function forgetStretches(sets: number): void {
  keepStretches(sets);
  search++;
  run.work = 0;
}

/** Makes room for more sets of the same program. What was known may be found again. */
export function keepStretches(sets: number): void {
  if (sets > stretchEnd.length) {
    stretchFrom = new Int32Array(2 * sets);
    stretchEnd = new Int32Array(2 * sets);
    lastPair = new Int32Array(2 * sets);
    searchOf = new Float64Array(2 * sets);
  }
}

/** Finds where runs of `least` to `most` members of a set can end; false when there are fewer. */
export function measureRun(
  sets: SetTables,
  set: number,
  text: string,
  start: number,
  least: number,
  most: number,
): boolean {
  if (most <= shortRun && measureShortRun(sets.ascii, set, text, start, most)) {
    run.low = start + least;
    return run.low <= run.high;
  }
  if (
    searchOf[set] !== search ||
    (stretchEnd[set] as number) < start ||
    (stretchFrom[set] as number) > start
  ) {
    searchOf[set] = search;
    stretchFrom[set] = start;
    stretchEnd[set] = start;
    lastPair[set] = -1;
  }
  const end = stretch(sets, set, text, Math.min(text.length, start + most));
  if ((lastPair[set] as number) >= start) {
    const last = stretch(sets, set, text, Math.min(text.length, start + 2 * most));
    return countPairs(text, start, last, least, most);
  }
  run.low = start + least;
  run.high = Math.min(end, start + most);
  return run.low <= run.high;
}

/** Runs up to this long are looked at unit by unit. */
const shortRun = 8;

/** Finds the last end of a run of ASCII characters; false when there are others. */
function measureShortRun(ascii: Int32Array, set: number, text: string, start: number, most: number): boolean {
  const limit = Math.min(text.length, start + most);
  let end = start;
  for (; end < limit; end++) {
    const unit = text.charCodeAt(end);
    if (unit >= 128) return false;
    if ((((ascii[(set << 2) | (unit >> 5)] as number) >>> (unit & 31)) & 1) === 0) break;
  }
  run.work += end - start;
  run.high = end;
  return true;
}

/** Extends the stretch of a set as far as there are members, but not past `limit`; gives its end. */
function stretch(sets: SetTables, set: number, text: string, limit: number): number {
  const { ascii } = sets;
  const row = set << 2;
  const before = stretchEnd[set] as number;
  let end = before;
  while (end < limit) {
    const unit = text.charCodeAt(end);
    if (unit < 128) {
      if ((((ascii[row | (unit >> 5)] as number) >>> (unit & 31)) & 1) === 0) break;
    } else {
      if (!holdsBeyond(sets, set, text, end)) break;
      if (isPair(text, end)) lastPair[set] = end++;
    }
    end++;
  }
  run.work += end - before;
  stretchEnd[set] = end;
  return end;
}

/** The ends of a run, by code points, of members that fill the text from `start` to `end`. */
function countPairs(text: string, start: number, end: number, least: number, most: number): boolean {
  let at = start;
  let count = 0;
  run.low = least === 0 ? start : end + 1;
  while (at < end && count < most) {
    at += isPair(text, at) ? 2 : 1;
    if (++count === least) run.low = at;
  }
  run.work += count;
  run.high = at;
  return run.low <= at;
}

/**
 * Visits the ends of the run from the last one down to the first that is new and where the guard lets the text pass.
 *
 * @returns That position, -1 when there is none.
 */
export function takeHighest(
  visited: Int32Array,
  mark: number,
  row: number,
  base: number,
  guards: Int32Array,
  guard: number,
  text: string,
): number {
  const last = run.low - base;
  for (let bit = run.high - base; bit >= last; bit--) {
    run.work++;
    const fresh = unvisited(visited, mark, row + (bit >> visitShift)) & ((2 << (bit & 15)) - 1);
    if (fresh === 0) {
      bit &= ~15;
      continue;
    }
    bit = (bit & ~15) | (31 - Math.clz32(fresh));
    if (bit < last) return -1;
    visit(visited, mark, row, bit);
    const position = bit + base;
    const unit = position < text.length ? text.charCodeAt(position) : -1;
    if (unit >= 0 && unit < 128) {
      if (guard === noGuard) return position;
      if ((((guards[(guard << 3) | (unit >> 5)] as number) >>> (unit & 31)) & 1) !== 0) return position;
    } else if (canFollow(guards, guard, text, position)) return position;
  }
  return -1;
}

/** The same from the first one up. */
export function takeLowest(
  visited: Int32Array,
  mark: number,
  row: number,
  base: number,
  guards: Int32Array,
  guard: number,
  text: string,
): number {
  const last = run.high - base;
  for (let bit = run.low - base; bit <= last; bit++) {
    run.work++;
    const fresh = unvisited(visited, mark, row + (bit >> visitShift)) & (-1 << (bit & 15));
    if (fresh === 0) {
      bit |= 15;
      continue;
    }
    bit = (bit & ~15) | (31 - Math.clz32(fresh & -fresh));
    if (bit > last) return -1;
    visit(visited, mark, row, bit);
    const position = bit + base;
    const unit = position < text.length ? text.charCodeAt(position) : -1;
    if (unit >= 0 && unit < 128) {
      if (guard === noGuard) return position;
      if ((((guards[(guard << 3) | (unit >> 5)] as number) >>> (unit & 31)) & 1) !== 0) return position;
    } else if (canFollow(guards, guard, text, position)) return position;
  }
  return -1;
}

/** Whether what follows can begin at a position, which it cannot inside a surrogate pair. */
function canFollow(guards: Int32Array, guard: number, text: string, position: number): boolean {
  if (position >= text.length) return guard === noGuard;
  const unit = text.charCodeAt(position);
  if (unit >= 0xdc00 && unit <= 0xdfff && position > 0 && isLead(text.charCodeAt(position - 1))) return false;
  if (guard === noGuard) return true;
  const bit = unit < 128 ? unit : 128 | (unit & 127);
  return (((guards[(guard << 3) | (bit >> 5)] as number) >>> (bit & 31)) & 1) !== 0;
}

export function isPair(text: string, position: number): boolean {
  if (!isLead(text.charCodeAt(position))) return false;
  const next = text.charCodeAt(position + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

export function isLead(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** A list of factors, and where they stand. */
export interface PlacedList {
  readonly list: number;
  /**
   * UTF-16 units from the start of a match to the end of a factor, `[least, most, ...]`: a pair for each factor of a
   * first slot, one for all factors of another.
   */
  readonly reaches: readonly number[];
}

/** Where factors were hit in one text. */
export interface Places {
  /** Factors that were hit, each once. */
  readonly touched: readonly number[];
  clear(): void;
  /** Notes a hit; the ends of one factor come in order. */
  add(factor: number, end: number): void;
  /** False when no match can fill all of the slots; nothing is allocated for slots that were not hit. */
  agree(slots: readonly PlacedList[]): boolean;
  /** Where a match that fills all of the slots could start, as sorted, disjoint, inclusive ranges. */
  shared(slots: readonly PlacedList[]): readonly number[];
}

/** Room for hits that is kept from one text to the next. */
const keptHits = 1 << 16;
const mostSlots = 8;

/** Makes room for the hits of factors that are grouped in lists. */
export function createPlaces(factorCount: number, lists: readonly (readonly number[])[]): Places {
  // Hits are linked lists in one array: `end, next`.
  let hits = new Int32Array(2048);
  let used = 0;
  const first = new Int32Array(factorCount).fill(-1);
  const last = new Int32Array(factorCount);
  const touched: number[] = [];
  /** Ends of the hits of a list; `none` when it was not hit, `undefined` when that was not asked yet. */
  const endsByList: (readonly number[] | undefined)[] = new Array(lists.length).fill(undefined);
  const asked: number[] = [];
  /** Whether a list was hit: 0 when that was not asked yet, 1 for no, 2 for yes. */
  const presence = new Uint8Array(lists.length);
  const checked: number[] = [];
  const cursors = new Int32Array(mostSlots);

  function isPresent(list: number): boolean {
    if (presence[list] === 0) {
      checked.push(list);
      presence[list] = 1;
      const factors = lists[list] as readonly number[];
      for (let index = 0; index < factors.length; index++) {
        if ((first[factors[index] as number] as number) < 0) continue;
        presence[list] = 2;
        break;
      }
    }
    return presence[list] === 2;
  }

  function endsOf(list: number): readonly number[] {
    let ends = endsByList[list];
    if (ends === undefined) {
      ends = collect(lists[list] as readonly number[]);
      endsByList[list] = ends;
      asked.push(list);
    }
    return ends;
  }

  function collect(factors: readonly number[]): readonly number[] {
    let ends: number[] | undefined;
    let isSorted = true;
    for (let index = 0; index < factors.length; index++) {
      const factor = factors[index] as number;
      let at = first[factor] as number;
      if (at < 0) continue;
      if (ends === undefined) ends = [];
      else isSorted = false;
      for (; at >= 0; at = hits[at + 1] as number) ends.push(hits[at] as number);
    }
    if (ends === undefined) return none;
    return isSorted ? ends : ends.sort(ascending);
  }

  return {
    touched,
    clear() {
      for (const factor of touched) first[factor] = -1;
      for (const list of asked) endsByList[list] = undefined;
      for (const list of checked) presence[list] = 0;
      touched.length = 0;
      asked.length = 0;
      checked.length = 0;
      used = 0;
      if (hits.length > keptHits) hits = new Int32Array(keptHits);
    },
    add(factor, end) {
      if (used + 2 > hits.length) {
        const grown = new Int32Array(2 * hits.length);
        grown.set(hits);
        hits = grown;
      }
      if ((first[factor] as number) < 0) {
        first[factor] = used;
        touched.push(factor);
      } else hits[(last[factor] as number) + 1] = used;
      last[factor] = used;
      hits[used++] = end;
      hits[used++] = -1;
    },
    agree(slots) {
      for (let index = 1; index < slots.length; index++) {
        if (!isPresent((slots[index] as PlacedList).list)) return false;
      }
      if (slots.length === 1) return true;
      const { list, reaches } = slots[0] as PlacedList;
      const factors = lists[list] as readonly number[];
      for (let index = 0; index < factors.length; index++) {
        const at = first[factors[index] as number] as number;
        if (at >= 0 && agreeNear(at, reaches[2 * index] as number, reaches[2 * index + 1] as number, slots)) {
          return true;
        }
      }
      return false;
    },
    shared([leading, ...others]) {
      const { list, reaches } = leading as PlacedList;
      const ranges: number[] = [];
      let parts = 0;
      for (const [index, factor] of (lists[list] as readonly number[]).entries()) {
        if ((first[factor] as number) < 0) continue;
        parts++;
        addRanges(
          ranges,
          endsOfFactor(factor),
          reaches[2 * index] as number,
          reaches[2 * index + 1] as number,
        );
      }
      let found = parts > 1 ? mergeRanges(ranges) : ranges;
      for (const slot of others) {
        const [least = 0, most = 0] = slot.reaches;
        found = intersectRanges(found, addRanges([], endsOf(slot.list), least, most));
      }
      return found;
    },
  };

  /** Whether a start near one of a factor's hits suits the slots after the first. */
  function agreeNear(firstHit: number, least: number, most: number, slots: readonly PlacedList[]): boolean {
    cursors.fill(0);
    for (let at = firstHit; at >= 0; at = hits[at + 1] as number) {
      const from = (hits[at] as number) - most;
      const to = (hits[at] as number) - least;
      if (to < 0) continue;
      let fits = true;
      for (let index = 1; index < slots.length && fits; index++) {
        const slot = slots[index] as PlacedList;
        const ends = endsOf(slot.list);
        // Hits come in order, so no cursor ever goes back.
        let cursor = cursors[index] as number;
        while (cursor < ends.length && (ends[cursor] as number) < from + (slot.reaches[0] as number))
          cursor++;
        cursors[index] = cursor;
        if (cursor === ends.length) return false;
        fits = (ends[cursor] as number) <= to + (slot.reaches[1] as number);
      }
      if (fits) return true;
    }
    return false;
  }

  function endsOfFactor(factor: number): readonly number[] {
    const ends: number[] = [];
    for (let at = first[factor] as number; at >= 0; at = hits[at + 1] as number)
      ends.push(hits[at] as number);
    return ends;
  }
}

const ascending = (a: number, b: number): number => a - b;
const none: readonly number[] = Object.freeze([]);

/** Adds where a match could start whose factor ends at one of the ends, which are sorted. */
function addRanges(ranges: number[], ends: readonly number[], least: number, most: number): number[] {
  const own = ranges.length;
  for (const end of ends) {
    const to = end - least;
    if (to < 0) continue;
    const from = Math.max(0, end - most);
    if (ranges.length > own && from <= (ranges.at(-1) as number) + 1) ranges[ranges.length - 1] = to;
    else ranges.push(from, to);
  }
  return ranges;
}

/** Sorts ranges and joins those that touch. */
export function mergeRanges(ranges: readonly number[]): number[] {
  const pairs: [number, number][] = [];
  for (let at = 0; at < ranges.length; at += 2) pairs.push([ranges[at] as number, ranges[at + 1] as number]);
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [from, to] of pairs) {
    const last = merged.length - 1;
    if (last > 0 && from <= (merged[last] as number) + 1) merged[last] = Math.max(merged[last] as number, to);
    else merged.push(from, to);
  }
  return merged;
}

function intersectRanges(a: readonly number[], b: readonly number[]): number[] {
  const shared: number[] = [];
  let other = 0;
  for (let at = 0; at < a.length; at += 2) {
    const from = a[at] as number;
    const to = a[at + 1] as number;
    while (other < b.length && (b[other + 1] as number) < from) other += 2;
    for (let next = other; next < b.length && (b[next] as number) <= to; next += 2) {
      shared.push(Math.max(from, b[next] as number), Math.min(to, b[next + 1] as number));
    }
  }
  return shared;
}

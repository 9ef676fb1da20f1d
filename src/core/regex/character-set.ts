/** Set of code points as sorted, disjoint, inclusive ranges `[from, to, from, to, ...]`. */
export type CharacterSet = readonly number[];

export const lastCodePoint = 0x10ffff;

/** Makes a set from ranges `[from, to, ...]` in any order. */
export function characterSet(ranges: readonly number[]): CharacterSet {
  const pairs: [number, number][] = [];
  for (let index = 0; index + 1 < ranges.length; index += 2) {
    pairs.push([ranges[index] as number, ranges[index + 1] as number]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [from, to] of pairs) {
    const end = merged.length - 1;
    if (end > 0 && from <= (merged[end] as number) + 1) merged[end] = Math.max(merged[end] as number, to);
    else merged.push(from, to);
  }
  return merged;
}

export function union(...sets: readonly CharacterSet[]): CharacterSet {
  return characterSet(sets.flat());
}

export function complement(set: CharacterSet): CharacterSet {
  const rest: number[] = [];
  let next = 0;
  for (let index = 0; index < set.length; index += 2) {
    if ((set[index] as number) > next) rest.push(next, (set[index] as number) - 1);
    next = (set[index + 1] as number) + 1;
  }
  if (next <= lastCodePoint) rest.push(next, lastCodePoint);
  return rest;
}

/** Whether a code point is in the set, by binary search. */
export function contains(set: CharacterSet, codePoint: number): boolean {
  let low = 0;
  let high = set.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codePoint > (set[2 * middle + 1] as number)) low = middle + 1;
    else high = middle;
  }
  return 2 * low < set.length && codePoint >= (set[2 * low] as number);
}

/** Number of code points in the set. */
export function sizeOf(set: CharacterSet): number {
  let size = 0;
  for (let index = 0; index < set.length; index += 2) {
    size += (set[index + 1] as number) - (set[index] as number) + 1;
  }
  return size;
}

/** The members of a set that is known to be small. */
export function membersOf(set: CharacterSet): number[] {
  const members: number[] = [];
  for (let index = 0; index < set.length; index += 2) {
    for (let code = set[index] as number; code <= (set[index + 1] as number); code++) members.push(code);
  }
  return members;
}

import { readNumbers } from "./numbers.ts";
import type { ScanPlan } from "./scan-plan.ts";

/** Receives a place of a factor in a list: what it adds to the reach of a slot. */
export type PlaceReader = (list: number, least: number, most: number) => void;

/**
 * Reads the lists of a plan by factor.
 *
 * Most factors of a pack never come up in a process, so the places of one are looked up when it does.
 */
export function createPlaces(
  { firsts, others, shared, reaches, factorCount }: ScanPlan,
  lengths: Uint16Array,
): (factor: number, read: PlaceReader) => void {
  /** The first factor that is new in each list. */
  const firstOf = new Int32Array(firsts.length + 1);
  /** The list of each shared factor, and where the factor is shared next; -1 ends a chain. */
  const listOf = new Int32Array(shared.length);
  const next = new Int32Array(shared.length);
  const latest = new Int32Array(factorCount).fill(-1);
  /** Where the shared factors of each list begin. */
  const sharedFrom = new Int32Array(firsts.length);
  let at = 0;
  for (let list = 0; list < firsts.length; list++) {
    firstOf[list + 1] = (firstOf[list] as number) + (firsts[list] as number);
    sharedFrom[list] = at;
    for (const end = at + (others[list] as number); at < end; at++) {
      const factor = shared[at] as number;
      listOf[at] = list;
      next[at] = latest[factor] as number;
      latest[factor] = at;
    }
  }

  const readPlace = (factor: number, list: number, position: number, read: PlaceReader): void => {
    const numbers = readNumbers(reaches[list] as string);
    if (numbers.length > 1) {
      read(list, numbers[2 * position] as number, numbers[2 * position + 1] as number);
    } else {
      const extra = numbers.length === 0 ? 0 : (lengths[factor] as number) - (numbers[0] as number);
      read(list, extra, extra);
    }
  };

  return (factor, read) => {
    const list = listOfFirst(firstOf, factor);
    readPlace(factor, list, factor - (firstOf[list] as number), read);
    for (let place = latest[factor] as number; place >= 0; place = next[place] as number) {
      const other = listOf[place] as number;
      readPlace(factor, other, (firsts[other] as number) + place - (sharedFrom[other] as number), read);
    }
  };
}

/** The list that was the first to hold a factor: the last one that begins at it or before it. */
function listOfFirst(firstOf: Int32Array, factor: number): number {
  let low = 0;
  let high = firstOf.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((firstOf[middle] as number) > factor) high = middle - 1;
    else low = middle;
  }
  return low;
}

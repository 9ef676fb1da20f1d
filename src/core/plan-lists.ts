import { digitsOf } from "./digits.ts";
import { readNumbers } from "./numbers.ts";
import { type ScanPlan, sharedWidth } from "./scan-plan.ts";

/** Receives a place of a factor in a list: what it adds to the reach of a slot. */
export type PlaceReader = (list: number, least: number, most: number) => void;

/**
 * Reads the lists of a plan by factor.
 *
 * Most factors of a pack never come up in a process, so the places of one are looked up when it does.
 */
export function createPlaces(
  { firsts, others, shared, reaches }: ScanPlan,
  lengths: Uint16Array,
): (factor: number, read: PlaceReader) => void {
  /** The first factor that is new in each list. */
  const firstOf = startsOf(firsts);
  /** Where the shared factors of each list begin. */
  const sharedFrom = startsOf(others);

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
    const list = listOf(firstOf, factor);
    readPlace(factor, list, factor - (firstOf[list] as number), read);
    for (const { text, first, count, firstList } of shared) {
      if (factor < first || factor >= first + count) continue;
      const width = sharedWidth(count);
      const digits = digitsOf(factor - first, width);
      for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
        if (at % width !== 0) continue;
        const place = (sharedFrom[firstList] as number) + at / width;
        const other = listOf(sharedFrom, place);
        readPlace(factor, other, (firsts[other] as number) + place - (sharedFrom[other] as number), read);
      }
    }
  };
}

/** Where each of some parts begins, from their lengths. */
function startsOf(lengths: Int32Array): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let index = 0, sum = 0; index < lengths.length; index++) {
    sum += lengths[index] as number;
    starts[index + 1] = sum;
  }
  return starts;
}

/** The list that something belongs to: the last one that begins at it or before it. */
function listOf(starts: Int32Array, place: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) > place) high = middle - 1;
    else low = middle;
  }
  return low;
}

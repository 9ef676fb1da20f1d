import { digitsOf, numberAt } from "./digits.ts";
import { readNumbers } from "./numbers.ts";
import { type ListMembers, listMark, numberWidth, ownerMark, type ScanPlan } from "./scan-plan.ts";

/** Receives a place of a factor in a list: what it adds to the reach of a slot. */
export type PlaceReader = (list: number, least: number, most: number) => void;

/**
 * Reads the lists of a plan by factor.
 *
 * Most factors of a pack never come up in a process, so the places of one are looked up when it does.
 */
export function createPlaces(
  { members, reaches }: ScanPlan,
  lengths: Uint16Array,
): (factor: number, read: PlaceReader) => void {
  const parts = members.map(readMembers);

  return (factor, read) => {
    for (const { firstFactor, factors, firstList, find } of parts) {
      if (factor < firstFactor || factor >= firstFactor + factors) continue;
      find(factor - firstFactor, (own, position) => {
        const list = firstList + own;
        const numbers = readNumbers(reaches[list] as string);
        if (numbers.length > 1) {
          const at = 2 * position();
          read(list, numbers[at] as number, numbers[at + 1] as number);
        } else {
          const extra = numbers.length === 0 ? 0 : (lengths[factor] as number) - (numbers[0] as number);
          read(list, extra, extra);
        }
      });
    }
  };
}

/** Receives a list that holds a factor, and what tells the position of the factor in it. */
type Found = (list: number, position: () => number) => void;

function readMembers(part: ListMembers) {
  const { owners, further, mostOwned, firstFactor, factors, firstList, lists } = part;
  const listWidth = numberWidth(lists);
  const placeWidth = numberWidth(mostOwned);
  /** Where each list begins in `further`; looked up for the first factor that several lists hold. */
  let starts: Int32Array | undefined;

  /** How many of the factors before one a list owns. */
  function countOwned(list: number, end: number): number {
    const digits = digitsOf(list, listWidth);
    let count = 0;
    for (
      let at = owners.indexOf(digits);
      at >= 0 && at < end * listWidth;
      at = owners.indexOf(digits, at + 1)
    )
      if (at % listWidth === 0) count++;
    return count;
  }

  /** How many factors stand between the start of a list and a place in it. */
  function countFurther(start: number, end: number): number {
    let count = 0;
    for (let at = start; at < end; ) {
      if (further[at] === ownerMark) at += 1 + listWidth;
      else {
        at += placeWidth;
        count++;
      }
    }
    return count;
  }

  function find(factor: number, found: Found): void {
    const owner = numberAt(owners, factor * listWidth, listWidth);
    const place = countOwned(owner, factor);
    found(owner, () => place);
    const begin = ownerMark + digitsOf(owner, listWidth);
    const digits = digitsOf(place, placeWidth);
    for (let from = further.indexOf(begin); from >= 0; from = further.indexOf(begin, from + 1)) {
      for (let at = from + begin.length; isDigit(further, at); at += placeWidth) {
        if (!further.startsWith(digits, at)) continue;
        starts ??= startsIn(further, lists);
        const list = listAt(starts, at);
        const start = (starts[list] as number) + 1;
        found(list, () => countOwned(list, factors) + countFurther(start, at));
        break;
      }
    }
  }

  return { firstFactor, factors, firstList, find };
}

function isDigit(text: string, at: number): boolean {
  return at < text.length && text[at] !== listMark && text[at] !== ownerMark;
}

function startsIn(further: string, lists: number): Int32Array {
  const starts = new Int32Array(lists);
  for (let list = 0, at = -1; list < lists; list++) {
    at = further.indexOf(listMark, at + 1);
    starts[list] = at;
  }
  return starts;
}

/** The last list that begins before a place. */
function listAt(starts: Int32Array, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) > place) high = middle - 1;
    else low = middle;
  }
  return low;
}

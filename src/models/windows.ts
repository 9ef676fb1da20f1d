import { characterKind } from "./characters.ts";
import type { Tokens } from "./tokens.ts";

/** Weight of a token in the length of a window: a word counts two, an ideograph one, a mark nothing. */
function weightOf(kind: number): number {
  return kind === characterKind.letter ? 2 : kind === characterKind.ideograph ? 1 : 0;
}

/** Length of a window and step to the next one, in words. */
export interface WindowShape {
  readonly words: number;
  readonly step: number;
  /** Most UTF-16 units of a window, of which a step has half at the most. @default no step, and {@link longestWindow} */
  readonly chars?: number;
}

/** Longest window in UTF-16 units, so that a text without spaces has short windows too. */
const longestWindow = 600;

/**
 * Cuts tokens into windows `[first, last)` that overlap, and writes them as pairs into `into`; returns how many.
 *
 * A text that is little longer than a window is one.
 */
export function readWindows(tokens: Tokens, { words, step, chars }: WindowShape, into: number[]): number {
  const { count, kinds, starts, ends } = tokens;
  const longest = chars ?? longestWindow;
  const longestLast = chars ?? longestWindow * 1.5;
  const longestStep = chars === undefined ? Number.POSITIVE_INFINITY : chars / 2;
  into.length = 0;
  if (count === 0) return 0;
  const full = words * 2;
  let first = 0;
  for (;;) {
    let last = first;
    let weight = 0;
    let next = count;
    const origin = starts[first] as number;
    while (last < count && (weight < full || last === first)) {
      if (last > first && (ends[last] as number) - origin > longest) break;
      if (next === count && (weight >= step * 2 || (starts[last] as number) - origin >= longestStep))
        next = last;
      weight += weightOf(kinds[last] as number);
      last++;
    }
    // What is left over joins the last window when it is short.
    if (last < count && isShort(tokens, last, full / 3, origin + longestLast)) last = count;
    into.push(first, last);
    if (last >= count) return into.length / 2;
    if (next < last && next > first) first = next;
    // Of long words few fit, and the last of them is a step.
    else first = chars !== undefined && last - 1 > first ? last - 1 : last;
  }
}

function isShort({ count, kinds, ends }: Tokens, from: number, most: number, end: number): boolean {
  if ((ends[count - 1] as number) > end) return false;
  let weight = 0;
  for (let index = from; index < count; index++) {
    weight += weightOf(kinds[index] as number);
    if (weight > most) return false;
  }
  return true;
}

/** Windows of a passage, and windows from the beginning of one passage to that of the next. */
const windowsOfPassage = 3;
const passageStep = 2;

/**
 * Joins windows, pairs as {@link readWindows} writes them, to passages that overlap: writes pairs of the first window and the
 * one behind the last into `into`; returns how many.
 */
export function readPassages(windowCount: number, into: number[]): number {
  into.length = 0;
  for (let first = 0; first < windowCount; first += passageStep) {
    const last = Math.min(windowCount, first + windowsOfPassage);
    into.push(first, last);
    if (last === windowCount) break;
  }
  return into.length / 2;
}

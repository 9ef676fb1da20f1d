import { isBlank, isLetter } from "./characters.ts";
import { openWord, scanReferences } from "./scan.ts";

/** So far behind a mark everything is looked at; from here on streams keep all the context there is. */
const far = 1024;

/** The next unit says whether something begins. */
const near = 2;

/** Most blanks between a bracket and its destination, with the `<` of one and the bracket itself. */
const longestGap = 66;

/** A label or an image may have begun so far before what is held, with room for its marks. */
const context = 2048;

/** Where the text begins that could still become a reference. */
export function hold(text: string, settled: number = 0): number {
  const from = Math.max(0, settled - context);
  return from + scanReferences(from === 0 ? text : text.slice(from)).open;
}

/**
 * Whether something from an offset on begins a reference, or ends one that is held. What is held is looked at again with
 * each piece, so that its mark is seen however long it is.
 */
export function wakes(text: string, from: number): number {
  if (isDestination(text, from)) return far;
  let reach = 0;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Nearly all of a text.
    if (unit >= 0x61 && unit <= 0x7a) continue;
    const next = text.charCodeAt(at + 1);
    const isLast = at + 1 === text.length;
    switch (unit) {
      case 0x3c:
        if (isLetter(next)) return far;
        if (isLast) reach = near;
        break;
      case 0x21:
        if (next === 0x5b) return far;
        if (isLast) reach = near;
        break;
      case 0x5d:
        if (next === 0x28 || next === 0x3a) return far;
        if (isLast) reach = near;
        break;
      case 0x3a:
        if (next === 0x2f || next === 0x5c) return far;
        if (isLast) reach = near;
        break;
      case 0x2e:
        if (at >= 3 && text.slice(at - 3, at).toLowerCase() === "www") return far;
        break;
      case 0x1b:
      case 0x9d:
        return far;
    }
  }
  return reach;
}

/** Whether an offset stands behind `](` or `]:`, or between the two. */
function isDestination(text: string, from: number): boolean {
  const unit = text.charCodeAt(from);
  if ((unit === 0x28 || unit === 0x3a) && text.charCodeAt(from - 1) === 0x5d) return true;
  const least = Math.max(1, from - longestGap);
  for (let at = from - 1; at >= least; at--) {
    const before = text.charCodeAt(at);
    if (before === 0x28 || before === 0x3a) return text.charCodeAt(at - 1) === 0x5d;
    if (!isBlank(before) && before !== 0x3c) return false;
  }
  return false;
}

/** What {@link hold} gives where nothing wakes. */
export function rest(text: string): number {
  return openWord(text);
}

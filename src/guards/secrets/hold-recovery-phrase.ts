import { isListed, widestGap } from "./structures/recovery-phrase.ts";

/** Farthest a word that announces a phrase may stand behind it, and the longest phrase. */
const reach = 300;
const longestPhrase = 360;

/** Words of a recovery phrase: a run that may go on, or a whole one that a word behind it may still announce. */
export function openPhrase(text: string, settled: number): number {
  const { length } = text;
  const least = Math.max(0, settled, length - reach - longestPhrase);
  const ends: number[] = [];
  let hold = length;
  let first = length;
  let isOpen = true;
  // Rows of words as long as those of a phrase are short in most texts, so few words are looked up.
  const close = (): void => {
    if (ends.length > 0 && (isOpen || ends.length >= fewestWords))
      hold = Math.min(hold, listedStart(text, ends, isOpen));
    isOpen = false;
    ends.length = 0;
  };
  let at = length;
  while (at > least) {
    let end = at;
    while (end > least && !isLetter(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > least && isLetter(text.charCodeAt(start - 1))) start--;
    if (first - end > widestGap + 1) close();
    first = start;
    if (end > start && (end === length || (end - start > 2 && end - start < 9))) ends.push(end);
    else close();
    at = start;
  }
  close();
  return hold;
}

/** Fewest words of a phrase. */
const fewestWords = 12;

/**
 * Where the first row of listed words begins that is open, or long enough, among words that end at these offsets, the
 * last one first; the length of the text when there is none.
 */
function listedStart(text: string, ends: readonly number[], isOpen: boolean): number {
  let hold = text.length;
  let words = 0;
  let open = isOpen;
  for (const end of ends) {
    let start = end;
    while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
    if (end === text.length || isListed(text, start, end)) {
      words++;
      if (open || words >= fewestWords) hold = start;
    } else {
      open = false;
      words = 0;
    }
  }
  return hold;
}

function isLetter(unit: number): boolean {
  return (unit | 32) >= 0x61 && (unit | 32) <= 0x7a;
}

/** Start of the row of listed words that a text ends in; the last of them may be open. */
export function openRow(text: string): number {
  const { length } = text;
  let hold = length;
  for (let first = length; ; first = hold) {
    let end = first;
    while (end > 0 && first - end <= widestGap + 1 && !isLetter(text.charCodeAt(end - 1))) end--;
    if (first - end > widestGap + 1) return hold;
    let start = end;
    while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
    if (start === end || (end < length && !isListed(text, start, end))) return hold;
    hold = start;
  }
}

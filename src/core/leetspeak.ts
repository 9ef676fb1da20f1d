import { isAlphanumeric, isLetter, unitTable } from "./ascii.ts";
import { naturalness } from "./natural.ts";
import type { Found, Reading } from "./reading.ts";
import { leetLetter, unleet } from "./substitutes.ts";

/** Longer tokens are no words. */
const longestWord = 40;

/** Below this, letters do not look like a word; see {@link naturalness}. */
const leastNatural = -37;

/** `at` is a letter behind a substitute behind a letter. */
export function readLeet(source: string, at: number): Reading {
  let start = at;
  while (start > 0 && at - start <= longestWord && isLeetUnit(source.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < source.length && end - at <= longestWord && isLeetUnit(source.charCodeAt(end))) end++;
  if (end - start > longestWord) {
    while (end < source.length && isLeetUnit(source.charCodeAt(end))) end++;
    return { edits: [], end };
  }
  const edits = leetWord(source, start, end);
  const first = edits[0];
  if (first === undefined) return { edits, end };
  // Words around one that is disguised may be disguised at their ends alone.
  const before = neighbour(source, first.start, -1);
  const after = neighbour(source, first.end, 1);
  return { edits: [...before, ...edits, ...after], end };
}

function leetWord(source: string, from: number, to: number): readonly Found[] {
  let start = from;
  let end = to;
  while (start < end && isMargin(source.charCodeAt(start))) start++;
  while (end > start && isMargin(source.charCodeAt(end - 1))) end--;
  if (isTechnical(source.charCodeAt(start - 1)) || isTechnical(source.charCodeAt(end))) return [];
  if (source.charCodeAt(end) === 0x2e && isAlphanumeric(source.charCodeAt(end + 1))) return [];
  const word = source.slice(start, end);
  const counts = countUnits(word);
  if (counts === undefined || counts.substitutes === 0 || counts.letters < 2 || word.length < 4) return [];
  if (counts.substitutes > counts.letters + 1) return [];
  const text = unleet(word);
  if (naturalness(text) < leastNatural) return [];
  return [
    { start, end, text, ...(counts.substitutes >= 2 && word.length >= 5 && { kind: "leetspeak" as const }) },
  ];
}

/** The word before or after a disguised one, if it has substitutes too. */
function neighbour(source: string, at: number, step: 1 | -1): readonly Found[] {
  let near = at + (step < 0 ? -1 : 0);
  if (source.charCodeAt(near) !== 0x20) return [];
  near += step;
  let far = near;
  while (Math.abs(far - near) < longestWord && isLeetUnit(source.charCodeAt(far))) far += step;
  const start = step < 0 ? far + 1 : near;
  let end = step < 0 ? near + 1 : far;
  while (start < end && isMargin(source.charCodeAt(end - 1))) end--;
  const word = source.slice(start, end);
  const counts = countUnits(word);
  if (counts === undefined || counts.substitutes === 0 || counts.letters < 2) return [];
  return [{ start, end, text: unleet(word) }];
}

/** Undefined for what is no word: hex, versions, identifiers in camel case, digits that stand for no letter. */
function countUnits(word: string): { readonly letters: number; readonly substitutes: number } | undefined {
  let letters = 0;
  let substitutes = 0;
  let hex = true;
  let wasLower = false;
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index);
    if (isLetter(unit)) {
      letters++;
      if ((unit | 0x20) > 0x66) hex = false;
      const isLower = unit >= 0x61;
      if (wasLower && !isLower) return undefined;
      wasLower = isLower;
    } else if (leetLetter(unit) !== 0) substitutes++;
    else return undefined;
  }
  return hex ? undefined : { letters, substitutes };
}

function isLeetUnit(unit: number): boolean {
  return isAlphanumeric(unit) || leetLetter(unit) !== 0;
}

function isMargin(unit: number): boolean {
  return unit === 0x21 || unit === 0x7c || unit === 0x2b;
}

/** What stands beside parts of addresses, paths, code and numbers. */
const technicalUnits: Uint8Array = unitTable("/\\=#%&_:<>[]{}", () => 1);

function isTechnical(unit: number): boolean {
  return technicalUnits[unit] === 1;
}

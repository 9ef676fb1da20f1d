import { isLetter } from "./ascii.ts";
import type { Found, Reading } from "./reading.ts";

/** Words so far from the place that gave them away are looked at. */
const farthest = 120;

/** So many equal letters in a row are no spelling. */
const fewestEqual = 3;

/** `at` is one of several equal letters: writes the words around it with each letter once, or twice where it is spelled so. */
export function readStretched(source: string, at: number, done: number): Reading {
  const edits: Found[] = [];
  let start = Math.max(at - farthest, done, 0);
  // A word is read as a whole.
  while (start > done && start > 0 && isLetter(source.charCodeAt(start - 1))) start--;
  let end = start;
  while (end < source.length && (end <= at + farthest || isLetter(source.charCodeAt(end)))) {
    const from = end;
    while (isLetter(source.charCodeAt(end))) end++;
    if (end === from) {
      end++;
      continue;
    }
    const word = source.slice(from, end);
    const text = shorten(word);
    if (text !== word) edits.push({ start: from, end, text });
  }
  return { edits, end };
}

/** A word in which no letter stands too often: one that repeats all of its letters, or one of them three times and more. */
function shorten(word: string): string {
  const runs = runsOf(word);
  const fewest = Math.min(...runs);
  const most = Math.max(...runs);
  if (runs.length < 2 || (fewest === 1 && most < fewestEqual)) return word;
  // All, and not al, however its letters were repeated.
  if (runs.length === 2 && word.endsWith("ll")) return `${word.charAt(0)}ll`;
  let text = "";
  let at = 0;
  for (const run of runs) {
    const letter = word.charAt(at);
    at += run;
    const isDouble = at === word.length && "lLsS".includes(letter);
    const times = fewest > 1 ? Math.round(run / fewest) : run < fewestEqual ? run : isDouble ? 2 : 1;
    text += letter.repeat(times);
  }
  return text;
}

/** How often each letter of a word stands in a row. */
function runsOf(word: string): readonly number[] {
  const runs: number[] = [];
  let before = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit === before) runs[runs.length - 1] = (runs.at(-1) as number) + 1;
    else runs.push(1);
    before = unit;
  }
  return runs;
}

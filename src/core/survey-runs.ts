import { type Notes, note } from "./survey.ts";
import { first } from "./survey-bytes.ts";
import { startOfNextLine } from "./survey-lines.ts";
import {
  base64,
  capital,
  gap,
  is,
  joined,
  kindsOfCharacters,
  letter,
  morse,
  number,
  separator,
  shortestToken,
} from "./survey-places.ts";
import { fewestJoints, isUnspaced, startOfJoined } from "./survey-words.ts";

/** So many numbers, or groups of dots and dashes, in a row are looked at. */
const shortestRun = 6;

/** Where the last run of each kind ended. */
export interface RunsDone {
  tokens: number;
  numbers: number;
  morse: number;
  joined: number;
}

/** Notes the runs that go through the eight characters from `from` on, which have `common` kinds. */
export function readRuns(
  before: Notes,
  bytes: Uint8Array,
  from: number,
  common: number,
  limit: number,
  done: RunsDone,
): Notes {
  if (from < first || from >= limit) return before;
  let found = before;
  if ((common & base64) !== 0 && from >= done.tokens) {
    const start = runStart(bytes, from, done.tokens, base64);
    const end = runEnd(bytes, from + 8, base64);
    done.tokens = end;
    if (end - start >= shortestToken) {
      if (hasCapitals(bytes, start, end)) {
        found = note(found, "tokens", start);
        found = note(found, "tokens", end);
        const line = startOfNextLine(bytes, end);
        if (line !== 0) found = note(found, "wrapped", line);
      }
      if (isUnspaced(bytes, start, end)) found = note(found, "unspaced", start);
      else if (mayBeJoined(bytes, start, end)) found = noteJoined(found, bytes, start, end);
    }
  } else if ((common & (base64 | joined)) === joined && from >= done.joined) {
    const start = runStart(bytes, from, done.joined, joined);
    done.joined = runEnd(bytes, from + 8, joined);
    if (mayBeJoined(bytes, start, done.joined)) found = noteJoined(found, bytes, start, done.joined);
  }
  if ((common & number) !== 0 && from >= done.numbers) {
    const start = runStart(bytes, from, done.numbers, number);
    done.numbers = Math.min(runEnd(bytes, from + 8, number), limit);
    const place = startOfGroups(bytes, start, done.numbers, limit);
    if (place >= 0) found = note(found, "numbers", place);
  }
  if ((common & morse) !== 0 && from >= done.morse) {
    const start = runStart(bytes, from, done.morse, morse);
    done.morse = Math.min(runEnd(bytes, from + 8, morse), limit);
    const place = startOfGroups(bytes, start, done.morse, limit);
    if (place >= 0) found = note(found, "morse", place);
  }
  return found;
}

/** Long words and names have one capital at most, what is encoded has more of them, or digits. */
function hasCapitals(bytes: Uint8Array, start: number, end: number): boolean {
  let capitals = 0;
  for (let at = start; at < end; at++) if (is(bytes[at], capital) && ++capitals === 2) return true;
  return false;
}

function noteJoined(found: Notes, bytes: Uint8Array, start: number, end: number): Notes {
  const place = startOfJoined(bytes, start, end);
  return place === 0 ? found : note(found, "joined", place);
}

/** Most runs end as soon as they are looked at: names in camel case, numbers, parts of addresses, a long word. */
function mayBeJoined(bytes: Uint8Array, start: number, end: number): boolean {
  const kindOf = kindsOfCharacters();
  let joints = 0;
  let joiner = 0;
  let before = bytes[start - 1] as number;
  if (before === fullStop) return is(bytes[start], separator) && is(bytes[start - 2], letter);
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    const kind = kindOf[byte] as number;
    if ((kind & letter) !== 0) {
      if (byte < 0x60 && before > 0x60) return false;
    } else {
      if ((kind & separator) === 0 || (joiner !== 0 && byte !== joiner)) return false;
      joiner = byte;
      if (++joints === fewestJoints) return true;
    }
    before = byte;
  }
  return false;
}

const fullStop = 0x2e;

/** Start of the run of characters of a kind that ends before `from`; not before `low`. */
function runStart(bytes: Uint8Array, from: number, low: number, kind: number): number {
  let at = from;
  while (at > low && is(bytes[at - 1], kind)) at--;
  return at;
}

function runEnd(bytes: Uint8Array, from: number, kind: number): number {
  let at = from;
  while (is(bytes[at], kind)) at++;
  return at;
}

/** Start of the first of the groups in `[start, end)` when there are enough, without one that goes on outside; or -1. */
function startOfGroups(bytes: Uint8Array, start: number, end: number, limit: number): number {
  let at = start;
  if (start > first && !is(bytes[start - 1], gap)) while (at < end && !is(bytes[at], gap)) at++;
  let groups = 0;
  let firstGroup = -1;
  while (at < end) {
    while (at < end && is(bytes[at], gap)) at++;
    const from = at;
    while (at < end && !is(bytes[at], gap)) at++;
    if (at === from || (at === end && end < limit)) break;
    if (firstGroup < 0) firstGroup = from;
    if (++groups === shortestRun) return firstGroup;
  }
  return -1;
}

import { flag, type Notes, note, nothing } from "./survey.ts";
import { type Characters, first } from "./survey-bytes.ts";
import { isStretched } from "./survey-letters.ts";
import { startOfNextLine } from "./survey-lines.ts";
import {
  base64,
  control,
  is,
  isSpacedLetter,
  kindsOfCharacters,
  letter,
  letterAfterBreak,
  letterAfterSubstitute,
  lineEnd,
  mark,
  substitute,
} from "./survey-places.ts";
import { type RunsDone, readRuns } from "./survey-runs.ts";
import { lettersApart, mostlyApart, oddPair, oddShift, pairTables, twice } from "./survey-tables.ts";
import { isTagInSentence, type JointSeen, jointOfMarked, widestMarked } from "./survey-words.ts";

/**
 * One pass over the characters of a text, eight at a time, two of them in one step.
 *
 * A run of fifteen characters of one kind has twelve in a row that begin at a multiple of four. Six numbers of
 * printable characters take seventeen, and so do most words in Morse code.
 */
export function surveyPass({ bytes, pairs }: Characters, length: number): Notes {
  const { sums, kinds, oddities } = pairTables();
  const kindOf = kindsOfCharacters();
  const limit = first + length;
  const last = (limit + 1) >> 1;
  const done: RunsDone = { tokens: first, numbers: first, morse: first, joined: first };
  const joint: JointSeen = { last: -widestMarked };
  let found = nothing as Notes;
  // Constants of the function are part of its code, those of the module are read from memory: what four neutral pairs
  // count and where sums start, the bit of each sum that tells strong evidence, and the one below.
  const neutral = 0x100200;
  const strong = 0x200400;
  const ones = 0x801;
  const notJoined = 0x7e;
  let oddBefore = 0;
  let evidence = neutral;
  let before = 0;
  let beforeRight = 0;
  for (let index = first >> 1; index < last; index += 4) {
    const one = pairs[index] as number;
    const two = pairs[index + 1] as number;
    const three = pairs[index + 2] as number;
    const four = pairs[index + 3] as number;
    const sum =
      (sums[one] as number) + (sums[two] as number) + (sums[three] as number) + (sums[four] as number);
    const odd = oddities[sum >>> 22] as number;
    if ((odd & (oddPair | lettersApart)) !== 0 || (odd & oddBefore) !== 0) {
      if ((odd & oddPair) !== 0) {
        const which =
          ((sums[one] as number) >>> oddShift) |
          (((sums[two] as number) >>> oddShift) << 1) |
          (((sums[three] as number) >>> oddShift) << 2) |
          (((sums[four] as number) >>> oddShift) << 3);
        found = readOdd(found, bytes, kindOf, index << 1, which, joint);
      }
      if ((odd & oddBefore) !== 0) found = readSpaced(found, bytes, (index << 1) - 8);
      if ((odd & (lettersApart | oddBefore)) !== 0) found = readSpaced(found, bytes, index << 1);
    }
    oddBefore = odd & mostlyApart;
    const weighed = (evidence + sum - neutral) | 0;
    if ((weighed & strong) !== 0) {
      found = note(found, "unnatural", index << 1);
      evidence = neutral;
    } else {
      // A sum that fell below where it starts is put back there.
      const kept = (weighed >>> 9) & ones;
      evidence = (weighed & ((kept << 9) - kept)) | neutral;
    }
    const left = (kinds[one] as number) & (kinds[two] as number);
    const right = (kinds[three] as number) & (kinds[four] as number);
    if (((beforeRight & left & (before | right)) | ((left | right) & twice)) !== 0) {
      if (((left | right) & twice) !== 0) found = readTwice(found, bytes, index << 1);
      // Words that are joined by full stops are longer than the names that are.
      const common = beforeRight & left & ((before & right) | notJoined);
      if (common !== 0) found = readRuns(found, bytes, (index << 1) - 4, common, limit, done);
    }
    before = left;
    beforeRight = right;
  }
  return found;
}

/** Looks at eight characters for letters that are written several times. */
function readTwice(before: Notes, bytes: Uint8Array, from: number): Notes {
  for (let at = from; at < from + 8; at += 2) {
    if (isStretched(bytes, at)) return note(before, "stretched", at);
  }
  return before;
}

const hyphen = 0x2d;
const lineFeed = 0x0a;

/** Looks at pairs from `from` on, those of which `which` has a bit, for substitutes in words, markup and line ends. */
function readOdd(
  before: Notes,
  bytes: Uint8Array,
  kindOf: Uint16Array,
  from: number,
  which: number,
  joint: JointSeen,
): Notes {
  let found = before;
  for (let rest = which; rest !== 0; rest &= rest - 1) {
    const at = from + 2 * (31 - Math.clz32(rest & -rest));
    if (is(bytes[at], letter)) {
      if (isStretched(bytes, at)) found = note(found, "stretched", at);
      if (is(bytes[at + 1], letter)) continue;
    }
    found = readOddCharacter(found, bytes, kindOf, at, joint);
    found = readOddCharacter(found, bytes, kindOf, at + 1, joint);
  }
  return found;
}

function readOddCharacter(
  before: Notes,
  bytes: Uint8Array,
  kindOf: Uint16Array,
  at: number,
  joint: JointSeen,
): Notes {
  const unit = bytes[at] as number;
  const kind = (kindOf[unit] as number) & (substitute | lineEnd | mark | control);
  if (kind === 0) return before;
  if (kind === mark) return readMark(before, bytes, at, joint);
  if (kind === control) return flag(before, "controls");
  let found = before;
  if (unit !== lineFeed) {
    if (!is(bytes[at - 1], letter)) return found;
    const place = letterAfterSubstitute(bytes, at);
    return place === 0 ? found : note(found, "leet", place);
  }
  const end = bytes[at - 1] === 0x0d ? at - 1 : at;
  if (!is(bytes[end - 1], base64)) return found;
  const place = letterAfterBreak(bytes, bytes[end - 1] === hyphen ? end - 1 : end);
  if (place !== 0) found = note(found, "broken", place);
  const line = startOfNextLine(bytes, end);
  return line === 0 ? found : note(found, "wrapped", line);
}

/** Notes a tag inside a sentence, and the first of two joints that are close to each other. */
function readMark(before: Notes, bytes: Uint8Array, at: number, joint: JointSeen): Notes {
  if (isTagInSentence(bytes, at)) return note(before, "marked", at);
  const place = jointOfMarked(bytes, at);
  const { last } = joint;
  if (place === 0 || place === last) return before;
  joint.last = place;
  return place - last <= widestMarked ? note(before, "marked", last) : before;
}

/** Looks at eight characters for letters that are spaced out. */
function readSpaced(before: Notes, bytes: Uint8Array, from: number): Notes {
  let found = before;
  for (let at = from; at < from + 8; at++) {
    if (is(bytes[at], letter) && isSpacedLetter(bytes, at)) found = note(found, "spaced", at);
  }
  return found;
}

import { wordEndClues } from "./natural.ts";
import { allCharacters, asciiCharacters, type Characters, first, foreign } from "./survey-bytes.ts";
import {
  base64,
  commonKinds,
  isSpacedLetter,
  kindsOfCharacters,
  letterAfterBreak,
  letterAfterSubstitute,
  lineBreak,
  morse,
  number,
  runEnd,
  runStart,
  separator,
  shortestToken,
  startOfGroups,
  substitute,
} from "./survey-places.ts";

/** Places of a text that deserve a closer look; lists are absent when they would be empty. */
export interface Survey {
  /** A letter after a substitute after a letter, as in `pr0mpt`: offset of that letter. */
  leet?: number[];
  /** Three single letters with separators between them: offset of the second. */
  spaced?: number[];
  /** A short line that ends with a short word before one that starts with a small letter: offset of that letter. */
  broken?: number[];
  /** Runs of base64 characters: start and end, alternating. */
  tokens?: number[];
  /** Starts of runs of numbers. */
  numbers?: number[];
  /** Starts of runs of dots and dashes. */
  morse?: number[];
  /** Ends of words where reversed text became likely. */
  reversed?: number[];
  /** True when there is a character that begins escapes: `&`, `%`, a backslash, `=`. */
  escapes?: true;
  /** Ends of words where rotated text became likely. */
  rotated?: number[];
}

type Notes = { -readonly [Key in keyof Survey]: Survey[Key] };

/** The survey of a text in which there is nothing to look at. */
export const nothing: Survey = Object.freeze({});

/** Ten times the natural logarithm of the odds at which a stretch of words is looked at. */
const suspicious = 60;

/** Position of a letter in the alphabet times 32, 0 for whatever is no letter. */
const rows: Uint16Array = new Uint16Array(256).map((_, unit) =>
  (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a ? (unit & 31) << 5 : 0,
);

/** One pass over a text that finds where obfuscation is possible, and nothing in almost every text. */
export function survey(text: string): Survey {
  return surveyCharacters(text, allCharacters(text));
}

/** The same, but undefined when the text has a character outside ASCII and has to be folded first. */
export function surveyAscii(text: string): Survey | undefined {
  const characters = asciiCharacters(text);
  return characters === undefined ? undefined : surveyCharacters(text, characters);
}

function surveyCharacters(text: string, characters: Characters | undefined): Survey {
  let found = nothing as Notes;
  if (characters !== undefined) {
    found = surveyRuns(characters, text.length, surveyWords(characters, text.length));
  }
  if (text.includes("=") || text.includes("\\") || text.includes("%") || text.includes("&")) {
    if (found === nothing) found = {};
    found.escapes = true;
  }
  return found;
}

// Four characters are tested at once, with a bit for each in the top of its byte: adding 0x80 - c to a byte sets it
// from c on. Bytes are below 0x80 and so is what is added, so no sum carries over into the next byte.

/** Looks at the ends of words, where letters meet what is none. */
function surveyWords({ bytes, quads }: Characters, length: number): Notes {
  const { reversed, rotated } = wordEndClues();
  const kinds = kindsOfCharacters();
  let found = nothing as Notes;
  let otherBefore = 0x80;
  let reversedOdds = 0;
  let rotatedOdds = 0;
  const last = (length + first) >> 2;
  for (let index = first >> 2; index <= last; index++) {
    const lower = (quads[index] as number) | 0x20202020;
    const others = ~((lower + 0x1f1f1f1f) & ~(lower + 0x05050505)) & 0x80808080;
    let ends = others & ~((others << 8) | otherBefore);
    otherBefore = others >>> 24;
    while (ends !== 0) {
      const at = (index << 2) + ((31 - Math.clz32(ends & -ends)) >> 3);
      ends &= ends - 1;
      const beforeLast = bytes[at - 2] as number;
      const kind = kinds[bytes[at] as number] as number;
      if ((kind & (substitute | lineBreak)) !== 0) {
        const isSubstitute = (kind & substitute) !== 0;
        const place = isSubstitute ? letterAfterSubstitute(bytes, at) : letterAfterBreak(bytes, at);
        if (place !== 0) found = note(found, isSubstitute ? "leet" : "broken", place);
      }
      const row = rows[beforeLast] as number;
      if (row === 0) {
        // A word of one letter.
        if ((kind & (kinds[beforeLast] as number) & separator) !== 0 && isSpacedLetter(bytes, at - 1)) {
          found = note(found, "spaced", at - 1);
        }
        continue;
      }
      const pair = row | ((bytes[at - 1] as number) & 31);
      reversedOdds -= reversed[pair] as number;
      reversedOdds &= ~(reversedOdds >> 31);
      rotatedOdds -= rotated[pair] as number;
      rotatedOdds &= ~(rotatedOdds >> 31);
      if (((suspicious - reversedOdds) | (suspicious - rotatedOdds)) >= 0) continue;
      if (reversedOdds > suspicious) {
        found = note(found, "reversed", at);
        reversedOdds = 0;
      }
      if (rotatedOdds > suspicious) {
        found = note(found, "rotated", at);
        rotatedOdds = 0;
      }
    }
  }
  return found;
}

/**
 * Looks where eight characters, at a multiple of eight, are all beyond `*` in ASCII, as those of base64 are, or have no
 * letter that is in no number: a run of fifteen holds such a place. Six numbers of printable characters take seventeen,
 * and so do most words in Morse code.
 */
function surveyRuns({ bytes, quads }: Characters, length: number, before: Notes): Notes {
  const kinds = kindsOfCharacters();
  let found = before;
  // Constants of the function are part of its code, those of the module are read from memory.
  const allTops = -0x7f7f7f80;
  const blanks = 0x20202020;
  const foreigners = foreign * 0x01010101;
  const limit = first + length;
  const last = limit >> 2;
  let tokensDone = first;
  let numbersDone = first;
  let morseDone = first;
  for (let index = 0; index < last; index += 2) {
    const left = quads[index] as number;
    const right = quads[index + 1] as number;
    const lowerLeft = left | 0x20202020;
    const lowerRight = right | 0x20202020;
    const dense = (left + 0x55555555) & (right + 0x55555555) & 0x80808080;
    const plain =
      (((lowerLeft + 0x19191919) & ~(lowerLeft + 0x08080808)) |
        ((lowerRight + 0x19191919) & ~(lowerRight + 0x08080808))) &
      0x80808080;
    if (dense !== allTops && (plain !== 0 || (left === right && (left === blanks || left === foreigners))))
      continue;
    const from = index << 2;
    const common = commonKinds(kinds, bytes, from);
    if ((common & base64) !== 0 && from >= tokensDone) {
      const start = runStart(bytes, from, tokensDone, base64);
      const end = runEnd(bytes, from + 8, base64);
      if (end - start >= shortestToken) {
        found = note(found, "tokens", start);
        found = note(found, "tokens", end);
        tokensDone = end;
      }
    }
    if ((common & number) !== 0 && from >= numbersDone) {
      const start = runStart(bytes, from, numbersDone, number);
      numbersDone = Math.min(runEnd(bytes, from + 8, number), limit);
      const place = startOfGroups(bytes, start, numbersDone, limit);
      if (place >= 0) found = note(found, "numbers", place);
    }
    if ((common & morse) !== 0 && from >= morseDone) {
      const start = runStart(bytes, from, morseDone, morse);
      morseDone = Math.min(runEnd(bytes, from + 8, morse), limit);
      const place = startOfGroups(bytes, start, morseDone, limit);
      if (place >= 0) found = note(found, "morse", place);
    }
  }
  return found;
}

type List = Exclude<keyof Survey, "escapes">;

function note(found: Notes, list: List, at: number): Notes {
  const notes = found === nothing ? {} : found;
  const places = notes[list];
  if (places === undefined) notes[list] = [at - first];
  else places.push(at - first);
  return notes;
}

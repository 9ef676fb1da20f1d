import { wordEndClues } from "./natural.ts";

/** Places of a text that deserve a closer look; lists are absent when they would be empty. */
export interface Survey {
  /** A letter after a substitute after a letter, as in `pr0mpt`: offset of that letter. */
  leet?: number[];
  /** Four single letters with separators between them: offset of the fourth. */
  spaced?: number[];
  /** A line that ends with a letter before one that starts with one: offset of that letter. */
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

/** The survey of a text in which there is nothing to look at. */
export const nothing: Survey = Object.freeze({});

/** Shortest run of base64 characters that is looked at. */
export const shortestToken = 16;

/** So many numbers, or groups of dots and dashes, in a row are looked at. */
const shortestRun = 6;

/** Ten times the natural logarithm of the odds at which a stretch of words is looked at. */
const suspicious = 60;

// The low nibble is the kind of a character for the shift register below, the rest are properties of a token.
const letter = 1;
const substitute = 2;
const blank = 4;
const newline = 5;
const joiner = 6;
const other = 8;
const comma = 9;
/** In the history: more than one letter. */
const letters = 3;
const base64 = 0x10;
const digit = 0x40;
const dotOrDash = 0x80;
const plainLetter = 0x100;
const hexLetter = 0x20;
const punctuation = 0x200;
const escapeMark = 0x400;
const kinds = 0xf;
const notNumber: number = plainLetter | dotOrDash | punctuation;
const notMark: number = plainLetter | hexLetter | digit | punctuation;

const classes: Uint16Array = makeClasses();

function makeClasses(): Uint16Array {
  const table = new Uint16Array(128).fill(other | punctuation);
  const set = (characters: string, value: number): void => {
    for (const character of characters) table[character.charCodeAt(0)] = value;
  };
  set("ghijklmnopqrstuvwyzGHIJKLMNOPQRSTUVWYZ", letter | base64 | plainLetter);
  set("abcdefxABCDEFX", letter | base64 | hexLetter);
  set("0134578", substitute | base64 | digit);
  set("269", other | base64 | digit);
  set("@$!", substitute | punctuation);
  set(",;", comma);
  set(" \t", blank);
  set("\n\r", newline);
  set("*|~", joiner | punctuation);
  set(".", joiner | dotOrDash);
  set("-", joiner | dotOrDash | base64);
  set("_/", joiner | base64 | punctuation);
  set("+", other | base64 | punctuation);
  set("=", other | base64 | punctuation | escapeMark);
  set("&%\\", other | punctuation | escapeMark);
  return table;
}

/** One pass over a text that finds where obfuscation is possible, and nothing in almost every text. */
export function survey(text: string): Survey {
  return scan(text, false) as Survey;
}

/** The same, but undefined when the text has a character outside ASCII and has to be folded first. */
export function surveyAscii(text: string): Survey | undefined {
  return scan(text, true);
}

function scan(text: string, asciiOnly: boolean): Survey | undefined {
  const { reversed, rotated } = wordEndClues();
  const table = classes;
  let found = nothing as { -readonly [Key in keyof Survey]: Survey[Key] };
  const note = (list: Exclude<keyof Survey, "escapes">, at: number): void => {
    if (found === nothing) found = {};
    const places = found[list];
    if (places === undefined) found[list] = [at];
    else places.push(at);
  };
  // Kinds of what was read last, a nibble each: runs of letters and runs of separators count once.
  let history = other;
  let tokenStart = 0;
  // Of the word that is being read.
  let seen = 0;
  let wordStart = 0;
  let numbers = 0;
  let numbersStart = 0;
  let marks = 0;
  let marksStart = 0;
  let marked = 0;
  let reversedOdds = 0;
  let rotatedOdds = 0;
  const { length } = text;
  for (let at = 0; at <= length; at++) {
    let unit = at < length ? text.charCodeAt(at) : 0x20;
    let bits = unit < 0x80 ? (table[unit] as number) : other | punctuation;
    if ((bits & kinds) === letter) {
      const start = at;
      let last = 0;
      let beforeLast = 0;
      do {
        seen |= bits;
        beforeLast = last;
        last = unit;
        at++;
        unit = at < length ? text.charCodeAt(at) : 0x20;
        bits = unit < 0x80 ? (table[unit] as number) : other | punctuation;
      } while ((bits & kinds) === letter);
      if ((history & 6) !== 0) {
        if ((history & kinds) === substitute) {
          const before = history & 0xf0;
          if ((before & 0xd0) === 0x10 || (before === 0x20 && (history & 0xf00) <= 0x300))
            note("leet", start);
        } else {
          // Single or longer run, line end.
          if ((history & 0xdf) === 0x15) note("broken", start);
          // Three single letters, each with a separator behind it; the first may end a word.
          if (isSpaced(history)) note("spaced", start);
        }
      }
      if (at - start === 1) history = (history << 4) | letter;
      else {
        history = (history << 4) | letters;
        const pair = ((beforeLast & 31) << 5) | (last & 31);
        reversedOdds -= reversed[pair] as number;
        rotatedOdds -= rotated[pair] as number;
        if (reversedOdds < 0) reversedOdds = 0;
        else if (reversedOdds > suspicious) {
          note("reversed", at);
          reversedOdds = 0;
        }
        if (rotatedOdds < 0) rotatedOdds = 0;
        else if (rotatedOdds > suspicious) {
          note("rotated", at);
          rotatedOdds = 0;
        }
      }
    }
    if (unit >= 0x80 && asciiOnly) return undefined;
    marked |= bits;
    const kind = bits & kinds;
    if ((bits & base64) === 0) {
      if (at - tokenStart >= shortestToken) {
        note("tokens", tokenStart);
        note("tokens", at);
      }
      tokenStart = at + 1;
      if (kind === blank || kind === newline || kind === comma) {
        if (seen !== 0) {
          // A word of ordinary letters is neither, which is what nearly all are.
          if ((seen & plainLetter) !== 0) numbers = marks = 0;
          else {
            if ((seen & notNumber) !== 0) numbers = 0;
            else if (++numbers === 1) numbersStart = wordStart;
            else if (numbers === shortestRun) note("numbers", numbersStart);
            if ((seen & notMark) !== 0) marks = 0;
            else if (++marks === 1) marksStart = wordStart;
            else if (marks === shortestRun) note("morse", marksStart);
          }
          seen = 0;
        }
        wordStart = at + 1;
      } else seen |= bits;
    } else seen |= bits;
    if ((kind & 4) !== 0 && (history & 4) !== 0) {
      // A line end counts for the whole run of separators.
      if (kind === newline) history = (history & ~kinds) | newline;
    } else history = (history << 4) | kind;
    if (unit >= 0x80) {
      // A run of other scripts is one break for everything that is looked for here.
      while (at + 1 < length && text.charCodeAt(at + 1) >= 0x80) at++;
      tokenStart = at + 1;
    }
  }
  if ((marked & escapeMark) !== 0) {
    if (found === nothing) found = {};
    found.escapes = true;
  }
  return found;
}

/** From the latest on: separator, letter, separator, letter, separator, and a letter that may end a word. */
function isSpaced(history: number): boolean {
  return (history & 0xd4f4f4) === 0x141414;
}

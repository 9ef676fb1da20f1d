import { characterKind, kindOf } from "./characters.ts";

const comma = 0x2c;
const hyphen = 0x2d;
const underscore = 0x5f;

/** Longest line, in UTF-16 units, that is taken for a piece of a sentence. */
const narrowLine = 32;

/** Lines in a row that have to be narrow; fewer are a heading or an address. */
const leastLines = 4;

/** Words between underscores from which on a name is taken for a sentence. */
const leastJoined = 5;

/** Words with digits among their letters that stand together, and most other words between two of them. */
const leastMixed = 4;
const mostOthers = 3;

/** Longest word that is read: identifiers of databases and digests are longer. */
const longestWord = 24;

/** Letters that digits and signs stand for, see https://en.wikipedia.org/wiki/Leet. */
const letters: ReadonlyMap<string, string> = new Map(
  Array.from("0o1i2z3e4a5s6g7t8b9g@a$s".match(/../g) ?? [], (pair) => [pair.charAt(0), pair.charAt(1)]),
);

/**
 * Writes a text as it would be read aloud where its words stand below each other, between underscores, or have digits for
 * letters: other characters at the same offsets, because a model of words knows none of these.
 *
 * @returns A text of the same length, or `undefined` when there is nothing of the kind.
 */
export function respell(text: string): string | undefined {
  const respelled = readDigits(splitUnderscores(joinNarrowLines(text)));
  return respelled === text ? undefined : respelled;
}

/** Puts blanks for the line breaks of a row of narrow lines of words. */
function joinNarrowLines(text: string): string {
  let joined = "";
  let copied = 0;
  let breaks: number[] = [];
  const join = (): void => {
    if (breaks.length >= leastLines) {
      for (const at of breaks) {
        joined += `${text.slice(copied, at)} `;
        copied = at + 1;
      }
    }
    breaks = [];
  };
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
    if (end - start <= narrowLine && isOfWords(text, start, end)) breaks.push(end);
    else join();
    start = end + 1;
  }
  join();
  return joined + text.slice(copied);
}

/** Whether a line is of words alone, with a comma at its end at the most: data and code have other marks. */
function isOfWords(text: string, start: number, end: number): boolean {
  let last = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (last === comma && kind !== characterKind.blank) return false;
    if (kind === characterKind.mark && unit !== comma && unit !== hyphen) return false;
    if (kind !== characterKind.blank) last = unit;
  }
  return last !== 0;
}

/** Puts blanks for the underscores between many words. */
function splitUnderscores(text: string): string {
  let split = "";
  let copied = 0;
  for (let at = text.indexOf("_"); at >= 0; ) {
    let words = 1;
    let end = at;
    for (; end < text.length && kindOf(text.charCodeAt(end)) !== characterKind.blank; end++) {
      if (text.charCodeAt(end) === underscore) words++;
    }
    if (words >= leastJoined) {
      split += text.slice(copied, at) + text.slice(at, end).replaceAll("_", " ");
      copied = end;
    }
    at = text.indexOf("_", end);
  }
  return split + text.slice(copied);
}

const word = /[a-z0-9@$]+/gi;
const mixed = /[a-z][0-9]|[0-9][a-z]/i;

/** Puts letters for the digits of words that have letters as well, where many such words stand close to each other. */
function readDigits(text: string): string {
  if (!hasMixed(text)) return text;
  let read = "";
  let copied = 0;
  let others = 0;
  let found: RegExpExecArray[] = [];
  const readFound = (): void => {
    if (found.length >= leastMixed) {
      for (const { 0: signs, index } of found) {
        read += text.slice(copied, index) + Array.from(signs, (sign) => letters.get(sign) ?? sign).join("");
        copied = index + signs.length;
      }
    }
    found = [];
  };
  for (const match of text.matchAll(word)) {
    if (isMixed(match[0])) {
      found.push(match);
      others = 0;
    } else if (++others > mostOthers) readFound();
  }
  readFound();
  return read + text.slice(copied);
}

function isMixed(found: string): boolean {
  return found.length <= longestWord && mixed.test(found);
}

/** Whether it is worth while to look at the words. */
function hasMixed(text: string): boolean {
  let places = 0;
  let wasLetter = false;
  let wasDigit = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const lower = unit | 0x20;
    const isLetter = lower >= 0x61 && lower <= 0x7a;
    const isDigit = unit >= 0x30 && unit <= 0x39;
    if (((isLetter && wasDigit) || (isDigit && wasLetter)) && ++places === leastMixed) return true;
    wasLetter = isLetter;
    wasDigit = isDigit;
  }
  return false;
}

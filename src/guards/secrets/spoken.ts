import { isEastAsian } from "../../core/hold.ts";
import { isAlphanumeric, isBlank, isDigit, isQuote } from "./characters.ts";

/** Words by which sentences say what a value is, as they read once folded. */
const verbs: ReadonlySet<string> = new Set([
  ..."is are was ist lautet est es e to as jest je ar er on este adalah ialah la olan ni heisst luidt yra ay".split(
    " ",
  ),
  ..."это есть це є е је είναι ειναι هي هو है คือ היא הוא".split(" "),
]);
const verbUnits: ReadonlySet<number> = new Set([0x662f, 0x4e3a, 0x70ba, 0x306f, 0x7684, 0xc740, 0xb294]);

/** Whether a word says what something is. */
export function isVerb(word: string): boolean {
  return verbs.has(word);
}

/** Whether a character of an East Asian script does. */
export function isVerbUnit(unit: number): boolean {
  return verbUnits.has(unit);
}

const fillers: ReadonlySet<string> = new Set(
  "now currently still just set jetzt nun ahora agora ora maintenant nu teraz теперь".split(" "),
);

/** Whether a word may stand between such a verb and the value. */
export function isFiller(word: string): boolean {
  return fillers.has(word);
}

/** Words that make what follows a property of a secret, or no part of the same phrase. */
const others: ReadonlySet<string> = new Set([
  ..."length lengths policy policies field fields input type types hash hashes hashing algorithm format".split(
    " ",
  ),
  ..."rule rules requirement requirements strength manager expiry expiration expires lifetime limit count".split(
    " ",
  ),
  ..."usage id ids name names page form url file version size and or not no".split(" "),
]);

/** Most words between a name and the verb or colon behind them, and most characters of a script without blanks. */
const mostWords = 6;
const mostUnits = 12;
const longestWord = 64;

/**
 * Where a value begins that a sentence gives to a name: `password for the staging box is ...`, `clave del servidor: ...`, or
 * right behind it, when that has digits: `password hunter-22`. Gives -1 when there is none.
 */
export function spokenAt(text: string, from: number, most: number): number {
  let words = 0;
  let units = 0;
  for (let at = from; at < most && words <= mostWords && units <= mostUnits; ) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) at++;
    else if (unit === 0x3a || unit === 0xff1a || verbUnits.has(unit)) return valueAfter(text, at + 1);
    else if (isDash(unit)) return afterDash(text, at);
    else if (isEastAsian(unit)) {
      units++;
      at++;
    } else {
      const end = wordEnd(text, at);
      if (end === at) return -1;
      // Digits may still come in a word that is not complete.
      if (words + units === 0 && (end === text.length || hasDigit(text, at, end))) return at;
      const word = text.slice(at, end).toLowerCase();
      // Thai puts no blanks between words.
      if (
        (verbs.has(word) || word.endsWith("คือ")) &&
        (isBlank(text.charCodeAt(end)) || text.charCodeAt(end) === 0x3a)
      ) {
        return valueAfter(text, end);
      }
      if (others.has(word)) return -1;
      words++;
      at = end;
    }
  }
  return -1;
}

/** Whether nothing but blanks stands between a name and its value. */
export function isAdjacent(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (!isBlank(unit) && !isQuote(unit)) return false;
  }
  return true;
}

/** Where the value begins behind what says that one follows. */
function valueAfter(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0x3a) at++;
  const end = wordEnd(text, at);
  if (end - at > 8 || !fillers.has(text.slice(at, end).toLowerCase())) return at;
  let next = end;
  while (isBlank(text.charCodeAt(next)) || text.charCodeAt(next) === 0x3a) next++;
  return next === end ? at : next;
}

/** `- value`, `-> value`, dashes of all widths and arrows between blanks. */
function afterDash(text: string, at: number): number {
  const next = text.charCodeAt(at) === 0x2d && text.charCodeAt(at + 1) === 0x3e ? at + 2 : at + 1;
  if (!isBlank(text.charCodeAt(next)) || !isBlank(text.charCodeAt(at - 1))) return -1;
  return valueAfter(text, next);
}

function isDash(unit: number): boolean {
  return unit === 0x2d || unit === 0x2013 || unit === 0x2014 || unit === 0x2192;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < longestWord && isInWord(text.charCodeAt(end))) end++;
  return end;
}

function isInWord(unit: number): boolean {
  if (unit > 0x7f) return !isBlank(unit) && !isDash(unit) && !isQuote(unit) && unit !== 0xff1a;
  return isAlphanumeric(unit) || (unit > 0x20 && "_-.@#$%&*+!?/'".includes(String.fromCharCode(unit)));
}

function hasDigit(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isDigit(text.charCodeAt(at))) return true;
  return false;
}

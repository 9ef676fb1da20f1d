import type { Span } from "../../core/types.ts";
import { digitValue, isLetter, isWordUnit, unitAt } from "./text.ts";

const longest = 110;
const mostLines = 4;

/**
 * The postal address that begins at a place, after a label: a line or more with a number, up to the end of the phrase.
 *
 * It does not know streets or towns: without a label an address is not found.
 */
export function readAddress(text: string, from: number): Span | undefined {
  let start = from;
  while (start < text.length && start - from < 8 && " \t\n\"':*=".includes(text.charAt(start))) start++;
  let hasDigit = false;
  let lines = 1;
  let words = 0;
  let at = start;
  for (; at < text.length && at - start < longest; at++) {
    const unit = unitAt(text, at);
    if (digitValue(unit) >= 0) hasDigit = true;
    if (isWordUnit(unit) && !isWordUnit(unitAt(text, at - 1))) words++;
    if (endsPhrase(text, at, unit)) break;
    if (unit === 0x0a && (lines++ === mostLines || !continues(text, at + 1))) break;
  }
  while (at > start && " ,.\n\r'*`".includes(text.charAt(at - 1))) at--;
  // Ideographs stand without spaces.
  const least = text.charCodeAt(start) > 0x2e80 ? 1 : 2;
  if (!hasDigit || words < least || at - start < 8 || at - start > longest - 5) return undefined;
  const first = text.charAt(start);
  const isBegin =
    isStreetWord(text, start) ||
    digitValue(first.charCodeAt(0)) >= 0 ||
    first !== first.toLowerCase() ||
    isCaseless(first.charCodeAt(0));
  const address = text.slice(start, at);
  return isBegin && !/[@{}<>=\\]|:\/\//.test(address) && !isCode(address) ? { start, end: at } : undefined;
}

/** Words after which the number of a house stands in Slovenian, Croatian and Hungarian. */
const streetEnds: ReadonlySet<string> = new Set(
  "ulica ul cesta trg nabrežje naselje utca u út tér körút krt sétány köz".split(" "),
);

/**
 * Whether what follows a word for addresses and for titles of books is an address: a number behind the word for a street, one
 * before a town, or a postal code and a town behind another number.
 */
export function isPlace(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    if (digitValue(unitAt(value, at)) < 0) continue;
    let start = at;
    while (start > 0 && " .".includes(value.charAt(start - 1))) start--;
    let word = start;
    while (word > 0 && isWordUnit(unitAt(value, word - 1))) word--;
    if (start < at && streetEnds.has(value.slice(word, start).toLowerCase())) return true;
    while (digitValue(unitAt(value, at)) >= 0) at++;
    if (isLetter(unitAt(value, at)) && !isWordUnit(unitAt(value, at + 1))) at++;
    // `Trubarjeva 5, Celje`; a title begins with a number as well.
    if (word > 0 || start > 0) {
      const town = /^(?:, |\n)(?:[0-9]{4,5} )?/.exec(value.slice(at, at + 8));
      const first = town === null ? "" : value.charAt(at + town[0].length);
      if (first !== first.toLowerCase()) return true;
    }
  }
  return false;
}

/** Letters of Hebrew, Arabic and the scripts behind them. */
function isCaseless(unit: number): boolean {
  return unit >= 0x590 && !(unit >= 0x1e00 && unit < 0x2e80);
}

/** Identifiers and addresses in a network: Latin words without a space, or numbers with points. */
function isCode(address: string): boolean {
  return /^[0-9]+\.[0-9]+\./.test(address) || (isAscii(address) && !/[ \n]/.test(address));
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

function endsPhrase(text: string, at: number, unit: number): boolean {
  if (
    unit === 0x22 ||
    unit === 0x3b ||
    unit === 0x7c ||
    unit === 0x3f ||
    unit === 0x21 ||
    unit === 0x28 ||
    unit === 0x3002
  )
    return true;
  if (
    (unit === 0x3a && !isNumberSign(text, at)) ||
    (unit === 0x20 &&
      /^ (?:and|but|where|which|is|was|on|for|since|und|et|y|e) [a-z]/i.test(text.slice(at, at + 9)))
  )
    return true;
  if (unit === 0x2c)
    return /^, (?:tel|ph|mob|e-?mail|fax|call|born|and |but |they |which )/i.test(text.slice(at, at + 8));
  if (unit !== 0x2e) return false;
  const next = text.charAt(at + 1);
  if (next !== "" && next !== " " && next !== "\n") return false;
  // `Parkstr. 652`
  if (digitValue(unitAt(text, at + 2)) >= 0 && digitValue(unitAt(text, at - 1)) < 0) return false;
  // `St. James`, `12 Oak Ave. Suite 4`: abbreviations are short.
  let start = at;
  while (start > 0 && isWordUnit(unitAt(text, start - 1))) start--;
  return at - start > 4 || digitValue(unitAt(text, at - 1)) >= 0 || next === "";
}

/** `No: 112/5`, as houses are numbered in Turkey. */
export function isNumberSign(text: string, colon: number): boolean {
  return / no$/i.test(text.slice(Math.max(0, colon - 3), colon));
}

/** Small words that addresses begin with: `ul. Polna 3`, `van Damstraat 147`, `rue de la Paix 1`. */
export const streetWords: ReadonlySet<string> = new Set(
  "ul al pl os bulw rynek droga szosa aleja plac ulica van de den der het ter rue avenue calle avenida via viale piazza rua praca ulice ulitsa c jl ul ул пр пл пер бул вул пров г гр м с".split(
    " ",
  ),
);

function isStreetWord(text: string, start: number): boolean {
  let end = start;
  while (end - start < 10 && isWordUnit(unitAt(text, end))) end++;
  return streetWords.has(text.slice(start, end).toLowerCase());
}

/** Whether the next line goes on with the address: no blank line, no list item, no label. */
function continues(text: string, from: number): boolean {
  const end = text.slice(from, from + 81).indexOf("\n");
  const line = text.slice(from, Math.min(end < 0 ? text.length : from + end, from + 80)).trim();
  if (line.length < 2 || line.length > 60 || /^[-*#>|\u2022`]/.test(line) || /:(?:\s|$)/.test(line))
    return false;
  const first = line.charAt(0);
  return digitValue(first.charCodeAt(0)) >= 0 || first !== first.toLowerCase();
}

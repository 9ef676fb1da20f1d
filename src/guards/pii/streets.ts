import type { Span } from "../../core/types.ts";
import { readAddress } from "./addresses.ts";
import { isDigit, isLetter, isWordUnit, unitAt } from "./text.ts";

/** Last words of the names of streets that are written after the number of the house. */
const endings: ReadonlySet<string> = new Set(
  "street st avenue ave road rd lane ln drive dr boulevard blvd court ct place pl square sq terrace parkway pkwy highway hwy crescent close".split(
    " ",
  ),
);

/** First words of streets in languages that put the number before them too: `12 rue de la Paix`. */
const beginnings: ReadonlySet<string> = new Set(
  "rue avenue boulevard allee impasse chemin quai passage".split(" "),
);

/** Endings of streets that are written in one word before the number: `Hauptstrasse 12`. */
const suffixes: readonly string[] = [
  "strasse",
  "straße",
  "str",
  "weg",
  "gasse",
  "platz",
  "allee",
  "straat",
  "laan",
  "plein",
  "gracht",
  "gatan",
  "vagen",
  "gata",
  "gade",
  "vej",
  "veien",
  "utca",
  "katu",
  "tie",
];

const mostWords = 4;

/** The address around the number of a house by the form of its street alone, without a label. */
export function readStreet(text: string, start: number, end: number): Span | undefined {
  const before = streetBefore(text, start);
  const from = before ?? (streetAfter(text, end) ? start : undefined);
  if (from === undefined) return undefined;
  const address = readAddress(text, from);
  return address !== undefined && address.end >= end ? { start: from, end: address.end } : undefined;
}

/** Two to four capitalised words of which the last is a street, or one that begins like one. */
function streetAfter(text: string, from: number): boolean {
  let at = from;
  for (let word = 0; word < mostWords && unitAt(text, at) === 0x20; word++) {
    const start = at + 1;
    const first = unitAt(text, start);
    if (first < 0x41 || first === 0x5f || (word > 0 && first >= 0x61 && first < 0x80)) return false;
    at = start;
    while (at - start < 20 && isWordUnit(unitAt(text, at))) at++;
    const name = text.slice(start, at);
    const small = name.toLowerCase();
    if (word === 0 && beginnings.has(small)) return true;
    if (name === "" || small === name) return false;
    if (word > 0 && endings.has(small)) return true;
  }
  return false;
}

/** Where the street begins whose name ends right before a number: `Lange Gasse 3` or `Hauptstr. 5`. */
function streetBefore(text: string, number: number): number | undefined {
  let end = number - 1;
  if (unitAt(text, end) !== 0x20) return undefined;
  if (unitAt(text, end - 1) === 0x2e) end--;
  let start = end;
  while (start > 0 && end - start < 30 && isStreetUnit(unitAt(text, start - 1))) start--;
  const first = unitAt(text, start);
  // The shortest have six letters: `Amtweg`.
  if (end - start < 6 || (first >= 0x61 && first <= 0x7a)) return undefined;
  const name = text.slice(start, end);
  const small = name.toLowerCase();
  const isStreet = suffixes.some((suffix) => small.endsWith(suffix) && small.length > suffix.length + 2);
  if (!isStreet || small.charAt(0) === name.charAt(0) || isDigit(unitAt(text, start - 1))) return undefined;
  return start;
}

function isStreetUnit(unit: number): boolean {
  return unit < 0x80 ? isLetter(unit) || unit === 0x2d : isWordUnit(unit);
}

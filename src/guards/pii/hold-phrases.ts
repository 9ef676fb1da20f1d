import { isNumberSign } from "./addresses.ts";
import { farthestCompany } from "./findings.ts";
import { announces, nameLabels, placeLabels } from "./hold-labels.ts";
import { isBlank } from "./hold-units.ts";
import type { LabelHit } from "./labels.ts";
import { bareNames } from "./names.ts";
import { readStreet } from "./streets.ts";
import { digitValue, isLetter, isWordUnit } from "./text.ts";

/** The longest name after its label, the longest address, and the longest label that is looked for. */
const longestName = 170;
const longestLabel = 34;
const longestAddress = 128;
const longestLine = 82;

/** A date of birth ends at most so far after its label, and its first digit stands no farther away than this. */
const longestBirth = 72;
const farthestDigit = 42;

/** Longest name of a field, with its label, that may still wait for company. */
const longestLonely = farthestCompany + longestName + 40;

/**
 * Start of a name, an address or a date of birth that may go on, or that waits for its company.
 *
 * @param open Where other values begin that may go on.
 */
export function phrasesStart(text: string, open: number = text.length): number {
  const { length } = text;
  let from = length;
  const addressFloor = Math.max(0, length - longestAddress - longestLabel);
  // Labels within longer ones too: what follows `Adresse` in `Adresse de livraison 4` may be read as its value.
  const places: LabelHit[] = [];
  placeLabels().collect(text, addressFloor, length, length, places);
  for (const { label, end } of places) {
    if (end >= from) continue;
    const isOpen =
      (label.kinds.has(announces.birth) && isBirthOpen(text, end)) ||
      (label.kinds.has(announces.address) && isAddressOpen(text, end));
    if (isOpen) from = Math.min(from, skipMarks(text, end));
  }
  const nameFloor = Math.max(0, lowestName(text) - longestLabel);
  for (const { end } of nameLabels().find(text, nameFloor, length)) {
    if (end < from) from = Math.min(from, openName(text, end));
  }
  return Math.min(from, lonelyStart(text, Math.min(from, open)));
}

/** Over what stands between a label and its value. */
function skipMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < 20 && isMark(text.charCodeAt(at))) at++;
  return at;
}

function isMark(unit: number): boolean {
  return (
    isBlank(unit) ||
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x2a ||
    unit === 0x5f ||
    unit === 0x3a ||
    unit === 0x3d ||
    unit === 0x2c ||
    unit === 0x2e ||
    unit === 0x21 ||
    unit === 0x7c ||
    unit === 0x28 ||
    unit === 0x2019 ||
    unit === 0xff1a
  );
}

function isBirthOpen(text: string, from: number): boolean {
  const { length } = text;
  if (length - from > longestBirth) return false;
  if (length - from <= farthestDigit) return true;
  for (let at = from; at < from + farthestDigit; at++) if (digitValue(text.charCodeAt(at)) >= 0) return true;
  return false;
}

/** Whether an address after a label, or from its first word on, may go on. */
function isAddressOpen(text: string, from: number): boolean {
  const { length } = text;
  if (length - from > longestAddress) return false;
  let start = from;
  while (start < length && start - from < 9 && " \t\n\"':*=".includes(text.charAt(start))) start++;
  if (start === length) return true;
  const first = text.charCodeAt(start);
  if (first < 0x80 && !isLetter(first) && digitValue(first) < 0) return false;
  // Only short words of streets are small: `van`, `ulica`.
  if (first >= 0x61 && first <= 0x7a) {
    let end = start;
    while (end < length && isWordUnit(text.charCodeAt(end))) end++;
    if (end - start > 7) return false;
    if (end < length && !isStreetBeginning(text.slice(start, end))) return false;
  }
  let line = -1;
  for (let at = start; at < length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22:
      case 0x3b:
      case 0x7c:
      case 0x3f:
      case 0x21:
      case 0x28:
      case 0x3002:
      case 0x40:
      case 0x7b:
      case 0x7d:
      case 0x3c:
      case 0x3e:
      case 0x3d:
      case 0x5c:
        // Whether a further line belongs to the address is known when it has ended or become too long.
        return isLineOpen(text, line);
      case 0x3a:
        if (!isNumberSign(text, at)) return isLineOpen(text, line);
        break;
      case 0x0a:
        if (text.charCodeAt(at + 1) === 0x0a) return false;
        line = at + 1;
        break;
      case 0x2e:
        if (line < 0 && endsSentence(text, at)) return false;
        break;
      default:
    }
  }
  return true;
}

function isLineOpen(text: string, line: number): boolean {
  return line >= 0 && text.length - line <= longestLine && text.indexOf("\n", line) < 0;
}

const streetBeginnings: ReadonlySet<string> = new Set(
  "ul al pl os bulw rynek droga szosa aleja plac ulica van de den der het ter rue avenue calle avenida via viale piazza rua praca ulice ulitsa c jl ul ул пр пл пер бул вул пров г гр м с".split(
    " ",
  ),
);

function isStreetBeginning(word: string): boolean {
  return streetBeginnings.has(word);
}

/** A full stop after a longer word or a number, and no number behind it. */
function endsSentence(text: string, at: number): boolean {
  if (at + 2 >= text.length) return false;
  const next = text.charCodeAt(at + 1);
  if ((next !== 0x20 && next !== 0x0a) || digitValue(text.charCodeAt(at + 2)) >= 0) return false;
  let start = at;
  while (start > 0 && at - start < 6 && isWordUnit(text.charCodeAt(start - 1))) start--;
  return at - start > 4 || digitValue(text.charCodeAt(at - 1)) >= 0;
}

/** Start of an address that is known by its street: `12 Oak Street`, `Hauptstr. 5`. */
export function streetStart(text: string): number {
  const { length } = text;
  const floor = Math.max(0, length - longestAddress);
  for (let at = floor; at < length; at++) {
    if (digitValue(text.charCodeAt(at)) < 0) continue;
    const start = at;
    while (at < length && digitValue(text.charCodeAt(at)) >= 0) at++;
    if (at - start > 5) continue;
    if (text.charCodeAt(start - 1) === 0x20) {
      const street = streetBefore(text, start - 1);
      if (street < start && isAddressOpen(text, street)) return street;
    }
    const end = at - start <= 5 && isLetter(text.charCodeAt(at)) ? at + 1 : at;
    if (isStreetAfter(text, start, end) && isAddressOpen(text, start)) return start;
  }
  return text.charCodeAt(length - 1) === 0x20 ? streetBefore(text, length - 1) : length;
}

/** Whether words that may name a street stand after a number, or may follow. */
function isStreetAfter(text: string, start: number, from: number): boolean {
  let at = from;
  for (let word = 0; word < 4; word++) {
    if (at === text.length) return true;
    if (text.charCodeAt(at) !== 0x20) break;
    const begin = ++at;
    while (at < text.length && at - begin < 20 && isWordUnit(text.charCodeAt(at))) at++;
    if (at === text.length) return true;
    const first = text.charAt(begin);
    if (first === first.toLowerCase() && word > 0) break;
  }
  // Whatever follows, the finder reads no further than these words.
  return at > from && readStreet(`${text.slice(start, at)} 10117, Xyz`, 0, from - start) !== undefined;
}

/** Start of the street that ends before a place, or that place and all behind it. */
function streetBefore(text: string, space: number): number {
  let end = space;
  if (text.charCodeAt(end - 1) === 0x2e) end--;
  let start = end;
  while (start > 0 && end - start < 30 && isStreetUnit(text.charCodeAt(start - 1))) start--;
  if (end - start < 5) return text.length;
  const first = text.charAt(start);
  if (first === first.toLowerCase()) return text.length;
  const written = text.slice(start, space);
  return readStreet(`${written} 12 Xyz, Xyz`, written.length + 1, written.length + 3) === undefined
    ? text.length
    : start;
}

function isStreetUnit(unit: number): boolean {
  return unit < 0x80 ? isLetter(unit) || unit === 0x2d : isWordUnit(unit);
}

const titles: ReadonlySet<string> = new Set(
  "professor monsieur madame mademoiselle senora signor signora mevrouw".split(" "),
);

/** Small words in a row within a name: `de los`, `van den`. */
const mostSmall = 3;

/** Before this place no name begins that is still open at the end. */
function lowestName(text: string): number {
  const { length } = text;
  let at = length;
  let small = 0;
  for (let turn = 0; at > 0 && length - at < longestName; turn++) {
    const end = at;
    while (at > 0 && end - at < 31 && isNameUnit(text.charCodeAt(at - 1))) at--;
    if (at === end && turn > 0) return at;
    const first = text.charCodeAt(at);
    if (turn > 0 && end - at > 5 && first >= 0x61 && first <= 0x7a && !titles.has(text.slice(at, end)))
      return at;
    small = turn > 0 && first >= 0x61 && first <= 0x7a ? small + 1 : 0;
    if (small > mostSmall) return at;
    while (at > 0 && isMark(text.charCodeAt(at - 1))) at--;
  }
  return at;
}

/** A comma, two blanks and the line break that end a greeting. */
const mostBehind = 5;

/** A name after a label as far as it came. */
const name = { start: 0, words: 0, isOpen: false };

/** Start of the name after a label while it may go on; the length of the text when there is none. */
function openName(text: string, from: number): number {
  readOpenName(text, from);
  return name.isOpen ? name.start : text.length;
}

function readOpenName(text: string, from: number): void {
  const { length } = text;
  let at = skipMarks(text, from);
  name.start = at;
  name.words = 0;
  name.isOpen = false;
  let small = 0;
  for (let turn = 0; turn < 14; turn++) {
    const start = at;
    while (at < length && at - start < 31 && isNameUnit(text.charCodeAt(at))) at++;
    if (at === length) {
      name.isOpen = turn > 0 || at > start || length - from < 20;
      return;
    }
    // No name begins with a hyphen, as the rules of tables do.
    if (at === start || text.charCodeAt(start) === 0x2d) return;
    const first = text.charAt(start);
    if (first === first.toLowerCase() && first !== first.toUpperCase()) {
      if (!(at - start <= 5 || (turn === 0 && titles.has(text.slice(start, at).toLowerCase())))) return;
      // Before its first word one particle or title stands.
      if (++small > (name.words === 0 ? 2 : mostSmall)) return;
    } else {
      name.words++;
      small = 0;
    }
    const marks = at;
    while (at < length && at - marks < (name.words <= 2 ? 12 : mostBehind) && isMark(text.charCodeAt(at)))
      at++;
    if (at === marks) return;
    // Between the words of a name stands one space, between a title and a name almost anything.
    if (name.words > 2 && at - marks > 2 && at < length) return;
  }
}

function isNameUnit(unit: number): boolean {
  return isWordUnit(unit) || unit === 0x2d || unit === 0x27 || unit === 0x2019;
}

/** Start of the first name of a field or a column of which it is not known yet whether another value stands near it. */
function lonelyStart(text: string, open: number): number {
  const { length } = text;
  const table = { isRead: false, hasNames: false, willHaveNames: false, hasBar: false };
  for (let at = Math.max(1, Math.min(length, open) - longestLonely); at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7c ? unit !== 0xff1a : unit !== 0x3a && unit !== 0x3d && unit !== 0x7c && unit !== 0x0a)
      continue;
    if (unit === 0x0a) {
      table.isRead &&= table.hasBar;
      table.hasNames = table.isRead && (table.hasNames || table.willHaveNames);
      table.willHaveNames &&= table.isRead;
      table.hasBar = false;
      // The first cell of a row that begins without a bar.
      if (!table.hasNames) continue;
    } else if (unit === 0x7c) {
      if (!table.isRead) table.hasNames = isInNamedTable(text, at);
      table.isRead = true;
      table.hasBar = true;
      table.willHaveNames ||= isFieldOfTable(text, at);
      if (!table.hasNames) continue;
    } else if (!isField(text, at)) continue;
    readOpenName(text, at + 1);
    const isName =
      name.words >= 2 || (name.words === 1 && (name.isOpen || isAsian(text.charCodeAt(name.start))));
    if (isName && Math.min(length, open) - name.start <= farthestCompany) return name.start;
  }
  return length;
}

/** Names in these scripts have no spaces. */
function isAsian(unit: number): boolean {
  return unit >= 0x3005 && unit <= 0xd7a3;
}

/** The value of a field that is called like a name, and the company that it needs, begin within this reach. */
const fieldReach = 480;

/** A row of a table needs the rows above it, and each of them says so again. */
const tableReach = 1024;

/** How far what begins fields of a record, or goes on with a table, makes other text count; 0 when there is none of it. */
export function fieldsReach(text: string, from: number): number {
  let reach = 0;
  let isRow: boolean | undefined;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || mayEndLine(text, at, unit)) isRow = undefined;
    if (unit === 0x7c) {
      isRow ??= followsRow(text, at);
      if (isRow) return tableReach;
    } else if ((unit === 0x3a || unit === 0x3d || unit === 0xff1a) && isField(text, at)) reach = fieldReach;
  }
  return reach;
}

/** Wider rows are no part of a table. */
const widestRow = 420;

/** Whether the line before that of a bar has one as well, or an escape before it may be the end of a line that has one. */
function followsRow(text: string, bar: number): boolean {
  let lines = 0;
  for (let at = bar - 1, end = bar; at >= 0 && end - at < widestRow; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x7c && lines > 0) return true;
    if (unit === 0x0a) {
      if (++lines > 1) return false;
      end = at;
    } else if (mayEndLine(text, at, unit)) return true;
  }
  return false;
}

/** Whether the text may have the end of a line here once it is folded or decoded. */
function mayEndLine(text: string, at: number, unit: number): boolean {
  if (unit > 0x7e || unit < 0x20)
    return unit === 0x2028 || unit === 0x2029 || unit === 0x85 || unit === 0x0b || unit === 0x0c;
  return beginsEscape(text, at, unit);
}

/** `\n`, `\x0a`, `%0A`, `&#10;`, `=0A`. */
function beginsEscape(text: string, at: number, unit: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (unit === 0x5c) return next === 0x6e || next === 0x72 || next === 0x75 || next === 0x78 || next === 0x30;
  return ((unit === 0x25 || unit === 0x3d) && next === 0x30) || (unit === 0x26 && next === 0x23);
}

/** Whether `name`, `nom`, `nome`, `nombre` or `naam`, or what stands for it in a script without capitals, is before a mark. */
function isField(text: string, mark: number): boolean {
  let end = mark;
  while (end > 0 && mark - end < 5 && isLabelEnd(text.charCodeAt(end - 1))) end--;
  if (text.charCodeAt(end - 1) > 0x24f) return bareNames.some((name) => text.endsWith(name, end));
  const last = text.charCodeAt(end - 1) | 0x20;
  if (last !== 0x65 && last !== 0x6d) return false;
  const word = text.slice(Math.max(0, end - 6), end).toLowerCase();
  return (
    word.endsWith("name") ||
    word.endsWith("nom") ||
    word.endsWith("nome") ||
    word.endsWith("nombre") ||
    word.endsWith("naam")
  );
}

function isLabelEnd(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x22 || unit === 0x27 || unit === 0x2a || unit === 0x5f;
}

/** Whether the lines above the one of a bar are a table with a column of names. */
function isInNamedTable(text: string, bar: number): boolean {
  let start = text.lastIndexOf("\n", bar) + 1;
  for (let rows = 0; start > 0 && rows < 66; rows++) {
    const previous = start < 2 ? 0 : text.lastIndexOf("\n", start - 2) + 1;
    let hasBar = false;
    for (let at = previous; at < start; at++) {
      if (text.charCodeAt(at) !== 0x7c) continue;
      hasBar = true;
      if (isFieldOfTable(text, at)) return true;
    }
    if (!hasBar) return false;
    start = previous;
  }
  return false;
}

/** Whether a cell that is called like a name ends at a bar. */
function isFieldOfTable(text: string, bar: number): boolean {
  let end = bar;
  while (end > 0 && bar - end < 5 && isLabelEnd(text.charCodeAt(end - 1))) end--;
  const last = text.charCodeAt(end - 1);
  if (last > 0x24f || (last < 0x80 && !"emosinEMOSIN".includes(text.charAt(end - 1)))) return false;
  for (const { label, end: labelEnd } of nameLabels().find(text, Math.max(0, end - 24), end)) {
    if (labelEnd === end && label.kinds.has(announces.field)) return true;
  }
  return false;
}

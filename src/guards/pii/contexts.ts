import type { View } from "../../core/views.ts";
import { isPlace, readAddress } from "./addresses.ts";
import type { Finder } from "./finder.ts";
import { startsWord } from "./labels.ts";
import { beginsLine, endsLine, readAddressed } from "./name-fields.ts";
import { bareNames, isOtherTitle, namesThing, readColumn, readName, titleMarks } from "./names.ts";
import type { Sensitive } from "./sensitive.ts";
import { cellsBelow } from "./separated.ts";
import { spelledEmails, spelledKind } from "./spelled.ts";
import { lineStart } from "./tables.ts";
import { isAlphanumeric, isDigit, isLetter, isWordUnit, unitAt } from "./text.ts";

/** A match of a context rule. */
export interface Announcement {
  readonly rule: string;
  readonly view: View;
  readonly start: number;
  readonly end: number;
}

/** What the matches of the context rules announce. */
export function* announcedValues(
  finder: Finder,
  { rule, view, start, end }: Announcement,
): Iterable<Sensitive> {
  const { text } = view;
  const person = (
    least: number,
    score: number,
    form: { readonly marks?: string; readonly isField?: boolean } = {},
  ) => {
    const span = readName(text, end, { least, ...form });
    return span === undefined ? [] : [{ kind: "person-name", ...span, score }];
  };
  // Edges of words in other scripts are none to the pattern.
  if (unitAt(text, start) > 0x7f && !startsWord(unitAt(text, start - 1), unitAt(text, start))) return;
  switch (rule) {
    case "context/person-label":
    case "context/person-label-other-scripts":
      if (namesThing(text, start)) return;
      if (text.charAt(end - 1) === "|") {
        for (const span of readColumn(text, end - 1))
          yield { kind: "person-name", ...span, score: 0.8, needsCompany: true };
        return;
      }
      if (",;\t\n".includes(text.charAt(end - 1))) {
        // A stream does not see how far the rows of a table reach that is written in escapes.
        if (view.name !== "decoded") yield* namesBelow(text, start);
        return;
      }
      if (isPartOfName(text, start) && isQuoted(text, end)) return yield* person(1, 0.8);
      if (isPartOfName(text, start) && isForm(text, start)) {
        for (const value of person(1, 0.75)) {
          if (endsLine(text, value.end)) return yield value;
        }
      }
      // Keys of records in these scripts name things as well.
      for (const value of person(2, 0.85, { isField: !isKey(text, start) }))
        yield isBareName(text, start) ? { ...value, needsCompany: true } : value;
      return;
    case "context/person-role":
      return yield* person(2, 0.8, { isField: ":=".includes(text.slice(start, end).trim().slice(-1)) });
    case "context/person-salutation":
      return yield* person(1, 0.8);
    case "context/person-title":
      if (isDrive(text, start) || isOtherTitle(text, start, end)) return;
      return yield* person(1, 0.8, { marks: titleMarks });
    case "context/person-introduction":
      return yield* person(2, 0.75);
    case "context/person-speaker":
      return yield* person(1, 0.75);
    case "context/person-signature": {
      // Short words close a letter only where they begin a line.
      if (end - start < 12 && isShortClose(text, start) && !beginsLine(text, start)) return;
      const whole = person(2, 0.75);
      if (whole.length > 0 || start - Math.max(0, lineStart(text, start)) > 24) return yield* whole;
      // Headings have the same words.
      for (const value of person(1, 0.65))
        if (endsLine(text, value.end) && text.slice(start, value.start).includes(",")) yield value;
      return;
    }
    case "context/person-close":
      return yield* person(2, 0.75);
    case "context/person-greeting":
      if (!beginsLine(text, start)) return;
      for (const value of person(1, 0.75, { marks: " \t" })) {
        if (
          ",!".includes(text.charAt(value.end)) &&
          /^[,!]?[ \t]{0,2}\r?\n/.test(text.slice(value.end, value.end + 6))
        )
          yield value;
      }
      return;
    case "context/person-header":
      for (const value of person(2, 0.8))
        if (/^["']? </.test(text.slice(value.end, value.end + 3))) yield value;
      return;
    case "context/person-honorific": {
      const span = unitAt(text, start) > 0x2e80 ? readAddressed(text, end) : undefined;
      if (span !== undefined) yield { kind: "person-name", ...span, score: 0.8 };
      else if (unitAt(text, start) < 0x2e80) yield* person(2, 0.8, { isField: true });
      return;
    }
    case "context/address-label":
    case "context/address-field":
    case "context/address-label-other-scripts": {
      if (isOtherAddress(text, start)) return;
      const span = readAddress(text, end);
      if (span === undefined || (isTitleLabel(text, start) && !isPlace(text.slice(span.start, span.end))))
        return;
      yield { kind: "postal-address", ...span, score: 0.7 };
      return;
    }
    case "context/handle":
      return yield* word(text, end, "username", 3);
    case "context/user-name":
      return yield* word(text, end, "username", 3);
    case "context/bic": {
      const span = readBic(text, end);
      if (span !== undefined) yield { kind: "bic", ...span, score: 0.9 };
      return;
    }
    case "context/position": {
      const span = readPosition(text, start, end);
      if (span !== undefined) yield { kind: "position", ...span, score: 0.85 };
      return;
    }
    case "context/spelled-email":
      yield* spelledEmails(text, start, end);
      return;
    case "context/spelled-digits": {
      const kind = spelledKind(text.slice(start, end), finder.announced(text, start));
      if (kind !== undefined) yield { kind, start, end, score: 0.85 };
      return;
    }
    default:
      return;
  }
}

/** Names that fill cells of CSV below the name of their column. */
function* namesBelow(text: string, label: number): Iterable<Sensitive> {
  const least = isPartOfName(text, label) ? 1 : 2;
  for (const cell of cellsBelow(text, label)) {
    const name = readName(text, cell.start, { least, marks: "", isField: true });
    if (name?.start === cell.start && name.end === cell.end)
      yield { kind: "person-name", ...name, score: 0.8, needsCompany: true };
  }
}

/** A field that is called a name and no more: it may be that of a person, a package or a step. */
function isBareName(text: string, start: number): boolean {
  if (unitAt(text, start) < 0x80)
    return /^(?:name|nom|nome|nombre|naam)\b(?! complet)/i.test(text.slice(start, start + 15));
  const label = readLabel(text, start);
  return bareNames.some((name) => label === name);
}

/** Letters and marks up to the end of a label in a script without capitals. */
function readLabel(text: string, start: number): string {
  let end = start;
  while (end - start < 24 && !" \t\"'*_:=".includes(text.charAt(end) || " ")) end++;
  // A further word makes it the label of something more.
  return isWordUnit(unitAt(text, end + 1)) && text.charAt(end) === " " ? "" : text.slice(start, end);
}

/** The first or the last name is one word. */
function isPartOfName(text: string, start: number): boolean {
  return /^(?:first|last|given|family|middle|maiden)|^(?:vorname|nachname|surname|apellidos?|prenom|cognome|sobrenome|nazwisko|imie)/i.test(
    text.slice(start, start + 12),
  );
}

function isKey(text: string, start: number): boolean {
  const before = unitAt(text, start - 1);
  return unitAt(text, start) > 0x7f && (before === 0x22 || before === 0x27);
}

/** Whether a field stands as in a form: at the beginning of a line, with a capital. */
function isForm(text: string, start: number): boolean {
  const first = text.charAt(start);
  return first !== first.toLowerCase() && beginsLine(text, start);
}

function isShortClose(text: string, start: number): boolean {
  return /^(?:best|love|thanks|thank you|yours|signed|cheers|hilsen|mvh|in fede)/i.test(
    text.slice(start, start + 10),
  );
}

/** Whether a value in quotation marks follows, or one that a tag or a line encloses; code gives types there. */
function isQuoted(text: string, end: number): boolean {
  return /^[ \t]{0,2}["'][^"'\n]{1,40}["']/.test(text.slice(end, end + 46));
}

/** `MAC address`, `wallet address`: places in a network or a ledger. */
function isOtherAddress(text: string, start: number): boolean {
  return /(?:mac|ip|e-?mail|wallet|web|url|btc|bitcoin|eth|ethereum|crypto|memory|network|internet|hardware|physical|server|host|site|base|start|contract)[ _-]$/i.test(
    text.slice(Math.max(0, start - 12), start),
  );
}

/** What stands for an address in Slovenian, Croatian and Hungarian stands for the title of a book as well. */
function isTitleLabel(text: string, start: number): boolean {
  return /^(?:naslov|c[i\u00ed]m)/i.test(text.slice(start, start + 6));
}

/** `1737 Cheriton Dr`: the end of a street's name, not a title. */
function isDrive(text: string, start: number): boolean {
  if (text.slice(start, start + 2).toLowerCase() !== "dr") return false;
  let at = start - 1;
  while (at > 0 && isAlphanumeric(unitAt(text, at - 1))) at--;
  const first = unitAt(text, at);
  return (
    start - at > 2 && first >= 0x41 && first <= 0x5a && /[0-9] $/.test(text.slice(Math.max(0, at - 2), at))
  );
}

/** A word of letters, digits and the marks of user names that is no plain word of prose: it has a digit, a mark or an `@` before it. */
function* word(text: string, from: number, kind: string, least: number): Iterable<Sensitive> {
  let start = from;
  while (start < text.length && start - from < 4 && " \"'@".includes(text.charAt(start))) start++;
  let end = start;
  let isMarked = text.charAt(start - 1) === "@";
  for (; end < text.length && end - start < 40; end++) {
    const unit = unitAt(text, end);
    const isMark = unit === 0x5f || unit === 0x2e || unit === 0x2d;
    if (!isAlphanumeric(unit) && !isMark) break;
    if (isDigit(unit) || unit === 0x5f) isMarked = true;
  }
  while (end > start && !isAlphanumeric(unitAt(text, end - 1))) end--;
  if (isMarked && end - start >= least && text.charAt(end) !== "@" && text.charAt(end) !== "(")
    yield { kind, start, end, score: 0.75 };
}

/** The first code after a label that is a BIC, within a few words. */
function readBic(text: string, from: number): { readonly start: number; readonly end: number } | undefined {
  for (let at = from; at < text.length && at - from < 28; at++) {
    if (!isAlphanumeric(unitAt(text, at)) || isAlphanumeric(unitAt(text, at - 1))) continue;
    let end = at + 1;
    while (end - at < 12 && isAlphanumeric(unitAt(text, end))) end++;
    if (isBic(text.slice(at, end))) return { start: at, end };
  }
  return undefined;
}

/** ISO 9362: four letters of the institution, a country, two of the place, three of the branch. */
function isBic(code: string): boolean {
  if (code.length !== 8 && code.length !== 11) return false;
  const upper = code.toUpperCase();
  // A word of prose is not written in capitals.
  return code === upper && countries.includes(upper.slice(4, 6));
}

/** https://www.iso.org/iso-3166-country-codes.html, with XK as banks use it. */
const countries =
  "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split(
    " ",
  );

/** Two decimal degrees with three places or more after a label. */
function readPosition(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | undefined {
  let from = end;
  while (from > start && (isDigit(unitAt(text, from - 1)) || ".-+".includes(text.charAt(from - 1)))) from--;
  let at = from;
  const first = degrees(text, at);
  if (first < 0) return undefined;
  at = first;
  while (at < text.length && at - first < 18 && !isDigit(unitAt(text, at)) && text.charAt(at) !== "-") at++;
  const second = degrees(text, at);
  return second < 0 ? undefined : { start: from, end: second };
}

function degrees(text: string, from: number): number {
  let at = from;
  if (text.charAt(at) === "-" || text.charAt(at) === "+") at++;
  const whole = at;
  while (at - whole < 3 && isDigit(unitAt(text, at))) at++;
  if (at === whole || text.charAt(at) !== "." || Number(text.slice(whole, at)) > 180) return -1;
  const places = ++at;
  while (at - places < 16 && isDigit(unitAt(text, at))) at++;
  const next = unitAt(text, at);
  return at - places >= 3 &&
    next !== 0x25 &&
    !(isLetter(next) && !/[NSEW]/i.test(text.charAt(at))) &&
    !/^e[mx]/.test(text.slice(at, at + 2))
    ? at
    : -1;
}

import type { Span } from "../../core/types.ts";
import { isDay } from "./check-digits.ts";
import { digitValue, isLetter, isWordUnit } from "./text.ts";

/** First letters of the names of months, without accents, in the order of the year. */
const months: ReadonlyMap<string, number> = new Map(
  [
    "jan|ene|gen|sty|led|oca|янв|січ|tam|ian|ιαν",
    "feb|fev|fév|lut|uno|şub|sub|фев|лют|hel|φεβ",
    "mar|mär|mrt|brz|mart|мар|бер|maa|μαρ",
    "apr|abr|avr|kwi|dub|nis|апр|кві|huh|απρ",
    "may|mai|mag|mei|maj|kvě|kve|май|тра|tou|μαι",
    "jun|giu|juin|cze|čer|haz|июн|чер|kes|ιουν",
    "jul|lug|juil|lip|tem|июл|лип|hei|ιουλ",
    "aug|ago|aou|sie|srp|ağu|agu|авг|сер|elo|αυγ",
    "sep|set|wrz|zář|zar|eyl|сен|вер|syy|σεπ",
    "oct|okt|ott|out|paź|paz|říj|rij|eki|окт|жов|lok|οκτ",
    "nov|lis|kas|ноя|marr|νοε",
    "dec|dez|dic|déc|gru|pro|ara|дек|гру|jou|δεκ",
  ].flatMap((names, index) => names.split("|").map((name): [string, number] => [name, index + 1])),
);

/** A whole date with its year that the digit at `at` is part of, in the ways people write them; nothing for other numbers. */
export function readDate(text: string, at: number): Span | undefined {
  if (!mayBeDate(text, at)) return undefined;
  const first = readDigits(text, at);
  if (first.length === 0 || first.length > 8 || digitValue(text.charCodeAt(at - 1)) >= 0) return undefined;
  return (
    numeric(text, at, first) ??
    (first.length <= 2 ? (dayFirst(text, at, first) ?? monthFirst(text, at, first)) : undefined)
  );
}

/** Whether a year, a day or a month of digits is followed by what joins it to the rest of a date; cheap, since most are not. */
function mayBeDate(text: string, at: number): boolean {
  let end = at + 1;
  while (end - at < 5 && digitValue(text.charCodeAt(end)) >= 0) end++;
  if (end - at > 4 || end - at === 3) return false;
  const unit = text.charCodeAt(end);
  if (unit === 0x5e74) return true;
  const isJoined = unit === 0x2f || unit === 0x2d || unit === 0x2e || unit === 0x20 || unit === 0x2c;
  if (!isJoined) return end - at < 3 && isLetter(unit);
  const next = text.charCodeAt(end + 1);
  if (unit === 0x20 && isLetter(next)) return end - at < 3 && mayBeMonth(text, end + 1);
  return (
    unit === 0x20 ||
    unit === 0x2c ||
    next === 0x20 ||
    digitValue(next) >= 0 ||
    (end - at < 3 && isWordUnit(next))
  );
}

/** Beginnings of words that stand between a day and a year, three letters in one number. */
const beginnings: ReadonlySet<number> = new Set(
  [...months.keys(), "of ", "de ", "del", "do "]
    .filter((name) => name.charCodeAt(0) < 0x80)
    .map((name) => tripleAt(name, 0)),
);

function mayBeMonth(text: string, at: number): boolean {
  return beginnings.has(tripleAt(text, at));
}

function tripleAt(text: string, at: number): number {
  return (
    (text.charCodeAt(at) | 0x20) * 0x1000000 +
    (text.charCodeAt(at + 1) | 0x20) * 0x1000 +
    (text.charCodeAt(at + 2) | 0x20)
  );
}

/** `12/01/1961`, `2000-03-19`, `26.09.54`, `1985年3月12日`. */
function numeric(text: string, start: number, first: string): Span | undefined {
  const gap = text.charAt(start + first.length);
  if (!"/-.年 ".includes(gap) || gap === "") return undefined;
  const skip = (from: number) => (text.charAt(from) === " " ? from + 1 : from);
  const secondAt = skip(start + first.length + 1);
  const second = readDigits(text, secondAt);
  const otherGap = text.charAt(secondAt + second.length);
  if (second.length === 0 || second.length > 2 || (otherGap !== gap && otherGap !== "月")) return undefined;
  const thirdAt = skip(secondAt + second.length + 1);
  const third = readDigits(text, thirdAt);
  let end = thirdAt + third.length;
  if (text.charAt(end) === "日") end++;
  if (third.length === 0 || third.length === 3 || third.length > 4 || isLetter(text.charCodeAt(end)))
    return undefined;
  const [a, b, c] = [Number(ascii(first)), Number(ascii(second)), Number(ascii(third))];
  if (first.length === 4) return third.length <= 2 && isYear(a) && isDay(b, c) ? { start, end } : undefined;
  if (first.length > 2 || (third.length === 4 ? !isYear(c) : third.length !== 2)) return undefined;
  return isDay(b, a) || isDay(a, b) ? { start, end } : undefined;
}

/** `11 March 1974`, `3. Mai 1980`, `12 de marzo de 1985`, `1st of May, 1990`. */
function dayFirst(text: string, start: number, day: string): Span | undefined {
  let at = skipWords(text, start + day.length);
  const name = readWord(text, at);
  const month = months.get(name.slice(0, 4).toLowerCase()) ?? months.get(name.slice(0, 3).toLowerCase());
  if (month === undefined || !isDay(month, Number(ascii(day)))) return undefined;
  at = skipWords(text, at + name.length);
  const year = readDigits(text, at);
  return year.length === 4 && isYear(Number(ascii(year))) ? { start, end: at + 4 } : undefined;
}

/** `May 15, 1942`; the name stands before the day. */
function monthFirst(text: string, at: number, day: string): Span | undefined {
  let end = at;
  while (end > 0 && at - end < 3 && " ,.".includes(text.charAt(end - 1))) end--;
  let start = end;
  while (start > 0 && end - start < 12 && isWordUnit(text.charCodeAt(start - 1))) start--;
  const name = text.slice(start, end).toLowerCase();
  const month = name.length < 3 ? undefined : (months.get(name.slice(0, 4)) ?? months.get(name.slice(0, 3)));
  if (month === undefined || !isDay(month, Number(ascii(day)))) return undefined;
  const yearAt = skipWords(text, at + day.length);
  const year = readDigits(text, yearAt);
  return year.length === 4 && isYear(Number(ascii(year))) ? { start, end: yearAt + 4 } : undefined;
}

/** Over spaces, points, ordinal endings and the words that join the parts of a date. */
function skipWords(text: string, from: number): number {
  let at = from;
  for (let turn = 0; turn < 3; turn++) {
    while (at - from < 12 && at < text.length && " .,-ºª".includes(text.charAt(at))) at++;
    const word = readWord(text, at).toLowerCase();
    if (!joining.has(word)) break;
    at += word.length;
  }
  return at;
}

const joining: ReadonlySet<string> = new Set(["st", "nd", "rd", "th", "of", "de", "del", "do", "er", "the"]);

function readWord(text: string, from: number): string {
  let at = from;
  while (
    at < text.length &&
    at - from < 14 &&
    isWordUnit(text.charCodeAt(at)) &&
    digitValue(text.charCodeAt(at)) < 0
  )
    at++;
  return text.slice(from, at);
}

function readDigits(text: string, from: number): string {
  let at = from;
  while (at < text.length && at - from < 9 && digitValue(text.charCodeAt(at)) >= 0) at++;
  return text.slice(from, at);
}

function ascii(digits: string): string {
  let plain = "";
  for (let at = 0; at < digits.length; at++) plain += digitValue(digits.charCodeAt(at));
  return plain;
}

function isYear(year: number): boolean {
  return year >= 1880 && year <= 2100;
}

export const birthLabels =
  "born|born on|birthday|birthdate|birth date|date of birth|dob|d o b|was born on|geboren|geboren am|geb|geburtsdatum|geburtstag|ne le|nee le|date de naissance|naissance|nacido|nacida|nacido el|nacida el|fecha de nacimiento|nacimiento|nato il|nata il|nato|nata|data di nascita|nascido|nascida|nascido em|nascida em|data de nascimento|nascimento|geboortedatum|geboren op|urodzony|urodzona|data urodzenia|ur|родился|родилась|дата рождения|г р|народився|дата народження|dogum tarihi|dogum|fodd|fodelsedatum|fodselsdato|fødselsdato|fodt|født|syntynyt|syntymaaika|narozen|datum narozeni|nascut|data nasterii|szuletett|szuletesi datum|γεννηθηκε|ημερομηνια γεννησης|出生日期|生日|出生|生年月日|誕生日|생년월일|생일|تاريخ الميلاد|תאריך לידה|जन्म तिथि|जन्मतिथि|ngay sinh|tanggal lahir|tarikh lahir|วันเกิด";

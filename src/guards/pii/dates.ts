import type { Span } from "../../core/types.ts";
import { isDay } from "./check-digits.ts";
import { digitValue, isLetter, isWordUnit, unitAt } from "./text.ts";

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
  if (!mayBeDate(text, at) || digitValue(unitAt(text, at - 1)) >= 0) return undefined;
  const date = numeric(text, at);
  if (date !== undefined) return date;
  const first = readDigits(text, at);
  return first.length <= 2 ? (dayFirst(text, at, first) ?? monthFirst(text, at, first)) : undefined;
}

/** Whether a year, a day or a month of digits is followed by what joins it to the rest of a date; cheap, since most are not. */
function mayBeDate(text: string, at: number): boolean {
  let end = at + 1;
  while (end - at < 5 && digitValue(unitAt(text, end)) >= 0) end++;
  if (end - at > 4 || end - at === 3) return false;
  const unit = unitAt(text, end);
  if (unit === 0x5e74 || unit === 0xb144) return true;
  const isJoined = unit === 0x2f || unit === 0x2d || unit === 0x2e || unit === 0x20 || unit === 0x2c;
  if (!isJoined) return end - at < 3 && isLetter(unit);
  const next = unitAt(text, end + 1);
  if (unit === 0x20 && isLetter(next)) return end - at < 3 && mayBeMonth(text, end + 1);
  return (
    unit === 0x20 ||
    unit === 0x2c ||
    next === 0x20 ||
    digitValue(next) >= 0 ||
    (end - at < 3 && isWordUnit(next))
  );
}

/** Beginnings of words that stand between a day and a year, one byte for five bits of each of three letters. */
const beginnings: Uint8Array = makeBeginnings();

function makeBeginnings(): Uint8Array {
  const table = new Uint8Array(1 << 15);
  for (const name of [...months.keys(), "of ", "de ", "del", "do "]) table[tripleAt(name, 0)] = 1;
  return table;
}

/** Whether a word may be the name of a month, or lead to one. */
function mayBeMonth(text: string, at: number): boolean {
  return unitAt(text, at) >= 0x80 || beginnings[tripleAt(text, at)] === 1;
}

function tripleAt(text: string, at: number): number {
  return ((unitAt(text, at) & 31) << 10) | ((unitAt(text, at + 1) & 31) << 5) | (unitAt(text, at + 2) & 31);
}

/** `12/01/1961`, `2000-03-19`, `26.09.54`, `1985年3月12日`, `1985년 3월 12일`, `12/3-1985`. */
function numeric(text: string, start: number): Span | undefined {
  const firstEnd = digitsEnd(text, start);
  const gap = unitAt(text, firstEnd);
  if (gap !== 0x2f && gap !== 0x2d && gap !== 0x2e && gap !== 0x20 && gap !== 0x5e74 && gap !== 0xb144)
    return undefined;
  const second = skipSpace(text, firstEnd + 1);
  const secondEnd = digitsEnd(text, second);
  if (secondEnd === second || secondEnd - second > 2) return undefined;
  const otherGap = unitAt(text, secondEnd);
  // `14/2-1970`
  const isMixed = gap === 0x2f && otherGap === 0x2d;
  if (otherGap !== gap && otherGap !== 0x6708 && otherGap !== 0xc6d4 && !isMixed) return undefined;
  const third = skipSpace(text, secondEnd + 1);
  let end = digitsEnd(text, third);
  const length = end - third;
  if (length === 0 || length === 3 || length > 4) return undefined;
  const day = unitAt(text, end);
  if (day === 0x65e5 || day === 0xc77c) end++;
  if (isLetter(unitAt(text, end))) return undefined;
  const [a, b, c] = [
    numberAt(text, start, firstEnd),
    numberAt(text, second, secondEnd),
    numberAt(text, third, third + length),
  ];
  if (firstEnd - start === 4) return length <= 2 && isYear(a) && isDay(b, c) ? { start, end } : undefined;
  if (firstEnd - start > 2 || (length === 4 ? !isYear(c) : length !== 2)) return undefined;
  return isDay(b, a) || isDay(a, b) ? { start, end } : undefined;
}

/** Whether a date is what programs write when there is none: the first day of Unix time, or of the century before. */
export function isFiller(text: string, { start, end }: Span): boolean {
  const written = text.slice(start, end);
  return written === "1970-01-01" || written === "1900-01-01";
}

/** Whether a date has no word in it. */
export function isNumeric(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++)
    if (isWordUnit(unitAt(text, at)) && digitValue(unitAt(text, at)) < 0) return false;
  return true;
}

function skipSpace(text: string, from: number): number {
  return unitAt(text, from) === 0x20 ? from + 1 : from;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (at - from < 9 && digitValue(unitAt(text, at)) >= 0) at++;
  return at;
}

function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + digitValue(unitAt(text, at));
  return number;
}

/** `11 March 1974`, `3. Mai 1980`, `12 de marzo de 1985`, `1st of May, 1990`. */
function dayFirst(text: string, start: number, day: string): Span | undefined {
  let at = skipWords(text, start + day.length);
  if (!mayBeMonth(text, at)) return undefined;
  const name = readWord(text, at);
  const month = months.get(name.slice(0, 4).toLowerCase()) ?? months.get(name.slice(0, 3).toLowerCase());
  if (month === undefined || !isDay(month, numberAt(day, 0, day.length))) return undefined;
  at = skipWords(text, at + name.length);
  const year = readDigits(text, at);
  return year.length === 4 && isYear(numberAt(year, 0, year.length)) ? { start, end: at + 4 } : undefined;
}

/** `May 15, 1942`; the name stands before the day. */
function monthFirst(text: string, at: number, day: string): Span | undefined {
  let end = at;
  while (end > 0 && at - end < 3 && " ,.".includes(text.charAt(end - 1))) end--;
  let start = end;
  while (start > 0 && end - start < 12 && isWordUnit(unitAt(text, start - 1))) start--;
  if (end - start < 3 || !mayBeMonth(text, start)) return undefined;
  const name = text.slice(start, end).toLowerCase();
  const month = months.get(name.slice(0, 4)) ?? months.get(name.slice(0, 3));
  if (month === undefined || !isDay(month, numberAt(day, 0, day.length))) return undefined;
  const yearAt = skipWords(text, at + day.length);
  const year = readDigits(text, yearAt);
  return year.length === 4 && isYear(numberAt(year, 0, year.length)) ? { start, end: yearAt + 4 } : undefined;
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
    isWordUnit(unitAt(text, at)) &&
    digitValue(unitAt(text, at)) < 0
  )
    at++;
  return text.slice(from, at);
}

function readDigits(text: string, from: number): string {
  return text.slice(from, digitsEnd(text, from));
}

function isYear(year: number): boolean {
  return year >= 1880 && year <= 2100;
}

export const birthLabels =
  "born|born on|birthday|birthdate|birth date|date of birth|dob|d o b|was born on|geboren|geboren am|geb|geburtsdatum|geburtstag|ne le|nee le|date de naissance|naissance|nacido|nacida|nacido el|nacida el|fecha de nacimiento|nacimiento|nato il|nata il|nato|nata|data di nascita|nascido|nascida|nascido em|nascida em|data de nascimento|nascimento|geboortedatum|geboren op|urodzony|urodzona|data urodzenia|ur|родился|родилась|дата рождения|г р|народився|дата народження|dogum tarihi|dogum|fodd|fodelsedatum|fodselsdato|fødselsdato|fodt|født|syntynyt|syntymaaika|narozen|datum narozeni|nascut|data nasterii|szuletett|szuletesi datum|γεννηθηκε|ημερομηνια γεννησης|出生日期|生日|出生|生年月日|誕生日|생년월일|생일|تاريخ الميلاد|תאריך לידה|जन्म तिथि|जन्मतिथि|ngay sinh|tanggal lahir|tarikh lahir|วันเกิด|birth day|birthdate dob|bday|nasci em|nasci a|nasceu em|naci el|nascita|datum narodenia|narodena|narodeny|narozena|datum rodenja|datum rodjenja|rodjen|roden|rodena|datum rojstva|rojen|rojena|fodselsdag|fodselsar|syntymapaiva|synt|dzimsanas datums|gimimo data|sunniaeg|sunnikuupaev|szuletesi ido|nascuta|data de nastere|faedingardagur|faeddur|fædingardagur|fæddur|fæðingardagur|fædd|ditelindja|petsa ng kapanganakan|kapanganakan|tarehe ya kuzaliwa|dogum gunu|роден на|родена|дата на раждане|датум рођења|рођен|туған күні|народилася|народилась|туылған күні|ημ γεννησης|γεννηθεις|תאריך הלידה|נולד|נולדה|تاريخ الولادة|مواليد|تاریخ تولد|متولد|تاریخ پیدائش|जन्म तारीख|जन्मदिन|জন্ম তারিখ|பிறந்த தேதி|పుట్టిన తేదీ|วันเดือนปีเกิด|생일자|出生年月|出生年月日|生於";

import type { Span } from "../../core/types.ts";
import { readField } from "./name-fields.ts";
import { isAsian, isCapital, others, readWord } from "./name-words.ts";
import { barsBetween, cellStart, lineEnd, lineStart } from "./tables.ts";
import { isWordUnit, unitAt } from "./text.ts";

/** Small words within names: `van den Broek`, `de la Cruz`, `bin Salman`. */
const particles: ReadonlySet<string> = new Set(
  "van von vom zu zum zur der den de del della di da do dos das du la le les el al bin ibn ben abu y e te ter ten af av und".split(
    " ",
  ),
);

/** Titles and forms of address, which are no part of the name. */
const titles: ReadonlySet<string> = new Set(
  "mr mrs ms miss mx dr prof professor herr herrn frau monsieur madame mademoiselle mme mlle sr sra srta senor senora signor signora sig dott dhr mevr mevrouw heer pan pani panie sir rev hr fru don dona ing dra ra ssa doctor doctora senhor senhora gospodin gospodine gospodja domnul domnule doamna pane herra rouva meneer exmo bay bayan г-н г-жа господин госпожа господине пане пані пан κυριε κυρια".split(
    " ",
  ),
);

interface NameForm {
  /** Fewest words a name must have here. */
  readonly least: number;
  /** Characters that may stand before the name. */
  readonly marks?: string;
  /** Whether it may be written as in forms: in capitals, with the family name and a comma first, or in a script without capitals. */
  readonly isField?: boolean;
}

const labelMarks = " \t\"'*_:=\n\r,.!|(\u2019";

/** What may stand between a title and a name. */
export const titleMarks: string = " \t\"'*_.";

const mostWords = 5;

/** `Herr Prof. Dr. Dr.` */
const mostTitles = 4;

/** The name that begins at a place: capitalised words with their particles and initials, or a name in East Asian letters. */
export function readName(
  text: string,
  from: number,
  { least, marks = labelMarks, isField = false }: NameForm,
): Span | undefined {
  let at = skipMarks(text, from, marks);
  for (let turn = 0; ; turn++) {
    const word = readWord(text, at);
    if (!titles.has(word.toLowerCase())) break;
    if (turn === mostTitles) return undefined;
    at = skipMarks(text, at + word.length, titleMarks);
  }
  const asian = readAsian(text, at);
  if (asian !== undefined) return asian;
  const field = isField ? readField(text, at) : undefined;
  if (field !== undefined) return field;
  const start = at;
  let end = start;
  let words = 0;
  let isWhole = false;
  let isJoined = false;
  while (words < mostWords) {
    const word = readWord(text, at);
    if (word === "") break;
    const small = word.toLowerCase();
    if (particles.has(small) && (words > 0 || isCapital(readWord(text, skipSpace(text, at + word.length))))) {
      // A particle in capitals may be followed by a small word: `Le roux`.
      isJoined = isCapital(word);
      at = skipSpace(text, at + word.length);
      continue;
    }
    if ((!isCapital(word) && !(isJoined && word.length > 2)) || others.has(small) || small.length > 24) break;
    isJoined = false;
    const isInitial = word.length === 1;
    if (isInitial && text.charAt(at + 1) === ".") at++;
    words++;
    if (!isInitial) isWhole = true;
    end = at + word.length;
    const next = skipSpace(text, end);
    if (next === end) break;
    at = next;
  }
  return words >= least && isWhole ? { start, end } : undefined;
}

/** Over what stands between a label and its value. */
function skipMarks(text: string, from: number, marks: string): number {
  let at = from;
  while (at < text.length && at - from < 12 && marks.includes(text.charAt(at))) at++;
  return at;
}

function skipSpace(text: string, from: number): number {
  return text.charAt(from) === " " ? from + 1 : from;
}

/** Whether a title that ends right before a place is the name of something else: `hr = 4`, `MX.`, `this.ms Foo`. */
export function isOtherTitle(text: string, start: number, end: number): boolean {
  if (".$#@\\".includes(text.charAt(start - 1)) && start > 0) return true;
  const title = text.slice(start, end).trimEnd();
  const bare = title.replace(/\.$/, "");
  if (bare.length > 2 && bare === bare.toUpperCase()) return !courtesy.has(bare);
  if (bare.length === 2 && bare === bare.toUpperCase()) return bare !== "MR" && bare !== "DR";
  // Units and abbreviations in small letters have a full stop as titles.
  return units.has(bare) && (title === bare || isMeasure(text, start));
}

/** `300 ms. Increase it`, `in ms. More` */
function isMeasure(text: string, start: number): boolean {
  return /(?:[0-9]| in) ?$/.test(text.slice(Math.max(0, start - 4), start));
}

const courtesy: ReadonlySet<string> = new Set(
  "MRS MISS PROF HERR HERRN FRAU MONSIEUR MADAME SIR MADAM".split(" "),
);

const units: ReadonlySet<string> = new Set("hr ms mx sr sig rev miss sra pan".split(" "));

/** Two to four ideographs, two to four syllables of Hangul, or a few of Kana. */
function readAsian(text: string, start: number): Span | undefined {
  let end = start;
  while (end < text.length && end - start < 8 && isAsian(unitAt(text, end))) end++;
  const length = end - start;
  return length >= 2 && length <= 5 ? { start, end } : undefined;
}

/** What a name is called in scripts without capitals: that of a person, a file or a table. */
export const bareNames: readonly string[] = "الاسم اسم שם नाम ชื่อ নাম".split(" ");

/** Words before `name` that make it the name of a thing. */
const things: ReadonlySet<string> = new Set(
  "file product company host domain project event class brand package app application table column field street city country school business branch function variable method module service server database image tag device model bank hotel restaurant song album book movie game team group org organization organisation page site plan job task step type template rule action".split(
    " ",
  ),
);

/** Whether the label that begins at a place is the name of a thing: `company name:`. */
export function namesThing(text: string, labelStart: number): boolean {
  let end = labelStart;
  while (end > 0 && " _-".includes(text.charAt(end - 1)) && labelStart - end < 2) end--;
  let start = end;
  while (start > 0 && end - start < 16 && isWordUnit(unitAt(text, start - 1))) start--;
  return things.has(text.slice(start, end).toLowerCase());
}

const mostRows = 64;

/** Names in the column of a Markdown table whose header cell ends at `bar`, the `|` after the label; none in later rows. */
export function readColumn(text: string, bar: number): readonly Span[] {
  const header = lineStart(text, bar);
  if (header < 0) return [];
  const previous = header === 0 ? -1 : lineStart(text, header - 1);
  if (previous >= 0 && barsBetween(text, previous, header) > 0) return [];
  const bars = barsBetween(text, header, bar);
  const names: Span[] = [];
  let end = lineEnd(text, bar);
  for (let row = 0; row < mostRows && unitAt(text, end) === 0x0a; row++) {
    const start = end + 1;
    end = lineEnd(text, start);
    const cell = cellStart(text, start, bars);
    if (cell < 0) break;
    const name = readName(text, cell, { least: 2 });
    if (name !== undefined && name.end <= end) names.push(name);
  }
  return names;
}

import type { Span } from "../../core/types.ts";
import { barsBetween, cellStart, lineEnd, lineStart } from "./tables.ts";
import { digitValue, isDigit, isLetter, isWordUnit, unitAt } from "./text.ts";

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

/** Capitalised words that begin no name, whatever stands before them. */
const others: ReadonlySet<string> = new Set(
  (
    "sir madam customer customers team support all everyone hiring manager colleague colleagues friend friends user users reader readers " +
    "client clients valued members member student students parents parent guest guests damen herren kunde kundin kunden equipe client " +
    "the this that these those a an i we you he she it they my our your his her its their there here if when what who how why not no yes and or but " +
    "monday tuesday wednesday thursday friday saturday sunday january february march july september october november december " +
    "service services department office bank company inc ltd llc gmbh corp corporation group university school hospital street road avenue city " +
    "account number id email phone address date name first last full order product file app data test example null none true false true false unknown admin world string text integer required optional applicable available provided pending " +
    "sorry glad happy sure looking trying using going currently new also just still very so now then please thanks thank hello hi hey best kind " +
    "north south east west united states america europe english german french spanish italian dutch polish american british god lord santa " +
    "toolkit generic username server api framework library module code model agent assistant bot system version release project website web search open new old my get set http https json xml sql html css node python java javascript typescript linux windows google microsoft amazon apple facebook openai github docker kubernetes redis postgres mysql " +
    "was is are has have had will would can could may might should must did do does been being were says said"
  ).split(" "),
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
  const field = isField
    ? (readInverted(text, at) ?? readCapitals(text, at) ?? readCaseless(text, at))
    : undefined;
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

/** `Miller, Jane`, or `MILLER, Jane`. */
function readInverted(text: string, start: number): Span | undefined {
  const family = readWord(text, start);
  const comma = start + family.length;
  if (family.length < 2 || !(isCapital(family) || isUpper(family)) || others.has(family.toLowerCase()))
    return undefined;
  if (text.charAt(comma) !== "," || text.charAt(comma + 1) !== " ") return undefined;
  const first = readWord(text, comma + 2);
  if (!isCapital(first) || first.length < 2 || others.has(first.toLowerCase())) return undefined;
  const end = comma + 2 + first.length;
  if (!endsField(text, end)) return undefined;
  // One of a list: `Jae, Pip, Marta`.
  return text.charAt(end) === "," && isCapital(readWord(text, end + 2)) ? undefined : { start, end };
}

/** `JANE A MILLER`: two to four words in capitals that fill the field. */
function readCapitals(text: string, start: number): Span | undefined {
  let end = start;
  let whole = 0;
  for (let words = 1; words <= 4; words++) {
    const at = words === 1 ? start : end + 1;
    const word = readWord(text, at);
    if (!isUpper(word) || (word.length > 1 && others.has(word.toLowerCase()))) return undefined;
    if (word.length > 2) whole++;
    end = at + word.length;
    if (text.charAt(end) === "." && word.length === 1) end++;
    if (endsField(text, end)) return whole > 1 ? { start, end } : undefined;
    if (text.charAt(end) !== " ") return undefined;
  }
  return undefined;
}

/** Two to four words of a script without capitals that fill the field. */
function readCaseless(text: string, start: number): Span | undefined {
  let end = start;
  for (let words = 1; words <= 4; words++) {
    const at = words === 1 ? start : end + 1;
    const first = unitAt(text, at);
    if (first < 0x590 || first >= 0x2e80) return undefined;
    const word = readWord(text, at);
    if (word === "" || word.toLowerCase() !== word.toUpperCase()) return undefined;
    const mark = word.search(otherMarks);
    end = at + (mark < 0 ? word.length : mark);
    if (mark >= 0) return words > 1 && mark > 0 ? { start, end } : undefined;
    if (
      text.charAt(end) === " " &&
      isWordUnit(unitAt(text, end + 1)) &&
      digitValue(unitAt(text, end + 1)) < 0
    )
      continue;
    return words > 1 ? { start, end } : undefined;
  }
  return undefined;
}

/** The comma, the semicolon, the question mark and the full stops of the Arabic script, and the danda. */
const otherMarks = /[\u060c\u061b\u061f\u06d4\u0964]/u;

function isUpper(word: string): boolean {
  return word !== "" && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** Whether nothing of a sentence follows a value. */
function endsField(text: string, end: number): boolean {
  const next = text.charAt(end);
  return next === "" || "\n\r\t,;|\"'<()".includes(next) || text.slice(end, end + 2) === "  ";
}

/** Whether a line ends at a place, but for a mark. */
export function endsLine(text: string, end: number): boolean {
  const at = ".,!".includes(text.charAt(end)) && end < text.length ? end + 1 : end;
  return at >= text.length || text.charAt(at) === "\n" || text.charAt(at) === "\r";
}

/** Whether a line begins at a place, but for an indent. */
export function beginsLine(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && start - at < 12 && ' \t>*"'.includes(text.charAt(at - 1))) at--;
  return at === 0 || text.charAt(at - 1) === "\n";
}

/** The ideographs of a name before a form of address: \u5148\u751f, \u5973\u58eb or \u5c0f\u59d0. */
export function readAddressed(text: string, start: number): Span | undefined {
  for (let end = start + 2; end <= start + 4; end++) {
    if (!isAsian(unitAt(text, end - 1)) || !isAsian(unitAt(text, end - 2))) return undefined;
    if (forms.has(text.slice(end, end + 2))) return { start, end };
  }
  return undefined;
}

const forms: ReadonlySet<string> = new Set(["\u5148\u751f", "\u5973\u58eb", "\u5c0f\u59d0"]);

/** Over what stands between a label and its value. */
function skipMarks(text: string, from: number, marks: string): number {
  let at = from;
  while (at < text.length && at - from < 12 && marks.includes(text.charAt(at))) at++;
  return at;
}

function skipSpace(text: string, from: number): number {
  return text.charAt(from) === " " ? from + 1 : from;
}

/** Letters with the marks that stand within names: `Jean-Luc`, `O'Brien`. */
function readWord(text: string, from: number): string {
  let at = from;
  while (at < text.length && at - from < 30) {
    const unit = unitAt(text, at);
    if (isDigit(unit)) return "";
    const joins =
      (unit === 0x2d || unit === 0x27 || unit === 0x2019) && at > from && isWordUnit(unitAt(text, at + 1));
    if (!isWordUnit(unit) && !joins) break;
    at++;
  }
  if (text.charAt(at) === "_" || text.charAt(at) === "@") return "";
  return text.slice(from, at);
}

function isCapital(word: string): boolean {
  const first = word.charAt(0);
  if (first === "" || first.toLowerCase() === first) return false;
  // Words in capitals alone are names of constants, except initials.
  if (word.length > 2 && word.slice(1) === word.slice(1).toUpperCase()) return false;
  return !isIdentifier(word);
}

/** Beginnings of family names that are followed by a capital: `McDonald`, `DeVito`, `VanDyke`. */
const beginnings: ReadonlySet<string> = new Set(
  "Mc Mac Fitz De Del Des Di Da Du La Le Lo Van Von Der Den Ter Al El Ben Bin Ibn Abu San St".split(" "),
);

/** A capital within a word belongs to an identifier, unless it follows such a beginning or a mark. */
function isIdentifier(word: string): boolean {
  for (let at = 1, from = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (!isLetter(word.charCodeAt(at - 1))) from = at;
    else if (unit >= 0x41 && unit <= 0x5a && !beginnings.has(word.slice(from, at))) return true;
  }
  return false;
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

function isAsian(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3) || unit === 0x3005;
}

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

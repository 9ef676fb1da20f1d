import type { Span } from "../../core/types.ts";
import { isAsian, isCapital, others, readWord } from "./name-words.ts";
import { digitValue, isWordUnit, unitAt } from "./text.ts";

/** A name as it is written in forms: the family name first, in capitals, or in a script without capitals. */
export function readField(text: string, start: number): Span | undefined {
  return readInverted(text, start) ?? readCapitals(text, start) ?? readCaseless(text, start);
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

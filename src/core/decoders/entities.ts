import type { Edit } from "../edits.ts";
import { character } from "./escapes.ts";
import { hexValue } from "./tokens.ts";

// https://html.spec.whatwg.org/multipage/named-characters.html, the ones that texts use.
const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["shy", ""],
  ["Tab", "\t"],
  ["NewLine", "\n"],
  ["excl", "!"],
  ["num", "#"],
  ["dollar", "$"],
  ["percnt", "%"],
  ["lpar", "("],
  ["rpar", ")"],
  ["ast", "*"],
  ["plus", "+"],
  ["comma", ","],
  ["period", "."],
  ["sol", "/"],
  ["bsol", "\\"],
  ["colon", ":"],
  ["semi", ";"],
  ["equals", "="],
  ["quest", "?"],
  ["commat", "@"],
  ["lsqb", "["],
  ["lbrack", "["],
  ["rsqb", "]"],
  ["rbrack", "]"],
  ["lowbar", "_"],
  ["grave", "`"],
  ["lcub", "{"],
  ["lbrace", "{"],
  ["rcub", "}"],
  ["rbrace", "}"],
  ["verbar", "|"],
  ["vert", "|"],
  ["hyphen", "-"],
  ["ndash", "-"],
  ["mdash", "-"],
  ["lsquo", "'"],
  ["rsquo", "'"],
  ["ldquo", '"'],
  ["rdquo", '"'],
  ["laquo", '"'],
  ["raquo", '"'],
  ["hellip", "..."],
  ["bull", "*"],
  ["middot", "."],
  ["ensp", " "],
  ["emsp", " "],
  ["thinsp", " "],
  ["zwnj", ""],
  ["zwj", ""],
  ["lrm", ""],
  ["rlm", ""],
  ["auml", "a"],
  ["ouml", "o"],
  ["uuml", "u"],
  ["Auml", "A"],
  ["Ouml", "O"],
  ["Uuml", "U"],
  ["szlig", "ss"],
  ["eacute", "e"],
  ["egrave", "e"],
  ["agrave", "a"],
  ["aacute", "a"],
  ["iacute", "i"],
  ["oacute", "o"],
  ["uacute", "u"],
  ["ntilde", "n"],
  ["ccedil", "c"],
]);

const longestName = 8;
const mostDigits = 8;

/** The character reference at `at`, where an ampersand stands; names need their semicolon, numbers do not. */
export function entityAt(source: string, at: number): Edit | undefined {
  if (source.charCodeAt(at + 1) === 0x23) return numericAt(source, at);
  let end = at + 1;
  while (end - at <= longestName && isLetter(source.charCodeAt(end))) end++;
  if (source.charCodeAt(end) !== 0x3b) return undefined;
  const text = named.get(source.slice(at + 1, end));
  return text === undefined ? undefined : { start: at, end: end + 1, text };
}

function numericAt(source: string, at: number): Edit | undefined {
  const isHex = (source.charCodeAt(at + 2) | 0x20) === 0x78;
  const from = at + (isHex ? 3 : 2);
  let value = 0;
  let end = from;
  for (; end - from < mostDigits; end++) {
    const digit = hexValue(source.charCodeAt(end));
    if (digit < 0 || (!isHex && digit > 9)) break;
    value = value * (isHex ? 16 : 10) + digit;
  }
  if (end === from) return undefined;
  return character(value, at, source.charCodeAt(end) === 0x3b ? end + 1 : end);
}

function isLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

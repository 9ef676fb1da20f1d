import { isDigit, isLetter } from "./characters.ts";

/**
 * Named references that stand for ASCII characters, in pairs of name and code.
 *
 * https://html.spec.whatwg.org/multipage/named-characters.html
 */
const table: string =
  "Tab 9 NewLine 10 nbsp 160 excl 33 quot 34 QUOT 34 num 35 dollar 36 percnt 37 amp 38 AMP 38 apos 39 lpar 40 " +
  "rpar 41 ast 42 midast 42 plus 43 comma 44 period 46 sol 47 colon 58 semi 59 lt 60 LT 60 equals 61 gt 62 GT 62 " +
  "quest 63 commat 64 lsqb 91 lbrack 91 bsol 92 rsqb 93 rbrack 93 Hat 94 lowbar 95 UnderBar 95 grave 96 " +
  "DiacriticalGrave 96 lcub 123 lbrace 123 verbar 124 vert 124 VerticalLine 124 rcub 125 rbrace 125 " +
  "ZeroWidthSpace 8203 zwnj 8204 zwj 8205 shy 173 hyphen 8208 dash 8208 bull 8226 copy 169 reg 174";

let named: ReadonlyMap<string, string> | undefined;

/** Names that HTML also takes without their semicolon. */
const bare: ReadonlySet<string> = new Set(["amp", "AMP", "lt", "LT", "gt", "GT", "quot", "QUOT"]);

const longestName = 24;
const most = 0x10ffff;

/** The text with its character references replaced by what they stand for; unknown names stay. */
export function decodeEntities(text: string): string {
  let next = text.indexOf("&");
  if (next < 0) return text;
  const pieces: string[] = [];
  let from = 0;
  while (next >= 0) {
    const found = text.charCodeAt(next + 1) === 0x23 ? numeric(text, next + 2) : name(text, next + 1);
    if (found !== undefined) {
      pieces.push(text.slice(from, next), found.text);
      from = found.end;
    }
    next = text.indexOf("&", Math.max(from, next + 1));
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

interface Found {
  readonly text: string;
  readonly end: number;
}

/** `&#106;`, `&#x6a;`, with leading zeros, and without the semicolon. */
function numeric(text: string, from: number): Found | undefined {
  const isHex = (text.charCodeAt(from) | 0x20) === 0x78;
  const base = isHex ? 16 : 10;
  let at = isHex ? from + 1 : from;
  const start = at;
  let code = 0;
  for (; at < text.length; at++) {
    const digit = digitValue(text.charCodeAt(at));
    if (digit >= base) break;
    code = Math.min(most + 1, code * base + digit);
  }
  if (at === start) return undefined;
  const isCharacter = code > 0 && code <= most && !(code >= 0xd800 && code <= 0xdfff);
  const end = text.charCodeAt(at) === 0x3b ? at + 1 : at;
  return { text: String.fromCodePoint(isCharacter ? code : 0xfffd), end };
}

function digitValue(unit: number): number {
  if (isDigit(unit)) return unit - 0x30;
  return isLetter(unit) ? (unit | 0x20) - 0x57 : 99;
}

function name(text: string, from: number): Found | undefined {
  let at = from;
  while (at - from < longestName && isLetter(text.charCodeAt(at))) at++;
  const word = text.slice(from, at);
  const hasEnd = text.charCodeAt(at) === 0x3b;
  if (!hasEnd && (!bare.has(word) || text.charCodeAt(at) === 0x3d || isDigit(text.charCodeAt(at)))) {
    return undefined;
  }
  named ??= readTable();
  const character = named.get(word);
  return character === undefined ? undefined : { text: character, end: hasEnd ? at + 1 : at };
}

function readTable(): ReadonlyMap<string, string> {
  const words = table.split(" ");
  const map = new Map<string, string>();
  for (let index = 0; index < words.length; index += 2) {
    map.set(words[index] as string, String.fromCharCode(Number(words[index + 1])));
  }
  return map;
}

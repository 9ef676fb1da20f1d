import type { Decoded } from "../decode.ts";
import { applyEdits, type Edit } from "../edits.ts";
import { textOfBytes } from "./bytes.ts";
import { entityAt } from "./entities.ts";
import { hexValue } from "./tokens.ts";

/** Reads the escape at `at`, which is where its first character stands; undefined when there is none. */
type Reader = (source: string, at: number) => Edit | undefined;

/**
 * Writes out escapes that stand for characters, in place and all notations at once, so that a text of several
 * notations is copied once and what is left over in the copy was made by decoding.
 *
 * Only all of a text tells whether it is quoted-printable; where it may be, it is written out with that and without.
 */
export function decodeEscapes(source: string): readonly Decoded[] {
  const entities = findAll(source, "&", entityAt);
  const percents = findAll(source, "%", percentAt);
  const escapes = findAll(source, "\\", escapeAt);
  const printables = quotedPrintable(source);
  if (entities === none && percents === none && escapes === none && printables === none) return nothing;
  const found = [
    { via: "html-entities", edits: entities },
    { via: "percent", edits: percents },
    { via: "escapes", edits: escapes },
  ].filter(({ edits }) => edits.length > 0);
  const [first, ...others] = found;
  const edits = others.length === 0 ? first?.edits : inOrder(found.flatMap(({ edits }) => edits));
  const written: Decoded[] = [];
  if (first !== undefined && edits !== undefined) {
    written.push({
      via: others.length === 0 ? first.via : "mixed-escapes",
      ...applyEdits(source, edits),
    });
  }
  if (printables !== none) {
    const both = edits === undefined ? printables : inOrder([...edits, ...printables]);
    written.push({ via: "quoted-printable", ...applyEdits(source, both) });
  }
  return written;
}

const nothing: readonly Decoded[] = Object.freeze([]);
const none: readonly Edit[] = [];

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  let end = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start)
    .filter((edit) => {
      const isFree = edit.start >= end;
      if (isFree) end = edit.end;
      return isFree;
    });
}

function findAll(source: string, mark: string, read: Reader): readonly Edit[] {
  let edits: Edit[] | undefined;
  for (let at = source.indexOf(mark); at >= 0; ) {
    const edit = read(source, at);
    if (edit !== undefined) {
      edits ??= [];
      edits.push(edit);
    }
    at = source.indexOf(mark, edit?.end ?? at + 1);
  }
  return edits ?? none;
}

/** `%C3%A9`: as many bytes as make up one character (RFC 3986, section 2.1). */
function percentAt(source: string, at: number): Edit | undefined {
  return hexBytes(source, at, 0x25);
}

/** Bytes in hex, each after `mark`, that make up one character. */
function hexBytes(source: string, at: number, mark: number): Edit | undefined {
  return bytesAt(at, 3, (place) => (source.charCodeAt(place) === mark ? byteAt(source, place + 1) : -1));
}

/** Bytes that make up one character in UTF-8, each written in so many units that `read` reads, -1 for none. */
function bytesAt(at: number, units: number, read: (at: number) => number): Edit | undefined {
  const first = read(at);
  if (first < 0) return undefined;
  if (first < 0x80) return { start: at, end: at + units, text: String.fromCharCode(first) };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++) {
    const byte = read(at + units * index);
    if (byte < 0) return undefined;
    bytes[index] = byte;
  }
  const text = textOfBytes(bytes);
  return text === undefined ? undefined : { start: at, end: at + units * length, text };
}

/** The byte of two hex digits, or -1. */
function byteAt(source: string, at: number): number {
  const high = hexValue(source.charCodeAt(at));
  const low = hexValue(source.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : (high << 4) | low;
}

/**
 * `\u0041`, `\u{1F600}`, `\x41`, `\101`, and `\n` and `\t` within a text (ECMA-262, section 12.9.4); bytes that make up
 * one character in UTF-8, as in `\xd0\x98` and `\320\230`, are that character; `\000041` as in CSS.
 */
function escapeAt(source: string, at: number): Edit | undefined {
  const kind = source.charCodeAt(at + 1);
  if (kind === 0x75) return source.charCodeAt(at + 2) === 0x7b ? bracedAt(source, at) : fixed(source, at, 4);
  if (kind === 0x55) return fixed(source, at, 8);
  if (kind === 0x78) return source.charCodeAt(at + 2) === 0x7b ? bracedAt(source, at) : hexAt(source, at);
  if (kind >= 0x30 && kind <= 0x33) return styleAt(source, at) ?? octalAt(source, at);
  if (kind === 0x6e || kind === 0x72 || kind === 0x74) {
    const end = kind === 0x72 && isEscape(source, at + 2, 0x6e) ? at + 4 : at + 2;
    const isWithin = endsPart(source, at) && beginsPart(source, end);
    return isWithin ? { start: at, end, text: kind === 0x74 ? "\t" : "\n" } : undefined;
  }
  // An escaped backslash does not escape what follows it.
  return kind === 0x5c ? { start: at, end: at + 1, text: "" } : undefined;
}

function fixed(source: string, at: number, digits: number): Edit | undefined {
  const value = readHex(source, at + 2, at + 2 + digits);
  if (value < 0) return undefined;
  const end = at + 2 + digits;
  // Two escapes make up one character beyond U+FFFF.
  if (digits === 4 && value >= 0xd800 && value < 0xdc00 && source.charCodeAt(end) === 0x5c) {
    const low = source.charCodeAt(end + 1) === 0x75 ? readHex(source, end + 2, end + 6) : -1;
    if (low < 0xdc00 || low > 0xdfff) return undefined;
    return { start: at, end: end + 6, text: String.fromCharCode(value, low) };
  }
  return character(value, at, end);
}

/** Longest number in braces. */
const mostDigits = 6;

function bracedAt(source: string, at: number): Edit | undefined {
  let end = at + 3;
  while (end - at - 3 < mostDigits && hexValue(source.charCodeAt(end)) >= 0) end++;
  if (end === at + 3 || source.charCodeAt(end) !== 0x7d) return undefined;
  return character(readHex(source, at + 3, end), at, end + 1);
}

/** A character in UTF-8, or the one of a single byte. */
function hexAt(source: string, at: number): Edit | undefined {
  return (
    bytesAt(at, 4, (place) => (isEscape(source, place, 0x78) ? byteAt(source, place + 2) : -1)) ??
    fixed(source, at, 2)
  );
}

function isEscape(source: string, at: number, kind: number): boolean {
  return source.charCodeAt(at) === 0x5c && source.charCodeAt(at + 1) === kind;
}

function octalAt(source: string, at: number): Edit | undefined {
  return bytesAt(at, 4, (place) => octalByte(source, place)) ?? character(octalByte(source, at), at, at + 4);
}

function octalByte(source: string, at: number): number {
  if (source.charCodeAt(at) !== 0x5c) return -1;
  let value = 0;
  for (let digit = at + 1; digit < at + 4; digit++) {
    const unit = source.charCodeAt(digit);
    if (!(unit >= 0x30 && unit <= 0x37)) return -1;
    value = value * 8 + unit - 0x30;
  }
  return value < 0x100 ? value : -1;
}

/** Six hex digits, of which the first are zeros, and the blank that may end them (CSS Syntax, section 4.3.7). */
function styleAt(source: string, at: number): Edit | undefined {
  if (!source.startsWith("00", at + 1)) return undefined;
  const end = at + 7;
  const value = readHex(source, at + 1, end);
  if (value < 0x20 || end > source.length) return undefined;
  return character(value, at, end);
}

/** The character of a code point, unless it is half of a pair. */
export function character(codePoint: number, start: number, end: number): Edit | undefined {
  if (codePoint < 0 || codePoint > 0x10ffff) return undefined;
  if (codePoint >= 0xd800 && codePoint < 0xe000) return undefined;
  return { start, end, text: String.fromCodePoint(codePoint) };
}

function readHex(source: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = hexValue(source.charCodeAt(at));
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** `=C3=A9` and soft line ends (RFC 2045, section 6.7), where more than one tells that it is not an assignment. */
function quotedPrintable(source: string): readonly Edit[] {
  let edits: Edit[] | undefined;
  let wrapped = false;
  let neighbours = false;
  for (let at = source.indexOf("="); at >= 0; at = source.indexOf("=", at + 1)) {
    const soft = softLineEnd(source, at);
    if (soft > 0) {
      wrapped = true;
      edits ??= [];
      edits.push({ start: at, end: soft, text: "" });
      continue;
    }
    const edit = isUpperHex(source, at) ? hexBytes(source, at, 0x3d) : undefined;
    if (edit === undefined) continue;
    edits ??= [];
    if (edits.at(-1)?.end === at || edit.end - at > 3) neighbours = true;
    edits.push(edit);
    at = edit.end - 1;
  }
  return edits !== undefined && ((wrapped && edits.length > 1) || neighbours) ? edits : none;
}

function softLineEnd(source: string, at: number): number {
  if (source.charCodeAt(at + 1) === 0x0a) return at + 2;
  return source.charCodeAt(at + 1) === 0x0d && source.charCodeAt(at + 2) === 0x0a ? at + 3 : 0;
}

function isUpperHex(source: string, at: number): boolean {
  return !(source.charCodeAt(at + 1) >= 0x61) && !(source.charCodeAt(at + 2) >= 0x61);
}

/**
 * Whether a part of a text ends before a written line end or tab: a word, a phrase, or another line end. In code such an
 * escape often is all of a string.
 */
function endsPart(source: string, at: number): boolean {
  const unit = source.charCodeAt(at - 1);
  if (isInText(unit) || (unit < 0x80 && " .,;:!?)]>*_|".includes(String.fromCharCode(unit)))) return true;
  return unit === 0x22 && source.charCodeAt(at - 2) === 0x5c;
}

/** Whether a part of a text begins behind one: a word, a mark of a list or a table, or another escape. */
function beginsPart(source: string, at: number): boolean {
  const unit = source.charCodeAt(at);
  if (unit === 0x5c) return '"nrtu'.includes(source.charAt(at + 1) || " ");
  return isInText(unit) || (unit < 0x80 && " -*#>|([{+".includes(String.fromCharCode(unit)));
}

function isInText(unit: number): boolean {
  const lower = unit | 0x20;
  return unit >= 0x80 || (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

import type { Decoded } from "../decode.ts";
import { shortestToken } from "../survey-places.ts";
import { decodedBytes, isControl } from "./bytes.ts";

/** Characters of a token, or of its lines taken together, and where they stand. */
interface Token {
  readonly text: string;
  /** Offset in the source of character `index`. */
  offsetOf(index: number): number;
}

interface Alphabet {
  readonly via: string;
  readonly bits: number;
  /** Value by ASCII character, -1 for none. */
  readonly digits: Int8Array;
}

function alphabet(via: string, bits: number, digit: (unit: number) => number): Alphabet {
  return { via, bits, digits: new Int8Array(128).map((_, unit) => digit(unit)) };
}

const alphabets: readonly Alphabet[] = [
  alphabet("binary", 1, (unit) => (unit === 0x30 ? 0 : unit === 0x31 ? 1 : -1)),
  alphabet("hex", 4, hexValue),
  alphabet("base32", 5, base32Value),
  alphabet("base64", 6, base64Value),
];

/** Tokens of a text that hold text in base64, base64url, base32, hex or binary (RFC 4648); `places` from the survey. */
export function decodeTokens(source: string, places: readonly number[]): readonly Decoded[] {
  let found: Decoded[] | undefined;
  for (let index = 0; index < places.length; ) {
    let last = index;
    while (continuesOnNextLine(source, places, last)) last += 2;
    let decoded = last === index ? none : decodeToken(manyLines(source, places, index, last));
    if (decoded.length === 0) {
      const lines: Decoded[] = [];
      for (let line = index; line <= last; line += 2) {
        for (const one of decodeToken(oneLine(source, places, line))) lines.push(one);
      }
      decoded = lines;
    }
    for (const one of decoded) {
      found ??= [];
      found.push(one);
    }
    index = last + 2;
  }
  return found ?? none;
}

const none: readonly Decoded[] = [];

/** Fewest characters of a token without its padding. */
const shortestRun = shortestToken - 3;

function decodeToken(token: Token): readonly Decoded[] {
  for (const one of alphabets) {
    const found = decodeRuns(token, one);
    if (found.length > 0) return found;
  }
  return none;
}

/** Names, padding and prefixes that stand beside what is written in an alphabet are no part of it. */
function decodeRuns(token: Token, alphabet: Alphabet): readonly Decoded[] {
  const { text } = token;
  let found: Decoded[] | undefined;
  for (let start = 0; text.length - start >= shortestRun; ) {
    let end = start;
    while (end < text.length && (alphabet.digits[text.charCodeAt(end)] ?? -1) >= 0) end++;
    if (end - start >= shortestRun) {
      const decoded = decodeRun(token, start, end, alphabet);
      if (decoded !== undefined) {
        found ??= [];
        found.push(decoded);
      }
    }
    start = end + 1;
  }
  return found ?? none;
}

/** A letter glued to the start of a token shifts where its bytes begin. */
function decodeRun(token: Token, start: number, end: number, alphabet: Alphabet): Decoded | undefined {
  const shifts = alphabet.bits === 6 ? 4 : alphabet.bits === 4 ? 2 : 1;
  for (let shift = 0; shift < shifts; shift++) {
    const from = start + shift;
    if (shift > 0 && end - from < 2 * shortestToken) break;
    if (!looksLikeText(token.text, from, end, alphabet)) continue;
    const decoded = readBits(token, from, end, alphabet);
    if (decoded !== undefined) return decoded;
  }
  return undefined;
}

/** So many bytes at the start, in the middle and at the end tell whether the rest is worth reading. */
const sample = 12;

/** So many bytes of a sample may be no text. */
const mostBad = 3;

/** Is one of three samples nearly free of what is in no text? Names and hashes fail after a few bytes. */
function looksLikeText(text: string, start: number, end: number, alphabet: Alphabet): boolean {
  const length = end - start;
  // Groups of eight characters are whole bytes in each alphabet.
  return [0, length >> 1, length - 24].some((from, index) => {
    if (index > 0 && from < 8) return false;
    return isSampleOfText(text, start + (from & ~7), end, alphabet);
  });
}

function isSampleOfText(text: string, start: number, end: number, { bits, digits }: Alphabet): boolean {
  const length = Math.min(Math.floor(((end - start) * bits) / 8), sample);
  let held = 0;
  let count = 0;
  let continued = 0;
  let zeros = 0;
  let bad = 0;
  for (let at = start, read = 0; at < end && read < length; at++) {
    held = ((held << bits) | (digits[text.charCodeAt(at)] as number)) & 0xffff;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    read++;
    const byte = (held >> count) & 0xff;
    if (byte === 0) zeros++;
    else if (byte < 0x80) {
      if (isControl(byte)) bad++;
    } else if ((byte & 0xc0) === 0x80) {
      // The sample may begin inside a character.
      if (continued > 0) continued--;
      else if (read > 3) bad++;
    } else if (byte < 0xc2 || byte > 0xf4) bad++;
    else continued = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (bad > mostBad) return false;
  }
  return zeros + bad <= mostBad || (zeros >= 4 && bad <= 2);
}

function readBits(
  token: Token,
  start: number,
  end: number,
  { via, bits, digits }: Alphabet,
): Decoded | undefined {
  const bytes = readBytes(token.text, start, end, bits, digits);
  // Four characters of base64 give three bytes and are read together; likewise for the others.
  const group = bits === 5 ? 5 : bits === 6 ? 3 : 1;
  const width = (group * 8) / bits;
  return decodedBytes(via, {
    bytes,
    startOf: (byte) => token.offsetOf(start + Math.floor(byte / group) * width),
    endOf: (byte) => token.offsetOf(Math.min(start + (Math.floor(byte / group) + 1) * width, end) - 1) + 1,
  });
}

function readBytes(text: string, start: number, end: number, bits: number, digits: Int8Array): Uint8Array {
  const bytes = new Uint8Array(Math.floor(((end - start) * bits) / 8));
  let held = 0;
  let count = 0;
  let written = 0;
  for (let at = start; at < end && written < bytes.length; at++) {
    held = ((held << bits) | (digits[text.charCodeAt(at)] as number)) & 0xffff;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    bytes[written++] = (held >> count) & 0xff;
  }
  return bytes;
}

/** Lines of a token that was wrapped, as in MIME, are as long as each other but for the last. */
function continuesOnNextLine(source: string, places: readonly number[], index: number): boolean {
  const end = places[index + 1] as number;
  const next = places[index + 2];
  if (next === undefined || next - end > 2) return false;
  const gap = source.slice(end, next);
  if (gap !== "\n" && gap !== "\r\n") return false;
  return (
    (places[index + 3] as number) - next <= end - (places[index] as number) &&
    end - (places[index] as number) >= shortestToken
  );
}

function oneLine(source: string, places: readonly number[], index: number): Token {
  const start = places[index] as number;
  return { text: source.slice(start, places[index + 1]), offsetOf: (at) => start + at };
}

function manyLines(source: string, places: readonly number[], first: number, last: number): Token {
  let text = "";
  const offsets: number[] = [];
  for (let index = first; index <= last; index += 2) {
    const end = places[index + 1] as number;
    text += source.slice(places[index], end);
    for (let at = places[index] as number; at < end; at++) offsets.push(at);
  }
  return { text, offsetOf: (at) => offsets[at] as number };
}

/** Value of a hexadecimal digit, -1 for anything else. */
export function hexValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function base32Value(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit - 0x41;
  return unit >= 0x32 && unit <= 0x37 ? unit - 0x32 + 26 : -1;
}

function base64Value(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit - 0x41;
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61 + 26;
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 52;
  if (unit === 0x2b || unit === 0x2d) return 62;
  return unit === 0x2f || unit === 0x5f ? 63 : -1;
}

import type { Decoded } from "../decode.ts";
import { shortestToken } from "../survey-places.ts";
import { decodedBytes } from "./bytes.ts";

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
    const token = last === index ? oneLine(source, places, index) : manyLines(source, places, index, last);
    const decoded = decodeToken(token);
    if (decoded !== undefined) {
      found ??= [];
      found.push(decoded);
    }
    index = last + 2;
  }
  return found ?? none;
}

const none: readonly Decoded[] = [];

function decodeToken(token: Token): Decoded | undefined {
  const { text } = token;
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x3d) end--;
  // A name and an equals sign may stand before the token itself.
  let start = text.lastIndexOf("=", end - 1) + 1;
  if (text.charCodeAt(start) === 0x30 && (text.charCodeAt(start + 1) | 0x20) === 0x78) start += 2;
  if (end - start < shortestToken - 3) return undefined;
  for (const one of alphabets) {
    if (!startsLikeText(text, start, end, one)) continue;
    const decoded = readBits(token, start, end, one);
    if (decoded !== undefined) return decoded;
  }
  return undefined;
}

/** So many bytes tell whether the rest is worth reading. */
const sample = 12;

/** Do the first bytes make up UTF-8 without control characters? Names and hashes fail after one or two. */
function startsLikeText(text: string, start: number, end: number, { bits, digits }: Alphabet): boolean {
  const length = Math.min(Math.floor(((end - start) * bits) / 8), sample);
  let held = 0;
  let count = 0;
  let continued = 0;
  for (let at = start, read = 0; at < end && read < length; at++) {
    const value = digits[text.charCodeAt(at)] ?? -1;
    if (value < 0) return false;
    held = ((held << bits) | value) & 0xffff;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    read++;
    const byte = (held >> count) & 0xff;
    if (continued > 0) {
      if ((byte & 0xc0) !== 0x80) return false;
      continued--;
    } else if (byte < 0x80) {
      if (isControl(byte)) return false;
    } else {
      if (byte < 0xc2 || byte > 0xf4) return false;
      continued = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    }
  }
  return true;
}

function readBits(
  token: Token,
  start: number,
  end: number,
  { via, bits, digits }: Alphabet,
): Decoded | undefined {
  const bytes = readBytes(token.text, start, end, bits, digits);
  if (bytes === undefined) return undefined;
  // Four characters of base64 give three bytes and are read together; likewise for the others.
  const group = bits === 5 ? 5 : bits === 6 ? 3 : 1;
  const width = (group * 8) / bits;
  return decodedBytes(via, {
    bytes,
    startOf: (byte) => token.offsetOf(start + Math.floor(byte / group) * width),
    endOf: (byte) => token.offsetOf(Math.min(start + (Math.floor(byte / group) + 1) * width, end) - 1) + 1,
  });
}

function readBytes(
  text: string,
  start: number,
  end: number,
  bits: number,
  digits: Int8Array,
): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor(((end - start) * bits) / 8));
  let held = 0;
  let count = 0;
  let written = 0;
  for (let at = start; at < end && written < bytes.length; at++) {
    const value = digits[text.charCodeAt(at)] ?? -1;
    if (value < 0) return undefined;
    held = ((held << bits) | value) & 0xffff;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    const byte = (held >> count) & 0xff;
    if (isControl(byte)) return undefined;
    bytes[written++] = byte;
  }
  return bytes;
}

function isControl(byte: number): boolean {
  return byte < 0x09 || byte === 0x7f || (byte > 0x0d && byte < 0x20);
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
    end - (places[index] as number) >= 32
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

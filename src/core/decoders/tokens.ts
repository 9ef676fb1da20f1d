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
  /** Value of a character, -1 for none. */
  digit(unit: number): number;
}

const binary: Alphabet = {
  via: "binary",
  bits: 1,
  digit: (unit) => (unit === 0x30 ? 0 : unit === 0x31 ? 1 : -1),
};
const hex: Alphabet = { via: "hex", bits: 4, digit: hexValue };
const base32: Alphabet = { via: "base32", bits: 5, digit: base32Value };
const base64: Alphabet = { via: "base64", bits: 6, digit: base64Value };

/** Tokens of a text that hold text in base64, base64url, base32, hex or binary (RFC 4648); `places` from the survey. */
export function decodeTokens(source: string, places: readonly number[]): readonly Decoded[] {
  const found: Decoded[] = [];
  for (let index = 0; index < places.length; ) {
    let last = index;
    while (continuesOnNextLine(source, places, last)) last += 2;
    const token = last === index ? oneLine(source, places, index) : manyLines(source, places, index, last);
    const decoded = decodeToken(token);
    if (decoded !== undefined) found.push(decoded);
    index = last + 2;
  }
  return found;
}

function decodeToken(token: Token): Decoded | undefined {
  const { text } = token;
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x3d) end--;
  // A name and an equals sign may stand before the token itself.
  let start = text.lastIndexOf("=", end - 1) + 1;
  if (text.charCodeAt(start) === 0x30 && (text.charCodeAt(start + 1) | 0x20) === 0x78) start += 2;
  if (end - start < shortestToken - 3) return undefined;
  for (const alphabet of [binary, hex, base32, base64]) {
    const decoded = readBits(token, start, end, alphabet);
    if (decoded !== undefined) return decoded;
  }
  return undefined;
}

/** So many bytes tell whether the rest is worth reading. */
const sample = 12;

function readBits(
  token: Token,
  start: number,
  end: number,
  { via, bits, digit }: Alphabet,
): Decoded | undefined {
  const length = Math.floor(((end - start) * bits) / 8);
  if (end - start > 64 && length > sample) {
    const head = readBytes(token.text, start, end, sample, bits, digit);
    // Cuts off what a sequence at the end of the sample could lack.
    if (head === undefined || !startsLikeText(head)) return undefined;
  }
  const bytes = readBytes(token.text, start, end, length, bits, digit);
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
  length: number,
  bits: number,
  digit: (unit: number) => number,
): Uint8Array | undefined {
  const bytes = new Uint8Array(length);
  let held = 0;
  let count = 0;
  let written = 0;
  for (let at = start; at < end && written < length; at++) {
    const value = digit(text.charCodeAt(at));
    if (value < 0) return undefined;
    held = ((held << bits) | value) & 0xffff;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    const byte = (held >> count) & 0xff;
    if (byte < 0x09 || byte === 0x7f || (byte > 0x0d && byte < 0x20)) return undefined;
    bytes[written++] = byte;
  }
  return bytes;
}

function startsLikeText(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length - 1; at++) {
    const byte = bytes[at] as number;
    const next = bytes[at + 1] as number;
    const isContinued = (next & 0xc0) === 0x80;
    if (byte < 0x80 && isContinued) return false;
    if (byte >= 0xc0 && !isContinued) return false;
  }
  return true;
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

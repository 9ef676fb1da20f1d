import type { Decoded } from "../decode.ts";
import { shortestToken } from "../survey-places.ts";
import { cleanStretch, decodedBytes, isControl, isMostlyBad } from "./bytes.ts";

/** Characters that stand for bits, four of hex for two bytes and so on. */
export interface Alphabet {
  readonly via: string;
  readonly bits: number;
  /** Value by ASCII character, -1 for none. */
  readonly digits: Int8Array;
}

export function alphabet(via: string, bits: number, digit: (unit: number) => number): Alphabet {
  return { via, bits, digits: new Int8Array(128).map((_, unit) => digit(unit)) };
}

/** Part of a text in which a token stands. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Offset in the source of the character at an offset of the text. */
  offsetOf(at: number): number;
}

/** Decodes a run of one alphabet; a letter glued to its start shifts where its bytes begin. */
export function decodeRun(token: Token, start: number, end: number, alphabet: Alphabet): Decoded | undefined {
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
  const isName = end - start <= widestName;
  if (isName && isNoText(text, start, end, alphabet)) return false;
  // Groups of eight characters are whole bytes in each alphabet.
  const middle = ((end - start) >> 1) & ~7;
  const last = (end - start - 24) & ~7;
  return (
    (isSampleOfText(text, start, end, alphabet) ||
      (middle >= 8 && isSampleOfText(text, start + middle, end, alphabet)) ||
      (last >= 8 && isSampleOfText(text, start + last, end, alphabet))) &&
    (isName || !isNoText(text, start, end, alphabet))
  );
}

/** Runs up to this long, most of which are names and parts of addresses, are read as a whole before samples are. */
const widestName = 128;

/** Does the run hold more bytes of no text than {@link decodedBytes} lets pass? Only UTF-16 has zeros. */
function isNoText(text: string, start: number, end: number, { bits, digits }: Alphabet): boolean {
  const length = Math.floor(((end - start) * bits) / 8);
  let held = 0;
  let count = 0;
  let bad = 0;
  let clean = 0;
  /** Bytes of a character that were read, and those that are missing. */
  let begun = 0;
  let missing = 0;
  for (let at = start, read = 0; read < length; at++) {
    held = ((held << bits) | (digits[text.charCodeAt(at)] as number)) & 0xffff;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    read++;
    const byte = (held >> count) & 0xff;
    if (byte === 0) return false;
    if ((byte & 0xc0) === 0x80 && missing > 0) {
      missing--;
      begun++;
    } else {
      if (missing > 0) {
        bad += begun;
        clean = 0;
      }
      begun = 1;
      missing = byte < 0xc0 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      if (byte < 0x80 ? isControl(byte) : byte < 0xc2 || byte > 0xf4) {
        bad++;
        clean = 0;
        missing = 0;
        continue;
      }
    }
    if (++clean === cleanStretch) return false;
  }
  return isMostlyBad(missing > 0 ? bad + begun : bad, length);
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

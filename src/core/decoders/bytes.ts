import type { Decoded } from "../decode.ts";
import { TableMap } from "../offset-map.ts";

/** Bytes that were decoded, and where each of them came from. */
export interface SourcedBytes {
  readonly bytes: Uint8Array;
  /** Where byte `index` begins in the source. */
  startOf(index: number): number;
  /** Where byte `index` ends in the source. */
  endOf(index: number): number;
}

/** Shortest decoded text that is worth looking at. */
const shortestText = 6;

/**
 * Reads bytes as UTF-8 text, or says undefined when they are none: not well-formed, or with control characters.
 *
 * Stops at the first bad byte, so that looking at what is not text costs next to nothing.
 */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const codePoint = codePointAt(bytes, at);
    if (codePoint < 0) return undefined;
    text += String.fromCodePoint(codePoint);
    at += byteLength(codePoint);
  }
  return text;
}

/** Fewest bytes in a row that make a text of bytes most of which are none. */
export const cleanStretch = 16;

/** Shorter stretches of characters between bytes that are none are chance. */
const shortStretch = 4;

/** A view of bytes that read as text with letters in it, with a blank for what is no text; undefined otherwise. */
export function decodedBytes(via: string, source: SourcedBytes): Decoded | undefined {
  const { bytes, startOf, endOf } = source;
  const read = wideText(bytes) ?? lenientText(bytes);
  if (read === undefined || !isReadable(read.text.trim())) return undefined;
  const { text, from } = read;
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  for (let unit = 0; unit < text.length; unit++) {
    starts[unit] = startOf(from[2 * unit] as number);
    ends[unit] = endOf((from[2 * unit + 1] as number) - 1);
  }
  return { via, text, map: new TableMap(starts, ends) };
}

/** Text, and the bytes `[from[2 * i], from[2 * i + 1])` that gave its unit i. */
interface Read {
  readonly text: string;
  readonly from: readonly number[];
}

/** Reads bytes as UTF-8 with a blank for each stretch of what is none; undefined when too little of it is text. */
function lenientText(bytes: Uint8Array): Read | undefined {
  let clean = 0;
  let longest = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; ) {
    const codePoint = codePointAt(bytes, at);
    const length = codePoint < 0 ? 1 : byteLength(codePoint);
    if (codePoint < 0) {
      bad++;
      clean = 0;
    } else clean += length;
    if (clean > longest) longest = clean;
    at += length;
  }
  if (longest < cleanStretch && isMostlyBad(bad, bytes.length)) return undefined;
  return writeStretches(bytes, bad * 4 <= bytes.length ? 1 : shortStretch);
}

/** Whether so many bytes of no text among some are too many, if none of what lies between them is a stretch of text. */
export function isMostlyBad(bad: number, bytes: number): boolean {
  return bad > 0 && (bad * 4 > bytes || bytes - bad < cleanStretch);
}

function writeStretches(bytes: Uint8Array, shortest: number): Read {
  let text = "";
  const from: number[] = [];
  let skipped = 0;
  for (let at = 0; at < bytes.length; ) {
    let stretch = "";
    const places: number[] = [];
    let next = at;
    for (; next < bytes.length; ) {
      const codePoint = codePointAt(bytes, next);
      if (codePoint < 0) break;
      const end = next + byteLength(codePoint);
      stretch += String.fromCodePoint(codePoint);
      places.push(next, end);
      if (codePoint > 0xffff) places.push(next, end);
      next = end;
    }
    if (stretch.length >= shortest) {
      if (at > skipped) {
        text += " ";
        from.push(skipped, at);
      }
      text += stretch;
      for (const place of places) from.push(place);
      skipped = next;
    }
    at = next === bytes.length ? next : next + 1;
  }
  return { text, from };
}

/** Reads UTF-16 in either byte order, when half of its units are below U+0100; undefined for anything else. */
function wideText(bytes: Uint8Array): Read | undefined {
  const pairs = bytes.length >> 1;
  const zeros = [0, 0];
  for (let at = 0; at < 2 * pairs; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] as number) + 1;
  const [even, odd] = zeros as [number, number];
  if (pairs < shortestText || Math.max(even, odd) * 2 < pairs || Math.min(even, odd) * 4 > pairs)
    return undefined;
  const high = odd > even ? 1 : 0;
  let text = "";
  const from: number[] = [];
  for (let at = 0; at < 2 * pairs; at += 2) {
    const unit = ((bytes[at + high] as number) << 8) | (bytes[at + 1 - high] as number);
    const isText = !isControl(unit) && (unit & 0xf800) !== 0xd800;
    text += isText ? String.fromCharCode(unit) : " ";
    from.push(at, at + 2);
  }
  return { text, from };
}

/** Characters that other encodings are written in. */
const encodedUnits: Uint8Array = new Uint8Array(128);
for (const character of "0123456789abcdefABCDEFxXuU%&#;\\{}=.,-/ \n\r\t")
  encodedUnits[character.charCodeAt(0)] = 1;

/** Long enough, and most of it letters and blanks, or all of it what another encoding is written in. */
function isReadable(text: string): boolean {
  if (text.length < shortestText) return false;
  let plain = 0;
  let encoded = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const lower = unit | 0x20;
    if ((lower >= 0x61 && lower <= 0x7a) || unit >= 0xa0 || unit === 0x20 || unit === 0x0a) plain++;
    encoded += encodedUnits[unit] ?? 0;
  }
  return plain * 10 >= text.length * 6 || (text.length >= cleanStretch && encoded * 10 >= text.length * 9);
}

/** A control character other than tab, line feed and carriage return. */
export function isControl(unit: number): boolean {
  return (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) || unit === 0x7f;
}

function byteLength(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

/** Code point of the well-formed UTF-8 sequence at `at`, -1 when there is none or it is a control character. */
function codePointAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return isControl(first) ? -1 : first;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return -1;
  let codePoint = first & (0xff >> (length + 1));
  for (let next = at + 1; next < at + length; next++) {
    const byte = bytes[next] as number;
    if ((byte & 0xc0) !== 0x80) return -1;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const smallest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const isSurrogate = codePoint >= 0xd800 && codePoint < 0xe000;
  return codePoint < smallest || codePoint > 0x10ffff || isSurrogate ? -1 : codePoint;
}

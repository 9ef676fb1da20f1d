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

/** A view of bytes that read as text with letters in it; undefined otherwise. */
export function decodedBytes(via: string, { bytes, startOf, endOf }: SourcedBytes): Decoded | undefined {
  const text = textOfBytes(bytes);
  if (text === undefined || !isReadable(text)) return undefined;
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  for (let byte = 0, unit = 0; unit < text.length; ) {
    const codePoint = text.codePointAt(unit) as number;
    const units = codePoint > 0xffff ? 2 : 1;
    const next = byte + byteLength(codePoint);
    starts.fill(startOf(byte), unit, unit + units);
    ends.fill(endOf(next - 1), unit, unit + units);
    byte = next;
    unit += units;
  }
  return { via, text, map: new TableMap(starts, ends) };
}

/** Long enough, and most of it letters, digits and blanks. */
export function isReadable(text: string): boolean {
  if (text.length < shortestText) return false;
  let plain = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const lower = unit | 0x20;
    if ((lower >= 0x61 && lower <= 0x7a) || unit >= 0xa0 || unit === 0x20 || unit === 0x0a) plain++;
  }
  return plain * 10 >= text.length * 6;
}

function byteLength(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

/** Code point of the well-formed UTF-8 sequence at `at`, -1 when there is none or it is a control character. */
function codePointAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) {
    const isControl = (first < 0x20 && first !== 0x09 && first !== 0x0a && first !== 0x0d) || first === 0x7f;
    return isControl ? -1 : first;
  }
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

import type { Decoded } from "../decode.ts";
import { decodedBytes } from "./bytes.ts";

/** Characters of one group and the bytes they stand for. */
const width = 5;
const bytesPerGroup = 4;

/** Digits run from `!`; `z` stands for a group of zeros. */
const firstDigit = 0x21;
const radix = 85;
const zeros = 0x7a;

/**
 * Text between `<~` and `~>` in base85, as in section 3.3.2 of the PostScript Language Reference; the end mark may be
 * missing.
 */
export function decodeBase85(source: string): readonly Decoded[] {
  const found: Decoded[] = [];
  for (let at = source.indexOf("<~"); at >= 0; ) {
    const { bytes, places, end } = readGroups(source, at + 2);
    const decoded = decodedBytes("base85", {
      bytes,
      startOf: (byte) => places[2 * byte] as number,
      endOf: (byte) => places[2 * byte + 1] as number,
    });
    if (decoded !== undefined) found.push(decoded);
    at = source.indexOf("<~", end);
  }
  return found;
}

interface Groups {
  readonly bytes: Uint8Array;
  /** Where the group of each byte starts and ends, alternating. */
  readonly places: readonly number[];
  readonly end: number;
}

function readGroups(source: string, start: number): Groups {
  const bytes: number[] = [];
  const places: number[] = [];
  let value = 0;
  let digits = 0;
  let from = start;
  let end = start;
  const write = (count: number, to: number): void => {
    for (let index = 0; index < count; index++) {
      bytes.push(Math.floor(value / 2 ** (24 - 8 * index)) & 0xff);
      places.push(from, to);
    }
    value = 0;
    digits = 0;
  };
  let at = start;
  for (; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) continue;
    if (digits === 0) from = at;
    if (unit === zeros && digits === 0) {
      write(bytesPerGroup, at + 1);
      continue;
    }
    const digit = unit - firstDigit;
    if (digit < 0 || digit >= radix) break;
    value = value * radix + digit;
    end = at + 1;
    if (++digits === width) write(bytesPerGroup, end);
  }
  // A short group lacks its last digits, which count as the highest, and as many bytes.
  const given = digits;
  for (; digits > 0 && digits < width; digits++) value = value * radix + radix - 1;
  if (given > 1) write(given - 1, end);
  return { bytes: Uint8Array.from(bytes), places, end: at };
}

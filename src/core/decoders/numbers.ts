import type { Decoded } from "../decode.ts";
import type { Span } from "../types.ts";
import { decodedBytes } from "./bytes.ts";

/** A way to write one byte as a number. */
interface Notation {
  readonly via: string;
  readonly radix: number;
  readonly shortest: number;
  readonly longest: number;
}

const notations: readonly Notation[] = [
  { via: "binary", radix: 2, shortest: 7, longest: 8 },
  { via: "decimal", radix: 10, shortest: 1, longest: 3 },
  { via: "hex", radix: 16, shortest: 2, longest: 2 },
  { via: "octal", radix: 8, shortest: 2, longest: 4 },
];

/** Runs of numbers that are the bytes of a text, such as `72 105 33`; `places` are their starts, from the survey. */
export function decodeNumbers(source: string, places: readonly number[]): readonly Decoded[] {
  const found: Decoded[] = [];
  let done = 0;
  for (const place of places) {
    if (place < done) continue;
    const numbers = readNumbers(source, place);
    done = numbers.at(-1)?.end ?? place;
    for (const notation of notations) {
      const decoded = decodeRun(source, numbers, notation);
      if (decoded === undefined) continue;
      found.push(decoded);
      break;
    }
  }
  return found;
}

function decodeRun(source: string, numbers: readonly Span[], notation: Notation): Decoded | undefined {
  const bytes = new Uint8Array(numbers.length);
  for (let index = 0; index < numbers.length; index++) {
    const { start, end } = numbers[index] as Span;
    const prefix = source.charCodeAt(start + 1) | 0x20;
    const from = notation.radix === 16 && prefix === 0x78 ? start + 2 : start;
    if (end - from < notation.shortest || end - from > notation.longest) return undefined;
    const value = parse(source, from, end, notation.radix);
    if (value < 0 || value > 0xff) return undefined;
    bytes[index] = value;
  }
  const spanOf = (index: number): Span => numbers[index] as Span;
  return decodedBytes(notation.via, {
    bytes,
    startOf: (index) => spanOf(index).start,
    endOf: (index) => spanOf(index).end,
  });
}

function parse(source: string, start: number, end: number, radix: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = digitValue(source.charCodeAt(at));
    if (digit < 0 || digit >= radix) return -1;
    value = value * radix + digit;
  }
  return value;
}

/** Numbers from `start` on, each with at most a few separators before it. */
function readNumbers(source: string, start: number): readonly Span[] {
  const numbers: Span[] = [];
  let at = start;
  for (;;) {
    while (at < source.length && isSeparator(source.charCodeAt(at))) at++;
    const from = at;
    while (at < source.length && isDigitUnit(source.charCodeAt(at))) at++;
    if (at === from) return numbers;
    // A number that is part of a word ends the run.
    if (at < source.length && !isSeparator(source.charCodeAt(at)) && !isStop(source.charCodeAt(at)))
      return numbers;
    numbers.push({ start: from, end: at });
  }
}

function isDigitUnit(unit: number): boolean {
  return digitValue(unit) >= 0 || (unit | 0x20) === 0x78;
}

function digitValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function isSeparator(unit: number): boolean {
  return unit === 0x20 || unit === 0x2c || unit === 0x3b || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Ends a run and its sentence: brackets, quotes and the full stop. */
function isStop(unit: number): boolean {
  return ".!?)]}\"'`<".includes(String.fromCharCode(unit));
}

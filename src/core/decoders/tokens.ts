import type { Decoded } from "../decode.ts";
import { shortestToken } from "../survey-places.ts";
import type { Span } from "../types.ts";
import { type Alphabet, alphabet, decodeRun, type Token } from "./bits.ts";

const narrow: readonly Alphabet[] = [
  alphabet("binary", 1, (unit) => (unit === 0x30 ? 0 : unit === 0x31 ? 1 : -1)),
  alphabet("hex", 4, hexValue),
  alphabet("base32", 5, base32Value),
];
const wide: Alphabet = alphabet("base64", 6, base64Value);

/** What is written in one of the narrow alphabets is written in this one. */
const anyNarrow: Alphabet = alphabet("", 0, (unit) => (hexValue(unit) < 0 ? base32Value(unit) : 0));

/**
 * Tokens of a text that hold text in base64, base64url, base32, hex or binary (RFC 4648); `places` from the survey.
 *
 * @param done stretches of the text that were decoded already, in rising order
 */
export function decodeTokens(
  source: string,
  places: readonly number[],
  done: readonly Span[],
): readonly Decoded[] {
  let found: Decoded[] | undefined;
  let next = 0;
  for (let index = 0; index < places.length; index += 2) {
    const start = places[index] as number;
    const end = places[index + 1] as number;
    while (next < done.length && (done[next] as Span).end <= start) next++;
    if (next < done.length && (done[next] as Span).start < end) continue;
    const decoded = decodeToken({ text: source, start, end, offsetOf: unmoved });
    for (let one = 0; one < decoded.length; one++) {
      found ??= [];
      found.push(decoded[one] as Decoded);
    }
  }
  return found ?? none;
}

const none: readonly Decoded[] = [];

function unmoved(at: number): number {
  return at;
}

/** Fewest characters of a token without its padding. */
const shortestRun = shortestToken - 3;

/** Decodes a token in the first alphabet that makes a text of it, or of parts of it. */
export function decodeToken(token: Token): readonly Decoded[] {
  if (startOfRun(token, token.start, anyNarrow) >= 0) {
    for (const one of narrow) {
      const found = decodeRuns(token, one);
      if (found.length > 0) return found;
    }
  }
  return decodeRuns(token, wide);
}

/** Names, padding and prefixes that stand beside what is written in an alphabet are no part of it. */
function decodeRuns(token: Token, alphabet: Alphabet): readonly Decoded[] {
  const { text, end: stop } = token;
  const { digits } = alphabet;
  let found: Decoded[] | undefined;
  for (let start = startOfRun(token, token.start, alphabet); start >= 0; ) {
    let end = start + shortestRun;
    while (end < stop && (digits[text.charCodeAt(end)] as number) >= 0) end++;
    const decoded = decodeRun(token, start, end, alphabet);
    if (decoded !== undefined) {
      found ??= [];
      found.push(decoded);
    }
    start = startOfRun(token, end + 1, alphabet);
  }
  return found ?? none;
}

/** Where the next run in an alphabet begins that is long enough, or -1; it is looked for where no run goes on. */
function startOfRun({ text, end }: Token, from: number, { digits }: Alphabet): number {
  let start = from;
  while (end - start >= shortestRun) {
    // From the last character that the shortest run would have: most characters are never looked at.
    let at = start + shortestRun - 1;
    while (at >= start && (digits[text.charCodeAt(at)] as number) >= 0) at--;
    if (at < start) return start;
    start = at + 1;
  }
  return -1;
}

/** True for a character of base64 or base64url, padding included. */
export function isTokenUnit(unit: number): boolean {
  return unit === 0x3d || base64Value(unit) >= 0;
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

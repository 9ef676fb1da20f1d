import { isGap } from "../../core/hold.ts";
import type { CompiledRule } from "../../core/rule.ts";
import { createScanner } from "../../core/scan.ts";
import { createViews } from "../../core/views.ts";
import { isAlphanumeric, isDigit, isLineBreak, looksDrawn } from "./characters.ts";
import { isTokenUnit } from "./contexts.ts";
import { unmask } from "./disguise.ts";
import { looseScore } from "./judge.ts";
import { couldBeNamed, innerStart } from "./providers.ts";

/** Whether the token around a part of a text could be a secret by itself, in whatever form. */
export type CouldBeSecret = (text: string, start: number, end: number) => boolean;

/** Announcers that are a part of what they announce, and stand in one token with it. */
const inTokens: ReadonlySet<string> = new Set(["context/jwt", "context/hash", "context/url", "context/pem"]);

/** A token that is longer is looked at whatever it is. */
const longestToken = 400;

/** Longest line of which {@link openSpread} does not say that it could be one of a key, whatever it is made of. */
const longestLine = 40;

/** Fewest characters of which something can be decoded, or that are left when marks were taken out. */
const shortestDisguised = 12;

/** Tells of tokens without digits; the others are taken for what the guard has to look at. */
export function createCouldBeSecret(rules: readonly CompiledRule[]): CouldBeSecret {
  const known = rules.filter(({ id }) => !id.startsWith("context/") || inTokens.has(id));
  let scanner: ReturnType<typeof createScanner> | undefined;
  let begins: Uint8Array | undefined;
  return (text, start, end) => {
    let from = start;
    while (from > 0 && !isGap(text.charCodeAt(from - 1))) {
      if (end - --from > longestToken) return true;
    }
    let to = end;
    while (to < text.length && !isGap(text.charCodeAt(to))) if (++to - from > longestToken) return true;
    // A long line is held, since a key may go on in the next one.
    const isLine = isLineBreak(text.charCodeAt(from - 1)) || isLineBreak(text.charCodeAt(to));
    if ((isLine && to - from > longestLine) || looksDrawn(text, from, to) || hasMeant(text, from, to))
      return true;
    begins ??= beginningsOf(known);
    if (to - from < shortestEncoded && isWord(text, from, to) && !mayHold(text, from, to, begins))
      return false;
    const views = createViews(text.slice(from, to));
    const { raw } = views;
    if (
      to - from >= shortestDisguised &&
      (views.scanned.length > 1 || views.folded !== raw || unmask(raw).length > 0)
    )
      return true;
    const asWritten = { raw, scanned: [raw], hidden: [] };
    scanner ??= createScanner([{ rules: known }]);
    return scanner.scan(asWritten, "output").matches.some((matches) => matches.length > 0);
  };
}

/** Fewer characters are decoded by nobody. */
const shortestEncoded = 16;

/** Five bits of each of three characters. */
const keyBits = 0x7fff;

const anywhere = 1;
const atStart = 2;
const atEnd = 4;

/** By three letters: where in a word they may be the beginning of a part that some match must have. */
function beginningsOf(rules: readonly CompiledRule[]): Uint8Array {
  const begins = new Uint8Array(keyBits + 1);
  for (const { branches } of rules) {
    for (const [rarest] of branches) {
      for (const { text, boundary } of rarest?.list.factors ?? []) {
        const { length } = text;
        const place = boundary.before ? atStart : boundary.after && length === 2 ? atEnd : anywhere;
        // Of a shorter part all that may follow it.
        const open = 1 << (5 * Math.max(0, 3 - length));
        let key = 0;
        for (let at = 0; at < 3; at++) key = (key << 5) | (at < length ? text.charCodeAt(at) & 31 : 0);
        for (let last = 0; last < open; last++) begins[key | last] = (begins[key | last] as number) | place;
      }
    }
  }
  return begins;
}

function isWord(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at) | 32;
    if (unit < 0x61 || unit > 0x7a) return false;
  }
  return true;
}

/** Whether some part of a word may be one that a match must have. */
function mayHold(text: string, from: number, to: number, begins: Uint8Array): boolean {
  for (let at = from; at < to; at++) {
    const key = ((text.charCodeAt(at) & 31) << 10) | ((text.charCodeAt(at + 1) & 31) << 5);
    const places = begins[key | (text.charCodeAt(at + 2) & 31)] as number;
    const here = anywhere | (at === from ? atStart : 0) | (at === to - 2 ? atEnd : 0);
    if ((places & here) !== 0) return true;
  }
  return false;
}

/** Whether there is a whole token that words near by would make a finding. */
export function hasMeant(text: string, from: number, to: number): boolean {
  let start = from;
  for (let at = from; at < to; at++) {
    if (isTokenUnit(text.charCodeAt(at))) continue;
    if (at - start >= 8 && couldBeMeant(text, start, at)) return true;
    start = at + 1;
  }
  return false;
}

/** Fewer letters are never as random as a token without digits has to be. */
const fewestLetters = 12;

/** Whether a token, or a part of it behind a sign such as `=`, is of a kind that words near by make a finding. */
export function couldBeMeant(text: string, from: number, to: number): boolean {
  if (isPlainWord(text, from, to)) return false;
  let end = to;
  while (end > from && !isAlphanumeric(text.charCodeAt(end - 1)) && text.charCodeAt(end - 1) !== 0x3d) end--;
  if (isMeant(text, from, end)) return true;
  // The letter of an escape such as `\n` is no part of the token.
  return text.charCodeAt(from - 1) === 0x5c && isMeant(text, from + 1, end);
}

/** Whether a token has no digit, and too few letters to look drawn without one; by far the most do. */
function isPlainWord(text: string, start: number, end: number): boolean {
  let letters = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) return false;
    if (isAlphanumeric(unit)) letters++;
  }
  return letters < fewestLetters;
}

function isMeant(text: string, start: number, end: number): boolean {
  const token = text.slice(start, end);
  if (looseScore(token, true) > 0 || looseScore(token, false) > 0) return true;
  return couldBeNamed(text.slice(innerStart(text, start, end), end));
}

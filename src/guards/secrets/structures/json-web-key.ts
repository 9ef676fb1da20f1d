import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isAlphanumeric, isBlank, isLineBreak, looksDrawn } from "../characters.ts";
import { isHollow } from "../judge.ts";

/** Members that keep a key secret: RFC 7518, section 6, RFC 8037, and `priv` of the keys of ML-DSA. */
const privateMembers: ReadonlySet<string> = new Set(["d", "p", "q", "dp", "dq", "qi", "k", "priv"]);

/** Farthest a member may stand from the type of its key; those of RSA with 4096 bits take 3,400 characters. */
const farthest = 3800;

/** Longest mention of a type: `\\\"kty\\\" : \\\"oct\\\"`. */
const longestType = 40;

/** Fewest and most characters of a private member. */
const shortestMember = 20;
const longestMember = 1400;

/** The value of a member of an object in JSON; it ends with the text where it may go on. */
interface Member {
  readonly start: number;
  readonly end: number;
}

/** Finds the private members of the JSON Web Key (RFC 7517) whose type was matched, before and after it. */
export function findJsonWebKey(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  const from = objectStart(text, start);
  const to = objectEnd(text, end, farthest);
  for (let at = text.indexOf(":", from); at >= 0 && at < to; at = text.indexOf(":", at + 1)) {
    const member = memberAt(text, at, from);
    if (member === undefined || member.end >= to || !isKey(text, member)) continue;
    report(view, { kind: "private-key", start: member.start, end: member.end, score: 0.95 });
  }
  return to;
}

function isKey(text: string, { start, end }: Member): boolean {
  return end - start >= shortestMember && looksDrawn(text, start, end) && !isHollow(text.slice(start, end));
}

/** Where the first private member begins whose object may still say that it is a key; the length of the text if none does. */
export function openJsonWebKey(text: string): number {
  const { length } = text;
  const from = Math.max(0, length - farthest - longestType - longestMember);
  for (let at = text.indexOf(":", from); at >= 0; at = text.indexOf(":", at + 1)) {
    const member = memberAt(text, at, 0);
    if (member === undefined || (member.end < length && !isKey(text, member))) continue;
    if (objectEnd(text, member.end, farthest + longestType) === length) return member.start;
  }
  return length;
}

/** The member whose name ends before a colon, if it has the name of a private one and a value as these have. */
function memberAt(text: string, colon: number, from: number): Member | undefined {
  let at = colon;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
  if (!isQuote(text.charCodeAt(at - 1))) return undefined;
  at--;
  while (text.charCodeAt(at - 1) === backslash) at--;
  const nameEnd = at;
  while (nameEnd - at < 5 && isAlphanumeric(text.charCodeAt(at - 1))) at--;
  if (at <= from || !isQuote(text.charCodeAt(at - 1))) return undefined;
  if (!privateMembers.has(text.slice(at, nameEnd))) return undefined;
  let start = colon + 1;
  while (isSpace(text.charCodeAt(start))) start++;
  while (text.charCodeAt(start) === backslash) start++;
  if (start >= text.length) return { start: text.length, end: text.length };
  if (!isQuote(text.charCodeAt(start))) return undefined;
  start++;
  let end = start;
  while (end - start <= longestMember && isKeyUnit(text.charCodeAt(end))) end++;
  const isWhole = isQuote(text.charCodeAt(end)) || text.charCodeAt(end) === backslash;
  return isWhole || end === text.length ? { start, end } : undefined;
}

/** Where what belongs to the object around an offset begins, as far as it is read. */
function objectStart(text: string, from: number): number {
  const least = Math.max(0, from - farthest);
  let depth = 0;
  for (let at = from - 1; at >= least; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x7d) depth++;
    else if (unit === 0x7b && --depth < 0) return at;
  }
  return least;
}

/** Where the object around an offset ends, as far as it is read; the length of the text if its end may still come. */
function objectEnd(text: string, from: number, most: number): number {
  const last = Math.min(text.length, from + most);
  let depth = 0;
  for (let at = from; at < last; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x7b) depth++;
    else if (unit === 0x7d && --depth < 0) return at;
  }
  return last;
}

const backslash = 0x5c;

function isSpace(unit: number): boolean {
  return isBlank(unit) || isLineBreak(unit);
}

function isQuote(unit: number): boolean {
  return unit === 0x22 || unit === 0x27;
}

/** Characters of base64url, and of base64, which some write instead. */
function isKeyUnit(unit: number): boolean {
  return isAlphanumeric(unit) || "-_+/=".includes(String.fromCharCode(unit));
}

import { isEastAsian, isGap, openRun, openToken } from "../../core/hold.ts";
import type { CompiledRule } from "../../core/rule.ts";
import { createScanner } from "../../core/scan.ts";
import { createViews } from "../../core/views.ts";
import { assignedAt, type Name, nameAround } from "./assignments.ts";
import { isAlphanumeric, isBlank, isLineBreak, isQuote, isWordUnit } from "./characters.ts";
import { openKey, openManifest } from "./hold-blocks.ts";
import { openRest, openSpread } from "./hold-spread.ts";
import { wakes } from "./hold-wake.ts";
import { isHollow, looseScore } from "./judge.ts";
import { randomness, shapeOf } from "./naturalness.ts";
import { providerTable } from "./providers-table.ts";

/** A word that announces a secret. */
interface Announcer extends Name {
  readonly kind: string;
}

/** Finds where announcers stand in a text. */
export type FindAnnouncers = (text: string) => readonly Announcer[];

/** Looks for announcers alone. */
export function createFindAnnouncers(all: readonly CompiledRule[]): FindAnnouncers {
  const rules = all.filter(({ id }) => id.startsWith("context/"));
  const scanner = createScanner([{ rules }]);
  return (text) => {
    const [matches = []] = scanner.scan(createViews(text), "output").matches;
    return matches.map(({ rule, span: { start, end } }) => ({
      kind: (rules[rule] as CompiledRule).id.slice(8),
      start,
      end,
    }));
  };
}

/** Characters back from the end in which announcers are looked for. */
const lookback = 1000;

/** Whether there is a token that a word near by would make a finding. */
function hasMeant(text: string, from: number): boolean {
  let start = from;
  for (let at = from; at <= text.length; at++) {
    if (at < text.length && isTokenUnit(text.charCodeAt(at))) continue;
    if (at - start >= 8 && couldBeMeant(text, start, at)) return true;
    start = at + 1;
  }
  return false;
}

/** Longest value, and farthest it may begin behind the name. */
const longestValue = 620;
const widestGap = 44;

/** From where a token that stands before an announcer could be reached by it: names, gaps and all. */
const reachBefore = 180;
const reachAfter = 130;

/** Farthest a token may stand before a name that announces it, and the longest announcer of several words. */
const widestReach = 73;
const longestWord = 24;

/** Where text begins that could still be part of a finding, if more followed. */
export function holdFrom(text: string, find: FindAnnouncers): number {
  const base = Math.min(
    openToken(text),
    openSpread(text),
    openKey(text),
    openManifest(text),
    openMarked(text),
  );
  let hold = base;
  const from = Math.max(0, text.length - lookback);
  const isAnnounced = wakes(text, from) > 1 || hasMeant(text, from);
  const announcers = (isAnnounced ? find(text.slice(from)) : []).map(({ kind, start, end }) => ({
    kind,
    start: start + from,
    end: end + from,
  }));
  for (const announcer of announcers) hold = Math.min(hold, openValue(text, announcer));
  if (isLoginFile(text)) hold = Math.min(hold, lineStart(text, text.length));
  if (text.charCodeAt(lineStart(text, text.length)) === 0x7c) hold = Math.min(hold, openRun(text));
  hold = Math.min(hold, pendingToken(text, announcers));
  // What waits may be the end of a token that is spread out.
  if (hold >= base) return openToken(text.slice(0, hold));
  for (let rounds = 0; rounds < 64; rounds++) {
    const before = text.slice(0, hold);
    const closed = Math.min(openSpread(before), openToken(before));
    if (closed === hold) break;
    hold = closed;
  }
  return hold;
}

/** The same where nothing is near that could be, or could announce, a finding. */
export function restFrom(text: string): number {
  return Math.min(openToken(text), openRest(text));
}

/** Hashes, tokens with unusual characters, and passwords in URLs, which go on over brackets and the like. */
function openMarked(text: string): number {
  const { length } = text;
  let hold = length;
  const run = openRun(text);
  if (run < length) {
    const open = text.slice(run);
    const dollar = open.search(
      /\$(?:[1-9][$a-z]|[1-9]$|2[abxy]|y|gy|apr|argon|scrypt|pbkdf|krb|sha|P\$|H\$|.?$)/,
    );
    if (dollar >= 0) hold = Math.min(hold, run + dollar);
    const mark = open.search(/pbkdf2_|sk_|\{S?(?:$|SH|MD|S$|M$)/);
    if (mark >= 0) hold = Math.min(hold, run + mark);
  }
  const url = text.lastIndexOf("://");
  if (url >= 0 && length - url < 320 && !/[\s/"'<>]/.test(text.slice(url + 3)))
    hold = Math.min(hold, url + 3);
  const flyio = text.lastIndexOf("FlyV1");
  if (flyio >= 0 && length - flyio < 1010 && /^FlyV1 ?[A-Za-z0-9+/=_,-]*$/.test(text.slice(flyio)))
    hold = Math.min(hold, flyio);
  return hold;
}

/** Where the value of an announcer begins that may not be complete. */
function openValue(text: string, { kind, start, end }: Announcer): number {
  const { length } = text;
  switch (kind) {
    case "pem":
    case "jwt":
    case "hash":
    case "url":
    case "phrase":
      return length;
    case "header":
      return (text.charCodeAt(start) | 32) === 0x62 ? openBare(text, end - 6) : openInLine(text, end);
    case "option":
      return text.charCodeAt(end - 1) === 0x28
        ? openArguments(text, end)
        : openInLine(text, end - 1, longestValue);
    case "login":
      return openInLine(text, end, longestValue);
  }
  const name = nameAround(text, start, end);
  if (length - name.end > widestGap + longestValue) return length;
  if (name.end >= length) return openRun(text);
  const at = assignedAt(text, name);
  const later = assignedAt(`${text}zzzzzzzzzzzz`, name);
  let hold = length;
  if (at >= 0) hold = openAt(text, at);
  if (later !== at) {
    // What follows the name is not known to be a value yet, nor to be none.
    hold = Math.min(hold, openRun(text));
    for (let quote = name.end; quote < length && quote < name.end + widestGap; quote++) {
      if (isQuote(text.charCodeAt(quote))) hold = Math.min(hold, quote);
    }
    if (later >= 0 && later < length) hold = Math.min(hold, later);
  }
  // A scheme such as `Token` comes first.
  if (text.startsWith("uthorization", name.start + 1)) hold = Math.min(hold, openInLine(text, name.end, 700));
  return hold;
}

/** The value at an offset, if it is not complete. */
function openAt(text: string, at: number): number {
  let start = at;
  while (text.charCodeAt(start) === 0x5c) start++;
  if (start >= text.length) return at;
  if (!isQuote(text.charCodeAt(start))) return openBare(text, at);
  return openQuoted(text, start, at);
}

function openQuoted(text: string, from: number, at: number): number {
  const { length } = text;
  let start = from;
  while (isQuote(text.charCodeAt(start))) start++;
  if (start >= length) return at;
  for (let next = start; next < length; next++) {
    const unit = text.charCodeAt(next);
    if (isLineBreak(unit) || next - start > longestValue) return length;
    if (unit === 0x5c && at === from) next++;
    else if (closes(text.charCodeAt(start - 1), unit)) return length - next < 3 ? at : length;
  }
  return at;
}

function closes(open: number, unit: number): boolean {
  if (open < 128) return unit === open;
  return unit > 128 && isQuote(unit);
}

/** A value without quotes that is not complete. */
function openBare(text: string, at: number): number {
  const { length } = text;
  let end = at;
  while (end < length && (isBlank(text.charCodeAt(end)) || end < at + 1)) end++;
  while (end < length && end - at < longestValue) {
    const unit = text.charCodeAt(end);
    if (isGap(unit) || isQuote(unit) || unit === 0x3c || unit === 0x3e || unit === 0x7c || unit === 0x5c)
      break;
    if (unit >= 0x3001 && (unit <= 0x303f || (unit >= 0xff01 && unit <= 0xff1f))) break;
    end++;
  }
  return end + 3 > length && end - at < longestValue ? at : length;
}

/** What is open at the end of a line: its last run, and a string that began in it. */
function openInLine(text: string, from: number, most = 4200): number {
  const { length } = text;
  if (length - from > most) return length;
  // An argument in quotation marks goes on over line ends.
  const line = most < 1000 ? from - 2 : Math.max(lineStart(text, length), from - 2);
  let hold = Math.max(openRun(text), line);
  for (const quote of "\"'`") {
    let at = text.indexOf(quote, line);
    let last = -1;
    let count = 0;
    while (at >= 0) {
      last = at;
      count++;
      at = text.indexOf(quote, at + 1);
    }
    if (count % 2 === 1 && length - last < longestValue) hold = Math.min(hold, last);
  }
  return hold;
}

function openArguments(text: string, from: number): number {
  const rest = text.slice(from, from + 2000);
  return /[\n\r)]/.test(rest) || text.length - from > 1900 ? text.length : from;
}

function lineStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && from - at < 4000 && !isLineBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Whether lines of a `.pgpass` file may stand at the end. */
function isLoginFile(text: string): boolean {
  const name = text.toLowerCase().lastIndexOf("pgpass");
  if (name < 0) return false;
  let lines = 0;
  for (let at = text.indexOf("\n", name); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines <= 12;
}

const longestToken = 400;

/** The first token that looks drawn and that an announcer behind it, or more about one before it, could still point at. */
function pendingToken(text: string, announcers: readonly Announcer[]): number {
  const { length } = text;
  let at = Math.max(0, length - lookback);
  while (at < length) {
    if (!isTokenUnit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < length && end - at < longestToken && isTokenUnit(text.charCodeAt(end))) end++;
    if (end - at >= 8 && end < length && isPending(text, at, end, announcers) && couldBeMeant(text, at, end))
      return at;
    at = end;
  }
  return length;
}

function isPending(text: string, start: number, end: number, announcers: readonly Announcer[]): boolean {
  const { length } = text;
  const line = lineEnd(text, end);
  if (line === length && nameStart(text) - longestWord < start + widestReach) return true;
  for (const announcer of announcers) {
    const { kind, start: from, end: to } = announcer;
    if (kind !== "provider" && kind !== "secret" && kind !== "password") continue;
    const isBefore = to <= start && start - to < reachAfter + 20;
    const isBehind = from >= end && from - start < reachBefore && from <= line;
    const isWithin = from < end && to > start;
    if (!isBefore && !isBehind && !isWithin) continue;
    if (kind === "provider" && length - to <= reachAfter && lineBreaks(text, to, length) < 2) return true;
    if (isBehind || isWithin) {
      const name = nameAround(text, from, to);
      const passed = length - name.end;
      if (passed < widestGap + 4 ? lineBreaks(text, name.end, length) < 3 : isValueOpen(text, announcer))
        return true;
    }
  }
  return false;
}

/** Where the name begins that a text ends in. */
function nameStart(text: string): number {
  let at = text.length;
  while (at > 0 && text.length - at < 80 && isNameUnit(text.charCodeAt(at - 1))) at--;
  return at;
}

function isNameUnit(unit: number): boolean {
  return unit > 0x7f || isWordUnit(unit) || unit === 0x2e || unit === 0x24;
}

function isValueOpen(text: string, announcer: Announcer): boolean {
  return openValue(text, announcer) < text.length;
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) === 0x0a || (text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) !== 0x0a))
      count++;
  }
  return count;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

/** ASCII that no blank or bracket is, and what may be folded into it. */
function isTokenUnit(unit: number): boolean {
  if (unit > 0x7f) return !isEastAsian(unit) && !isGap(unit) && !isQuote(unit);
  if (unit <= 0x20 || unit === 0x7f || isQuote(unit)) return false;
  return !"(),;<>[]{|}\\".includes(String.fromCharCode(unit));
}

/** Whether a token, or a part of it behind a sign such as `=`, is of a kind that words near by make a finding. */
function couldBeMeant(text: string, from: number, to: number): boolean {
  let end = to;
  while (end > from && !isAlphanumeric(text.charCodeAt(end - 1)) && text.charCodeAt(end - 1) !== 0x3d) end--;
  const token = text.slice(from, end);
  if (isMeant(token)) return true;
  // The letter of an escape such as `\n` is no part of the token.
  if (text.charCodeAt(from - 1) === 0x5c && isMeant(token.slice(1))) return true;
  for (let at = token.length - 4; at > 0; at--) {
    const unit = token.charCodeAt(at);
    if (unit === 0x3d || unit === 0x3f || unit === 0x26) return isMeant(token.slice(at + 1));
  }
  return false;
}

function isMeant(token: string): boolean {
  for (let at = 0; at < token.length; at++) {
    // What is folded into ASCII can be anything.
    if (token.charCodeAt(at) > 0x7f) return isDigitIn(token);
  }
  return looseScore(token, true) > 0 || looseScore(token, false) > 0 || hasShape(token);
}

function isDigitIn(token: string): boolean {
  return /\p{Nd}/u.test(token);
}

/** Alphabets of tokens that services hand out, by length. */
let alphabets: Map<number, string> | undefined;

/** Whether a token has the length and the alphabet of one that a service hands out; see `findNamed`. */
function hasShape(token: string): boolean {
  alphabets ??= readAlphabets();
  const possible = alphabets.get(token.length);
  if (possible === undefined) return false;
  const shape = shapeOf(token);
  if (shape.lower + shape.upper === 0) return false;
  const isVaried = shape.digits > 0 || (shape.upper > 1 && shape.lower > 1);
  let fits = false;
  for (let at = 0; at < possible.length && !fits; at++) {
    const alphabet = possible.charAt(at);
    fits = (isVaried || alphabet === "s" || alphabet === "u") && isOver(alphabet, token);
  }
  return fits && randomness(token, shape) > 0.4 && !isHollow(token);
}

function isOver(alphabet: string, token: string): boolean {
  switch (alphabet) {
    case "h":
      return /^[0-9A-Fa-f]*$/.test(token);
    case "g":
      return /^[0-9A-Fa-f-]*$/.test(token);
    case "u":
      return /^[0-9A-Za-z_=.-]*$/.test(token);
    case "s":
      return /^[0-9A-Za-z+/=_-]*$/.test(token);
    case "x":
      return /^[0-9A-Za-z+/=_.~:%!-]*$/.test(token);
    default:
      return /^[0-9A-Za-z]*$/.test(token);
  }
}

function readAlphabets(): Map<number, string> {
  const found = new Map<number, string>();
  for (const line of providerTable.trim().split("\n")) {
    for (const shape of line.split(" ").slice(1)) {
      const [least = "36", most = least] = shape.slice(1).split("-");
      const alphabet = shape.charAt(0);
      for (let length = Number(least || 36); length <= Number(most || 36); length++) {
        const known = found.get(length) ?? "";
        if (!known.includes(alphabet)) found.set(length, known + alphabet);
      }
    }
  }
  return found;
}

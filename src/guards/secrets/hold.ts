import { isGap, openRun, openToken } from "../../core/hold.ts";
import type { CompiledRule } from "../../core/rule.ts";
import { createScanner } from "../../core/scan.ts";
import { createViews, type View, type Views } from "../../core/views.ts";
import { assignedAt, type Name, nameAround } from "./assignments.ts";
import { isAlphanumeric, isBlank, isLineBreak, isQuote, isWordUnit } from "./characters.ts";
import { isTokenUnit } from "./contexts.ts";
import { openKey } from "./hold-blocks.ts";
import { openCompared, openSpread } from "./hold-spread.ts";
import { looseScore } from "./judge.ts";
import { isLocal } from "./local-views.ts";
import { couldBeNamed, innerStart } from "./providers.ts";
import { openCommandLogin } from "./structures/command-login.ts";
import { openManifest, openStoredLogin } from "./structures/stored-login.ts";

/** A word that announces a secret, in the text of a view. */
interface Announcer extends Name {
  readonly kind: string;
  readonly view: View;
}

/** Finds where announcers stand in a text. */
export type FindAnnouncers = (views: Views) => readonly Announcer[];

/** Looks for announcers alone. */
export function createFindAnnouncers(all: readonly CompiledRule[]): FindAnnouncers {
  const rules = all.filter(({ id }) => id.startsWith("context/"));
  const scanner = createScanner([{ rules }]);
  return (views) => {
    const [matches = []] = scanner.scan(views, "output").matches;
    return matches.map(({ rule, view, start, end }) => ({
      kind: (rules[rule] as CompiledRule).id.slice(8),
      view,
      start,
      end,
    }));
  };
}

/** Characters before what is held in which words may stand that announce something in it. */
const context = 420;

/** Characters back from the end in which such words, and tokens that wait for them, are looked for in plain text. */
const lookback = 1000;

/** The same for files of logins and manifests, where such words stand lines above. */
const farContext = 1700;

/** Longest value, and farthest it may begin behind the name. */
const longestValue = 620;
const widestGap = 44;

/** From where a token that stands before an announcer could be reached by it: names, gaps and all. */
const reachBefore = 180;
const reachAfter = 130;

/** Farthest a token may stand before a name that announces it, and the longest announcer of several words. */
const widestReach = 73;
const longestWord = 24;

/**
 * Where text begins that could still be part of a finding, if more followed.
 *
 * Looks at the text as it stands and as the guard reads it: folded, and with what is encoded written out.
 *
 * @param settled What stands before this offset was let go.
 */
export function holdFrom(text: string, find: FindAnnouncers, settled = 0): number {
  const token = openToken(text);
  // Nothing could go on whatever else there is.
  if (token <= settled) return token;
  const from = text.length - window;
  if (from > settled && token > from) {
    const last = text.slice(from);
    const held = holdFrom(last, find, context);
    if (held > 2 * context && isAllOf(text, last, settled)) return from + held;
  }
  const near = Math.max(0, settled - farContext);
  const start = Math.max(0, settled - context);
  // What a text that ended before an escape holds is right however the escape goes on.
  const tail = text.slice(start, Math.max(start, openEscape(text)));
  const open = Math.min(token - start, openToken(tail));
  const views = createViews(tail);
  const { raw, scanned } = views;
  const recent = near === 0 ? text : text.slice(near);
  let hold = near + openByForm(recent, settled - near);
  const shown = start + tail.length;
  if (shown < text.length) hold = Math.min(hold, near + openByForm(text.slice(near, shown), settled - near));
  if (scanned.length === 1 && scanned[0] === raw) {
    // What stands as it is read is within reach of its end, or was found by its form.
    const from = Math.max(start, start + tail.length - lookback);
    const last = tail.slice(from - start);
    const announcers = find(from === start ? views : createViews(last));
    hold = Math.min(hold, from + openByWords(last, announcers, settled - from));
    return near + closed(recent, Math.max(0, hold - near), settled - near);
  }
  const announcers = find(views);
  for (const view of scanned) {
    const { length } = view.text;
    if (view === raw) hold = Math.min(hold, start + openByWords(tail, announcers, settled - start));
    else if (length > 0 && isLocal(view) && view.toOriginal(length - 1, length).end >= open) {
      const own = announcers.filter((announcer) => announcer.view === view);
      const first = closed(view.text, Math.min(openByForm(view.text, 0), openByWords(view.text, own, 0)), 0);
      if (first < length) hold = Math.min(hold, start + view.toOriginal(first, first + 1).start);
    }
  }
  return near + closed(recent, Math.max(0, hold - near), settled - near);
}

/** Of a long piece the end is looked at first, and mostly shows all that is open. */
const window = 2048;

/** Whether nothing that is open at the end of a text can have begun, or be announced, before the last part of it. */
function isAllOf(text: string, last: string, settled: number): boolean {
  if (!last.includes("\n")) return false;
  const block = Math.max(text.lastIndexOf("-----BEGIN"), text.lastIndexOf("PuTTY-User-Key-File-"));
  return block < 0 || block < settled - farContext;
}

/** Longest row of escapes that stand for one character. */
const longestEscapes = 48;

/** Where escapes begin that a text ends in, and that may go on. */
function openEscape(text: string): number {
  const { length } = text;
  let first = length;
  for (let at = length - 1; at >= 0 && length - at <= longestEscapes; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x26 || unit === 0x25 || unit === 0x5c) first = at;
    else if (!isAlphanumeric(unit) && unit !== 0x23 && unit !== 0x7b && unit !== 0x7d) break;
  }
  return first;
}

/** Where something begins that shows by itself that it may go on. */
function openByForm(text: string, settled: number): number {
  const { length } = text;
  let hold = Math.min(openToken(text), openSpread(text, settled), openCompared(text));
  hold = Math.min(hold, openKey(text), openManifest(text), openMarked(text));
  const line = lineStart(text, length);
  if (isLoginFile(text)) hold = Math.min(hold, line);
  // A line that is cut off where the text begins does not show what it begins with.
  const isCell = text.charCodeAt(line) === 0x7c && (line > 0 || length < context);
  if (isCell || (length - line > context && /cookie|sess|sid/i.test(text.slice(line))))
    hold = Math.min(hold, openRun(text));
  return hold;
}

/** Where something begins that announcers make a finding, or may make one. */
function openByWords(text: string, announcers: readonly Announcer[], from: number): number {
  let hold = pendingToken(text, announcers, from);
  for (const announcer of announcers) hold = Math.min(hold, openValue(text, announcer));
  return hold;
}

/** What waits may be the end of a token that is spread out. */
function closed(text: string, from: number, settled: number): number {
  let hold = from;
  for (let rounds = 0; rounds < 64 && hold < text.length; rounds++) {
    const before = text.slice(0, hold);
    const open = Math.min(openSpread(before, settled), openToken(before));
    if (open === hold) break;
    hold = open;
  }
  return hold;
}

/** The same where nothing is near that could announce a finding, but for names of services. */
export function restFrom(text: string, find: FindAnnouncers, settled = 0): number {
  const token = openToken(text);
  if (token <= settled) return token;
  const start = Math.max(0, settled - context);
  const recent = start === 0 ? text : text.slice(start);
  const from = settled - start;
  if (hasMeant(recent, from)) return holdFrom(text, find, settled);
  const open = Math.min(openSpread(recent, from), openCompared(recent), openMarked(recent));
  return start + open >= token ? token : start + closed(recent, open, from);
}

/** Whether there is a whole token that words near by would make a finding. */
function hasMeant(text: string, from: number): boolean {
  let start = from;
  for (let at = from; at < text.length; at++) {
    if (isTokenUnit(text.charCodeAt(at))) continue;
    if (at - start >= 8 && couldBeMeant(text, start, at)) return true;
    start = at + 1;
  }
  return false;
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
      return openCommandLogin(text, end);
    case "login":
      return openStoredLogin(text, start, end, openAt);
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

function lineStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && from - at < 4000 && !isLineBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Whether lines of a `.pgpass` file may stand at the end. */
function isLoginFile(text: string): boolean {
  if (!/pgpass/i.test(text)) return false;
  const name = text.toLowerCase().lastIndexOf("pgpass");
  let lines = 0;
  for (let at = text.indexOf("\n", name); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines <= 12;
}

const longestToken = 400;

/** The first token that looks drawn and that an announcer behind it, or more about one before it, could still point at. */
function pendingToken(text: string, announcers: readonly Announcer[], from: number): number {
  const { length } = text;
  let at = Math.max(0, from);
  // What was let go in the middle of a token is no part of it.
  while (at > 0 && isTokenUnit(text.charCodeAt(at - 1))) at--;
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

/** Whether a token, or a part of it behind a sign such as `=`, is of a kind that words near by make a finding. */
function couldBeMeant(text: string, from: number, to: number): boolean {
  let end = to;
  while (end > from && !isAlphanumeric(text.charCodeAt(end - 1)) && text.charCodeAt(end - 1) !== 0x3d) end--;
  if (isMeant(text, from, end)) return true;
  // The letter of an escape such as `\n` is no part of the token.
  return text.charCodeAt(from - 1) === 0x5c && isMeant(text, from + 1, end);
}

function isMeant(text: string, start: number, end: number): boolean {
  const token = text.slice(start, end);
  if (looseScore(token, true) > 0 || looseScore(token, false) > 0) return true;
  return couldBeNamed(text.slice(innerStart(text, start, end), end));
}

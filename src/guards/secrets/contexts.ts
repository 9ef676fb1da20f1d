import { isGap } from "../../core/hold.ts";
import type { View } from "../../core/views.ts";
import { assignedAt, comparedBefore, type Name, nameAround } from "./assignments.ts";
import type { Report } from "./candidates.ts";
import { isAlphanumeric, isBlank, isLineBreak, isQuote } from "./characters.ts";
import { followsEscape } from "./edges.ts";
import { areJoinedWords, isHollow, looseScore, passwordScore, spokenScore, tokenScore } from "./judge.ts";
import { isPlaceholder, isReference } from "./placeholders.ts";
import { isAdjacent } from "./spoken.ts";
import { followsPairs } from "./structures/pair-list.ts";
import { isFieldName } from "./structures/url.ts";
import { eachCellBelow } from "./tables.ts";
import { readValue, type Value } from "./values.ts";

/** Ends of names of things about a secret that are none themselves: `token_type`, `password-input`. */
const about: readonly string[] = [
  ..."name type count length size url uri path file field input label regex pattern policy hint limit".split(
    " ",
  ),
  ..."usage budget version algorithm alg expiry expires expiration ttl izer izers store manager provider".split(
    " ",
  ),
  ..."handler factory color class style selector placeholder title message error text prompt format arn".split(
    " ",
  ),
  ..."location endpoint digest checksum fingerprint integrity public pub placement strength reset id ids".split(
    " ",
  ),
  ..."ized ization ing option options state mode status enabled config".split(" "),
];

/** Parts of names of values that everybody may see. */
const open: readonly string[] = [
  "public",
  "csrf",
  "xsrf",
  "authenticity",
  "publishable",
  "anonymous",
  "idempotency",
  "cache",
];

/** Beginnings of names of functions that are given the name of a secret, or of something else. */
const asks =
  /^(?:get|from|find|has|is|add|on|query|remove|delete|dispatch|fetch|read|load|list|describe|use)[A-Z_]/;

/** A value that is longer and no secret is not looked at further. */
const longestHollow = 128;

/** Farthest a value may stand from the word that announces it in a sentence. */
const reach = 64;

/** Looks for values that are assigned to a name with a word for passwords in it, or said to be one. */
export function findPassword(view: View, start: number, end: number, report: Report): number {
  return find(view, start, end, report, "password");
}

/** Looks for values that are assigned to a name with a word for tokens or keys in it, or said to be one. */
export function findToken(view: View, start: number, end: number, report: Report): number {
  return find(view, start, end, report, "generic");
}

type Kind = "password" | "generic";

/** Gives the end of what was read. */
function find(view: View, start: number, end: number, report: Report, kind: Kind): number {
  const { text } = view;
  const name = nameAround(text, start, end);
  if (isPartOfPath(text, name.start) || isAbout(text, name, start, end)) return name.end;
  if (isVerb(text, name) && !isAssigned(text, name.end)) return name.end;
  const value = assignedValue(text, name, kind);
  if (value !== undefined) {
    const score = isCutOff(text, value.end) ? 0 : scoreOf(text, name, value, kind);
    if (score > 0) report(view, { kind, start: value.start, end: value.end, score });
    if (score > 0 || value.text.length > longestHollow || isHollow(value.text)) return value.end;
  }
  const compared = comparedValue(text, name);
  if (compared !== undefined) {
    const score = scoreOf(text, name, compared, kind);
    if (score > 0) report(view, { kind, start: compared.start, end: compared.end, score });
    return name.end;
  }
  eachCellBelow(text, name.start, (cell) => {
    const score = kind === "generic" ? tokenScore(cell, false) : passwordScore(cell, false);
    if (score > 0 && !isCutOff(text, cell.end))
      report(view, { kind, start: cell.start, end: cell.end, score });
  });
  return Math.max(value?.end ?? 0, findLoose(view, name, report, kind));
}

/** `pass` by itself is a verb more often than a word for passwords. */
function isVerb(text: string, name: Name): boolean {
  return name.end - name.start < 6 && /^passe?$/i.test(text.slice(name.start, name.end));
}

/** Whether `=`, `:` or `is` follows a name, quotes aside. */
function isAssigned(text: string, end: number): boolean {
  let at = end;
  while (isBlank(text.charCodeAt(at)) || isQuote(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === 0x3d || text.charCodeAt(at) === 0x3a || text.startsWith("is ", at);
}

function comparedValue(text: string, name: Name): Value | undefined {
  const quote = comparedBefore(text, name);
  const value = quote > 0 ? quotedBefore(text, quote) : undefined;
  return value === undefined || value.text.length <= longestKnotted || isToken(value.text)
    ? value
    : undefined;
}

/** Longest value with brackets, commas or the like that is read back from a comparison. */
export const longestKnotted: number = 64;

function isToken(value: string): boolean {
  for (let at = 0; at < value.length; at++) if (!isTokenUnit(value.charCodeAt(at))) return false;
  return true;
}

/** `arn:aws:secretsmanager:...:secret:name`, `/forgot-password`, `#password`. */
function isPartOfPath(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (before === 0x23) return true;
  if (before !== 0x2f && before !== 0x3a) return false;
  if (before === 0x2f) {
    if (isAlternative(text, start)) return false;
    return text.charCodeAt(start - 2) !== 0x2f || text.charCodeAt(start - 3) === 0x3a;
  }
  let from = start;
  while (from > 0 && start - from < 100 && text.charCodeAt(from - 1) > 0x20) from--;
  return text.startsWith("arn:", from) || text.slice(from, start).includes("arn:aws");
}

/** `user/password: ...`, where the slash stands between two words and no path begins. */
function isAlternative(text: string, start: number): boolean {
  let at = start - 1;
  while (at > 0 && start - at < 24 && isAlphanumeric(text.charCodeAt(at - 1))) at--;
  if (
    at === start - 1 ||
    (at > 0 && !isBlank(text.charCodeAt(at - 1)) && !isLineBreak(text.charCodeAt(at - 1)))
  )
    return false;
  let end = start;
  while (isAlphanumeric(text.charCodeAt(end))) end++;
  while (isBlank(text.charCodeAt(end))) end++;
  return ":=-".includes(text.charAt(end)) && end < text.length;
}

/** Whether a value is shown in part: `abcd...`, `abcd****`. */
function isCutOff(text: string, end: number): boolean {
  const unit = text.charCodeAt(end);
  return (
    unit === 0x2026 ||
    (unit === 0x2e && text.charCodeAt(end + 1) === 0x2e) ||
    (unit === 0x2a && text.charCodeAt(end + 1) === 0x2a && text.charCodeAt(end + 2) === 0x2a)
  );
}

function assignedValue(text: string, name: Name, kind: Kind): Value | undefined {
  const at = assignedAt(text, name);
  if (at < 0) return undefined;
  const value = readValue(text, at);
  if (value === undefined || value.quoted || kind !== "generic") return value;
  // `Authorization: Token abc`: the scheme comes first.
  if (
    value.text.length > 12 ||
    !isBlank(text.charCodeAt(value.end)) ||
    !text.startsWith("uthorization", name.start + 1)
  )
    return value;
  return readValue(text, value.end + 1);
}

function scoreOf(text: string, name: Name, value: Value, kind: Kind): number {
  const isOption = text.charCodeAt(name.start) === 0x2d;
  const isNext = !isOption && !value.quoted && isAdjacent(text, name.end, value.start);
  // `ENV API_TOKEN value`
  if (kind === "generic")
    return isNext && !isConstant(text.slice(name.start, name.end)) ? 0 : secretScore(text, name, value);
  if (isNext || isSpoken(text, name.end, value.start)) return spokenScore(value, isNext);
  const score = Math.max(
    passwordScore(value, isPlainAssignment(text, name, value)),
    text.charCodeAt(value.start - 1) === 0x3d || value.quoted ? pairScore(text, name, value) : 0,
  );
  // In brackets behind the word stands how it is kept, or an example.
  return text.charCodeAt(name.end + 1) === 0x28 && score < 0.8 ? 0 : score;
}

/** People choose secrets that sign something, as they do passwords. */
function secretScore(text: string, name: Name, value: Value): number {
  const isChosen =
    value.quoted && areJoinedWords(value.text) && /secret$/i.test(text.slice(name.start, name.end));
  return isChosen && !isHollow(value.text) ? 0.55 : tokenScore(value, true);
}

/** Passwords in connection strings are words as well, also those that name something elsewhere. */
function pairScore(text: string, name: Name, value: Value): number {
  if (value.text.length < 3 || isReference(value.text) || isPlaceholder(value.text)) return 0;
  if (!/^(?:password|pwd|passwd)$/i.test(text.slice(name.start, name.end))) return 0;
  return isFieldName(value.text) || !followsPairs(text, name.start) ? 0 : 0.7;
}

function isConstant(name: string): boolean {
  return /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(name);
}

/** Whether words of a sentence stand between a name and its value. */
function isSpoken(text: string, from: number, to: number): boolean {
  let blanks = 0;
  let words = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) blanks++;
    else if (isQuote(unit) || isLineBreak(unit) || "={}[]()<>,|".includes(text.charAt(at))) return false;
    else if (isAlphanumeric(unit) || unit > 0x7f) words++;
  }
  return blanks > 0 && words > 0;
}

/** Whether name and value are all there is to a line or to a part between semicolons, as in `.env` files. */
function isPlainAssignment(text: string, name: Name, value: Value): boolean {
  const next = text.charCodeAt(value.end);
  const ends =
    Number.isNaN(next) ||
    isLineBreak(next) ||
    next === 0x5c ||
    next === 0x23 ||
    next === 0x20 ||
    next === 0x3b;
  if (!ends) return false;
  if (next === 0x3b && goesOn(text, value.end + 1)) return true;
  // Code puts blanks around `=` and a semicolon at the end.
  if (text.charCodeAt(value.start - 1) !== 0x3d) return false;
  return text.charCodeAt(name.end) === 0x3d;
}

/** Whether a further pair follows in a connection string: `Initial Catalog=...`. */
function goesOn(text: string, from: number): boolean {
  let at = from;
  while (at - from < 32 && (isBlank(text.charCodeAt(at)) || isAlphanumeric(text.charCodeAt(at)))) at++;
  return at - from > 2 && text.charCodeAt(at) === 0x3d;
}

function isAbout(text: string, name: Name, start: number, end: number): boolean {
  if (name.end === end && name.start === start) return false;
  const rest = text.slice(end, name.end).toLowerCase();
  if (
    text.charCodeAt(name.end) === 0x28 &&
    asks.test(text.slice(text.lastIndexOf(".", name.end) + 1, name.end))
  )
    return true;
  if (rest !== "" && !rest.endsWith("string") && about.some((word) => rest.endsWith(word))) return true;
  const before = text.slice(name.start, start).toLowerCase();
  return before !== "" && open.some((word) => before.includes(word));
}

function quotedBefore(text: string, quote: number): Value | undefined {
  const unit = text.charCodeAt(quote);
  for (let at = quote - 1; at >= 0 && quote - at < 300; at--) {
    if (isGap(text.charCodeAt(at))) return undefined;
    if (text.charCodeAt(at) === unit) {
      return at + 1 === quote
        ? undefined
        : { start: at + 1, end: quote, text: text.slice(at + 1, quote), quoted: true };
    }
  }
  return undefined;
}

/** Looks at the words around a name in its line for one that nobody would speak. */
function findLoose(view: View, name: Name, report: Report, kind: Kind): number {
  const { text } = view;
  let from = name.start;
  while (from > 0 && name.start - from < reach && !isLineBreak(text.charCodeAt(from - 1))) from--;
  let to = name.end;
  while (to < text.length && to - name.end < reach && !isLineBreak(text.charCodeAt(to))) to++;
  eachToken(text, from, to, (start, end) => {
    if (start < name.end && end > name.start) return;
    // `encode(value)`
    const isCall = text.charCodeAt(end) === 0x28;
    const score = isCall || isCutOff(text, end) ? 0 : looseScore(text.slice(start, end), kind === "password");
    if (score > 0) report(view, { kind, start, end, score });
  });
  return to;
}

/** Calls `visit` with the bounds of what blanks, quotes and brackets separate; whole tokens, also beyond `to`. */
export function eachToken(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => void,
): void {
  let at = from;
  // A token that begins before the window belongs to it only if it is whole.
  if (from > 0)
    while (at < to && isTokenUnit(text.charCodeAt(at - 1)) && isTokenUnit(text.charCodeAt(at))) at++;
  while (at < to) {
    if (!isTokenUnit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    // The letter of an escape such as `\n` is no part of the token.
    if (text.charCodeAt(at - 1) === 0x5c && followsEscape(text, at + 1)) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < text.length && end - at < 400 && isTokenUnit(text.charCodeAt(end))) end++;
    let last = end;
    while (last > at && !isAlphanumeric(text.charCodeAt(last - 1)) && text.charCodeAt(last - 1) !== 0x3d)
      last--;
    if (last - at >= 6) visit(at, last);
    at = end;
  }
}

/** Whether a UTF-16 unit is ASCII that no blank, quote or bracket is. */
export function isTokenUnit(unit: number): boolean {
  if (unit <= 0x20 || unit >= 0x7f || Number.isNaN(unit) || isQuote(unit)) return false;
  return !(
    unit === 0x28 ||
    unit === 0x29 ||
    unit === 0x2c ||
    unit === 0x3b ||
    unit === 0x3c ||
    unit === 0x3e ||
    unit === 0x5b ||
    unit === 0x5d ||
    unit === 0x7b ||
    unit === 0x7c ||
    unit === 0x7d ||
    unit === 0x5c
  );
}

import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isAlphanumeric, isBlank, isQuote } from "../characters.ts";
import { isHollow, passwordScore } from "../judge.ts";
import { isReference } from "../placeholders.ts";
import { readValue } from "../values.ts";
import { openArgument, readArgument } from "./arguments.ts";

/**
 * Finds the password in `curl -u user:password`, `psexec -p password` and the options of other commands, in
 * `login("user", "password")` and objects made of a name and a password.
 */
export function findCommandLogin(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  if (text.charCodeAt(end - 1) === 0x28) {
    return findConstructed(view, start, end, report);
  }
  if (text.charCodeAt(end - 2) === 0x2f && opensSlashLogin(text, start))
    return findSlashLogin(view, end, report);
  if ((text.charCodeAt(start) | 32) === 0x6a) return findSigningKey(view, end, report);
  const isRemote = (text.charCodeAt(start) | 32) === 0x70;
  const value = readArgument(text, argumentBefore(text, end));
  if (value === undefined) return end;
  if (namesOption(text, start)) {
    const score = optionScore(value.text);
    if (score > 0) report(view, { kind: "command-login", start: value.start, end: value.end, score });
    return value.end;
  }
  const colon = isRemote ? -1 : value.text.indexOf(":");
  if (!isRemote && (colon < 0 || value.text.includes("://"))) return value.end;
  const password = value.text.slice(colon + 1);
  if (
    password.length < 3 ||
    isReference(password) ||
    (isHollow(password) && !isRemote) ||
    password.startsWith('"$')
  )
    return value.end;
  if (isShown(password)) return value.end;
  if (password.startsWith("[") || password.startsWith("<") || password.startsWith("$")) return value.end;
  report(view, { kind: "command-login", start: value.start + colon + 1, end: value.end, score: 0.8 });
  return value.end;
}

/** `jdbc:oracle:thin:user/password@host`, `sqlplus user/password@name`. */
function opensSlashLogin(text: string, start: number): boolean {
  return /^(?:jdbc|sqlp)/i.test(text.slice(start, start + 4));
}

/** The match ends with the first character of the password. */
function findSlashLogin(view: View, from: number, report: Report): number {
  const argument = readArgument(view.text, from - 1);
  if (argument === undefined) return from;
  const { start, text } = argument;
  const at = text.indexOf("@");
  const password = at < 0 ? text : text.slice(0, at);
  if (isReference(password) || isHollow(password)) return argument.end;
  const score = optionScore(password);
  if (score > 0) report(view, { kind: "command-login", start, end: start + password.length, score });
  return argument.end;
}

/** `jwt.sign(payload, "key")`; the match ends with the quotation mark. */
function findSigningKey(view: View, end: number, report: Report): number {
  const value = readValue(view.text, end - 1);
  if (value === undefined) return end;
  const score =
    isShown(value.text) || !/[0-9]/.test(value.text) ? 0 : Math.min(0.8, passwordScore(value, false));
  if (score > 0) report(view, { kind: "command-login", start: value.start, end: value.end, score });
  return value.end;
}

/** Whether a command begins at an offset whose option holds a password alone: neither `curl`, `http`, `-u` nor `psexec`. */
function namesOption(text: string, start: number): boolean {
  return !/^(?:curl|https? |psexec|[\n-])/i.test(text.slice(start, start + 6));
}

/** Ports stand behind such options as well. */
function optionScore(password: string): number {
  if (!/[A-Za-z]/.test(password) || isShown(password)) return 0;
  return Math.min(
    0.8,
    passwordScore({ start: 0, end: password.length, text: password, quoted: true }, false),
  );
}

/** Where the argument begins of which the first character, quotes aside, ends a match. */
function argumentBefore(text: string, end: number): number {
  let from = end - 1;
  while (isQuote(text.charCodeAt(from - 1))) from--;
  return from;
}

/** Where what {@link findCommandLogin} reads begins, if it may go on; the length of the text if not. */
export function openCommandLogin(text: string, end: number): number {
  if (text.charCodeAt(end - 1) !== 0x28) return openArgument(text, argumentBefore(text, end));
  let at = afterName(text, end);
  for (let strings = 0; strings < 3; strings++) {
    while (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2c) at++;
    if (at >= text.length) return end;
    if (!isQuote(text.charCodeAt(at))) return text.length;
    const value = readValue(text, at);
    if (value === undefined) {
      const rest = text.slice(at, at + longestString);
      return rest.length < longestString && !/[\r\n]/.test(rest) ? end : text.length;
    }
    at = value.end + 1;
  }
  return text.length;
}

/** Longer strings are not read. */
const longestString = 620;

function isShown(password: string): boolean {
  return password === "pass" || password === "test" || /^(?:[a-z]{1,12}[-_])?passw/.test(password);
}

/** Behind a name that stands for the first argument, `url, `, or the offset itself. */
function afterName(text: string, from: number): number {
  let end = from;
  while (isNameUnit(text.charCodeAt(end)) && end - from < longestName) end++;
  return end >= text.length || text.charCodeAt(end) === 0x2c ? end : from;
}

const longestName = 60;

function isNameUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x5f || unit === 0x2e || unit === 0x24;
}

/** `NetworkCredential("user", "password")`; the last string is the password. */
function findConstructed(view: View, start: number, from: number, report: Report): number {
  const { text } = view;
  const opensDatabase = /(?:mysqli(?:_connect)?|pdo|getconnection)\($/i.test(text.slice(start, from));
  let at = opensDatabase ? afterName(text, from) : from;
  let last: ReturnType<typeof readValue>;
  let strings = at > from ? 1 : 0;
  for (; strings < 3; strings++) {
    while (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2c) at++;
    if (!isQuote(text.charCodeAt(at))) break;
    const value = readValue(text, at);
    if (value === undefined) break;
    if (strings > 0) last = value;
    at = value.end + 1;
  }
  if (last === undefined || isReference(last.text) || last.text.includes("\\")) return at;
  if (opensDatabase && (strings < 3 || isHollow(last.text) || isShown(last.text))) return at;
  const first = text.charCodeAt(start) | 32;
  // Functions of these names take other things as well: `login("google", "popup")`.
  if ((first === 0x6c || first === 0x61) && (optionScore(last.text) === 0 || !/[^A-Za-z]/.test(last.text)))
    return at;
  report(view, { kind: "command-login", start: last.start, end: last.end, score: 0.7 });
  return at;
}

import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isAlphanumeric, isQuote } from "../characters.ts";
import { isPlaceholder, isReference } from "../placeholders.ts";

/** Passwords that say what stands in their place. */
const fields: ReadonlySet<string> = new Set(
  "password pass passwd pwd pw user username test token key mypassword yourpassword p".split(" "),
);

/** Passwords that servers have before anybody chose one, which documentation writes. */
const defaults: ReadonlySet<string> = new Set("secret guest postgres mysql root admin".split(" "));

/** Hosts that stand for any, by how they end. */
const nowhere: readonly string[] = [
  "localhost",
  "127.0.0.1",
  "example",
  "example.com",
  "example.org",
  "example.net",
];

const isShown = 0.45;
const isWeak = 0.6;
const isSure = 0.92;

/**
 * Finds `scheme://user:password@host/path`, the user's part being optional, and `user:password@tcp(host)`.
 *
 * The whole URL is the secret: who it lets in, and where, is half of it.
 */
export function findUrlPassword(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  if (text.charCodeAt(start) !== 0x3a) return findDataSource(view, start, end, report);
  const authority = start + 3;
  const at = end - 1;
  const colon = text.indexOf(":", authority);
  if (colon < 0 || colon >= at) return end;
  const user = text.slice(authority, colon);
  const password = text.slice(colon + 1, at);
  if (!isWritten(password)) return end;
  const from = schemeStart(text, start);
  if (from === start) return end;
  const to = urlEnd(text, from, end);
  const scheme = text.slice(from, start).toLowerCase();
  const isWeb = scheme === "http" || scheme === "https" || /^s?ftp$|^git$/.test(scheme);
  const kind = isWeb ? "url-credentials" : "connection-string";
  const score = loginScore(user, password, hostOf(text, end, to), isWeb);
  report(view, { kind, start: from, end: to, score });
  return to;
}

/** `user:password@tcp(host)/name`: https://github.com/go-sql-driver/mysql#dsn-data-source-name */
function findDataSource(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  const colon = text.indexOf(":", start);
  const at = text.lastIndexOf("@", end);
  const password = text.slice(colon + 1, at);
  if (colon < 0 || colon >= at || !isWritten(password)) return end;
  const score = loginScore(text.slice(start, colon), password, "", false);
  report(view, { kind: "connection-string", start: colon + 1, end: at, score });
  return end;
}

/** Whether a password is given, and not named or left out. */
function isWritten(password: string): boolean {
  if (password.length < 2 || isReference(password) || password.includes("${") || password.includes("{{"))
    return false;
  if (isPlaceholder(password) && password.length < 24) return false;
  return !(password.startsWith("<") || password.startsWith("[") || /[(){}]/.test(password));
}

/** Whether a password only says what stands in its place. */
export function isFieldName(password: string): boolean {
  return fields.has(password.toLowerCase());
}

function loginScore(user: string, password: string, host: string, isWeb: boolean): number {
  const lower = password.toLowerCase();
  if (isFieldName(password)) return isShown;
  const isDefault = password === user || defaults.has(lower);
  if (!isDefault) return isSure;
  if (host.includes(".") && !nowhere.some((name) => host.endsWith(name))) return isWeak;
  return isWeb || password === user ? isShown : isWeak;
}

/** The first host behind an `@`, in small letters. */
function hostOf(text: string, from: number, to: number): string {
  let end = from;
  while (end < to && end - from < longestHost && !"/:?#,".includes(text.charAt(end))) end++;
  return text.slice(from, end).toLowerCase();
}

const longestHost = 255;

/** Longest scheme and longest URL that are read. */
const longestScheme = 24;
const longestUrl = 1024;

/** Where the scheme before `://` begins. */
function schemeStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < longestScheme && isSchemeUnit(text.charCodeAt(start - 1))) start--;
  return start;
}

function isSchemeUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2b || unit === 0x2e || unit === 0x2d;
}

/** The end of a URL that goes on behind its `@`, without the punctuation of a sentence. */
function urlEnd(text: string, start: number, from: number): number {
  const most = Math.min(text.length, start + longestUrl);
  let end = from;
  // The address of a host in IPv6.
  if (text.charCodeAt(from) === 0x5b) {
    end = from + 1;
    while (end < most && isAddressUnit(text.charCodeAt(end))) end++;
    end = text.charCodeAt(end) === 0x5d ? end + 1 : from;
  }
  let isAuthority = true;
  for (; end < most; end++) {
    const unit = text.charCodeAt(end);
    if (!isUrlUnit(unit) || (unit === 0x26 && opensEntity(text, end))) break;
    if (unit === 0x2f || unit === 0x3f) isAuthority = false;
    // Several hosts; elsewhere a comma may begin something else.
    if (unit === 0x2c && !isAuthority) break;
  }
  while (end > from && ".,:!?*_$".includes(text.charAt(end - 1))) end--;
  return end;
}

/** `&quot;`, `&#39;`, `&lt;`: the end of an attribute or a tag that was escaped. */
function opensEntity(text: string, at: number): boolean {
  return ["#", "quot;", "apos;", "lt;", "gt;"].some((name) => text.startsWith(name, at + 1));
}

function isAddressUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x3a || unit === 0x2e || unit === 0x25;
}

/**
 * Where a URL with a user and a password begins that may go on, or whose password may still come; the length of the text
 * if none does.
 */
export function openUrl(text: string, run: number): number {
  const { length } = text;
  for (let at = text.indexOf("://", run); at >= 0; at = text.indexOf("://", at + 3)) {
    if (length - at > longestUrl) continue;
    const host = loginEnd(text, at + 3);
    if (host === length || (host > 0 && isOpen(text, host))) return schemeStart(text, at);
  }
  return length;
}

/** Longest user and password. */
const longestLogin = 304;

/** The end of a user and a password, the length of the text if they may still come, or 0. */
function loginEnd(text: string, from: number): number {
  let end = 0;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || isEndOfLogin(unit) || at - from > longestLogin) return end;
    if (unit === 0x40) end = at + 1;
  }
  return end === 0 ? text.length : end;
}

function isEndOfLogin(unit: number): boolean {
  return unit === 0x2f || unit === 0x22 || unit === 0x27 || unit === 0x3c || unit === 0x3e;
}

function isOpen(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!isUrlUnit(unit) && !(unit === 0x5b && at === from) && unit !== 0x5d) return false;
  }
  return true;
}

/** Whether a UTF-16 unit may stand in a URL, and ends none in a sentence, in code or in markup. */
function isUrlUnit(unit: number): boolean {
  if (unit <= 0x20 || unit >= 0x7f || isQuote(unit)) return false;
  return !"()[]{}<>;|\\".includes(String.fromCharCode(unit));
}

import { isBlank, isDigit, isLetter, isSchemeUnit } from "./characters.ts";
import { decodeEntities } from "./entities.ts";
import { longestUrl } from "./markdown.ts";

/** A URL that stands in a text as it is. */
export interface BareUrl {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly isOpen: boolean;
}

const longestScheme = 32;
const longestHost = 255;

/** The stop of Chinese and Japanese sentences. */
const ideographicStop = 0x3002;

/** `\\u0026`. */
const longestEscape = 6;

/** Schemes that a client finds in the middle of a word. */
const known = ["https", "http", "ftps", "ftp", "wss", "ws"];

/** The URL whose `://` stands at an offset, also with the backslashes of a JSON string. */
export function readBareUrl(text: string, colon: number): BareUrl | undefined {
  const start = schemeStart(text, colon);
  const host = afterSlashes(text, colon + 1);
  if (start === colon || host < 0) return undefined;
  return readUrl(text, start, host);
}

/** A URL that begins with `www.`. */
export function readWebUrl(text: string, start: number): BareUrl | undefined {
  const before = text.charCodeAt(start - 1);
  if (start > 0 && (isSchemeUnit(before) || before === 0x2f || before === 0x40)) return undefined;
  const url = readUrl(text, start, start + 4);
  return { ...url, value: `https://${url.value}` };
}

function readUrl(text: string, start: number, host: number): BareUrl {
  const limit = Math.min(text.length, start + longestUrl);
  let depth = 0;
  let at = host;
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (endsUrl(unit) && !(unit === ideographicStop && isHostDot(text, host, at))) break;
    if (unit === 0x28) depth++;
    if (unit === 0x29 && depth-- === 0) break;
    // The text of a link ends here, unless the bracket is that of an IPv6 address.
    const isEnd = unit === 0x5d && at + 1 < text.length && "([:".includes(text.charAt(at + 1));
    if (isEnd && text.charCodeAt(host) !== 0x5b) break;
    if (unit === 0x5c) {
      const length = escapeLength(text, at);
      if (length === 0) break;
      at += length - 1;
    }
  }
  const rest = text.length - at;
  const isCut =
    rest <= 0 ||
    (rest === 1 && text.charCodeAt(at) === ideographicStop) ||
    (rest < longestEscape && text.charCodeAt(at) === 0x5c);
  const isOpen = isCut && text.length <= start + longestUrl;
  let end = Math.min(at, text.length);
  while (end > host && ".,;:!?'*_~]".includes(text.charAt(end - 1))) end--;
  return { value: decodeEntities(withoutJson(text.slice(start, end))), start, end, isOpen };
}

/** Where the scheme begins that ends at an offset; that offset when there is none. */
export function schemeStart(text: string, colon: number): number {
  let start = colon;
  while (start > 0 && colon - start < longestScheme && isSchemeUnit(text.charCodeAt(start - 1))) start--;
  const word = text.slice(start, colon).toLowerCase();
  const scheme = known.find((name) => word.endsWith(name));
  if (scheme !== undefined) return colon - scheme.length;
  while (start < colon && !isLetter(text.charCodeAt(start))) start++;
  return start;
}

/** Behind two slashes, each of which may have a backslash before it. */
function afterSlashes(text: string, from: number): number {
  let at = from;
  for (let slashes = 0; slashes < 2; slashes++) {
    if (text.charCodeAt(at) === 0x5c && text.charCodeAt(at + 1) === 0x2f) at++;
    if (text.charCodeAt(at) !== 0x2f) return -1;
    at++;
  }
  return at;
}

/** Whether the stop stands in the host, where it means a dot (UTS 46), and more of the host follows. */
function isHostDot(text: string, host: number, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (!isLetter(next) && !isDigit(next)) return false;
  const part = text.slice(host, Math.min(at, host + longestHost));
  return at - host <= longestHost && !/[/?#]/.test(part);
}

/** Blanks, quotes, brackets of tags, and what ends a phrase in East Asian scripts. */
function endsUrl(unit: number): boolean {
  if (unit < 0x80) return isBlank(unit) || unit === 0x22 || unit === 0x3c || unit === 0x3e || unit === 0x60;
  return (
    unit <= 0xa0 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    (unit >= 0x2028 && unit <= 0x2029) ||
    (unit >= 0x3000 && unit <= 0x303f) ||
    (unit >= 0xff01 && unit <= 0xff0c) ||
    (unit >= 0xff1a && unit <= 0xff1f)
  );
}

/** Length of an escape of a JSON string that may stand in a URL; 0 for any other backslash. */
function escapeLength(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === 0x2f) return 2;
  if (next !== 0x75) return 0;
  for (let digit = at + 2; digit < at + 6; digit++) if (!isHex(text.charCodeAt(digit))) return 0;
  return 6;
}

function isHex(unit: number): boolean {
  return isDigit(unit) || (isLetter(unit) && (unit | 0x20) <= 0x66);
}

function withoutJson(url: string): string {
  if (!url.includes("\\")) return url;
  const pieces: string[] = [];
  for (let at = 0; at < url.length; ) {
    const length = url.charCodeAt(at) === 0x5c ? escapeLength(url, at) : 0;
    if (length === 6) pieces.push(String.fromCharCode(Number.parseInt(url.slice(at + 2, at + 6), 16)));
    else pieces.push(url.charAt(length === 2 ? at + 1 : at));
    at += Math.max(1, length);
  }
  return pieces.join("");
}

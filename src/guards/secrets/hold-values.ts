import { isGap, openRun } from "../../core/hold.ts";
import { assignedAt, nameAround } from "./assignments.ts";
import { isBlank, isLineBreak, isQuote } from "./characters.ts";
import type { Announcer } from "./hold-announcers.ts";
import { openCommandLogin } from "./structures/command-login.ts";
import { openStoredLogin } from "./structures/stored-login.ts";
import { openWirelessLogin } from "./structures/wireless-login.ts";

/** Longest value, and farthest it may begin behind the name. */
const longestValue = 620;
export const widestGap: number = 44;

/** Where the value of an announcer begins that may not be complete. */
export function openValue(text: string, { kind, start, end }: Announcer): number {
  const { length } = text;
  switch (kind) {
    case "pem":
    case "jwt":
    case "hash":
    case "url":
    case "phrase":
    case "jwk":
      return length;
    case "wifi":
      return openWirelessLogin(text, end);
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

/** Where the line begins that holds an offset. */
export function lineStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && from - at < 4000 && !isLineBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isBlank, isQuote } from "../characters.ts";
import { isHollow } from "../judge.ts";
import { isReference } from "../placeholders.ts";
import { readValue } from "../values.ts";
import { openArgument, readArgument } from "./arguments.ts";

/** Finds the password in `curl -u user:password`, `psexec -p password` and objects made of a name and a password. */
export function findCommandLogin(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  if (text.charCodeAt(end - 1) === 0x28) {
    return findConstructed(view, end, report);
  }
  const isRemote = (text.charCodeAt(start) | 32) === 0x70;
  const value = readArgument(text, argumentBefore(text, end));
  if (value === undefined) return end;
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

/** Where the argument begins of which the first character, quotes aside, ends a match. */
function argumentBefore(text: string, end: number): number {
  let from = end - 1;
  while (isQuote(text.charCodeAt(from - 1))) from--;
  return from;
}

/** Where what {@link findCommandLogin} reads begins, if it may go on; the length of the text if not. */
export function openCommandLogin(text: string, end: number): number {
  if (text.charCodeAt(end - 1) !== 0x28) return openArgument(text, argumentBefore(text, end));
  let at = end;
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
  return password === "pass" || password === "test" || password.startsWith("passw");
}

/** `NetworkCredential("user", "password")`; the last string is the password. */
function findConstructed(view: View, from: number, report: Report): number {
  const { text } = view;
  let at = from;
  let last: ReturnType<typeof readValue>;
  for (let strings = 0; strings < 3; strings++) {
    while (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2c) at++;
    if (!isQuote(text.charCodeAt(at))) break;
    const value = readValue(text, at);
    if (value === undefined) break;
    if (strings > 0) last = value;
    at = value.end + 1;
  }
  if (last === undefined || isReference(last.text) || last.text.includes("\\")) return at;
  report(view, { kind: "command-login", start: last.start, end: last.end, score: 0.7 });
  return at;
}

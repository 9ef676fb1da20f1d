import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isAlphanumeric, isBlank, isLineBreak } from "../characters.ts";
import { isHollow } from "../judge.ts";
import { randomness } from "../naturalness.ts";
import { isReference } from "../placeholders.ts";
import { readValue, type Value } from "../values.ts";
import { openArgument, readArgument } from "./arguments.ts";
import { decodeBase64, isPrintable } from "./base64.ts";
import { isFieldName } from "./url.ts";

/** Finds passwords and tokens of `.netrc`, `.npmrc`, `.pgpass`, Docker's and Kubernetes' files. */
export function findStoredLogin(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  const first = text.charCodeAt(start) | 32;
  if (first === 0x6d) {
    const word = passwordAfter(text, end);
    if (word < 0) return end;
    const value = readArgument(text, word);
    if (value === undefined || isReference(value.text) || isHollow(value.text) || isFieldName(value.text))
      return end;
    report(view, { kind: "stored-login", start: value.start, end: value.end, score: 0.85 });
    return value.end;
  }
  if (text.startsWith('"auths"', start)) {
    const entry = entryAfter(text, end);
    return entry < 0 ? end : report64(view, entry, report);
  }
  if (first === 0x70) return findPgpass(view, end, report);
  if (first === 0x6b) return findManifest(view, start, end, report);
  return report64(view, end, report);
}

/** The end of the word `password` in an entry of a `.netrc` file, or -1. */
function passwordAfter(text: string, from: number): number {
  const word = text.slice(from, from + 200).indexOf("password");
  return word < 0 ? -1 : from + word + 9;
}

/** The end of the key under which Docker keeps a login, or -1. */
function entryAfter(text: string, from: number): number {
  const entry = text.slice(from, from + 400).indexOf('"auth"');
  return entry < 0 ? -1 : from + entry + 6;
}

/** Where a value begins behind its name. */
function startOf64(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0x3a || text.charCodeAt(at) === 0x3d) at++;
  return at;
}

/**
 * Where the value begins that {@link findStoredLogin} reads, if it may go on; the length of the text if not.
 *
 * @param openAt The same for a value that begins at an offset.
 */
export function openStoredLogin(
  text: string,
  start: number,
  end: number,
  openAt: (text: string, at: number) => number,
): number {
  const first = text.charCodeAt(start) | 32;
  if (first === 0x6d) {
    const word = passwordAfter(text, end);
    return word < 0 ? text.length : openArgument(text, word);
  }
  if (first === 0x70) return text.length;
  if (first === 0x6b) {
    if (text.length - end > manifestAfter) return text.length;
    const colon = text.indexOf(": ", text.lastIndexOf("\n") + 1);
    return colon < end ? text.length : openAt(text, colon + 2);
  }
  const from = text.startsWith('"auths"', start) ? entryAfter(text, end) : end;
  return from < 0 ? text.length : openAt(text, startOf64(text, from));
}

/** So far below the name of the file its lines are read. */
const longestFile = 1500;

/** Lines of a `.pgpass` file, `host:port:database:user:password`, below its name. */
function findPgpass(view: View, from: number, report: Report): number {
  const { text } = view;
  let line = from;
  for (let lines = 0; lines < 12 && line - from < longestFile; lines++) {
    const end = endOfLine(text, line);
    const fields = text.slice(line, end).split(":");
    const password = fields[4] ?? "";
    if (fields.length === 5 && password.length > 3 && !isHollow(password) && !password.includes(" ")) {
      report(view, { kind: "stored-login", start: end - password.length, end, score: 0.8 });
    }
    line = end + 1;
  }
  return line;
}

/** How much of a manifest is read before and after it says that it is a Secret. */
const manifestBefore = 1500;
const manifestAfter = 3000;

/** Values in base64 under `data:` of a Kubernetes Secret: https://kubernetes.io/docs/concepts/configuration/secret/ */
function findManifest(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  const from = Math.max(0, start - manifestBefore);
  const to = Math.min(text.length, end + manifestAfter);
  const data = from + text.slice(from, to).search(/\bdata:[ \t]*\r?\n/);
  if (data < from) return end;
  let line = endOfLine(text, data) + 1;
  while (line < to && isBlank(text.charCodeAt(line))) {
    const last = endOfLine(text, line);
    const value = manifestValue(text, line, last);
    if (value !== undefined) {
      report(view, { kind: "stored-login", start: value.start, end: value.end, score: 0.75 });
    }
    line = last + 1;
  }
  return Math.max(end, line);
}

/** The value in base64 in a line of a manifest. */
function manifestValue(text: string, line: number, end: number): Value | undefined {
  const colon = text.slice(line, end).indexOf(": ");
  if (colon < 0 || /user|host|mail|name|url/i.test(text.slice(line, line + colon))) return undefined;
  const value = readValue(text, line + colon + 2);
  if (value === undefined || value.end > end || value.text.length < 8 || value.text.length % 4 !== 0)
    return undefined;
  if (isHollow(value.text)) return undefined;
  const decoded = decodeBase64(value.text);
  return decoded !== undefined && (isPrintable(decoded) || randomness(value.text) > 0.5) ? value : undefined;
}

/** Where the first value of a manifest begins that may still turn out to be that of a Secret; see {@link findManifest}. */
export function openManifest(text: string): number {
  const { length } = text;
  let hold = length;
  let data = text.lastIndexOf("data:");
  for (; data >= 0 && length - data <= manifestBefore + 100; data = text.lastIndexOf("data:", data - 1)) {
    if (!isAlphanumeric(text.charCodeAt(data - 1))) hold = Math.min(hold, openData(text, data));
    if (data === 0) break;
  }
  return hold;
}

function openData(text: string, data: number): number {
  const { length } = text;
  const end = endOfLine(text, data);
  if (text.slice(data + 5, end).trim() !== "") return length;
  let line = end + 1;
  while (line < length && isBlank(text.charCodeAt(line))) {
    const last = endOfLine(text, line);
    if (last === length) {
      const colon = text.indexOf(": ", line);
      return colon < 0 ? length : colon + 2;
    }
    const value = manifestValue(text, line, last);
    if (value !== undefined) return value.start;
    line = last + 1;
  }
  return length;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < 4000 && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

function report64(view: View, from: number, report: Report): number {
  const { text } = view;
  const at = startOf64(text, from);
  const value = readValue(text, at);
  if (value === undefined || isHollow(value.text) || value.text.length < 8) return at;
  if (value.text.includes(" ")) return value.end;
  const decoded = decodeBase64(value.text);
  if (decoded?.includes(":") !== true && randomness(value.text) < 0.5) return value.end;
  report(view, { kind: "stored-login", start: value.start, end: value.end, score: 0.85 });
  return value.end;
}

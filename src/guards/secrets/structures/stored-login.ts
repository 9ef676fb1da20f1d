import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isBlank, isLineBreak } from "../characters.ts";
import { isHollow } from "../judge.ts";
import { randomness } from "../naturalness.ts";
import { isReference } from "../placeholders.ts";
import { readValue } from "../values.ts";
import { readArgument } from "./arguments.ts";
import { decodeBase64, isPrintable } from "./base64.ts";

/** Finds passwords and tokens of `.netrc`, `.npmrc`, `.pgpass`, Docker's and Kubernetes' files. */
export function findStoredLogin(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  const first = text.charCodeAt(start) | 32;
  if (first === 0x6d) {
    const word = end + text.slice(end, end + 200).indexOf("password");
    if (word < end) return end;
    const value = readArgument(text, word + 9);
    if (value === undefined || isReference(value.text) || isHollow(value.text)) return end;
    report(view, { kind: "stored-login", start: value.start, end: value.end, score: 0.85 });
    return value.end;
  }
  if (text.startsWith('"auths"', start)) {
    const entry = end + text.slice(end, end + 400).indexOf('"auth"');
    return entry < end ? end : report64(view, entry + 6, report);
  }
  if (first === 0x70) return findPgpass(view, end, report);
  if (first === 0x6b) return findManifest(view, start, end, report);
  return report64(view, end, report);
}

/** Lines of a `.pgpass` file, `host:port:database:user:password`, below its name. */
function findPgpass(view: View, from: number, report: Report): number {
  const { text } = view;
  let line = from;
  for (let lines = 0; lines < 12; lines++) {
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
    const colon = text.slice(line, last).indexOf(": ");
    const isName = /user|host|mail|name|url/i.test(text.slice(line, line + Math.max(0, colon)));
    const value = colon < 0 || isName ? undefined : readValue(text, line + colon + 2);
    if (value !== undefined && value.end <= last && value.text.length >= 8 && !isHollow(value.text)) {
      const decoded = decodeBase64(value.text);
      if (
        decoded !== undefined &&
        value.text.length % 4 === 0 &&
        (isPrintable(decoded) || randomness(value.text) > 0.5)
      ) {
        report(view, { kind: "stored-login", start: value.start, end: value.end, score: 0.75 });
      }
    }
    line = last + 1;
  }
  return Math.max(end, line);
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < 4000 && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

function report64(view: View, from: number, report: Report): number {
  const { text } = view;
  let at = from;
  while (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0x3a || text.charCodeAt(at) === 0x3d) at++;
  const value = readValue(text, at);
  if (value === undefined || isHollow(value.text) || value.text.length < 8) return at;
  const decoded = decodeBase64(value.text);
  if (decoded?.includes(":") !== true && randomness(value.text) < 0.5) return value.end;
  report(view, { kind: "stored-login", start: value.start, end: value.end, score: 0.85 });
  return value.end;
}

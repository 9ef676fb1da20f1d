import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isAlphanumeric, isBlank, isLineBreak } from "../characters.ts";
import { isHollow, looksLikeCode } from "../judge.ts";
import { randomness, shapeOf } from "../naturalness.ts";
import { readValue } from "../values.ts";
import { decodeBase64, isPrintable } from "./base64.ts";

/** Finds what follows `Basic` and `Bearer` (RFC 7617, RFC 6750), and values of session cookies. */
export function findHeaderCredentials(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  const first = text.charCodeAt(start) | 32;
  if (first !== 0x62) {
    return findCookies(view, end, report);
  }
  let at = start;
  while (isAlphanumeric(text.charCodeAt(at))) at++;
  const isBasic = at - start === 5;
  while (isBlank(text.charCodeAt(at))) at++;
  const value = readValue(text, at);
  if (value === undefined || value.quoted || isHollow(value.text)) return end;
  const { text: token } = value;
  if (isBasic) {
    const decoded = decodeBase64(token);
    if (decoded === undefined) return value.end;
    if (decoded.includes(":") && isPrintable(decoded)) {
      const score = isHollow(decoded.slice(decoded.indexOf(":") + 1)) ? 0.55 : 0.92;
      report(view, { kind: "basic-auth", start: value.start, end: value.end, score });
      return value.end;
    }
    const random = randomness(token);
    if (token.length >= 16 && random > 0.6)
      report(view, { kind: "basic-auth", start: value.start, end: value.end, score: 0.6 });
    return value.end;
  }
  const shape = shapeOf(token);
  const random = randomness(token, shape);
  if (token.length < 8 || looksLikeCode(token, true) || (shape.digits === 0 && random < 0.7))
    return value.end;
  if (random < 0.35) return value.end;
  report(view, {
    kind: "bearer-token",
    start: value.start,
    end: value.end,
    score: Math.min(0.9, 0.5 + 0.4 * random),
  });
  return value.end;
}

/** Parts of names of cookies that keep somebody signed in. */
const sessionNames: readonly string[] = [
  "sess",
  "sid",
  "auth",
  "token",
  "login",
  "remember",
  "jwt",
  "identity",
];

function findCookies(view: View, from: number, report: Report): number {
  const { text } = view;
  let at = from - 1;
  while (at > 0 && from - at < 60 && isNameUnit(text.charCodeAt(at - 1))) at--;
  const most = Math.min(text.length, at + 4096);
  while (at < most && !isLineBreak(text.charCodeAt(at))) {
    const name = text.slice(at, at + 60).toLowerCase();
    const equals = name.indexOf("=");
    if (equals < 0) return at;
    const start = at + equals + 1;
    let end = start;
    while (end < most && isValueUnit(text.charCodeAt(end))) end++;
    const value = text.slice(start, end);
    if (
      value.length >= 12 &&
      sessionNames.some((part) => name.indexOf(part) >= 0 && name.indexOf(part) < equals) &&
      !isHollow(value)
    ) {
      const random = randomness(value);
      if (random > 0.45) report(view, { kind: "session-cookie", start, end, score: 0.5 + 0.35 * random });
    }
    if (text.charCodeAt(end) !== 0x3b) return end;
    at = end + 1;
    while (isBlank(text.charCodeAt(at))) at++;
  }
  return at;
}

function isNameUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x5f || unit === 0x2d || unit === 0x2e;
}

function isValueUnit(unit: number): boolean {
  return (
    unit > 0x20 &&
    unit < 0x7f &&
    unit !== 0x3b &&
    unit !== 0x22 &&
    unit !== 0x27 &&
    unit !== 0x2c &&
    unit !== 0x5c
  );
}

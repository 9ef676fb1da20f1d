import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isAlphanumeric, isBlank, isDigit, isLineBreak } from "../characters.ts";
import { followsEscape } from "../edges.ts";

/** Longest block that is followed; a 16384-bit RSA key in PEM has 12.6 thousand characters. */
const longestBlock = 20_000;

/** Fewest characters of a line but the last one. */
const shortestLine = 16;

/** Fewest characters of a body that is one. */
const shortestBody = 24;

/**
 * Finds the block that begins or ends at a header: PEM, OpenSSH, PGP or PuTTY, whole or cut off, over lines, in one line,
 * or with `\n` written out.
 */
export function findPrivateKey(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  if (text.startsWith("PuTTY", start)) return findPutty(view, start, report);
  if (!text.startsWith("-----BEGIN", start)) return findTail(view, start, end, report);
  const body = bodyAfter(text, end);
  let last = body.end;
  if (body.characters < shortestBody) return last;
  if (text.startsWith("-----END", last)) last = lineEnd(text, last + 8);
  report(view, { kind: "private-key", start, end: last, score: 0.97 });
  return last;
}

function findTail(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  const near = Math.max(0, start - 40);
  const header = near + text.slice(near, start).lastIndexOf("-----END");
  if (header < near || !/^[A-Z0-9 ]*$/.test(text.slice(header + 8, start))) return end;
  let characters = 0;
  let at = header;
  let short = 0;
  let hasLines = false;
  for (let end = header; header - end < longestBlock; end = at) {
    while (end > 0 && (isLineBreak(text.charCodeAt(end - 1)) || isBlank(text.charCodeAt(end - 1)))) end--;
    let first = end;
    while (first > 0 && header - first < longestBlock && isBody(text.charCodeAt(first - 1))) first--;
    if (first === end) break;
    // Only the last line is short, and that of a checksum; other short runs are words before the block.
    if (isKeyLine(text, first, end)) hasLines = true;
    else if (hasLines || ++short > 2) break;
    characters += end - first;
    at = first;
  }
  // With its beginning in place the block is found from there.
  if (text.startsWith("-----", at - 5) || characters < 2 * shortestBody) return end;
  while (at < header && !isBody(text.charCodeAt(at))) at++;
  report(view, { kind: "private-key", start: at, end, score: 0.9 });
  return end;
}

/** Whether a run is as long as a line of a key, and has a digit as nearly all of these have; long words have none. */
export function isKeyLine(text: string, start: number, end: number): boolean {
  if (end - start < shortestLine) return false;
  for (let at = start; at < end; at++) if (isDigit(text.charCodeAt(at))) return true;
  return false;
}

function findPutty(view: View, start: number, report: Report): number {
  const { text } = view;
  const lines = start + text.slice(start, start + 4096).indexOf("Private-Lines:");
  if (lines < start) return start;
  const body = bodyAfter(text, lines + 14);
  if (body.characters < shortestBody) return body.end;
  report(view, { kind: "private-key", start: lines, end: body.end, score: 0.95 });
  return body.end;
}

interface Body {
  readonly end: number;
  /** Characters of base64. */
  readonly characters: number;
}

/** Follows what can stand in a block: base64, header lines, line breaks also written out, and marks of joined strings. */
function bodyAfter(text: string, from: number): Body {
  const most = Math.min(text.length, from + longestBlock);
  let at = from;
  // The rest of the header line.
  while (at < most && at - from < 24 && !isLineBreak(text.charCodeAt(at)) && text.charCodeAt(at) !== 0x5c) {
    if (isAlphanumeric(text.charCodeAt(at)) && text.startsWith("-----", at - 5) && at - 5 >= from - 6) break;
    at++;
  }
  let characters = 0;
  let end = at;
  let run = 0;
  let isHeader = false;
  while (at < most) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2d && text.startsWith("-----", at)) return { end: at, characters };
    if (isBody(unit)) {
      if (!(run === 0 && followsEscape(text, at + 1))) characters++;
      run++;
      end = at + 1;
    } else if (unit === 0x3a || unit === 0x2c || unit === 0x2d) {
      // `Proc-Type: 4,ENCRYPTED` and the like stand above the body.
      isHeader = true;
    } else if (isLineBreak(unit)) {
      run = 0;
      isHeader = false;
    } else if (isBlank(unit)) {
      // Words with blanks between them are no body.
      if (run > 0 && run < 16 && !isHeader && characters < 200 && !isLineBreak(text.charCodeAt(at - 1))) {
        if (isAlphanumeric(text.charCodeAt(at + 1))) break;
      }
      run = 0;
    } else if (
      unit === 0x5c ||
      unit === 0x22 ||
      unit === 0x27 ||
      unit === 0x2a ||
      unit === 0x3e ||
      unit === 0x23
    ) {
      run = 0;
    } else break;
    at++;
  }
  return { end, characters };
}

function isBody(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2b || unit === 0x2f || unit === 0x3d;
}

/** End of `-----END RSA PRIVATE KEY-----`. */
function lineEnd(text: string, from: number): number {
  const close = text.slice(from, from + 60).indexOf("-----");
  return close < 0 ? from : from + close + 5;
}

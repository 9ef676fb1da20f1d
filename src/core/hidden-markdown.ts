import type { Span } from "./types.ts";

/** Image texts, link titles, comments written as link references and front matter. */
export function findHiddenMarkdown(text: string, spans: Span[]): void {
  findFrontMatter(text, spans);
  findLinks(text, spans);
  findComments(text, spans);
}

/** From a line of three dashes at the start to the next one. */
function findFrontMatter(text: string, spans: Span[]): void {
  const firstLine = text.startsWith("---\r\n") ? 5 : text.startsWith("---\n") ? 4 : 0;
  if (firstLine === 0) return;
  const end = text.indexOf("\n---", firstLine - 1);
  if (end < 0) return;
  const after = text.charCodeAt(end + 4);
  if (Number.isNaN(after) || after === 0x0a || after === 0x0d) spans.push({ start: firstLine, end: end + 1 });
}

/** `![alt](address "title")` and `[text](address "title")`. */
function findLinks(text: string, spans: Span[]): void {
  for (let at = text.indexOf("]("); at >= 0; at = text.indexOf("](", at + 2)) {
    const start = openingBracket(text, at);
    if (start > 0 && text.charCodeAt(start - 1) === 0x21) spans.push({ start: start + 1, end: at });
    findTitle(text, at + 2, spans);
  }
}

/** Longest text, address or title of a link, so that a bracket without its partner is not looked for for ever. */
const longestPart = 2000;

function openingBracket(text: string, at: number): number {
  const limit = Math.max(0, at - longestPart);
  for (let start = at - 1; start >= limit; start--) {
    const unit = text.charCodeAt(start);
    if (unit === 0x5b) return start;
    // What the previous link ends with cannot be inside this one.
    if (unit === 0x5d || unit === 0x28) return -1;
  }
  return -1;
}

function findTitle(text: string, from: number, spans: Span[]): void {
  const limit = Math.min(text.length, from + longestPart);
  for (let at = from; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x29 || unit === 0x0a || unit === 0x5b) return;
    if ((unit !== 0x22 && unit !== 0x27) || text.charCodeAt(at - 1) !== 0x20) continue;
    const end = text.indexOf(String.fromCharCode(unit), at + 1);
    if (end >= 0 && end < limit) spans.push({ start: at + 1, end });
    return;
  }
}

/** `[//]: # (text)`, `[comment]: <> (text)` and other references at the start of a line that nothing refers to. */
function findComments(text: string, spans: Span[]): void {
  for (let at = text.indexOf("]: "); at >= 0; ) {
    const address = at + 3;
    const marker = text.startsWith("# ", address) ? 2 : text.startsWith("#(", address) ? 1 : 0;
    const isEmpty = text.startsWith("<> ", address);
    if (marker === 0 && !isEmpty) {
      at = text.indexOf("]: ", address);
      continue;
    }
    const lineStart = text.lastIndexOf("\n", at) + 1;
    const newline = text.indexOf("\n", address);
    const lineEnd = newline < 0 ? text.length : newline;
    const start = address + (isEmpty ? 3 : marker);
    if (text.charCodeAt(skipBlanks(text, lineStart)) === 0x5b) spans.push({ start, end: lineEnd });
    // One line is looked at once.
    at = text.indexOf("]: ", lineEnd);
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at++;
  return at;
}

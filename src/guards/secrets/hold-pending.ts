import { nameAround } from "./assignments.ts";
import { isLineBreak, isWordUnit } from "./characters.ts";
import { isTokenUnit } from "./contexts.ts";
import type { Announcer } from "./hold-announcers.ts";
import { couldBeMeant } from "./hold-tokens.ts";
import { openValue, widestGap } from "./hold-values.ts";

/** From where a token that stands before an announcer could be reached by it: names, gaps and all. */
const reachBefore = 180;
const reachAfter = 130;

/** Farthest a token may stand before a name that announces it, and the longest announcer of several words. */
const widestReach = 73;
const longestWord = 24;

const longestToken = 400;

/** The first token that looks drawn and that an announcer behind it, or more about one before it, could still point at. */
export function pendingToken(text: string, announcers: readonly Announcer[], from: number): number {
  const { length } = text;
  let at = Math.max(0, from);
  // What was let go in the middle of a token is no part of it.
  while (at > 0 && isTokenUnit(text.charCodeAt(at - 1))) at--;
  while (at < length) {
    if (!isTokenUnit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < length && end - at < longestToken && isTokenUnit(text.charCodeAt(end))) end++;
    if (end - at >= 8 && end < length && isPending(text, at, end, announcers) && couldBeMeant(text, at, end))
      return at;
    at = end;
  }
  return length;
}

function isPending(text: string, start: number, end: number, announcers: readonly Announcer[]): boolean {
  const { length } = text;
  const line = lineEnd(text, end);
  if (line === length && nameStart(text) - longestWord < start + widestReach) return true;
  for (const announcer of announcers) {
    const { kind, start: from, end: to } = announcer;
    if (kind !== "provider" && kind !== "secret" && kind !== "password") continue;
    const isBefore = to <= start && start - to < reachAfter + 20;
    const isBehind = from >= end && from - start < reachBefore && from <= line;
    const isWithin = from < end && to > start;
    if (!isBefore && !isBehind && !isWithin) continue;
    if (kind === "provider" && length - to <= reachAfter && lineBreaks(text, to, length) < 2) return true;
    if (isBehind || isWithin) {
      const name = nameAround(text, from, to);
      const passed = length - name.end;
      if (passed < widestGap + 4 ? lineBreaks(text, name.end, length) < 3 : isValueOpen(text, announcer))
        return true;
    }
  }
  return false;
}

/** Where the name begins that a text ends in. */
function nameStart(text: string): number {
  let at = text.length;
  while (at > 0 && text.length - at < 80 && isNameUnit(text.charCodeAt(at - 1))) at--;
  return at;
}

function isNameUnit(unit: number): boolean {
  return unit > 0x7f || isWordUnit(unit) || unit === 0x2e || unit === 0x24;
}

function isValueOpen(text: string, announcer: Announcer): boolean {
  return openValue(text, announcer) < text.length;
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) === 0x0a || (text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) !== 0x0a))
      count++;
  }
  return count;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

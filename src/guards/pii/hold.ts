import { openEscape } from "../../core/hold.ts";
import { isLocal } from "../../core/local-views.ts";
import { createViews } from "../../core/views.ts";
import { streetStart } from "./hold-addresses.ts";
import { groupsStart, numbersStart } from "./hold-numbers.ts";
import { phrasesStart } from "./hold-phrases.ts";
import { spelledStart } from "./hold-spelled.ts";
import { isInvisible, trait, traitsOf } from "./hold-units.ts";
import { isAlphanumeric, nextDigit } from "./text.ts";

/** RFC 5321, 4.5.3.1: the longest name and the longest host of an address, with room for the marks around them. */
const longestLocal = 66;
const longestHost = 255;

/** An encoded value that is longer than this is let go. */
const longestRun = 4096;

const longestIndent = 12;

/** A URL is looked at so far after its scheme. */
const longestUrl = 560;

/**
 * Where a text begins that is still open for a finding of this guard; see `Guard.hold`.
 *
 * Follows what the finder and the readers look at: an open word, an address, groups of a number and the labels after it, a
 * name or an address after its label, a name that waits for its company. Where they look far, it holds rather more.
 */
export function holdPii(text: string): number {
  return openAs(text, openIn);
}

/** The same where nothing wakes the guard: nothing that a label announces, or that waits for others, is open. */
export function calmPii(text: string): number {
  return openAs(text, openInCalm);
}

function openIn(text: string): number {
  const open = openInCalm(text);
  const from = Math.min(open, phrasesStart(text, open));
  if (nextDigit(text, open) === text.length && text.indexOf("@", open) < 0) return from;
  // A name or a place before it may become a part of another value, and none of it.
  return Math.min(from, phrasesBefore(text, open));
}

function phrasesBefore(text: string, place: number): number {
  const before = text.slice(0, place);
  return Math.min(phrasesStart(before), streetStart(before));
}

function openInCalm(text: string): number {
  return Math.min(
    runStart(text),
    urlStart(text),
    quoteStart(text),
    spacedStart(text, text.length),
    numbersStart(text),
    openSpelled(text),
    streetStart(text),
  );
}

/** An address in words may take its first one from a name or a place before it. */
function openSpelled(text: string): number {
  const spelled = spelledStart(text);
  return spelled === text.length ? spelled : phrasesBefore(text, spelled);
}

/** The end of a text that is also looked at in its other forms: with letters that fold, with characters that have no width, with escapes. */
const longestFolded = 400;
const longestHidden = 1500;
const longestWritten = 900;

/** What is open in a text as it stands, and as the guard reads it. */
function openAs(text: string, open: (text: string) => number): number {
  const { length } = text;
  if (length === 0) return 0;
  const from = openAsWritten(text, open);
  const foldable = foldableLength(text);
  const written = openEscape(text);
  // What a text that ended before an escape holds is right however the escape goes on.
  const shown = written === length ? from : Math.min(from, openAsWritten(text.slice(0, written), open));
  if (foldable === 0) return shown;
  const start = Math.max(0, length - foldable);
  let least = shown;
  const { raw, scanned } = createViews(text.slice(start, written));
  for (const view of scanned) {
    if (view === raw || !isLocal(view)) continue;
    const held = open(view.text);
    if (held < view.text.length) least = Math.min(least, start + view.toOriginal(held, held + 1).start);
  }
  return least;
}

/** Of values that overlap the surer one counts, so what touches an open one is open as well. */
function openAsWritten(text: string, open: (text: string) => number): number {
  return spacedStart(text, groupsStart(text, open(text)));
}

/** How much of the end of a text may read otherwise once it is folded. */
function foldableLength(text: string): number {
  const { length } = text;
  let foldable = 0;
  for (let at = Math.max(0, length - longestHidden); at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x20 && unit < 0x7f) {
      const isEscape = unit === 0x5c || unit === 0x26 || unit === 0x25;
      if (isEscape && length - at <= longestWritten) foldable = Math.max(foldable, longestWritten);
      continue;
    }
    if (isInvisible(unit)) return longestHidden;
    const isFolded = (unit >= 0xc0 && unit < 0x2000) || (unit >= 0xff10 && unit <= 0xff5a);
    if (isFolded && length - at <= longestFolded) foldable = Math.max(foldable, longestFolded);
  }
  return foldable;
}

/** Start of the characters at the end that an address or an encoded value may be made of. */
function runStart(text: string): number {
  let start = runBefore(text, text.length);
  // A value may be broken over lines.
  while (text.length - start < longestRun) {
    const end = lineBreakBefore(text, start);
    if (end < 0) break;
    const previous = runBefore(text, end);
    if (previous === end) break;
    start = previous;
  }
  return start;
}

/** Where the line before ends when nothing but an indent stands between it and a place; -1 otherwise. */
function lineBreakBefore(text: string, place: number): number {
  // Half a line break at the end.
  if (place === text.length && text.charCodeAt(place - 1) === 0x0d) return place - 1;
  let at = place;
  while (at > 0 && place - at < longestIndent && isIndent(text.charCodeAt(at - 1))) at--;
  if (text.charCodeAt(at - 1) !== 0x0a) return -1;
  at--;
  while (at > 0 && place - at < longestIndent && isIndent(text.charCodeAt(at - 1))) at--;
  return at;
}

function isIndent(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0d;
}

function runBefore(text: string, end: number): number {
  let start = end;
  let atSign = -1;
  for (; start > 0 && end - start < longestRun; start--) {
    const unit = text.charCodeAt(start - 1);
    if ((traitsOf(unit) & trait.token) === 0) break;
    if (unit === 0x40 || unit === 0xff20) atSign = start - 1;
    // Scripts without spaces have no encoded values.
    if (unit < 0x80) continue;
    if (atSign < 0 ? end - start > longestLocal : atSign - start > longestLocal) break;
    if (atSign >= 0 && end - atSign > longestHost) atSign = -1;
  }
  return start;
}

/** Start of a URL whose user name and password, or what follows them, may go on. */
function urlStart(text: string): number {
  let slash = -1;
  let hasAtSign = false;
  for (let at = text.length - 1; at > 0 && text.length - at < longestUrl; at--) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || unit === 0x22 || unit === 0x27 || unit === 0x3c || unit === 0x3e || unit === 0x60)
      break;
    if (unit === 0x40) hasAtSign = true;
    if (unit !== 0x2f) continue;
    if (text.charCodeAt(at - 1) !== 0x2f || text.charCodeAt(at - 2) !== 0x3a) {
      slash = at;
      continue;
    }
    if (slash >= 0 && !hasAtSign) return text.length;
    let start = at - 2;
    while (start > 0 && at - start < 30 && (traitsOf(text.charCodeAt(start - 1)) & trait.part) !== 0) start--;
    return start;
  }
  return text.length;
}

/** Start of a quoted name of an address: `"jane roe"@example.org`. */
function quoteStart(text: string): number {
  const { length } = text;
  let from = length;
  let limit = length - longestLocal + 3;
  for (let at = length - 1; at >= 0 && at >= limit; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a) break;
    if (unit !== 0x22) continue;
    const mayClose = from === length && (at === length - 1 || text.charCodeAt(at + 1) === 0x40);
    from = at;
    if (!mayClose) break;
    // It closes a name that an `@` follows, or will follow.
    limit = at - longestLocal;
  }
  return from;
}

/** Start of single characters with spaces between them: `j o h n @ m a i l . c o m`. */
function spacedStart(text: string, end: number): number {
  let start = end;
  let at = text.charCodeAt(end - 1) === 0x20 ? end - 1 : end;
  while (at > 0 && end - at < 330) {
    const unit = text.charCodeAt(at - 1);
    if (unit === 0x20 || unit > 0x7f || (traitsOf(unit) & trait.token) === 0) break;
    const before = at > 1 ? text.charCodeAt(at - 2) : 0x20;
    // The full stop of a word before counts with them.
    if (before !== 0x20 && isAlphanumeric(before) && isAlphanumeric(unit)) break;
    start = at - 1;
    if (before !== 0x20) break;
    at -= 2;
  }
  return start;
}

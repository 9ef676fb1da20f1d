/** Which placeholders there are; names come as capital letters and digits without what separates them. */
export interface KnownNames {
  /** Whether a name is one of them. */
  has(name: string): boolean;
  /** Whether a name could become one of them when more follows. */
  mayBecome(name: string): boolean;
}

/** A placeholder in a text. */
export interface FoundName {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Length of the quotes on either side that belong to it. */
  readonly quotes: number;
}

/** Where a placeholder may begin whose rest has not come yet. */
export interface UnfinishedName {
  readonly start: number;
  readonly end?: never;
}

/** What stands around a placeholder, also as Markdown, HTML and JSON escape it. */
const brackets: readonly (readonly [open: string, close: string])[] = [
  ["<", ">"],
  ["\\<", "\\>"],
  ["&lt;", "&gt;"],
  ["\\u003c", "\\u003e"],
  ["\\u003C", "\\u003E"],
];

/** Longest text between the brackets, spaces and all. */
const longest = 96;

const quote = 0x22;
const backslash = 0x5c;

/** Backslashes before a quote of JSON in a string in a string in a string. */
const mostEscapes = 7;

/**
 * The first placeholder from an offset on.
 *
 * Between brackets case and separators do not matter: `<EMAIL_1>`, `<email 1>`, `< Email-1 >`, `<EMAIL\_1>`. Without
 * brackets it is `EMAIL_1` alone, as a word of its own. `"<CARD_1#>"` is a number, and its quotes belong to it.
 *
 * @param before Code unit before `first`.
 * @param first Where the text begins that is asked about.
 * @param isWhole Whether nothing follows. Otherwise a place is given, too, where a placeholder may have begun.
 */
export function nextName(
  text: string,
  from: number,
  known: KnownNames,
  isWhole: boolean,
  before: number = Number.NaN,
  first: number = 0,
): FoundName | UnfinishedName | undefined {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x5c) continue;
    let found: FoundName | UnfinishedName | undefined;
    if (unit === 0x3c || unit === 0x26) found = bracketed(text, at, known, isWhole);
    else if (unit === quote) found = quoted(text, at, 1, known, isWhole);
    else if (unit === backslash) found = escaped(text, at, known, isWhole);
    else if (unit >= 0x41 && unit <= 0x5a && !isWord(at === first ? before : text.charCodeAt(at - 1))) {
      found = bare(text, at, known, isWhole);
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Bracketed extends FoundName {
  /** Marked as a number of JSON, by `#`. */
  readonly isNumber: boolean;
}

function bracketed(
  text: string,
  at: number,
  known: KnownNames,
  isWhole: boolean,
): Bracketed | UnfinishedName | undefined {
  for (const [open, close] of brackets) {
    if (text.startsWith(open, at)) {
      const found = within(text, at, at + open.length, close, known, isWhole);
      if (found !== undefined) return found;
    } else if (!isWhole && isCut(text, at, open) && known.mayBecome("")) return { start: at };
  }
  return undefined;
}

/** Whether a text ends within a word that would begin at an offset. */
function isCut(text: string, at: number, word: string): boolean {
  return text.length - at < word.length && word.startsWith(text.slice(at));
}

function within(
  text: string,
  start: number,
  from: number,
  close: string,
  known: KnownNames,
  isWhole: boolean,
): Bracketed | UnfinishedName | undefined {
  let name = "";
  let isNumber = false;
  const limit = from + longest;
  for (let at = from; at <= limit; at++) {
    if (text.startsWith(close, at))
      return known.has(name) ? { start, end: at + close.length, name, isNumber, quotes: 0 } : undefined;
    if (at >= text.length || isCut(text, at, close)) {
      if (isWhole && at >= text.length) return undefined;
      if (!isWhole) return known.mayBecome(name) ? { start } : undefined;
    }
    const unit = text.charCodeAt(at);
    if (isLetterOrDigit(unit)) {
      name += text.charAt(at).toUpperCase();
      if (isNumber || !known.mayBecome(name)) return undefined;
    } else if (unit === 0x23 && !isNumber) isNumber = true;
    else if (!isSeparator(unit)) return undefined;
  }
  return undefined;
}

/** A bracket or a quote behind backslashes. */
function escaped(
  text: string,
  at: number,
  known: KnownNames,
  isWhole: boolean,
): FoundName | UnfinishedName | undefined {
  let end = at;
  while (end - at < mostEscapes && text.charCodeAt(end) === backslash) end++;
  if (end === text.length) return isWhole || !known.mayBecome("") ? undefined : { start: at };
  return text.charCodeAt(end) === quote
    ? quoted(text, at, end - at + 1, known, isWhole)
    : bracketed(text, at, known, isWhole);
}

/** A number of JSON between its quotes; anything else between quotes is found without them. */
function quoted(
  text: string,
  at: number,
  quotes: number,
  known: KnownNames,
  isWhole: boolean,
): FoundName | UnfinishedName | undefined {
  const inner = at + quotes;
  if (inner >= text.length) return isWhole || !known.mayBecome("") ? undefined : { start: at };
  const found = bracketed(text, inner, known, isWhole);
  if (found?.end === undefined) return found === undefined ? undefined : { start: at };
  if (!found.isNumber) return undefined;
  const closing = text.slice(at, inner);
  if (text.startsWith(closing, found.end)) {
    return { start: at, end: found.end + quotes, name: found.name, quotes };
  }
  return !isWhole && isCut(text, found.end, closing) ? { start: at } : undefined;
}

function bare(
  text: string,
  at: number,
  known: KnownNames,
  isWhole: boolean,
): FoundName | UnfinishedName | undefined {
  let name = "";
  let last = 0;
  for (let end = at; end - at <= longest; end++) {
    const unit = end < text.length ? text.charCodeAt(end) : Number.NaN;
    if ((unit >= 0x41 && unit <= 0x5a) || isDigit(unit)) {
      name += text.charAt(end);
      if (!known.mayBecome(name)) return undefined;
    } else if (unit === 0x5f && last !== 0x5f) {
      // A separator; it does not end a name.
    } else if (end >= text.length && !isWhole) return { start: at };
    else
      return !isWord(unit) && isSpelled(text, at, end) && known.has(name)
        ? { start: at, end, name, quotes: 0 }
        : undefined;
    last = unit;
  }
  return undefined;
}

/** Whether a word ends in an underscore and a number, as placeholders do. */
function isSpelled(text: string, start: number, end: number): boolean {
  let at = end;
  while (at > start && isDigit(text.charCodeAt(at - 1))) at--;
  return at < end && at > start + 1 && text.charCodeAt(at - 1) === 0x5f;
}

function isSeparator(unit: number): boolean {
  // Space, tab, line feed, no-break space, underscore, hyphen, and the backslash that Markdown puts before an underscore.
  return (
    unit === 0x20 ||
    unit === 0x09 ||
    unit === 0x0a ||
    unit === 0xa0 ||
    unit === 0x5f ||
    unit === 0x2d ||
    unit === 0x5c
  );
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isLetterOrDigit(unit: number): boolean {
  return isDigit(unit) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function isWord(unit: number): boolean {
  return isLetterOrDigit(unit) || unit === 0x5f;
}

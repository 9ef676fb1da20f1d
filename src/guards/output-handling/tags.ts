import { isBlank, isLetter } from "./characters.ts";

/** Longest tag that is read, from its `<` on. */
export const longestTag = 4096;

/** An attribute, with the span of its value without quotes. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A start tag as a browser would read it, or the part of one before the next tag begins. */
export interface Tag {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** Behind the `>`, or where reading ended. */
  readonly end: number;
  /** How reading ended: at `>`, where another tag begins, at the end of the text, or at the longest length. */
  readonly ended: "closed" | "tag" | "text" | "length";
}

/**
 * Reads the tag at an offset, where `<` and a letter stand.
 *
 * https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state
 *
 * @param isSplit Whether a `<` that may begin another tag ends this one, as it does for readers that are strict about tags.
 */
export function readTag(text: string, at: number, isSplit: boolean): Tag {
  const most = at + longestTag;
  const limit = Math.min(text.length, most);
  const short = text.length < most ? "text" : "length";
  let cursor = at + 1;
  while (cursor < limit && !isBlank(text.charCodeAt(cursor)) && !isNameEnd(text.charCodeAt(cursor))) cursor++;
  const name = text.slice(at + 1, cursor).toLowerCase();
  const attributes: Attribute[] = [];
  const done = (ended: Tag["ended"], end: number): Tag => ({ name, attributes, end, ended });
  while (cursor < limit) {
    const unit = text.charCodeAt(cursor);
    if (unit === 0x3e) return done("closed", cursor + 1);
    if (isSplit && unit === 0x3c && startsTag(text, cursor)) return done("tag", cursor);
    if (isBlank(unit) || unit === 0x2f) {
      cursor++;
      continue;
    }
    cursor = readAttribute(text, cursor, limit, isSplit, attributes);
  }
  return done(short, limit);
}

/** Whether a `<` begins a tag or comment. */
function startsTag(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return isLetter(next) || next === 0x2f || next === 0x21 || at + 1 === text.length;
}

function isNameEnd(unit: number): boolean {
  // A backslash is that of a line break in a JSON string.
  return unit === 0x2f || unit === 0x3e || unit === 0x3c || unit === 0x5c;
}

/** Reads `name`, `name=value` and quoted values, also with the quotes of a JSON string; gives where it ends. */
function readAttribute(
  text: string,
  from: number,
  limit: number,
  isSplit: boolean,
  attributes: Attribute[],
): number {
  const isCut = (place: number): boolean => isSplit && text.charCodeAt(place) === 0x3c;
  let at = from + 1;
  while (at < limit && !isBlank(text.charCodeAt(at)) && !endsName(text.charCodeAt(at)) && !isCut(at)) at++;
  const nameEnd = at;
  while (at < limit && isBlank(text.charCodeAt(at))) at++;
  const name = withoutBreaks(text.slice(from, nameEnd)).toLowerCase();
  if (at >= limit || text.charCodeAt(at) !== 0x3d) {
    attributes.push({ name, value: "", start: nameEnd, end: nameEnd });
    return nameEnd;
  }
  at++;
  while (at < limit && isBlank(text.charCodeAt(at))) at++;
  // Within a JSON string the quotes have a backslash.
  const isEscaped = text.charCodeAt(at) === 0x5c && isQuote(text.charCodeAt(at + 1)) && at + 1 < limit;
  const quote = text.charCodeAt(isEscaped ? at + 1 : at);
  let start = at;
  let end: number;
  let next: number;
  if (isQuote(quote) && at < limit) {
    start = isEscaped ? at + 2 : at + 1;
    end = start;
    while (end < limit && text.charCodeAt(end) !== quote) end++;
    next = Math.min(limit, end + 1);
    if (isEscaped && end > start && text.charCodeAt(end - 1) === 0x5c) end--;
  } else {
    end = start;
    while (end < limit && !isBlank(text.charCodeAt(end)) && text.charCodeAt(end) !== 0x3e) {
      if (isCut(end) && startsTag(text, end)) break;
      end++;
    }
    next = end;
  }
  attributes.push({ name, value: text.slice(start, end), start, end });
  return next;
}

function endsName(unit: number): boolean {
  return unit === 0x3d || unit === 0x3e || unit === 0x2f;
}

function isQuote(unit: number): boolean {
  return unit === 0x22 || unit === 0x27;
}

/** Without the line breaks of a JSON string before a name. */
function withoutBreaks(name: string): string {
  let at = 0;
  while (name.charCodeAt(at) === 0x5c && "nrt".includes(name.charAt(at + 1)) && at + 2 < name.length) at += 2;
  return at === 0 ? name : name.slice(at);
}

import { hidesElement } from "./hidden-style.ts";
import type { Span } from "./types.ts";

/** Elements whose content is never drawn on the page. */
const unseen: ReadonlySet<string> = new Set(["script", "style", "template", "noscript", "title", "head"]);

/** Elements whose content is text up to their end tag (HTML, section 13.2.5). */
const rawText: ReadonlySet<string> = new Set(["script", "style", "title", "textarea"]);

/** Elements without content or end tag. */
const empty: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/** Attributes that hold text for somebody else than the reader of the page. */
const textAttributes: ReadonlySet<string> = new Set([
  "alt",
  "title",
  "aria-label",
  "aria-description",
  "placeholder",
]);

/** Longest tag: what has not ended by then is text. */
const longestTag = 8192;

/** Elements whose end tag may be left out: the next one of the kind ends them. */
const endsItself: ReadonlySet<string> = new Set("p li dt dd tr td th option".split(" "));

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly closesItself: boolean;
  readonly end: number;
  readonly attributes: readonly Attribute[];
}

/** Where the value of an attribute stands. */
export interface Attribute extends Span {
  readonly name: string;
  readonly value: string;
}

/** The hidden element that is open: where it starts, and how many elements of its name are open in it. */
interface Open {
  readonly name: string;
  readonly start: number;
  depth: number;
}

/** Comments, elements that are not drawn, and attributes with text; tolerates HTML that is broken. */
export function findHiddenHtml(text: string, spans: Span[]): void {
  let open: Open | undefined;
  let noComment = false;
  for (let at = text.indexOf("<"); at >= 0; ) {
    if (text.startsWith("<!--", at)) {
      const close: number = noComment ? -1 : text.indexOf("-->", at + 4);
      noComment = close < 0;
      // A browser takes a comment that does not end for the rest of the page.
      const end = close < 0 ? text.length : close + 3;
      spans.push({ start: at, end });
      at = text.indexOf("<", end);
      continue;
    }
    const tag = readTag(text, at);
    if (tag === undefined) {
      at = text.indexOf("<", at + 1);
      continue;
    }
    for (const { name, start, end } of tag.attributes) {
      const isMeta = name === "content" && tag.name === "meta";
      if (isMeta || textAttributes.has(name) || name.startsWith("data-")) spans.push({ start, end });
    }
    if (open === undefined) {
      if (startsHidden(tag)) open = { name: tag.name, start: tag.end, depth: 1 };
    } else if (tag.name === open.name && !tag.closesItself) {
      const isSibling = !tag.isEnd && endsItself.has(tag.name);
      open.depth += tag.isEnd ? -1 : 1;
      if (open.depth === 0 || isSibling) {
        spans.push({ start: open.start, end: at });
        open = isSibling && startsHidden(tag) ? { name: tag.name, start: tag.end, depth: 1 } : undefined;
      }
    }
    at = text.indexOf("<", !tag.isEnd && rawText.has(tag.name) ? endOfRawText(text, tag) : tag.end);
  }
  if (open !== undefined) spans.push({ start: open.start, end: text.length });
}

function startsHidden(tag: Tag): boolean {
  if (tag.isEnd || tag.closesItself || empty.has(tag.name)) return false;
  return unseen.has(tag.name) || hidesElement(tag.attributes);
}

function endOfRawText(text: string, tag: Tag): number {
  for (let at = text.indexOf("</", tag.end); at >= 0; at = text.indexOf("</", at + 2)) {
    if (text.slice(at + 2, at + 2 + tag.name.length).toLowerCase() === tag.name) return at;
  }
  return text.length;
}

function readTag(text: string, at: number): Tag | undefined {
  const isEnd = text.charCodeAt(at + 1) === 0x2f;
  const nameStart = at + (isEnd ? 2 : 1);
  let cursor = nameStart;
  while (isNameUnit(text.charCodeAt(cursor)) && cursor - nameStart < 40) cursor++;
  if (cursor === nameStart || !isLetter(text.charCodeAt(nameStart))) return undefined;
  const name = text.slice(nameStart, cursor).toLowerCase();
  const attributes: Attribute[] = [];
  const limit = Math.min(text.length, at + longestTag);
  let closesItself = false;
  while (cursor < limit) {
    const unit = text.charCodeAt(cursor);
    if (unit === 0x3e) return { name, isEnd, closesItself, end: cursor + 1, attributes };
    // A tag inside a tag: the first was none, or was cut off.
    if (unit === 0x3c) return undefined;
    closesItself = unit === 0x2f;
    if (isBlank(unit) || unit === 0x2f) {
      cursor++;
      continue;
    }
    cursor = readAttribute(text, cursor, limit, attributes);
  }
  return undefined;
}

/** Reads `name`, `name=value`, `name="value"`; returns where it ends. */
function readAttribute(text: string, from: number, limit: number, attributes: Attribute[]): number {
  let at = from + 1;
  while (at < limit && !isBlank(text.charCodeAt(at)) && !"=>/<".includes(text.charAt(at))) at++;
  const name = text.slice(from, at).toLowerCase();
  let value = at;
  while (isBlank(text.charCodeAt(value))) value++;
  if (text.charCodeAt(value) !== 0x3d) {
    attributes.push({ name, value: "", start: at, end: at });
    return at;
  }
  value++;
  while (isBlank(text.charCodeAt(value)) && value < limit) value++;
  const quote = text.charAt(value);
  let end: number;
  let next: number;
  if (quote === '"' || quote === "'") {
    value++;
    end = value;
    while (end < limit && text.charAt(end) !== quote) end++;
    next = end + 1;
  } else {
    end = value;
    while (end < limit && !isBlank(text.charCodeAt(end)) && !"<>".includes(text.charAt(end))) end++;
    next = end;
  }
  attributes.push({ name, value: text.slice(value, end), start: value, end });
  return next;
}

function isNameUnit(unit: number): boolean {
  return isLetter(unit) || (unit >= 0x30 && unit <= 0x39) || unit === 0x2d || unit === 0x3a;
}

function isLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09 || unit === 0x0c;
}

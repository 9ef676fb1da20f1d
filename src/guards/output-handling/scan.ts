import { readBareUrl, readWebUrl, schemeStart } from "./bare-urls.ts";
import { isBlank, isLetter, isSchemeUnit } from "./characters.ts";
import { cssUrls } from "./css.ts";
import { decodeEntities } from "./entities.ts";
import { isFetching, tagReferences } from "./html.ts";
import { endInString, isLineStart, longestUrl, readDestination, readLinkEnd } from "./markdown.ts";
import { isOfInterest, type Reference, type ReferenceKind } from "./references.ts";
import { longestTag, readTag, type Tag } from "./tags.ts";

/** What a text leads to, and where it begins that more text could change. */
export interface ReferenceScan {
  /** Sorted by their start. */
  readonly references: readonly Reference[];
  /** Everything before this offset is decided; the length of the text when all is. */
  readonly open: number;
}

/** Longest text in the brackets of an image that is held until its destination comes. */
const longestLabel = 2000;

/** https://spec.commonmark.org/0.31.2/#link-label */
const longestDefinitionLabel = 1000;

/** Longest content of a `style` element that is read. */
const longestSheet = 8192;

/** So many tags, or destinations, may stand within each other before the next one is read in part only. */
const mostNested = 4;

/** Longest part that is read of a destination within too many others: enough to tell that its host is not allowed. */
const shortUrl = 64;

/** Documents in attributes, within each other. */
const deepest = 2;

/**
 * Reads a text as a client could that draws Markdown, HTML, terminal codes or chat marks, whichever finds more.
 *
 * What is code to one client is markup to another, so code is no exception. Every decision needs a bounded part of the
 * text, so that the work is linear and a stream has to hold little.
 */
export function scanReferences(text: string, depth: number = 0): ReferenceScan {
  return new Scanner(text, depth).scan();
}

class Scanner {
  readonly #text: string;
  readonly #depth: number;
  readonly #references: Reference[] = [];
  /** Offsets of the brackets that are open. */
  readonly #brackets: number[] = [];
  readonly #tags: Nesting = new Nesting();
  readonly #wholeTags: Nesting = new Nesting();
  readonly #destinations: Nesting = new Nesting();
  #open: number;
  #sheetEnd = 0;

  constructor(text: string, depth: number) {
    this.#text = text;
    this.#depth = depth;
    this.#open = text.length;
  }

  scan(): ReferenceScan {
    const { length } = this.#text;
    for (let at = 0; at < length; ) at = this.#step(at);
    this.#holdBrackets();
    this.#holdWord();
    return { references: withoutInner(this.#references), open: this.#open };
  }

  #step(at: number): number {
    const text = this.#text;
    switch (text.charCodeAt(at)) {
      case 0x5c: {
        const next = text.charCodeAt(at + 1);
        return next === 0x5b || next === 0x5d || next === 0x5c ? at + 2 : at + 1;
      }
      case 0x21:
        if (at + 1 === text.length) this.#hold(at);
        return at + 1;
      case 0x5b:
        this.#brackets.push(at);
        return at + 1;
      case 0x5d:
        return this.#bracket(at);
      case 0x3c:
        return this.#angle(at);
      case 0x3a:
        return this.#colon(at);
      case 0x2e:
        return this.#dot(at);
      case 0x1b:
      case 0x9d:
        return this.#terminal(at);
      default:
        return at + 1;
    }
  }

  #hold(from: number): void {
    if (from < this.#open) this.#open = from;
  }

  #add(kind: ReferenceKind, value: string, start: number, end: number): void {
    if (isOfInterest(value)) this.#references.push({ kind, value, start, end });
  }

  /** `](destination "title")` and `[label]: destination`. */
  #bracket(at: number): number {
    const text = this.#text;
    const bracket = this.#brackets.pop();
    const opener = bracket !== undefined && at - bracket <= longestLabel ? bracket : undefined;
    const bang = opener !== undefined && text.charCodeAt(opener - 1) === 0x21 ? opener - 1 : undefined;
    const next = text.charCodeAt(at + 1);
    if (at + 1 === text.length) this.#hold(bang ?? at + 1);
    else if (next === 0x28) this.#destination(at + 2, opener === undefined, bang);
    else if (next === 0x3a && opener !== undefined && at - opener <= longestDefinitionLabel) {
      // Whether an image refers to it may show far away.
      if (isLineStart(text, bang ?? opener)) this.#destination(at + 2, true, undefined);
    }
    return at + 1;
  }

  #destination(from: number, isUnknown: boolean, bang: number | undefined): void {
    const text = this.#text;
    const isDeep = this.#destinations.depthAt(from) >= mostNested;
    const read = readDestination(text, from, isDeep ? shortUrl : longestUrl);
    const { value, start, after, isOpen } = read;
    this.#destinations.enter(from, read.end);
    // A string of JSON goes on, or ends, behind a destination that nothing closes.
    const stop = text.charCodeAt(read.end) === 0x29 ? start : endInString(text, start, read.end);
    const end = stop > start ? stop : read.end;
    if (isOpen) this.#hold(bang ?? start);
    const isImage = bang !== undefined && (isOfInterest(value) || isOfInterest(read.asGiven));
    const close = isImage ? readLinkEnd(text, after) : { end, isOpen: false };
    if (close.isOpen) this.#hold(bang ?? start);
    const kind = isImage || isUnknown ? "image" : "link";
    this.#add(kind, value, bang ?? start, close.end);
    // A client that knows no escapes reads another host.
    if (read.asGiven !== value) this.#add(kind, read.asGiven, bang ?? start, close.end);
  }

  /** `<tag ...>`, `<scheme:...>` and `<url|text>`. */
  #angle(at: number): number {
    const text = this.#text;
    if (at + 1 === text.length) this.#hold(at);
    if (!isLetter(text.charCodeAt(at + 1))) return at + 1;
    const after = this.#autolink(at);
    if (after > at) return after;
    if (this.#tags.depthAt(at) >= mostNested) {
      this.#deepTag(at);
      return at + 1;
    }
    const tag = readTag(text, at, true);
    this.#tags.enter(at, tag.end);
    const isOpen = tag.ended === "text" || (tag.ended === "tag" && tag.end + 1 >= text.length);
    if (isOpen && text.length - at <= longestTag) this.#hold(at);
    if (tag.ended === "length" && isFetching(tag.name)) this.#tagName(at, tag.name.length);
    this.#attributes(tag, at);
    if (tag.ended === "tag" && isFetching(tag.name)) this.#wholeTag(tag.name, at);
    if (tag.name === "style" && tag.ended === "closed" && at >= this.#sheetEnd) this.#sheet(at, tag.end);
    return at + 1;
  }

  /** To a browser a `<` in a tag is a part of its attributes, and so are the tags that seem to begin there. */
  #wholeTag(name: string, at: number): void {
    if (this.#wholeTags.depthAt(at) >= mostNested) return;
    const tag = readTag(this.#text, at, false);
    this.#wholeTags.enter(at, tag.end);
    if (tag.ended === "closed") this.#attributes(tag, at);
    else if (tag.ended === "length") this.#tagName(at, name.length);
    else this.#hold(at);
  }

  #attributes(tag: Tag, at: number): void {
    const scan = (document: string): readonly Reference[] =>
      this.#depth < deepest ? scanReferences(document, this.#depth + 1).references : [];
    for (const reference of tagReferences(tag, at, scan)) this.#references.push(reference);
  }

  #deepTag(at: number): void {
    let end = at + 1;
    while (end - at < 16 && isLetter(this.#text.charCodeAt(end))) end++;
    if (end === this.#text.length) this.#hold(at);
    const name = this.#text.slice(at + 1, end).toLowerCase();
    if (isFetching(name)) this.#tagName(at, name.length);
  }

  #tagName(at: number, length: number): void {
    this.#references.push({ kind: "tag", value: "", start: at, end: at + 1 + length });
  }

  #autolink(at: number): number {
    const text = this.#text;
    let colon = at + 1;
    while (colon - at <= 32 && isSchemeUnit(text.charCodeAt(colon))) colon++;
    if (text.charCodeAt(colon) !== 0x3a) return at;
    const limit = Math.min(text.length, at + longestUrl);
    let bar = -1;
    let end = colon + 1;
    for (; end < limit; end++) {
      const unit = text.charCodeAt(end);
      // What stands behind the bar of a chat mark is text, with blanks.
      if (unit === 0x3e || unit === 0x3c || unit === 0x0a || (bar < 0 && isBlank(unit))) break;
      if (unit === 0x7c && bar < 0) bar = end;
    }
    if (end === text.length) this.#hold(at);
    if (text.charCodeAt(end) !== 0x3e) return at;
    const inner = text.slice(at + 1, end);
    if (bar < 0) this.#add("link", inner, at + 1, end);
    else {
      this.#add("link", text.slice(at + 1, bar), at + 1, bar);
      // To Markdown what stands behind the bar is a part of the URL, as far as it has no blanks.
      const tail = text.slice(bar + 1, end);
      if (!/[\s]/.test(tail)) this.#add("link", `${siteOf(inner)}/${tail}`, bar + 1, end);
    }
    return end;
  }

  /** `<style>` up to its end tag. */
  #sheet(at: number, from: number): void {
    const text = this.#text;
    const limit = Math.min(text.length, from + longestSheet);
    let end = text.indexOf("</", from);
    while (end >= 0 && end < limit && text.slice(end + 2, end + 7).toLowerCase() !== "style") {
      if (end + 7 > text.length) end = -1;
      else end = text.indexOf("</", end + 2);
    }
    const isWhole = end >= 0 && end < limit;
    this.#sheetEnd = isWhole ? end : limit;
    if (!isWhole && limit === text.length) this.#hold(at);
    else if (!isWhole) this.#tagName(at, "style".length);
    const sheet = text.slice(from, this.#sheetEnd);
    for (const url of cssUrls(sheet)) this.#add("image", url.value, from + url.start, from + url.end);
    // Within SVG references stand for characters here as well.
    if (!sheet.includes("&")) return;
    for (const url of cssUrls(decodeEntities(sheet))) this.#add("image", url.value, from, this.#sheetEnd);
  }

  /** `scheme://`. */
  #colon(at: number): number {
    const text = this.#text;
    const url = readBareUrl(text, at);
    if (url === undefined) {
      if (text.length - at <= 4 && isPartOfSlashes(text, at + 1)) this.#hold(schemeStart(text, at));
      return at + 1;
    }
    return this.#bare(url);
  }

  /** `www.` */
  #dot(at: number): number {
    const text = this.#text;
    const isWeb = at >= 3 && text.slice(at - 3, at).toLowerCase() === "www";
    const url = isWeb ? readWebUrl(text, at - 3) : undefined;
    return url === undefined ? at + 1 : this.#bare(url);
  }

  #bare({ value, start, end, isOpen }: ReturnType<typeof readWebUrl> & object): number {
    if (isOpen) this.#hold(start);
    this.#add("link", value, start, end);
    return end;
  }

  /** `ESC ] 8 ; parameters ; url ESC \`: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
  #terminal(at: number): number {
    const text = this.#text;
    const code = text.charCodeAt(at) === 0x1b ? "]8;" : "8;";
    const from = at + 1 + code.length;
    const given = text.slice(at + 1, from);
    if (given !== code) {
      if (from > text.length && code.startsWith(given)) this.#hold(at);
      return at + 1;
    }
    const limit = Math.min(text.length, at + longestUrl);
    let start = -1;
    let end = from;
    for (; end < limit; end++) {
      const unit = text.charCodeAt(end);
      if (unit < 0x20 || (unit >= 0x7f && unit <= 0x9f)) break;
      if (unit === 0x3b && start < 0) start = end + 1;
    }
    if (end === text.length) this.#hold(at);
    if (start >= 0) this.#add("link", text.slice(start, end), start, end);
    return at + 1;
  }

  /** An image may still become one when its text has begun. */
  #holdBrackets(): void {
    const least = this.#text.length - longestLabel;
    for (const bracket of this.#brackets) {
      if (bracket < least || this.#text.charCodeAt(bracket - 1) !== 0x21) continue;
      this.#hold(bracket - 1);
      return;
    }
  }

  /** The last word may be the scheme of a URL. */
  #holdWord(): void {
    this.#hold(openWord(this.#text));
  }
}

/** Where the word begins that a text ends in, if it may become the scheme of a URL. */
export function openWord(text: string): number {
  const least = Math.max(0, text.length - 32);
  let start = text.length;
  while (start > least && isSchemeUnit(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Whether a text ends before the second slash behind a colon. */
function isPartOfSlashes(text: string, from: number): boolean {
  return ["", "/", "\\", "\\/", "/\\", "\\/\\"].includes(text.slice(from));
}

/** Scheme and host of a URL. */
function siteOf(url: string): string {
  return url.slice(0, url.indexOf("//") + 2) + (url.slice(url.indexOf("//") + 2).split(/[/?#|]/, 1)[0] ?? "");
}

/** How many ranges are open at an offset that only grows. */
class Nesting {
  #ends: number[] = [];

  depthAt(at: number): number {
    this.#ends = this.#ends.filter((end) => end > at);
    return this.#ends.length;
  }

  enter(at: number, end: number): void {
    if (end > at && this.#ends.length < 2 * mostNested) this.#ends.push(end);
  }
}

/** Sorted, and without links that were read before as a part of something else. */
function withoutInner(references: readonly Reference[]): readonly Reference[] {
  if (references.length < 2) return references;
  const rank = ({ kind }: Reference): number => (kind === "link" ? 1 : 0);
  const sorted = [...references].sort((a, b) => a.start - b.start || rank(a) - rank(b) || a.end - b.end);
  const kept: Reference[] = [];
  let outer: Reference | undefined;
  for (const reference of sorted) {
    const isInner = outer !== undefined && reference.kind === "link" && reference.end <= outer.end;
    if (isInner && outer?.value.includes(reference.value)) continue;
    if (isSame(kept.at(-1), reference)) continue;
    kept.push(reference);
    if (outer === undefined || reference.end > outer.end) outer = reference;
  }
  return kept;
}

function isSame(known: Reference | undefined, { kind, value, start, end }: Reference): boolean {
  return known?.kind === kind && known.value === value && known.start === start && known.end === end;
}

import type { Span } from "../../core/types.ts";

/**
 * What a client does with a URL.
 *
 * - `image`: fetched when it is shown: pictures, sound, film, fonts, backgrounds.
 * - `embed`: becomes a part of the page or replaces it: frames, objects, style sheets, `base`, `meta` refresh.
 * - `form`: where what a user fills in goes, and what is told of a click.
 * - `link`: where a click leads, and what a preview may fetch.
 * - `script`: code that runs at once; the value is its source, or empty.
 * - `handler`: code in an attribute that runs on an event.
 * - `tag`: a tag that is too long to be read, of an element that can fetch.
 */
export type ReferenceKind = "image" | "embed" | "form" | "link" | "script" | "handler" | "tag";

/** A place in a text that leads somewhere. The span is what has to go so that it no longer does. */
export interface Reference extends Span {
  readonly kind: ReferenceKind;
  /** The URL with escapes and entities resolved. */
  readonly value: string;
}

/** Whether a value leads to another site, or might lead on to one from its own. */
export function isOfInterest(value: string): boolean {
  return isAbsolute(value) || /[=:]|[\\/]{2}|%3a|%2f|%5c/i.test(value);
}

/**
 * Whether a value names more than a place on the same site: `scheme:`, `//host`, with what browsers pass over.
 *
 * https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function isAbsolute(value: string): boolean {
  let slashes = 0;
  let letters = 0;
  for (let at = 0; at < value.length && at < 200; at++) {
    const unit = value.charCodeAt(at);
    // Tabs and line breaks are taken out anywhere, other blanks and controls at the start.
    if (unit === 0x09 || unit === 0x0a || unit === 0x0d) continue;
    if (unit <= 0x20 && slashes === 0 && letters === 0) continue;
    if (unit === 0x2f || unit === 0x5c) {
      if (letters > 0) return false;
      if (++slashes === 2) return true;
      continue;
    }
    if (slashes > 0) return false;
    if (unit === 0x3a) return letters > 0;
    const isFirst = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
    const isNext = (unit >= 0x30 && unit <= 0x39) || unit === 0x2b || unit === 0x2d || unit === 0x2e;
    if (!isFirst && !(letters > 0 && isNext)) return false;
    letters++;
  }
  return value.length > 200;
}

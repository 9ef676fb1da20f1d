import { isEastAsian } from "../../core/hold.ts";
import { letterAt } from "../../core/letters.ts";
import type { View } from "../../core/views.ts";

/** The letters of a text in lower case, without all that lies between them, and where each stands. */
export interface Letters {
  readonly units: Uint16Array;
  readonly offsets: Uint32Array;
  /** Up to each letter, and at the end: how much was said; a Chinese character says as much as four Latin letters. */
  readonly weights: Uint32Array;
}

/** Longest tag that is passed over. */
const longestTag = 64;

/**
 * Blanks, digits, punctuation, numbering, line breaks, marks and emoji make no difference, and neither do tags with
 * `withoutTags`.
 */
export function lettersOf(text: string, withoutTags: boolean = false): Letters {
  const units = new Uint16Array(text.length);
  const offsets = new Uint32Array(text.length);
  const weights = new Uint32Array(text.length + 1);
  let length = 0;
  let weight = 0;
  for (let at = 0; at < text.length; at++) {
    if (withoutTags && text.charCodeAt(at) === 0x3c) at = tagEnd(text, at);
    const unit = letterAt(text, at);
    // Digits are left out: a numbered list is the same text.
    if (unit < 0x61) continue;
    units[length] = unit;
    offsets[length] = at;
    weight += isEastAsian(unit) ? 4 : 1;
    weights[++length] = weight;
  }
  return {
    units: units.subarray(0, length),
    offsets: offsets.subarray(0, length),
    weights: weights.subarray(0, length + 1),
  };
}

/** The `>` of the short tag that begins at an offset, or that offset. */
function tagEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + longestTag);
  for (let end = at + 1; end < limit; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 0x3e) return end;
    if (unit === 0x3c) break;
  }
  return at;
}

/** Offsets in the original of letters of a view, `[from, to)`. */
export function spanOf(
  view: View,
  { offsets }: Letters,
  from: number,
  to: number,
): { start: number; end: number } {
  const start = offsets[from] as number;
  const end = (offsets[to - 1] as number) + 1;
  return view.toOriginal(start, end);
}

import { isEastAsian } from "../../core/hold.ts";
import { letterAt } from "../../core/letters.ts";

/** Letters and digits of a text in lower case, and where each stands; a Chinese character counts as four. */
export interface Letters {
  readonly units: Uint16Array;
  readonly offsets: Uint32Array;
}

const eastAsianLetters = 4;

/** Blanks, punctuation, line breaks, marks and emoji make no difference. */
export function lettersOf(text: string): Letters {
  let room = text.length;
  for (let at = 0; at < text.length; at++) if (isEastAsian(text.charCodeAt(at))) room += eastAsianLetters - 1;
  const units = new Uint16Array(room);
  const offsets = new Uint32Array(room);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = letterAt(text, at);
    if (unit === 0) continue;
    for (let copy = isEastAsian(unit) ? eastAsianLetters : 1; copy > 0; copy--) {
      units[length] = unit;
      offsets[length++] = at;
    }
  }
  return { units: units.subarray(0, length), offsets: offsets.subarray(0, length) };
}

import { latePattern } from "../../core/late-pattern.ts";

const joins = latePattern("[\\p{M}\\u200c\\u200d]", "u");

/** How much of a text without spaces goes by between two marks; a letter of a script without spaces counts more. */
const runWeight = 32;
const wideWeight = 8;

/** From here on the scripts that write no spaces: Thai, Khmer, kana, Han, Hangul and others. */
const firstWide = 0x0e00;

/**
 * The text with `mark` before each word, and every few characters in what has no spaces.
 *
 * Characters, surrogate pairs and spaces stay as they are: taking `mark`, which must not stand in the text, out again
 * gives the text back.
 */
export function datamark(text: string, mark: string): string {
  const pieces: string[] = [];
  let from = 0;
  let weight = runWeight;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit)) {
      weight = runWeight;
      continue;
    }
    if (weight >= runWeight && !goesOn(text, at, unit)) {
      pieces.push(text.slice(from, at), mark);
      from = at;
      weight = 0;
    }
    weight += unit >= firstWide ? wideWeight : 1;
  }
  return pieces.join("") + text.slice(from);
}

function isSpace(unit: number): boolean {
  if (unit <= 0x20) return true;
  return unit >= 0x85 && /[\s\u0085\u200b]/.test(String.fromCharCode(unit));
}

/** Whether the character before goes on with this unit: the second half of a pair, or a sign on a letter. */
function goesOn(text: string, at: number, unit: number): boolean {
  if (unit < 0x300) return false;
  if (unit >= 0xdc00 && unit <= 0xdfff) {
    const before = text.charCodeAt(at - 1);
    return before >= 0xd800 && before <= 0xdbff;
  }
  return at > 0 && joins().test(String.fromCharCode(unit));
}

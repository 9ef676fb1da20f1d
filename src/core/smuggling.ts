import { textOfBytes } from "./decoders/bytes.ts";

const blackFlag = 0x1f3f4;
const cancelTag = 0xe007f;

/** Longest flag in tag characters: a region of three to six letters and the end mark, two units each. */
const longestFlag = 14;

/** A selector modifies one character; so many in a row can only carry bytes. */
const shortestRun = 4;

/**
 * Reads the run of tag characters at `start`. They copy ASCII at U+E0000 and draw nothing; their one use is to name
 * the region of a flag (UTS #51, https://www.unicode.org/reports/tr51/#valid-emoji-tag-sequences).
 */
export function readTags(
  text: string,
  start: number,
): { readonly letters: readonly string[]; readonly end: number; readonly isFlag: boolean } {
  const letters: string[] = [];
  let end = start;
  for (let codePoint = text.codePointAt(end); isTag(codePoint); codePoint = text.codePointAt(end)) {
    letters.push(
      codePoint >= 0xe0020 && codePoint < cancelTag ? String.fromCharCode(codePoint - 0xe0000) : "",
    );
    end += 2;
    if (codePoint === cancelTag && isFlagAt(text, start, end)) return { letters, end, isFlag: true };
  }
  return { letters, end, isFlag: false };
}

/**
 * Reads the run of variation selectors at `start` as bytes: U+FE00..FE0F are 0..15, U+E0100..E01EF the rest, as in
 * https://paulbutler.org/2025/smuggling-arbitrary-data-through-an-emoji/. Undefined when the run is too short to be more
 * than a choice of glyph.
 */
export function readSelectors(
  text: string,
  start: number,
): { readonly text: string; readonly end: number } | undefined {
  const bytes: number[] = [];
  let end = start;
  for (let byte = selectorByte(text, end); byte >= 0; byte = selectorByte(text, end)) {
    bytes.push(byte);
    end += byte < 16 ? 1 : 2;
  }
  if (bytes.length < shortestRun) return undefined;
  return { text: textOfBytes(Uint8Array.from(bytes)) ?? "", end };
}

function selectorByte(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xfe00 && unit <= 0xfe0f) return unit - 0xfe00;
  if (unit !== 0xdb40) return -1;
  const codePoint = text.codePointAt(at) as number;
  return codePoint >= 0xe0100 && codePoint <= 0xe01ef ? codePoint - 0xe0100 + 16 : -1;
}

function isTag(codePoint: number | undefined): codePoint is number {
  return codePoint !== undefined && codePoint >= 0xe0000 && codePoint <= 0xe007f;
}

function isFlagAt(text: string, start: number, end: number): boolean {
  return end - start <= longestFlag && start >= 2 && text.codePointAt(start - 2) === blackFlag;
}

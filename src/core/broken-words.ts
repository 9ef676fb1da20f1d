import { isLetter } from "./ascii.ts";
import type { Reading } from "./reading.ts";
import { shortLine, shortPiece } from "./survey-places.ts";

const shortWords: ReadonlySet<string> = new Set(
  "a an the of to and in is it for on you we or be as at by my me he she do if no so up all not are but was".split(
    " ",
  ),
);

/** `at` is the first letter of a line that follows a letter. */
export function joinBroken(source: string, at: number): Reading {
  const end = at + 1;
  let before = at - 1;
  if (source.charCodeAt(before) !== 0x0a) return { edits: [], end };
  if (source.charCodeAt(before - 1) === 0x0d) before--;
  const last = source.charCodeAt(before - 1);
  if (source.charCodeAt(at) < 0x61) return { edits: [], end };
  if (last === 0x2d && isLetter(source.charCodeAt(before - 2))) {
    return { edits: [{ start: before - 1, end: at, text: "" }], end };
  }
  if (!isLetter(last)) return { edits: [], end };
  const lineStart = source.lastIndexOf("\n", before - 1) + 1;
  // Looks back one short line and no further.
  if (before - lineStart > shortLine) return { edits: [], end };
  let start = before;
  while (start > lineStart && isLetter(source.charCodeAt(start - 1))) start--;
  const piece = source.slice(start, before);
  if (piece.length > shortPiece || shortWords.has(piece.toLowerCase())) return { edits: [], end };
  return { edits: [{ start: before, end: at, text: "" }], end };
}

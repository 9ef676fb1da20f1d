import { first } from "./survey-bytes.ts";
import { base64, indent, is, shortestToken } from "./survey-places.ts";

/** Narrowest line of an encoding that was wrapped. */
export const narrowestLine = 4;

/** Widest indent of such a line, `> ` and the like. */
const widestIndent = 8;

/**
 * `at` is behind a run of base64 characters: where the run on the next line starts, if both lines hold nothing else
 * behind the same indent and are of one width, as in what was wrapped; 0 otherwise. Only a wide line may be the last but one.
 */
export function startOfNextLine(bytes: Uint8Array, at: number): number {
  const lineEnd = bytes[at] === 0x0d ? at + 1 : at;
  if (bytes[lineEnd] !== 0x0a) return 0;
  let run = at;
  while (run > first && is(bytes[run - 1], base64)) run--;
  const width = at - run;
  if (width < narrowestLine) return 0;
  let line = run;
  while (line > first && run - line <= widestIndent && is(bytes[line - 1], indent)) line--;
  if (run - line > widestIndent || (line > first && bytes[line - 1] !== 0x0a)) return 0;
  let next = lineEnd + 1;
  for (; line < run; line++, next++) if (bytes[line] !== bytes[next]) return 0;
  let end = next;
  while (end - next <= width && is(bytes[end], base64)) end++;
  if (end - next === width) return next;
  return width >= shortestToken && end > next && end - next < width ? next : 0;
}

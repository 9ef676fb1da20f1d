import { joinBroken } from "./broken-words.ts";
import { applyEdits } from "./edits.ts";
import { readJoined } from "./joined-words.ts";
import { readLeet } from "./leetspeak.ts";
import { readMarked } from "./marked-words.ts";
import type { OffsetMap } from "./offset-map.ts";
import type { Found, Reading } from "./reading.ts";
import { joinSpaced } from "./spaced-letters.ts";
import { readStretched } from "./stretched-letters.ts";
import type { Survey } from "./survey.ts";
import type { Span } from "./types.ts";
import { readUnspaced } from "./unspaced-words.ts";

/** A text in which hidden words are written out; offsets are those of the source. */
export interface Squeezed {
  readonly text: string;
  readonly map: OffsetMap;
  readonly signals: readonly { readonly kind: "leetspeak" | "spaced-letters"; readonly span: Span }[];
}

/**
 * Writes out leetspeak, spaced and repeated letters, words that were broken over lines or joined with and without a joiner, and rows of words that each carry
 * markup; undefined when there are none.
 */
export function squeeze(source: string, survey: Survey): Squeezed | undefined {
  const { spaced, leet, broken, marked, joined, stretched, unspaced } = survey;
  if ((spaced ?? leet ?? broken ?? marked ?? joined ?? stretched ?? unspaced) === undefined) return undefined;
  const found: Found[] = [];
  collect(found, spaced, (at) => joinSpaced(source, at));
  collect(found, leet, (at) => readLeet(source, at));
  collect(found, broken, (at) => joinBroken(source, at));
  collect(found, marked, (at, done) => readMarked(source, at, done));
  collect(found, joined, (at) => readJoined(source, at));
  collect(found, stretched, (at, done) => readStretched(source, at, done));
  collect(found, unspaced, (at) => readUnspaced(source, at));
  if (found.length === 0) return undefined;
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  const edits = found.filter((edit) => {
    const isFree = edit.start >= end;
    if (isFree) end = edit.end;
    return isFree;
  });
  const signals = edits.flatMap(({ kind, start, end }) => (kind ? [{ kind, span: { start, end } }] : []));
  return { ...applyEdits(source, edits), signals };
}

/** Runs `read` at each place that was not part of what it read before. */
function collect(
  found: Found[],
  places: readonly number[] | undefined,
  read: (at: number, done: number) => Reading,
): void {
  if (places === undefined) return;
  let done = -1;
  for (const at of places) {
    if (at < done) continue;
    const { edits, end } = read(at, done);
    for (const edit of edits) found.push(edit);
    done = end;
  }
}

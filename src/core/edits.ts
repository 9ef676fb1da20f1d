import { type OffsetMap, wholeCharacters } from "./offset-map.ts";
import { Rewriter } from "./rewriter.ts";
import type { Span } from "./types.ts";

/** Replacement for a part of a text. */
export interface Edit extends Span {
  readonly text: string;
}

/** How much of the text around an edit is kept. */
const context = 400;

/**
 * Applies edits, which are sorted and do not overlap, and leaves out what lies far from all of them, so that one
 * escape in a long text does not mean reading all of it twice.
 */
export function applyEdits(
  source: string,
  edits: readonly Edit[],
): { readonly text: string; readonly map: OffsetMap } {
  const out = new Rewriter(source);
  for (const edit of edits) {
    leaveOut(out, source, edit.start);
    out.replace(edit.start, edit.end, edit.text);
  }
  leaveOutRest(out, source);
  return out.finish();
}

/** The same as {@link leaveOut} behind the last edit. */
export function leaveOutRest(out: Rewriter, source: string): void {
  leaveOut(out, source, source.length + context);
}

/** Writes a line end for what is far from both the last edit and the next one, at `next`. */
export function leaveOut(out: Rewriter, source: string, next: number): void {
  const from = wholeCharacters(
    source,
    0,
    out.written === 0 ? 0 : Math.min(out.written + context, source.length),
  ).end;
  const to = wholeCharacters(source, Math.min(next - context, source.length), source.length).start;
  if (to - from > context) out.replace(from, to, "\n");
}

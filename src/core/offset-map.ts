import type { Span } from "./types.ts";

/**
 * Where each part of a rewritten text came from.
 *
 * A piece is either copied, so that its offsets differ by a constant, or replaced as a whole, so that any part of it
 * came from all of `[source, sourceEnd)`.
 */
export interface OffsetMap {
  toSource(start: number, end: number): Span;
}

const copiedPiece = -1;
const reversedPiece = -2;

/** Rewrites a text from left to right and remembers where each part came from. */
export class Rewriter {
  readonly #source: string;
  #text = "";
  /** Offset in the source up to which everything is written. */
  #written = 0;
  readonly #targets: number[] = [];
  readonly #sources: number[] = [];
  /** End in the source of a replaced piece; a negative number marks one that is copied or reversed. */
  readonly #ends: number[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** Offset in the source up to which everything is written. */
  get written(): number {
    return this.#written;
  }

  get changed(): boolean {
    return this.#written > 0;
  }

  /** Length of the text written so far. */
  get length(): number {
    return this.#text.length;
  }

  /** Writes `replacement` for `[start, end)` of the source, and copies what lies before it. */
  replace(start: number, end: number, replacement: string): void {
    this.#copy(start);
    const length = end - start;
    // One unit for one unit keeps the constant difference, so no piece is needed.
    if (length !== 1 || replacement.length !== 1) {
      this.#piece(start, replacement.length === 0 ? copiedPiece : end);
      this.#text += replacement;
      this.#written = end;
      this.#piece(end, copiedPiece);
      return;
    }
    this.#text += replacement;
    this.#written = end;
  }

  /** Writes `replacement` unit by unit for `[start, start + replacement.length)`. */
  substitute(start: number, replacement: string): void {
    this.#copy(start);
    this.#text += replacement;
    this.#written = start + replacement.length;
  }

  /** Writes `replacement`, in which the characters of `[start, end)` stand in reverse order. */
  reverse(start: number, end: number, replacement: string): void {
    this.#copy(start);
    this.#piece(start, reversedPiece);
    this.#text += replacement;
    this.#written = end;
    this.#piece(end, copiedPiece);
  }

  /** Counts `[written, end)` of the source to what was written last, and writes nothing for it. */
  absorb(end: number): void {
    const last = this.#text.length - 1;
    const from = last < 0 ? 0 : locate(last, this.#targets, this.#sources, this.#ends, last + 1).start;
    while (this.#targets.length > 0 && (this.#targets.at(-1) as number) >= Math.max(last, 0)) this.#pop();
    if (last >= 0) {
      this.#targets.push(last);
      this.#sources.push(from);
      this.#ends.push(end);
    }
    this.#written = end;
    this.#piece(end, copiedPiece);
  }

  /** Copies the rest. The rewriter is not used afterwards. */
  finish(): { readonly text: string; readonly map: OffsetMap } {
    this.#copy(this.#source.length);
    const text = this.#text;
    return { text, map: new PieceMap(text.length, this.#source, this.#targets, this.#sources, this.#ends) };
  }

  #copy(end: number): void {
    if (end > this.#written) this.#text += this.#source.slice(this.#written, end);
    this.#written = end;
  }

  #piece(source: number, end: number): void {
    // A piece that nothing was written for is overtaken by the next one.
    if (this.#targets.at(-1) === this.#text.length) this.#pop();
    this.#targets.push(this.#text.length);
    this.#sources.push(source);
    this.#ends.push(end);
  }

  #pop(): void {
    this.#targets.pop();
    this.#sources.pop();
    this.#ends.pop();
  }
}

class PieceMap implements OffsetMap {
  readonly #length: number;
  readonly #source: string;
  readonly #targets: Int32Array;
  readonly #sources: Int32Array;
  readonly #ends: Int32Array;

  constructor(
    length: number,
    source: string,
    targets: readonly number[],
    sources: readonly number[],
    ends: readonly number[],
  ) {
    this.#length = length;
    this.#source = source;
    this.#targets = Int32Array.from(targets);
    this.#sources = Int32Array.from(sources);
    this.#ends = Int32Array.from(ends);
  }

  toSource(start: number, end: number): Span {
    if (this.#length === 0) return { start: 0, end: this.#source.length };
    const from = Math.min(Math.max(start, 0), this.#length - 1);
    const to = Math.min(Math.max(end - 1, from), this.#length - 1);
    const first = this.#locate(from);
    if (start >= this.#length) return { start: first.end, end: first.end };
    if (end <= start) return { start: first.start, end: first.start };
    const last = from === to ? first : this.#locate(to);
    let low = Math.min(first.start, last.start);
    let high = Math.max(first.end, last.end);
    // Reversed text ends where it began, so what leaves such a piece takes in its near end.
    if (first.piece !== last.piece) {
      if (this.#ends[first.piece] === reversedPiece)
        low = Math.min(low, this.#sources[first.piece] as number);
      if (this.#ends[last.piece] === reversedPiece)
        high = Math.max(high, this.#sources[last.piece + 1] as number);
    }
    return wholeCharacters(this.#source, low, high);
  }

  #locate(offset: number): Span & { readonly piece: number } {
    return locate(offset, this.#targets, this.#sources, this.#ends, this.#length);
  }
}

/** Widens `[start, end)` so that it splits no surrogate pair. */
export function wholeCharacters(text: string, start: number, end: number): Span {
  return { start: splitsPair(text, start) ? start - 1 : start, end: splitsPair(text, end) ? end + 1 : end };
}

function splitsPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

function locate(
  offset: number,
  targets: ArrayLike<number>,
  sources: ArrayLike<number>,
  ends: ArrayLike<number>,
  length: number,
): Span & { readonly piece: number } {
  let low = 0;
  let high = targets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((targets[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  const piece = low - 1;
  // What lies before the first piece was copied from the start.
  if (piece < 0) return { piece, start: offset, end: offset + 1 };
  const source = sources[piece] as number;
  const end = ends[piece] as number;
  if (end >= 0) return { piece, start: source, end };
  const distance =
    end === copiedPiece ? offset - (targets[piece] as number) : (targets[piece + 1] ?? length) - 1 - offset;
  return { piece, start: source + distance, end: source + distance + 1 };
}

/** Map of a text whose units each came from `[starts[i], ends[i])`, both in rising order. */
export class TableMap implements OffsetMap {
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  constructor(starts: Int32Array, ends: Int32Array) {
    this.#starts = starts;
    this.#ends = ends;
  }

  toSource(start: number, end: number): Span {
    const { length } = this.#starts;
    if (length === 0) return { start: 0, end: 0 };
    const first = Math.min(Math.max(start, 0), length - 1);
    const last = Math.min(Math.max(end - 1, first), length - 1);
    return { start: this.#starts[first] as number, end: this.#ends[last] as number };
  }
}

/** Map of texts that were put behind each other, with something between them. */
export class JoinedMap implements OffsetMap {
  readonly #starts: readonly number[];
  readonly #parts: readonly { readonly length: number; readonly map: OffsetMap }[];

  /** @param starts where each part begins, in rising order, the first at 0 */
  constructor(
    starts: readonly number[],
    parts: readonly { readonly length: number; readonly map: OffsetMap }[],
  ) {
    this.#starts = starts;
    this.#parts = parts;
  }

  toSource(start: number, end: number): Span {
    const from = this.#partAt(start);
    const to = end > start ? this.#partAt(end - 1) : from;
    const first = this.#inPart(from, start, from === to ? end : Number.POSITIVE_INFINITY);
    if (from === to) return first;
    const last = this.#inPart(to, 0, end);
    return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
  }

  #inPart(part: number, start: number, end: number): Span {
    const offset = this.#starts[part] as number;
    const { length, map } = this.#parts[part] as { readonly length: number; readonly map: OffsetMap };
    const from = Math.min(Math.max(start - offset, 0), length);
    return map.toSource(from, Math.min(Math.max(end - offset, from), length));
  }

  #partAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }
}

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
  leaveOut(out, source, source.length + context);
  return out.finish();
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

import { type OffsetMap, wholeCharacters } from "./offset-map.ts";
import type { Span } from "./types.ts";

/** Marks a piece that is copied, instead of its end in the source. */
export const copiedPiece: number = -1;
/** Marks a piece that stands in reverse order. */
export const reversedPiece: number = -2;

/** Map of a text that was put together from pieces of its source. */
export class PieceMap implements OffsetMap {
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

/** Where the unit at an offset came from, and the index of its piece. */
export function locate(
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

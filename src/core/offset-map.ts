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

/** Widens `[start, end)` so that it splits no surrogate pair. */
export function wholeCharacters(text: string, start: number, end: number): Span {
  return { start: splitsPair(text, start) ? start - 1 : start, end: splitsPair(text, end) ? end + 1 : end };
}

function splitsPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
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

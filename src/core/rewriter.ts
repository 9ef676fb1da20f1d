import type { OffsetMap } from "./offset-map.ts";
import { Patches } from "./patches.ts";
import { copiedPiece, locate, PieceMap, reversedPiece } from "./piece-map.ts";

/** Rewrites a text from left to right and remembers where each part came from. */
export class Rewriter {
  readonly #source: string;
  #text = "";
  /** Offset in the source up to which everything is written. */
  #written = 0;
  /** Offset in the source up to which the text was put together; single units of what follows are replaced. */
  #flushed = 0;
  readonly #patches: Patches = new Patches();
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

  /** Writes `replacement` for `[start, end)` of the source, and copies what lies before it. */
  replace(start: number, end: number, replacement: string): void {
    // One unit for one unit keeps the constant difference, so no piece is needed.
    if (end - start === 1 && replacement.length === 1) {
      this.#patches.add(start, replacement.charCodeAt(0));
      this.#written = end;
      return;
    }
    this.#flush(start);
    this.#piece(start, replacement.length === 0 ? copiedPiece : end);
    this.#text += replacement;
    this.#skipTo(end);
    this.#piece(end, copiedPiece);
  }

  /** Writes `replacement` unit by unit for `[start, start + replacement.length)`. */
  substitute(start: number, replacement: string): void {
    this.#flush(start);
    this.#text += replacement;
    this.#skipTo(start + replacement.length);
  }

  /** Writes `replacement`, in which the characters of `[start, end)` stand in reverse order. */
  reverse(start: number, end: number, replacement: string): void {
    this.#flush(start);
    this.#piece(start, reversedPiece);
    this.#text += replacement;
    this.#skipTo(end);
    this.#piece(end, copiedPiece);
  }

  /** Counts `[written, end)` of the source to what was written last, and writes nothing for it. */
  absorb(end: number): void {
    this.#flush(this.#written);
    const last = this.#text.length - 1;
    const from = last < 0 ? 0 : locate(last, this.#targets, this.#sources, this.#ends, last + 1).start;
    while (this.#targets.length > 0 && (this.#targets.at(-1) as number) >= Math.max(last, 0)) this.#pop();
    if (last >= 0) {
      this.#targets.push(last);
      this.#sources.push(from);
      this.#ends.push(end);
    }
    this.#skipTo(end);
    this.#piece(end, copiedPiece);
  }

  /** Copies the rest. The rewriter is not used afterwards. */
  finish(): { readonly text: string; readonly map: OffsetMap } {
    this.#flush(this.#source.length);
    const text = this.#text;
    return { text, map: new PieceMap(text.length, this.#source, this.#targets, this.#sources, this.#ends) };
  }

  #flush(end: number): void {
    if (end > this.#flushed) this.#text += this.#patches.apply(this.#source, this.#flushed, end);
    this.#skipTo(end);
  }

  #skipTo(end: number): void {
    this.#written = end;
    this.#flushed = end;
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

import type { ReadChunk } from "./document-chunk.ts";
import { type Chain, chainsOf, type Joint, jointOf } from "./neighbours.ts";

/** A part of a chunk in the text of a seam. */
export interface Piece {
  /** Of the chunk in the list. */
  readonly index: number;
  /** Where it begins in its chunk, and in the text of the seam. */
  readonly start: number;
  readonly at: number;
  readonly length: number;
}

/** What stands on both sides of the place where two chunks meet. */
export interface Seam {
  /** The two chunks that meet; indices of the list. */
  readonly first: number;
  readonly second: number;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A place where two chunks meet. */
export interface Meeting {
  readonly chain: Chain;
  /** Of the first of the two in the chain. */
  readonly place: number;
  readonly joints: readonly Joint[];
  readonly glues: readonly string[];
}

/** Each two neighbours once, with those before and after them. */
export function meetingsOf(chunks: readonly (ReadChunk | undefined)[]): readonly Meeting[] {
  const known = new Set<number>();
  return chainsOf(chunks).flatMap((chain) => {
    const joints = chain
      .slice(1)
      .map((second, place) => jointOf(textOf(chunks, chain[place] as number), textOf(chunks, second)));
    return joints.flatMap(({ glues }, place): readonly Meeting[] => {
      const key = (chain[place] as number) * chunks.length + (chain[place + 1] as number);
      if (known.has(key)) return [];
      known.add(key);
      return [{ chain, place, joints, glues }];
    });
  });
}

/**
 * The text around a place where two chunks meet: at most `side` units before it and after it. Where a chunk is shorter than that,
 * the one before or after it goes on.
 */
export function seamOf(
  chunks: readonly (ReadChunk | undefined)[],
  meeting: Meeting,
  glue: string,
  side: number,
): Seam {
  const { chain, place, joints } = meeting;
  const pieces: { index: number; start: number; end: number; glue: string }[] = [];
  const take = (at: number, left: number, isBefore: boolean): number => {
    const index = chain[at] as number;
    const text = textOf(chunks, index);
    let start = joints[at - 1]?.start ?? 0;
    let end = Math.max(start, joints[at]?.end ?? text.length);
    if (isBefore) start = Math.max(start, end - left);
    else end = Math.min(end, start + left);
    if (isBefore && splitsPair(text, start)) start++;
    if (!isBefore && splitsPair(text, end)) end--;
    // A chunk that only repeats its neighbours has nothing of its own.
    const glues = joints[at - 1]?.glues ?? [];
    const before = glues.includes(glue) ? glue : (glues[0] ?? "");
    const piece = { index, start, end, glue: before };
    if (isBefore) pieces.unshift(piece);
    else pieces.push(piece);
    return left - (end - start) - 1;
  };
  for (let at = place, left = side; at >= 0 && left > 0; at--) left = take(at, left, true);
  for (let at = place + 1, left = side; at < chain.length && left > 0; at++) left = take(at, left, false);
  let text = "";
  const placed = pieces.map(({ index, start, end, glue: before }, at): Piece => {
    if (at > 0) text += before;
    const piece = { index, start, at: text.length, length: end - start };
    text += textOf(chunks, index).slice(start, end);
    return piece;
  });
  return { first: chain[place] as number, second: chain[place + 1] as number, text, pieces: placed };
}

/** The pieces that a finding at these offsets has a part of. */
export function touchedBy({ pieces }: Seam, start: number, end: number): readonly Piece[] {
  return pieces.filter(({ at, length }) => start < at + length && end > at);
}

function textOf(chunks: readonly (ReadChunk | undefined)[], index: number): string {
  return (chunks[index] as ReadChunk).text;
}

function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}

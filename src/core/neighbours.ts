import type { ReadChunk } from "./document-chunk.ts";

/** Chunks that may be parts of one text, in its order; indices of the list. */
export type Chain = readonly number[];

/**
 * All chunks as they follow each other in the list, and the parts of each document as they follow each other by their position,
 * or in the list where they have none. Blank chunks are in no chain, so that they come between nothing.
 *
 * @param chunks `undefined` for those that the model does not see.
 */
export function chainsOf(chunks: readonly (ReadChunk | undefined)[]): readonly Chain[] {
  const all: number[] = [];
  const documents = new Map<string, number[]>();
  for (const [index, chunk] of chunks.entries()) {
    if (chunk === undefined || chunk.text.trim() === "") continue;
    all.push(index);
    if (chunk.document === undefined) continue;
    const parts = documents.get(chunk.document);
    if (parts === undefined) documents.set(chunk.document, [index]);
    else parts.push(index);
  }
  const positionOf = (index: number): number | undefined => chunks[index]?.position;
  for (const parts of documents.values()) {
    if (parts.every((index) => positionOf(index) !== undefined)) {
      parts.sort((a, b) => (positionOf(a) as number) - (positionOf(b) as number));
    }
  }
  return [all, ...documents.values()];
}

/** How two parts of a text fit together. */
export interface Joint {
  /** Where the first one ends, and where the second one begins to say something else. */
  readonly end: number;
  readonly start: number;
  /** What may have stood between them. */
  readonly glues: readonly string[];
}

/** Shorter repetitions are chance; with more in common than is looked at, what is cut in one part is whole in the other. */
const [leastOverlap, mostOverlap] = [16, 300];

/** Blanks and ellipses at a cut say nothing, and splitters often repeat the end of a chunk in the next one. */
export function jointOf(before: string, after: string): Joint {
  const end = endOf(before);
  const start = startOf(after);
  const overlap = overlapOf(before.slice(Math.max(0, end - mostOverlap), end), after, start);
  if (overlap > 0) return { end, start: start + overlap, glues: [""] };
  const idle = before.slice(end) + after.slice(0, start);
  if (idle !== "") return { end, start, glues: [idle.includes("\n") ? "\n" : " "] };
  // A text that is cut between two words may have lost its space, or be cut in the middle of a word.
  const isWord = isInWord(before.charAt(end - 1)) && isInWord(after.charAt(0));
  return { end, start, glues: isWord ? ["\n", ""] : ["\n"] };
}

/** Units at the end of one text that the other one repeats; at most 300 places are tried. */
function overlapOf(tail: string, after: string, start: number): number {
  const first = after.slice(start, start + leastOverlap);
  if (first.length < leastOverlap) return 0;
  for (let at = tail.indexOf(first); at >= 0; at = tail.indexOf(first, at + 1)) {
    if (after.startsWith(tail.slice(at), start)) return tail.length - at;
  }
  return 0;
}

/** Most units at a cut that are passed over. */
const mostIdle = 100;

function endOf(text: string): number {
  const least = Math.max(0, text.length - mostIdle);
  let at = text.length;
  while (at > least && isIdle(text, at - 1)) at--;
  return at;
}

function startOf(text: string): number {
  const most = Math.min(text.length, mostIdle);
  let at = 0;
  while (at < most && isIdle(text, at)) at++;
  return at;
}

const [dot, ellipsis] = [0x2e, 0x2026];

/** One dot ends a sentence; more of them are an ellipsis. */
function isIdle(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === dot) return text.charCodeAt(at - 1) === dot || text.charCodeAt(at + 1) === dot;
  if (unit > 0x20 && unit < 0x80) return false;
  return unit === ellipsis || /\s/.test(text.charAt(at));
}

/** Letters and digits of any script, and what base64 and URLs are made of. */
function isInWord(unit: string): boolean {
  return /[A-Za-z0-9+/=_%-]/.test(unit) || unit.charCodeAt(0) >= 0xaa;
}

import type { ReadChunk } from "./document-chunk.ts";

/** Two chunks that may be parts of one text, in its order; indices of the list. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  /** What may have stood between them. */
  readonly glues: readonly string[];
}

/**
 * Chunks that follow each other in the list, and parts of one document that follow each other by their position, or in the
 * list where they have none.
 *
 * @param chunks `undefined` for those that the model does not see.
 */
export function pairsOf(chunks: readonly (ReadChunk | undefined)[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const known = new Set<number>();
  const add = (first: number, second: number): void => {
    const key = first * chunks.length + second;
    const glues = gluesFor((chunks[first] as ReadChunk).text, (chunks[second] as ReadChunk).text);
    if (glues.length === 0 || known.has(key)) return;
    known.add(key);
    pairs.push({ first, second, glues });
  };
  let last: number | undefined;
  const documents = new Map<string, number[]>();
  for (const [index, chunk] of chunks.entries()) {
    if (chunk === undefined) continue;
    if (last !== undefined) add(last, index);
    last = index;
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
    for (const [at, second] of parts.entries()) if (at > 0) add(parts[at - 1] as number, second);
  }
  return pairs;
}

/** A text that is cut between two words may have lost its space, or be cut in the middle of a word. */
function gluesFor(before: string, after: string): readonly string[] {
  const last = before.charAt(before.length - 1);
  const first = after.charAt(0);
  if (last === "" || first === "") return [];
  if (isSpace(last) || isSpace(first)) return [""];
  return isInWord(last) && isInWord(first) ? ["\n", ""] : ["\n"];
}

function isSpace(unit: string): boolean {
  return /\s/.test(unit);
}

/** Letters and digits of any script, and what base64 and URLs are made of. */
function isInWord(unit: string): boolean {
  return /[A-Za-z0-9+/=_%-]/.test(unit) || unit.charCodeAt(0) >= 0xaa;
}

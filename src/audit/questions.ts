import type { Span } from "../core/types.ts";
import { characterKind } from "../models/characters.ts";
import { createTokens, readTokens, type Tokens } from "../models/tokens.ts";

/** Words of a question that can be told from a chance. */
const fewestWords = 4;
const mostWords = 40;

/** Question marks: ASCII, of full width, Arabic, Ethiopic, Armenian. */
const questionMarks: ReadonlySet<number> = new Set([0x3f, 0xff1f, 0x61f, 0x1367, 0x55e]);

/** What ends a sentence or a line. */
const ends: ReadonlySet<number> = new Set([0x2e, 0x21, 0x0a, 0x3002, 0xff01, 0x964, 0x6d4]);

/** A question that a text begins with. */
export interface LeadingQuestion {
  /** Hash of its words, without marks and case; never 0. */
  readonly hash: number;
  readonly span: Span;
  /** Where the same words come again, if they do. */
  readonly again?: Span;
}

/** The question that a text begins with, if there is one; `tokens` are those of the start of the text. */
export function leadingQuestion(text: string, tokens: Tokens): LeadingQuestion | undefined {
  const { count, kinds, starts, ends: tokenEnds } = tokens;
  let first = 0;
  while (first < count && kinds[first] === characterKind.mark) first++;
  let words = 0;
  for (let index = first; index < count && words <= mostWords; index++) {
    if (kinds[index] !== characterKind.mark) words++;
    else {
      const unit = text.charCodeAt(starts[index] as number);
      if (ends.has(unit)) return undefined;
      if (!questionMarks.has(unit)) continue;
      if (words < fewestWords || words > mostWords) return undefined;
      const hashes = wordsOf(tokens, first, index);
      const span = { start: starts[first] as number, end: tokenEnds[index] as number };
      const again = findWords(tokens, index, hashes);
      return { hash: combine(hashes) || 1, span, ...(again !== undefined && { again }) };
    }
  }
  return undefined;
}

/** Finds questions of a list in texts. */
export interface QueryFinder {
  /** The first query that stands in these tokens. */
  find(tokens: Tokens): { readonly query: number; readonly span: Span; readonly leads: boolean } | undefined;
}

/**
 * Makes the finder of queries, which are compared by hashes of their first 40 words; those of fewer than four are passed over.
 *
 * At each word at most 40 are read, however many queries there are.
 */
export function createQueryFinder(queries: readonly string[]): QueryFinder | undefined {
  const starts = new Set<number>();
  const wholes = new Map<number, number>();
  const tokens = createTokens(256);
  for (const [query, text] of queries.entries()) {
    readTokens(text, 0, tokens);
    const hashes = wordsOf(tokens, 0, tokens.count).slice(0, mostWords);
    if (hashes.length < fewestWords) continue;
    starts.add(combine(hashes.slice(0, fewestWords)));
    const whole = combine(hashes);
    if (!wholes.has(whole)) wholes.set(whole, query);
  }
  if (starts.size === 0) return undefined;
  return {
    find(known) {
      const { count, words } = known;
      for (let index = words[0] as number; index < count; index = words[index + 1] as number) {
        const match = matchAt(known, index, starts, wholes);
        if (match !== undefined) return { ...match, leads: index === words[0] };
      }
      return undefined;
    },
  };
}

function matchAt(
  { count, hashes, words, starts, ends: tokenEnds }: Tokens,
  from: number,
  begins: ReadonlySet<number>,
  wholes: ReadonlyMap<number, number>,
): { readonly query: number; readonly span: Span } | undefined {
  let hash = 0;
  let index = from;
  for (let size = 1; size <= mostWords && index < count; size++) {
    hash = step(hash, hashes[index] as number);
    if (size === fewestWords && !begins.has(hash)) return undefined;
    const query = size < fewestWords ? undefined : wholes.get(hash);
    if (query !== undefined)
      return { query, span: { start: starts[from] as number, end: tokenEnds[index] as number } };
    index = words[index + 1] as number;
  }
  return undefined;
}

function findWords(tokens: Tokens, from: number, hashes: readonly number[]): Span | undefined {
  const { count, words } = tokens;
  for (let index = words[from] as number; index < count; index = words[index + 1] as number) {
    const span = matchWords(tokens, index, hashes);
    if (span !== undefined) return span;
  }
  return undefined;
}

function matchWords(tokens: Tokens, from: number, hashes: readonly number[]): Span | undefined {
  const { count, words } = tokens;
  let index = from;
  let last = from;
  for (const hash of hashes) {
    if (index >= count || tokens.hashes[index] !== hash) return undefined;
    last = index;
    index = words[index + 1] as number;
  }
  return { start: tokens.starts[from] as number, end: tokens.ends[last] as number };
}

function wordsOf({ kinds, hashes }: Tokens, from: number, to: number): readonly number[] {
  const list: number[] = [];
  for (let index = from; index < to; index++)
    if (kinds[index] !== characterKind.mark) list.push(hashes[index] as number);
  return list;
}

function combine(hashes: readonly number[]): number {
  return hashes.reduce(step, 0);
}

function step(hash: number, next: number): number {
  return Math.imul(hash ^ next, 0x01000193) ^ (hash >>> 13);
}

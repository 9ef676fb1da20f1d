import type { GuardFailure, Span } from "../core/types.ts";
import type { CorpusBaseline, CorpusDrift } from "./spread.ts";

/** One reason to look at a chunk. */
export interface CorpusSignal {
  /** Of a guard's finding, or one of `corpus/near-duplicate`, `corpus/query-echo`, `corpus/shared-question`, `corpus/repeated-question` and `corpus/outlier`. */
  readonly ruleId: string;
  /** 0..1 */
  readonly score: number;
  /** Where in the chunk the text stands, such as `metadata.title`; absent for its `text`. */
  readonly field?: string;
  /** Offsets in UTF-16 units of that text; absent where the whole text is meant. */
  readonly span?: Span;
  /** Index of the query, for `corpus/query-echo`. */
  readonly query?: number;
}

/** A chunk that somebody should look at. */
export interface RankedChunk {
  readonly id: string;
  /** Position in the corpus. */
  readonly index: number;
  readonly source?: string;
  /** 0..1, the strongest signal of each family as independent evidence. */
  readonly risk: number;
  /** Those that count most first, at most 20. */
  readonly signals: readonly CorpusSignal[];
}

/** How often a rule found something. */
export interface RuleCount {
  readonly ruleId: string;
  readonly chunks: number;
  readonly findings: number;
}

/** Chunks that say nearly the same. */
export interface DuplicateGroup {
  /** How many. */
  readonly size: number;
  /** Share of the chunks of the corpus. */
  readonly share: number;
  /** Ids of the first 20. */
  readonly ids: readonly string[];
  /** How many sources they are from. */
  readonly sources: number;
  /** Mean estimated Jaccard similarity to the first one. */
  readonly similarity: number;
}

/** Chunks that begin with the same question. */
export interface QuestionGroup {
  readonly size: number;
  /** Ids of the first 20. */
  readonly ids: readonly string[];
  readonly sources: number;
}

/** What one source gave. */
export interface SourceShare {
  /** Absent for chunks that name no source, and for those of sources beyond the first 10,000. */
  readonly source?: string;
  readonly chunks: number;
  readonly share: number;
  /** How many of them have a risk of at least 0.5. */
  readonly risky: number;
}

/** What an audit found. Holds ids, names of sources, counts and offsets, and no text. JSON holds it. */
export interface CorpusReport {
  /** How many chunks were read. */
  readonly chunks: number;
  /** UTF-16 units of their texts. */
  readonly characters: number;
  /** Chunks that have not the shape `{ id: string, text: string }` or cannot be read; the positions of the first 100. */
  readonly unreadable: { readonly chunks: number; readonly indexes: readonly number[] };
  /** Chunks of which a guard could not look at everything. */
  readonly truncated: number;
  /** How often guards failed. */
  readonly failures: readonly (GuardFailure & { readonly times: number })[];
  /** The most frequent first. */
  readonly rules: readonly RuleCount[];
  /** The riskiest first, at most `mostRanked`. */
  readonly ranked: readonly RankedChunk[];
  /** Groups of at least `floodSize` near-duplicates, the largest first. */
  readonly floods: readonly DuplicateGroup[];
  /** Questions that at least three chunks begin with, the most frequent first. */
  readonly sharedQuestions: readonly QuestionGroup[];
  /** The largest first. */
  readonly sources: readonly SourceShare[];
  /** Present with a baseline, where both corpora have two chunks or more. */
  readonly drift?: CorpusDrift;
  /** To be kept for the next audit. */
  readonly baseline: CorpusBaseline;
}

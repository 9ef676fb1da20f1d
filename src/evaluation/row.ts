import type { Span, Stage } from "../core/types.ts";

/** One labelled text. */
export interface EvaluationRow {
  readonly text: string;
  /** As in the file, such as `injection` or `benign`. */
  readonly label: string;
  /** Whether the guards should report it. */
  readonly positive: boolean;
  readonly stage: Stage;
  /** BCP 47 tag; `und` where the file says none. */
  readonly language: string;
  readonly source: string;
  readonly note?: string;
  /** How the text is disguised, where the file says so; told from its characters otherwise. */
  readonly obfuscation?: string;
  /** Where in the text the attack stands. */
  readonly span?: Span;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/** What reported a place. */
export interface Mark {
  readonly span: Span;
  readonly ruleId: string;
  readonly score: number;
}

/** A row and what the guards said about it. */
export interface ScoredRow {
  readonly row: EvaluationRow;
  /** 0..1 */
  readonly score: number;
  /** Whether the guards would have acted. */
  readonly flagged: boolean;
  /** The strongest findings. */
  readonly marks: readonly Mark[];
  readonly milliseconds: number;
}

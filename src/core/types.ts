import type { RestoreOptions, Restorer } from "./restorer.ts";
import type { RulePack } from "./rule.ts";
import type { View, ViewName, Views } from "./views.ts";

/** Where a text stands in the call: what goes in, what was retrieved, what a tool gave, what comes out. */
export type Stage = "input" | "retrieval" | "tool" | "output";

/** Every stage, in the order in which a call passes through them. */
export const stages: readonly Stage[] = ["input", "retrieval", "tool", "output"];

/** What may happen to a text. */
export type Action = "allow" | "redact" | "block";

/**
 * What may happen to a finding. `neutralise`, `mask`, `pseudonym` and `hash` are milder forms of `redact`, and a text with
 * one of them has the action `redact`; `flag` is `allow`, and the finding says so; `quarantine` is a `block` after which a
 * document is kept for review.
 */
export type Treatment = Action | "flag" | "neutralise" | "mask" | "pseudonym" | "hash" | "quarantine";

/** Every treatment, from the mildest to the strictest. Of findings that overlap the strictest one is applied. */
export const treatments: readonly Treatment[] = [
  "allow",
  "flag",
  "neutralise",
  "mask",
  "pseudonym",
  "hash",
  "redact",
  "quarantine",
  "block",
];

/** Half-open range `[start, end)` in UTF-16 code units of the text as the caller gave it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * One match: which rule, where, and how strong the evidence is.
 *
 * Says where, never what, so a log of findings cannot leak the text.
 */
export interface Finding {
  /** `family/name`; the family is what policies group by. */
  readonly ruleId: string;
  /**
   * What kind of value it is, such as `email` or `credit-card`, for placeholders: up to 40 of `a-z`, `0-9` and `-`. Absent
   * where the family says enough.
   */
  readonly type?: string;
  /** One sentence that says what the rule looks for. */
  readonly title: string;
  /** Name of the guard that reported it. */
  readonly guard: string;
  readonly stage: Stage;
  /** 0..1, the evidence of this finding alone. */
  readonly score: number;
  readonly span: Span;
  /** The view in which it was seen. */
  readonly view: ViewName;
  /** Decoders that led to the view, outermost first, such as `["base64"]`; absent when there were none. */
  readonly via?: readonly string[];
  /** True when a reader of the rendered HTML or Markdown would not see the span. */
  readonly hidden?: boolean;
  /** True when the text seems to quote, report or discuss what was found; the score is lower for it. */
  readonly mention?: boolean;
  /** True when the policy's allow-list names it as a false alarm: still reported, no part of the decision. */
  readonly allowed?: true;
  /** What the policy does to it; absent when that is nothing, and when it is evidence like others. */
  readonly treatment?: Exclude<Treatment, "allow">;
  /** Catalogue ids with their edition, such as `LLM01:2025` and `AML.T0051.000`. */
  readonly refs: readonly string[];
}

/** A guard that could not answer. */
export interface GuardFailure {
  readonly guard: string;
  readonly reason: "threw" | "timed-out" | "invalid-findings";
}

interface Decision {
  readonly findings: readonly Finding[];
  /** 0..1, the highest injection score of the text. */
  readonly score: number;
  /** True when the text needed more work than its budget allows, so that a part was not looked at. */
  readonly truncated: boolean;
  /** Guards that failed; under the default failure mode one of them is enough to block. */
  readonly failures: readonly GuardFailure[];
  /** What would have been done; present in shadow mode alone, where `action` is always `allow`. */
  readonly wouldBe?: Action;
}

/** What the policy decided. A blocked verdict holds no text. */
export type Verdict =
  | (Decision & { readonly action: "allow" | "redact"; readonly text: string })
  | (Decision & { readonly action: "block" });

/** One treatment for every stage, or stage by stage; a stage that is not named keeps its default. */
export type StageActions = Treatment | Readonly<Partial<Record<Stage, Treatment>>>;

/** A piece of retrieved text. Further fields are kept, and every string in them is checked too. */
export interface DocumentChunk {
  readonly id: string;
  readonly text: string;
  readonly metadata?: object | null;
}

/** Why a text, a document or a call was withheld. */
export type BlockReason =
  /** The policy decided so on the findings. */
  | "findings"
  /** The policy decided on the findings that the text is to be reviewed. */
  | "quarantined"
  /** A guard failed and its failure mode is `closed`. */
  | "failed"
  /** The text needed more work than its budget allows. */
  | "truncated"
  /** It does not have the shape that was expected. */
  | "invalid"
  /** It holds a part that cannot be read, and `unreadable` is `refuse`. */
  | "unreadable"
  /** A stream was longer than `maxBufferedChars`. */
  | "overflow";

/** A chunk that the model must not see, and why. Holds no text. */
export interface DroppedDocument {
  /** Absent when the chunk had no usable id. */
  readonly id?: string;
  /** Position in the list that was given. */
  readonly index: number;
  readonly stage: "retrieval";
  readonly reason: BlockReason;
  readonly findings: readonly Finding[];
}

/** A chunk that the model must not see and somebody should look at. */
export interface QuarantinedDocument<Chunk> {
  readonly id: string;
  /** Position in the list that was given. */
  readonly index: number;
  /** The chunk as it was given, its text included. */
  readonly chunk: Chunk;
  readonly findings: readonly Finding[];
}

/** What the model may see, in the order given, and what was withheld; each chunk is in one of the lists. */
export interface CheckedDocuments<Chunk> {
  /** Chunks that needed no change are the objects that were given. */
  readonly documents: Chunk[];
  readonly dropped: DroppedDocument[];
  /** Chunks with a finding whose treatment is `quarantine`, and none that blocks. */
  readonly quarantined: QuarantinedDocument<Chunk>[];
}

/** Who asks; ids of users and groups share one namespace. */
export interface Principal {
  readonly tenant?: string;
  readonly user?: string;
  readonly groups?: readonly string[];
  readonly clearance?: number;
}

/** A match of one of a guard's rules in one view of the text. */
export interface Match {
  /** Index of the rule in the guard's own pack. */
  readonly rule: number;
  readonly view: View;
  /** Offsets in `view.text`. */
  readonly start: number;
  readonly end: number;
  /** The same place in the text as given. */
  readonly span: Span;
}

/** What a guard is given to look at. */
export interface Inspection {
  readonly text: string;
  readonly stage: Stage;
  /** Document id, tool name or whatever else the caller says about where the text is from. */
  readonly origin?: string;
  readonly principal?: Principal;
  /** Metadata of the document the text belongs to, at stage `retrieval`. */
  readonly metadata?: unknown;
  /** Where in the document the text stands, such as `metadata.title`; absent for its `text`. */
  readonly field?: string;
  /**
   * At stage `output`: the texts that went into the call, as far as they are known, read when they are first asked for. The
   * same list for all texts of one call.
   */
  readonly sources?: readonly string[];
  /** Normalised and decoded forms of the text, made once and shared by all guards. */
  readonly views: Views;
  /** Where the guard's `rules` matched, over all views; empty for a guard without rules. */
  readonly matches: readonly Match[];
  /** Aborted when the caller aborts or the guard's budget is spent. */
  readonly signal: AbortSignal;
}

/** A text of stage `retrieval` or `tool` that all guards let pass, on its way to the model. */
export interface Passage {
  readonly text: string;
  readonly stage: Stage;
  /** Document id or tool name, as it was given. */
  readonly origin?: string;
  /** Where in a document or result the text stands when it is not the text itself, such as `metadata.title`. */
  readonly field?: string;
}

/** The passages of one request as the model gets them. */
export interface Marking {
  /** One for each passage, in their order. */
  readonly texts: readonly string[];
  /** What the model has to know to read them; goes into the system prompt. */
  readonly instruction: string;
  /** Takes the marks out of one text that the model gives. It is called for each text. */
  restorer(options?: RestoreOptions): Restorer;
}

/** Looks at a text and reports findings. It does not decide and does not rewrite. */
export interface Guard {
  readonly name: string;
  readonly stages: readonly Stage[];
  /** Rules that the one shared scan looks for on this guard's behalf. */
  readonly rules?: RulePack;
  /** Ids of its findings that are no ids of its `rules`, so that a policy may name them. */
  readonly reports?: readonly string[];
  /**
   * Families of findings that it can judge as well: where it saw next to nothing near one of another guard, that one counts
   * for less. For guards that judge a text as a whole. Their own findings below 0.5 are guesses: they are in the score, and
   * among the findings only of a text that is blocked.
   */
  readonly doubts?: readonly string[];
  /** What happens to a text when this guard throws or runs past its budget. @default "closed" */
  readonly failure?: "closed" | "open";
  /** Longest time an asynchronous `inspect` may take. @default 1000 */
  readonly budgetMs?: number;
  /**
   * Asked before the text is read for the others, who are not asked when what it finds blocks; for guards that decide on
   * where a text is from. @default false
   */
  readonly first?: boolean;
  /** What its findings lead to where the policy names neither their rule, nor their family, nor this guard. */
  readonly action?: StageActions;
  inspect(inspection: Inspection): readonly Finding[] | PromiseLike<readonly Finding[]>;
  /**
   * Marks the texts from outside for the model, once for each request of `guard` that has any, after every check let them
   * pass. A guard whose `stages` are empty does this alone.
   *
   * A guard that throws here blocks, unless its `failure` is `open`. Not called in shadow mode.
   *
   * @param others The other texts of the request, from which marks must differ to be told apart in the answer.
   */
  mark?(passages: readonly Passage[], others: readonly string[]): Marking;
  /**
   * Where the text begins that could still become part of one of the guard's findings, or make or unmake one, if more
   * text followed; the length of the text when there is none.
   *
   * Asked about the end of a stream that is still coming. Everything before it goes on, and cannot be taken back. Without
   * this function a stream at one of the guard's stages waits for its end.
   *
   * @param settled What stands before this offset went on already, and is context.
   */
  hold?(text: string, settled?: number): number;
  /**
   * How many units behind the end of the text what follows has to be looked at because of what stands from `from` on; 1
   * when that can be a finding by itself alone, 0 when it can neither be, nor announce, nor begin one.
   *
   * Spares streams the look at text in which nothing can be found. Without this function every piece is looked at.
   */
  wakes?(text: string, from: number): number;
  /**
   * What `hold` gives when `wakes` gave at most 1 for all that it reaches; takes less time.
   *
   * @param isCalm Whether `wakes` gave 0 for what did not go on yet. @default false
   */
  rest?(text: string, settled?: number, isCalm?: boolean): number;
}

import type { Action, BlockReason, Finding, GuardFailure, Stage } from "./types.ts";
import { isThenable } from "./validate.ts";

/** One decision: what was decided, by which rules, how long it took. Never the text. */
export interface CheckEvent {
  readonly type: "check";
  readonly stage: Stage;
  /** What was done; in shadow mode always `allow`. */
  readonly action: Action;
  /** In shadow mode: what would have been done. */
  readonly wouldBe?: Action;
  readonly shadow: boolean;
  /** Why the text was (or in shadow mode would have been) blocked; absent otherwise. */
  readonly reason?: BlockReason;
  readonly score: number;
  /** Each rule once, in the order of the findings; the first 1,000 at the most. */
  readonly ruleIds: readonly string[];
  /** How many findings the verdict holds. */
  readonly findingCount: number;
  /** The first 100 of them at the most, in the order of the text. */
  readonly findings: readonly Finding[];
  readonly failures: readonly GuardFailure[];
  readonly truncated: boolean;
  /** Kinds of content parts that hold no text this library can read, such as `image_url`. */
  readonly unread?: readonly string[];
  readonly durationMs: number;
  /** At most 80 characters; all but letters, digits and `_ . : / @ -` are `*`. */
  readonly origin?: string;
}

/** Receives every decision. What it throws or rejects with is ignored: a broken log must not decide about a call. */
export type EventListener = (event: CheckEvent) => unknown;

/** An event before it is cut to its bounds. */
export type FullEvent = Omit<CheckEvent, "findingCount">;

const mostFindings = 100;
const mostRuleIds = 1000;

/** Calls the listener with what an event may hold, and keeps its failures away from the call that is being checked. */
export function emit(listener: EventListener | undefined, event: FullEvent): void {
  if (listener === undefined) return;
  try {
    const { ruleIds, findings, failures, origin } = event;
    const result = listener({
      ...event,
      ruleIds: ruleIds.slice(0, mostRuleIds),
      findingCount: findings.length,
      // Copies, so that a listener cannot take findings out of the verdict.
      findings: findings.slice(0, mostFindings),
      failures: failures.slice(),
      ...(origin !== undefined && { origin: plainOrigin(origin) }),
    });
    if (isThenable(result)) result.then(undefined, () => {});
  } catch {
    // See EventListener.
  }
}

/** Where a text is from, short and without words: message names and ids may be a user's text. */
export function plainOrigin(origin: string): string {
  return origin.slice(0, 80).replace(/[^\w.:/@-]/g, "*");
}

/** An event about a text that no guard looked at. */
export function unchecked(
  stage: Stage,
  details: Pick<CheckEvent, "action" | "shadow"> &
    Partial<Pick<CheckEvent, "wouldBe" | "reason" | "unread" | "origin">>,
): FullEvent {
  return {
    type: "check",
    stage,
    score: 0,
    ruleIds: [],
    findings: [],
    failures: [],
    truncated: false,
    durationMs: 0,
    ...details,
  };
}

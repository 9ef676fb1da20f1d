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
  /** Each rule once, in the order of the findings. */
  readonly ruleIds: readonly string[];
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

/** Calls the listener and keeps its failures away from the call that is being checked. */
export function emit(listener: EventListener | undefined, event: CheckEvent): void {
  if (listener === undefined) return;
  try {
    const { origin } = event;
    const result = listener(origin === undefined ? event : { ...event, origin: plainOrigin(origin) });
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
): CheckEvent {
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

import { attempt, type Outcome, type Subject } from "./attempt.ts";
import { aborted } from "./errors.ts";
import { type EventListener, emit, unchecked } from "./events.ts";
import { type CheckerOptions, checkerOptionNames, readGuards, resolveOptions } from "./options.ts";
import { type Answer, decide, type ResolvedPolicy } from "./policy.ts";
import { redact } from "./redact.ts";
import { createScanner } from "./scan.ts";
import type { BlockReason, Finding, Guard, GuardFailure, Match, Principal, Stage, Verdict } from "./types.ts";
import { createViews, type Views } from "./views.ts";

/** A text together with what is known about it. */
export interface RunContext {
  readonly stage: Stage;
  readonly origin?: string | undefined;
  readonly principal?: Principal | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly metadata?: unknown;
  readonly field?: string | undefined;
}

/** A verdict, and why when it blocks. */
export interface Ruling {
  readonly verdict: Verdict;
  readonly reason?: BlockReason;
}

/** The inner form of a checker: answers at once when all its guards do, and trusts its input. */
export interface Runner {
  run(text: string, context: RunContext): Ruling | Promise<Ruling>;
  /** Reports a text that no guard looked at. */
  report(
    stage: Stage,
    details: { reason?: BlockReason; unread?: readonly string[]; origin?: string | undefined },
  ): void;
  readonly shadow: boolean;
}

/** Compiles guards; `known` are the names of options that may be given. */
export function createRunner(
  list: readonly Guard[],
  options: CheckerOptions,
  known: readonly string[] = checkerOptionNames,
): Runner {
  const guards = readGuards(list);
  const { policy, engine, onEvent } = resolveOptions(options, guards, known);
  const groups = new Map<Stage, Group>();
  const groupOf = (stage: Stage): Group => {
    let group = groups.get(stage);
    if (group === undefined) {
      const active = guards.filter((guard) => guard.stages.includes(stage));
      const twin = [...groups.values()].find((other) => isSameList(other.guards, active));
      group = twin ?? createGroup(active, engine === undefined ? {} : { engine });
      groups.set(stage, group);
    }
    return group;
  };
  return {
    shadow: policy.shadow,
    report(stage, { reason, unread, origin }) {
      const blocks = reason !== undefined;
      const action = blocks && !policy.shadow ? "block" : "allow";
      emit(
        onEvent,
        unchecked(stage, {
          action,
          shadow: policy.shadow,
          ...(blocks && { reason }),
          ...(blocks && policy.shadow && { wouldBe: "block" as const }),
          ...(unread !== undefined && { unread }),
          ...(origin !== undefined && { origin }),
        }),
      );
    },
    run(text, context) {
      if (context.signal?.aborted) throw aborted(context.signal);
      const started = onEvent === undefined ? 0 : performance.now();
      const seen = look(groupOf(context.stage), text, context);
      if (!(seen instanceof Promise)) return rule(seen, text, context, policy, onEvent, started);
      return seen.then((late) => rule(late, text, context, policy, onEvent, started));
    },
  };
}

/** Guards of one stage and the one scanner over the rules of all of them. */
interface Group {
  readonly guards: readonly Guard[];
  readonly scanner: ReturnType<typeof createScanner> | undefined;
  /** Guard by guard: the index of its rules in the scanner, or -1. */
  readonly packs: readonly number[];
}

function createGroup(guards: readonly Guard[], options: Parameters<typeof createScanner>[1]): Group {
  const packs = guards.flatMap(({ rules }) => (rules === undefined ? [] : [rules]));
  let next = 0;
  return {
    guards,
    scanner: packs.length === 0 ? undefined : createScanner(packs, options),
    packs: guards.map(({ rules }) => (rules === undefined ? -1 : next++)),
  };
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** What all guards of a stage saw. */
interface Seen {
  readonly findings: readonly Finding[];
  readonly failures: readonly GuardFailure[];
  readonly truncated: boolean;
}

const nothing: readonly never[] = [];

function look(group: Group, text: string, context: RunContext): Seen | Promise<Seen> {
  const { guards, scanner, packs } = group;
  if (guards.length === 0) return { findings: nothing, failures: nothing, truncated: false };
  let matches: readonly (readonly Match[])[] = nothing;
  let truncated = false;
  let views: Views;
  try {
    views = createViews(text);
    if (scanner !== undefined) {
      const scan = scanner.scan(views, context.stage);
      matches = scan.matches;
      truncated = scan.truncated || views.truncated;
    }
  } catch {
    // Without views no guard can answer.
    return gather(
      guards.map(({ name }) => ({ guard: name, reason: "threw" as const })),
      false,
    );
  }
  const outcomes: (Outcome | Promise<Outcome>)[] = [];
  let late = false;
  for (const [index, guard] of guards.entries()) {
    const outcome = attempt(
      guard,
      subjectOf(text, context, views, matches[packs[index] as number] ?? nothing),
    );
    late ||= outcome instanceof Promise;
    outcomes.push(outcome);
  }
  if (!late) return gather(outcomes as readonly Outcome[], truncated);
  return Promise.all(outcomes).then((settled) => gather(settled, truncated));
}

function subjectOf(text: string, context: RunContext, views: Views, matches: readonly Match[]): Subject {
  const { stage, origin, principal, signal, metadata, field } = context;
  return { text, stage, origin, principal, signal, metadata, field, views, matches };
}

function gather(outcomes: readonly Outcome[], truncated: boolean): Seen {
  const findings: Finding[] = [];
  const failures: GuardFailure[] = [];
  for (const outcome of outcomes) {
    if ("reason" in outcome) failures.push(outcome);
    else for (const finding of outcome) findings.push(finding);
  }
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { findings, failures, truncated };
}

function rule(
  seen: Seen,
  text: string,
  context: RunContext,
  policy: ResolvedPolicy,
  onEvent: EventListener | undefined,
  started: number,
): Ruling {
  const { stage, origin } = context;
  const answer = decide({ text, stage, origin, ...seen }, policy);
  const verdict = toVerdict(answer, seen, text, policy.shadow);
  if (onEvent !== undefined) {
    const { action, findings, failures, score, truncated, wouldBe } = verdict;
    emit(onEvent, {
      type: "check",
      stage,
      action,
      ...(wouldBe !== undefined && { wouldBe }),
      shadow: policy.shadow,
      ...(answer.reason !== undefined && { reason: answer.reason }),
      score,
      ruleIds: [...new Set(findings.map(({ ruleId }) => ruleId))],
      findings,
      failures,
      truncated,
      durationMs: performance.now() - started,
      ...(origin !== undefined && { origin }),
    });
  }
  return answer.reason === undefined ? { verdict } : { verdict, reason: answer.reason };
}

function toVerdict(answer: Answer, { failures, truncated }: Seen, text: string, shadow: boolean): Verdict {
  const { action, findings, score, redactions } = answer;
  if (shadow) return { action: "allow", wouldBe: action, findings, score, truncated, failures, text };
  if (action === "block") return { action, findings, score, truncated, failures };
  const shown = action === "redact" ? redact(text, redactions) : text;
  return { action, findings, score, truncated, failures, text: shown };
}

import { attempt, type Outcome, type Subject } from "./attempt.ts";
import { aborted } from "./errors.ts";
import { type EventListener, emit, unchecked } from "./events.ts";
import { type CheckerOptions, checkerOptionNames, readGuards, resolveOptions } from "./options.ts";
import { type Answer, decide, type ResolvedPolicy } from "./policy.ts";
import { replaceSpans } from "./redact.ts";
import { createScanner } from "./scan.ts";
import type { Means } from "./treatments.ts";
import type { BlockReason, Finding, Guard, GuardFailure, Match, Principal, Stage, Verdict } from "./types.ts";
import type { Vault } from "./vault.ts";
import { createViews, type Views } from "./views.ts";

/** A text together with what is known about it. */
export interface RunContext {
  readonly stage: Stage;
  readonly origin?: string | undefined;
  /** An answer of the model that comes again in a request. */
  readonly earlier?: boolean | undefined;
  readonly principal?: Principal | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly metadata?: unknown;
  readonly field?: string | undefined;
}

/** The part of a text that is asked about; the rest is context that was answered for, or will be. */
export interface Part {
  /** Findings that end here or before it count no more. */
  readonly from: number;
  /** Findings that begin here or behind it do not count yet. */
  readonly to: number;
  /** What is added to the offsets that are reported. */
  readonly shift: number;
}

/** A verdict, and why when it blocks. */
export interface Ruling {
  readonly verdict: Verdict;
  readonly reason?: BlockReason;
  /** Where a finding begins that goes on behind the part that was asked about, so that nothing from there on is settled. */
  readonly open?: number;
}

/** The inner form of a checker: answers at once when all its guards do, and trusts its input. */
export interface Runner {
  /** The verdict on a text, or on a part of it; only parts with something to report are reported. */
  run(text: string, context: RunContext, part?: Part): Ruling | Promise<Ruling>;
  /** Where the text begins that could still change what the guards of a stage find; see `Guard.hold`. */
  hold(text: string, stage: Stage): number;
  /** Whether every guard of a stage can tell, so that streams need not wait for their end. */
  canHold(stage: Stage): boolean;
  /** Reports a text that no guard looked at. */
  report(
    stage: Stage,
    details: { reason?: BlockReason; unread?: readonly string[]; origin?: string | undefined },
  ): void;
  readonly shadow: boolean;
  /** Where pseudonyms are written, and answers restored from. */
  readonly vault: Vault | undefined;
}

/** Compiles guards; `known` are the names of options that may be given. */
export function createRunner(
  list: readonly Guard[],
  options: CheckerOptions,
  known: readonly string[] = checkerOptionNames,
): Runner {
  const guards = readGuards(list);
  const { policy, means, engine, onEvent } = resolveOptions(options, guards, known);
  const ruling: RulingOptions = { policy, means, onEvent };
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
    vault: means.vault,
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
    hold(text, stage) {
      let from = text.length;
      for (const guard of groupOf(stage).guards) from = Math.min(from, holdOf(guard, text));
      if (means.vault === undefined || stage === "output") return from;
      return Math.min(from, means.vault.hold(text));
    },
    canHold: (stage) => groupOf(stage).guards.every(({ hold }) => hold !== undefined),
    run(text, context, part) {
      if (context.signal?.aborted) throw aborted(context.signal);
      const started = onEvent === undefined ? 0 : performance.now();
      const seen = look(groupOf(context.stage), text, context);
      if (!(seen instanceof Promise)) return rule(seen, text, context, ruling, started, part);
      return seen.then((late) => rule(late, text, context, ruling, started, part));
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

/** A guard that cannot tell holds everything. */
function holdOf(guard: Guard, text: string): number {
  try {
    const from = guard.hold?.(text);
    return typeof from === "number" && from >= 0 ? from : 0;
  } catch {
    return 0;
  }
}

/** What a ruling depends on besides the text. */
interface RulingOptions {
  readonly policy: ResolvedPolicy;
  readonly means: Means;
  readonly onEvent: EventListener | undefined;
}

function rule(
  all: Seen,
  text: string,
  context: RunContext,
  { policy, means, onEvent }: RulingOptions,
  started: number,
  part: Part | undefined,
): Ruling {
  const { stage, origin, earlier } = context;
  const seen =
    part === undefined ? all : { ...all, findings: all.findings.filter((finding) => isIn(finding, part)) };
  const open =
    part === undefined ? undefined : seen.findings.find(({ span }) => span.end > part.to)?.span.start;
  const answer = decide({ text, stage, origin, earlier, ...seen }, policy);
  if (open !== undefined && answer.reason === undefined) {
    return { verdict: toVerdict({ ...answer, action: "allow" }, seen, "", policy.shadow), open };
  }
  const rewrite = (asked: string, from: number): string => {
    const replaced = replaceSpans(asked, answer.redactions, from, means);
    const comesIn = stage !== "output" || earlier === true;
    return means.vault === undefined || !comesIn
      ? replaced.text
      : means.vault.escape(replaced.text, replaced.standIns);
  };
  const verdict = shift(toVerdict(answer, seen, text, policy.shadow, part, rewrite), part);
  if (onEvent !== undefined && (part === undefined || isWorthReporting(verdict))) {
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

function isIn({ span }: Finding, { from, to }: Part): boolean {
  return span.end > from && span.start < to;
}

function isWorthReporting({ findings, failures, truncated }: Verdict): boolean {
  return findings.length > 0 || failures.length > 0 || truncated;
}

/** The verdict with offsets of the whole text of which the one asked about is a part. */
function shift(verdict: Verdict, part: Part | undefined): Verdict {
  if (part === undefined || part.shift === 0 || verdict.findings.length === 0) return verdict;
  const findings = verdict.findings.map((finding) => ({
    ...finding,
    span: { start: finding.span.start + part.shift, end: finding.span.end + part.shift },
  }));
  return { ...verdict, findings };
}

function toVerdict(
  answer: Answer,
  { failures, truncated }: Seen,
  text: string,
  shadow: boolean,
  part?: Part,
  rewrite?: (asked: string, from: number) => string,
): Verdict {
  const { action, findings, score } = answer;
  const asked = part === undefined ? text : text.slice(0, part.to);
  const from = part?.from ?? 0;
  if (shadow)
    return {
      action: "allow",
      wouldBe: action,
      findings,
      score,
      truncated,
      failures,
      text: asked.slice(from),
    };
  if (action === "block") return { action, findings, score, truncated, failures };
  const given = asked.slice(from);
  const shown = rewrite === undefined ? given : rewrite(asked, from);
  const done = shown === given ? action : "redact";
  return { action: done, findings, score, truncated, failures, text: shown };
}

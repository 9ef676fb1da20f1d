import { attempt, type Outcome, type Subject } from "./attempt.ts";
import { aborted } from "./errors.ts";
import { emit, unchecked } from "./events.ts";
import { andThen } from "./lanes.ts";
import { type CheckerOptions, checkerOptionNames, readGuards, resolveOptions } from "./options.ts";
import { decide, type ResolvedPolicy } from "./policy.ts";
import { type Part, type Ruling, type RulingOptions, type RunContext, rule, type Seen } from "./ruling.ts";
import { createScanner } from "./scan.ts";
import type { BlockReason, Finding, Guard, GuardFailure, Match, Stage } from "./types.ts";
import type { Vault } from "./vault.ts";
import { createViews, type Views } from "./views.ts";

/** The inner form of a checker: answers at once when all its guards do, and trusts its input. */
export interface Runner {
  /** The verdict on a text, or on a part of it; only parts with something to report are reported. */
  run(text: string, context: RunContext, part?: Part): Ruling | Promise<Ruling>;
  /** What the guards of a stage see in a text, but for those that are asked first; before any policy, and without an event. */
  look(text: string, context: RunContext): Seen | Promise<Seen>;
  /** Where the text begins that could still change what the guards of a stage find; see `Guard.hold`. */
  hold(text: string, stage: Stage, settled?: number): number;
  /** How far behind the end of the text there is something to look at; see `Guard.wakes`. */
  wakes(text: string, stage: Stage, from: number): number;
  /** What `hold` gives where nothing is to be looked at; see `Guard.rest`. */
  rest(text: string, stage: Stage, settled?: number, isCalm?: boolean): number;
  /** Whether every guard of a stage can tell, so that streams need not wait for their end. */
  canHold(stage: Stage): boolean;
  /** Reports a text that no guard looked at. */
  report(
    stage: Stage,
    details: { reason?: BlockReason; unread?: readonly string[]; origin?: string | undefined },
  ): void;
  readonly shadow: boolean;
  /** Guards that mark what comes from outside. */
  readonly markers: readonly Guard[];
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
    markers: guards.filter(({ mark }) => mark !== undefined),
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
    hold(text, stage, settled = 0) {
      let from = text.length;
      for (const guard of groupOf(stage).guards) from = Math.min(from, holdOf(guard, text, settled));
      if (from === 0 || means.vault === undefined || stage === "output") return from;
      return Math.min(from, means.vault.hold(text));
    },
    wakes(text, stage, from) {
      let reach = 0;
      for (const guard of groupOf(stage).guards) {
        if (guard.wakes === undefined || guard.hold === undefined) return Number.POSITIVE_INFINITY;
        reach = Math.max(reach, asked(() => guard.wakes?.(text, from)) ?? Number.POSITIVE_INFINITY);
      }
      return reach;
    },
    rest(text, stage, settled = 0, isCalm = false) {
      let from = text.length;
      for (const guard of groupOf(stage).guards)
        from = Math.min(
          from,
          asked(() => guard.rest?.(text, settled, isCalm)) ?? holdOf(guard, text, settled),
        );
      return from;
    },
    canHold: (stage) => groupOf(stage).guards.every(({ hold }) => hold !== undefined),
    look(text, context) {
      const group = groupOf(context.stage);
      return group.guards.every(({ first }) => first) ? blank : look(group, text, context);
    },
    run(text, context, part) {
      if (context.signal?.aborted) throw aborted(context.signal);
      const started = onEvent === undefined ? 0 : performance.now();
      const group = groupOf(context.stage);
      const answer = (seen: Seen): Ruling =>
        rule(context.also ? join(seen, context.also) : seen, text, context, ruling, started, part);
      if (group.first === undefined) return andThen(look(group, text, context), answer);
      return andThen(look(group.first, text, context), (seen) => {
        if (isSettled(seen, text, context, policy)) return answer(seen);
        return andThen(look(group, text, context), (others) => answer(join(seen, others)));
      });
    },
  };
}

/** Guards of one stage and the one scanner over the rules of all of them. */
interface Group {
  readonly guards: readonly Guard[];
  /** Those of the guards that are asked before the others. */
  readonly first: Group | undefined;
  /** The others, which are asked together. */
  readonly asked: readonly Guard[];
  readonly scanner: ReturnType<typeof createScanner> | undefined;
  /** Guard by guard: the index of its rules in the scanner, or -1. */
  readonly packs: readonly number[];
}

function createGroup(guards: readonly Guard[], options: Parameters<typeof createScanner>[1]): Group {
  const early = guards.filter(({ first }) => first);
  if (early.length > 0 && early.length < guards.length) {
    const others = createGroup(
      guards.filter(({ first }) => !first),
      options,
    );
    return { ...others, guards, first: createGroup(early, options) };
  }
  const packs = guards.flatMap(({ rules }) => (rules === undefined ? [] : [rules]));
  let next = 0;
  return {
    guards,
    first: undefined,
    asked: guards,
    scanner: packs.length === 0 ? undefined : createScanner(packs, options),
    packs: guards.map(({ rules }) => (rules === undefined ? -1 : next++)),
  };
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

const nothing: readonly never[] = [];
const blank: Seen = { findings: nothing, failures: nothing, truncated: false };

function look(group: Group, text: string, context: RunContext): Seen | Promise<Seen> {
  const { asked, scanner, packs } = group;
  if (asked.length === 0) return blank;
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
      asked.map(({ name }) => ({ guard: name, reason: "threw" as const })),
      false,
    );
  }
  const outcomes: (Outcome | Promise<Outcome>)[] = [];
  let late = false;
  for (const [index, guard] of asked.entries()) {
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

/** Whether what the first guards saw blocks, so that the others need not look. In shadow mode all are asked. */
function isSettled(seen: Seen, text: string, context: RunContext, policy: ResolvedPolicy): boolean {
  if (policy.shadow || (seen.findings.length === 0 && seen.failures.length === 0)) return false;
  const { stage, origin, earlier } = context;
  return decide({ text, stage, origin, earlier, ...seen }, policy).action === "block";
}

function join(early: Seen, others: Seen): Seen {
  if (early.findings.length === 0 && early.failures.length === 0) return others;
  return {
    findings: [...early.findings, ...others.findings].sort(byPlace),
    failures: [...early.failures, ...others.failures],
    truncated: early.truncated || others.truncated,
  };
}

function subjectOf(text: string, context: RunContext, views: Views, matches: readonly Match[]): Subject {
  const { stage, origin, principal, signal, metadata, field, sources } = context;
  return { text, stage, origin, principal, signal, metadata, field, sources, views, matches };
}

function gather(outcomes: readonly Outcome[], truncated: boolean): Seen {
  const findings: Finding[] = [];
  const failures: GuardFailure[] = [];
  for (const outcome of outcomes) {
    if ("reason" in outcome) failures.push(outcome);
    else for (const finding of outcome) findings.push(finding);
  }
  return { findings: findings.sort(byPlace), failures, truncated };
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

/** A guard that cannot tell holds everything. */
function holdOf(guard: Guard, text: string, settled: number): number {
  return asked(() => guard.hold?.(text, settled)) ?? 0;
}

/** What a guard says about a stream; `undefined` when it throws or gives no place or length. */
function asked(question: () => number | undefined): number | undefined {
  try {
    const answer = question();
    return typeof answer === "number" && answer >= 0 ? answer : undefined;
  } catch {
    return undefined;
  }
}

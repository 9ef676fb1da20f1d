import { type EventListener, emit } from "./events.ts";
import { type Answer, decide, type ResolvedPolicy } from "./policy.ts";
import { replaceSpans } from "./redact.ts";
import type { Means } from "./treatments.ts";
import type { BlockReason, Finding, GuardFailure, Principal, Stage, Verdict } from "./types.ts";
import type { Vault } from "./vault.ts";

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
  /** Gives the texts that went into the call, the same list each time. */
  readonly sources?: (() => readonly string[]) | undefined;
  /** What was seen of the text together with others; counts as if it had been seen in the text. */
  readonly also?: Seen | undefined;
  /** Stands in for the vault of the runner in this call. */
  readonly vault?: Vault | undefined;
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

/** What all guards of a stage saw. */
export interface Seen {
  readonly findings: readonly Finding[];
  readonly failures: readonly GuardFailure[];
  readonly truncated: boolean;
}

/** What rulings are made with. */
export interface RulingOptions {
  readonly policy: ResolvedPolicy;
  readonly means: Means;
  readonly onEvent: EventListener | undefined;
}

/** The policy's answer to what the guards saw, as a verdict and an event. */
export function rule(
  all: Seen,
  text: string,
  context: RunContext,
  { policy, means: usual, onEvent }: RulingOptions,
  started: number,
  part: Part | undefined,
): Ruling {
  const { stage, origin, earlier, vault } = context;
  const means = vault === undefined ? usual : { ...usual, vault };
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

import { combineScores } from "./score.ts";
import type { Action, BlockReason, Finding, GuardFailure, Stage, StageActions } from "./types.ts";

/** A known false alarm. All fields that are given must hold; one of `rule`, `family` and `text` is required. */
export interface AllowEntry {
  /** Rule id. */
  readonly rule?: string;
  /** Part of the rule id before the slash. */
  readonly family?: string;
  /** Name of a guard. */
  readonly guard?: string;
  /** Document id, tool name or whatever else the caller gave as origin. */
  readonly origin?: string;
  readonly stage?: Stage;
  /** The matched characters of the caller's text, compared after trimming and in lower case. */
  readonly text?: string;
}

/** What findings lead to. */
export interface Policy {
  /**
   * Injection score from which a text is blocked, for every stage or stage by stage.
   *
   * @default 0.5
   */
  readonly threshold?: number | Readonly<Partial<Record<Stage, number>>>;
  /**
   * Action by rule id (`secret/github-pat`), family (`secret`: what stands before the slash) or name of a guard.
   *
   * For each finding that is not on the allow-list, the first of these decides that names an action for the stage:
   *
   * 1. the entry of its rule id,
   * 2. the entry of its family,
   * 3. the entry of the guard that reported it,
   * 4. the `action` of that guard itself,
   * 5. the default.
   *
   * An action by itself is for every stage; an entry by stages is passed over at a stage that it does not name. A key
   * that is a family and the name of a guard serves as both, as a family first.
   *
   * `block` blocks at any score, `redact` replaces the span by `[REDACTED:<family>]`, `allow` only reports; a finding
   * with any of the three counts nothing towards the threshold. One finding that blocks is enough, whatever the
   * others lead to.
   *
   * Keys that cannot match are refused with `GUARD_INVALID_OPTIONS`: those that are no name of a guard and empty, hold
   * white space or `*`, or begin or end with a slash; and, when all guards have rules, ids that no rule has in a
   * family that rules have.
   *
   * @default families `secret` and `pii` are redacted at stage `output` and allowed elsewhere; findings of every
   * other family count as evidence, and the text is blocked when they reach the threshold together.
   */
  readonly actions?: Readonly<Record<string, StageActions>>;
  /** Known false alarms. They stay in the findings with `allowed: true` and count for nothing. @default none */
  readonly allow?: readonly AllowEntry[];
  /** What happens to a text of which a part could not be looked at. @default "block" */
  readonly truncated?: "block" | "allow";
  /** Decides and reports (`wouldBe`), but lets everything pass unchanged. @default false */
  readonly shadow?: boolean;
}

/** A policy that was checked, with its defaults, and without keys of users on plain objects. */
export interface ResolvedPolicy {
  readonly threshold: ReadonlyMap<Stage, number>;
  readonly actions: ReadonlyMap<string, StageActions>;
  /** Suggestions of the guards themselves, by guard name. */
  readonly guardActions: ReadonlyMap<string, StageActions>;
  readonly allow: readonly AllowEntry[];
  readonly truncated: "block" | "allow";
  readonly shadow: boolean;
  /** Names of guards that fail open. */
  readonly open: ReadonlySet<string>;
}

/** What the policy is asked about. */
export interface Question {
  readonly text: string;
  readonly stage: Stage;
  readonly origin?: string | undefined;
  readonly findings: readonly Finding[];
  readonly failures: readonly GuardFailure[];
  readonly truncated: boolean;
}

/** What the policy says. */
export interface Answer {
  readonly action: Action;
  readonly reason?: BlockReason;
  /** 0..1, the highest injection score. */
  readonly score: number;
  /**
   * The findings in their order; those that are on the allow-list say so. Of more than 1,000 those are left out that
   * had the least part in the decision: first the allowed ones, then those that no action acts on, the weakest first.
   */
  readonly findings: readonly Finding[];
  /** Those whose spans are to be replaced when the action is `redact`. */
  readonly redactions: readonly Finding[];
}

const defaultThreshold = 0.5;
const sensitive: ReadonlySet<string> = new Set(["secret", "pii"]);
const none: readonly Finding[] = [];
const allowed: Answer = { action: "allow", score: 0, findings: none, redactions: none };

/** Part of a rule id before the slash. */
export function familyOf(ruleId: string): string {
  const slash = ruleId.indexOf("/");
  return slash < 0 ? ruleId : ruleId.slice(0, slash);
}

/** From findings to an action; pure. */
export function decide(question: Question, policy: ResolvedPolicy): Answer {
  if (question.findings.length === 0 && question.failures.length === 0 && !question.truncated) return allowed;
  const findings = question.findings.map((finding) =>
    policy.allow.some((entry) => isNamedBy(entry, finding, question)) ? markAllowed(finding) : finding,
  );
  const injections: Finding[] = [];
  const evidence: Finding[] = [];
  const redactions: Finding[] = [];
  const blocking: Finding[] = [];
  for (const finding of findings) {
    if (finding.allowed) continue;
    const action = actionOf(finding, question.stage, policy);
    if (action === "block") blocking.push(finding);
    if (action === "redact") redactions.push(finding);
    if (sensitive.has(familyOf(finding.ruleId))) continue;
    injections.push(finding);
    if (action === undefined) evidence.push(finding);
  }
  const score = combineScores(injections);
  const decisive = evidence.length === injections.length ? score : combineScores(evidence);
  const threshold = policy.threshold.get(question.stage) ?? defaultThreshold;
  const blocked = blocking.length > 0 || (decisive > 0 && decisive >= threshold);
  const reason = blocked ? "findings" : unseen(question, policy);
  const shown = mostDecisive(findings, [...blocking, ...redactions]);
  if (reason !== undefined) return { action: "block", reason, score, findings: shown, redactions: none };
  return { action: redactions.length > 0 ? "redact" : "allow", score, findings: shown, redactions };
}

/** Findings that a verdict shows; what a text of any size is decided on. */
const mostShown = 1000;

function mostDecisive(findings: readonly Finding[], acting: readonly Finding[]): readonly Finding[] {
  if (findings.length <= mostShown) return findings;
  const acts = new Set(acting);
  const rank = (finding: Finding): number =>
    finding.allowed ? -1 : finding.score + (acts.has(finding) ? 1 : 0);
  const kept = new Set([...findings].sort((a, b) => rank(b) - rank(a)).slice(0, mostShown));
  return findings.filter((finding) => kept.has(finding));
}

function unseen(question: Question, policy: ResolvedPolicy): BlockReason | undefined {
  if (question.failures.some(({ guard }) => !policy.open.has(guard))) return "failed";
  return question.truncated && policy.truncated === "block" ? "truncated" : undefined;
}

/** `undefined`: the finding counts as evidence. */
function actionOf({ ruleId, guard }: Finding, stage: Stage, policy: ResolvedPolicy): Action | undefined {
  const family = familyOf(ruleId);
  const named =
    at(policy.actions.get(ruleId), stage) ??
    at(policy.actions.get(family), stage) ??
    at(policy.actions.get(guard), stage) ??
    at(policy.guardActions.get(guard), stage);
  if (named !== undefined) return named;
  if (sensitive.has(family)) return stage === "output" ? "redact" : "allow";
  return undefined;
}

function at(value: StageActions | undefined, stage: Stage): Action | undefined {
  return typeof value === "object" ? value[stage] : value;
}

function markAllowed(finding: Finding): Finding {
  return { ...finding, allowed: true };
}

function isNamedBy(entry: AllowEntry, finding: Finding, { text, stage, origin }: Question): boolean {
  return (
    (entry.rule === undefined || entry.rule === finding.ruleId) &&
    (entry.family === undefined || entry.family === familyOf(finding.ruleId)) &&
    (entry.guard === undefined || entry.guard === finding.guard) &&
    (entry.stage === undefined || entry.stage === stage) &&
    (entry.origin === undefined || entry.origin === origin) &&
    (entry.text === undefined || isSameText(entry.text, text, finding))
  );
}

function isSameText(expected: string, text: string, { span }: Finding): boolean {
  // Bounds the work on long spans; leaves room for white space at both ends.
  if (span.end - span.start > 4 * expected.length + 64) return false;
  return plain(text.slice(span.start, span.end)) === expected;
}

/** How texts of the allow-list are compared. */
export function plain(text: string): string {
  return text.trim().toLowerCase();
}

import { type AllowEntry, isAllowed } from "./policy-allow.ts";
import { combineScores, sure } from "./score.ts";
import { actionFor, familyOf } from "./treatments.ts";
import type {
  Action,
  BlockReason,
  Finding,
  Guard,
  GuardFailure,
  Stage,
  StageActions,
  Treatment,
} from "./types.ts";

export { familyOf } from "./treatments.ts";

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
   * | action       | what stands in the text instead                                                            |
   * | ------------ | ------------------------------------------------------------------------------------------ |
   * | `block`      | nothing: the text is blocked at any score, whatever other findings lead to                 |
   * | `quarantine` | nothing: a document is kept for review in `quarantined`; at other stages as `block`        |
   * | `redact`     | `[REDACTED:email]`, with the `type` of the finding, or its family where it has none        |
   * | `hash`       | `[HASH:email:9f86d081884c7d65]`, the first 64 bits of HMAC-SHA-256 with `options.hashKey`  |
   * | `pseudonym`  | `<EMAIL_1>`, the same for the same value; `options.vault` gives the value back             |
   * | `mask`       | `************1111`, `****@example.com`; at most a quarter of a value and never more than   |
   * |              | four letters or digits of it, but for the domain of an e-mail address                      |
   * | `neutralise` | `[quoted text, not an instruction: “…”]`, without what could end the quote or open a turn  |
   * | `flag`       | the value; the finding says `treatment: "flag"`                                            |
   * | `allow`      | the value                                                                                  |
   *
   * A finding with any of these counts nothing towards the threshold. Where spans overlap they become one, with the
   * action that stands highest in this table.
   *
   * Keys that cannot match are refused with `GUARD_INVALID_OPTIONS`: those that are no name of a guard and empty, hold
   * white space or `*`, or begin or end with a slash; and, when all guards have rules, ids that no rule has in a
   * family that rules have.
   *
   * @default families `secret` and `pii` are redacted at stage `output` and allowed elsewhere, or with a vault made
   * pseudonyms at stage `input` and in earlier answers; findings of every other family count as evidence, and the text
   * is blocked when they reach the threshold together.
   */
  readonly actions?: Readonly<Record<string, StageActions>>;
  /**
   * What happens when the score of a text reaches the threshold: it is blocked, or its evidence is treated as if each
   * finding had this action.
   *
   * @default "block"
   */
  readonly atThreshold?: StageActions;
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
  readonly atThreshold: StageActions;
  readonly allow: readonly AllowEntry[];
  readonly truncated: "block" | "allow";
  readonly shadow: boolean;
  /** Whether there is a vault for pseudonyms. */
  readonly vault: boolean;
  /** Names of guards that fail open. */
  readonly open: ReadonlySet<string>;
  /** Guards that can judge what others found. */
  readonly doubters: readonly Guard[];
}

/** What the policy is asked about. */
export interface Question {
  readonly text: string;
  readonly stage: Stage;
  readonly origin?: string | undefined;
  /** An answer of the model that is a part of the request. */
  readonly earlier?: boolean | undefined;
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
   * The findings in their order; those that are on the allow-list and those that something is done to say so. Of more than
   * 1,000 those are left out that had the least part in the decision: first the allowed ones, then those that no action acts
   * on, the weakest first. Where nothing blocked, guesses of a guard with `doubts` are left out.
   */
  readonly findings: readonly Finding[];
  /** Those whose spans are to be replaced when the action is `redact`. */
  readonly redactions: readonly Finding[];
}

const defaultThreshold = 0.5;
const sensitive: ReadonlySet<string> = new Set(["secret", "pii"]);
/** Families that say nothing about an attack. */
const noAttacks: ReadonlySet<string> = new Set([...sensitive, "document-acl", "output-handling"]);
const none: readonly Finding[] = [];
const allowed: Answer = { action: "allow", score: 0, findings: none, redactions: none };

/** From findings to an action; pure. */
export function decide(question: Question, policy: ResolvedPolicy): Answer {
  if (question.findings.length === 0 && question.failures.length === 0 && !question.truncated) return allowed;
  const findings: Finding[] = [];
  const injections: Finding[] = [];
  const evidence: Finding[] = [];
  const redactions: Finding[] = [];
  const blocking: Finding[] = [];
  for (const found of question.findings) {
    if (isAllowed(policy.allow, found, question)) {
      findings.push({ ...found, allowed: true });
      continue;
    }
    const treatment = treatmentOf(found, question, policy);
    const finding = treatment === undefined || treatment === "allow" ? found : { ...found, treatment };
    findings.push(finding);
    const action = treatment === undefined ? undefined : actionFor(treatment);
    if (action === "block") blocking.push(finding);
    if (action === "redact") redactions.push(finding);
    if (noAttacks.has(familyOf(finding.ruleId))) continue;
    injections.push(finding);
    if (action === undefined) evidence.push(finding);
  }
  const doubters = policy.doubters.filter((guard) => hasJudged(guard, question));
  const score = combineScores(injections, doubters);
  const decisive = evidence.length === injections.length ? score : combineScores(evidence, doubters);
  const threshold = policy.threshold.get(question.stage) ?? defaultThreshold;
  const isReached = decisive > 0 && decisive >= threshold;
  const reached = isReached ? (at(policy.atThreshold, question.stage) ?? "block") : "allow";
  const treated = new Map<Finding, Finding>();
  // Findings do not say that a text was blocked on the sum of them.
  if (reached !== "allow" && reached !== "block") {
    for (const finding of evidence) treated.set(finding, { ...finding, treatment: reached });
  }
  if (actionFor(reached) === "redact") for (const finding of treated.values()) redactions.push(finding);
  const strict = reached === "quarantine" ? [...blocking, ...treated.values()] : blocking;
  const reason =
    reached === "block" ? "findings" : (blockedBy(strict, question.stage) ?? unseen(question, policy));
  const all = treated.size === 0 ? findings : findings.map((finding) => treated.get(finding) ?? finding);
  const acting = [...strict, ...redactions];
  if (reason !== undefined)
    return { action: "block", reason, score, findings: mostDecisive(all, acting), redactions: none };
  const shown = mostDecisive(withoutGuesses(all, doubters), acting);
  return { action: redactions.length > 0 ? "redact" : "allow", score, findings: shown, redactions };
}

/** What a guard that judges whole texts is not sure of says nothing to whoever reads the findings of a harmless one. */
function withoutGuesses(findings: readonly Finding[], doubters: readonly Guard[]): readonly Finding[] {
  if (doubters.length === 0) return findings;
  const isGuess = (finding: Finding): boolean =>
    finding.score < sure &&
    finding.treatment === undefined &&
    !finding.allowed &&
    doubters.some(({ name }) => name === finding.guard);
  return findings.some(isGuess) ? findings.filter((finding) => !isGuess(finding)) : findings;
}

function hasJudged({ name, stages }: Guard, { stage, failures }: Question): boolean {
  return stages.includes(stage) && !failures.some(({ guard }) => guard === name);
}

function blockedBy(blocking: readonly Finding[], stage: Stage): BlockReason | undefined {
  if (blocking.length === 0) return undefined;
  const isForReview = stage === "retrieval" && blocking.every(({ treatment }) => treatment === "quarantine");
  return isForReview ? "quarantined" : "findings";
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
function treatmentOf(
  { ruleId, guard }: Finding,
  { stage, earlier = false }: Question,
  policy: ResolvedPolicy,
): Treatment | undefined {
  const family = familyOf(ruleId);
  const named =
    at(policy.actions.get(ruleId), stage) ??
    at(policy.actions.get(family), stage) ??
    at(policy.actions.get(guard), stage) ??
    at(policy.guardActions.get(guard), stage);
  if (named !== undefined) return named;
  if (!sensitive.has(family)) return undefined;
  if (policy.vault && (stage === "input" || earlier)) return "pseudonym";
  return stage === "output" ? "redact" : "allow";
}

function at(value: StageActions | undefined, stage: Stage): Treatment | undefined {
  return typeof value === "object" ? value[stage] : value;
}

import type { Checker } from "../core/check.ts";
import type { Finding, Verdict } from "../core/types.ts";
import type { EvaluationRow, Mark, ScoredRow } from "./row.ts";

/** What the score of a text is: that of the verdict, or the highest of any finding, secrets and personal data included. */
export type ScoreKind = "injection" | "findings";

/** How texts are judged. */
export interface Judge {
  readonly checker: Checker;
  readonly score: ScoreKind;
  /**
   * Score from which a text counts as flagged.
   *
   * @default what the policy decides: flagged is what it blocks, or with `score: "findings"` whatever has a finding
   */
  readonly threshold?: number;
}

/** Texts of which a guard could not say all; their scores are not to be trusted. */
export interface Trouble {
  /** Rows by the name of a guard that failed on them. */
  readonly failures: Map<string, number>;
  truncated: number;
}

/** What a judge says about one text. */
export interface Judgement {
  readonly score: number;
  readonly flagged: boolean;
  readonly verdict: Verdict;
}

/** Findings of a row that are kept. */
const mostMarks = 12;

/** Checks one text. */
export async function judge(
  { checker, score: kind, threshold }: Judge,
  text: string,
  stage: EvaluationRow["stage"],
): Promise<Judgement> {
  const verdict = await checker.check(text, { stage });
  const acting = verdict.findings.filter(({ allowed }) => !allowed);
  const score =
    kind === "injection" ? verdict.score : acting.reduce((most, finding) => Math.max(most, finding.score), 0);
  return { score, flagged: isFlagged(verdict, acting, kind, score, threshold), verdict };
}

function isFlagged(
  verdict: Verdict,
  acting: readonly Finding[],
  kind: ScoreKind,
  score: number,
  threshold: number | undefined,
): boolean {
  if (threshold !== undefined) return score >= threshold;
  return kind === "findings" ? acting.length > 0 : (verdict.wouldBe ?? verdict.action) === "block";
}

/** Checks rows one after the other; `onRow` hears how many are done. */
export async function scoreRows(
  rows: readonly EvaluationRow[],
  by: Judge,
  trouble: Trouble,
  onRow: (done: number) => void,
): Promise<readonly ScoredRow[]> {
  // Rules are compiled and weights are loaded with the first text of a stage, which is no part of the latency.
  for (const stage of new Set(rows.map((row) => row.stage)))
    await by.checker.check("Good morning.", { stage });
  const scored: ScoredRow[] = [];
  for (const row of rows) {
    const started = performance.now();
    const { score, flagged, verdict } = await judge(by, row.text, row.stage);
    const milliseconds = performance.now() - started;
    for (const { guard } of verdict.failures)
      trouble.failures.set(guard, (trouble.failures.get(guard) ?? 0) + 1);
    if (verdict.truncated) trouble.truncated++;
    scored.push({ row, score, flagged, marks: marksOf(verdict.findings), milliseconds });
    onRow(scored.length);
  }
  return scored;
}

function marksOf(findings: readonly Finding[]): readonly Mark[] {
  return findings
    .filter(({ allowed }) => !allowed)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostMarks)
    .map(({ span, ruleId, score }) => ({ span, ruleId, score }));
}

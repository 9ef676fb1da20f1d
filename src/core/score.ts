import type { Finding } from "./types.ts";

/** Findings farther apart than this do not support each other. */
const neighbourhood = 400;

/** Independent pieces of evidence counted in one neighbourhood; more do not change the result. */
const mostEvidence = 8;

/**
 * Strength of the worst neighbourhood of a text, 0..1.
 *
 * Findings that lie near each other support each other as independent evidence (noisy or); the same rule twice, or
 * two findings over the same characters, count once, with the higher score. A long text is no more suspicious than
 * its worst part, so scattered weak findings do not add up.
 */
export function combineScores(findings: readonly Pick<Finding, "ruleId" | "score" | "span">[]): number {
  const sorted = findings.filter(({ score }) => score > 0).sort((a, b) => a.span.start - b.span.start);
  let worst = 0;
  let from = 0;
  let reach = 0;
  for (let index = 0; index <= sorted.length; index++) {
    const finding = sorted[index];
    if (index > from && (finding === undefined || finding.span.start > reach + neighbourhood)) {
      worst = Math.max(worst, combineNeighbours(sorted.slice(from, index)));
      from = index;
    }
    if (finding !== undefined) reach = index === from ? finding.span.end : Math.max(reach, finding.span.end);
  }
  return worst;
}

function combineNeighbours(findings: readonly Pick<Finding, "ruleId" | "score" | "span">[]): number {
  const counted: Pick<Finding, "ruleId" | "score" | "span">[] = [];
  let doubt = 1;
  for (const finding of [...findings].sort((a, b) => b.score - a.score)) {
    if (counted.length === mostEvidence) break;
    const { start, end } = finding.span;
    const repeats = counted.some(
      ({ ruleId, span }) => ruleId === finding.ruleId || (span.start < end && start < span.end),
    );
    if (repeats) continue;
    counted.push(finding);
    doubt *= 1 - finding.score;
  }
  // Rounded, so that a finding of 0.1 reaches a threshold of 0.1 in spite of binary fractions.
  return Math.round((1 - doubt) * 1e12) / 1e12;
}

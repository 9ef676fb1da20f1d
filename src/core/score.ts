import { familyOf } from "./treatments.ts";
import type { Finding, Guard } from "./types.ts";

/** What counts as evidence. */
type Evidence = Pick<Finding, "ruleId" | "guard" | "score" | "span" | "mention">;

/** Findings that start farther than this after the end of another one do not support it, in UTF-16 units. */
const neighbourhood = 400;

/** What is left of a finding where another guard saw that the text quotes or discusses an attack. */
const discussedShare = 0.3;

/** What is left of the odds of a finding where another guard that can judge it saw less than this. */
const doubtedOdds = 1 / 3;
const leastSupport = 0.1;

/** From this score on such a guard is sure, and supports others as much as any; below it guesses. */
export const sure = 0.5;

/** A guard that judged the text, and the families that it can judge. */
export type Doubter = Pick<Guard, "name" | "doubts">;

/** Findings looked at in one neighbourhood, and pieces of evidence counted; more do not change the result. */
const mostNeighbours = 64;
const mostEvidence = 8;

/**
 * Strength of the worst neighbourhood of a text, 0..1.
 *
 * Findings that lie near each other support each other as independent evidence (noisy or). The same rule twice, or
 * two findings of one guard over the same characters, count once, with the higher score; of mentions only the strongest
 * counts, since ten quoted examples are no more an attack than one, and what another guard found near a mention counts
 * for less, and so does what another guard found where one of the `doubters` saw next to nothing. What a doubter holds for
 * possible only adds little to what others found, since it read the same words. A long text is no more suspicious than its
 * worst part.
 */
export function combineScores(findings: readonly Evidence[], doubters: readonly Doubter[] = []): number {
  const seen = findings.filter(({ score }) => score > 0).sort((a, b) => a.span.start - b.span.start);
  const sorted = doubters.reduce(doubt, discount(seen));
  const judges = new Set(doubters.map(({ name }) => name));
  let worst = 0;
  for (const [index, first] of sorted.entries()) {
    const neighbours = [first];
    for (let next = index + 1; next < sorted.length && neighbours.length < mostNeighbours; next++) {
      const finding = sorted[next] as Evidence;
      if (finding.span.start > first.span.end + neighbourhood) break;
      neighbours.push(finding);
    }
    worst = Math.max(worst, combineNeighbours(neighbours, judges));
    if (worst === 1) break;
  }
  return worst;
}

function combineNeighbours(findings: Evidence[], judges: ReadonlySet<string>): number {
  const counted: Evidence[] = [];
  let doubt = 1;
  for (const finding of findings.sort((a, b) => b.score - a.score)) {
    if (counted.length === mostEvidence) break;
    if (counted.some((other) => isRepeated(finding, other))) continue;
    const { guard, score } = finding;
    const isVague = counted.length > 0 && score < sure && judges.has(guard);
    doubt *= 1 - (isVague ? supportOf(score) : score);
    counted.push(finding);
  }
  // Rounded, so that a finding of 0.1 reaches a threshold of 0.1 in spite of binary fractions.
  return Math.round((1 - doubt) * 1e12) / 1e12;
}

/** From nothing at the least support to all of the score where a guard is sure. */
function supportOf(score: number): number {
  return (sure * Math.max(0, score - leastSupport)) / (sure - leastSupport);
}

/** Lessens what stands near a mention that another guard saw, before or behind it. */
function discount(sorted: readonly Evidence[]): readonly Evidence[] {
  const mentions = sorted.filter(({ mention }) => mention);
  if (mentions.length === 0) return sorted;
  const guards = [...new Set(mentions.map(({ guard }) => guard))];
  const isNear = guards.map((guard) => nearness(mentions.filter((finding) => finding.guard === guard)));
  return sorted.map((finding) =>
    guards.some((guard, index) => guard !== finding.guard && isNear[index]?.(finding))
      ? { ...finding, score: finding.score * discussedShare }
      : finding,
  );
}

/** Lessens what another guard found and this one, which can judge it, did not see. */
function doubt(sorted: readonly Evidence[], { name, doubts = [] }: Doubter): readonly Evidence[] {
  const isSupported = nearness(sorted.filter(({ guard, score }) => guard === name && score >= leastSupport));
  return sorted.map((finding) => {
    const { guard, ruleId, score } = finding;
    if (guard === name || score === 1 || !doubts.includes(familyOf(ruleId)) || isSupported(finding))
      return finding;
    const odds = (doubtedOdds * score) / (1 - score);
    return { ...finding, score: odds / (1 + odds) };
  });
}

/** Tells whether a finding lies near one of `mentions`, which are sorted by their starts. */
function nearness(mentions: readonly Evidence[]): (finding: Evidence) => boolean {
  // Farthest end of the first mention, of the first two, and so on.
  const ends: number[] = [];
  for (const { span } of mentions) ends.push(Math.max(span.end, ends[ends.length - 1] ?? 0));
  return ({ span }) => {
    let low = 0;
    let high = mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((mentions[middle] as Evidence).span.start <= span.end + neighbourhood) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (ends[low - 1] as number) >= span.start - neighbourhood;
  };
}

function isRepeated(finding: Evidence, other: Evidence): boolean {
  return (
    finding.ruleId === other.ruleId ||
    (finding.mention === true && other.mention === true) ||
    (finding.guard === other.guard &&
      finding.span.start < other.span.end &&
      other.span.start < finding.span.end)
  );
}

import { familyOf } from "../src/core/policy.ts";
import { combineScores } from "../src/core/score.ts";
import type { Finding } from "../src/index.ts";

/** What a group of rules, such as a family, did for one attack that was caught. */
export interface Share {
  readonly group: string;
  /** Its findings reach the threshold without those of any other group. */
  readonly alone: boolean;
  /** Without its findings those of the other groups do not reach it. */
  readonly needed: boolean;
}

/** The part that each group had in catching a text; each group that found something, once, by name. */
export function sharesOf(
  findings: readonly Finding[],
  threshold: number,
  groupOf: (ruleId: string) => string = familyOf,
): readonly Share[] {
  const groups = [...new Set(findings.map(({ ruleId }) => groupOf(ruleId)))].sort();
  const reaches = (holds: (group: string) => boolean): boolean =>
    combineScores(findings.filter(({ ruleId }) => holds(groupOf(ruleId)))) >= threshold;
  return groups.map((group) => ({
    group,
    alone: reaches((other) => other === group),
    needed: !reaches((other) => other !== group),
  }));
}

/** Counts of one group over all attacks. */
export class ShareTally {
  found = 0;
  alone = 0;
  needed = 0;

  add({ alone, needed }: Share): void {
    this.found++;
    if (alone) this.alone++;
    if (needed) this.needed++;
  }
}

import { invalid } from "./errors.ts";
import { findFactors, type PlacedFactor } from "./regex/factors.ts";
import { needsBeyondAscii } from "./regex/first.ts";
import { lintPattern } from "./regex/lint.ts";
import { parsePattern } from "./regex/parse.ts";
import type { Tree } from "./regex/tree.ts";
import type { CompiledRule, Rule, RulePack, Slot } from "./rule.ts";
import { defaultViews, foldOf } from "./rule-views.ts";
import { stages } from "./types.ts";
import type { ViewName } from "./views.ts";

const viewNames: readonly ViewName[] = ["raw", ...defaultViews];
const ruleId = /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9.-]*$/;
const ruleReference = /^[a-z0-9][a-z0-9-]*\/(?:[a-z0-9][a-z0-9.-]*)?$/;

/**
 * Compiles rules for the scanner.
 *
 * @throws `GUARD_RULE_INVALID` naming the field of a rule that is malformed, a pattern outside the dialect of
 * {@link Rule}, or a pattern that holds nothing rare enough to look for.
 */
export function compileRules(rules: readonly Rule[]): RulePack {
  if (!Array.isArray(rules)) throw invalid("GUARD_RULE_INVALID", "rules", "a list of rules");
  const ids = new Set<string>();
  const share = createSharing();
  const compiled = rules.map((rule, index) => {
    checkRule(rule, index);
    if (ids.has(rule.id)) fail(index, "id", rule.id, "an id that no other rule has");
    ids.add(rule.id);
    return compileRule(rule, index, share);
  });
  for (const [index, { id, needs }] of compiled.entries()) {
    for (const wanted of needs?.near?.rules ?? []) {
      // A rule of this pack's own families that does not exist would silently never be near.
      const family = wanted.slice(0, wanted.indexOf("/") + 1);
      const ours = wanted !== family && compiled.some((other) => other.id.startsWith(family));
      if (ours && !ids.has(wanted)) fail(index, "needs.near.rules", id, `rules that exist, unlike ${wanted}`);
    }
  }
  return { rules: compiled };
}

function compileRule(rule: Rule, index: number, share: Sharing): CompiledRule {
  const { pattern, ...rest } = rule;
  const failPattern = (expected: string): never => fail(index, "pattern", rule.id, expected);
  const tree = parseRule(pattern, rest.views, failPattern);
  lintPattern(tree, failPattern);
  const branches = findFactors(tree);
  if (branches === undefined) {
    return failPattern(
      "some required part that is rare in ordinary text, such as a word or a run of digits and signs",
    );
  }
  return {
    ...rest,
    source: pattern.source,
    flags: pattern.flags,
    tree,
    ...(needsBeyondAscii(tree) && { beyondAscii: true }),
    branches: branches.map((branch) => branchOf(branch, share)),
  };
}

/** Reads a pattern the way its views ask for. */
export function parseRule(
  pattern: Pick<RegExp, "source" | "flags">,
  views: readonly ViewName[] | undefined,
  fail: (expected: string) => never,
  share: boolean = true,
): Tree {
  return parsePattern(pattern, { fold: foldOf(views), fail, share });
}

/** Gives what equals something it was given before as the object it was given then. */
type Sharing = <T>(value: T) => T;

function createSharing(): Sharing {
  const known = new Map<string, unknown>();
  return <T>(value: T): T => {
    const key = JSON.stringify(value);
    const other = known.get(key);
    if (other === undefined) known.set(key, value);
    return (other ?? value) as T;
  };
}

/** Slots from factors with their places, the rarest first. */
export function branchOf(
  slots: readonly (readonly PlacedFactor[])[],
  share: Sharing = (value) => value,
): readonly Slot[] {
  return slots.map((placed) => {
    const sorted = [...placed].sort((a, b) => (a.text < b.text ? -1 : 1));
    const least = Math.min(...sorted.map(({ reach }) => reach.least));
    const most = Math.min(...sorted.map(({ reach }) => reach.most));
    const factors = sorted.map(({ text, boundary }) => share({ text, boundary }));
    const offsets = sorted.flatMap(({ reach }) => [reach.least - least, reach.most - most]);
    return { list: share({ factors, offsets }), least, most };
  });
}

function fail(index: number, field: string, id: string, expected: string): never {
  throw invalid("GUARD_RULE_INVALID", `rules[${index}].${field} (${id})`, expected);
}

function checkRule(rule: Rule, index: number): void {
  if (typeof rule !== "object" || rule === null)
    throw invalid("GUARD_RULE_INVALID", `rules[${index}]`, "a rule");
  const { id, title, pattern, score, refs, views, needs } = rule;
  if (typeof id !== "string" || !ruleId.test(id)) {
    throw invalid("GUARD_RULE_INVALID", `rules[${index}].id`, 'a string such as "family/name"');
  }
  const check = (holds: boolean, field: string, expected: string) => {
    if (!holds) fail(index, field, id, expected);
  };
  check(typeof title === "string" && title !== "", "title", "a sentence");
  check(Object.prototype.toString.call(pattern) === "[object RegExp]", "pattern", "a regular expression");
  check(pattern.flags.includes("u"), "pattern", "the flag u");
  check(!/[vy]/.test(pattern.flags), "pattern", "neither the flag v nor y");
  check(isScore(score), "score", "a number from 0 to 1, or one per stage");
  check(isStringList(refs), "refs", "a list of catalogue ids");
  check(
    views === undefined ||
      (isStringList(views) && views.length > 0 && views.every((name) => viewNames.includes(name))),
    "views",
    `some of ${viewNames.join(", ")}`,
  );
  if (needs === undefined) return;
  check(typeof needs === "object" && needs !== null, "needs", "near or hidden");
  check(needs.hidden === undefined || needs.hidden === true, "needs.hidden", "true");
  if (needs.near === undefined) return;
  const { rules, within } = needs.near;
  check(
    isStringList(rules) && rules.length > 0 && rules.every((name) => ruleReference.test(name)),
    "needs.near.rules",
    'ids or families such as "family/"',
  );
  check(Number.isInteger(within) && within >= 0, "needs.near.within", "a number of characters");
}

function isScore(score: unknown): boolean {
  if (typeof score === "number") return score >= 0 && score <= 1;
  if (typeof score !== "object" || score === null) return false;
  return Object.entries(score).every(([stage, value]) => {
    return stages.some((known) => known === stage) && typeof value === "number" && value >= 0 && value <= 1;
  });
}

function isStringList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

import { readable } from "../../core/readable.ts";
import type { CompiledRule, RulePack } from "../../core/rule.ts";
import type { Finding, Guard, Inspection, Span } from "../../core/types.ts";
import { wrongOption } from "../../core/validate.ts";
import type { View } from "../../core/views.ts";
import { announcedValues } from "./contexts.ts";
import { Finder } from "./finder.ts";
import { holdPii } from "./hold.ts";
import { kindTitles } from "./kinds.ts";
import { type PiiOptions, type ResolvedOptions, resolveOptions } from "./options.ts";
import { contextRules } from "./pack.ts";
import { loadedParser, loadParser, type PhoneParser, type PhonePlace, phoneScore } from "./phones.ts";
import type { Sensitive } from "./sensitive.ts";

export type { PiiOptions } from "./options.ts";
export type { PhoneParser } from "./phones.ts";
export type { PiiPreset } from "./presets.ts";

const name = "pii";
const refs = ["LLM02:2025", "AML.T0057"] as const;

/**
 * Finds personal data: addresses, phone numbers, cards and accounts, and the numbers that more than 50 countries give to people.
 *
 * Addresses OWASP LLM02:2025. A number with check digits is a finding when they are right and its form or a label near it says
 * what it is; a wrong check digit is none. Names and postal addresses are found after labels, salutations, titles and signatures
 * alone: without a model, a name in running text is not.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for a malformed option or an unknown kind.
 * @example
 * ```ts
 * const safe = guard(callModel, [pii({ presets: ["gdpr"], without: ["ip"] })]);
 * ```
 */
export function pii(options: PiiOptions = {}): Guard {
  const resolved = readable("options", wrongOption, () => resolveOptions(options));
  const { wants, stages, action } = resolved;
  const finder = new Finder(wants);
  const rules = rulesFor(wants);
  return {
    name,
    stages,
    rules,
    reports: [...kindTitles.keys()].filter(wants).map((kind) => `pii/${kind}`),
    ...(action !== undefined && { action }),
    inspect: (inspection) => inspect(finder, rules.rules, resolved, inspection),
    hold: holdPii,
  };
}

/** Context rules by the kinds they announce. */
const announces: readonly (readonly [prefix: string, kinds: readonly string[]])[] = [
  ["context/person-", ["person-name"]],
  ["context/address-", ["postal-address"]],
  ["context/handle", ["username"]],
  ["context/user-name", ["username"]],
  ["context/bic", ["bic"]],
  ["context/position", ["position"]],
  ["context/spelled-email", ["email"]],
  ["context/spelled-digits", ["credit-card", "us-ssn", "phone"]],
];

function rulesFor(wants: (kind: string) => boolean): RulePack {
  const pack = contextRules();
  const rules = pack.rules.filter(({ id }) =>
    announces.some(([prefix, kinds]) => id.startsWith(prefix) && kinds.some(wants)),
  );
  return rules.length === pack.rules.length ? pack : { rules };
}

/** A value and the view it was seen in. */
interface Seen extends Sensitive {
  readonly view: View;
}

function inspect(
  finder: Finder,
  rules: readonly CompiledRule[],
  { wants, minimumScore, phones }: ResolvedOptions,
  inspection: Inspection,
): readonly Finding[] | Promise<readonly Finding[]> {
  const seen: Seen[] = [];
  const places: (PhonePlace & { readonly view: View })[] = [];
  for (const view of inspection.views.scanned) {
    if (view.name === "squeezed") continue;
    const found = finder.find(view.text);
    for (const value of found.values) seen.push({ ...value, view });
    for (const place of found.phones) places.push({ ...place, view });
  }
  for (const { rule, view, start, end } of inspection.matches) {
    const { id } = rules[rule] as CompiledRule;
    for (const value of announcedValues(finder, { rule: id, view, start, end })) {
      if (wants(value.kind)) seen.push({ ...value, view });
    }
  }
  if (seen.length === 0 && places.length === 0) return [];
  const finish = (parse: PhoneParser | undefined): readonly Finding[] => {
    for (const { view, ...place } of places) {
      seen.push({ kind: "phone", start: place.start, end: place.end, score: phoneScore(place, parse), view });
    }
    return toFindings(inCompany(seen), minimumScore, inspection);
  };
  const parser = phones ?? loadedParser();
  if (parser !== undefined || places.every(({ isLabelled }) => isLabelled)) return finish(parser);
  return loadParser().then(finish);
}

/** Another value begins at most this far from one that counts in company alone, in UTF-16 units. */
const neighbourhood = 500;

/** Leaves out what counts in company alone and has none. */
function inCompany(seen: readonly Seen[]): readonly Seen[] {
  if (!seen.some(({ needsCompany }) => needsCompany)) return seen;
  const places = new Map<View, number[]>();
  for (const { view, kind, start } of seen) {
    if (kind === "person-name") continue;
    const own = places.get(view) ?? [];
    own.push(start);
    places.set(view, own);
  }
  for (const starts of places.values()) starts.sort((a, b) => a - b);
  return seen.filter(({ view, start, needsCompany }) => {
    const starts = places.get(view) ?? [];
    return !needsCompany || (nextFrom(starts, start - neighbourhood) ?? Number.NaN) <= start + neighbourhood;
  });
}

/** The first of sorted numbers that is not below another one. */
function nextFrom(sorted: readonly number[], least: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}

/** One finding for each place: the surest value, and of equally sure ones the longest. */
function toFindings(seen: readonly Seen[], minimumScore: number, { stage }: Inspection): readonly Finding[] {
  const placed = seen
    .filter(({ score }) => score >= minimumScore)
    .map((value) => ({ ...value, span: value.view.toOriginal(value.start, value.end) }))
    .sort((a, b) => b.score - a.score || lengthOf(b.span) - lengthOf(a.span));
  // Sorted by start, and none overlaps another.
  const kept: typeof placed = [];
  for (const value of placed) {
    const at = firstEndingAfter(kept, value.span.start);
    const next = kept[at];
    if (next === undefined || next.span.start >= value.span.end) kept.splice(at, 0, value);
  }
  return kept.map(({ kind, score, span, view }) => ({
    ruleId: `pii/${kind}`,
    type: kind,
    title: kindTitles.get(kind) ?? kind,
    guard: name,
    stage,
    score,
    span,
    view: view.name,
    ...(view.via.length > 0 && { via: view.via }),
    refs,
  }));
}

function firstEndingAfter(sorted: readonly { readonly span: Span }[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as { readonly span: Span }).span.end > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

import { readable } from "../../core/readable.ts";
import type { CompiledRule, RulePack } from "../../core/rule.ts";
import type { Finding, Guard, Inspection } from "../../core/types.ts";
import { wrongOption } from "../../core/validate.ts";
import type { View } from "../../core/views.ts";
import { announcedValues } from "./contexts.ts";
import { Finder } from "./finder.ts";
import { guardName, type Seen, toFindings } from "./findings.ts";
import { calmPii, holdPii } from "./hold.ts";
import { createWakes } from "./hold-wake.ts";
import { kindTitles } from "./kinds.ts";
import { type PiiOptions, type ResolvedOptions, resolveOptions } from "./options.ts";
import { contextRules } from "./pack.ts";
import { loadedParser, loadParser, type PhoneParser, type PhonePlace, phoneScore } from "./phones.ts";

export type { PiiOptions } from "./options.ts";
export type { PhoneParser } from "./phones.ts";
export type { PiiPreset } from "./presets.ts";

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
    name: guardName,
    stages,
    rules,
    reports: [...kindTitles.keys()].filter(wants).map((kind) => `pii/${kind}`),
    ...(action !== undefined && { action }),
    inspect: (inspection) => inspect(finder, rules.rules, resolved, inspection),
    hold: holdPii,
    wakes: createWakes(rules.rules, wants("age")),
    rest: (text, _settled, isCalm) => (isCalm ? calmPii(text) : holdPii(text)),
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

function inspect(
  finder: Finder,
  rules: readonly CompiledRule[],
  { wants, minimumScore, phones }: ResolvedOptions,
  inspection: Inspection,
): readonly Finding[] | Promise<readonly Finding[]> {
  const seen: Seen[] = [];
  const places: { readonly place: PhonePlace; readonly view: View }[] = [];
  for (const view of inspection.views.scanned) {
    if (isJoined(view)) continue;
    const found = finder.find(view.text, view.name !== "decoded");
    for (const value of found.values) seen.push({ value, view });
    for (const place of found.phones) places.push({ place, view });
  }
  for (const { rule, view, start, end } of inspection.matches) {
    if (isJoined(view)) continue;
    const { id } = rules[rule] as CompiledRule;
    for (const value of announcedValues(finder, { rule: id, view, start, end })) {
      if (wants(value.kind)) seen.push({ value, view });
    }
  }
  if (seen.length === 0 && places.length === 0) return [];
  const finish = (parse: PhoneParser | undefined): readonly Finding[] => {
    const scores = new Map<string, number>();
    for (const { place, view } of places) {
      const { start, end, number } = place;
      const score = scores.get(number) ?? phoneScore(place, parse);
      if (place.isInternational) scores.set(number, score);
      seen.push({ value: { kind: "phone", start, end, score }, view });
    }
    return toFindings(seen, minimumScore, inspection.stage);
  };
  const parser = phones ?? loadedParser();
  if (parser !== undefined || !places.some(({ place }) => place.isInternational)) return finish(parser);
  return loadParser().then(finish);
}

/** Letters and lines that were joined make one value of two. */
function isJoined({ name: form, via }: View): boolean {
  return form === "squeezed" || via.includes("squeezed");
}

import { compileRules } from "../../core/compile.ts";
import { invalid } from "../../core/errors.ts";
import { planPacks } from "../../core/plan-packs.ts";
import type { CompiledRule, Rule, RulePack } from "../../core/rule.ts";
import type { Finding, Guard, Inspection, Span, Stage } from "../../core/types.ts";
import { isObject, isStage, readOptions, wrongOption } from "../../core/validate.ts";
import { obfuscationRules } from "./obfuscation.ts";
import { injectionRules } from "./pack.ts";
import { weigher } from "./weigh.ts";

/** Options of {@link injectionPatterns}. */
export interface InjectionPatternsOptions {
  /**
   * Rules of your own, looked for in the same pass as the built-in ones.
   *
   * @default []
   */
  readonly rules?: readonly Rule[];
  /**
   * Built-in rules to leave out, by id (`jailbreak/named-persona`) or family (`jailbreak/`).
   *
   * @default []
   */
  readonly without?: readonly string[];
  /**
   * Stages at which the guard looks.
   *
   * @default ["input", "retrieval", "tool"]
   */
  readonly stages?: readonly Stage[];
}

const name = "injection-patterns";

/**
 * Finds known mechanisms of prompt injection and jailbreaks by their wording, in fifteen languages and more.
 *
 * Addresses OWASP LLM01:2025 and LLM07:2025. Patterns catch known wording and its disguises; a paraphrase that no
 * rule describes passes. A match near words about attacks weighs less, and much less when it is quoted, so that
 * texts which discuss attacks pass; a match in hidden or encoded text weighs more.
 *
 * @throws GuardError `GUARD_RULE_INVALID` for a rule outside the dialect, `GUARD_INVALID_OPTIONS` for a malformed
 *   option or an unknown id in `without`.
 * @example
 * ```ts
 * const ask = guard(callModel, [injectionPatterns()]);
 * ```
 */
export function injectionPatterns(options: InjectionPatternsOptions = {}): Guard {
  const { rules, without, stages } = resolve(options);
  const pack = selectRules(without, rules);
  return {
    name,
    stages,
    rules: pack,
    inspect: (inspection) => inspect(pack.rules, inspection),
  };
}

function resolve(options: unknown): Required<InjectionPatternsOptions> {
  const given = readOptions(options, "options", ["rules", "without", "stages"]);
  const list = (
    key: string,
    fallback: readonly unknown[],
    expected: string,
    fits: (item: unknown) => boolean,
  ) => {
    const value = given.get(key);
    if (value === undefined) return fallback;
    if (!Array.isArray(value) || !Array.from(value).every(fits))
      throw wrongOption(`options.${key}`, expected);
    return value as readonly unknown[];
  };
  return {
    rules: list("rules", [], "an array of rules", isObject) as readonly Rule[],
    without: list("without", [], "an array of ids", (id) => typeof id === "string") as readonly string[],
    stages: list("stages", ["input", "retrieval", "tool"], "an array of stages", isStage) as readonly Stage[],
  };
}

function selectRules(without: readonly string[], added: readonly Rule[]): RulePack {
  const builtIn = injectionRules();
  for (const id of without) {
    if (!builtIn.rules.some((rule) => isNamed(rule.id, id))) {
      throw invalid("GUARD_INVALID_OPTIONS", "options.without", "ids or families of built-in rules");
    }
  }
  if (without.length === 0 && added.length === 0) return builtIn;
  const own = compileRules(added);
  if (without.length === 0) {
    return { rules: [...builtIn.rules, ...own.rules], plan: planPacks([builtIn, own]), contextLast: true };
  }
  const kept = builtIn.rules.filter((rule) => !without.some((id) => isNamed(rule.id, id)));
  return { rules: [...kept, ...own.rules], contextLast: true };
}

function isNamed(ruleId: string, name: string): boolean {
  return name.endsWith("/") ? ruleId.startsWith(name) : ruleId === name;
}

function inspect(rules: readonly CompiledRule[], inspection: Inspection): readonly Finding[] {
  const { matches, views, stage, text } = inspection;
  if (matches.length === 0 && views.signals.length === 0) return [];

  const spansOf = (isContext: (id: string) => boolean): readonly Span[] =>
    matches
      .filter(({ rule }) => isContext((rules[rule] as CompiledRule).id))
      .map(({ span }) => span)
      .sort((a, b) => a.start - b.start);
  const weigh = weigher({
    text,
    stage,
    attacks: spansOf((id) => id.startsWith("context/discusses-attacks")),
    related: spansOf(
      (id) => id.startsWith("context/discusses-security") || id === "context/discusses-prompts",
    ),
    hidden: views.hidden,
  });
  const findings: Finding[] = [];
  for (const match of matches) {
    const rule = rules[match.rule] as CompiledRule;
    const base = typeof rule.score === "number" ? rule.score : (rule.score[stage] ?? 0);
    if (base === 0) continue;
    const { score, hidden, mention } = weigh(match, base);
    findings.push({
      ruleId: rule.id,
      title: rule.title,
      guard: name,
      stage,
      score,
      span: match.span,
      view: match.view.name,
      ...(match.view.via.length > 0 && { via: match.view.via }),
      ...(hidden && { hidden }),
      ...(mention && { mention }),
      refs: rule.refs,
    });
  }
  for (const { kind, span } of views.signals) {
    const { id, title, score, refs } = obfuscationRules[kind];
    findings.push({ ruleId: id, title, guard: name, stage, score, span, view: "raw", refs });
  }
  return findings;
}

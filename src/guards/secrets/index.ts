import { compileRules } from "../../core/compile.ts";
import { readable } from "../../core/readable.ts";
import type { Rule } from "../../core/rule.ts";
import { createScanner } from "../../core/scan.ts";
import { stages as everyStage, type Guard, type Stage, type StageActions } from "../../core/types.ts";
import { isObject, isShare, isStage, isStageActions, readOptions, wrongOption } from "../../core/validate.ts";
import { calmFrom, holdFrom, restFrom } from "./hold.ts";
import { createFindAnnouncers } from "./hold-announcers.ts";
import { createWakes } from "./hold-wake.ts";
import { inspectMatches } from "./inspect.ts";
import { kinds } from "./kinds.ts";
import { secretChecks, secretRules } from "./pack.ts";
import { providerKinds } from "./providers.ts";

/** Options of {@link secrets}. */
export interface SecretsOptions {
  /**
   * Kinds to look for, by id (`secret/github-pat`); all others are left out.
   *
   * @default all of them
   */
  readonly types?: readonly string[];
  /**
   * Kinds to leave out, by id.
   *
   * @default []
   */
  readonly without?: readonly string[];
  /**
   * Rules of your own, looked for in the same pass; what they match is reported as it is.
   *
   * @default []
   */
  readonly rules?: readonly Rule[];
  /**
   * Findings with a lower score are not reported, 0..1.
   *
   * @default 0.5
   */
  readonly minimumScore?: number;
  /**
   * What findings lead to where the policy says nothing.
   *
   * @default the policy's own: `redact` at `output`
   */
  readonly action?: StageActions;
  /**
   * Stages at which the guard looks.
   *
   * @default ["input", "retrieval", "tool", "output"]
   */
  readonly stages?: readonly Stage[];
}

const name = "secrets";

/**
 * Finds credentials: tokens by their form, keys and logins by their structure, passwords and plain tokens by the words
 * around them, also in disguise.
 *
 * Addresses OWASP LLM02:2025 and CWE-798. Spans cover the secret alone, never its label. Placeholders, references,
 * examples of documentation, public keys and ids are no findings; check digits raise or lower a score and never decide
 * alone. A plain token without a word that announces it is not found.
 *
 * @throws GuardError `GUARD_RULE_INVALID` for a rule outside the dialect, `GUARD_INVALID_OPTIONS` for a malformed
 *   option or an unknown id in `types` or `without`.
 * @example
 * ```ts
 * const ask = guard(callModel, [secrets()]);
 * ```
 */
export function secrets(options: SecretsOptions = {}): Guard {
  const { types, without, rules, minimumScore, action, stages } = readable("options", wrongOption, () =>
    resolve(options),
  );
  const builtIn = secretRules();
  const known = new Set([...kinds.keys(), ...providerKinds()].map((kind) => `secret/${kind}`));
  for (const { id } of builtIn.rules) if (id.startsWith("secret/")) known.add(id);
  checkIds(types, known, "options.types");
  checkIds(without, known, "options.without");
  const chosen = types && new Set(types);
  const left = new Set(without);
  const wants = (id: string): boolean => (chosen?.has(id) ?? true) && !left.has(id);
  const added = compileRules(rules).rules;
  const kept = builtIn.rules.filter(({ id }) => !id.startsWith("secret/") || wants(id));
  const pack =
    kept.length === builtIn.rules.length && added.length === 0 ? builtIn : { rules: [...kept, ...added] };
  const settings = {
    guard: name,
    rules: pack.rules,
    added: kept.length,
    minimumScore,
    checkOf: secretChecks(),
    wants,
    formats: once(() => {
      const formats = kept.filter(({ id }) => id.startsWith("secret/"));
      return { rules: formats, scanner: createScanner([{ rules: formats }]) };
    }),
  };
  const announcers = once(() => createFindAnnouncers(builtIn.rules));
  const wakes = once(() => createWakes(builtIn.rules));
  return {
    name,
    stages,
    rules: pack,
    reports: [...known].filter(wants),
    ...(action !== undefined && { action }),
    inspect: (inspection) => inspectMatches(settings, inspection),
    // Nothing is known of how far the patterns of other rules reach.
    ...(added.length === 0 && {
      hold: (text: string, settled?: number) => holdFrom(text, announcers(), settled),
      wakes: (text: string, from: number) => wakes()(text, from),
      rest: (text: string, settled?: number, isCalm?: boolean) =>
        isCalm ? calmFrom(text, settled) : restFrom(text, announcers(), settled),
    }),
  };
}

function once<Result>(make: () => Result): () => Result {
  let made: Result | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function checkIds(ids: readonly string[] | undefined, known: ReadonlySet<string>, field: string): void {
  if (ids?.every((id) => known.has(id)) === false) throw wrongOption(field, "ids of built-in rules");
}

interface Resolved {
  readonly action: StageActions | undefined;
  readonly types: readonly string[] | undefined;
  readonly without: readonly string[];
  readonly rules: readonly Rule[];
  readonly minimumScore: number;
  readonly stages: readonly Stage[];
}

function resolve(options: unknown): Resolved {
  const given = readOptions(options, "options", [
    "types",
    "without",
    "rules",
    "minimumScore",
    "action",
    "stages",
  ]);
  const list = (key: string, expected: string, fits: (item: unknown) => boolean) => {
    const value = given.get(key);
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !Array.from(value).every(fits))
      throw wrongOption(`options.${key}`, expected);
    return value as readonly unknown[];
  };
  const isText = (id: unknown): boolean => typeof id === "string";
  const minimumScore = given.get("minimumScore") ?? 0.5;
  if (!isShare(minimumScore)) throw wrongOption("options.minimumScore", "a number from 0 to 1");
  const action = given.get("action");
  if (action !== undefined && !isStageActions(action)) {
    throw wrongOption("options.action", "an action or actions by stage");
  }
  return {
    action,
    types: list("types", "an array of ids", isText) as readonly string[] | undefined,
    without: (list("without", "an array of ids", isText) ?? []) as readonly string[],
    rules: (list("rules", "an array of rules", isObject) ?? []) as readonly Rule[],
    minimumScore,
    stages: (list("stages", "an array of stages", isStage) ?? everyStage) as readonly Stage[],
  };
}

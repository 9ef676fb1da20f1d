import type { ResolvedPolicy } from "./policy.ts";
import { type AllowEntry, isHost, plain } from "./policy-allow.ts";
import { readable } from "./readable.ts";
import type { CompiledRule } from "./rule.ts";
import { familyOf, type Means } from "./treatments.ts";
import { type Guard, type Stage, type StageActions, stages, type Treatment, treatments } from "./types.ts";
import { isObject, isShare, isStage, isTreatment, readOptions, wrongOption } from "./validate.ts";

/** Checks a policy and fills in its defaults; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function resolvePolicy(
  policy: unknown,
  guards: readonly Guard[],
  field: string = "options.policy",
  means: Means = {},
): ResolvedPolicy {
  return readable(field, wrongOption, () => checkPolicy(policy, guards, field, means));
}

function checkPolicy(policy: unknown, guards: readonly Guard[], field: string, means: Means): ResolvedPolicy {
  const known = ["threshold", "actions", "atThreshold", "allow", "truncated", "shadow"];
  const given = readOptions(policy, field, known);
  const truncated = given.get("truncated") === undefined ? "block" : given.get("truncated");
  if (truncated !== "block" && truncated !== "allow") {
    throw wrongOption(`${field}.truncated`, '"block" or "allow"');
  }
  const shadow = given.get("shadow") === undefined ? false : given.get("shadow");
  if (typeof shadow !== "boolean") throw wrongOption(`${field}.shadow`, "a boolean");
  const byName = readOptions(given.get("actions"), `${field}.actions`);
  return {
    threshold: resolveThreshold(given.get("threshold"), `${field}.threshold`),
    actions: new Map(
      [...byName].map(([key, value]) => {
        const at = `${field}.actions[${JSON.stringify(key)}]`;
        checkName(key, guards, at);
        return [key, resolveActions(value, at, means)];
      }),
    ),
    guardActions: new Map(
      guards.flatMap((guard, index) => {
        const at = `guards[${index}].action`;
        const action = readable(at, wrongOption, () => guard.action);
        return action === undefined ? [] : [[guard.name, resolveActions(action, at, means)] as const];
      }),
    ),
    atThreshold: resolveActions(given.get("atThreshold") ?? "block", `${field}.atThreshold`, means),
    allow: resolveAllow(given.get("allow"), `${field}.allow`),
    truncated,
    shadow,
    vault: means.vault !== undefined,
    doubters: guards.filter(
      ({ name, doubts = [] }, index) =>
        doubts.length > 0 && guards.findIndex((other) => other.name === name) === index,
    ),
    open: new Set(guards.map(({ name }) => name).filter((name) => failsOpen(name, guards))),
  };
}

/** A guard that names neither rules nor findings may report anything. */
function saysWhatItReports({ rules, reports, stages }: Guard): boolean {
  return rules !== undefined || reports !== undefined || stages.length === 0;
}

/** Throws for the key of an action that no finding of the guards can have. */
function checkName(key: string, guards: readonly Guard[], field: string): void {
  if (guards.some(({ name }) => name === key)) return;
  if (key === "" || key.startsWith("/") || key.endsWith("/") || /[\s*]/.test(key)) {
    throw wrongOption(field, "a rule id (family/name), a family without its slash, or the name of a guard");
  }
  if (!key.includes("/") || !guards.every(saysWhatItReports)) return;
  const family = familyOf(key);
  const isKnown = guards.some((guard) => idsOf(guard).some((id) => familyOf(id) === family));
  if (isKnown && !guards.some((guard) => reportedBy(guard).includes(key))) {
    throw wrongOption(field, `the id of a rule that reports findings; the family ${family} has others`);
  }
}

function idsOf({ rules, reports = [] }: Guard): readonly string[] {
  return [...(rules?.rules ?? []).map(({ id }) => id), ...reports];
}

/** Ids of the findings of a guard. */
function reportedBy({ rules, reports = [] }: Guard): readonly string[] {
  const scored = (rules?.rules ?? []).filter(({ score }) => isScored(score));
  return [...scored.map(({ id }) => id), ...reports];
}

/** False for a rule that is context alone. */
function isScored(score: CompiledRule["score"]): boolean {
  return typeof score === "number" ? score > 0 : Object.values(score).some((share) => share > 0);
}

/** Guards that share a name share the stricter failure mode. */
function failsOpen(name: string, guards: readonly Guard[]): boolean {
  return guards.every((guard) => guard.name !== name || guard.failure === "open");
}

function resolveThreshold(value: unknown, field: string): ReadonlyMap<Stage, number> {
  const result = new Map<Stage, number>();
  if (value === undefined) return result;
  const expected = "a number from 0 to 1";
  if (!isObject(value)) {
    if (!isShare(value)) throw wrongOption(field, expected);
    return new Map(stages.map((stage) => [stage, value]));
  }
  for (const [stage, share] of readOptions(value, field)) {
    if (!isStage(stage)) throw wrongOption(`${field}[${JSON.stringify(stage)}]`, "a stage as key");
    if (!isShare(share)) throw wrongOption(`${field}.${stage}`, expected);
    result.set(stage, share);
  }
  return result;
}

function resolveActions(value: unknown, field: string, means: Means): StageActions {
  if (!isObject(value)) return readTreatment(value, field, means);
  const result: Partial<Record<Stage, Treatment>> = Object.create(null);
  for (const [stage, treatment] of readOptions(value, field)) {
    if (!isStage(stage)) throw wrongOption(`${field}[${JSON.stringify(stage)}]`, "a stage as key");
    result[stage] = readTreatment(treatment, `${field}.${stage}`, means);
  }
  return result;
}

function readTreatment(value: unknown, field: string, { vault, hash }: Means): Treatment {
  if (!isTreatment(value)) throw wrongOption(field, treatments.map((name) => `"${name}"`).join(", "));
  if (value === "pseudonym" && vault === undefined)
    throw wrongOption("options.vault", `a vault for ${field}`);
  if (value === "hash" && hash === undefined) throw wrongOption("options.hashKey", `a key for ${field}`);
  return value;
}

const allowFields = ["rule", "family", "guard", "origin", "stage", "text", "sha256", "domain"] as const;

/** An entry without any of these would allow too much. */
const decisiveFields = ["rule", "family", "text", "sha256", "domain"] as const;

function resolveAllow(value: unknown, field: string): readonly AllowEntry[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw wrongOption(field, "an array");
  const entries = readable(field, wrongOption, () => Array.from(value as readonly unknown[]));
  return entries.map((entry, index) => {
    const at = `${field}[${index}]`;
    if (!isObject(entry)) throw wrongOption(at, "an object");
    const given = readOptions(entry, at, allowFields);
    for (const [key, part] of given) {
      if (part === undefined) continue;
      if (typeof part !== "string" || part === "")
        throw wrongOption(`${at}.${key}`, "a string that is not empty");
    }
    const stage = given.get("stage");
    if (stage !== undefined && !isStage(stage)) throw wrongOption(`${at}.stage`, "a stage");
    if (decisiveFields.every((name) => given.get(name) === undefined)) {
      throw wrongOption(at, `at least one of ${decisiveFields.join(", ")}`);
    }
    return { ...Object.fromEntries(given), ...readValues(given, at) };
  });
}

/** The fields that are compared with values, in the form in which they are. */
function readValues(given: ReadonlyMap<string, unknown>, field: string): AllowEntry {
  const text = given.get("text") as string | undefined;
  const sha256 = given.get("sha256") as string | undefined;
  const domain = given.get("domain") as string | undefined;
  if (sha256 !== undefined && !/^[0-9a-fA-F]{64}$/.test(sha256)) {
    throw wrongOption(`${field}.sha256`, "64 hexadecimal digits");
  }
  if (domain !== undefined && !isHost(domain)) throw wrongOption(`${field}.domain`, "a host name");
  return {
    ...(text !== undefined && { text: plain(text) }),
    ...(sha256 !== undefined && { sha256: sha256.toLowerCase() }),
    ...(domain !== undefined && { domain: domain.toLowerCase() }),
  };
}

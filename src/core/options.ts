import { isDecodedPack } from "./decoded-packs.ts";
import type { Engine } from "./engine.ts";
import type { EventListener } from "./events.ts";
import type { FactorTrie } from "./factor-trie.ts";
import { encode, keyedHash } from "./hash.ts";
import { isLazyGuard } from "./lazy-guard.ts";
import type { Policy, ResolvedPolicy } from "./policy.ts";
import { resolvePolicy } from "./policy-options.ts";
import { readable } from "./readable.ts";
import type { CompiledRule, RulePack } from "./rule.ts";
import type { ListMembers, ScanPlan } from "./scan-plan.ts";
import type { Means } from "./treatments.ts";
import type { Guard, Stage } from "./types.ts";
import { isObject, isStage, readOptions, wrongOption } from "./validate.ts";
import { isVault, type Vault } from "./vault.ts";

/** Options of a checker. */
export interface CheckerOptions {
  /** What findings lead to. @default see {@link Policy} */
  readonly policy?: Policy;
  /**
   * What the treatment `pseudonym` writes its values into, for one session of one user. With it, the default for secrets
   * and personal data at stage `input` is `pseudonym`, and `guard` restores the values in what the pipeline gives.
   *
   * @default none
   */
  readonly vault?: Vault;
  /** Key of the treatment `hash`: at least 16 bytes, text in UTF-8. @default none */
  readonly hashKey?: string | Uint8Array;
  /** Confirms the matches of rules. @default the built-in linear-time matcher */
  readonly engine?: Engine;
  /** Receives every decision. @default none */
  readonly onEvent?: EventListener;
}

/** Options of a checker that were checked. */
export interface ResolvedOptions {
  readonly policy: ResolvedPolicy;
  readonly engine: Engine | undefined;
  readonly onEvent: EventListener | undefined;
  readonly means: Means;
}

/** Names of the options of a checker. */
export const checkerOptionNames: readonly string[] = ["policy", "vault", "hashKey", "engine", "onEvent"];

/** Checks the options of a checker; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function resolveOptions(
  options: unknown,
  guards: readonly Guard[],
  known: readonly string[] = checkerOptionNames,
): ResolvedOptions {
  return readable("options", wrongOption, () => checkOptions(options, guards, known));
}

function checkOptions(options: unknown, guards: readonly Guard[], known: readonly string[]): ResolvedOptions {
  const given = readOptions(options, "options", known);
  const engine = given.get("engine");
  if (engine !== undefined && !isEngine(engine)) {
    throw wrongOption("options.engine", "an object with a function compile");
  }
  const means = checkMeans(given.get("vault"), given.get("hashKey"));
  return {
    policy: resolvePolicy(given.get("policy"), guards, undefined, means),
    means,
    engine: engine as Engine | undefined,
    onEvent: optionalFunction(given.get("onEvent"), "options.onEvent") as EventListener | undefined,
  };
}

function checkMeans(vault: unknown, key: unknown): Means {
  if (vault !== undefined && !isVault(vault)) throw wrongOption("options.vault", "a vault");
  if (key === undefined) return { vault };
  const expected = `a string or Uint8Array of at least ${shortestKey} bytes`;
  const bytes = typeof key === "string" ? encode(key) : key;
  // By the tag, because a runtime may have several classes of this name.
  const isBytes = Object.prototype.toString.call(bytes) === "[object Uint8Array]";
  if (!isBytes || (bytes as Uint8Array).length < shortestKey) throw wrongOption("options.hashKey", expected);
  return { vault, hash: keyedHash(bytes as Uint8Array) };
}

/** A shorter key could be guessed from the hash of a value that is known. */
const shortestKey = 16;

function isEngine(value: unknown): boolean {
  try {
    return isObject(value) && typeof (value as Partial<Engine>).compile === "function";
  } catch {
    return false;
  }
}

/** Throws unless the value is absent or a function. */
export function optionalFunction(value: unknown, field: string): ((...args: never[]) => unknown) | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "function") throw wrongOption(field, "a function");
  return value as (...args: never[]) => unknown;
}

/** Longest delay that timers understand; a longer one would fire at once. */
const longestDelayMs = 2_147_483_647;

/** What every guard without such a field would have if `Object.prototype` had it: none of them would block any more. */
const notInherited = ["action", "failure"] as const;

/** Checks a list of guards; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function readGuards(value: unknown): readonly Guard[] {
  return readable("guards", wrongOption, () => {
    if (!Array.isArray(value)) throw wrongOption("guards", "an array of guards");
    const inherited = notInherited.find((field) => field in Object.prototype);
    if (inherited !== undefined) throw wrongOption("guards", `no field ${inherited} in Object.prototype`);
    return Array.from(value, (guard: unknown, index) => readGuard(guard, `guards[${index}]`));
  });
}

function readGuard(value: unknown, field: string): Guard {
  return readable(field, wrongOption, () => checkGuard(value, field));
}

function checkGuard(value: unknown, field: string): Guard {
  if (!isObject(value)) throw wrongOption(field, "a guard");
  const guard = value as Guard;
  if (isLazyGuard(guard)) return guard;
  const { name, stages, rules, reports, doubts, failure, budgetMs, first, inspect, mark } = guard;
  if (typeof name !== "string" || name === "")
    throw wrongOption(`${field}.name`, "a string that is not empty");
  if (!Array.isArray(stages) || !stages.every((stage: Stage) => isStage(stage))) {
    throw wrongOption(`${field}.stages`, "an array of stages");
  }
  if (typeof inspect !== "function") throw wrongOption(`${field}.inspect`, "a function");
  if (mark !== undefined && typeof mark !== "function") throw wrongOption(`${field}.mark`, "a function");
  if (rules !== undefined && (!isObject(rules) || !Array.isArray(rules.rules))) {
    throw wrongOption(`${field}.rules`, "compiled rules");
  }
  if (rules !== undefined && !isDecodedPack(rules)) checkPack(rules, field);
  if (!isListOfTexts(reports)) throw wrongOption(`${field}.reports`, "an array of ids");
  if (!isListOfTexts(doubts)) throw wrongOption(`${field}.doubts`, "an array of families");
  if (failure !== undefined && failure !== "open" && failure !== "closed") {
    throw wrongOption(`${field}.failure`, '"closed" or "open"');
  }
  if (
    budgetMs !== undefined &&
    !(typeof budgetMs === "number" && budgetMs > 0 && budgetMs <= longestDelayMs)
  ) {
    throw wrongOption(`${field}.budgetMs`, `a number from 0 to ${longestDelayMs}`);
  }
  if (first !== undefined && typeof first !== "boolean") throw wrongOption(`${field}.first`, "a boolean");
  return guard;
}

function checkPack({ rules, plan }: RulePack, field: string): void {
  const isPlanned = plan !== undefined;
  if (isPlanned && !isPlan(plan)) throw wrongOption(`${field}.rules.plan`, "the plan of compiled rules");
  for (const [index, rule] of rules.entries()) {
    if (!isCompiled(rule, isPlanned)) throw wrongOption(`${field}.rules.rules[${index}]`, "a compiled rule");
  }
}

function isListOfTexts(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((item) => typeof item === "string"));
}

// Not `source` and `tree`, nor the branches where there is a plan: those of built-in rules are made when they are first read.
function isCompiled(value: unknown, isPlanned: boolean): boolean {
  if (!isObject(value)) return false;
  const { id, title, score, refs, flags } = value as Partial<CompiledRule>;
  return (
    typeof id === "string" &&
    typeof title === "string" &&
    (typeof score === "number" || isObject(score)) &&
    Array.isArray(refs) &&
    typeof flags === "string" &&
    "tree" in value &&
    (isPlanned ? "branches" in value : hasBranches(value as Partial<CompiledRule>))
  );
}

function hasBranches({ branches }: Partial<CompiledRule>): boolean {
  return Array.isArray(branches) && branches.every((branch) => Array.isArray(branch) && branch.every(isSlot));
}

function isPlan(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { tries, factorCount, nodes, listCount, members, reaches, branches, slots } =
    value as Partial<ScanPlan>;
  return (
    Array.isArray(tries) &&
    tries.every(isTrie) &&
    [factorCount, nodes, listCount].every((count) => typeof count === "number") &&
    Array.isArray(reaches) &&
    Array.isArray(members) &&
    members.every(areMembers) &&
    [branches, slots].every((table) => table instanceof Int32Array)
  );
}

function isTrie(value: unknown): boolean {
  const trie = value as Partial<FactorTrie> | null;
  return isObject(trie) && typeof trie.text === "string" && typeof trie.first === "number";
}

function areMembers(value: unknown): boolean {
  const { owners, further } = (isObject(value) ? value : {}) as Partial<ListMembers>;
  return typeof owners === "string" && typeof further === "string";
}

function isSlot(value: unknown): boolean {
  const slot = value as Partial<CompiledRule["branches"][number][number]> | null;
  return (
    isObject(slot) && isObject(slot.list) && typeof slot.least === "number" && typeof slot.most === "number"
  );
}

import { optionalFunction } from "../../core/options.ts";
import { isObject, oneOf, own, readOptions, wrongOption } from "../../core/validate.ts";
import type { Constraint } from "./constraints/constraint.ts";
import { isStandardSchema } from "./schema.ts";
import { readTaint, type Taint, type TaintRule } from "./taint.ts";
import type { CallLimit, Provenance, ToolFinding, ToolRule } from "./types.ts";

/** What was decided about one call. Never an argument. */
export interface ToolEvent {
  readonly type: "tool-call";
  /** Absent for a tool that the policy does not name. */
  readonly tool?: string;
  readonly action: "allow" | "refuse" | "approve";
  readonly findings: readonly ToolFinding[];
}

/** Options of `tools`. */
export interface ToolsOptions {
  /** How often tools may be called in a session, all of them together. @default no limit */
  readonly maxCalls?: CallLimit;
  /**
   * Where text that the session recorded must not stand: `tool.argument` by path, or `urls` for every URL in the arguments
   * of any tool. One word is for untrusted text; `{ untrusted, private }` names both.
   *
   * @default none
   */
  readonly taint?: Readonly<Record<string, TaintRule>>;
  /** What a call of an external tool needs once the session holds both private data and untrusted text. @default "approve" */
  readonly trifecta?: "approve" | "deny" | "allow";
  /** How long an approval is good for. @default 600000 */
  readonly approvalTtlMs?: number;
  /** Milliseconds since any point in time. @default Date.now */
  readonly clock?: () => number;
  /** Receives every decision; what it throws is ignored. @default none */
  readonly onEvent?: (event: ToolEvent) => unknown;
}

/** A rule of one tool that was checked. */
export interface ToolPlan extends Omit<ToolRule, "arguments"> {
  readonly constraints: readonly (readonly [path: string, constraint: Constraint])[];
  readonly sideEffect: "none" | "internal" | "external";
  readonly gives: readonly Provenance[];
}

/** Options that were checked. */
export interface ToolsPlan {
  readonly tools: ReadonlyMap<string, ToolPlan>;
  readonly taints: readonly Taint[];
  readonly maxCalls: CallLimit | undefined;
  readonly trifecta: "approve" | "deny" | "allow";
  readonly approvalTtlMs: number;
  readonly clock: () => number;
  readonly onEvent: ToolsOptions["onEvent"] | undefined;
}

const ruleNames = ["schema", "allow", "arguments", "sideEffect", "needsApproval", "maxCalls", "gives"];
const optionNames = ["maxCalls", "taint", "trifecta", "approvalTtlMs", "clock", "onEvent"];
const mostCounted = 100_000;

/** Checks rules and options; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function readPlan(rules: unknown, options: unknown): ToolsPlan {
  if (!isObject(rules)) throw wrongOption("rules", "an object with a rule for each tool");
  const tools = new Map([...readOptions(rules, "rules")].map(([name, rule]) => [name, readRule(rule, name)]));
  const given = readOptions(options, "options", optionNames);
  const approvalTtlMs = given.get("approvalTtlMs") ?? 600_000;
  if (typeof approvalTtlMs !== "number" || !(approvalTtlMs > 0))
    throw wrongOption("options.approvalTtlMs", "a number above 0");
  return {
    tools,
    taints: readTaint(given.get("taint"), [...tools.keys()]),
    maxCalls: readLimit(given.get("maxCalls"), "options.maxCalls"),
    trifecta: oneOf(given.get("trifecta"), "options.trifecta", ["approve", "deny", "allow"]) ?? "approve",
    approvalTtlMs,
    clock: (optionalFunction(given.get("clock"), "options.clock") as (() => number) | undefined) ?? Date.now,
    onEvent: optionalFunction(given.get("onEvent"), "options.onEvent") as ToolsOptions["onEvent"],
  };
}

function readRule(value: unknown, name: string): ToolPlan {
  const field = `rules[${JSON.stringify(name)}]`;
  const given = readOptions(value ?? null, field, ruleNames);
  const schema = given.get("schema");
  if (schema !== undefined && typeof schema !== "function" && !isStandardSchema(schema))
    throw wrongOption(`${field}.schema`, "a Standard Schema or a function");
  const allow = given.get("allow");
  if (allow !== undefined && typeof allow !== "function" && !isTexts(allow))
    throw wrongOption(`${field}.allow`, "a function or an array of groups");
  const needs = given.get("needsApproval");
  if (needs !== undefined && typeof needs !== "boolean" && typeof needs !== "function")
    throw wrongOption(`${field}.needsApproval`, "a boolean or a function");
  const gives = given.get("gives") ?? ["untrusted"];
  if (!Array.isArray(gives) || !gives.every((kind) => kind === "untrusted" || kind === "private"))
    throw wrongOption(`${field}.gives`, 'an array of "untrusted" and "private"');
  const maxCalls = readLimit(given.get("maxCalls"), `${field}.maxCalls`);
  return {
    ...(schema !== undefined && { schema: schema as NonNullable<ToolRule["schema"]> }),
    ...(allow !== undefined && { allow: allow as NonNullable<ToolRule["allow"]> }),
    ...(needs !== undefined && { needsApproval: needs as NonNullable<ToolRule["needsApproval"]> }),
    ...(maxCalls !== undefined && { maxCalls }),
    constraints: readConstraints(given.get("arguments"), `${field}.arguments`),
    // What is not known to stay inside may let something out.
    sideEffect:
      oneOf(given.get("sideEffect"), `${field}.sideEffect`, ["none", "internal", "external"]) ?? "external",
    gives,
  };
}

function readConstraints(value: unknown, field: string): ToolPlan["constraints"] {
  return [...readOptions(value, field)].flatMap(([path, one]) => {
    const list: readonly unknown[] = Array.isArray(one) ? one : [one];
    return list.map((constraint): [string, Constraint] => {
      const holds = isObject(constraint) ? (constraint as Partial<Constraint>).holds : undefined;
      const expected = isObject(constraint) ? own(constraint, "expected") : undefined;
      if (typeof holds !== "function" || typeof expected !== "string")
        throw wrongOption(`${field}[${JSON.stringify(path)}]`, "a constraint, or an array of them");
      return [path, constraint as Constraint];
    });
  });
}

function readLimit(value: unknown, field: string): CallLimit | undefined {
  if (value === undefined) return undefined;
  const [calls, windowMs] = isObject(value) ? [own(value, "calls"), own(value, "windowMs")] : [value, 1];
  const isCount = Number.isInteger(calls) && (calls as number) >= 0 && (calls as number) <= mostCounted;
  if (!isCount || typeof windowMs !== "number" || !(windowMs > 0))
    throw wrongOption(field, `a number of calls up to ${mostCounted}, or { calls, windowMs }`);
  return isObject(value) ? { calls: calls as number, windowMs } : (calls as number);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

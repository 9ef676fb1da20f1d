import { optionalFunction } from "../../core/options.ts";
import { isObject, readOptions, wrongOption } from "../../core/validate.ts";
import { type Authorize, usualTimeoutMs } from "./authorize.ts";
import { canonicalRule } from "./canonical.ts";
import { type FieldOption, readFields } from "./fields.ts";
import { readRule } from "./rule.ts";
import type { AclRule, Plan } from "./types.ts";

/** Options of {@link documentAcl}. */
export interface DocumentAclOptions {
  /**
   * Names of the fields in the metadata, where they differ, and types of further ones for `rule`:
   * `{ tenant: "org_id", department: { type: "string" } }`. Types are `string`, `number`, `boolean` and `strings`.
   *
   * @default the names of the canonical metadata
   */
  readonly fields?: Readonly<Record<string, FieldOption>>;
  /** Who may read. @default canonicalRule */
  readonly rule?: AclRule;
  /**
   * An engine that has to agree as well, for documents that the rule allows; asked by the guard and by `guardRetriever`.
   *
   * @default none
   */
  readonly authorize?: Authorize;
  /** What the engine is asked for. @default "read" */
  readonly action?: string;
  /**
   * The id of the document that a chunk belongs to, for `authorize`; what is no text that is not empty is unreadable.
   *
   * @default the id of the chunk
   */
  readonly documentOf?: (chunk: { readonly id: string; readonly metadata: unknown }) => string | undefined;
  /** Most documents in one call of `authorize`. @default 50 */
  readonly batchSize?: number;
  /** Longest time of one call of `authorize`. @default 800 */
  readonly timeoutMs?: number;
}

/** Options that were checked. */
export interface AclSettings {
  readonly plan: Plan;
  readonly authorize: Authorize | undefined;
  readonly limits: { readonly action: string; readonly batchSize: number; readonly timeoutMs: number };
  readonly documentOf: (chunk: { readonly id: string; readonly metadata: unknown }) => unknown;
}

const names = ["fields", "rule", "authorize", "action", "documentOf", "batchSize", "timeoutMs"];

const mostBatch = 10_000;
const longestMs = 600_000;

/** Checks the options; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function readSettings(options: unknown): AclSettings {
  const given = readOptions(options, "options", names);
  const fields = readFields(given.get("fields"), "options.fields");
  const action = given.get("action") ?? "read";
  if (typeof action !== "string" || action === "")
    throw wrongOption("options.action", "a string that is not empty");
  const rule = given.get("rule");
  if (rule !== undefined && !isObject(rule)) throw wrongOption("options.rule", "a rule");
  return {
    plan: readRule(rule ?? canonicalRule, fields, "options.rule"),
    authorize: optionalFunction(given.get("authorize"), "options.authorize") as Authorize | undefined,
    limits: {
      action,
      batchSize: readWhole(given.get("batchSize") ?? 50, "options.batchSize", mostBatch),
      timeoutMs: readWhole(given.get("timeoutMs") ?? usualTimeoutMs, "options.timeoutMs", longestMs),
    },
    documentOf:
      (optionalFunction(given.get("documentOf"), "options.documentOf") as AclSettings["documentOf"]) ??
      (({ id }) => id),
  };
}

/** A whole number from 1 to a bound. */
export function readWhole(value: unknown, field: string, most: number): number {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > most)
    throw wrongOption(field, `a whole number from 1 to ${most}`);
  return value as number;
}

import { plainKey } from "../../core/strings.ts";
import { isObject } from "../../core/validate.ts";
import { finding } from "./findings.ts";
import type { ToolArguments, ToolFinding, ToolRule } from "./types.ts";

/** What came of asking a schema. */
export type SchemaResult =
  | { readonly arguments: ToolArguments }
  | { readonly findings: readonly ToolFinding[] };

const mostIssues = 20;

/** Whether something is a Standard Schema. */
export function isStandardSchema(value: unknown): boolean {
  // Schemas of ArkType are functions.
  if (!isObject(value) && typeof value !== "function") return false;
  const standard = (value as { "~standard"?: unknown })["~standard"];
  return isObject(standard) && typeof (standard as { validate?: unknown }).validate === "function";
}

/** Asks a schema or a predicate; one that throws or gives no object says no. */
export async function askSchema(schema: ToolRule["schema"], given: ToolArguments): Promise<SchemaResult> {
  if (schema === undefined) return { arguments: given };
  try {
    if (!isStandardSchema(schema)) {
      const says = await (schema as (value: ToolArguments) => unknown)(given);
      return says === true ? { arguments: given } : refused;
    }
    const { "~standard": standard } = schema as Extract<ToolRule["schema"], { "~standard": unknown }>;
    const result = (await standard.validate(given)) as { issues?: unknown; value?: unknown };
    // Before the value, because some libraries give both.
    if (result.issues !== undefined) return { findings: findingsOf(result.issues) };
    const { value } = result;
    return isObject(value) && !Array.isArray(value) ? { arguments: value as ToolArguments } : refused;
  } catch {
    return refused;
  }
}

const refused: SchemaResult = { findings: [finding("schema")] };

function findingsOf(issues: unknown): readonly ToolFinding[] {
  if (!Array.isArray(issues) || issues.length === 0) return [finding("schema")];
  return issues.slice(0, mostIssues).map((issue) => {
    const keys = (issue as { path?: unknown } | null)?.path;
    const names = Array.isArray(keys) ? keys.map(nameOf) : [];
    return finding("schema", { path: ["arguments", ...names].join(".") });
  });
}

/** https://standardschema.dev: a segment is a key, or an object with one. */
function nameOf(segment: unknown): string {
  const key = isObject(segment) ? (segment as { key?: unknown }).key : segment;
  return typeof key === "string" || typeof key === "number" ? plainKey(key) : "*";
}

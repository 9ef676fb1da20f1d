import type { AclRule, FieldType, Operand, Principal } from "../../../src/index.ts";

/** What a field may be called in a rule, where it stands in the metadata, and its type. */
export type Schema = Readonly<Record<string, { readonly name: string; readonly type: FieldType }>>;

type Truth = boolean | undefined;

/** Decides a rule the slow and plain way, in Kleene's logic over the rule as it was written. */
export function oracle(
  rule: AclRule,
  schema: Schema,
  metadata: Record<string, unknown>,
  principal: Principal,
): boolean {
  const asked = new Set<string>();
  const used = new Set<string>();
  collect(rule, used, asked);
  for (const key of used) {
    const { name, type } = schema[key] as Schema[string];
    const value = metadata[name];
    const absent = value === undefined || value === null;
    if (absent ? !asked.has(key) : !fits(value, type)) return false;
  }
  return truth(rule, schema, metadata, principal) === true;
}

function collect(rule: AclRule, used: Set<string>, asked: Set<string>): void {
  if ("all" in rule) for (const part of rule.all) collect(part, used, asked);
  else if ("any" in rule) for (const part of rule.any) collect(part, used, asked);
  else if ("not" in rule) collect(rule.not, used, asked);
  else if ("exists" in rule) {
    used.add(rule.exists.metadata);
    asked.add(rule.exists.metadata);
  } else {
    for (const side of Object.values(rule)[0] as readonly Operand[]) {
      if (typeof side === "object" && "metadata" in side) used.add(side.metadata);
    }
  }
}

function fits(value: unknown, type: FieldType): boolean {
  if (type === "strings")
    return Array.isArray(value) && Array.from(value).every((item) => fits(item, "string"));
  if (type === "string") return typeof value === "string" && value.length > 0;
  if (type === "number")
    return typeof value === "number" && value >= 0 && value <= 2 ** 53 - 1 && value % 1 === 0;
  return value === true || value === false;
}

function truth(
  rule: AclRule,
  schema: Schema,
  metadata: Record<string, unknown>,
  principal: Principal,
): Truth {
  const of = (part: AclRule) => truth(part, schema, metadata, principal);
  if ("all" in rule) {
    const parts = rule.all.map(of);
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }
  if ("any" in rule) {
    const parts = rule.any.map(of);
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }
  if ("not" in rule) {
    const part = of(rule.not);
    return part === undefined ? undefined : !part;
  }
  if ("exists" in rule) return valueAt(rule.exists) !== undefined;
  const [op, sides] = Object.entries(rule)[0] as [string, readonly [Operand, Operand]];
  const [left, right] = sides.map(valueAt) as [unknown, unknown];
  if (left === undefined || right === undefined) return undefined;
  if (op === "eq") return left === right;
  if (op === "lte") return Number(left) <= Number(right);
  const lefts = op === "in" ? [left] : (left as unknown[]);
  return lefts.filter((item) => (right as unknown[]).indexOf(item) !== -1).length > 0;

  function valueAt(side: Operand): unknown {
    if (typeof side !== "object" || Array.isArray(side)) return side;
    if ("metadata" in side) return metadata[(schema[side.metadata] as Schema[string]).name] ?? undefined;
    const { principal: part } = side as { principal: string };
    if (part === "ids") return [principal.user, ...(principal.groups ?? [])];
    return principal[part as keyof Principal];
  }
}

import { isObject, readOptions, wrongOption } from "../../core/validate.ts";
import { canonicalFields } from "./canonical.ts";
import type { FieldType } from "./types.ts";

/** The name of a field in the metadata, or for a field of one's own its type and, if it differs, its name. */
export type FieldOption = string | { readonly type: FieldType; readonly name?: string };

/** A field that rules may refer to. */
export interface KnownField {
  readonly name: string;
  readonly type: FieldType;
}

const types: readonly unknown[] = ["string", "number", "boolean", "strings"] satisfies FieldType[];

/** Names that mean something to every object. */
const reserved: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Whether something may stand as a name in a query: letters, digits and `_`, at most 63, no digit first. */
export function isName(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(value) && !reserved.has(value);
}

/** Whether something is up to four names joined by dots, such as `docs.tenant` or `metadata.acl.tenant`. */
export function isPath(value: unknown): value is string {
  return typeof value === "string" && value.length <= 255 && hasNames(value.split("."));
}

function hasNames(parts: readonly string[]): boolean {
  return parts.length <= 4 && parts.every(isName);
}

export const nameExpected: string = "a name of at most 63 letters, digits and _";

/** The canonical fields and those of the option, by what rules call them. */
export function readFields(value: unknown, field: string): ReadonlyMap<string, KnownField> {
  const known = new Map<string, KnownField>();
  for (const [key, type] of canonicalFields) known.set(key, { name: key, type });
  for (const [key, option] of readOptions(value, field)) {
    const at = `${field}[${JSON.stringify(key)}]`;
    if (!isName(key)) throw wrongOption(at, `${nameExpected} as key`);
    known.set(key, readField(option, at, key, canonicalFields.get(key)));
  }
  return known;
}

function readField(value: unknown, at: string, key: string, canonical: FieldType | undefined): KnownField {
  if (typeof value === "string") {
    if (canonical === undefined) throw wrongOption(at, "an object with the type of the field");
    return { name: checked(value, at), type: canonical };
  }
  if (!isObject(value)) throw wrongOption(at, "a name, or an object with type and name");
  const given = readOptions(value, at, ["type", "name"]);
  const type = given.get("type") ?? canonical;
  if (!types.includes(type)) throw wrongOption(`${at}.type`, types.join(", "));
  if (canonical !== undefined && type !== canonical) throw wrongOption(`${at}.type`, canonical);
  return { name: checked(given.get("name") ?? key, `${at}.name`), type: type as FieldType };
}

function checked(name: unknown, at: string): string {
  if (!isName(name)) throw wrongOption(at, nameExpected);
  return name;
}

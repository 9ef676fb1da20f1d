import { wrongOption } from "../../../core/validate.ts";
import { isName, isPath, nameExpected } from "../fields.ts";
import type { Reader } from "../principal.ts";
import type { FieldType, Plan } from "../types.ts";
import { type Rendered, type StoreField, valueOfTerm } from "./bind.ts";
import { quotePath, quoteText, renderSql, type SqlDialect, type SqlFilter } from "./sql.ts";

const casts: Readonly<Record<FieldType, string>> = {
  string: "text",
  number: "bigint",
  boolean: "boolean",
  strings: "text[]",
};

const columns: Omit<SqlDialect, "value"> = {
  column: ({ path }) => quotePath(path, '"', '"'),
  compare(op, left, right) {
    if (op === "eq") return `${left} = ${right}`;
    if (op === "lte") return `${left} <= ${right}`;
    // A list of a GIN index, if there is one, stands on the left.
    return op === "in" ? `${left} = ANY(${right})` : `${left} && ${right}`;
  },
  typed: true,
  present: ({ path }) => `${quotePath(path, '"', '"')} IS NOT NULL`,
};

/** For columns `text`, `bigint` or `integer`, `boolean` and `text[]`; the first placeholder is `$<first>`. */
export function postgresFilter(
  plan: Plan,
  fields: readonly StoreField[],
  reader: Reader,
  first: number,
): Rendered<SqlFilter> {
  const values: SqlFilter["values"][number][] = [];
  const places = new Map<string, string>();
  const text = renderSql(plan, fields, {
    ...columns,
    value(term, type) {
      const key = JSON.stringify(term);
      const known = places.get(key);
      if (known !== undefined) return known;
      const place = `$${first + values.push(valueOfTerm(term, reader)) - 1}::${casts[type]}`;
      places.set(key, place);
      return place;
    },
  });
  return { filter: { text, values }, exact: true };
}

/** Names in a row-level security policy. */
export interface RowSecurityNames {
  readonly table: string;
  readonly name: string;
  readonly prefix: string;
}

/** See `DocumentAcl.rowLevelSecurityPolicy`. */
export function rowSecurityPolicy(
  plan: Plan,
  fields: readonly StoreField[],
  { table, name, prefix }: RowSecurityNames,
): string {
  if (!isPath(table))
    throw wrongOption("table", `${nameExpected}, after that of its schema and a dot if need be`);
  if (!isName(name)) throw wrongOption("options.name", nameExpected);
  const condition = renderSql(plan, fields, {
    ...columns,
    value: (term, type) =>
      term.from === "literal" ? `${literal(term.value)}::${casts[type]}` : setting(prefix, term.part, type),
  });
  const target = quotePath(table, '"', '"');
  return [
    `ALTER TABLE ${target} ENABLE ROW LEVEL SECURITY;`,
    `ALTER TABLE ${target} FORCE ROW LEVEL SECURITY;`,
    `CREATE POLICY "${name}" ON ${target} FOR SELECT USING (${condition});`,
  ].join("\n");
}

function literal(value: string | number | boolean | readonly string[]): string {
  if (Array.isArray(value)) return `ARRAY[${value.map((text: string) => literal(text)).join(", ")}]`;
  if (typeof value !== "string") return String(value);
  // Doubled in this form whatever `standard_conforming_strings` says.
  return value.includes("\\") ? `E${quoteText(value.replaceAll("\\", "\\\\"))}` : quoteText(value);
}

/** Read once per query, as a subquery; NULL, which no row fits, where it is not set. */
function setting(prefix: string, part: string, type: FieldType): string {
  const value = `nullif(current_setting('${prefix}.${part}', true), '')`;
  if (type !== "strings") return `(SELECT ${value}::${casts[type]})`;
  const list = "ARRAY(SELECT jsonb_array_elements_text(given::jsonb))";
  return `(SELECT ${list} FROM (SELECT ${value} AS given) AS setting WHERE given IS NOT NULL)::text[]`;
}

/** See `DocumentAcl.rowLevelSecuritySettings`. */
export function rowSecuritySettings(reader: Reader, prefix: string): SqlFilter {
  const { tenant, user, groups, ids, clearance } = reader;
  const settings: readonly (readonly [string, string])[] = [
    ["tenant", tenant],
    ["user", user],
    ["groups", JSON.stringify(groups.list)],
    ["ids", JSON.stringify(ids.list)],
    ["clearance", String(clearance)],
  ];
  const calls = settings.map(([part], index) => `set_config('${prefix}.${part}', $${index + 1}, true)`);
  return { text: `SELECT ${calls.join(", ")}`, values: settings.map(([, value]) => value) };
}

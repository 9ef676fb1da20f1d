import type { Reader } from "../principal.ts";
import type { Plan } from "../types.ts";
import { type Rendered, type StoreField, valueOfTerm } from "./bind.ts";
import { quotePath, renderSql, type SqlDialect, type SqlFilter } from "./sql.ts";

// In brackets: SQLite takes a name in double quotes that is no column for a text.
const column = ({ path }: StoreField): string => quotePath(path, "[", "]");

/**
 * For SQLite (JSON functions are built in from 3.38 on) and libSQL: texts, whole numbers, 0 and 1 for booleans, and lists as
 * JSON text. Placeholders are `?`.
 */
export function sqliteFilter(plan: Plan, fields: readonly StoreField[], reader: Reader): Rendered<SqlFilter> {
  const values: SqlFilter["values"][number][] = [];
  const dialect: SqlDialect = {
    // Broken JSON in one row would otherwise fail the whole query.
    column: (field) =>
      field.type === "strings"
        ? `CASE WHEN json_valid(${column(field)}) THEN ${column(field)} ELSE '[]' END`
        : column(field),
    value(term, type) {
      const value = valueOfTerm(term, reader);
      if (type === "boolean") values.push(value === true ? 1 : 0);
      else values.push(Array.isArray(value) ? JSON.stringify(value) : value);
      return "?";
    },
    compare(op, left, right) {
      if (op === "eq") return `${left} = ${right}`;
      if (op === "lte") return `${left} <= ${right}`;
      if (op === "in") return `${left} IN (SELECT value FROM json_each(${right}))`;
      const lists = `json_each(${left}) AS a JOIN json_each(${right}) AS b ON a.value = b.value`;
      return `EXISTS (SELECT 1 FROM ${lists})`;
    },
    typed: false,
    present,
  };
  const text = renderSql(plan, fields, dialect);
  return { filter: { text, values }, exact: true };
}

function present(field: StoreField): string {
  const name = column(field);
  if (field.type === "string") return `typeof(${name}) = 'text'`;
  if (field.type === "number") return `typeof(${name}) IN ('integer', 'real')`;
  if (field.type === "boolean") return `${name} IN (0, 1)`;
  return `CASE WHEN json_valid(${name}) THEN json_type(${name}) = 'array' ELSE 0 END`;
}

import type { Condition, Plan, Term, Test } from "../types.ts";
import type { StoreField } from "./bind.ts";

/** A condition for `WHERE` with its parameters. */
export interface SqlFilter {
  readonly text: string;
  /** Parameters in the order of their placeholders. */
  readonly values: readonly (string | number | boolean | readonly string[])[];
}

/** How a database writes comparisons. */
export interface SqlDialect {
  column(field: StoreField): string;
  /** A term that is no field. */
  value(term: Exclude<Term, { from: "metadata" }>, type: StoreField["type"]): string;
  compare(op: Exclude<Test["op"], "exists">, left: string, right: string): string;
  /** Whether a column holds a value of its type. */
  present(field: StoreField): string;
  /** True where columns hold nothing but NULL and values of their type. */
  readonly typed: boolean;
}

/**
 * Writes a rule as SQL.
 *
 * Rows without a field that the rule needs are left out by name, since functions may turn the absence of a value into `false`.
 */
export function renderSql({ condition }: Plan, fields: readonly StoreField[], dialect: SqlDialect): string {
  const visit = (part: Condition): string => {
    if ("all" in part) return `(${part.all.map(visit).join(" AND ")})`;
    if ("any" in part) return `(${part.any.map(visit).join(" OR ")})`;
    return writeTest(part.test, part.holds, fields, dialect);
  };
  const compared = dialect.typed ? comparedFields(condition) : new Set();
  const needed = fields.filter(({ optional }, index) => !optional && !compared.has(index));
  return [...needed.map((field) => dialect.present(field)), visit(condition)].join(" AND ");
}

/** Fields that are compared whatever else holds, which leaves out rows where they are NULL. */
function comparedFields(condition: Condition): ReadonlySet<number> {
  const parts = "all" in condition ? condition.all : [condition];
  return new Set(
    parts.flatMap((part) => {
      if (!("test" in part) || part.test.op === "exists") return [];
      const { left, right } = part.test;
      return [left, right].flatMap((term) => (term.from === "metadata" ? [term.field] : []));
    }),
  );
}

function writeTest(test: Test, holds: boolean, fields: readonly StoreField[], dialect: SqlDialect): string {
  const fieldAt = (index: number) => fields[index] as StoreField;
  if (test.op === "exists") {
    const field = fieldAt(test.field);
    return holds ? dialect.present(field) : `${dialect.column(field)} IS NULL`;
  }
  const { op, left, right, type } = test;
  const write = (term: Term, side: StoreField["type"]): string =>
    term.from === "metadata" ? dialect.column(fieldAt(term.field)) : dialect.value(term, side);
  const listed = op === "overlaps" || op === "in" ? "strings" : type;
  const comparison = dialect.compare(op, write(left, type), write(right, listed));
  const optional = [left, right].flatMap((term) =>
    term.from === "metadata" && fieldAt(term.field).optional ? [dialect.present(fieldAt(term.field))] : [],
  );
  const whole = [...optional, holds ? comparison : `NOT (${comparison})`].join(" AND ");
  return optional.length > 0 ? `(${whole})` : whole;
}

/** A name in quotes, part by part; names are letters, digits and `_` and hold no quotes. */
export function quotePath(path: string, open: string, close: string): string {
  return path
    .split(".")
    .map((name) => open + name + close)
    .join(".");
}

/** A text as a literal of standard SQL. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

import { type Bound, type Dialect, type Leaf, type Rendered, render, type StoreField } from "./bind.ts";
import { quotePath, quoteText } from "./sql.ts";

/** For columns of type utf8, int, bool and list of utf8; a string for `where`. */
export function lancedbFilter(bound: Bound, fields: readonly StoreField[]): Rendered<string> {
  const { filter, exact } = render(bound, fields, dialect);
  const parts = "all" in bound ? bound.all : [bound];
  // What is compared whatever else holds leaves out rows where it is NULL.
  const compared = new Set(parts.flatMap((part) => ("leaf" in part ? [part.leaf.field.key] : [])));
  const needed = fields.filter(({ key, optional }) => !optional && !compared.has(key));
  return { filter: [...needed.map((field) => `${column(field)} IS NOT NULL`), filter].join(" AND "), exact };
}

const column = ({ path }: StoreField): string => quotePath(path, "`", "`");

const dialect: Dialect<string> = {
  all: (parts) => `(${parts.join(" AND ")})`,
  any: (parts) => `(${parts.join(" OR ")})`,
  everything: "true",
  nothing: () => "false",
  leaf,
};

// A comparison with NULL is NULL, and so is its opposite: neither fits.
function leaf(leaf: Leaf): string {
  const name = column(leaf.field);
  if (leaf.is === "exists") return `${name} IS ${leaf.holds ? "NOT NULL" : "NULL"}`;
  if (leaf.is === "compare") return `${name} ${leaf.operator} ${leaf.value}`;
  const values = leaf.values.map((value) => (typeof value === "string" ? quoteText(value) : String(value)));
  if (leaf.is === "overlaps") {
    return `${leaf.holds ? "" : "NOT "}array_has_any(${name}, make_array(${values.join(", ")}))`;
  }
  if (values.length === 1) return `${name} ${leaf.holds ? "=" : "<>"} ${values[0]}`;
  return `${name} ${leaf.holds ? "IN" : "NOT IN"} (${values.join(", ")})`;
}

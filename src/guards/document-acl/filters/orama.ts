import { wrongOption } from "../../../core/validate.ts";
import {
  type Bound,
  type Dialect,
  type Leaf,
  type Loose,
  type Rendered,
  render,
  type StoreField,
  unlessOptional,
} from "./bind.ts";

/** A filter of Orama 3, for `where`. */
export type OramaFilter = Readonly<Record<string, unknown>>;

/** For fields of type `enum`, `number`, `boolean` and `enum[]`. */
export function oramaFilter(bound: Bound, fields: readonly StoreField[]): Rendered<OramaFilter> {
  for (const { key, path } of fields)
    if (words.has(path)) throw wrongOption(`options.fields.${key}`, "a name other than and, or, not");
  return render(bound, fields, dialect);
}

/** What Orama takes for operators. */
const words: ReadonlySet<string> = new Set(["and", "or", "not"]);

const dialect: Dialect<OramaFilter> = {
  all: (and) => ({ and }),
  any: (or) => ({ or }),
  everything: {},
  nothing: ({ path, type }) => both(path, type),
  leaf,
};

/** Two conditions on one field that exclude each other, in the form that its index understands. */
function both(path: string, type: StoreField["type"]): OramaFilter {
  if (type === "boolean") return { and: [{ [path]: true }, { [path]: false }] };
  if (type === "number") return { and: [{ [path]: { gt: 0 } }, { [path]: { lt: 0 } }] };
  return { [path]: type === "string" ? { in: [] } : { containsAny: [] } };
}

const operators = { "<=": "lte", "<": "lt", ">=": "gte", ">": "gt" } as const;

function leaf(leaf: Leaf): OramaFilter | Loose<OramaFilter> | undefined {
  const { field } = leaf;
  if (leaf.is === "exists") return undefined;
  if (leaf.is === "compare") return { [field.path]: { [operators[leaf.operator]]: leaf.value } };
  if (field.type === "boolean") return { [field.path]: leaf.values[0] === leaf.holds };
  const [value] = leaf.values;
  const filter: OramaFilter = {
    [field.path]:
      leaf.is === "overlaps"
        ? { containsAny: leaf.values }
        : field.type === "number"
          ? { eq: value }
          : { in: leaf.values },
  };
  return leaf.holds ? filter : unlessOptional(field, { not: filter });
}

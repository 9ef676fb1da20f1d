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

/** A filter of Qdrant: https://qdrant.tech/documentation/concepts/filtering/ */
export interface QdrantFilter {
  readonly must?: readonly QdrantCondition[];
  readonly must_not?: readonly QdrantCondition[];
  readonly should?: readonly QdrantCondition[];
}

type QdrantCondition = QdrantFilter | Readonly<Record<string, unknown>>;

/** For payloads with keyword, integer and bool indexes. */
export function qdrantFilter(bound: Bound, fields: readonly StoreField[]): Rendered<QdrantFilter> {
  const { filter, exact } = render(bound, fields, dialect);
  const whole = "key" in filter ? { must: [filter] } : filter;
  return { filter: whole, exact };
}

const dialect: Dialect<QdrantCondition> = {
  all: (must) => ({ must }),
  any: (should) => ({ should }),
  everything: {},
  nothing: ({ path }) => ({ key: path, range: { gt: 0, lt: 0 } }),
  leaf,
};

const operators = { "<=": "lte", "<": "lt", ">=": "gte", ">": "gt" } as const;

function leaf(leaf: Leaf): QdrantCondition | Loose<QdrantCondition> | undefined {
  const { path: key, type, optional } = leaf.field;
  // `is_empty` is true for an empty list as well, so of lists it tells too little.
  const empty = { is_empty: { key } };
  if (leaf.is === "exists") {
    if (type === "strings") return undefined;
    return leaf.holds ? { must_not: [empty] } : { must: [empty] };
  }
  if (leaf.is === "compare") return { key, range: { [operators[leaf.operator]]: leaf.value } };
  const [value] = leaf.values;
  const match = { key, match: leaf.values.length === 1 ? { value } : { any: leaf.values } };
  if (leaf.holds) return match;
  if (type === "strings") return unlessOptional(leaf.field, { must_not: [match] });
  return { must_not: optional ? [match, empty] : [match] };
}

import {
  type Bound,
  type Dialect,
  type Leaf,
  type Rendered,
  render,
  type StoreField,
  unlessOptional,
} from "./bind.ts";

/** The part of `collection.filter.byProperty(name)` of `weaviate-client` that is used here. */
export interface WeaviateProperty<Value> {
  equal(value: string | number | boolean): Value;
  notEqual(value: string | number | boolean): Value;
  containsAny(values: string[]): Value;
  lessThan(value: number): Value;
  lessOrEqual(value: number): Value;
  greaterThan(value: number): Value;
  greaterOrEqual(value: number): Value;
}

/** The part of `Filters` of `weaviate-client` that is used here; `not` needs server 1.33. */
export interface WeaviateFilters<Value> {
  and(...filters: Value[]): Value;
  or(...filters: Value[]): Value;
  not(filter: Value): Value;
}

/**
 * Makes the filter with the client's own functions: `filter(Filters, (name) => collection.filter.byProperty(name))`;
 * `undefined` where nothing is filtered.
 */
export type WeaviateFilter = <Value>(
  filters: WeaviateFilters<Value>,
  byProperty: (name: string) => WeaviateProperty<Value>,
) => Value | undefined;

/** For text properties with `tokenization: "field"`, int, boolean and text[]. */
export function weaviateFilter(bound: Bound, fields: readonly StoreField[]): Rendered<WeaviateFilter> {
  const { filter, exact } = render(bound, fields, dialect);
  return { filter: (filters, byProperty) => build(filter, filters, byProperty), exact };
}

/** What is to be built. */
type Order =
  | { readonly all: readonly Order[] }
  | { readonly any: readonly Order[] }
  | { readonly leaf: Exclude<Leaf, { is: "exists" }> };

const dialect: Dialect<Order> = {
  all: (parts) => ({ all: parts }),
  any: (parts) => ({ any: parts }),
  everything: { all: [] },
  nothing: (field) => ({
    all: (["<", ">"] as const).map((operator) => ({ leaf: { is: "compare", field, operator, value: 0 } })),
  }),
  leaf(leaf) {
    // Telling whether a property is there needs an index that is off by default.
    if (leaf.is === "exists") return undefined;
    const opposite = leaf.is !== "compare" && !leaf.holds;
    return opposite ? unlessOptional(leaf.field, { leaf }) : { leaf };
  },
};

const comparisons = {
  "<=": "lessOrEqual",
  "<": "lessThan",
  ">=": "greaterOrEqual",
  ">": "greaterThan",
} as const;

function build<Value>(
  order: Order,
  filters: WeaviateFilters<Value>,
  byProperty: (name: string) => WeaviateProperty<Value>,
): Value | undefined {
  if ("leaf" in order) return buildLeaf(order.leaf, filters, byProperty(order.leaf.field.path));
  const each = "all" in order ? order.all : order.any;
  if (each.length === 0) return undefined;
  const parts = each.map((part) => build(part, filters, byProperty) as Value);
  return "all" in order ? filters.and(...parts) : filters.or(...parts);
}

function buildLeaf<Value>(
  leaf: Exclude<Leaf, { is: "exists" }>,
  filters: WeaviateFilters<Value>,
  property: WeaviateProperty<Value>,
): Value {
  if (leaf.is === "compare") return property[comparisons[leaf.operator]](leaf.value);
  const [value] = leaf.values;
  if (leaf.is === "oneOf" && leaf.values.length === 1) {
    return leaf.holds ? property.equal(value as string) : property.notEqual(value as string);
  }
  const any = property.containsAny([...(leaf.values as readonly string[])]);
  return leaf.holds ? any : filters.not(any);
}

import type { Dialect, Leaf, Loose, StoreField } from "./bind.ts";
import { unlessOptional } from "./bind.ts";

/** A filter in the operators that MongoDB began with and Pinecone and Chroma took over. */
export type OperatorFilter = Readonly<Record<string, unknown>>;

/** How a store with these operators deals with lists and with fields that are not there. */
export interface OperatorStore {
  overlaps(field: StoreField, values: readonly string[], holds: boolean): OperatorFilter;
  /** `undefined` where the store cannot tell. */
  exists(field: StoreField, holds: boolean): OperatorFilter | undefined;
  readonly everything: OperatorFilter;
}

const operators = { "<=": "$lte", "<": "$lt", ">=": "$gte", ">": "$gt" } as const;

export function operatorDialect(store: OperatorStore): Dialect<OperatorFilter> {
  return {
    all: ($and) => ({ $and }),
    any: ($or) => ({ $or }),
    everything: store.everything,
    nothing: ({ path }) => ({ $and: [{ [path]: { $gt: 0 } }, { [path]: { $lt: 0 } }] }),
    leaf: (leaf) => writeLeaf(leaf, store),
  };
}

function writeLeaf(leaf: Leaf, store: OperatorStore): OperatorFilter | Loose<OperatorFilter> | undefined {
  const { field } = leaf;
  if (leaf.is === "exists") return store.exists(field, leaf.holds);
  if (leaf.is === "compare") return { [field.path]: { [operators[leaf.operator]]: leaf.value } };
  const filter =
    leaf.is === "overlaps"
      ? store.overlaps(field, leaf.values, leaf.holds)
      : oneOf(field, leaf.values, leaf.holds);
  if (leaf.holds || !field.optional) return filter;
  const exists = store.exists(field, true);
  return exists === undefined ? unlessOptional(field, filter) : { $and: [exists, filter] };
}

function oneOf({ path }: StoreField, values: readonly unknown[], holds: boolean): OperatorFilter {
  if (values.length === 1) return { [path]: { [holds ? "$eq" : "$ne"]: values[0] } };
  return { [path]: { [holds ? "$in" : "$nin"]: values } };
}

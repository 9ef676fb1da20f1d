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

/** A query of Elasticsearch and OpenSearch, to stand in `knn.filter` or in `bool.filter`. */
export type ElasticsearchFilter = Readonly<Record<string, unknown>>;

/** For fields of type `keyword` (without `ignore_above` and normalizer), `long` and `boolean`. */
export function elasticsearchFilter(
  bound: Bound,
  fields: readonly StoreField[],
): Rendered<ElasticsearchFilter> {
  return render(bound, fields, dialect);
}

const dialect: Dialect<ElasticsearchFilter> = {
  all: (filter) => ({ bool: { filter } }),
  any: (should) => ({ bool: { should, minimum_should_match: 1 } }),
  everything: { match_all: {} },
  nothing: () => ({ match_none: {} }),
  leaf,
};

const operators = { "<=": "lte", "<": "lt", ">=": "gte", ">": "gt" } as const;

function leaf(leaf: Leaf): ElasticsearchFilter | Loose<ElasticsearchFilter> | undefined {
  const { field } = leaf;
  const { path, type } = field;
  const exists = { exists: { field: path } };
  if (leaf.is === "exists") {
    // An empty list is not indexed, so it looks as if it were not there.
    if (type === "strings") return undefined;
    return leaf.holds ? exists : { bool: { must_not: [exists] } };
  }
  if (leaf.is === "compare") return { range: { [path]: { [operators[leaf.operator]]: leaf.value } } };
  const [value] = leaf.values;
  const match = leaf.values.length === 1 ? { term: { [path]: value } } : { terms: { [path]: leaf.values } };
  if (leaf.holds) return match;
  const opposite = { bool: { must_not: [match] } };
  if (type === "strings") return unlessOptional(field, opposite);
  return field.optional ? { bool: { filter: [exists], must_not: [match] } } : opposite;
}

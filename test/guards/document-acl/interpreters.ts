import type {
  StoreFilters,
  WeaviateFilters,
  WeaviateProperty,
} from "../../../src/guards/document-acl/index.ts";

// What each store's documentation says about a filter, over the metadata of one document. Where nothing is said about a field
// that is missing, the opposite of a comparison fits it, which is the worst for access.

type Metadata = Readonly<Record<string, unknown>>;
type Json = Readonly<Record<string, unknown>>;

function entry(object: unknown): [string, never] {
  const entries = Object.entries(object as object);
  if (entries.length !== 1) throw new Error(`one operator expected: ${Object.keys(object as object)}`);
  return entries[0] as [string, never];
}

/** An array stands for each of its items. */
function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function unknownOperator(operator: string): never {
  throw new Error(`unknown operator ${operator}`);
}

const ranges: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  lt: (value, bound) => value < bound,
  lte: (value, bound) => value <= bound,
  gt: (value, bound) => value > bound,
  gte: (value, bound) => value >= bound,
};

function inRange(value: unknown, bounds: Json): boolean {
  return Object.entries(bounds).every(
    ([operator, bound]) =>
      typeof value === "number" && (ranges[operator] ?? unknownOperator(operator))(value, bound as number),
  );
}

/** https://qdrant.tech/documentation/concepts/filtering/ */
export function qdrant(filter: Json, metadata: Metadata): boolean {
  if ("key" in filter) {
    const { key, match, range } = filter as { key: string; match?: Json; range?: Json };
    const values = items(metadata[key]);
    if (range !== undefined) return values.some((value) => inRange(value, range));
    const [operator, wanted] = entry(match);
    if (operator === "value") return values.includes(wanted);
    return operator === "any"
      ? (wanted as unknown[]).some((one) => values.includes(one))
      : unknownOperator(operator);
  }
  if ("is_empty" in filter) return items(metadata[(filter.is_empty as { key: string }).key]).length === 0;
  const { must = [], must_not = [], should = [], ...others } = filter as Record<string, Json[]>;
  for (const other of Object.keys(others)) unknownOperator(other);
  return (
    must.every((part) => qdrant(part, metadata)) &&
    !must_not.some((part) => qdrant(part, metadata)) &&
    (should.length === 0 || should.some((part) => qdrant(part, metadata)))
  );
}

/** https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-bool-query and the queries it is made of */
export function elasticsearch(query: Json, metadata: Metadata): boolean {
  const [kind, body] = entry(query) as [string, Json];
  if (kind === "match_all") return true;
  if (kind === "match_none") return false;
  // An empty list is not indexed.
  if (kind === "exists") return items(metadata[body.field as string]).length > 0;
  if (kind === "bool") {
    const {
      filter = [],
      must_not = [],
      should = [],
      minimum_should_match = 0,
    } = body as Record<string, never>;
    const fits = (part: Json) => elasticsearch(part, metadata);
    return (
      (filter as Json[]).every(fits) &&
      !(must_not as Json[]).some(fits) &&
      (should as Json[]).filter(fits).length >= minimum_should_match
    );
  }
  const [field, wanted] = entry(body);
  const values = items(metadata[field]);
  if (kind === "term") return values.includes(wanted);
  if (kind === "terms") return (wanted as unknown[]).some((one) => values.includes(one));
  return kind === "range" ? values.some((value) => inRange(value, wanted)) : unknownOperator(kind);
}

/** The operators of MongoDB, Pinecone and Chroma. */
function operators(filter: Json, metadata: Metadata, known: readonly string[]): boolean {
  return Object.entries(filter).every(([key, value]) => {
    if (key === "$and") return (value as Json[]).every((part) => operators(part, metadata, known));
    if (key === "$or") return (value as Json[]).some((part) => operators(part, metadata, known));
    if (key.startsWith("$")) return unknownOperator(key);
    const found = items(metadata[key]);
    return Object.entries(value as Json).every(([operator, wanted]) => {
      if (!known.includes(operator)) return unknownOperator(operator);
      const list = items(wanted);
      switch (operator) {
        case "$eq":
          return wanted === null
            ? found.length === 0 && !Array.isArray(metadata[key])
            : found.includes(wanted);
        case "$ne":
          return wanted === null ? found.length > 0 || Array.isArray(metadata[key]) : !found.includes(wanted);
        case "$in":
        case "$contains":
          return list.some((one) => found.includes(one));
        case "$nin":
        case "$not_contains":
          return !list.some((one) => found.includes(one));
        case "$exists":
          return Object.hasOwn(metadata, key) === wanted;
        default:
          return found.some((one) => inRange(one, { [operator.slice(1)]: wanted }));
      }
    });
  });
}

const common = ["$eq", "$ne", "$in", "$nin", "$lt", "$lte", "$gt", "$gte"];

/** https://www.mongodb.com/docs/manual/reference/operator/query/ */
export function mongodb(filter: Json, metadata: Metadata): boolean {
  return operators(filter, metadata, [...common, "$exists"]);
}

/** https://docs.pinecone.io/guides/search/filter-by-metadata */
export function pinecone(filter: Json, metadata: Metadata): boolean {
  return operators(filter, metadata, [...common, "$exists"]);
}

/** https://docs.trychroma.com/docs/querying-collections/metadata-filtering */
export function chroma(filter: Json | undefined, metadata: Metadata): boolean {
  if (filter === undefined) return true;
  checkChroma(filter);
  return operators(filter, metadata, [...common, "$contains", "$not_contains"]);
}

/** Chroma takes one field or one operator per object, and two parts or more for `$and` and `$or`. */
function checkChroma(filter: Json): void {
  const [key, value] = entry(filter);
  if (key !== "$and" && key !== "$or") return;
  if ((value as Json[]).length < 2) throw new Error(`${key} needs two parts`);
  for (const part of value as Json[]) checkChroma(part);
}

/** https://docs.weaviate.io/weaviate/search/filters and the functions of `weaviate-client` */
export function weaviate(filter: StoreFilters["weaviate"], metadata: Metadata): boolean {
  type Fits = () => boolean;
  const filters: WeaviateFilters<Fits> = {
    and:
      (...parts) =>
      () =>
        parts.every((part) => part()),
    or:
      (...parts) =>
      () =>
        parts.some((part) => part()),
    not: (part) => () => !part(),
  };
  const byProperty = (name: string): WeaviateProperty<Fits> => {
    const values = items(metadata[name]);
    const range = (operator: string) => (bound: number) => () =>
      values.some((value) => inRange(value, { [operator]: bound }));
    return {
      equal: (value) => () => values.includes(value),
      notEqual: (value) => () => !values.includes(value),
      containsAny: (wanted) => () => wanted.some((one) => values.includes(one)),
      lessThan: range("lt"),
      lessOrEqual: range("lte"),
      greaterThan: range("gt"),
      greaterOrEqual: range("gte"),
    };
  };
  return filter(filters, byProperty)?.() ?? true;
}

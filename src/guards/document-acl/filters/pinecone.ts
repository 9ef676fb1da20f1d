import { type Bound, type Rendered, render, type StoreField } from "./bind.ts";
import { type OperatorFilter, operatorDialect } from "./operators.ts";

/** For metadata of strings, numbers, booleans and lists of strings: https://docs.pinecone.io/guides/index-data/indexing-overview#metadata */
export function pineconeFilter(bound: Bound, fields: readonly StoreField[]): Rendered<OperatorFilter> {
  return render(bound, fields, dialect);
}

const dialect = operatorDialect({
  overlaps: ({ path }, values, holds) => ({ [path]: { [holds ? "$in" : "$nin"]: values } }),
  // Nothing is said about empty lists.
  exists: ({ path, type }, holds) => (type === "strings" ? undefined : { [path]: { $exists: holds } }),
  everything: {},
});

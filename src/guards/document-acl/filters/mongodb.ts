import { type Bound, type Rendered, render, type StoreField } from "./bind.ts";
import { type OperatorFilter, operatorDialect } from "./operators.ts";

/** For `find`, `$match` and the `filter` of `$vectorSearch`, whose fields have to be indexed as `filter`. */
export function mongodbFilter(bound: Bound, fields: readonly StoreField[]): Rendered<OperatorFilter> {
  return render(bound, fields, dialect);
}

const dialect = operatorDialect({
  overlaps: ({ path }, values, holds) => ({ [path]: { [holds ? "$in" : "$nin"]: values } }),
  exists: ({ path }, holds) =>
    holds
      ? { $and: [{ [path]: { $exists: true } }, { [path]: { $ne: null } }] }
      : { $or: [{ [path]: { $exists: false } }, { [path]: { $eq: null } }] },
  everything: {},
});

import { type Bound, type Rendered, render, type StoreField } from "./bind.ts";
import { type OperatorFilter, operatorDialect } from "./operators.ts";

/** For `where`; `undefined` where nothing is filtered, since Chroma refuses an empty filter. Lists are arrays in the metadata. */
export function chromaFilter(
  bound: Bound,
  fields: readonly StoreField[],
): Rendered<OperatorFilter | undefined> {
  const { filter, exact } = render(bound, fields, dialect);
  return { filter: filter === everything ? undefined : filter, exact };
}

const everything: OperatorFilter = {};

const dialect = operatorDialect({
  overlaps({ path }, values, holds) {
    const parts = values.map((value) => ({ [path]: { [holds ? "$contains" : "$not_contains"]: value } }));
    if (parts.length === 1) return parts[0] as OperatorFilter;
    return holds ? { $or: parts } : { $and: parts };
  },
  exists: () => undefined,
  everything,
});

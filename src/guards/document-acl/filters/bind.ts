import type { Ids } from "../ids.ts";
import type { Reader } from "../principal.ts";
import type { Condition, Field, FieldType, Plan, Term, Test } from "../types.ts";

/** A field in a store: its path there instead of its name in the metadata. */
export interface StoreField extends Field {
  readonly path: string;
}

/** A comparison of one field with values; `holds: false` is its opposite, for documents that have the field. */
export type Leaf = { readonly field: StoreField } & (
  | {
      readonly is: "oneOf";
      readonly type: Exclude<FieldType, "strings">;
      readonly values: readonly (string | number | boolean)[];
      readonly holds: boolean;
    }
  | { readonly is: "overlaps"; readonly values: readonly string[]; readonly holds: boolean }
  | { readonly is: "compare"; readonly operator: Operator; readonly value: number }
  | { readonly is: "exists"; readonly holds: boolean }
);

type Operator = "<=" | "<" | ">=" | ">";

/** A condition with the values of one principal; `[]` is true as `all` and false as `any`. */
export type Bound =
  | { readonly all: readonly Bound[] }
  | { readonly any: readonly Bound[] }
  | { readonly leaf: Leaf }
  /** Compares two fields, which these stores cannot do. */
  | { readonly beyond: true };

const always: Bound = { all: [] };
const never: Bound = { any: [] };

/** Puts the values of a principal into a rule and works out what depends on them alone. */
export function bind({ condition }: Plan, fields: readonly StoreField[], reader: Reader): Bound {
  const visit = (part: Condition): Bound => {
    if ("test" in part) return bindTest(part.test, part.holds, fields, reader);
    if ("all" in part) return all(part.all.map(visit));
    return any(part.any.map(visit));
  };
  return visit(condition);
}

function all(parts: readonly Bound[]): Bound {
  if (parts.some(isNever)) return never;
  const left = parts.flatMap((part) => ("all" in part ? part.all : [part]));
  return left.length === 1 ? (left[0] as Bound) : { all: left };
}

function any(parts: readonly Bound[]): Bound {
  if (parts.some(isAlways)) return always;
  const left = parts.flatMap((part) => ("any" in part ? part.any : [part]));
  return left.length === 1 ? (left[0] as Bound) : { any: left };
}

function isAlways(part: Bound): boolean {
  return "all" in part && part.all.length === 0;
}

function isNever(part: Bound): boolean {
  return "any" in part && part.any.length === 0;
}

function bindTest(test: Test, holds: boolean, fields: readonly StoreField[], reader: Reader): Bound {
  const fieldAt = (index: number) => fields[index] as StoreField;
  if (test.op === "exists") {
    const field = fieldAt(test.field);
    return { leaf: { is: "exists", field, holds } };
  }
  const { op, left, right, type } = test;
  if (left.from === "metadata" && right.from === "metadata") return { beyond: true };
  if (left.from !== "metadata" && right.from !== "metadata") {
    return compareValues(op, valueOfTerm(left, reader), valueOfTerm(right, reader)) === holds
      ? always
      : never;
  }
  const [near, far] = left.from === "metadata" ? [left, right] : [right, left];
  const field = fieldAt((near as { field: number }).field);
  const value = valueOfTerm(far, reader);
  if (op === "lte") {
    const upper = near === left;
    const operator = upper ? (holds ? "<=" : ">") : holds ? ">=" : "<";
    return { leaf: { is: "compare", field, operator, value: value as number } };
  }
  const values = Array.isArray(value) ? (value as readonly string[]) : [value as string];
  // Nothing is in an empty list, but only what is there can be told not to be in it.
  if (values.length === 0) return holds ? never : field.optional ? present(field) : always;
  if (field.type === "strings") return { leaf: { is: "overlaps", field, values, holds } };
  return { leaf: { is: "oneOf", field, type: type as "string", values, holds } };
}

function present(field: StoreField): Bound {
  return { leaf: { is: "exists", field, holds: true } };
}

type Value = string | number | boolean | readonly string[];

function compareValues(op: string, left: Value, right: Value): boolean {
  if (op === "eq") return left === right;
  if (op === "lte") return left <= right;
  const list = right as readonly string[];
  return (Array.isArray(left) ? left : [left]).some((text) => list.includes(text as string));
}

/** The value of a term that is no field. */
export function valueOfTerm(term: Term, reader: Reader): Value {
  if (term.from === "literal") return term.value;
  const value = reader[(term as { part: keyof Reader }).part];
  return typeof value === "object" ? (value as Ids).list : value;
}

/** How a store writes conditions. */
export interface Dialect<Filter> {
  /** At least two parts. */
  all(parts: readonly Filter[]): Filter;
  /** At least two parts. */
  any(parts: readonly Filter[]): Filter;
  /** `undefined` where the store cannot tell. */
  leaf(leaf: Leaf): Filter | Loose<Filter> | undefined;
  readonly everything: Filter;
  /** What no document fits; the field is one that the rule refers to. */
  nothing(field: StoreField): Filter;
}

/** A filter that also lets pass what it should not, as far as the store can tell it apart. */
export class Loose<Filter> {
  readonly filter: Filter;

  constructor(filter: Filter) {
    this.filter = filter;
  }
}

/** A filter, and whether it selects exactly the readable ones among well-formed documents, or more. */
export interface Rendered<Filter> {
  readonly filter: Filter;
  readonly exact: boolean;
}

/** Writes a condition in a store's language. What the store cannot say is left out, so that more passes and never less. */
export function render<Filter>(
  bound: Bound,
  fields: readonly StoreField[],
  dialect: Dialect<Filter>,
): Rendered<Filter> {
  let exact = true;
  // `undefined`: everything passes.
  const visit = (part: Bound): Filter | undefined => {
    if ("all" in part) {
      const written = part.all.map(visit).filter((filter) => filter !== undefined);
      return written.length > 1 ? dialect.all(written) : written[0];
    }
    if ("any" in part) {
      if (part.any.length === 0) return dialect.nothing(fields[0] as StoreField);
      const written = part.any.map(visit);
      if (written.includes(undefined)) return undefined;
      return written.length > 1 ? dialect.any(written as Filter[]) : written[0];
    }
    const filter = "leaf" in part ? dialect.leaf(part.leaf) : undefined;
    if (filter === undefined || filter instanceof Loose) exact = false;
    return filter instanceof Loose ? filter.filter : filter;
  };
  const filter = visit(bound);
  return { filter: filter ?? dialect.everything, exact };
}

/** A filter whose opposite also fits documents without the field: exact unless such documents may be readable. */
export function unlessOptional<Filter>(field: StoreField, filter: Filter): Filter | Loose<Filter> {
  return field.optional ? new Loose(filter) : filter;
}

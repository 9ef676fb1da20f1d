import type { Principal } from "../../core/types.ts";

/** A principal with all four fields. */
export type AclPrincipal = Required<Principal>;

/** What a metadata field holds: a text, a whole number from 0 on, a boolean, or a list of texts. */
export type FieldType = "string" | "number" | "boolean" | "strings";

/** A part of the principal; `ids` is the user and the groups together and is never empty. */
export type PrincipalField = keyof AclPrincipal | "ids";

/** One side of a comparison: a metadata field, a part of the principal, or a value that is the same for everybody. */
export type Operand =
  | { readonly metadata: string }
  | { readonly principal: PrincipalField }
  | string
  | number
  | boolean
  | readonly string[];

/**
 * Who may read a document, as data: decided in memory and compiled to filters of stores.
 *
 * A comparison with a field that is missing is neither true nor false, and neither is its `not`. A field that holds the
 * wrong type makes the document unreadable, and so does a missing one unless the rule asks for it with `exists`.
 */
export type AclRule =
  | { readonly all: readonly AclRule[] }
  | { readonly any: readonly AclRule[] }
  | { readonly not: AclRule }
  /** Both are the same text, number or boolean. */
  | { readonly eq: readonly [Operand, Operand] }
  /** A text is one of a list. */
  | { readonly in: readonly [Operand, Operand] }
  /** Two lists share a text. */
  | { readonly overlaps: readonly [Operand, Operand] }
  /** The first number is at most the second. */
  | { readonly lte: readonly [Operand, Operand] }
  /** The metadata holds the field, and not as `null` or `undefined`. */
  | { readonly exists: { readonly metadata: string } };

/** A metadata field that a rule refers to. */
export interface Field {
  /** What the rule calls it. */
  readonly key: string;
  /** Its name in the metadata. */
  readonly name: string;
  readonly type: FieldType;
  /** True when the rule asks whether it is there, so that a document without it may be readable. */
  readonly optional: boolean;
}

/** An {@link Operand} that was checked. */
export type Term =
  | { readonly from: "metadata"; readonly field: number }
  | { readonly from: "principal"; readonly part: PrincipalField }
  | { readonly from: "literal"; readonly value: string | number | boolean | readonly string[] };

/** A comparison; `type` is that of its scalars, and for lists `strings`. */
export type Test =
  | {
      readonly op: "eq" | "in" | "overlaps" | "lte";
      readonly left: Term;
      readonly right: Term;
      readonly type: FieldType;
    }
  | { readonly op: "exists"; readonly field: number };

/**
 * A rule whose negations stand at its comparisons alone.
 *
 * A test that is neither true nor false counts as failed on both sides, which for this form is Kleene's logic.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | {
      readonly test: Test;
      readonly holds: boolean;
      /** Where it stands in the rule, such as `rule.all[1].lte`. */
      readonly at: string;
    };

/** A rule that was checked, with the fields it refers to. */
export interface Plan {
  readonly fields: readonly Field[];
  readonly condition: Condition;
}

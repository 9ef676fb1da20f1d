/** A number that is given to a person, an account or a thing of a person. */
export interface NumberKind {
  /** The finding is `pii/<id>`. */
  readonly id: string;
  readonly title: string;
  /**
   * Forms without separators, by commas: `d` a digit, `a` a letter, `x` either, each with its count; upper-case letters and
   * digits in quotation marks stand for themselves. `d9`, `a2d6a1`, `'CHE'd9`.
   */
  readonly shapes: string;
  /** Tells whether the check digits and inner structure are right; the code has upper-case letters and no separators. */
  readonly check?: (code: string) => boolean;
  /** Country code that may stand before it. */
  readonly prefix?: string;
  /** Ways of writing it that need no label when the check is right: `d3.d3.d3-d2`; or `true` for every way. */
  readonly alone?: readonly string[] | true;
  /** Words that announce it, by `|`; small letters without accents. */
  readonly labels: string;
}

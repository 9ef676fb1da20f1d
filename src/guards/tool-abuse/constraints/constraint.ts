import type { Principal } from "../../../core/types.ts";
import type { ReadToolCall } from "../types.ts";

/** What a constraint may look at besides the value. */
export interface ConstraintContext {
  readonly call: ReadToolCall;
  readonly principal: Principal | undefined;
}

/** What must hold for one argument. One that throws does not hold. */
export interface Constraint {
  /** What is expected, to complete "expected ...". Told to the model, so it names no secret. */
  readonly expected: string;
  holds(value: unknown, context: ConstraintContext): boolean | PromiseLike<boolean>;
}

/** A constraint that also holds for an argument that is missing. */
export function optional(constraint: Constraint): Constraint {
  return {
    expected: `${constraint.expected}, or nothing`,
    holds: (value, context) => value === undefined || constraint.holds(value, context),
  };
}

/** A constraint of an author's own. */
export function satisfies(
  expected: string,
  holds: (value: unknown, context: ConstraintContext) => boolean | PromiseLike<boolean>,
): Constraint {
  return { expected, holds };
}

/** True for text with a control character: those end lines, headers and names early. */
export function hasControl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text);
}

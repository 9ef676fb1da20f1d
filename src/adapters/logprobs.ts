import { GuardError } from "../core/errors.ts";
import { isObject } from "../core/validate.ts";

/**
 * A copy of JSON without the probabilities that list every token of the text as the model wrote it.
 *
 * Throws `GUARD_INVALID_OUTPUT` for what is no JSON, or too deep.
 */
export function withoutLogprobs<Body extends object>(body: Body): Body {
  try {
    return JSON.parse(
      JSON.stringify(body, (key, value: unknown) =>
        key.endsWith("logprobs") && isObject(value) ? null : value,
      ),
    );
  } catch {
    throw new GuardError("GUARD_INVALID_OUTPUT", "response: expected JSON");
  }
}

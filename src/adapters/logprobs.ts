import { isObject } from "../core/validate.ts";

/** A copy of JSON without the probabilities that list every token of the text as the model wrote it. */
export function withoutLogprobs<Body extends object>(body: Body): Body {
  return JSON.parse(
    JSON.stringify(body, (key, value: unknown) =>
      key.endsWith("logprobs") && isObject(value) ? null : value,
    ),
  );
}

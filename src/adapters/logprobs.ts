import { GuardError } from "../core/errors.ts";
import { isObject } from "../core/validate.ts";

/** Names of fields that list the tokens of a text, in OpenAI, vLLM, llama.cpp and Gemini. */
const names: readonly string[] = ["logprobs", "completion_probabilities"];

function holdsName(text: string): boolean {
  const small = text.toLowerCase();
  return names.some((name) => small.includes(name));
}

/**
 * A copy of JSON without the probabilities that list every token of the text as the model wrote it.
 *
 * Throws `GUARD_INVALID_OUTPUT` for what is no JSON, or too deep.
 */
export function withoutLogprobs<Body extends object>(body: Body): Body {
  try {
    return JSON.parse(
      JSON.stringify(body, (key, value: unknown) => (isObject(value) && holdsName(key) ? null : value)),
    );
  } catch {
    throw new GuardError("GUARD_INVALID_OUTPUT", "response: expected JSON");
  }
}

/** Whether the value of a JSON text may have such a field with something in it; an escape may stand for a letter of its name. */
export function mayHoldLogprobs(json: string): boolean {
  if (json.includes("\\u")) return true;
  const small = json.toLowerCase();
  return names.some((name) => {
    for (let at = small.indexOf(name); at >= 0; at = small.indexOf(name, at + 1)) {
      const after = at + name.length;
      if (!/^": ?(null|\[\])/.test(small.slice(after, after + 8))) return true;
    }
    return false;
  });
}

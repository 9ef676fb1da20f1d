import { isObject, own } from "./validate.ts";

/** Where wrappers of errors keep what they wrap. */
const wrapping: readonly string[] = [
  ...["cause", "error", "data", "body", "result", "output", "outputInfo"],
  // What a tripwire of Mastra was given, and what Genkit keeps of an answer.
  ...["options", "metadata", "tripwire", "detail", "response", "custom"],
  // The Agents SDK keeps the last answer of the model.
  ...["state", "_lastTurnResponse", "providerData"],
];

const deepest = 6;

/**
 * Whether an error is a block, or wraps one: clients and frameworks hide it in their own errors.
 *
 * Follows `cause`, `error`, `data`, `body`, `result`, `output`, `outputInfo`, the `metadata` of tripwires and more, up to six levels
 * deep and looks for the code `GUARD_BLOCKED`, or the mark of an answer that is a refusal. Never throws.
 */
export function isBlocked(error: unknown): boolean {
  const seen = new Set<object>();
  let level: readonly unknown[] = [error];
  for (let depth = 0; depth < deepest; depth++) {
    const next: unknown[] = [];
    for (const value of level) {
      if (!isObject(value) || seen.has(value)) continue;
      seen.add(value);
      try {
        const { code, sallyport } = value as { code?: unknown; sallyport?: unknown };
        if (code === "GUARD_BLOCKED" || (isObject(sallyport) && own(sallyport, "blocked") === true))
          return true;
        for (const name of wrapping) next.push(own(value, name));
      } catch {
        // What cannot be read says nothing.
      }
    }
    level = next;
  }
  return false;
}

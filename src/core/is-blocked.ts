import { isObject, own } from "./validate.ts";

/** Where wrappers of errors keep what they wrap. */
const wrapping: readonly string[] = ["cause", "error", "data", "body", "result", "output", "outputInfo"];

const deepest = 6;

/**
 * Whether an error is a block, or wraps one: clients and frameworks hide it in their own errors.
 *
 * Follows `cause`, `error`, `data`, `body`, `result`, `output` and `outputInfo` up to six levels deep and looks for the
 * code `GUARD_BLOCKED`. Never throws.
 */
export function isBlocked(error: unknown): boolean {
  return isWithin(error, deepest);
}

function isWithin(value: unknown, depth: number): boolean {
  if (!isObject(value) || depth === 0) return false;
  try {
    const { code } = value as { code?: unknown };
    if (code === "GUARD_BLOCKED") return true;
    return wrapping.some((name) => isWithin(own(value, name), depth - 1));
  } catch {
    return false;
  }
}

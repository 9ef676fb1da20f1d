import { type GuardError, isGuardError } from "./errors.ts";

/** What was read; whatever a getter or a proxy throws becomes an error that names the field, in words of our own. */
export function readable<Value>(
  field: string,
  wrong: (field: string, expected: string) => GuardError,
  read: () => Value,
  expected: string = "fields that can be read",
): Value {
  try {
    return read();
  } catch (error) {
    throw isGuardError(error) ? error : wrong(field, expected);
  }
}

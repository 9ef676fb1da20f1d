import { type GuardError, type GuardErrorCode, invalid } from "./errors.ts";
import { type Stage, type StageActions, stages, type Treatment, treatments } from "./types.ts";

type Code = Extract<GuardErrorCode, "GUARD_INVALID_OPTIONS" | "GUARD_INVALID_INPUT">;

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

export function isStage(value: unknown): value is Stage {
  return stages.includes(value as Stage);
}

export function isTreatment(value: unknown): value is Treatment {
  return treatments.includes(value as Treatment);
}

/** A number from 0 to 1, both included. */
export function isShare(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    (typeof value === "object" || typeof value === "function") &&
    value !== null &&
    typeof (value as { then?: unknown }).then === "function"
  );
}

/** Own value of a key; inherited ones, such as those a polluted prototype brings, do not count. */
export function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** Own entries of an options object; throws when it is no object or holds a key that is not known. */
export function readOptions(value: unknown, field: string, known?: readonly string[]): Map<string, unknown> {
  if (value === undefined) return new Map();
  // The fields of lists and maps are none of their entries.
  if (!isObject(value) || Symbol.iterator in value) throw wrongOption(field, "an object");
  const entries = entriesOf(value, field);
  for (const key of entries.keys()) {
    if (known !== undefined && !known.includes(key)) {
      throw wrongOption(`${field}[${JSON.stringify(key)}]`, `one of ${known.join(", ")}`);
    }
  }
  return entries;
}

function entriesOf(value: object, field: string): Map<string, unknown> {
  try {
    return new Map(Object.entries(value));
  } catch {
    throw wrongOption(field, "fields that can be read");
  }
}

export function wrongOption(field: string, expected: string): GuardError {
  return invalid("GUARD_INVALID_OPTIONS", field, expected);
}

export function wrongInput(field: string, expected: string): GuardError {
  return invalid("GUARD_INVALID_INPUT", field, expected);
}

/** Throws unless the value is absent or a usable `AbortSignal`. */
export function checkSignal(
  value: unknown,
  field: string,
  code: Code,
): asserts value is AbortSignal | undefined {
  if (value === undefined) return;
  if (!isSignal(value)) throw invalid(code, field, "an AbortSignal");
}

/** Whether something is an `AbortSignal` by its class or its tag; some runtimes lack one of them. */
export function isAbortSignal(value: unknown): value is AbortSignal {
  if (Object.prototype.toString.call(value) === "[object AbortSignal]") return true;
  return typeof AbortSignal === "function" && value instanceof AbortSignal;
}

function isSignal(value: unknown): boolean {
  try {
    const signal = value as Partial<AbortSignal> | null;
    return (
      isObject(signal) && typeof signal.aborted === "boolean" && typeof signal.addEventListener === "function"
    );
  } catch {
    return false;
  }
}

/** Whether something is an action, or actions by stage. */
export function isStageActions(value: unknown): value is StageActions {
  if (isTreatment(value)) return true;
  if (!isObject(value) || Array.isArray(value)) return false;
  if (!Object.keys(value).every((key) => isStage(key))) return false;
  const actions = stages.map((stage) => own(value, stage)).filter((action) => action !== undefined);
  return actions.every(isTreatment);
}

/** The value, if it is one of `values` or missing. */
export function oneOf<Value extends string>(
  value: unknown,
  field: string,
  values: readonly Value[],
): Value | undefined {
  if (value !== undefined && !values.includes(value as Value)) throw wrongOption(field, values.join(" or "));
  return value as Value | undefined;
}

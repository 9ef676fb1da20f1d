import { noMarks } from "../core/marking.ts";
import type { Runner } from "../core/runner.ts";
import { applyEdits, listStrings, type Opaque, UnreadableError } from "../core/strings.ts";
import { isObject } from "../core/validate.ts";
import { cleanPlaces } from "./clean-places.ts";

/**
 * An error of others with its texts as they may go on, since errors of providers quote what a model wrote, and so do those
 * that say what could not be parsed. It stays the same object, with what it holds of the connection, such as headers and
 * requests. Throws where one of its texts blocks, or cannot be read or written.
 */
export async function cleanError(runner: Runner, error: unknown): Promise<unknown> {
  /** What wraps other errors adds them. */
  const errors = new Set<Error>();
  const leave = (kind: Opaque, why: string, { value }: { readonly value: unknown }): undefined => {
    if (isError(value)) errors.add(value);
    // Instances of classes are of the connection.
    else if (kind === "object" && (!isObject(value) || isPlain(value))) throw new UnreadableError(why);
  };
  const clean = async (given: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const { places, cyclic } = listStrings(given, leave);
    const edits = await cleanPlaces(runner, places, noMarks);
    if (edits.length > 0 && cyclic) throw new UnreadableError("holds itself");
    return applyEdits(given, edits);
  };
  const cleaned = isError(error) ? error : (await clean({ error })).error;
  if (isError(error)) errors.add(error);
  for (const given of errors) {
    const fields = openFields(given);
    const checked = await clean(fields);
    for (const [name, value] of Object.entries(checked))
      if (value !== fields[name]) rewrite(given, name, value);
  }
  return cleaned;
}

function rewrite(error: Error, name: string, value: unknown): void {
  const enumerable = Object.getOwnPropertyDescriptor(error, name)?.enumerable ?? false;
  if (!Reflect.defineProperty(error, name, { value, enumerable, writable: true, configurable: true }))
    throw new UnreadableError("cannot be written");
}

function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

/** The fields of an error that are plain values, lists or errors; `message` and `stack` do not show among its keys. */
function openFields(error: Error): Record<string, unknown> {
  // Some have their message from their prototype.
  const names = new Set(["message", ...Object.getOwnPropertyNames(error)]);
  const fields = Array.from(names, (name) => [name, read(error, name)] as const);
  return Object.fromEntries(
    fields.filter(([, value]) => !isObject(value) || isPlain(value) || isError(value)),
  );
}

function read(error: Error, name: string): unknown {
  try {
    return (error as unknown as Record<string, unknown>)[name];
  } catch {
    throw new UnreadableError("cannot be read");
  }
}

function isPlain(value: object): boolean {
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

import { isGuardError } from "../core/errors.ts";
import { noMarks } from "../core/marking.ts";
import type { Runner } from "../core/runner.ts";
import { applyEdits, listStrings, setOwn, UnreadableError } from "../core/strings.ts";
import { isObject } from "../core/validate.ts";
import { cleanPlaces } from "./clean-places.ts";

/**
 * An error of others with its texts as they may go on, since errors of providers quote what a model wrote, and so do those
 * that say what could not be parsed. It stays the same object, with what it holds of the connection, such as headers and
 * requests. Throws where one of its texts blocks, or cannot be read.
 */
export async function cleanError(runner: Runner, error: unknown): Promise<unknown> {
  if (!isError(error)) {
    const { places } = listStrings({ error }, () => undefined);
    return applyEdits({ error }, await cleanPlaces(runner, places, noMarks)).error;
  }
  const errors: unknown[] = [error];
  // What wraps other errors adds them.
  for (const given of errors) {
    if (!isError(given) || isGuardError(given)) continue;
    const fields = openFields(given);
    const { places, cyclic } = listStrings(fields, (_, __, { value }) => {
      if (isError(value) && !errors.includes(value)) errors.push(value);
      return undefined;
    });
    const edits = await cleanPlaces(runner, places, noMarks);
    if (edits.length > 0 && cyclic) throw new UnreadableError("holds itself");
    const checked = applyEdits(fields, edits);
    for (const [name, value] of Object.entries(checked))
      if (value !== fields[name]) setOwn(given, name, value);
  }
  return error;
}

function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

/** The fields of an error that are plain values, lists or errors: `message` and `stack` do not show among its keys. */
function openFields(error: Error): Record<string, unknown> {
  const fields = Object.getOwnPropertyNames(error).map(
    (name) => [name, (error as unknown as Record<string, unknown>)[name]] as const,
  );
  return Object.fromEntries(
    fields.filter(([, value]) => !isObject(value) || isPlain(value) || isError(value)),
  );
}

function isPlain(value: object): boolean {
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

import { isGuardError } from "../core/errors.ts";
import { noMarks } from "../core/marking.ts";
import type { Runner } from "../core/runner.ts";
import { applyEdits, UnreadableError } from "../core/strings.ts";
import { cleanPlaces } from "./clean-places.ts";
import { errorStrings, gettersOf, isError } from "./error-strings.ts";

/** More that wrap each other are not gone through. */
const mostErrors = 1000;

/**
 * An error of others with its texts as they may go on, since errors of providers quote what a model wrote, and so do those
 * that say what could not be parsed. It stays the same object, with the headers that it holds; what cannot be read of it, such
 * as sockets and open bodies, is left out. Throws where one of its texts blocks, or cannot be read or written.
 */
export async function cleanError(runner: Runner, error: unknown): Promise<unknown> {
  try {
    return await cleaned(runner, error);
  } catch (failure) {
    // Whatever an error does when it is read may say what it says.
    const isOurs = failure instanceof UnreadableError || isGuardError(failure);
    const reason = isOurs ? failure : new UnreadableError("cannot be read");
    if (!runner.shadow || !(reason instanceof UnreadableError)) throw reason;
    runner.report("output", { reason: "unreadable" });
    return error;
  }
}

async function cleaned(runner: Runner, error: unknown): Promise<unknown> {
  /** What wraps other errors adds them. */
  const errors = new Set<Error>();
  const clean = async (given: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const { places, opaque, errors: inner, cyclic } = listed(given);
    for (const one of inner) errors.add(one);
    if (errors.size > mostErrors) throw new UnreadableError("too many errors");
    const edits = [...(await cleanPlaces(runner, places, noMarks))];
    if (!runner.shadow) edits.push(...opaque.map((path) => ({ path, value: undefined })));
    if (edits.length > 0 && cyclic) throw new UnreadableError("holds itself");
    return applyEdits(given, edits);
  };
  if (!isError(error)) {
    const { error: checked } = await clean({ error });
    if (checked === undefined && error !== undefined) throw new UnreadableError("no plain object");
    for (const inner of errors) await cleanFields(inner, clean);
    return checked;
  }
  errors.add(error);
  for (const inner of errors) await cleanFields(inner, clean);
  return error;
}

async function cleanFields(
  error: Error,
  clean: (fields: Record<string, unknown>) => Promise<Record<string, unknown>>,
): Promise<void> {
  const keys = [...new Set<string | symbol>(["message", ...gettersOf(error), ...Reflect.ownKeys(error)])];
  const names = new Map(keys.map((key, at) => [typeof key === "string" ? key : `${at} ${String(key)}`, key]));
  const fields = Object.fromEntries(Array.from(names, ([name, key]) => [name, read(error, key)]));
  const checked = await clean(fields);
  for (const [name, key] of names) if (checked[name] !== fields[name]) rewrite(error, key, checked[name]);
}

function listed(given: object): ReturnType<typeof errorStrings> {
  try {
    return errorStrings(given);
  } catch (error) {
    throw error instanceof UnreadableError ? error : new UnreadableError("cannot be read");
  }
}

function rewrite(error: Error, key: PropertyKey, value: unknown): void {
  const enumerable = Object.getOwnPropertyDescriptor(error, key)?.enumerable ?? false;
  if (!Reflect.defineProperty(error, key, { value, enumerable, writable: true, configurable: true }))
    throw new UnreadableError("cannot be written");
}

function read(error: Error, key: PropertyKey): unknown {
  try {
    return (error as unknown as Record<PropertyKey, unknown>)[key];
  } catch {
    throw new UnreadableError("cannot be read");
  }
}

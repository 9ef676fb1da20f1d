import { GuardError } from "../../core/errors.ts";
import { isObject } from "../../core/validate.ts";

/** What is used of `@huggingface/transformers` or `@xenova/transformers`. */
export interface TransformersLibrary {
  readonly env: object;
  // Methods, so that the narrower parameters of both packages fit.
  // biome-ignore lint/suspicious/noExplicitAny: each package has types of its own for tasks and options
  pipeline(task: any, model?: any, options?: any): Promise<any>;
}

/** The library, or how to import it. */
export type LibrarySource =
  | TransformersLibrary
  | (() => TransformersLibrary | PromiseLike<TransformersLibrary>);

/** The successor first: the other one gets no more updates. */
const names = ["@huggingface/transformers", "@xenova/transformers"];

let known: Promise<TransformersLibrary> | undefined;

/** The library that was given, or the one that is installed. Rejects with `GUARD_MODEL_INVALID` when there is none. */
export async function openLibrary(source: LibrarySource | undefined): Promise<TransformersLibrary> {
  const given: unknown = typeof source === "function" ? await source() : source;
  if (given !== undefined) {
    if (!isLibrary(given)) throw new GuardError("GUARD_MODEL_INVALID", "library: expected env and pipeline");
    return given;
  }
  known ??= findLibrary();
  return known.catch((error: unknown) => {
    known = undefined;
    throw error;
  });
}

async function findLibrary(): Promise<TransformersLibrary> {
  const reasons: unknown[] = [];
  for (const name of names) {
    try {
      // A name that is no literal: bundlers leave it alone, because neither package can be bundled everywhere.
      const library: unknown = await import(/* webpackIgnore: true */ /* @vite-ignore */ name);
      if (isLibrary(library)) return library;
    } catch (error) {
      reasons.push(error);
    }
  }
  throw new GuardError("GUARD_MODEL_INVALID", `expected ${names.join(" or ")} to be installed`, {
    cause: new AggregateError(reasons),
  });
}

function isLibrary(value: unknown): value is TransformersLibrary {
  const library = value as Partial<TransformersLibrary>;
  return isObject(value) && typeof library.pipeline === "function" && isObject(library.env);
}

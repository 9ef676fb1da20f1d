import type { Guard } from "../../core/types.ts";
import { blockOf, createKit as compile, type Kit, refuseMarkers } from "../kit.ts";
import type { GuardClientOptions } from "../options.ts";
import { wordsOf } from "../words.ts";

export { blockOf, type Kit } from "../kit.ts";

/** Compiles guards; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function createKit(guards: readonly Guard[], options: GuardClientOptions): Kit {
  const kit = compile(guards, options);
  // Parts of a chain do not see the whole request, in which a sentence would have to say what the marks mean.
  refuseMarkers(guards);
  return kit;
}

/** A kit whose blocks are thrown. */
export function throwing(kit: Kit): Kit {
  return { ...kit, words: undefined };
}

/** The words that stand in for what an error blocked; throws where blocks are thrown, and any other error. */
export async function wordsFor(kit: Kit, error: unknown): Promise<string> {
  try {
    return await wordsOf(kit, error);
  } catch (unanswered) {
    throw thrown(unanswered);
  }
}

/** Read by LangChain's callers of models: a block would only be repeated. */
const retryable = Symbol.for("langchain.errors.retryable");

/** An error as it is thrown to the caller: what cannot be read as a block, and blocks marked as final. */
export function thrown(error: unknown): unknown {
  const blocked = blockOf(error);
  if (blocked === undefined) return error;
  return Object.defineProperty(blocked, retryable, { value: false, configurable: true });
}

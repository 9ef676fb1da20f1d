import { GuardBlockedError, isGuardError } from "../../core/errors.ts";
import { guardOptionNames, resolveSettings, type Settings } from "../../core/guard-options.ts";
import { createRunner, type Runner } from "../../core/runner.ts";
import { UnreadableError } from "../../core/strings.ts";
import type { Guard } from "../../core/types.ts";
import { wrongOption } from "../../core/validate.ts";
import type { GuardClientOptions } from "../options.ts";

/** What the guards of LangChain's parts have in common. */
export interface Kit {
  readonly runner: Runner;
  /** Never refuse by themselves: what blocks is thrown, and made a refusal by {@link wordsFor}. */
  readonly settings: Settings;
  readonly words: Settings["words"];
}

/** Compiles guards; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function createKit(guards: readonly Guard[], options: GuardClientOptions): Kit {
  const given = { onBlock: "refuse", ...options };
  const settings = resolveSettings(given);
  const runner = createRunner(guards, given as object, guardOptionNames);
  // Parts of a chain do not see the whole request, in which a sentence would have to say what the marks mean.
  const marking = guards.findIndex(({ mark }) => mark !== undefined);
  if (marking >= 0)
    throw wrongOption(`guards[${marking}]`, "a guard that does not mark texts; see spotlightDocuments");
  return { runner, settings: { ...settings, words: undefined }, words: settings.words };
}

/** A kit whose blocks are thrown. */
export function throwing(kit: Kit): Kit {
  return { ...kit, words: undefined };
}

/** The words that stand in for what an error blocked; throws where blocks are thrown, and any other error. */
export function wordsFor({ words }: Kit, error: unknown): string {
  const blocked = blockOf(error);
  if (blocked === undefined || words === undefined) throw thrown(error);
  return words(blocked);
}

/** Read by LangChain's callers of models: a block would only be repeated. */
const retryable = Symbol.for("langchain.errors.retryable");

/** An error as it is thrown to the caller: what cannot be read as a block, and blocks marked as final. */
export function thrown(error: unknown): unknown {
  const blocked = blockOf(error);
  if (blocked === undefined) return error;
  return Object.defineProperty(blocked, retryable, { value: false, configurable: true });
}

/** The block that an error is; what cannot be read is blocked as well. `undefined` for errors of others. */
export function blockOf(error: unknown): GuardBlockedError | undefined {
  if (error instanceof GuardBlockedError) return error;
  const code = error instanceof UnreadableError ? "GUARD_INVALID_OUTPUT" : isGuardError(error) && error.code;
  if (code !== "GUARD_INVALID_INPUT" && code !== "GUARD_INVALID_OUTPUT") return undefined;
  const stage = code === "GUARD_INVALID_INPUT" ? "input" : "output";
  return new GuardBlockedError(stage, [], { reason: "unreadable" });
}

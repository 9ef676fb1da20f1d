import { enforceResponse } from "../core/enforce-response.ts";
import { GuardBlockedError, isGuardError } from "../core/errors.ts";
import { guardOptionNames, resolveSettings, type Settings } from "../core/guard-options.ts";
import { type Marks, noMarks } from "../core/marking.ts";
import { createRunner, type Runner } from "../core/runner.ts";
import { UnreadableError } from "../core/strings.ts";
import type { Guard } from "../core/types.ts";
import { wrongOption } from "../core/validate.ts";
import type { GuardClientOptions } from "./options.ts";

/** Compiled guards, as the adapters of frameworks use them. */
export interface Kit {
  readonly runner: Runner;
  /** Never refuse by themselves: what blocks is thrown, and made a refusal with {@link Kit.words}. */
  readonly settings: Settings;
  /** The words of a refusal; `undefined` when a block throws. */
  readonly words: Settings["words"];
}

/** Compiles guards; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function createKit(guards: readonly Guard[], options: GuardClientOptions): Kit {
  const given = { onBlock: "refuse", ...options };
  const settings = resolveSettings(given);
  const runner = createRunner(guards, given as object, guardOptionNames);
  return { runner, settings: { ...settings, words: undefined }, words: settings.words };
}

/** Throws for a guard that marks texts, where nobody could tell the model what the marks mean. */
export function refuseMarkers(guards: readonly Guard[]): void {
  const marking = guards.findIndex(({ mark }) => mark !== undefined);
  if (marking >= 0)
    throw wrongOption(`guards[${marking}]`, "a guard that does not mark texts; see spotlightDocuments");
}

/** A runner that marks nothing. */
export function withoutMarkers(runner: Runner): Runner {
  return runner.markers.length === 0 ? runner : { ...runner, markers: [] };
}

/** The block that an error is; what cannot be read is blocked as well. `undefined` for errors of others. */
export function blockOf(error: unknown): GuardBlockedError | undefined {
  if (error instanceof GuardBlockedError) return error;
  const code = error instanceof UnreadableError ? "GUARD_INVALID_OUTPUT" : isGuardError(error) && error.code;
  if (code !== "GUARD_INVALID_INPUT" && code !== "GUARD_INVALID_OUTPUT") return undefined;
  const stage = code === "GUARD_INVALID_INPUT" ? "input" : "output";
  return new GuardBlockedError(stage, [], { reason: "unreadable" });
}

/** A value of any form with its strings checked at stage `output`; throws where one blocks or cannot be read. */
export async function cleanValue<Value>(
  { runner, settings }: Pick<Kit, "runner" | "settings">,
  value: Value,
  marks: Marks = noMarks,
): Promise<Value> {
  // A form that is known, since any string in it is checked.
  const checked = await enforceResponse(runner, settings, { text: "", value }, marks);
  return (checked as { value: Value }).value;
}

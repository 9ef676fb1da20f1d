import type { Guard } from "../../core/types.ts";
import { recommended } from "../../recommended.ts";
import type { GuardClientOptions } from "../options.ts";
import { createJudge } from "./judge.ts";
import { createKit } from "./kit.ts";
import { modelGuard } from "./model-guard.ts";

/** Options of {@link guardModel}. */
export type GuardModelOptions = GuardClientOptions;

/** A chat model of LangChain, or a runnable that binds one. */
export interface ModelLike {
  invoke(input: never, options?: never): Promise<unknown>;
}

/**
 * A chat model like the one given whose calls go through the guards, whatever calls it: `invoke`, `stream`, `batch`,
 * `streamEvents`, `bindTools`, `withStructuredOutput`, agents and chains.
 *
 * The guards stand between the model and LangChain, so that streams, callbacks, tracers, caches and checkpoints get what the
 * guards let through. Takes what `initChatModel` gives and bound models as well. User messages are checked at stage `input`,
 * tool results at stage `tool`; text, reasoning, tool calls and metadata of answers at stage `output`. Token probabilities
 * and raw responses are left out. In an answer that may be refused, tool calls come after everything else was checked: an
 * answer that is refused calls no tool. A blocked call gives a message with the refusal, whose `response_metadata` holds
 * `finish_reason: "content_filter"` and `sallyport: { blocked: true }`; with `onBlock: "throw"` it throws
 * `GuardBlockedError`, which LangChain does not retry.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const model = guardModel(new ChatOpenAI({ model: "gpt-5" }));
 * ```
 */
export function guardModel<Model extends ModelLike>(
  model: Model,
  guards: readonly Guard[] = recommended(),
  options: GuardModelOptions = {},
): Model {
  const kit = createKit(guards, options);
  return modelGuard(kit, createJudge(kit))(model);
}

import { GuardBlockedError } from "../../core/errors.ts";
import type { Guard } from "../../core/types.ts";
import { isObject, own } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { callGuard } from "../ai/call-guard.ts";
import { createKit } from "../kit.ts";
import type { GuardClientOptions } from "../options.ts";
import { cleanToolResult } from "../tool-results.ts";
import { checkMessage } from "./messages.ts";
import { guardStepModel, isGuardedModel, isStepModel } from "./model.ts";
import type { Abort, Chunk, StoredMessage } from "./types.ts";

/** Options of {@link guardProcessors}. With `onBlock: "throw"` a blocked call ends with a tripwire. */
export type GuardProcessorsOptions = GuardClientOptions;

/** What {@link guardProcessors} gives: options of an agent. */
export interface GuardProcessors {
  readonly inputProcessors: [GuardInputProcessor];
  readonly outputProcessors: [GuardOutputProcessor];
}

/** The part of the guard that sees what goes to a model. */
export interface GuardInputProcessor {
  readonly id: string;
  processInput<Message extends StoredMessage>(given: {
    messages: Message[];
    state: Record<string, unknown>;
    abort: Abort;
  }): Promise<Message[]>;
  // biome-ignore lint/suspicious/noExplicitAny: the model is of Mastra's types
  processInputStep(given: { model?: unknown; state: Record<string, unknown>; abort: Abort }): { model: any };
  processLLMRequest(given: { model?: unknown; abort: Abort }): undefined;
}

/** The part of the guard that sees what comes out of an agent. */
export interface GuardOutputProcessor {
  readonly id: string;
  processOutputStream<Part>(given: { part: Part; abort: Abort }): Promise<Part>;
  processToolResult(given: {
    toolName: string;
    toolCallId: string;
    args: unknown;
    result: unknown;
    // biome-ignore lint/suspicious/noExplicitAny: the list is of Mastra's types
    messageList: { updateToolInvocation(part: any): boolean };
    abort: Abort;
  }): Promise<undefined>;
}

/**
 * Processors for `new Agent({ ... })` of Mastra: the guards stand between the model of each step and everything that reads
 * from it: streams, tool loops, structured output, memory and traces.
 *
 * Messages of users are checked at stage `input` before they are kept, results of tools at stage `tool` before they are
 * kept, streamed or sent to the model, the whole prompt once more at the model; text, reasoning, tool calls and their arguments, sources and
 * metadata of answers at stage `output`, in streams too. Raw chunks and the raw bodies of requests and answers are left
 * out. A blocked call ends with a refusal and the finish reason `content-filter`; with `onBlock: "throw"` it ends with a
 * tripwire whose `metadata.code` is `GUARD_BLOCKED`. In the thread a notice stands in for a message that blocks. Where no
 * guard can stand before the model, as in `generateLegacy`, or a later processor replaces it, the run ends with a tripwire.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const agent = new Agent({ id: "desk", name: "Desk", instructions, model, tools, ...guardProcessors() });
 * ```
 */
export function guardProcessors(
  guards: readonly Guard[] = recommended(),
  options: GuardProcessorsOptions = {},
): GuardProcessors {
  const kit = createKit(guards, options);
  const isTripping = kit.words === undefined;
  // The refusal tells the output processor of the block, which ends the run before it is seen.
  const guard = callGuard({ ...kit, words: kit.words ?? (() => "") }, (blocked) =>
    isTripping ? metadataOf(blocked) : { blocked: true },
  );
  const id = "sallyport";
  return {
    inputProcessors: [
      {
        id,
        async processInput({ messages, state, abort }) {
          const checked = await Promise.all(messages.map((message) => checkMessage(kit, message)));
          const kept = checked.map(({ message }) => message);
          const blocked = checked.find((result) => result.blocked !== undefined)?.blocked;
          if (blocked === undefined) return kept;
          if (isTripping) abort(blocked.message, { metadata: metadataOf(blocked) });
          // The model is not asked; see processInputStep.
          state.blocked = blocked;
          return kept;
        },
        processInputStep({ model, state: { blocked }, abort }) {
          if (!isStepModel(model)) return abort("sallyport: this model cannot be guarded", unguarded);
          if (blocked instanceof GuardBlockedError) return { model: guardStepModel(guard, model, blocked) };
          return { model: isGuardedModel(model) ? model : guardStepModel(guard, model) };
        },
        processLLMRequest({ model, abort }) {
          if (!isGuardedModel(model)) abort("sallyport: the guarded model was replaced", unguarded);
          return undefined;
        },
      },
    ],
    outputProcessors: [
      {
        id,
        async processOutputStream({ part, abort }) {
          const told = isTripping ? tellingOf(part) : undefined;
          if (told !== undefined) abort(String(own(told, "message")), { metadata: told });
          return part;
        },
        async processToolResult({ toolName, toolCallId, args, result, messageList }) {
          const checked = await cleanToolResult(kit, toolName, result);
          if (checked === result) return undefined;
          const toolInvocation = { state: "result", toolCallId, toolName, args, result: checked };
          messageList.updateToolInvocation({ type: "tool-invocation", toolInvocation });
          return undefined;
        },
      },
    ],
  };
}

const unguarded = { metadata: { code: "GUARD_BLOCKED", reason: "unguarded" } };

/** What a tripwire tells of a block; no text of a user. */
function metadataOf({ code, stage, reason, message }: GuardBlockedError): Readonly<Record<string, string>> {
  return { code, stage, reason, message };
}

/** What the guard of the model told of a block in the first part of a refusal. */
function tellingOf(part: unknown): object | undefined {
  const payload = isObject(part) ? (part as Chunk).payload : undefined;
  const metadata = isObject(payload) ? own(payload, "providerMetadata") : undefined;
  const told = isObject(metadata) ? own(metadata, "sallyport") : undefined;
  return isObject(told) && own(told, "code") === "GUARD_BLOCKED" ? told : undefined;
}

import type { LanguageModelMiddleware } from "ai"; // types only: the peer stays optional
import { enforceResponse } from "../core/enforce-response.ts";
import type { Guard } from "../core/types.ts";
import { recommended } from "../recommended.ts";
import { callGuard, filtered, noUsage, type PreparedCall } from "./ai/call-guard.ts";
import { createKit } from "./kit.ts";
import { withoutLogprobs } from "./logprobs.ts";
import type { GuardClientOptions } from "./options.ts";

type CallOptions = Parameters<NonNullable<LanguageModelMiddleware["wrapGenerate"]>>[0]["params"];

/** Options of {@link guardMiddleware}. */
export type GuardMiddlewareOptions = GuardClientOptions;

/**
 * Middleware for `wrapLanguageModel` of the AI SDK 6 and 7: the guards stand between the model and everything that reads
 * from it, streams, tool loops, structured output and telemetry of the call included.
 *
 * User messages are checked at stage `input`, tool results at stage `tool`; text, reasoning and the input of tool calls at
 * stage `output`, in streams too. A blocked call ends with a refusal and the finish reason `content-filter`, and
 * `providerMetadata.sallyport.blocked` is true; with `onBlock: "throw"` it throws `GuardBlockedError`, which `streamText`
 * hides from whoever reads its text. Raw chunks and the raw body of answers are left out.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const model = wrapLanguageModel({ model: openai("gpt-5"), middleware: guardMiddleware() });
 * ```
 */
export function guardMiddleware(
  guards: readonly Guard[] = recommended(),
  options: GuardMiddlewareOptions = {},
): LanguageModelMiddleware {
  const kit = createKit(guards, options);
  const guard = callGuard(kit, () => ({ blocked: true }));
  const calls = new WeakMap<CallOptions, PreparedCall<CallOptions>>();
  // Others that run middleware may have other parameters here than `transformParams` gave.
  const callOf = async (params: CallOptions): Promise<PreparedCall<CallOptions>> =>
    calls.get(params) ?? (await guard.prepare(params));
  return {
    specificationVersion: "v3",
    async transformParams({ params }) {
      const call = await guard.prepare(params);
      calls.set(call.params, call);
      return call.params;
    },
    async wrapGenerate({ doGenerate, params, model }) {
      try {
        const call = await callOf(params);
        const { runner, marks, blocked } = call;
        if (blocked !== undefined) throw blocked;
        const asked = call.params === params ? doGenerate() : model.doGenerate(call.params);
        const { response, request: _, ...result } = await asked;
        const { providerMetadata } = result;
        // What a provider says of an answer may quote it.
        const { body: __, ...known } = response ?? {};
        const said = {
          ...result,
          response: known,
          ...(providerMetadata && { providerMetadata: withoutLogprobs(providerMetadata) }),
        };
        return (await enforceResponse(runner, kit.settings, said, marks)) as typeof said;
      } catch (error) {
        const { text, metadata } = await guard.refuse(error);
        return {
          content: [{ type: "text", text }],
          finishReason: filtered,
          usage: noUsage,
          warnings: [],
          providerMetadata: metadata,
        };
      }
    },
    async wrapStream({ doStream, params, model }) {
      const call = await callOf(params);
      const ask = call.params === params ? doStream : () => model.doStream(call.params);
      return { stream: await guard.stream(call, ask) };
    },
  };
}

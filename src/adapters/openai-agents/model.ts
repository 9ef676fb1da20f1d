import { isBlocked } from "../../core/is-blocked.ts";
import type { Guard } from "../../core/types.ts";
import { isObject, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { createKit, type Kit } from "../kit.ts";
import type { GuardClientOptions } from "../options.ts";
import { wordsOf } from "../words.ts";
import { cleanAnswer, cleanEvents, refusal, refusalEvents } from "./answers.ts";
import { type AgentRequest, enforceAgentRequest } from "./requests.ts";

/** A model of the Agents SDK. */
export interface AgentModelLike {
  getResponse(request: never): Promise<object>;
  getStreamedResponse(request: never): AsyncIterable<object>;
}

/** What gives models by their names. */
export interface AgentModelProviderLike {
  getModel(name?: string): AgentModelLike | Promise<AgentModelLike>;
}

/** What a run needs of a model. */
export type GuardedModel<Model> = Pick<
  Model,
  Extract<
    keyof Model,
    "getResponse" | "getStreamedResponse" | "getRetryAdvice" | "supportsPromptModelSelection"
  >
>;

interface Inner {
  getResponse(request: object): Promise<object>;
  getStreamedResponse(request: object): AsyncIterable<object>;
  getRetryAdvice?(asked: object): unknown;
  readonly supportsPromptModelSelection?: boolean;
}

const guardedModels = new WeakSet<object>();

/**
 * A model like the one given whose calls go through the guards, whatever agent, handoff or runner makes them.
 *
 * User messages and the variables of a prompt are checked at stage `input`, results of tools at stage `tool`; texts, refusals,
 * reasoning, arguments of calls and provider data of the items of an answer at stage `output`, in streams too. Raw events and
 * raw responses are left out, and the model is asked to keep texts out of its own trace. A blocked call gives a message with
 * the refusal and no tool call, and `providerData.sallyport.blocked` is true on the response; where an agent has an output
 * type, the SDK makes a `ModelRefusalError` of it. With `onBlock: "throw"` the run fails with `GuardBlockedError`.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const runner = new Runner({ model: guardModel(new OpenAIResponsesModel(client, "gpt-5")) });
 * ```
 */
export function guardModel<Model extends AgentModelLike>(
  model: Model,
  guards: readonly Guard[] = recommended(),
  options: GuardClientOptions = {},
): GuardedModel<Model> {
  return guardedModel(createKit(guards, options), model) as GuardedModel<Model>;
}

/** A model whose calls go through the guards of a kit; one that has guards stays as it is. */
export function guardedModel(kit: Kit, model: unknown): object {
  if (!isObject(model) || typeof (model as Inner).getResponse !== "function")
    throw wrongOption("model", "a model of the Agents SDK; names are for guardModelProvider");
  if (guardedModels.has(model)) return model;
  const inner = model as Inner;

  async function* stream(request: AgentRequest): AsyncGenerator<object, void, void> {
    let isStarted = false;
    try {
      const checked = await enforceAgentRequest(kit, request);
      for await (const event of cleanEvents(kit, checked, inner.getStreamedResponse(checked.request))) {
        isStarted = true;
        yield event;
      }
    } catch (error) {
      yield* refusalEvents(await wordsOf(kit, error), request.outputType, isStarted);
    }
  }

  const guarded = {
    async getResponse(request: AgentRequest): Promise<object> {
      try {
        const checked = await enforceAgentRequest(kit, request);
        return await cleanAnswer(kit, checked, await inner.getResponse(checked.request));
      } catch (error) {
        return refusal(await wordsOf(kit, error), request.outputType);
      }
    },
    getStreamedResponse: stream,
    getRetryAdvice(asked: { readonly error: unknown }): unknown {
      // A block would only be repeated.
      if (isBlocked(asked.error)) return { suggested: false, replaySafety: "unsafe" };
      return inner.getRetryAdvice?.(asked);
    },
    ...(inner.supportsPromptModelSelection !== undefined && {
      supportsPromptModelSelection: inner.supportsPromptModelSelection,
    }),
  };
  guardedModels.add(guarded);
  return guarded;
}

/**
 * A provider like the one given whose models go through the guards: for runners whose agents name their models.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const runner = new Runner({ modelProvider: guardModelProvider(new OpenAIProvider()) });
 * ```
 */
export function guardModelProvider<Provider extends AgentModelProviderLike>(
  provider: Provider,
  guards: readonly Guard[] = recommended(),
  options: GuardClientOptions = {},
): Pick<Provider, "getModel"> {
  if (!isObject(provider) || typeof provider.getModel !== "function")
    throw wrongOption("provider", "a provider of models");
  const kit = createKit(guards, options);
  const known = new WeakMap<object, object>();
  const getModel = async (name?: string): Promise<object> => {
    const model = await provider.getModel(name);
    const guarded = known.get(model) ?? guardedModel(kit, model);
    known.set(model, guarded);
    return guarded;
  };
  return { getModel } as unknown as Pick<Provider, "getModel">;
}

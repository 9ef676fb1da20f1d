import type { Guard, Principal } from "../../core/types.ts";
import { recommended } from "../../recommended.ts";
import { createKit, type Kit } from "../kit.ts";
import type { GuardClientOptions } from "../options.ts";
import {
  principalIn,
  readToolCalls,
  type ToolCallOptions,
  type ToolCalls,
  withoutToolCalls,
} from "../tool-calls.ts";
import { callModel } from "./model.ts";
import { thrownRefusal } from "./refusals.ts";
import { withheldMessages } from "./requests.ts";
import { callTool, type ToolRequestPart } from "./tool.ts";
import type { Context, Message, ModelRequest, Next, RunOptions } from "./types.ts";

/** Options of {@link guardMiddleware}. The context is that of `ai.generate({ context })` or of the flow around it. */
export interface GuardMiddlewareOptions extends GuardClientOptions, ToolCallOptions<Context> {}

/** Options of {@link guardModelMiddleware}. */
export interface GuardModelOptions extends GuardClientOptions {
  /** Who asks, or a function of the call's context that knows. @default `principal` of the context */
  readonly principal?: Principal | ((context: Context) => Principal | undefined);
}

/** Middleware for the list `use` of Genkit. */
export interface MiddlewareReference {
  readonly name: string;
  readonly __def: object;
}

/** Middleware of a model, in the older form. */
export type ModelMiddleware = <Request extends object, Options extends object, Response>(
  request: Request,
  options: Options | undefined,
  next: (request?: Request, options?: Options) => Promise<Response>,
) => Promise<Response>;

/** A turn of a conversation, as middleware gets it. */
interface Turn {
  readonly request: { readonly messages: readonly Message[] };
}

/**
 * Middleware for `ai.generate({ use: [...] })` of Genkit: the guards stand between the model and everything that reads from
 * it, streams, tool loops, structured output and prompts included.
 *
 * Texts of users are checked at stage `input`, `docs` at `retrieval` with the principal, results of tools at `tool`; text,
 * reasoning, data, tool requests and metadata of answers at `output`, in streams too. `raw` and `custom` of answers are left
 * out. A blocked call ends with a refusal, the finish reason `blocked` and `custom.code` `GUARD_BLOCKED`; with
 * `onBlock: "throw"` it throws `GuardBlockedError`. With `tools` each tool call is decided by that policy first. List it last,
 * since middleware after it would stand between the guards and the model.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const { text } = await ai.generate({ prompt, docs, context: { principal }, use: [guardMiddleware()] });
 * ```
 */
export function guardMiddleware(
  guards: readonly Guard[] = recommended(),
  options: GuardMiddlewareOptions = {},
): MiddlewareReference {
  const kit = createKit(guards, withoutToolCalls(options));
  const calls = readToolCalls<Context>(options, principalIn);
  // Genkit keeps middleware by its name: two guards of one name would be one.
  const name = `sallyport-${crypto.randomUUID()}`;
  const description = "Guards requests, answers, streams and tools";
  const definition = {
    description,
    toJson: () => ({ name, description }),
    instantiate: ({ ai }: { ai?: { currentContext?(): Context } } = {}) =>
      hooks(kit, calls, (given) => given?.context ?? ai?.currentContext?.()),
  };
  return { name, __def: { name, ...definition } };
}

/** What Genkit calls in a turn, around the model, and around each tool. */
function hooks(kit: Kit, calls: ToolCalls<Context>, contextOf: (options: RunOptions | undefined) => Context) {
  return {
    async generate(turn: Turn, options: RunOptions, next: Next<Turn, RunOptions, object>): Promise<object> {
      try {
        return await next(turn, options);
      } catch (error) {
        const refusal = thrownRefusal(error);
        if (refusal === undefined) throw error;
        const { response, isOfRequest } = refusal;
        const request = (response.request ?? turn.request) as ModelRequest;
        if (!isOfRequest) return { ...response, request };
        return {
          ...response,
          request: { ...request, messages: await withheldMessages(kit, request.messages) },
        };
      }
    },
    model: (
      request: ModelRequest,
      options: RunOptions | undefined,
      next: Next<ModelRequest, RunOptions | undefined, unknown>,
    ): Promise<object> => callModel(kit, request, options, calls.principal(contextOf(options)), next),
    tool: (
      part: ToolRequestPart,
      options: RunOptions | undefined,
      next: Next<ToolRequestPart, RunOptions | undefined, object | undefined>,
    ): Promise<object | undefined> => callTool(kit, calls, part, options, contextOf(options), next),
  };
}

/**
 * The same for a model alone, in the form of a function, which `defineModel({ use: [...] })` takes as well: whoever calls
 * the model is guarded, tools and their results as a part of what it is asked and what it answers.
 *
 * A refusal has the finish reason `blocked`, for which `ai.generate` throws a `GenerationBlockedError`; `isBlocked(error)`
 * tells it from others.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * ai.defineModel({ name: "own", use: [guardModelMiddleware()] }, runModel);
 * ```
 */
export function guardModelMiddleware(
  guards: readonly Guard[] = recommended(),
  options: GuardModelOptions = {},
): ModelMiddleware {
  const kit = createKit(guards, withoutToolCalls(options));
  const calls = readToolCalls<Context>(options, principalIn);
  // Genkit counts the parameters.
  const middleware = (
    request: ModelRequest,
    given: RunOptions | undefined,
    next: Next<ModelRequest, RunOptions | undefined, unknown>,
  ): Promise<object> => callModel(kit, request, given, calls.principal(given?.context), next);
  return middleware as unknown as ModelMiddleware;
}

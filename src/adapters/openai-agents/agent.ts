import type { Guard } from "../../core/types.ts";
import { isObject, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { createKit } from "../kit.ts";
import type { GuardClientOptions } from "../options.ts";
import { withoutToolCalls } from "../tool-calls.ts";
import { createToolRun, type GuardedToolOptions } from "../tool-run.ts";
import { type AgentModelLike, type AgentModelProviderLike, guardedModel } from "./model.ts";
import { askingIn, guardedTool, isFunctionTool, type RunContextLike } from "./tool.ts";

/** What is touched of the options of an agent. */
export interface AgentOptionsLike {
  readonly model?: unknown;
  readonly tools?: readonly unknown[];
}

/** Options of {@link guardAgent}. */
export interface GuardAgentOptions<Context = RunContextLike> extends GuardedToolOptions<Context> {
  /** Gives the model when the agent only names one, or none. @default none, and a model that is only named is refused */
  readonly modelProvider?: AgentModelProviderLike;
}

/**
 * Options of an agent like the ones given, with its model and its function tools guarded: see `guardModel` and `guardTool`.
 *
 * Agents that it hands over to have models of their own: guard these as well, or give the runner one guarded model or
 * provider. The SDK's guardrails see an answer when its stream was read already, and cannot rewrite it, so none are added.
 * With the option `tools` every tool has to be a function tool, since about others nobody would be asked.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const agent = new Agent(guardAgent({ name: "Support", instructions, model, tools: [search] }));
 * ```
 */
export function guardAgent<Options extends AgentOptionsLike, Context = RunContextLike>(
  agent: Options,
  guards: readonly Guard[] = recommended(),
  options: GuardAgentOptions<Context> = {},
): Options {
  if (!isObject(agent)) throw wrongOption("agent", "the options of an agent");
  const { modelProvider, ...forTools } = options;
  const toolRun = createToolRun(guards, forTools, askingIn);
  const rest: GuardClientOptions = withoutToolCalls(forTools);
  const { model, tools } = agent;
  const guarded = (tool: unknown, at: number): unknown => {
    if (isFunctionTool(tool)) return guardedTool(toolRun, tool);
    if (options.tools !== undefined)
      throw wrongOption(`agent.tools[${at}]`, "a function tool, about which the policy can decide");
    return tool;
  };
  return {
    ...agent,
    model: guardedModel(createKit(guards, rest), isObject(model) ? model : named(model, modelProvider)),
    ...(tools !== undefined && { tools: tools.map(guarded) }),
  };
}

/** A model that is looked up when it is called. */
function named(name: unknown, provider: AgentModelProviderLike | undefined): AgentModelLike {
  if (typeof provider?.getModel !== "function" || (name !== undefined && typeof name !== "string"))
    throw wrongOption("agent.model", "a model, or a name together with options.modelProvider");
  return {
    getResponse: async (request) => (await provider.getModel(name)).getResponse(request),
    async *getStreamedResponse(request) {
      yield* (await provider.getModel(name)).getStreamedResponse(request);
    },
  };
}

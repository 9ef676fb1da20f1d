import { enforceRequest } from "../../core/enforce-request.ts";
import type { Marks } from "../../core/marking.ts";
import type { Runner } from "../../core/runner.ts";
import { withSources } from "../../core/sources.ts";
import { isObject } from "../../core/validate.ts";
import type { Kit } from "../kit.ts";
import { fromKnown, toKnown } from "./items.ts";

/** What is touched of a request to a model. https://openai.github.io/openai-agents-js/guides/models */
export interface AgentRequest {
  readonly systemInstructions?: string;
  readonly input: string | readonly unknown[];
  readonly prompt?: { readonly promptId: string; readonly variables?: object };
  readonly outputType?: unknown;
  readonly tracing?: unknown;
  readonly signal?: AbortSignal;
}

/** A request as the model may see it, and how to read the answer. */
export interface CheckedRequest {
  readonly request: AgentRequest;
  /** Knows the texts of the request. */
  readonly runner: Runner;
  /** What was written into the request. */
  readonly marks: Marks;
}

/** The same request in the form in which requests are read. */
interface PlainRequest {
  readonly instructions: string;
  readonly input: string | readonly unknown[];
  readonly prompt?: { readonly id: string; readonly variables: object };
  readonly signal?: AbortSignal;
}

/** The request as the model may see it; rejects with the error of what blocks. */
export async function enforceAgentRequest(kit: Kit, request: AgentRequest): Promise<CheckedRequest> {
  const plain = plainOf(request);
  const { request: enforced, marks } = await enforceRequest(kit.runner, kit.settings, plain);
  const { instructions, input, prompt } = enforced as PlainRequest;
  const items = (value: AgentRequest["input"]): readonly unknown[] => value as readonly unknown[];
  const checked: AgentRequest = {
    ...request,
    ...(instructions !== plain.instructions && { systemInstructions: instructions }),
    input: Array.isArray(input) ? fromKnown(input, items(plain.input), items(request.input)) : input,
    ...(prompt !== undefined && {
      prompt: { ...(request.prompt as NonNullable<AgentRequest["prompt"]>), variables: prompt.variables },
    }),
    // The model writes its answer into its span before anybody else sees it.
    ...(request.tracing === true && { tracing: "enabled_without_data" }),
  };
  return { request: checked, runner: withSources(kit.runner, [plain, enforced]), marks };
}

function plainOf({ systemInstructions = "", input, prompt, signal }: AgentRequest): PlainRequest {
  return {
    instructions: systemInstructions,
    input: Array.isArray(input) ? toKnown(input) : input,
    ...(isObject(prompt?.variables) && { prompt: { id: prompt.promptId, variables: prompt.variables } }),
    ...(signal !== undefined && { signal }),
  };
}

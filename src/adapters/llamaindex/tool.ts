import type { Guard } from "../../core/types.ts";
import { isObject, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { createToolRun, type GuardedToolOptions } from "../tool-run.ts";

/** A tool of LlamaIndex that runs here. */
export interface LlamaToolLike {
  readonly metadata: { readonly name: string };
  readonly call: (input: never) => unknown;
}

/** A tool that is called as the one that it was made of. */
export interface GuardedLlamaTool<Tool extends LlamaToolLike> {
  readonly metadata: Tool["metadata"];
  call(input: Parameters<Tool["call"]>[0]): Promise<Awaited<ReturnType<Tool["call"]>>>;
}

/**
 * A tool like the one given that gets checked arguments and gives checked results.
 *
 * Arguments come from a model and are checked at stage `output`; with the option `tools`, a policy of `tools()` decides about
 * the call, and the tool runs with what its schema returned. A call that may not run gives the reason as the tool's result;
 * with `onBlock: "throw"` it rejects with `GuardBlockedError`, which LlamaIndex makes a result of its own. Results are checked at
 * stage `tool`; one that blocks is replaced by a notice. Bind a state to the tool before.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const search = guardTool(tool({ name: "search", description, parameters, execute }));
 * ```
 */
export function guardTool<Tool extends LlamaToolLike>(
  tool: Tool,
  guards: readonly Guard[] = recommended(),
  options: GuardedToolOptions<undefined> = {},
): GuardedLlamaTool<Tool> {
  if (!isObject(tool) || typeof tool.call !== "function" || typeof tool.metadata?.name !== "string")
    throw wrongOption("tool", "a tool of LlamaIndex that runs here");
  const { metadata } = tool;
  const toolRun = createToolRun(guards, options, () => undefined);
  const run = async (checked: unknown): Promise<unknown> =>
    Reflect.apply(tool.call, tool, [checked] as never);
  const call = (input: unknown): Promise<unknown> =>
    toolRun({ name: metadata.name, arguments: input, context: undefined }, run);
  return { metadata, call } as GuardedLlamaTool<Tool>;
}

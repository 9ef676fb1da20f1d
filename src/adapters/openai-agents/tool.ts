import type { Guard, Principal } from "../../core/types.ts";
import { isObject, own, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { principalIn } from "../tool-calls.ts";
import { createToolRun, type GuardedToolOptions, type ToolRun } from "../tool-run.ts";

/** A tool of the Agents SDK that runs here. */
export interface FunctionToolLike {
  readonly type: "function";
  readonly name: string;
  invoke(context: never, input: string, details?: never): Promise<unknown>;
}

/** What tools of the Agents SDK are given of a run. */
export interface RunContextLike {
  readonly context: unknown;
}

/** Who asks, where the application's own context has a `principal`. */
export function askingIn(run: unknown): Principal | undefined {
  return isObject(run) ? principalIn((run as Partial<RunContextLike>).context) : undefined;
}

const guardedTools = new WeakSet<object>();

/**
 * A function tool like the one given that gets checked arguments and gives checked results.
 *
 * Arguments come from a model and are checked at stage `output`; with the option `tools`, a policy of `tools()` decides about the call,
 * and the tool runs with what its schema returned. A call that may not run gives the reason as the tool's result, or
 * rejects with `GuardBlockedError` with `onBlock: "throw"`. Results are checked at stage `tool` before the model, sessions and
 * the tracer see them; one that blocks is replaced by a notice. The functions `principal` and `session`
 * are given the `RunContext`; without them, `principal` of its `context` asks.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const search = guardTool(tool({ name: "search", description, parameters, execute }));
 * ```
 */
export function guardTool<Tool extends FunctionToolLike, Context = RunContextLike>(
  tool: Tool,
  guards: readonly Guard[] = recommended(),
  options: GuardedToolOptions<Context> = {},
): Tool {
  if (!isFunctionTool(tool)) throw wrongOption("tool", "a function tool of the Agents SDK");
  return guardedTool(createToolRun(guards, options, askingIn), tool);
}

export function isFunctionTool(tool: unknown): tool is FunctionToolLike {
  return isObject(tool) && own(tool, "type") === "function" && typeof own(tool, "invoke") === "function";
}

/** A tool that runs between checks; one that does stays as it is. */
export function guardedTool<Tool extends FunctionToolLike>(toolRun: ToolRun<never>, tool: Tool): Tool {
  if (guardedTools.has(tool)) return tool;
  const invoke = (context: unknown, input: string, details?: object): Promise<unknown> =>
    toolRun({ name: tool.name, arguments: input, context: context as never }, (checked) => {
      const json = typeof checked === "string" ? checked : JSON.stringify(checked);
      return Reflect.apply(tool.invoke, tool, [context, json, detailsWith(details, json)] as never);
    });
  const guarded = { ...tool, invoke };
  guardedTools.add(guarded);
  return guarded as Tool;
}

/** What a tool is told of its call, with the arguments that it runs with. */
function detailsWith(details: object | undefined, json: string): object | undefined {
  const call = details === undefined ? undefined : own(details, "toolCall");
  if (!isObject(call)) return details;
  const { parsedInput: _, ...kept } = details as { parsedInput?: unknown };
  return { ...kept, toolCall: { ...call, arguments: json } };
}

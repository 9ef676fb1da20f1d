import type { Guard } from "../../core/types.ts";
import { isObject, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { refuseMarkers } from "../kit.ts";
import { principalIn } from "../tool-calls.ts";
import { createToolRun, type GuardedToolOptions, type ToolRun } from "../tool-run.ts";

/** The context in which Mastra runs a tool, as far as a guard reads it. */
export interface ToolContext {
  readonly requestContext?: { get(key: string): unknown };
}

/** A tool that runs here, as `createTool` makes it. */
export interface ToolLike {
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: arguments and results have many forms
  execute?: ((...given: any[]) => any) | undefined;
}

/**
 * A tool like the one given that gets checked arguments and gives checked results.
 *
 * With the option `tools` that policy decides about each call first, and the tool runs with what it returned. Arguments are
 * checked at stage `output`, since a model wrote them; results at stage `tool`, where a text that blocks is replaced by a
 * notice. A refused call gives words for the model, or throws `GuardBlockedError` with `onBlock: "throw"`. A tool without
 * `execute` stays as it is, for it runs elsewhere.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const search = guardTool(createTool({ id: "search", description, inputSchema, execute }), undefined, { tools: policy });
 * ```
 */
export function guardTool<Tool extends ToolLike>(
  tool: Tool,
  guards: readonly Guard[] = recommended(),
  options: GuardedToolOptions<ToolContext | undefined> = {},
): Tool {
  if (!isObject(tool) || typeof tool.id !== "string") throw wrongOption("tool", "a tool of Mastra");
  return guarded(prepare(guards, options), tool.id, tool);
}

/**
 * The same for the tools of an agent. The policy knows them by the names that the model calls them by.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * new Agent({ ..., tools: guardTools({ search, refund }, undefined, { tools: policy, session }), ...guardProcessors() });
 * ```
 */
export function guardTools<Tools extends Readonly<Record<string, object>>>(
  tools: Tools,
  guards: readonly Guard[] = recommended(),
  options: GuardedToolOptions<ToolContext | undefined> = {},
): Tools {
  if (!isObject(tools)) throw wrongOption("tools", "an object with a tool for each name");
  const toolRun = prepare(guards, options);
  return Object.fromEntries(
    Object.entries(tools).map(([name, tool]) => [name, guarded(toolRun, name, tool)]),
  ) as Tools;
}

type MastraToolRun = ToolRun<ToolContext | undefined>;

function prepare(
  guards: readonly Guard[],
  options: GuardedToolOptions<ToolContext | undefined>,
): MastraToolRun {
  refuseMarkers(guards);
  return createToolRun<ToolContext | undefined>(guards, options, (context) =>
    principalIn({ principal: context?.requestContext?.get("principal") }),
  );
}

function guarded<Tool extends object>(toolRun: MastraToolRun, name: string, tool: Tool): Tool {
  const { execute: run } = tool as Partial<ToolLike>;
  if (typeof run !== "function") return tool;
  const execute = (given: unknown, context?: ToolContext, ...rest: unknown[]): Promise<unknown> =>
    toolRun({ name, arguments: given, context }, async (values) =>
      Reflect.apply(run, tool, [values, context, ...rest]),
    );
  // A copy of the same class, since Mastra asks for that.
  return Object.assign(Object.create(Object.getPrototypeOf(tool)), tool, { execute });
}

import type { Guard } from "../../core/types.ts";
import { isObject, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import type { GuardClientOptions } from "../options.ts";
import { createJudge } from "./judge.ts";
import { createKit } from "./kit.ts";
import { guardedTool } from "./tool-guard.ts";

/** A tool that runs here, unlike those that a provider runs. */
export interface ToolLike {
  readonly name: string;
  invoke(input: never, config?: never): Promise<unknown>;
}

/**
 * A tool like the one given that gets checked arguments and gives checked results.
 *
 * Arguments come from a model and are checked at stage `output`: those that block give the refusal as the tool's result, or
 * throw `GuardBlockedError` with `onBlock: "throw"`. Results are checked at stage `tool` before tracers see them; one that
 * blocks is replaced by a notice. The `artifact` of a tool does not go to a model: it is not checked, and left out where the
 * result had to be changed.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const search = guardTool(tool(searchTheWeb, { name: "search", schema }));
 * ```
 */
export function guardTool<Tool extends ToolLike>(
  tool: Tool,
  guards: readonly Guard[] = recommended(),
  options: GuardClientOptions = {},
): Tool {
  if (!isObject(tool) || typeof tool.invoke !== "function") {
    throw wrongOption("tool", "a tool of LangChain that runs here");
  }
  const kit = createKit(guards, options);
  return guardedTool(kit, createJudge(kit), tool) as Tool;
}

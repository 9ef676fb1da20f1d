import type { Guard, Principal } from "../core/types.ts";
import { cleanValue, createKit, withoutMarkers } from "./kit.ts";
import type { GuardClientOptions } from "./options.ts";
import { readToolCalls, type ToolCallOptions, withoutToolCalls } from "./tool-calls.ts";
import { cleanToolResult } from "./tool-results.ts";
import { wordsOf } from "./words.ts";

/** Options of tools that run here. */
export interface GuardedToolOptions<Context> extends GuardClientOptions, ToolCallOptions<Context> {}

/** Runs a tool with what it may be run with, and gives what the model may see. */
export type ToolRun<Context> = (
  call: { readonly name: string; readonly arguments: unknown; readonly context: Context },
  run: (checked: unknown) => Promise<unknown>,
) => Promise<unknown>;

/**
 * Makes what stands around tools: arguments are checked at stage `output` and decided about by the policy, results are
 * checked at stage `tool`. Throws `GUARD_INVALID_OPTIONS` naming the field.
 */
export function createToolRun<Context>(
  guards: readonly Guard[],
  options: GuardedToolOptions<Context>,
  asking: (context: Context) => Principal | undefined,
): ToolRun<Context> {
  const calls = readToolCalls(options, asking);
  const { runner, settings, words } = createKit(guards, withoutToolCalls(options));
  // Nobody could tell the model what marks mean.
  const kit = { runner: withoutMarkers(runner), settings };
  return async ({ name, arguments: given, context }, run) => {
    let checked: unknown;
    try {
      checked = await cleanValue(kit, given);
    } catch (error) {
      return wordsOf({ ...kit, words }, error);
    }
    const ran = await calls.run({ name, arguments: checked, context }, words, run);
    return "refusal" in ran ? ran.refusal : cleanToolResult(kit, name, ran.result);
  };
}

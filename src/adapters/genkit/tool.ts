import { enforceRequest, withheldTool } from "../../core/enforce-request.ts";
import { blockOf, type Kit, withoutMarkers } from "../kit.ts";
import type { ToolCalls } from "../tool-calls.ts";
import { asWritten } from "../tool-results.ts";
import type { Context, Next, Part, RunOptions } from "./types.ts";

/** A part that asks for a tool. */
export type ToolRequestPart = Part & { readonly toolRequest: NonNullable<Part["toolRequest"]> };

/** Asks the policy about a call, runs it, and gives the checked answer of the tool. */
export async function callTool(
  kit: Kit,
  calls: ToolCalls<Context>,
  part: ToolRequestPart,
  options: RunOptions | undefined,
  context: Context,
  next: Next<ToolRequestPart, RunOptions | undefined, object | undefined>,
): Promise<object | undefined> {
  const { name, ref, input } = part.toolRequest;
  const answer = (output: string): object => ({
    toolResponse: { name, ...(ref !== undefined && { ref }), output },
  });
  const ran = await calls.run({ name, arguments: input, context }, kit.words, (checked) =>
    next(
      checked === input ? part : { ...part, toolRequest: { ...part.toolRequest, input: checked } },
      options,
    ),
  );
  if ("refusal" in ran) return answer(ran.refusal);
  if (ran.result === undefined) return undefined;
  try {
    const said = { messages: [{ role: "tool", name, content: [asWritten(ran.result)] }] };
    const { request } = await enforceRequest(withoutMarkers(kit.runner), kit.settings, said);
    return (request as typeof said).messages[0]?.content[0];
  } catch (error) {
    if (blockOf(error) === undefined) throw error;
    return answer(withheldTool);
  }
}

import { enforceRequest, withheldTool } from "../core/enforce-request.ts";
import { isObject } from "../core/validate.ts";
import { blockOf, type Kit } from "./kit.ts";

/** What a tool gave, as the model may see it: checked at stage `tool`, and a notice where it blocks. */
export async function cleanToolResult(
  { runner, settings }: Pick<Kit, "runner" | "settings">,
  name: string,
  result: unknown,
): Promise<unknown> {
  if (typeof result !== "string" && !isObject(result)) return result;
  const request = { messages: [{ role: "tool", name, content: result }] };
  try {
    const enforced = await enforceRequest(runner, settings, request);
    return (enforced.request as typeof request).messages[0]?.content;
  } catch (error) {
    if (blockOf(error) === undefined) throw error;
    return withheldTool;
  }
}

import { enforceRequest, withheldTool } from "../core/enforce-request.ts";
import { UnreadableError } from "../core/strings.ts";
import { isObject } from "../core/validate.ts";
import { blockOf, type Kit, withoutMarkers } from "./kit.ts";

/**
 * What a tool gave, as the model may see it: checked at stage `tool`, and a notice where it blocks or cannot be read. Objects
 * that write themselves are given as they are written.
 */
export async function cleanToolResult(
  { runner, settings }: Pick<Kit, "runner" | "settings">,
  name: string,
  result: unknown,
): Promise<unknown> {
  if (typeof result !== "string" && !isObject(result)) return result;
  try {
    const request = { messages: [{ role: "tool", name, content: asWritten(result) }] };
    // Nobody could tell the model what marks mean.
    const enforced = await enforceRequest(withoutMarkers(runner), settings, request);
    return (enforced.request as typeof request).messages[0]?.content;
  } catch (error) {
    if (blockOf(error) === undefined) throw error;
    return withheldTool;
  }
}

/** Guards read no deeper, and no more. */
const deepest = 16;
const mostValues = 100_000;

/** A value as JSON shows it to a model, where something in it has a `toJSON` that may say more than its fields. */
export function asWritten<Value>(value: Value): Value {
  let values = 0;
  const writesItself = (inner: unknown, depth: number): boolean => {
    if (!isObject(inner) || ArrayBuffer.isView(inner) || inner instanceof Date) return false;
    if (++values > mostValues || depth > deepest) return false;
    if (typeof (inner as { toJSON?: unknown }).toJSON === "function") return true;
    return Object.values(inner).some((item) => writesItself(item, depth + 1));
  };
  try {
    return writesItself(value, 0) ? JSON.parse(JSON.stringify(value)) : value;
  } catch (error) {
    throw new UnreadableError("no JSON", { cause: error });
  }
}

import { applyEdits, type Edit, type Path } from "./strings.ts";
import { isToolResult } from "./tool-results.ts";
import { isObject, own } from "./validate.ts";

/** Fields of a request that hold the system prompt. */
const systemFields: readonly string[] = [
  "system",
  "instructions",
  "systemPrompt",
  "system_prompt",
  "developer",
];
const mainFields: readonly string[] = ["messages", "prompt", "input"];
const systemRoles: readonly unknown[] = ["system", "developer"];

/**
 * A copy of a request that says a sentence to the model.
 *
 * It goes to the end of the system prompt: the field of the request that holds it, or the first message of a system or
 * developer. A request without one gets one: a message in front, the field `system` where the messages are those of
 * Anthropic, which know no such role, and else the beginning of the prompt.
 */
export function instruct(request: unknown, sentence: string): unknown {
  if (typeof request === "string") return before(request, sentence);
  if (Array.isArray(request)) return applyEdits(request, [editOf(request, [], sentence)]);
  if (!isObject(request)) return request;
  for (const name of systemFields) {
    const told = added(own(request, name), sentence);
    if (told !== undefined) return applyEdits(request, [{ path: [name], value: told }]);
  }
  // A stored prompt has no place for it.
  const main = mainFields.find(
    (name) => typeof own(request, name) === "string" || Array.isArray(own(request, name)),
  );
  if (main === undefined) return request;
  const value = own(request, main);
  if (typeof value === "string") {
    return applyEdits(request, [{ path: [main], value: before(value, sentence) }]);
  }
  if (!Array.isArray(value)) return request;
  const hasSystem = value.some(isSystem);
  if (!hasSystem && value.some(isAnthropic)) {
    return applyEdits(request, [{ path: ["system"], value: sentence }]);
  }
  return applyEdits(request, [editOf(value, [main], sentence)]);
}

function before(prompt: string, sentence: string): string {
  return `${sentence}\n\n${prompt}`;
}

function editOf(messages: readonly unknown[], path: Path, sentence: string): Edit {
  for (const [index, message] of messages.entries()) {
    if (!isSystem(message)) continue;
    for (const name of ["content", "parts"]) {
      const told = added(own(message as object, name), sentence);
      if (told !== undefined) return { path: [...path, index, name], value: told };
    }
  }
  // As the other messages are made: https://ai-sdk.dev/docs/reference/ai-sdk-core/ui-message
  const hasParts = messages.some((message) => isObject(message) && Array.isArray(own(message, "parts")));
  const body = hasParts ? { parts: [{ type: "text", text: sentence }] } : { content: sentence };
  return { path, value: [{ role: "system", ...body }, ...messages] };
}

/** `undefined` for what is neither a text nor a list of content parts. */
function added(value: unknown, sentence: string): unknown {
  if (typeof value === "string") return value === "" ? sentence : `${value}\n\n${sentence}`;
  if (!Array.isArray(value)) return undefined;
  const like = value.findLast((part: unknown) => isObject(part) && typeof own(part, "text") === "string");
  if (like === undefined) {
    const isStrings = value.length > 0 && value.every((part) => typeof part === "string");
    return [...value, isStrings ? sentence : { type: "text", text: sentence }];
  }
  const type = own(like, "type");
  return [...value, { ...(type !== undefined && { type }), text: sentence }];
}

function isSystem(message: unknown): boolean {
  return isObject(message) && systemRoles.includes(own(message, "role"));
}

/** A message with parts for tools as Anthropic has them. https://docs.anthropic.com/en/api/messages */
function isAnthropic(message: unknown): boolean {
  const content = isObject(message) ? own(message, "content") : undefined;
  return Array.isArray(content) && content.some((part) => isToolPart(part));
}

function isToolPart(part: unknown): boolean {
  const type = isObject(part) ? own(part, "type") : undefined;
  return typeof type === "string" && (type === "tool_use" || (type.includes("_") && isToolResult(type)));
}

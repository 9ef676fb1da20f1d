import { isObject, own } from "../../core/validate.ts";
import type { ToolCall } from "./types.ts";

/**
 * The tool calls of an answer: a completion, a message or a response of the APIs of OpenAI and Anthropic, a result of the AI
 * SDK, a message of LangChain. Empty when there are none; a call that stands in it twice comes once.
 */
export function toolCallsOf(answer: unknown): readonly ToolCall[] {
  const choices = isObject(answer) ? listOf(own(answer, "choices")) : [];
  const messages = [
    ...choices.map((choice) => (isObject(choice) ? own(choice, "message") : undefined)),
    answer,
  ];
  const calls = messages.flatMap(callsOfMessage);
  const known = new Set<string>();
  return calls.filter((call) => {
    const key = JSON.stringify([call.id, call.name, call.arguments]);
    return call.id === undefined || (!known.has(key) && known.add(key));
  });
}

const callParts: ReadonlySet<unknown> = new Set(["tool_use", "function_call", "tool-call"]);

function callsOfMessage(message: unknown): readonly ToolCall[] {
  if (!isObject(message)) return [];
  const parts = ["content", "output"].flatMap((field) => listOf(own(message, field)));
  return [
    ...["tool_calls", "toolCalls"].flatMap((field) => listOf(own(message, field))),
    ...parts.filter((part) => isObject(part) && callParts.has(own(part, "type"))),
  ].flatMap(readCall);
}

/** Names of the fields that hold the name, the arguments and the id of a call. */
type Fields = readonly [name: string, given: string, id: string];

// https://platform.openai.com/docs/api-reference/responses/object, https://docs.anthropic.com/en/api/messages, the AI SDK 5 and
// later, its earlier form, LangChain
const forms: readonly Fields[] = [
  ["name", "arguments", "call_id"],
  ["name", "input", "id"],
  ["toolName", "input", "toolCallId"],
  ["toolName", "args", "toolCallId"],
  ["name", "args", "id"],
];

function readCall(value: unknown): readonly ToolCall[] {
  if (!isObject(value)) return [];
  // https://platform.openai.com/docs/api-reference/chat/object
  const inner = own(value, "function");
  if (isObject(inner)) return callOf(own(inner, "name"), own(inner, "arguments"), own(value, "id"));
  const form = forms.find(
    ([name, given]) => typeof own(value, name) === "string" && Object.hasOwn(value, given),
  );
  if (form === undefined)
    return callOf(own(value, "name") ?? own(value, "toolName"), undefined, own(value, "id"));
  const [name, given, id] = form;
  return callOf(own(value, name), own(value, given), own(value, id));
}

function callOf(name: unknown, given: unknown, id: unknown): readonly ToolCall[] {
  if (typeof name !== "string") return [];
  return [{ name, arguments: given, ...(typeof id === "string" && { id }) }];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

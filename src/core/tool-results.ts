import type { RoleStage } from "./segments.ts";
import { own } from "./validate.ts";

const resultFields: ReadonlySet<string> = new Set(["output", "result", "errorText"]);

// https://ai.google.dev/api/caching#FunctionResponse, https://ai.google.dev/api/caching#CodeExecutionResult, and
// `toolResponse` of Genkit
const responseFields: ReadonlySet<string> = new Set([
  "functionResponse",
  "function_response",
  "codeExecutionResult",
  "code_execution_result",
  "toolResponse",
]);

/** True for a field that holds what a tool gave. */
export function isResultField(name: string): boolean {
  return resultFields.has(name);
}

/** True for a field that holds what a tool gave together with the tool's name. */
export function isResponseField(name: string): boolean {
  return responseFields.has(name);
}

/** True for the `type` of a part or item that holds nothing but what a tool gave. */
export function isToolResult(kind: string): boolean {
  return kind.includes("tool_result") || kind.includes("tool-result") || kind.endsWith("call_output");
}

/** A part that holds a tool's words among others, such as `tool-search` of the AI SDK. */
export function holdsToolResult(part: object, kind: string, stage: RoleStage): boolean {
  if (kind.startsWith("tool-") || kind === "dynamic-tool") return true;
  return Object.keys(part).some(
    (key) => responseFields.has(key) || (stage === "trusted" && resultFields.has(key)),
  );
}

const nameFields: readonly string[] = [
  "name",
  "toolName",
  "tool_name",
  "tool_use_id",
  "tool_call_id",
  "toolCallId",
  "call_id",
];

/** True for a field that names something. */
export function isNameField(name: string): boolean {
  return labels.has(name) || name === "name";
}

/** What a tool, its call or its result is called. */
export function nameOf(value: object): string | undefined {
  const names = nameFields.map((field) => own(value, field));
  return names.find((name): name is string => typeof name === "string" && name !== "");
}

/** Short strings in these fields of messages and parts say what they are, not what they say. */
const labels: ReadonlySet<string> = new Set([
  "type",
  "id",
  "role",
  "state",
  "status",
  ...nameFields.slice(1),
]);

/** True for a string that says what a message or part is. */
export function isLabel(name: string, value: unknown): boolean {
  return typeof value === "string" && value.length <= 20 && labels.has(name);
}

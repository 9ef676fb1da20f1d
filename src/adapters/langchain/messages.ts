import type { BaseMessage } from "@langchain/core/messages";
import { isObject } from "../../core/validate.ts";

/** The fields of a message by name. */
export type Fields = Record<string, unknown>;

/** True for the messages of any copy of `@langchain/core`. */
export function isMessage(value: unknown): value is BaseMessage {
  return isObject(value) && typeof (value as { _getType?: unknown })._getType === "function";
}

/** True for a message that is a part of one. */
export function isChunk(message: BaseMessage): boolean {
  return typeof (message as { concat?: unknown }).concat === "function";
}

/** What the constructors of messages take; whatever else a message carries is left behind when it is built again. */
const names: readonly string[] = [
  ...["id", "name", "content", "role", "additional_kwargs", "response_metadata", "usage_metadata"],
  ...[
    "tool_calls",
    "invalid_tool_calls",
    "tool_call_chunks",
    "tool_call_id",
    "artifact",
    "status",
    "metadata",
  ],
];

/** The fields that a message was made of. */
export function fieldsOf(message: BaseMessage): Fields {
  const fields: Fields = {};
  for (const name of names) {
    const value = (message as unknown as Fields)[name];
    if (value !== undefined) fields[name] = value;
  }
  const pieces = fields.tool_call_chunks;
  if (!Array.isArray(pieces) || pieces.length === 0) return fields;
  // A chunk reads its calls from their pieces.
  const { tool_calls: _, invalid_tool_calls: __, ...rest } = fields;
  return rest;
}

/** A message of the same class; a copy of the old one would keep its fields in `lc_kwargs`, which go to checkpoints. */
export function rebuild<Message extends BaseMessage>(message: Message, fields: Fields): Message {
  const Class = message.constructor as new (fields: Fields) => Message;
  return new Class({ ...fields });
}

/** A message that says something else, in the same place of the thread. */
export function saying<Message extends BaseMessage>(message: Message, content: string): Message {
  const { id, name, role, tool_call_id, status } = fieldsOf(message);
  const kept = Object.entries({ id, name, role, tool_call_id, status }).filter(
    ([, value]) => value !== undefined,
  );
  return rebuild(message, { ...Object.fromEntries(kept), content });
}

/** Fields that hold an answer as the model wrote it, or spell it token by token. */
const rawFields: ReadonlySet<string> = new Set(["logprobs", "__raw_response"]);

const deepest = 16;

/** A copy of metadata without what repeats the raw text. */
export function withoutRaw<Value>(value: Value, depth: number = 0): Value {
  if (!isObject(value) || depth === deepest) return value;
  if (Array.isArray(value)) return value.map((item) => withoutRaw(item, depth + 1)) as Value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const kept = Object.entries(value).filter(([key]) => !rawFields.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutRaw(inner, depth + 1)])) as Value;
}

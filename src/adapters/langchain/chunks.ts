import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import { mediaKind } from "../../core/media.ts";
import { listStrings, type Path } from "../../core/strings.ts";
import { isObject, own } from "../../core/validate.ts";
import type { EventForm, Piece } from "../checked-events.ts";
import { type Fields, fieldsOf, withoutRaw } from "./messages.ts";

/**
 * One thing that a chunk of an answer says: a piece of text, of a content part, of a tool call or of a further field, or
 * what is whole in its chunk. Apart from each other, what is held of one text goes on without repeating another.
 */
export interface ChunkEvent {
  readonly id?: string;
  /** Metadata that tells how content is to be read. */
  readonly marks: Fields;
  readonly text?: string;
  readonly part?: object;
  readonly call?: Fields;
  /** The piece of JSON that belongs to `call`. */
  readonly arguments?: string;
  readonly kwargs?: Fields;
  readonly rest?: Fields;
  readonly generationInfo?: object;
}

/** What is needed of a chunk that a model gives. */
export interface GivenChunk {
  readonly message: BaseMessage;
  readonly generationInfo?: Record<string, unknown> | undefined;
}

export function splitChunk({ message, generationInfo }: GivenChunk): ChunkEvent[] {
  const { id, content, tool_call_chunks, additional_kwargs, response_metadata, ...others } =
    fieldsOf(message);
  const metadata = withoutRaw(response_metadata ?? {}) as Fields;
  const marks = pick(metadata, ["output_version", "model_provider"]);
  const base = { ...(typeof id === "string" && { id }), marks };
  const events: ChunkEvent[] = [];
  if (typeof content === "string") {
    if (content !== "") events.push({ ...base, text: content });
  } else if (Array.isArray(content)) {
    for (const part of content)
      events.push(isObject(part) ? { ...base, part } : { ...base, text: String(part) });
  }
  for (const call of (tool_call_chunks ?? []) as readonly Fields[]) {
    const { args, ...label } = call;
    events.push({ ...base, call: label, arguments: typeof args === "string" ? args : "" });
  }
  for (const [key, value] of Object.entries(withoutRaw(additional_kwargs ?? {}) as Fields)) {
    if (value != null) events.push({ ...base, kwargs: { [key]: value } });
  }
  const calls = others.tool_calls as readonly unknown[] | undefined;
  const rest = {
    ...pick(others, ["name", "usage_metadata"]),
    ...(calls !== undefined && calls.length > 0 && { tool_calls: calls }),
    ...(Object.keys(metadata).length > Object.keys(marks).length && { response_metadata: metadata }),
  };
  const info = withoutRaw(generationInfo ?? {});
  if (events.length === 0 || Object.keys(rest).length + Object.keys(info).length > 0) {
    events.push({ ...base, rest, generationInfo: info });
  }
  return events;
}

export function joinChunk(event: ChunkEvent): ChatGenerationChunk {
  const { id, marks, text = "", part, call, kwargs, rest, generationInfo } = event;
  const fields = {
    ...rest,
    content: part === undefined ? text : [part],
    response_metadata: { ...marks, ...(rest?.response_metadata as object | undefined) },
    ...(id !== undefined && { id }),
    ...(kwargs !== undefined && { additional_kwargs: kwargs }),
    ...(call !== undefined && { tool_call_chunks: [{ ...call, args: event.arguments ?? "" }] }),
  };
  const message = new AIMessageChunk(fields as ConstructorParameters<typeof AIMessageChunk>[0]);
  return new ChatGenerationChunk({
    text: part === undefined ? text : textOf(part),
    message,
    ...(generationInfo !== undefined && { generationInfo }),
  });
}

function textOf(part: object): string {
  const text = own(part, "type") === "text" ? own(part, "text") : undefined;
  return typeof text === "string" ? text : "";
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]),
  );
}

/** Fields that LangChain does not continue when it puts chunks together. */
const labels: ReadonlySet<string> = new Set([
  ...["id", "name", "type", "index", "created", "timestamp", "output_version", "model_provider"],
]);

/** Every other string of a part or a further field is continued by the next chunk that has it. */
export const chunkForm: EventForm = {
  piecesOf(given) {
    const event = given as ChunkEvent;
    if (event.text !== undefined) return [{ channel: "text", path: ["text"] }];
    if (event.call !== undefined) {
      const { index, id } = event.call;
      return [{ channel: `call ${String(index ?? id ?? "")}`, path: ["arguments"] }];
    }
    if (event.part !== undefined) {
      if (mediaKind(event.part) !== undefined) return [];
      const type = String(own(event.part, "type")).replace(/_delta$/, "");
      return piecesIn(event.part, ["part"], `part ${type}`);
    }
    return event.kwargs === undefined ? [] : piecesIn(event.kwargs, ["kwargs"], "kwargs");
  },
  ends: () => false,
};

function piecesIn(value: object, at: Path, channel: string): Piece[] {
  const { places } = listStrings(value, () => undefined);
  const inner = places.filter(({ path, key }) => key !== true && !labels.has(String(path.at(-1))));
  return inner.map(({ path }) => ({
    channel: [channel, String(own(value, "index") ?? ""), ...numbered(value, path)].join(" "),
    path: [...at, ...path],
  }));
}

/** A path in which items have the index that they give themselves. */
function numbered(root: object, path: Path): string[] {
  let value: unknown = root;
  return path.map((key) => {
    value = isObject(value) ? own(value, String(key)) : undefined;
    return String(typeof key === "number" && isObject(value) ? (own(value, "index") ?? key) : key);
  });
}

const finishFields: readonly string[] = ["finish_reason", "finishReason", "stop_reason", "done_reason"];

/** True for what must not be taken back: a tool call, or the mark that an answer is complete. */
export function isFinal({ call, part, kwargs, rest, generationInfo }: ChunkEvent): boolean {
  if (call !== undefined || rest?.tool_calls !== undefined) return true;
  if (part !== undefined) return isCallType(own(part, "type"));
  if (kwargs !== undefined) return "tool_calls" in kwargs || "function_call" in kwargs;
  const told = [generationInfo, rest?.response_metadata].filter(isObject);
  return told.some((info) => finishFields.some((name) => own(info, name) != null));
}

/** True for the type of a content part that is a call, or a piece of one. */
export function isCallType(type: unknown): boolean {
  return typeof type === "string" && /tool|function|input_json/.test(type);
}

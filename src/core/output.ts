import { isBinary } from "./media.ts";
import { copyOf, listStrings, type Place, setOwn, UnreadableError } from "./strings.ts";
import { isObject, own } from "./validate.ts";

/** Reads the texts of a response, or of a chunk of a stream, and puts back what was made of them. */
export interface OutputTexts<Output> {
  read(output: Output): readonly string[];
  /** Gives a response with the new texts, one per text read; must not change the one it is given. */
  write(output: Output, texts: readonly string[]): Output;
}

/** Forms of responses whose text is known to stand in a certain place. */
export type ResponseForm = "string" | "text" | "content" | "parts" | "message" | "choices" | "output";

/** The form of a response; `undefined` when it has none that is known. */
export function formOf(response: unknown): ResponseForm | undefined {
  if (typeof response === "string") return "string";
  if (!isObject(response)) return undefined;
  if (Array.isArray(own(response, "choices"))) return "choices";
  const message = own(response, "message");
  if (isObject(message) && formOf(message) !== undefined) return "message";
  if (Array.isArray(own(response, "content"))) return "parts";
  if (typeof own(response, "content") === "string" || isSilentMessage(response)) return "content";
  if (Array.isArray(own(response, "output"))) return "output";
  if (typeof own(response, "text") === "string") return "text";
  return undefined;
}

/** A message that has no words but calls tools. */
function isSilentMessage(value: object): boolean {
  return own(value, "content") === null && (own(value, "tool_calls") ?? own(value, "refusal")) != null;
}

/** What was read of a response. */
export interface ReadResponse {
  readonly places: readonly Place[];
  readonly unread: readonly string[];
}

/**
 * Lists every string of a response, since a text left out is a text let through.
 *
 * Throws {@link UnreadableError} when the response has no known form or holds what cannot be listed.
 */
export function readResponse(response: unknown): ReadResponse {
  if (formOf(response) === undefined) throw new UnreadableError("unknown form");
  return readAll(response);
}

/** Lists every string of any value; throws {@link UnreadableError} when that cannot be done. */
export function readAll(value: unknown): ReadResponse {
  const unread: string[] = [];
  const { places, cyclic } = listStrings(value, (text, holder) => {
    if (!isBinary(text, holder)) return false;
    unread.push(String(own(holder, "type")));
    return true;
  });
  if (cyclic) throw new UnreadableError("holds itself");
  return { places, unread };
}

/** Fields of a response that say nothing about its text. */
const envelope: readonly string[] = [
  "id",
  "object",
  "created",
  "created_at",
  "model",
  "type",
  "role",
  "index",
];

/** A refusal in the form of a response; of the response itself only the envelope is kept. */
export function refusalLike(response: unknown, text: string): unknown {
  const form = formOf(response);
  if (form === undefined || form === "string" || !isObject(response)) return text;
  const copy = envelopeOf(response);
  if (form === "choices") {
    const choices = own(response, "choices") as readonly unknown[];
    setOwn(copy, "choices", [refusedChoice(choices[0], text)]);
  } else if (form === "message") {
    setOwn(copy, "message", refusalLike(own(response, "message"), text));
  } else if (form === "parts") {
    setOwn(copy, "content", [{ type: "text", text }]);
    if (Object.hasOwn(response, "stop_reason")) setOwn(copy, "stop_reason", "refusal");
  } else if (form === "output") {
    const content = [{ type: "output_text", text, annotations: [] }];
    setOwn(copy, "output", [{ type: "message", role: "assistant", status: "completed", content }]);
    setOwn(copy, "output_text", text);
    if (Object.hasOwn(response, "status")) setOwn(copy, "status", "completed");
  } else {
    setOwn(copy, form, text);
  }
  if (form === "content" && Object.hasOwn(response, "refusal")) setOwn(copy, "refusal", null);
  return copy;
}

/** A refusal in a form that earlier responses had. */
export function refusalIn(form: ResponseForm | undefined, text: string): unknown {
  return refusalLike(form === undefined ? text : samples[form], text);
}

const samples: Readonly<Record<ResponseForm, unknown>> = {
  string: "",
  text: { text: "" },
  content: { role: "assistant", content: "" },
  parts: { type: "message", role: "assistant", content: [] },
  message: { message: { role: "assistant", content: "" } },
  choices: { object: "chat.completion", choices: [{}] },
  output: { object: "response", output: [] },
};

function envelopeOf(response: object): object {
  const copy = {};
  for (const name of envelope) {
    const value = own(response, name);
    if (typeof value === "number" || (typeof value === "string" && value.length <= 100))
      setOwn(copy, name, value);
  }
  return copy;
}

// `content` together with `refusal` makes some clients show the text twice; `content_filter` makes `parse()` throw.
function refusedChoice(choice: unknown, text: string): object {
  const isLegacy = isObject(choice) && typeof own(choice, "text") === "string";
  const isChunk = isObject(choice) && isObject(own(choice, "delta"));
  const message = { role: "assistant", content: text, refusal: null };
  return {
    index: 0,
    ...(isLegacy ? { text } : isChunk ? { delta: { role: "assistant", content: text } } : { message }),
    finish_reason: "stop",
  };
}

/** Where the growing text of a stream stands in one of its chunks. */
export interface Delta {
  /** Deltas of one channel are pieces of one text. */
  readonly channel: string;
  readonly place: Place;
}

const deltaFields: readonly string[] = [
  "textDelta",
  "delta",
  "text",
  "content",
  "argsTextDelta",
  "inputTextDelta",
];

/**
 * The pieces of growing texts in a chunk: the chunk itself, `choices[].delta` of OpenAI (content and arguments of tool
 * calls), `delta` of Anthropic (`text`, `partial_json`), or one of `textDelta`, `delta`, `text`, `content`.
 *
 * Pieces in the same field belong to one text, separately for each `type` of chunk, choice, tool call and block.
 */
export function deltasOf(chunk: unknown, places: readonly Place[]): readonly Delta[] {
  return places.flatMap((place) => {
    const channel = place.key ? undefined : channelOf(chunk, place);
    return channel === undefined ? [] : [{ channel, place }];
  });
}

function channelOf(chunk: unknown, { path }: Place): string | undefined {
  if (path.length === 0) return "";
  const [first, ...rest] = path;
  if (first === "choices" && rest.length > 1) {
    const inner = rest.filter((key) => typeof key === "string").join(".");
    const grows = rest[1] === "text" || (rest[1] === "delta" && growing.has(String(path.at(-1))));
    return grows ? `choices ${numberAt(chunk, path)} ${inner}` : undefined;
  }
  const known =
    (path.length === 1 && deltaFields.includes(String(first))) ||
    (path.length === 2 && first === "delta" && growing.has(String(rest[0]))) ||
    (path.length === 2 && first === "message" && rest[0] === "content");
  return known ? `${path.join(".")} ${markOf(chunk, path)}` : undefined;
}

/** Last keys of the fields of a delta that are continued by the next one. */
const growing: ReadonlySet<string> = new Set([
  "content",
  "refusal",
  "reasoning",
  "reasoning_content",
  "arguments",
  "text",
  "thinking",
  "partial_json",
]);

/** The indexes that a chunk itself gives for the choice and the tool call at a path. */
function numberAt(chunk: unknown, path: readonly (string | number)[]): string {
  const indexes: string[] = [];
  let value: unknown = chunk;
  for (const key of path) {
    value = isObject(value) ? (value as Record<string | number, unknown>)[key] : undefined;
    if (typeof key === "number" && isObject(value)) indexes.push(String(own(value, "index") ?? key));
  }
  return indexes.join(" ");
}

// Ids and sequence numbers may differ from chunk to chunk of one text; taken for marks they would tear it apart.
function markOf(chunk: unknown, path: Place["path"]): string {
  if (!isObject(chunk)) return "";
  const names = ["type", "output_index", "content_index", ...(path.length > 1 ? ["index"] : [])];
  return names.map((name) => String(own(chunk, name) ?? "")).join(" ");
}

/** A copy of a chunk for which a refusal stands in for the text at a place. */
export function refusedChunk(chunk: unknown, text: string): unknown {
  if (!isObject(chunk)) return text;
  if (Array.isArray(own(chunk, "choices"))) return refusalLike(chunk, text);
  const field = deltaFields.find((name) => typeof own(chunk, name) === "string");
  const copy = field === undefined ? copyOf(chunk) : envelopeOf(chunk);
  if (field !== undefined) setOwn(copy, field, text);
  else setOwn(copy, "delta", { type: "text_delta", text });
  return copy;
}

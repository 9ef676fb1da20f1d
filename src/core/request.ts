import { isBinaryDocument, isMedia } from "./media.ts";
import type { RoleStage, Segment } from "./segments.ts";
import { hidesField, listStrings, type Path } from "./strings.ts";
import { isObject, own, wrongInput } from "./validate.ts";

/** A segment together with its place in the request. */
export interface Slot extends Segment {
  readonly path: Path;
  /** True for a key; its path is that of the object it belongs to. */
  readonly key?: boolean;
}

/** What was read of a request. */
export interface ReadRequest {
  readonly slots: readonly Slot[];
  /** Kinds of content parts that hold no text to be read, such as `image_url`. */
  readonly unread: readonly string[];
  /** Documents that came with it. */
  readonly documents?: unknown;
  readonly principal?: unknown;
  readonly signal?: unknown;
}

/** Fields of a request object that hold the developer's own words or no words. */
const trustedFields: ReadonlySet<string> = new Set([
  "system",
  "systemPrompt",
  "system_prompt",
  "instructions",
  "developer",
  "model",
  "tools",
  "toolChoice",
  "tool_choice",
  "functions",
  "responseFormat",
  "response_format",
]);

const mainFields: readonly string[] = ["prompt", "messages", "input"];

/**
 * Reads a request: a string, an array of chat messages, or an object with `prompt`, `messages` or `input` and
 * optionally `documents`, `principal` and `signal`. Every string in further fields counts as input,
 * but for the developer's own (`system`, `instructions`, `model`, `tools` and the like). Throws `GUARD_INVALID_INPUT`.
 */
export function readRequest(request: unknown, roles: ReadonlyMap<string, RoleStage>): ReadRequest {
  const reader = new RequestReader(roles);
  if (typeof request === "string" || Array.isArray(request)) {
    reader.readMain(request, [], "request");
    return reader;
  }
  if (!isObject(request) || !mainFields.some((name) => own(request, name) !== undefined)) {
    throw wrongInput(
      "request",
      "a string, messages, or an object with prompt, messages or input; see options.segments",
    );
  }
  for (const name of [...mainFields, "text"]) {
    if (hidesField(request, [name])) throw wrongInput(`request.${name}`, "an enumerable field");
  }
  for (const key of Object.keys(request)) {
    const value = own(request, key);
    if (mainFields.includes(key)) {
      if (value !== undefined) reader.readMain(value, [key], `request.${key}`);
    } else if (!trustedFields.has(key) && key !== "documents" && key !== "principal") {
      reader.readExtra(value, [key]);
    }
  }
  const { slots, unread } = reader;
  const documents = own(request, "documents");
  const principal = own(request, "principal");
  const signal = own(request, "signal");
  return { slots, unread, documents, principal, signal };
}

class RequestReader implements ReadRequest {
  readonly slots: Slot[] = [];
  readonly unread: string[] = [];
  readonly #roles: ReadonlyMap<string, RoleStage>;

  constructor(roles: ReadonlyMap<string, RoleStage>) {
    this.#roles = roles;
  }

  readMain(value: unknown, path: Path, field: string): void {
    if (typeof value === "string") {
      this.#add(value, "input", path);
      return;
    }
    if (!Array.isArray(value)) throw wrongInput(field, "a string or an array of messages");
    if (value.length > 100_000) throw wrongInput(field, "at most 100000 messages");
    for (let index = 0; index < value.length; index++) {
      this.#readMessage(value[index], [...path, index], `${field}[${index}]`);
    }
  }

  readExtra(value: unknown, path: Path): void {
    // Options of the application stand here as well: what is no text is told, never refused, and callbacks are no text.
    const { places, cyclic } = listStrings(value, undefined, (kind) => {
      if (kind !== "function") this.unread.push(kind);
    });
    if (cyclic) this.unread.push("object");
    for (const { text, path: inner, key } of places) {
      if (key || !isTag(inner, text)) this.#add(text, "input", [...path, ...inner], undefined, key);
    }
  }

  #readMessage(message: unknown, path: Path, field: string): void {
    if (typeof message === "string") {
      this.#add(message, "input", path);
      return;
    }
    if (!isObject(message) || Array.isArray(message)) throw wrongInput(field, "a message");
    const role = own(message, "role");
    const kind = own(message, "type");
    if (typeof kind === "string" && (role === undefined || isToolResult(kind))) {
      // Items of the Responses API: https://platform.openai.com/docs/api-reference/responses/create
      const stage = kind === "function_call" || kind === "reasoning" ? this.#stageOf("assistant") : "input";
      this.#readPart(message, stage, path, field, undefined);
      return;
    }
    if (typeof role !== "string") throw wrongInput(`${field}.role`, "a string");
    const stage = this.#stageOf(role);
    const origin = stage === "tool" ? nameOf(message) : undefined;
    const bodies = ["content", "parts"].filter((name) => own(message, name) != null);
    const calls = ["tool_calls", "function_call"].filter((name) => own(message, name) != null);
    if (bodies.length === 0 && calls.length === 0) {
      throw wrongInput(`${field}.content`, "a string or an array of content parts");
    }
    for (const name of bodies) {
      this.#readContent(own(message, name), stage, [...path, name], `${field}.${name}`, origin);
    }
    const refusal = own(message, "refusal");
    if (typeof refusal === "string") this.#add(refusal, stage, [...path, "refusal"]);
    for (const name of calls) this.#readAll(own(message, name), stage, [...path, name], `${field}.${name}`);
    const read = new Set([...bodies, ...calls, "role", "refusal"]);
    this.#readFields(message, stage, path, field, origin, read);
  }

  /** Reads the fields of a message or part that are not in `read`; results of tools are read as such. */
  #readFields(
    holder: object,
    stage: RoleStage,
    path: Path,
    field: string,
    origin: string | undefined,
    read: ReadonlySet<string>,
  ): void {
    for (const key of Object.keys(holder)) {
      const value = own(holder, key);
      if (value == null || read.has(key)) continue;
      if (typeof value === "string" && value.length <= 20 && labels.has(key)) continue;
      const at = [...path, key];
      const from = nameOf(holder) ?? origin;
      if (resultFields.has(key)) this.#readToolOutput(value, at, `${field}.${key}`, from);
      else if (responseFields.has(key)) {
        this.#readAll(value, "tool", at, `${field}.${key}`, isObject(value) ? (nameOf(value) ?? from) : from);
      } else if (key === "toolInvocation" && isObject(value)) {
        this.#readFields(value, stage, at, `${field}.${key}`, origin, nothing);
      } else if (key === "toolInvocations" && Array.isArray(value) && value.length <= 100_000) {
        value.forEach((item: unknown, index) => {
          const inner = `${field}.${key}[${index}]`;
          if (isObject(item)) this.#readFields(item, stage, [...at, index], inner, origin, nothing);
          else this.#readAll(item, stage, [...at, index], inner, origin);
        });
      } else {
        if (key.length > 20) this.#add(key, stage, path, origin, true);
        this.#readAll(value, stage, at, `${field}.${key}`, origin);
      }
    }
  }

  #readContent(
    content: unknown,
    stage: RoleStage,
    path: Path,
    field: string,
    origin: string | undefined,
  ): void {
    if (typeof content === "string") {
      this.#add(content, stage, path, origin);
      return;
    }
    if (!Array.isArray(content)) {
      if (stage !== "trusted" && stage !== "tool") {
        throw wrongInput(field, "a string or an array of content parts");
      }
      this.#readAll(content, stage, path, field, origin);
      return;
    }
    if (content.length > 100_000) throw wrongInput(field, "at most 100000 parts");
    for (let index = 0; index < content.length; index++) {
      const part: unknown = content[index];
      const at = [...path, index];
      if (typeof part === "string") this.#add(part, stage, at, origin);
      else if (isObject(part)) this.#readPart(part, stage, at, `${field}[${index}]`, origin);
      else if (part != null) throw wrongInput(`${field}[${index}]`, "a content part");
    }
  }

  #readPart(part: object, stage: RoleStage, path: Path, field: string, origin: string | undefined): void {
    const kind = own(part, "type");
    const name = typeof kind === "string" ? kind : "";
    if (isMedia(part) || isBinaryDocument(part)) {
      this.unread.push(name);
      for (const key of ["title", "context", "filename", "alt", "caption", "text"]) {
        const value = own(part, key);
        if (typeof value === "string") this.#add(value, stage, [...path, key], origin);
      }
      return;
    }
    if (isToolResult(name)) {
      const from = nameOf(part) ?? origin;
      for (const key of ["content", "output", "result"]) {
        const value = own(part, key);
        if (value != null) this.#readToolOutput(value, [...path, key], `${field}.${key}`, from);
      }
      this.#readFields(part, "tool", path, field, from, new Set(["content", "output", "result"]));
      return;
    }
    if (holdsToolResult(part, name, stage)) {
      this.#readFields(part, stage, path, field, origin, nothing);
      return;
    }
    this.#readAll(part, stage, path, field, origin);
  }

  #readToolOutput(value: unknown, path: Path, field: string, origin: string | undefined): void {
    // The AI SDK wraps content parts: https://ai-sdk.dev/docs/reference/ai-sdk-core/model-message
    const parts = isObject(value) && own(value, "type") === "content" ? own(value, "value") : undefined;
    if (Array.isArray(parts)) this.#readContent(parts, "tool", [...path, "value"], `${field}.value`, origin);
    else this.#readContent(value, "tool", path, field, origin);
  }

  /** Reads every string of a value but the kinds of its parts. */
  #readAll(value: unknown, stage: RoleStage, path: Path, field: string, origin?: string): void {
    if (stage === "trusted") return;
    try {
      const { places, cyclic } = listStrings(value, undefined, (kind, why) => {
        if (kind === "object") throw wrongInput(field, why);
        this.unread.push(kind);
      });
      if (cyclic) throw wrongInput(field, "a value that does not hold itself");
      for (const { text, path: inner, key } of places) {
        if (key || !isTag(inner, text)) this.#add(text, stage, [...path, ...inner], origin, key);
      }
    } catch {
      throw wrongInput(field, "a content part made of strings, numbers, arrays and plain objects");
    }
  }

  #add(text: string, stage: RoleStage, path: Path, origin?: string, key: boolean = false): void {
    if (stage === "trusted" || text === "") return;
    this.slots.push({ text, stage, path, ...(origin !== undefined && { origin }), ...(key && { key }) });
  }

  #stageOf(role: string): RoleStage {
    return this.#roles.get(role) ?? "input";
  }
}

/** A short word such as `text`, which says what a part is. */
function isTag(path: Path, text: string): boolean {
  const key = path.at(-1);
  return (key === "type" || key === "role") && text.length <= 20;
}

const nothing: ReadonlySet<string> = new Set();

/** Short strings in these fields of messages and parts say what they are, not what they say. */
const labels: ReadonlySet<string> = new Set([
  "type",
  "id",
  "role",
  "state",
  "status",
  "toolName",
  "tool_name",
  "tool_use_id",
  "tool_call_id",
  "toolCallId",
  "call_id",
]);

const resultFields: ReadonlySet<string> = new Set(["output", "result", "errorText"]);

// https://ai.google.dev/api/caching#FunctionResponse
const responseFields: ReadonlySet<string> = new Set(["functionResponse", "function_response"]);

/** A part that holds a tool's words among others, such as `tool-search` of the AI SDK. */
function holdsToolResult(part: object, kind: string, stage: RoleStage): boolean {
  if (kind.startsWith("tool-") || kind === "dynamic-tool") return true;
  return Object.keys(part).some(
    (key) => responseFields.has(key) || (stage === "trusted" && resultFields.has(key)),
  );
}

function isToolResult(kind: string): boolean {
  return kind.includes("tool_result") || kind.includes("tool-result") || kind.endsWith("call_output");
}

function nameOf(value: object): string | undefined {
  for (const key of [
    "name",
    "toolName",
    "tool_name",
    "tool_use_id",
    "tool_call_id",
    "toolCallId",
    "call_id",
  ]) {
    const name = own(value, key);
    if (typeof name === "string" && name !== "") return name;
  }
  return undefined;
}

import { mediaKind } from "./media.ts";
import type { RoleStage } from "./segments.ts";
import { type Origin, type SlotList, within } from "./slots.ts";
import { longestSilentKey } from "./strings.ts";
import {
  holdsToolResult,
  isLabel,
  isResponseField,
  isResultField,
  isToolResult,
  nameOf,
} from "./tool-results.ts";
import { isObject, own, wrongInput } from "./validate.ts";

const mostItems = 100_000;

const nothing: ReadonlySet<string> = new Set();

/** Reads chat messages and their parts into a list of slots. */
export class MessageReader {
  readonly #list: SlotList;
  readonly #roles: ReadonlyMap<string, RoleStage>;

  constructor(list: SlotList, roles: ReadonlyMap<string, RoleStage>) {
    this.#list = list;
    this.#roles = roles;
  }

  /** Reads a prompt or a list of messages. */
  readMain(value: unknown, origin: Origin): void {
    if (typeof value === "string") this.#list.add(value, origin);
    else if (!Array.isArray(value)) throw wrongInput(origin.field, "a string or an array of messages");
    else this.#readEach(value, "messages", origin, (message, at) => this.#readMessage(message, at));
  }

  #readMessage(message: unknown, origin: Origin): void {
    if (typeof message === "string") {
      this.#list.add(message, origin);
      return;
    }
    if (!isObject(message) || Array.isArray(message)) throw wrongInput(origin.field, "a message");
    const role = own(message, "role");
    const kind = own(message, "type");
    if (typeof kind === "string" && (role === undefined || isToolResult(kind))) {
      // Items of the Responses API: https://platform.openai.com/docs/api-reference/responses/create
      const isModels = kind === "function_call" || kind === "reasoning";
      this.#readPart(message, { ...origin, stage: isModels ? this.#stageOf("assistant") : "input" });
      return;
    }
    if (typeof role !== "string") throw wrongInput(`${origin.field}.role`, "a string");
    const stage = this.#stageOf(role);
    const said: Origin = { ...origin, stage };
    const answer: Origin = { ...said, from: stage === "tool" ? nameOf(message) : undefined };
    const bodies = ["content", "parts"].filter((name) => own(message, name) != null);
    const calls = ["tool_calls", "function_call"].filter((name) => own(message, name) != null);
    if (bodies.length === 0 && calls.length === 0) {
      throw wrongInput(`${origin.field}.content`, "a string or an array of content parts");
    }
    const body: Origin = { ...answer, said: "all" };
    for (const name of bodies) this.#readContent(own(message, name), within(body, name));
    const refusal = own(message, "refusal");
    if (typeof refusal === "string") this.#list.add(refusal, within(said, "refusal"));
    for (const name of calls) this.#list.addAll(own(message, name), within(said, name));
    this.#readFields(message, answer, new Set([...bodies, ...calls, "role", "refusal"]));
  }

  /** Reads the fields of a message or part that are not in `read`; results of tools are read as such. */
  #readFields(holder: object, given: Origin, read: ReadonlySet<string> = nothing): void {
    const origin: Origin = { ...given, said: undefined };
    for (const key of Object.keys(holder)) {
      const value = own(holder, key);
      if (value != null && !read.has(key) && !isLabel(key, value))
        this.#readField(holder, key, value, origin);
    }
  }

  #readField(holder: object, key: string, value: unknown, origin: Origin): void {
    const at = within(origin, key);
    const from = nameOf(holder) ?? origin.from;
    if (isResultField(key)) this.#readToolOutput(value, { ...at, from });
    else if (isResponseField(key)) {
      this.#list.addAll(value, {
        ...at,
        stage: "tool",
        said: "all",
        from: isObject(value) ? (nameOf(value) ?? from) : from,
      });
    } else if (key === "toolInvocation" && isObject(value)) this.#readFields(value, at);
    else if (key === "toolInvocations" && Array.isArray(value)) {
      this.#readEach(value, "invocations", at, (item, inner) => {
        if (isObject(item)) this.#readFields(item, inner);
        else this.#list.addAll(item, inner);
      });
    } else {
      if (key.length > longestSilentKey) this.#list.add(key, origin, true);
      this.#list.addAll(value, at);
    }
  }

  #readContent(content: unknown, origin: Origin): void {
    if (typeof content === "string") {
      this.#list.add(content, origin);
      return;
    }
    if (!Array.isArray(content)) {
      if (origin.stage !== "trusted" && origin.stage !== "tool") {
        throw wrongInput(origin.field, "a string or an array of content parts");
      }
      const media = isObject(content) ? mediaKind(content) : undefined;
      if (media !== undefined) this.#list.addMedia(content as object, media, origin);
      else this.#list.addAll(content, origin);
      return;
    }
    this.#readEach(content, "parts", origin, (part, at) => {
      if (typeof part === "string") this.#list.add(part, at);
      else if (isObject(part)) this.#readPart(part, at);
      else if (part != null) throw wrongInput(at.field, "a content part");
    });
  }

  #readPart(part: object, origin: Origin): void {
    const kind = own(part, "type");
    const name = typeof kind === "string" ? kind : "";
    const media = mediaKind(part);
    if (isToolResult(name)) {
      const from = nameOf(part) ?? origin.from;
      const bodies = ["content", "output", "result"];
      for (const key of bodies) {
        const value = own(part, key);
        if (value != null) this.#readToolOutput(value, { ...within(origin, key), from });
      }
      this.#readFields(part, { ...origin, stage: "tool", from }, new Set(bodies));
    } else if (holdsToolResult(part, name, origin.stage)) this.#readFields(part, origin);
    else if (media !== undefined) this.#list.addMedia(part, media, origin);
    else this.#list.addAll(part, { ...origin, said: origin.said && "texts" });
  }

  #readToolOutput(value: unknown, origin: Origin): void {
    const given: Origin = { ...origin, stage: "tool", said: "all" };
    // The AI SDK wraps content parts: https://ai-sdk.dev/docs/reference/ai-sdk-core/model-message
    const parts = isObject(value) && own(value, "type") === "content" ? own(value, "value") : undefined;
    if (Array.isArray(parts)) this.#readContent(parts, within(given, "value"));
    else this.#readContent(value, given);
  }

  #readEach(
    items: readonly unknown[],
    what: string,
    origin: Origin,
    read: (item: unknown, origin: Origin) => void,
  ): void {
    if (items.length > mostItems) throw wrongInput(origin.field, `at most ${mostItems} ${what}`);
    // Not `forEach`, which passes over holes.
    for (let index = 0; index < items.length; index++) read(items[index], within(origin, index));
  }

  #stageOf(role: string): RoleStage {
    return this.#roles.get(role) ?? "input";
  }
}

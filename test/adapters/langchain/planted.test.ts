import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatModelStreamEvent } from "@langchain/core/language_models/event";
import { AIMessage, AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { describe, expect, test } from "vitest";
import { guardModel } from "../../../src/adapters/langchain.ts";
import { secrets } from "../../../src/index.ts";
import { leaksOf, leaksOfEvents, providerError, textsIn, token } from "../planted.ts";
import { all, recorder } from "./double.ts";

type Fields = Record<string, unknown>;

const content = [
  { type: "text", text: "t", annotations: [{ type: "url_citation", url: "https://a.example/", title: "t" }] },
  { type: "reasoning", reasoning: "r", summary: [{ type: "summary_text", text: "s" }], index: 0 },
  { type: "thinking", thinking: "t", signature: "s" },
  { type: "redacted_thinking", data: "d" },
  { type: "refusal", refusal: "r" },
  { type: "tool_use", id: "c1", name: "send", input: { to: "a", nested: [{ deep: "d" }] } },
  { type: "server_tool_use", id: "s1", name: "web_search", input: { query: "q" } },
  { type: "web_search_tool_result", tool_use_id: "s1", content: [{ url: "u", title: "t", page_age: "p" }] },
  { type: "image_url", image_url: { url: "https://a.example/a.png", detail: "auto" } },
  { type: "non_standard", value: { note: "n" } },
];

const metadata = {
  model_name: "m",
  finish_reason: "stop",
  system_fingerprint: "fp",
  model_provider: "openai",
  logprobs: { content: [{ token: "a", top_logprobs: [{ token: "b" }] }] },
  usage: { note: "n" },
  groundingMetadata: { segments: [{ text: "g" }] },
};

const kwargs = {
  refusal: "r",
  reasoning_content: "r",
  audio: { id: "a", transcript: "t" },
  parsed: { answer: "p" },
  function_call: { name: "send", arguments: "{}" },
  tool_calls: [{ id: "c1", type: "function", function: { name: "send", arguments: '{"to":"a"}' } }],
  __raw_response: { choices: [{ text: "r" }] },
  provider_specific: { notes: ["n"] },
};

/** What a model gives, and what it says beside its message. */
const whole = {
  message: {
    id: "msg_1",
    name: "n",
    content,
    additional_kwargs: kwargs,
    response_metadata: metadata,
    usage_metadata: {
      input_tokens: 1,
      output_tokens: 1,
      total_tokens: 2,
      input_token_details: { note: "n" },
    },
    tool_calls: [{ type: "tool_call", id: "c1", name: "send", args: { to: "a", nested: { list: ["b"] } } }],
    invalid_tool_calls: [{ type: "invalid_tool_call", id: "c2", name: "run", args: "{", error: "e" }],
  },
  generationInfo: { finish_reason: "stop", logprobs: { content: [{ token: "a" }] }, safety: { note: "n" } },
  llmOutput: { id: "resp_1", model: "m", tokenUsage: { note: "n" } },
  text: "t",
};

const chunk = (fields: Fields, generationInfo: Fields = {}) => ({
  text: "t",
  message: { id: "msg_1", content: "", ...fields } as Fields,
  generationInfo,
});

const chunks: readonly ReturnType<typeof chunk>[] = [
  chunk({ content: "Hello" }),
  ...content.map((part) => chunk({ content: [part] })),
  ...Object.entries(kwargs).map(([name, value]) => chunk({ additional_kwargs: { [name]: value } })),
  chunk({
    tool_call_chunks: [{ type: "tool_call_chunk", id: "c1", index: 0, name: "send", args: '{"to":"' }],
  }),
  chunk({ tool_call_chunks: [{ index: 0, args: 'a"}' }] }),
  chunk(
    { response_metadata: metadata, usage_metadata: whole.message.usage_metadata, name: "n" },
    whole.generationInfo,
  ),
];

const events = [
  { event: "message-start", id: "msg_1", metadata: { provider: "p" } },
  ...content.flatMap((block, index) => [
    { event: "content-block-start", index, content: block },
    { event: "content-block-finish", index, content: block },
  ]),
  { event: "content-block-delta", index: 20, delta: { type: "text-delta", text: "t" } },
  { event: "content-block-delta", index: 21, delta: { type: "reasoning-delta", reasoning: "r" } },
  {
    event: "content-block-delta",
    index: 22,
    delta: { type: "tool-call-delta", args: "{}", name: "n", id: "i" },
  },
  { event: "content-block-delta", index: 23, delta: { type: "block-delta", fields: { text: "t" } } },
  { event: "provider", provider: "p", data: { raw: "r" } },
  { event: "usage", usage: { note: "n" } },
  { event: "message-finish", reason: "stop", metadata },
] as unknown as readonly ChatModelStreamEvent[];

interface Given {
  readonly whole?: typeof whole;
  readonly chunks?: typeof chunks;
  readonly events?: typeof events;
  readonly error?: Error;
}

/** Gives what it is told to. */
class Planted extends BaseChatModel {
  given: Given = {};

  _llmType(): string {
    return "planted";
  }

  async _generate(): Promise<ChatResult> {
    if (this.given.error !== undefined) throw this.given.error;
    const { message, text, generationInfo, llmOutput } = this.given.whole as typeof whole;
    return {
      generations: [{ text, message: new AIMessage(message as never), generationInfo }],
      llmOutput,
    };
  }

  override async *_streamResponseChunks(
    _messages: BaseMessage[],
    _options: this["ParsedCallOptions"],
    manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    if (this.given.error !== undefined) throw this.given.error;
    for (const { text, message, generationInfo } of this.given.chunks ?? []) {
      const chunk = new ChatGenerationChunk({
        text,
        message: new AIMessageChunk(message as never),
        generationInfo,
      });
      yield chunk;
      await manager?.handleLLMNewToken(text, undefined, undefined, undefined, undefined, { chunk });
    }
  }

  override async *_streamChatModelEvents(
    _messages: BaseMessage[],
    _options: this["ParsedCallOptions"],
  ): AsyncGenerator<ChatModelStreamEvent> {
    yield* this.given.events ?? [];
  }
}

const inner = new Planted({});
const model = guardModel(inner, [secrets({ stages: ["output"] })]);
model.bindTools = () => model as never;

/** Fields in which LangChain puts texts together; metadata is whole in its chunk. */
const growing: readonly unknown[] = [
  ...["text", "reasoning", "thinking", "refusal", "reasoning_content", "args", "arguments", "transcript"],
];
const aside: readonly unknown[] = ["generationInfo", "annotations", "response_metadata"];

describe("a secret in any field", () => {
  test("of an answer reaches neither the caller nor callbacks", async () => {
    const leaks = await leaksOf(whole, async (given) => {
      inner.given = { whole: given };
      const { handler, told } = recorder();
      return [await model.invoke("Hi", { callbacks: [handler] }), told()];
    });
    expect(leaks).toEqual([]);
  });

  test("of an answer reaches nobody who reads it as an object", async () => {
    const schema = { name: "send", type: "object", properties: { to: { type: "string" } } };
    const reader = model.withStructuredOutput(schema, { includeRaw: true, method: "functionCalling" });
    const leaks = await leaksOf(whole, (given) => {
      inner.given = { whole: given };
      return reader.invoke("Hi");
    });
    expect(leaks).toEqual([]);
  });

  test("of a stream reaches neither the caller nor callbacks", async () => {
    const leaks = await leaksOfEvents(
      chunks,
      async (given) => {
        inner.given = { chunks: given };
        const { handler, told } = recorder();
        return [...(await all(await model.stream("Hi", { callbacks: [handler] }))), told()];
      },
      (path) => path.length > 1 && growing.includes(path.at(-1)) && !path.some((key) => aside.includes(key)),
    );
    expect(leaks).toEqual([]);
  });

  test("of events of content blocks reaches nobody", async () => {
    const leaks = await leaksOfEvents(
      events,
      (given) => {
        inner.given = { events: given };
        return all(model._streamChatModelEvents([], {} as never));
      },
      (path) => path[0] === "delta" && growing.includes(path.at(-1)),
    );
    expect(leaks).toEqual([]);
  });

  test.each(["invoke", "stream"] as const)("of an error of %s reaches nobody", async (way) => {
    inner.given = { error: providerError(token) };
    const { handler, told } = recorder();
    const call = model[way]("Hi", { callbacks: [handler] });
    const seen = await call.then(async (stream) => all(stream as never)).catch((error: unknown) => error);
    expect(seen).toMatchObject({ status: 400, message: "400 could not read [REDACTED:secret]" });
    expect((seen as { headers: Headers }).headers.get("retry-after")).toBe("7");
    expect(textsIn(seen, told())).not.toContain(token);
  });
});

import { Agent as MastraAgent } from "@mastra/core/agent";
import { Runner, Agent as RunnerAgent, Usage } from "@openai/agents";
import { genkit } from "genkit";
import { ToolCallLLM } from "llamaindex";
import { describe, expect, test, vi } from "vitest";
import { guardMiddleware } from "../../src/adapters/genkit.ts";
import { guardLLM } from "../../src/adapters/llamaindex.ts";
import { guardProcessors } from "../../src/adapters/mastra.ts";
import { guardModel } from "../../src/adapters/openai-agents.ts";
import { secrets } from "../../src/index.ts";
import { leaksOf, leaksOfEvents, providerError, textsIn, token } from "../adapters/planted.ts";

const guards = [secrets({ stages: ["output"] })];

// Mastra logs what fails.
vi.spyOn(console, "error").mockImplementation(() => {});
vi.spyOn(console, "warn").mockImplementation(() => {});

async function all(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** What a call gave, or the error it failed with. */
const outcome = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

interface Vendor {
  /** An answer with all that it may hold. */
  readonly whole: object;
  /** The same as the events of a stream. */
  readonly events: readonly object[];
  /** Fields of events that the next event continues. */
  readonly growing: readonly string[];
  /** Calls with a model that gives `answer`, or throws it. */
  ask(answer: unknown): Promise<unknown>;
  stream(events: readonly unknown[] | Error): Promise<unknown>;
}

const said = { some: { note: "n", list: ["l"] } };

function ofGenkit(): Vendor {
  const ai = genkit({});
  let given: unknown;
  ai.defineModel(
    { name: "fake", apiVersion: "v2", supports: { context: true } },
    async (_, { streamingRequested, sendChunk }) => {
      if (given instanceof Error) throw given;
      if (!streamingRequested) return given as never;
      for (const chunk of given as readonly unknown[]) sendChunk(chunk as never);
      return { message: { role: "model", content: [{ text: "t" }] }, finishReason: "stop" };
    },
  );
  const content = [
    { text: "t", metadata: said },
    { reasoning: "r", metadata: { thoughtSignature: "s" } },
    { data: { answer: ["d"] } },
    { media: { url: "https://a.example/a.png", contentType: "image/png" } },
    { custom: { kind: { note: "n" } } },
    { toolResponse: { name: "t", ref: "1", output: { a: ["b"] } } },
    { resource: { uri: "file:///a" } },
  ];
  const request = { model: "fake", prompt: "Hi", returnToolRequests: true, use: [guardMiddleware(guards)] };
  return {
    whole: {
      message: {
        role: "model",
        content: [...content, { toolRequest: { name: "t", ref: "1", input: { to: ["a"] } } }],
        metadata: said,
      },
      finishReason: "stop",
      finishMessage: "m",
      usage: { inputTokens: 1, custom: { note: 1 } },
      raw: { note: "n" },
      custom: { note: "n" },
    },
    events: [
      { role: "model", index: 0, content: [{ text: "t" }], custom: { note: "n" } },
      { content: [{ reasoning: "r" }] },
      ...content.map((part) => ({ content: [part] })),
      { content: [{ toolRequest: { name: "t", ref: "1", input: { to: ["a"] }, partial: true } }] },
      { content: [{ text: "t" }] },
    ],
    growing: ["text", "reasoning"],
    async ask(answer) {
      given = answer;
      const response = await ai.generate(request);
      return response.toJSON();
    },
    async stream(events) {
      given = events;
      const { stream, response } = ai.generateStream(request);
      response.catch(() => {});
      return [
        ...(await all(stream)).map((chunk) => (chunk as { toJSON(): object }).toJSON()),
        await response.then((last) => last.toJSON()),
      ];
    },
  };
}

function ofMastra(): Vendor {
  let given: unknown;
  const streamOf = (parts: readonly unknown[]) =>
    new ReadableStream({
      start(controller) {
        for (const part of parts) controller.enqueue(part);
        controller.close();
      },
    });
  const call = async () => {
    if (given instanceof Error) throw given;
    if (!Array.isArray(given)) return given;
    return { stream: streamOf(given), response: { headers: {} }, request: { body: given } };
  };
  const model = {
    specificationVersion: "v2",
    provider: "fake",
    modelId: "fake",
    supportedUrls: {},
    doGenerate: call,
    doStream: call,
  };
  const agent = new MastraAgent({
    id: "desk",
    name: "desk",
    instructions: "Help.",
    model: model as never,
    maxRetries: 0,
    ...guardProcessors(guards),
  });
  const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 };
  const grown = (kind: string, id: string) => [
    { type: `${kind}-start`, id, providerMetadata: said },
    { type: `${kind}-delta`, id, delta: "t", providerMetadata: said },
    { type: `${kind}-end`, id, providerMetadata: said },
  ];
  const others = [
    {
      type: "source",
      sourceType: "url",
      id: "i",
      url: "https://a.example/",
      title: "t",
      providerMetadata: said,
    },
    { type: "file", mediaType: "text/plain", data: "bm90ZQ==" },
    {
      type: "tool-call",
      toolCallId: "c",
      toolName: "t",
      input: '{"to":"a"}',
      providerExecuted: true,
      providerMetadata: said,
    },
    { type: "tool-result", toolCallId: "c", toolName: "t", result: { a: ["b"] }, providerExecuted: true },
  ];
  const ending = { finishReason: "stop", usage, providerMetadata: said };
  const seen = (output: unknown): unknown => JSON.parse(JSON.stringify(output ?? null));
  return {
    whole: {
      content: [
        { type: "text", text: "t", providerMetadata: said },
        { type: "reasoning", text: "r", providerMetadata: said },
        ...others,
      ],
      ...ending,
      warnings: [{ type: "other", message: "m" }],
      request: { body: "b" },
      response: { id: "i", modelId: "m", headers: { "x-note": "n" }, body: { raw: "r" } },
    },
    events: [
      { type: "stream-start", warnings: [{ type: "other", message: "m" }] },
      { type: "response-metadata", id: "i", modelId: "m" },
      { type: "raw", rawValue: { note: "n" } },
      ...grown("text", "1"),
      ...grown("reasoning", "2"),
      ...others,
      { type: "finish", ...ending },
    ],
    growing: ["delta"],
    async ask(answer) {
      given = answer;
      const { text, reasoning, steps, response, request, sources, files, warnings, providerMetadata, error } =
        (await agent.generate("Hi", { maxSteps: 1 })) as unknown as Record<string, unknown>;
      return seen({
        text,
        reasoning,
        steps,
        response,
        request,
        sources,
        files,
        warnings,
        providerMetadata,
        error: textsIn(error),
      });
    },
    async stream(events) {
      given = events;
      const output = await agent.stream("Hi", { maxSteps: 1, includeRawChunks: true });
      return (await all(output.fullStream)).map(seen);
    },
  };
}

function ofLlamaIndex(): Vendor {
  let given: unknown;
  class Planted extends ToolCallLLM {
    supportToolCall: boolean = true;
    metadata = {
      model: "m",
      temperature: 0,
      topP: 1,
      contextWindow: 9,
      tokenizer: undefined,
      structuredOutput: false,
    };

    override async chat(params: { messages: unknown; stream?: boolean }): Promise<never> {
      if (given instanceof Error) throw given;
      const chunks = given as readonly unknown[];
      const stream = async function* () {
        yield* chunks;
      };
      return (params.stream === true ? stream() : given) as never;
    }
  }
  const llm = guardLLM(new Planted(), guards);
  const messages = [{ role: "user" as const, content: "Hi" }];
  const options = {
    toolCall: [{ id: "1", name: "t", input: { to: ["a"] } }],
    thinking: "t",
    logprobs: [{ token: "a" }],
    ...said,
  };
  return {
    whole: {
      message: {
        role: "assistant",
        content: [
          { type: "text", text: "t" },
          { type: "image_url", image_url: { url: "https://a.example/a.png" } },
        ],
        options,
      },
      raw: { note: "n" },
    },
    events: [
      { raw: { note: "n" }, delta: "t" },
      { raw: null, delta: "", options: { thinking: "t" } },
      { raw: null, delta: "", options: { ...said } },
      { raw: null, delta: "", options: { toolCall: [{ id: "1", name: "t", input: '{"to":"a"}' }] } },
      { raw: null, delta: "t", options: { sources: [{ text: "t" }] } },
    ],
    growing: ["delta", "thinking", "note", "text"],
    ask: (answer) => {
      given = answer;
      return llm.chat({ messages });
    },
    stream: async (events) => {
      given = events;
      return all(await llm.chat({ messages, stream: true }));
    },
  };
}

function ofAgents(): Vendor {
  let given: unknown;
  const model = {
    async getResponse(_: never) {
      if (given instanceof Error) throw given;
      return { ...(given as object), usage: new Usage({ requests: 1 }) } as never;
    },
    async *getStreamedResponse(_: never) {
      if (given instanceof Error) throw given;
      yield* given as readonly never[];
    },
  };
  const guarded = guardModel(model, guards);
  const output = [
    {
      type: "message",
      id: "m",
      role: "assistant",
      status: "completed",
      content: [
        {
          type: "output_text",
          text: "t",
          providerData: { annotations: [{ url: "u", title: "t" }], logprobs: [{ token: "a" }] },
        },
        { type: "refusal", refusal: "r", providerData: said },
        { type: "audio", audio: "YQ==", format: "wav", transcript: "t" },
      ],
      providerData: said,
    },
    {
      type: "reasoning",
      id: "r",
      content: [{ type: "input_text", text: "t" }],
      rawContent: [{ type: "reasoning_text", text: "t" }],
      providerData: said,
    },
    {
      type: "function_call",
      id: "f",
      callId: "c",
      name: "n",
      status: "completed",
      arguments: '{"to":"a"}',
      providerData: said,
    },
    {
      type: "hosted_tool_call",
      id: "h",
      name: "n",
      arguments: "{}",
      status: "completed",
      output: "o",
      providerData: { results: [{ text: "t" }] },
    },
    { type: "computer_call", id: "k", callId: "c", status: "completed", action: { type: "type", text: "t" } },
    { type: "shell_call", callId: "c", action: { commands: ["c"] }, providerData: said },
    {
      type: "apply_patch_call",
      callId: "c",
      status: "completed",
      operation: { type: "update_file", path: "p", diff: "d" },
    },
    { type: "compaction", id: "x", encrypted_content: "e" },
  ];
  const whole = { output, responseId: "r", requestId: "q", providerData: { output: ["o"] } };
  const usage = { requests: 1, inputTokens: 1, outputTokens: 1, totalTokens: 2 };
  const asked = {
    input: "Hi",
    modelSettings: {},
    tools: [],
    handoffs: [],
    outputType: "text",
    tracing: false,
  } as never;
  return {
    whole,
    events: [
      { type: "response_started", providerData: said },
      { type: "output_text_delta", delta: "t", itemId: "m", providerData: said },
      { type: "model", event: { type: "response.output_text.delta", delta: "t" }, providerData: said },
      { type: "response_done", response: { id: "r", usage, output, providerData: said }, providerData: said },
    ],
    growing: [],
    async ask(answer) {
      given = answer;
      return [
        await guarded.getResponse(asked),
        await outcome(
          new Runner()
            .run(new RunnerAgent({ name: "a", model: guarded }), "Hi")
            .then(({ finalOutput, newItems }) => [finalOutput, newItems.map(({ rawItem }) => rawItem)]),
        ),
      ];
    },
    async stream(events) {
      given = events;
      return all(guarded.getStreamedResponse(asked));
    },
  };
}

describe.each<[string, () => Vendor]>([
  ["Genkit", ofGenkit],
  ["Mastra", ofMastra],
  ["LlamaIndex", ofLlamaIndex],
  ["the Agents SDK", ofAgents],
])("a secret in any field of what a model of %s gives", (_, vendorOf) => {
  const { whole, events, growing, ask, stream } = vendorOf();

  test("reaches nobody in an answer", async () => {
    expect(await leaksOf(whole, ask)).toEqual([]);
  });

  test("reaches nobody in a stream", async () => {
    const grows = (path: readonly unknown[]) => growing.includes(String(path.at(-1)));
    expect(await leaksOfEvents(events, stream, grows)).toEqual([]);
  });

  test("reaches nobody in an error", async () => {
    const failed = await outcome(ask(providerError(token)));
    const streamed = await outcome(stream(providerError(token)));
    expect(textsIn(failed)).toContain("400 could not read");
    expect(textsIn(failed, streamed)).not.toContain("x7Kq2Vw8Lq9Z");
  });
});

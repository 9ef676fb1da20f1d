// What each adapter adds to a call, and to a chunk of a stream, beside what a wrapped function costs for the same texts.
import Anthropic from "@anthropic-ai/sdk";
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { simulateReadableStream, wrapLanguageModel } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import { createChecker, guard, recommended } from "sallyport";
import { guardMiddleware } from "sallyport/ai";
import { guardAnthropic } from "sallyport/anthropic";
import { guardModel } from "sallyport/langchain";
import { guardTransport } from "sallyport/mcp";
import { guardOpenAI } from "sallyport/openai";
// The peers of other benchmarks bring an older one of that name.
import OpenAI from "../node_modules/openai/index.mjs";
import { provider } from "../test/adapters/fetch/provider.ts";
import { machine, median, micros, table } from "./measure.ts";
import { freshTexts } from "./texts.ts";

/** What one call asks and gets. */
interface Said {
  readonly prompt: string;
  readonly answer: string;
}

type Run = (said: Said) => Promise<unknown>;

/** A way to call, without the guards and with them. */
interface Way {
  readonly raw: Run;
  readonly guarded: Run;
}

type Kind = "call" | "stream" | "tool";

interface Subject extends Way {
  readonly name: string;
  readonly kind: Kind;
}

const turns: Readonly<Record<Kind, number>> = { call: 400, tool: 400, stream: 200 };
const pieceLength = 5;

/** Texts are all different, so that nothing that was kept from an earlier call helps. */
const count = turns.call + turns.tool + turns.stream;
const prompts = freshTexts(2 * count)[0]?.texts ?? [];
const pieces = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, at) =>
    text.slice(at * pieceLength, (at + 1) * pieceLength),
  );

async function readAll(stream: AsyncIterable<unknown> | PromiseLike<AsyncIterable<unknown>>): Promise<void> {
  for await (const _ of await stream);
}

/** Answers in the form of the API that is asked, in events of one piece each. */
let given = provider({ text: "" });
const answering =
  (run: Run): Run =>
  (said) => {
    given = provider({ text: said.answer, piece: pieceLength, bytes: 1 << 20 });
    return run(said);
  };
const wire = {
  apiKey: "none",
  fetch: ((input: string | URL | Request, init?: RequestInit) => given.fetch(input, init)) as never,
};

function openai(stream: boolean): Way {
  const client = new OpenAI(wire);
  const way = (client: OpenAI): Run =>
    answering(async ({ prompt }) => {
      const asked = { model: "m", messages: [{ role: "user" as const, content: prompt }] };
      if (stream) await readAll(client.chat.completions.create({ ...asked, stream }));
      else await client.chat.completions.create(asked);
    });
  return { raw: way(client), guarded: way(guardOpenAI(client)) };
}

function responses(stream: boolean): Way {
  const client = new OpenAI(wire);
  const way = (client: OpenAI): Run =>
    answering(async ({ prompt }) => {
      const asked = { model: "m", input: prompt };
      if (stream) await readAll(client.responses.create({ ...asked, stream }));
      else await client.responses.create(asked);
    });
  return { raw: way(client), guarded: way(guardOpenAI(client)) };
}

function anthropic(stream: boolean): Way {
  const client = new Anthropic(wire);
  const way = (client: Anthropic): Run =>
    answering(async ({ prompt }) => {
      const asked = { model: "m", max_tokens: 9, messages: [{ role: "user" as const, content: prompt }] };
      if (stream) await readAll(client.messages.create({ ...asked, stream }));
      else await client.messages.create(asked);
    });
  return { raw: way(client), guarded: way(guardAnthropic(client)) };
}

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};
const finishReason = { unified: "stop", raw: "stop" } as const;

/** The model by itself: the functions of the SDK cost the same with any. */
function ai(stream: boolean): Way {
  let answer = "";
  const id = "t";
  const model = new MockLanguageModelV3({
    doGenerate: async () => ({
      content: [{ type: "text", text: answer }],
      finishReason,
      usage,
      warnings: [],
    }),
    doStream: async () => ({
      stream: simulateReadableStream({
        chunks: [
          { type: "text-start" as const, id },
          ...pieces(answer).map((delta) => ({ type: "text-delta" as const, id, delta })),
          { type: "text-end" as const, id },
          { type: "finish" as const, finishReason, usage },
        ],
        initialDelayInMs: null,
        chunkDelayInMs: null,
      }),
    }),
  });
  const way =
    (asked: Pick<typeof model, "doGenerate" | "doStream">): Run =>
    async (said) => {
      answer = said.answer;
      const content = [{ type: "text" as const, text: said.prompt }];
      const options = { prompt: [{ role: "user" as const, content }] };
      if (stream) await readAll((await asked.doStream(options)).stream as never);
      else await asked.doGenerate(options);
    };
  return { raw: way(model), guarded: way(wrapLanguageModel({ model, middleware: guardMiddleware() })) };
}

class Told extends SimpleChatModel {
  answer: string = "";

  _llmType(): string {
    return "told";
  }

  async _call(): Promise<string> {
    return this.answer;
  }

  override async *_streamResponseChunks(
    _messages: BaseMessage[],
    _options: this["ParsedCallOptions"],
    manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    for (const text of pieces(this.answer)) {
      const chunk = new ChatGenerationChunk({ text, message: new AIMessageChunk({ content: text }) });
      yield chunk;
      await manager?.handleLLMNewToken(text, undefined, undefined, undefined, undefined, { chunk });
    }
  }
}

function langchain(stream: boolean): Way {
  const model = new Told({});
  const way =
    (asked: Told): Run =>
    async ({ prompt, answer }) => {
      model.answer = answer;
      if (stream) await readAll(asked.stream(prompt));
      else await asked.invoke(prompt);
    };
  return { raw: way(model), guarded: way(guardModel(model)) };
}

async function mcp(): Promise<Way> {
  let answer = "";
  const connect = async (isGuarded: boolean): Promise<Run> => {
    const server = new McpServer({ name: "bench", version: "1.0.0" });
    server.registerTool("read", { description: "Reads a page." }, async () => ({
      content: [{ type: "text", text: answer }],
    }));
    const [front, back] = InMemoryTransport.createLinkedPair();
    await server.connect(back);
    const client = new Client({ name: "bench", version: "1.0.0" });
    await client.connect(isGuarded ? guardTransport(front, undefined, { serverName: "bench" }) : front);
    await client.listTools();
    return async (said) => {
      answer = said.answer;
      await client.callTool({ name: "read", arguments: {} });
    };
  };
  return { raw: await connect(false), guarded: await connect(true) };
}

/** The wrapped function, or the checker where there is none to wrap. */
function bareGuards(): Readonly<Record<Kind, Way>> {
  interface Asked {
    readonly messages: readonly object[];
    readonly answer: string;
  }
  const completion = (content: string) => ({ choices: [{ message: { role: "assistant", content } }] });
  const call = async ({ answer }: Asked) => completion(answer);
  async function* stream({ answer }: Asked): AsyncGenerator<string> {
    yield* pieces(answer);
  }
  const asked = ({ prompt, answer }: Said): Asked => ({
    messages: [{ role: "user", content: prompt }],
    answer,
  });
  const calling = guard(call, recommended(), { onBlock: "refuse", refusal: completion });
  const streaming = guard(stream, recommended(), { onBlock: "refuse" });
  const checker = createChecker();
  return {
    call: { raw: (said) => call(asked(said)), guarded: (said) => calling(asked(said)) },
    stream: {
      raw: (said) => readAll(stream(asked(said))),
      guarded: (said) => readAll(streaming(asked(said))),
    },
    tool: { raw: async () => undefined, guarded: ({ answer }) => checker.check(answer, { stage: "tool" }) },
  };
}

/** An adapter more is a line more. */
const subjects: readonly Subject[] = [
  { name: "openai, chat completions", kind: "call", ...openai(false) },
  { name: "openai, responses", kind: "call", ...responses(false) },
  { name: "anthropic", kind: "call", ...anthropic(false) },
  { name: "ai", kind: "call", ...ai(false) },
  { name: "langchain", kind: "call", ...langchain(false) },
  { name: "mcp", kind: "tool", ...(await mcp()) },
  { name: "openai, chat completions", kind: "stream", ...openai(true) },
  { name: "openai, responses", kind: "stream", ...responses(true) },
  { name: "anthropic", kind: "stream", ...anthropic(true) },
  { name: "ai", kind: "stream", ...ai(true) },
  { name: "langchain", kind: "stream", ...langchain(true) },
];

const bare = bareGuards();
let next = 0;
const fresh = (): string => prompts[next++ % prompts.length] as string;

/** Median microseconds of each way, which take turns at every pair of texts; the first quarter warms up. */
async function measure(ways: readonly Run[], kind: Kind): Promise<readonly number[]> {
  const times = ways.map((): number[] => []);
  for (let turn = 0; turn < turns[kind]; turn++) {
    const said = { prompt: fresh(), answer: fresh() };
    for (let place = 0; place < ways.length; place++) {
      const at = (place + turn) % ways.length;
      const started = performance.now();
      await ways[at]?.(said);
      const took = (performance.now() - started) * 1000;
      const chunks = kind === "stream" ? pieces(said.answer).length : 1;
      if (turn >= turns[kind] / 4) times[at]?.push(took / chunks);
    }
  }
  return times.map((list) => median(list) ?? 0);
}

/** A difference of medians, which noise may make negative. */
const difference = (value: number): string => `${value < 0 ? "-" : ""}${micros(Math.abs(value))}`;

const head = ["raw", "guarded", "guards add", "a bare guard adds", "adapter above it"];
for (const [kinds, unit] of [
  [["call", "tool"], "a call"],
  [["stream"], `a chunk of ${pieceLength} characters`],
] as const) {
  const rows: string[][] = [];
  for (const { name, kind, raw, guarded } of subjects) {
    if (!(kinds as readonly Kind[]).includes(kind)) continue;
    const medians = await measure([raw, guarded, bare[kind].raw, bare[kind].guarded], kind);
    const [without = 0, withGuards = 0, bareWithout = 0, bareWith = 0] = medians;
    const added = withGuards - without;
    const leastAdded = bareWith - bareWithout;
    const shown = [added, leastAdded, added - leastAdded].map(difference);
    rows.push([name, micros(without), micros(withGuards), ...shown]);
  }
  console.log(`\n${unit}, medians; ${machine()}\n`);
  table(["adapter", ...head], rows);
}

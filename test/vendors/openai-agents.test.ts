import {
  Agent,
  type AgentInputItem,
  handoff,
  MemorySession,
  type Model,
  type ModelProvider,
  ModelRefusalError,
  OpenAIProvider,
  type RunContext,
  Runner,
  type Session,
  type Span,
  setTraceProcessors,
  setTracingDisabled,
  tool,
} from "@openai/agents";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  guardAgent,
  guardModel,
  guardModelProvider,
  guardSession,
  guardTool,
} from "../../src/adapters/openai-agents.ts";
import {
  type CheckEvent,
  injectionPatterns,
  isBlocked,
  pii,
  secrets,
  spotlight,
  toolSession,
  tools,
} from "../../src/index.ts";
import { attack, calls, refusal, StandIn, says, token } from "./openai-agents/model.ts";

// Made once, which takes longer than most checks.
const list = [injectionPatterns(), secrets({ stages: ["output"] }), pii({ types: ["email"] })];
const guards = () => list;
const answer = `The token is ${token}, keep it.`;
const cleaned = "The token is [REDACTED:secret], keep it.";
const spans: Span<never>[] = [];

beforeAll(() => {
  setTracingDisabled(false);
  setTraceProcessors([
    {
      onTraceStart: async () => {},
      onTraceEnd: async () => {},
      onSpanStart: async () => {},
      onSpanEnd: async (span) => {
        spans.push(span as never);
      },
      shutdown: async () => {},
      forceFlush: async () => {},
    },
  ]);
});
beforeEach(() => {
  spans.length = 0;
});
afterAll(() => setTraceProcessors([]));

/** Everything that is held anywhere in a value, private fields of spans and cycles aside. */
function everything(...values: unknown[]): string {
  const seen = new Set<unknown>();
  return JSON.stringify(values, (_key, value) => {
    if (typeof value === "bigint") return String(value);
    if (value instanceof Map) return [...value];
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return "seen";
    seen.add(value);
    return value;
  });
}

const traced = (): string => everything(spans.map(({ spanData }) => spanData));

const lookUp = (page: (name: string) => unknown) =>
  tool({
    name: "look_up",
    description: "Looks a page up",
    parameters: z.object({ page: z.string() }),
    execute: async ({ page: name }) => page(name),
  });

describe("guardModel of the Agents SDK", () => {
  test("lets an ordinary run pass", async () => {
    const inner = new StandIn([[says("Four.")]]);
    const result = await new Runner().run(
      new Agent({ name: "a", model: guardModel(inner, guards()) }),
      "Two and two?",
    );
    expect(result.finalOutput).toBe("Four.");
    expect(result.lastResponseId).toBe("resp_1");
    expect(result.state.usage.totalTokens).toBe(5);
    expect(inner.requests).toHaveLength(1);
  });

  test("refuses an attack without a call", async () => {
    const inner = new StandIn([[says("never")]]);
    const result = await new Runner().run(
      new Agent({ name: "a", model: guardModel(inner, guards()) }),
      attack,
    );
    expect(result.finalOutput).toBe(refusal);
    expect(result.rawResponses[0]?.providerData).toEqual({ sallyport: { blocked: true } });
    expect(inner.requests).toEqual([]);
  });

  test("redacts what goes in, the variables of a prompt included", async () => {
    const inner = new StandIn([[says("Noted.")]]);
    const model = guardModel(inner, [pii({ types: ["email"], action: "redact" })]);
    const prompt = { promptId: "pmpt_1", variables: { reply_to: "jo@example.com" } };
    await new Runner().run(new Agent({ name: "a", model, prompt }), [
      { role: "user", content: [{ type: "input_text", text: "Write to ann@example.com" }] },
    ]);
    const [request] = inner.requests;
    expect(JSON.stringify(request?.input)).toContain("Write to [REDACTED:email]");
    expect(request?.prompt).toEqual({ promptId: "pmpt_1", variables: { reply_to: "[REDACTED:email]" } });
  });

  test("redacts an answer and keeps its raw form out of results, states and traces", async () => {
    const events: CheckEvent[] = [];
    const model = guardModel(new StandIn([[says(answer)]]), guards(), {
      onEvent: (event) => void events.push(event),
    });
    const result = await new Runner().run(new Agent({ name: "a", model }), "The token?");
    expect(result.finalOutput).toBe(cleaned);
    expect(result.rawResponses[0]).not.toHaveProperty("providerData");
    expect(events.some(({ action }) => action === "redact")).toBe(true);
    const held = [result.history, result.newItems, result.rawResponses, result.output, events];
    expect(everything(...held) + result.state.toString() + traced()).not.toContain(token);
    expect(spans.some(({ spanData }) => (spanData as { type: string }).type === "response")).toBe(true);
  });

  test("cleans reasoning, refusals, hosted tools, arguments and provider data", async () => {
    const output = [
      {
        type: "reasoning" as const,
        content: [{ type: "input_text" as const, text: answer }],
        rawContent: [{ type: "reasoning_text" as const, text: answer }],
      },
      { type: "hosted_tool_call" as const, name: "web_search_call", output: answer, arguments: answer },
      { type: "unknown" as const, providerData: { said: answer } },
      { ...calls("look_up", { page: token }), providerData: { raw: token } },
    ];
    const asked: string[] = [];
    const page = lookUp((name) => {
      asked.push(name);
      return "Nothing.";
    });
    const model = guardModel(new StandIn([output as never, [says("Done.")]]), guards());
    const result = await new Runner().run(new Agent({ name: "a", model, tools: [page] }), "Go on.");
    expect(asked).toEqual(["[REDACTED:secret]"]);
    expect(
      everything(result.rawResponses, result.history) + result.state.toString() + traced(),
    ).not.toContain(token);
  });

  test("says the same in a stream, however it is cut, and nothing raw beside it", async () => {
    for (let piece = 1; piece <= 40; piece++) {
      const model = guardModel(new StandIn([[says(`🙂 ${answer} 🙂`)]], piece), guards());
      const result = await new Runner().run(new Agent({ name: "a", model }), "The token?", { stream: true });
      let text = "";
      const events: unknown[] = [];
      for await (const event of result) {
        events.push(event.type === "raw_model_stream_event" ? event.data : event);
        if (event.type === "raw_model_stream_event" && event.data.type === "output_text_delta")
          text += event.data.delta;
      }
      expect(text).toBe(`🙂 ${cleaned} 🙂`);
      expect(result.finalOutput).toBe(text);
      expect(everything(events, result.rawResponses) + result.state.toString()).not.toContain(token);
    }
    expect(traced()).not.toContain(token);
  });

  test("refuses in a stream before and after it has begun", async () => {
    const inner = new StandIn([[says("never")]]);
    const runner = new Runner();
    const before = await runner.run(new Agent({ name: "a", model: guardModel(inner, guards()) }), attack, {
      stream: true,
    });
    let text = "";
    for await (const piece of before.toTextStream()) text += piece;
    expect(text).toBe(refusal);
    expect(before.finalOutput).toBe(refusal);
    expect(inner.requests).toEqual([]);

    const blocking = [secrets({ stages: ["output"], action: "block" })];
    const model = guardModel(new StandIn([[says(`${"A long story. ".repeat(400)}${answer}`)]]), blocking);
    const after = await runner.run(new Agent({ name: "a", model }), "The token?", { stream: true });
    text = "";
    for await (const piece of after.toTextStream()) text += piece;
    expect(text.startsWith("A long story. ")).toBe(true);
    expect(text.endsWith(refusal)).toBe(true);
    expect(text).not.toContain("ghp_");
    expect(after.finalOutput).toBe(refusal);
  });

  test("calls no tool of an answer that is refused", async () => {
    const asked: string[] = [];
    const page = lookUp((name) => asked.push(name));
    const output = [calls("look_up", { page: "home" }), says(answer)];
    const blocking = [secrets({ stages: ["output"], action: "block" })];
    for (const stream of [false, true] as const) {
      const model = guardModel(new StandIn([output]), blocking);
      const agent = new Agent({ name: "a", model, tools: [page] });
      const result = stream
        ? await new Runner().run(agent, "Go on.", { stream })
        : await new Runner().run(agent, "Go on.");
      if ("completed" in result) await result.completed;
      expect(result.finalOutput).toBe(refusal);
    }
    expect(asked).toEqual([]);
  });

  test("throws on request, and the error is known through the run", async () => {
    const agent = () =>
      new Agent({
        name: "a",
        model: guardModel(new StandIn([[says("never")]]), guards(), { onBlock: "throw" }),
      });
    const error = await new Runner().run(agent(), attack).catch((thrown: unknown) => thrown);
    expect(isBlocked(error)).toBe(true);
    expect(everything(error) + String(error)).not.toContain("Ignore all");
    const result = await new Runner().run(agent(), attack, { stream: true });
    const streamed = await result.completed.catch((thrown: unknown) => thrown);
    expect(isBlocked(streamed)).toBe(true);
  });

  test("is not tried again when it blocks", async () => {
    const inner = new StandIn([[says(answer)], [says(answer)]]);
    const blocking = [secrets({ stages: ["output"], action: "block" })];
    const retry = { maxRetries: 3, policy: () => true, backoff: { initialDelayMs: 1 } };
    const model = guardModel(inner, blocking, { onBlock: "throw" });
    const agent = new Agent({ name: "a", model, modelSettings: { retry } });
    expect(isBlocked(await new Runner().run(agent, "The token?").catch((thrown: unknown) => thrown))).toBe(
      true,
    );
    expect(inner.requests).toHaveLength(1);
  });

  test("refuses an object as the SDK reports refusals", async () => {
    const model = guardModel(new StandIn([]), guards());
    const agent = new Agent({ name: "a", model, outputType: z.object({ sum: z.number() }) });
    const error = await new Runner().run(agent, attack).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelRefusalError);
    expect((error as ModelRefusalError).refusal).toBe(refusal);
  });

  test("redacts inside of structured output, which stays JSON", async () => {
    const text = JSON.stringify({ note: answer });
    const model = guardModel(new StandIn([[says(text)]]), guards());
    const agent = new Agent({ name: "a", model, outputType: z.object({ note: z.string() }) });
    expect((await new Runner().run(agent, "The token?")).finalOutput).toEqual({ note: cleaned });
  });

  test("withholds the result of a tool that carries an order, whatever form it has", async () => {
    for (const result of [
      attack,
      { type: "text" as const, text: attack },
      [{ type: "input_text" as const, text: attack }],
    ]) {
      const inner = new StandIn([[calls("look_up", { page: "guestbook" })], [says("Read.")]]);
      const agent = new Agent({
        name: "a",
        model: guardModel(inner, guards()),
        tools: [lookUp(() => result)],
      });
      expect((await new Runner().run(agent, "Read it.")).finalOutput).toBe("Read.");
      const sent = inner.requests[1]?.input as AgentInputItem[];
      expect(JSON.stringify(sent)).toContain("[tool result withheld]");
      expect(JSON.stringify(sent)).not.toContain("Ignore all");
      expect(sent.at(-1)).toMatchObject({ type: "function_call_result", name: "look_up", callId: "call_1" });
    }
  });

  test("tells of pictures, or refuses them", async () => {
    const picture = Buffer.alloc(900, 7).toString("base64");
    const input: AgentInputItem[] = [
      { role: "user", content: [{ type: "input_image", image: `data:image/png;base64,${picture}` }] },
      { type: "computer_call_result", callId: "c", output: { type: "computer_screenshot", data: picture } },
    ];
    const events: CheckEvent[] = [];
    const inner = new StandIn([[says("A cat.")]]);
    const model = guardModel(inner, guards(), { onEvent: (event) => void events.push(event) });
    await new Runner().run(new Agent({ name: "a", model }), input);
    expect(events.flatMap(({ unread = [] }) => unread)).toEqual(["input_image", "computer_screenshot"]);
    expect(inner.requests[0]?.input).toEqual(input);
    const strict = guardModel(inner, guards(), { unreadable: "refuse" });
    const result = await new Runner().run(new Agent({ name: "a", model: strict }), input);
    expect(result.finalOutput).toBe(refusal);
  });

  test("refuses what cannot be read", async () => {
    const model = guardModel(
      { getResponse: async (_: unknown) => ({ output: "?" }), getStreamedResponse: none },
      guards(),
    );
    const response = await model.getResponse({ input: "Hello" } as never);
    expect(response).toMatchObject({ output: [{ content: [{ text: refusal }] }] });
    expect(() => guardModel("gpt-5" as never)).toThrow(/^model: expected a model of the Agents SDK/);
  });

  test("guards the agent that is handed over to when the runner has the model", async () => {
    const inner = new StandIn([[calls("transfer_to_b", {})], [says(answer)]]);
    const b = new Agent({ name: "b" });
    const a = new Agent({ name: "a", handoffs: [handoff(b)] });
    const result = await new Runner({ model: guardModel(inner, guards()) }).run(a, "The token?");
    expect(result.lastAgent?.name).toBe("b");
    expect(result.finalOutput).toBe(cleaned);
  });

  test("guards an agent that is a tool", async () => {
    const helper = new Agent(guardAgent({ name: "helper", model: new StandIn([[says(answer)]]) }, guards()));
    const outer = new StandIn([[calls("help", { input: "The token?" })], [says("Done.")]]);
    const agent = new Agent({
      name: "a",
      model: guardModel(outer, guards()),
      tools: [helper.asTool({ toolName: "help", toolDescription: "Helps" })],
    });
    const result = await new Runner().run(agent, "Ask for help.");
    expect(everything(result.history) + traced()).toContain("[REDACTED:secret]");
    expect(everything(result.history, outer.requests) + traced()).not.toContain(token);
  });

  test("marks the results of tools, and takes the marks out of the answer", async () => {
    const inner = new StandIn([[calls("look_up", { page: "home" })], [says("Open at nine.")]]);
    const page = lookUp(() => "We open at nine.");
    const agent = new Agent(
      guardAgent({ name: "a", instructions: "Be brief.", model: inner, tools: [page] }, [
        ...guards(),
        spotlight(),
      ]),
    );
    const result = await new Runner().run(agent, "When?");
    expect(result.finalOutput).toBe("Open at nine.");
    expect(inner.requests[1]?.systemInstructions).toMatch(/^Be brief\.\n\n./);
    expect(JSON.stringify(inner.requests[1]?.input)).not.toContain('"We open at nine."');
    expect(JSON.stringify(result.history)).toContain('"We open at nine."');
  });
});

async function* none(): AsyncGenerator<object> {}

describe("guardModelProvider", () => {
  test("guards the models that agents name, each of them once", async () => {
    const inner = new StandIn([[says(answer)], [says(answer)]]);
    const names: unknown[] = [];
    const provider = guardModelProvider(
      {
        getModel: (name?: string): Model => {
          names.push(name);
          return inner;
        },
      },
      guards(),
    );
    const result = await new Runner({ modelProvider: provider }).run(
      new Agent({ name: "a", model: "small" }),
      "The token?",
    );
    expect(result.finalOutput).toBe(cleaned);
    expect(names).toEqual(["small"]);
    expect(await provider.getModel("small")).toBe(await provider.getModel("small"));
  });
});

describe("guardAgent", () => {
  test("guards the model that an agent names, and refuses a name that nobody knows", async () => {
    const inner = new StandIn([[says(answer)], [says(answer)]]);
    const modelProvider = { getModel: (): Model => inner };
    const agent = new Agent(guardAgent({ name: "a", model: "small" }, guards(), { modelProvider }));
    expect((await new Runner().run(agent, "The token?")).finalOutput).toBe(cleaned);
    const streamed = await new Runner().run(agent, "The token?", { stream: true });
    await streamed.completed;
    expect(streamed.finalOutput).toBe(cleaned);
    expect(() => guardAgent({ name: "a", model: "small" })).toThrow(/^agent\.model: expected a model/);
  });

  test("lets the policy decide about tools: refused, rewritten, allowed", async () => {
    const ran: unknown[] = [];
    const send = tool({
      name: "send",
      description: "Sends",
      parameters: z.object({ to: z.string(), text: z.string() }),
      execute: async (values) => {
        ran.push(values);
        return "Sent.";
      },
    });
    const policy = tools({
      send: {
        schema: z.object({ to: z.string(), text: z.string().transform((text) => text.slice(0, 5)) }),
        allow: ["staff"],
        maxCalls: 2,
      },
    });
    const script = () => [
      [calls("send", { to: "ann", text: "Hello there" })],
      [calls("send", { to: 7, text: "Hello" }, "call_2")],
      [says("Done.")],
    ];
    const run = async (groups: string[]) => {
      const inner = new StandIn(script());
      const session = toolSession();
      const agent = new Agent<{ groups: string[] }>(
        guardAgent({ name: "a", model: inner, tools: [send] }, guards(), {
          tools: policy,
          session,
          principal: ({ context }: RunContext<{ groups: string[] }>) => ({
            user: "u",
            groups: context.groups,
          }),
        }),
      );
      await new Runner().run(agent, "Greet Ann.", { context: { groups } });
      const sent = inner.requests.at(-1)?.input as AgentInputItem[];
      return sent.filter(({ type }) => type === "function_call_result");
    };
    const [first, second] = await run(["staff"]);
    expect(ran).toEqual([{ to: "ann", text: "Hello" }]);
    expect(first).toMatchObject({ output: { text: "Sent." } });
    expect(JSON.stringify(second)).toContain("This tool call was not run. ");
    const refused = await run(["guests"]);
    expect(ran).toHaveLength(1);
    expect(JSON.stringify(refused)).toContain("A caller who may not use the tool");
  });

  test("refuses tools about which the policy could not decide", () => {
    const hosted = { type: "hosted_tool" as const, name: "web_search" };
    const model = new StandIn([]);
    expect(() => guardAgent({ model, tools: [hosted] }, guards(), { tools: tools({}) })).toThrow(
      /^agent\.tools\[0\]: expected a function tool/,
    );
    expect(guardAgent({ model, tools: [hosted] }, guards()).tools).toEqual([hosted]);
  });
});

describe("guardTool", () => {
  test("cleans arguments and results before traces see them", async () => {
    const inner = new StandIn([[calls("look_up", { page: token })], [says("Read.")]]);
    const page = guardTool(
      lookUp((name) => ({ name, text: `Mail ann@example.com. ${attack}` })),
      [...guards(), pii({ types: ["email"], action: "redact", stages: ["tool"] })],
    );
    const agent = new Agent({ name: "a", model: inner, tools: [page] });
    const result = await new Runner().run(agent, "Read it.");
    const output = result.newItems.find(({ type }) => type === "tool_call_output_item");
    expect(JSON.stringify(output)).toContain("[tool result withheld]");
    const functions = spans.filter(({ spanData }) => (spanData as { type: string }).type === "function");
    expect(functions).toHaveLength(1);
    expect(
      everything(functions.map(({ spanData }) => (spanData as { output: unknown }).output)),
    ).not.toContain("Ignore all");
  });

  test("gives the refusal as the result, or an error that is known through the SDK's", async () => {
    const ran: string[] = [];
    const page = (onBlock: "refuse" | "throw") =>
      guardTool(
        lookUp((name) => ran.push(name)),
        [secrets({ stages: ["output"], action: "block" })],
        {
          onBlock,
        },
      );
    const run = (onBlock: "refuse" | "throw") => {
      const inner = new StandIn([[calls("look_up", { page: token })], [says("Read.")]]);
      return new Runner().run(new Agent({ name: "a", model: inner, tools: [page(onBlock)] }), "Read it.");
    };
    expect(JSON.stringify((await run("refuse")).newItems)).toContain(refusal);
    expect(isBlocked(await run("throw").catch((error: unknown) => error))).toBe(true);
    expect(ran).toEqual([]);
  });

  test("asks a person where the policy says so", async () => {
    const asked: unknown[] = [];
    const page = guardTool(
      lookUp(() => "Nothing."),
      guards(),
      {
        tools: tools({ look_up: { needsApproval: true } }),
        approve: (call) => {
          asked.push(call.arguments);
          return false;
        },
      },
    );
    const inner = new StandIn([[calls("look_up", { page: "home" })], [says("Read.")]]);
    const result = await new Runner().run(new Agent({ name: "a", model: inner, tools: [page] }), "Read it.");
    expect(asked).toEqual([{ page: "home" }]);
    expect(JSON.stringify(result.newItems)).toContain("A call to which a person has to agree");
  });

  test("takes function tools alone", () => {
    expect(() => guardTool({ type: "hosted_tool", name: "x" } as never)).toThrow(
      /^tool: expected a function/,
    );
  });
});

describe("guardSession", () => {
  test("keeps what the guards let through, so that the conversation can go on", async () => {
    const memory = new MemorySession();
    const session = guardSession(memory, [...guards(), pii({ types: ["email"], action: "redact" })]);
    const inner = new StandIn([[says("Noted.")], [says(answer)]]);
    const agent = new Agent({ name: "a", model: guardModel(inner, guards()) });
    const runner = new Runner();
    expect((await runner.run(agent, attack, { session })).finalOutput).toBe(refusal);
    expect((await runner.run(agent, "Note ann@example.com.", { session })).finalOutput).toBe("Noted.");
    expect((await runner.run(agent, "The token?", { session })).finalOutput).toBe(cleaned);
    const kept = JSON.stringify(await memory.getItems());
    expect(kept).toContain("[message withheld]");
    expect(kept).toContain("Note [REDACTED:email].");
    expect(kept).toContain(cleaned);
    for (const raw of ["Ignore all", "ann@example.com", token]) expect(kept).not.toContain(raw);
  });

  test("cleans what a model that is not guarded says and asks for", async () => {
    const memory = new MemorySession();
    const session = guardSession(memory, [secrets({ stages: ["output", "tool"], action: "block" })]);
    const inner = new StandIn([[calls("look_up", { page: token })], [says(answer)]]);
    const agent = new Agent({ name: "a", model: inner, tools: [lookUp(() => token)] });
    await new Runner().run(agent, "The token?", { session });
    const kept = await memory.getItems();
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(kept).toMatchObject([
      { role: "user" },
      { type: "function_call", callId: "call_1", arguments: "{}" },
      { type: "function_call_result", callId: "call_1" },
      { role: "assistant", content: [{ text: "[message withheld]" }] },
    ]);
  });
});

test("the types of the SDK fit, and come out again", () => {
  const inner = new StandIn([]);
  expectTypeOf(guardModel(inner)).toExtend<Model>();
  expectTypeOf(guardModel(inner as Model)).toExtend<Model>();
  expectTypeOf(guardModelProvider(new OpenAIProvider({ apiKey: "none" }))).toExtend<ModelProvider>();
  expectTypeOf(guardSession(new MemorySession())).toExtend<Session>();
  expectTypeOf(guardSession(new MemorySession() as Session)).toExtend<Session>();
  const page = lookUp(() => "");
  expectTypeOf(guardTool(page)).toEqualTypeOf(page);
  const options = { name: "a", model: inner, tools: [page] };
  expectTypeOf(guardAgent(options)).toEqualTypeOf(options);
});

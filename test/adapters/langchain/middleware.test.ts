import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { Command, MemorySaver } from "@langchain/langgraph";
import { ChatOpenAI } from "@langchain/openai";
import { createAgent, createMiddleware, modelFallbackMiddleware, providerStrategy } from "langchain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { guardMiddleware } from "../../../src/adapters/langchain.ts";
import { isBlocked, secrets } from "../../../src/index.ts";
import { answering, wordGuard } from "../../support/stub-guards.ts";
import { all, attack, Double, guards, mask, recorder, refusal, token, wholeGuards } from "./double.ts";

const leak = `Use ${token} for it.`;
const clean = `Use ${mask} for it.`;
const schema = z.object({ query: z.string() });
const searching = { calls: [{ name: "search", args: { query: "hours" } }] };
const texts = (messages: readonly BaseMessage[]) => messages.map(({ text }) => text);
const ask = (content: string) => ({ messages: [new HumanMessage(content)] });

function search(result: (query: string) => unknown) {
  return tool(({ query }: { query: string }) => result(query) as string, {
    name: "search",
    description: "Searches",
    schema,
  });
}

describe("guardMiddleware", () => {
  test("lets an ordinary run pass", async () => {
    const model = new Double([searching, { text: "At nine." }]);
    const agent = createAgent({
      model,
      tools: [search(() => "Open from nine.")],
      middleware: [guardMiddleware(guards())],
    });
    const { messages } = await agent.invoke(ask("When do you open?"));
    expect(texts(messages)).toEqual(["When do you open?", "", "Open from nine.", "At nine."]);
  });

  test("ends a run before its model is called, and takes the attack out of the thread", async () => {
    const model = new Double([{ text: "Hello." }]);
    const checkpointer = new MemorySaver();
    const agent = createAgent({ model, tools: [], checkpointer, middleware: [guardMiddleware(guards())] });
    const config = { configurable: { thread_id: "1" } };
    const { messages } = await agent.invoke(ask(attack), config);
    expect(texts(messages)).toEqual(["[message withheld]", refusal]);
    expect(model.asked).toEqual([]);
    const later = await agent.invoke(ask("Hi"), config);
    expect(texts(later.messages)).toEqual(["[message withheld]", refusal, "Hi", "Hello."]);
    expect(texts(model.asked[0] as BaseMessage[])).toEqual(["[message withheld]", refusal, "Hi"]);
  });

  test("replaces what is redacted in the thread", async () => {
    const agent = createAgent({
      model: new Double([{ text: "Yes." }]),
      tools: [],
      middleware: [guardMiddleware([secrets({ action: "redact" })])],
    });
    const { messages } = await agent.invoke(ask(leak));
    expect(texts(messages)).toEqual([clean, "Yes."]);
    expect(JSON.stringify(messages)).not.toContain(token);
  });

  test.each([
    ["guards that hold back what they need", guards],
    ["guards that need the whole text", wholeGuards],
  ])("keeps every way to stream clean with %s", async (_, make) => {
    for (const size of [1, 4, 9, 17, 40]) {
      const answers = [{ calls: [{ name: "search", args: { query: leak } }], text: leak }, { text: leak }];
      const agent = () =>
        createAgent({
          model: new Double(answers, size),
          tools: [search(() => leak)],
          middleware: [guardMiddleware(make())],
        });
      const parts = await all(
        await agent().stream(ask("Hi"), { streamMode: ["messages", "updates", "values"] }),
      );
      const v2 = await all(agent().streamEvents(ask("Hi"), { version: "v2" }));
      expect(JSON.stringify([parts, v2])).not.toContain(token);
      const said = parts.flatMap(([mode, part]) =>
        mode === "messages" && AIMessage.isInstance(part[0]) ? [part[0].text] : [],
      );
      expect(said.join("")).toContain(clean);
    }
  });

  test("keeps events of version 3 clean, and the calls in them whole", async () => {
    const queries: string[] = [];
    const echo = search((query) => {
      queries.push(query);
      return leak;
    });
    const answers = [{ calls: [{ name: "search", args: { query: leak } }] }, { text: leak }];
    const agent = createAgent({
      model: new Double(answers),
      tools: [echo],
      middleware: [guardMiddleware(guards())],
    });
    const run = await agent.streamEvents(ask("Hi"), { version: "v3" });
    const events = await all(run as AsyncIterable<unknown>);
    expect(JSON.stringify(events)).not.toContain(token);
    expect(JSON.stringify(events)).toContain(mask);
    expect(queries).toEqual([clean]);
  });

  test("leaves nothing raw in checkpoints and tracers", async () => {
    const { handler, told } = recorder();
    const checkpointer = new MemorySaver();
    const answers = [
      { calls: [{ name: "search", args: { query: leak } }], text: leak, reasoning: leak },
      { text: leak },
    ];
    const agent = createAgent({
      model: new Double(answers),
      tools: [search(() => "Fine.")],
      checkpointer,
      middleware: [guardMiddleware(guards())],
    });
    const config = { configurable: { thread_id: "1" } };
    await agent.invoke(ask("Hi"), { ...config, callbacks: [handler] as never });
    const states = await all(checkpointer.list(config));
    expect(states.length).toBeGreaterThan(3);
    const stored =
      JSON.stringify(states) +
      Object.values(checkpointer.storage)
        .map((thread) => JSON.stringify(thread, bytes))
        .join();
    expect(stored).toContain(mask);
    expect(stored + told()).not.toContain(token);
  });

  test("calls a tool with what is left of its arguments, and not at all when the answer is refused", async () => {
    const queries: string[] = [];
    const echo = search((query) => {
      queries.push(query);
      return "Fine.";
    });
    const deny = wordGuard("/etc", { stages: ["output"] });
    const run = (query: string) =>
      createAgent({
        model: new Double([{ calls: [{ name: "search", args: { query } }] }, { text: "Done." }]),
        tools: [echo],
        middleware: [guardMiddleware([...guards(), deny])],
      }).invoke(ask("Hi"));
    await run(leak);
    expect(queries).toEqual([clean]);
    expect(texts((await run("/etc/hosts")).messages)).toEqual(["Hi", refusal]);
    expect(queries).toHaveLength(1);
  });

  test("withholds and redacts what tools give before it is in the thread", async () => {
    const model = new Double([
      {
        calls: [
          { name: "search", args: { query: "a" } },
          { name: "search", args: { query: "b" } },
        ],
      },
      { text: "Done." },
    ]);
    const results = search((query) => (query === "a" ? attack : leak));
    const agent = createAgent({ model, tools: [results], middleware: [guardMiddleware(guards())] });
    const { messages } = await agent.invoke(ask("Hi"));
    expect(texts(messages)).toEqual(["Hi", "", "[tool result withheld]", clean, "Done."]);
    expect(JSON.stringify(messages)).not.toContain(token);
    expect(JSON.stringify(messages)).not.toContain(attack);
  });

  test("cleans the messages of a command", async () => {
    const command = search(
      () =>
        new Command({ update: { messages: [new ToolMessage({ content: leak, tool_call_id: "call_0" })] } }),
    );
    const agent = createAgent({
      model: new Double([searching, { text: "Done." }]),
      tools: [command],
      middleware: [guardMiddleware(guards())],
    });
    expect(texts((await agent.invoke(ask("Hi"))).messages)).toEqual(["Hi", "", clean, "Done."]);
  });

  test("tells the model what a tool throws, checked", async () => {
    const failing = search(() => {
      throw new Error(leak);
    });
    const agent = createAgent({
      model: new Double([searching, { text: "Sorry." }]),
      tools: [failing],
      middleware: [guardMiddleware(guards())],
    });
    const { messages } = await agent.invoke(ask("Hi"));
    expect(messages[2]?.text).toBe(`Error: ${clean}\n Please fix your mistakes.`);
    expect((messages[2] as ToolMessage).status).toBe("error");
  });

  test("lets errors of other middleware stop the run", async () => {
    const stop = createMiddleware({
      name: "stop",
      wrapToolCall: () => {
        throw new Error("stopped");
      },
    });
    const agent = createAgent({
      model: new Double([searching]),
      tools: [search(() => "")],
      middleware: [guardMiddleware(guards()), stop],
    });
    await expect(agent.invoke(ask("Hi"))).rejects.toThrow("stopped");
  });

  test("guards the model that middleware before it falls back on", async () => {
    class Broken extends Double {
      override async _generate(): Promise<never> {
        throw new Error("down");
      }
    }
    const middleware = [modelFallbackMiddleware(new Double([{ text: leak }])), guardMiddleware(guards())];
    const agent = createAgent({ model: new Broken([]), tools: [], middleware });
    expect((await agent.invoke(ask("Hi"))).messages.at(-1)?.text).toBe(clean);
  });

  test("throws what is known as a block through the errors of LangChain", async () => {
    const deny = wordGuard("never", { stages: ["output"] });
    const agent = createAgent({
      model: new Double([{ text: "never" }]),
      tools: [],
      middleware: [guardMiddleware([...guards(), deny], { onBlock: "throw" })],
    });
    for (const question of [attack, "Hi"]) {
      const error: unknown = await agent.invoke(ask(question)).catch((reason: unknown) => reason);
      expect(isBlocked(error)).toBe(true);
      expect(String(error)).not.toContain(attack);
    }
  });

  test("throws rather than refuse where a form is asked for", async () => {
    const model = new Double([{ text: "never" }]);
    const agent = createAgent({
      model,
      tools: [],
      responseFormat: providerStrategy(z.object({ hour: z.number() })),
      middleware: [guardMiddleware([wordGuard("never", { stages: ["output"] })])],
    });
    const error: unknown = await agent.invoke(ask("Hi")).catch((reason: unknown) => reason);
    expect(isBlocked(error)).toBe(true);
  });

  test("judges each message once, however many steps there are", async () => {
    const seen: string[] = [];
    const counting = answering(
      ({ text }) => {
        seen.push(text);
        return [];
      },
      { stages: ["input", "tool"] },
    );
    const model = new Double([searching, searching, searching, { text: "Done." }]);
    const agent = createAgent({
      model,
      tools: [search(() => "Fine.")],
      middleware: [guardMiddleware([counting])],
    });
    await agent.invoke(ask("Hi"));
    expect(seen.filter((text) => text === "Hi")).toHaveLength(1);
    expect(seen.filter((text) => text === "Fine.").length).toBeLessThanOrEqual(6);
  });

  test("guards a model given by its name", async () => {
    const saved = process.env.OPENAI_API_KEY;
    process.env.OPENAI_API_KEY = "none";
    const bodies: string[] = [];
    const fetched = globalThis.fetch;
    globalThis.fetch = async (_, init) => {
      bodies.push(String(init?.body));
      const content = [{ type: "output_text", text: leak, annotations: [] }];
      const message = { type: "message", id: "m", role: "assistant", status: "completed", content };
      return Response.json({
        id: "r",
        object: "response",
        created_at: 1,
        status: "completed",
        model: "m",
        output: [message],
        usage: null,
      });
    };
    try {
      const agent = createAgent({
        model: "openai:gpt-4o",
        tools: [search(() => "")],
        middleware: [guardMiddleware(guards())],
      });
      const { messages } = await agent.invoke(ask("Hi"));
      expect(messages.at(-1)?.text).toBe(clean);
      expect(JSON.stringify(messages)).not.toContain(token);
      expect(bodies).toHaveLength(1);
      const bound = createAgent({
        model: new ChatOpenAI({ model: "gpt-4o", apiKey: "none", useResponsesApi: true }),
        tools: [search(() => "")],
        middleware: [guardMiddleware(guards())],
      });
      expect((await bound.invoke(ask("Hi"))).messages.at(-1)?.text).toBe(clean);
    } finally {
      globalThis.fetch = fetched;
      if (saved === undefined) delete process.env.OPENAI_API_KEY;
      else process.env.OPENAI_API_KEY = saved;
    }
  });
});

/** Checkpoints are bytes. */
function bytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
}

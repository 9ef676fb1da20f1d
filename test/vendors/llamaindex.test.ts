import {
  type BaseNodePostprocessor,
  type BaseRetriever,
  type BaseToolWithCall,
  type ChatMessage,
  ContextChatEngine,
  Document,
  FunctionTool,
  type LLM,
  type NodeWithScore,
  Settings,
  SimpleChatEngine,
  TextNode,
  ToolCallLLM,
  tool,
  VectorStoreIndex,
} from "llamaindex";
import { beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { guardLLM, guardPostprocessor, guardRetriever, guardTool } from "../../src/adapters/llamaindex.ts";
import {
  type CheckEvent,
  documentAcl,
  injectionPatterns,
  isBlocked,
  pii,
  secrets,
  spotlight,
  toolSession,
  tools,
} from "../../src/index.ts";
import { attack, LetterEmbedding, refusal, StandIn, token } from "./llamaindex/model.ts";
// The package is a dependency of llamaindex alone.
import {
  agent,
  agentStreamEvent,
} from "./node_modules/llamaindex/node_modules/@llamaindex/workflow/dist/index.js";

// Made once, which takes longer than most checks.
const list = [injectionPatterns(), secrets({ stages: ["output"] }), pii({ types: ["email"] })];
const guards = () => list;
const answer = `The token is ${token}, keep it.`;
const cleaned = "The token is [REDACTED:secret], keep it.";
const blocking = () => [secrets({ stages: ["output"], action: "block" })];
const hello: ChatMessage[] = [{ role: "user", content: "The token?" }];

const lookUp = (page: (name: string) => unknown) =>
  tool({
    name: "look_up",
    description: "Looks a page up",
    parameters: z.object({ page: z.string() }),
    execute: async ({ page: name }) => page(name) as string,
  });
const call = (page: string, id: string = "1") => ({ id, name: "look_up", input: { page } });

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe("guardLLM of LlamaIndex", () => {
  test("lets an ordinary call pass and is a model of the same class", async () => {
    const inner = new StandIn([{ text: "Four." }, { text: "Five." }]);
    const llm = guardLLM(inner, guards());
    expect(await llm.chat({ messages: [{ role: "user", content: "Two and two?" }] })).toEqual({
      message: { role: "assistant", content: "Four.", options: {} },
      raw: null,
    });
    expect(await llm.complete({ prompt: "Two and three?" })).toEqual({ text: "Five.", raw: null });
    expect(llm).toBeInstanceOf(ToolCallLLM);
    expect(llm).toMatchObject({ metadata: inner.metadata, supportToolCall: true, model: "stand-in" });
  });

  test("leaves out what would lead around the guards", () => {
    const llm = guardLLM(new StandIn([]), guards()) as unknown as Record<string, unknown>;
    for (const name of ["client", "live", "stream", "requests"]) expect(llm[name]).toBeUndefined();
  });

  test("refuses an attack without a call, in every way of calling", async () => {
    const inner = new StandIn([]);
    const llm = guardLLM(inner, guards());
    const messages: ChatMessage[] = [{ role: "user", content: [{ type: "text", text: attack }] }];
    const blocked = { sallyport: { blocked: true } };
    expect(await llm.chat({ messages })).toEqual({
      message: { role: "assistant", content: refusal, options: blocked },
      raw: null,
    });
    expect(await collect(await llm.chat({ messages, stream: true }))).toEqual([
      { raw: null, delta: refusal, options: blocked },
    ]);
    expect(await llm.complete({ prompt: attack })).toEqual({ text: refusal, raw: null });
    expect(await collect(await llm.complete({ prompt: attack, stream: true }))).toEqual([
      { raw: null, text: refusal },
    ]);
    expect((await llm.exec({ messages })).newMessages).toMatchObject([{ content: refusal }]);
    expect(inner.requests).toEqual([]);
  });

  test("redacts what goes in", async () => {
    const inner = new StandIn([]);
    const llm = guardLLM(inner, [pii({ types: ["email"], action: "redact" })]);
    await llm.chat({
      messages: [
        { role: "system", content: "You are ann@example.com." },
        { role: "user", content: [{ type: "text", text: "Write to ann@example.com" }] },
      ],
    });
    await llm.complete({ prompt: "Write to ann@example.com" });
    expect(inner.requests).toEqual([
      [
        { role: "system", content: "You are ann@example.com." },
        { role: "user", content: [{ type: "text", text: "Write to [REDACTED:email]" }] },
      ],
      [{ role: "user", content: "Write to [REDACTED:email]" }],
    ]);
  });

  test("cleans texts, reasoning, calls and raw forms", async () => {
    const script = { text: answer, thinking: answer, calls: [call(token)] };
    const events: CheckEvent[] = [];
    const llm = guardLLM(new StandIn([script, script]), guards(), {
      onEvent: (event) => void events.push(event),
    });
    const response = await llm.chat({ messages: hello });
    expect(response).toEqual({
      message: {
        role: "assistant",
        content: cleaned,
        options: { thinking: cleaned, logprobs: null, toolCall: [call("[REDACTED:secret]")] },
      },
      raw: null,
    });
    const completed = await llm.complete({ prompt: "The token?" });
    expect(completed).toEqual({ text: cleaned, raw: null });
    expect(JSON.stringify([response, completed, events])).not.toContain(token);
  });

  test("says the same in a stream, however it is cut", async () => {
    const said = `🙂 ${answer} 🙂`;
    for (let piece = 1; piece <= 40; piece++) {
      const script = { text: said, thinking: said, calls: [call(token), call("home", "2")] };
      const llm = guardLLM(new StandIn([script, { text: said }], piece), guards());
      const chunks = await collect(await llm.chat({ messages: hello, stream: true }));
      expect(chunks.map(({ delta }) => delta).join("")).toBe(`🙂 ${cleaned} 🙂`);
      const options = chunks.map((chunk) => chunk.options as { thinking?: string } | undefined);
      expect(options.map((option) => option?.thinking ?? "").join("")).toBe(`🙂 ${cleaned} 🙂`);
      expect(chunks.at(-1)).toEqual({
        raw: null,
        delta: "",
        options: {
          toolCall: [
            { id: "1", name: "look_up", input: '{"page":"[REDACTED:secret]"}' },
            { id: "2", name: "look_up", input: '{"page":"home"}' },
          ],
        },
      });
      const completed = await collect(await llm.complete({ prompt: "The token?", stream: true }));
      expect(completed.map(({ text }) => text).join("")).toBe(`🙂 ${cleaned} 🙂`);
      expect(JSON.stringify([chunks, completed])).not.toContain("ghp_");
    }
  });

  test("refuses a stream half-way, and its tools are not called", async () => {
    const asked: string[] = [];
    const page = lookUp((name) => asked.push(name));
    const long = "A long story. ".repeat(400);
    for (const callsFirst of [true, false]) {
      const script = { text: `${long}${answer}`, calls: [call("home")], callsFirst };
      const llm = guardLLM(new StandIn([script, script, script]), blocking());
      const chunks = await collect(await llm.chat({ messages: hello, stream: true }));
      const text = chunks.map(({ delta }) => delta).join("");
      expect(text.endsWith(refusal)).toBe(true);
      expect(text.startsWith(callsFirst ? refusal : long)).toBe(true);
      expect(JSON.stringify(chunks)).not.toMatch(/ghp_|toolCall/);
      const { stream, toolCalls } = await llm.exec({ messages: hello, tools: [page], stream: true });
      await collect(stream);
      expect(toolCalls).toEqual([]);
      expect((await llm.exec({ messages: hello, tools: [page] })).toolCalls).toEqual([]);
    }
    expect(asked).toEqual([]);
  });

  test("runs tools in exec with what the guards let through", async () => {
    for (const stream of [false, true] as const) {
      const asked: string[] = [];
      const page = lookUp((name) => {
        asked.push(name);
        return "Nothing.";
      });
      const llm = guardLLM(new StandIn([{ calls: [call(token)], callsFirst: true }]), guards());
      const params = { messages: hello, tools: [page] };
      const executed = stream ? await llm.exec({ ...params, stream }) : await llm.exec(params);
      expect(asked).toEqual(["[REDACTED:secret]"]);
      const messages =
        typeof executed.newMessages === "function" ? executed.newMessages() : executed.newMessages;
      expect(JSON.stringify([messages, executed.toolCalls])).not.toContain(token);
    }
  });

  test("throws on request, and the error is known", async () => {
    const llm = guardLLM(new StandIn([{ text: answer }, { text: answer }]), [...guards(), ...blocking()], {
      onBlock: "throw",
    });
    const attacking = llm.chat({ messages: [{ role: "user", content: attack }], stream: true });
    expect(isBlocked(await attacking.catch((error: unknown) => error))).toBe(true);
    const leaking = await llm.chat({ messages: hello }).catch((error: unknown) => error);
    expect(isBlocked(leaking)).toBe(true);
    expect(JSON.stringify(leaking) + String(leaking)).not.toContain(token);
    const streaming = collect(await llm.chat({ messages: hello, stream: true }));
    expect(isBlocked(await streaming.catch((error: unknown) => error))).toBe(true);
  });

  test("withholds the result of a tool that carries an order, and marks others", async () => {
    const inner = new StandIn([{ text: "Read." }, { text: "Read." }]);
    const result = (text: string): ChatMessage => ({
      role: "user",
      content: text,
      options: { toolResult: { id: "1", result: text, isError: false } },
    });
    const asking: ChatMessage = { role: "assistant", content: "", options: { toolCall: [call("home")] } };
    const events: CheckEvent[] = [];
    const llm = guardLLM(inner, [...guards(), spotlight()], { onEvent: (event) => void events.push(event) });
    await llm.chat({ messages: [{ role: "user", content: "Read." }, asking, result(attack)] });
    expect(inner.requests[0]?.[2]).toEqual(result("[tool result withheld]"));
    expect(events.some(({ stage, origin }) => stage === "tool" && origin === "look_up")).toBe(true);
    await llm.chat({ messages: [{ role: "user", content: "Read." }, asking, result("We open at nine.")] });
    const [system, user, model, marked] = inner.requests[1] ?? [];
    expect(system?.role).toBe("system");
    expect([user, model]).toEqual([{ role: "user", content: "Read." }, asking]);
    expect(marked).toMatchObject({ role: "user", options: { toolResult: { id: "1" } } });
    expect(marked?.content).not.toBe("We open at nine.");
    expect(marked).not.toHaveProperty("name");
  });

  test("tells of pictures, or refuses them", async () => {
    const data = Buffer.alloc(900, 7).toString("base64");
    const messages: ChatMessage[] = [
      { role: "user", content: [{ type: "image", data, mimeType: "image/png" }] },
    ];
    const events: CheckEvent[] = [];
    const inner = new StandIn([{ text: "A cat." }]);
    await guardLLM(inner, guards(), { onEvent: (event) => void events.push(event) }).chat({ messages });
    expect(events.flatMap(({ unread = [] }) => unread)).toEqual(["image"]);
    expect(inner.requests).toEqual([messages]);
    const strict = guardLLM(inner, guards(), { unreadable: "refuse" });
    expect((await strict.chat({ messages })).message.content).toBe(refusal);
    expect((await strict.chat({ messages: 7 as never })).message.content).toBe(refusal);
  });

  test("guards engines, their histories and their streams", async () => {
    const llm = guardLLM(new StandIn([{ text: answer }, { text: answer }]), guards());
    const engine = new SimpleChatEngine({ llm });
    expect((await engine.chat({ message: "The token?" })).message.content).toBe(cleaned);
    const stream = await engine.chat({ message: "Again?", stream: true });
    const text = (await collect(stream)).map(({ delta }) => delta).join("");
    expect(text).toBe(cleaned);
    expect(JSON.stringify(engine.chatHistory)).not.toContain(token);
  });

  test("guards an agent of the workflows: its stream, its tools, its state", async () => {
    const asked: string[] = [];
    const page = lookUp((name) => {
      asked.push(name);
      return attack;
    });
    const inner = new StandIn([{ text: "Let me see.", calls: [call(token)] }, { text: answer }]);
    const workflow = agent({
      llm: guardLLM(inner, guards()) as never,
      tools: [guardTool(page, guards()) as never],
    });
    const run = workflow.runStream("The token?");
    const events = await collect(run as AsyncIterable<{ data: unknown }>);
    const deltas = events.filter((event) => agentStreamEvent.include(event as never));
    expect(deltas.map(({ data }) => (data as { delta: string }).delta).join("")).toBe(
      `Let me see.${cleaned}`,
    );
    expect(asked).toEqual(["[REDACTED:secret]"]);
    expect(JSON.stringify(inner.requests)).toContain("[tool result withheld]");
    const held = JSON.stringify([events.map(({ data }) => data), inner.requests]);
    for (const raw of [token, "Ignore all"]) expect(held).not.toContain(raw);
  });

  test("takes models alone", () => {
    expect(() => guardLLM({} as never)).toThrow(/^llm: expected a language model of LlamaIndex/);
  });
});

const mine = { tenant: "t", public: false, allow: ["ann"], deny: [], clearance: 0 };
const ann = { tenant: "t", user: "ann", groups: [], clearance: 1 };
const bob = { tenant: "t", user: "bob", groups: [], clearance: 1 };

const node = (text: string, metadata: object = {}): NodeWithScore => ({
  node: new TextNode({ id_: `n${text.length}`, text, metadata: metadata as never, embedding: [1, 2] }),
  score: 0.5,
});

describe("guardPostprocessor", () => {
  test("gives clean nodes on as they are", async () => {
    const nodes = [node("We open at nine."), node("We close at five.", { author: "Ann" })];
    const kept = await guardPostprocessor(guards()).postprocessNodes(nodes, "When?");
    expect(kept[0]).toBe(nodes[0]);
    expect(kept[1]).toBe(nodes[1]);
  });

  test("leaves out nodes with orders in text or metadata, excluded or not", async () => {
    const hidden = node("We rest.", { note: attack });
    hidden.node.excludedLlmMetadataKeys = ["note"];
    const nodes = [node(attack), node("We open."), node("We close.", { title: attack }), hidden];
    const kept = await guardPostprocessor(guards()).postprocessNodes(nodes);
    expect(kept).toEqual([nodes[1]]);
  });

  test("redacts copies, metadata and what nodes say of their document included", async () => {
    const given = node("Mail ann@example.com.", { author: "ann@example.com", file: "a.md" });
    given.node.excludedLlmMetadataKeys = ["file"];
    given.node.relationships = { SOURCE: { nodeId: "d", metadata: { author: "ann@example.com" } } };
    const before = JSON.stringify(given);
    const redact = guardPostprocessor([pii({ types: ["email"], action: "redact", stages: ["retrieval"] })]);
    const [kept] = await redact.postprocessNodes([given]);
    expect(kept?.score).toBe(0.5);
    expect(kept?.node).toBeInstanceOf(TextNode);
    expect(kept?.node.getContent("LLM" as never)).toBe("author: [REDACTED:email]\n\nMail [REDACTED:email].");
    expect(kept?.node.embedding).toEqual([1, 2]);
    expect(JSON.stringify(kept)).not.toContain("ann@example.com");
    expect(JSON.stringify(given)).toBe(before);
  });

  test("decides by metadata and principal, and keeps these metadata from everybody", async () => {
    const nodes = [node("For Ann.", { ...mine, title: "Plans" }), node("For nobody.")];
    const run = async (principal: unknown) =>
      guardPostprocessor(guards(), { acl: documentAcl(), principal: principal as never }).postprocessNodes(
        nodes,
      );
    const [kept, ...others] = await run(ann);
    expect(others).toEqual([]);
    expect(kept?.node.getContent("ALL" as never)).toBe("title: Plans\n\nFor Ann.");
    expect(JSON.stringify(kept)).not.toMatch(/tenant|allow|clearance/);
    expect(await run(() => ann)).toHaveLength(1);
    expect(await run(bob)).toEqual([]);
    expect(await run(undefined)).toEqual([]);
    const named = guardPostprocessor([documentAcl()], { principal: ann, privateMetadata: ["title"] });
    expect(JSON.stringify(await named.postprocessNodes(nodes))).toMatch(/tenant(?!.*Plans)/);
  });

  test("leaves out what it cannot read", async () => {
    const events: CheckEvent[] = [];
    const strict = guardPostprocessor(guards(), { onEvent: (event) => void events.push(event) });
    const odd = [{ node: {} as never }, node("We open.", { when: new Map() })];
    expect(await strict.postprocessNodes(odd)).toEqual([]);
    expect(events.map(({ reason }) => reason)).toEqual(["invalid", "invalid"]);
    expect(() => guardPostprocessor([spotlight()])).toThrow(/^guards\[0\]/);
    expect(() => guardPostprocessor([], { principal: 7 as never })).toThrow(/^options\.principal/);
    expect(() => guardPostprocessor([], { privateMetadata: "allow" as never })).toThrow(/^options\.privateM/);
  });
});

describe("with an index", () => {
  let index: VectorStoreIndex;
  const told: unknown[] = [];
  beforeAll(async () => {
    Settings.embedModel = new LetterEmbedding();
    Settings.callbackManager.on("retrieve-end", (event) => void told.push(event.detail));
    index = await VectorStoreIndex.fromDocuments([
      new Document({ text: "Ann's plans are at nine.", metadata: mine }),
      new Document({ text: attack, metadata: mine }),
      new Document({ text: "Bob's plans are secret.", metadata: { ...mine, allow: ["bob"] } }),
    ]);
  });
  beforeEach(() => {
    told.length = 0;
  });

  test("an engine answers from what its asker may see", async () => {
    const inner = new StandIn([{ text: answer }]);
    Settings.llm = guardLLM(inner, guards());
    const engine = index.asQueryEngine({
      retriever: index.asRetriever({ similarityTopK: 3 }),
      nodePostprocessors: [guardPostprocessor(guards(), { acl: documentAcl(), principal: ann })],
    });
    const response = await engine.query({ query: "What are the plans?" });
    expect(response.message.content).toBe(cleaned);
    const sent = JSON.stringify(inner.requests);
    expect(sent).toContain("Ann's plans are at nine.");
    expect(sent).not.toMatch(/Ignore all|Bob's|clearance|tenant/);
    expect(JSON.stringify(response)).not.toMatch(/Ignore all|Bob's|clearance|tenant|ghp_/);
  });

  test("guardRetriever tells callbacks of what it lets through, and of nothing else", async () => {
    const retriever = guardRetriever(index.asRetriever({ similarityTopK: 3 }), guards(), {
      acl: documentAcl(),
      principal: ann,
    });
    const nodes = await retriever.retrieve("What are the plans?");
    expect(nodes.map((found) => (found.node as TextNode).text)).toEqual(["Ann's plans are at nine."]);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toContain("Ann's plans");
    expect(JSON.stringify(told)).not.toMatch(/Ignore all|Bob's|clearance/);
    const chat = new ContextChatEngine({
      retriever,
      chatModel: guardLLM(new StandIn([{ text: "At nine." }])),
    });
    expect((await chat.chat({ message: "When?" })).message.content).toBe("At nine.");
  });

  test("guardRetriever gives nothing for a query that blocks, or throws", async () => {
    const inner = index.asRetriever({ similarityTopK: 3 });
    expect(await guardRetriever(inner, guards()).retrieve({ query: attack })).toEqual([]);
    const throwing = guardRetriever(inner, guards(), { onBlock: "throw" }).retrieve({ query: attack });
    expect(isBlocked(await throwing.catch((error: unknown) => error))).toBe(true);
  });

  test("guardRetriever takes retrievers of one's own", async () => {
    const asked: unknown[] = [];
    const own = {
      retrieve: async (query: unknown): Promise<NodeWithScore[]> => {
        asked.push(query);
        return [node("We open."), node(attack)];
      },
    };
    const retriever = guardRetriever(own, [
      ...guards(),
      pii({ types: ["email"], action: "redact", stages: ["input"] }),
    ]);
    expect(await retriever.retrieve("Mail ann@example.com?")).toHaveLength(1);
    expect(asked).toEqual(["Mail [REDACTED:email]?"]);
    expect(() => guardRetriever({} as never)).toThrow(/^retriever: expected a retriever/);
  });
});

describe("guardTool", () => {
  test("lets the policy decide: refused, rewritten, allowed", async () => {
    const ran: unknown[] = [];
    const page = lookUp((name) => ran.push(name));
    const policy = tools({
      look_up: { schema: z.object({ page: z.string().max(9).toLowerCase() }), maxCalls: 2, allow: ["staff"] },
    });
    const safe = (groups: string[]) =>
      guardTool(page, guards(), {
        tools: policy,
        session: toolSession(),
        principal: { user: "u", groups },
      });
    await safe(["staff"]).call({ page: "HOME" });
    expect(ran).toEqual(["home"]);
    expect(await safe(["staff"]).call({ page: "a page with a long name" })).toMatch(
      /^This tool call was not run/,
    );
    expect(await safe(["guests"]).call({ page: "home" })).toContain("A caller who may not use the tool");
    expect(ran).toHaveLength(1);
  });

  test("cleans arguments and results, and tools that were given a state", async () => {
    const asked: unknown[] = [];
    const page = FunctionTool.from(
      (input: { page: string }, state?: { user: string }) => {
        asked.push([input.page, state?.user]);
        return { said: attack, user: "ann" };
      },
      { name: "look_up", description: "Looks up", parameters: { type: "object", properties: {} } as never },
    );
    const safe = guardTool(page.bind({ user: "ann" }), guards());
    expect(await safe.call({ page: token })).toEqual({
      said: "[tool result withheld]",
      user: "ann",
    });
    expect(asked).toEqual([["[REDACTED:secret]", "ann"]]);
    expect(safe.metadata).toBe(page.metadata);
  });

  test("gives the refusal as the result, or throws", async () => {
    const page = lookUp(() => "never");
    expect(await guardTool(page, blocking()).call({ page: token })).toBe(refusal);
    const throwing = guardTool(page, blocking(), { onBlock: "throw" }).call({ page: token });
    expect(isBlocked(await throwing.catch((error: unknown) => error))).toBe(true);
    expect(() => guardTool({ metadata: { name: "x" } } as never)).toThrow(/^tool: expected a tool/);
  });
});

test("the types of LlamaIndex fit, and come out again", () => {
  expectTypeOf(guardLLM(new StandIn([]))).toExtend<LLM>();
  expectTypeOf(guardLLM(new StandIn([]) as LLM)).toExtend<LLM>();
  expectTypeOf(guardPostprocessor()).toExtend<BaseNodePostprocessor>();
  expectTypeOf(guardTool(lookUp(() => ""))).toExtend<BaseToolWithCall>();
  expectTypeOf<ReturnType<typeof guardRetriever<BaseRetriever>>>().toEqualTypeOf<BaseRetriever>();
});

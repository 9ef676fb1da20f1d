import { InMemoryCache } from "@langchain/core/caches";
import {
  AIMessage,
  type AIMessageChunk,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { concat } from "@langchain/core/utils/stream";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { ChatOpenAI } from "@langchain/openai";
import { initChatModel } from "langchain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { guardModel } from "../../../src/adapters/langchain.ts";
import { GuardError, isBlocked, pii, secrets, vault } from "../../../src/index.ts";
import { answering, wordGuard } from "../../support/stub-guards.ts";
import { all, attack, cut, Double, guards, mask, recorder, refusal, token, wholeGuards } from "./double.ts";

const leak = `Use ${token} for it, or ask jane@lanternworks.example.`;
const clean = `Use ${mask} for it, or ask [REDACTED:email].`;
const sizes = Array.from({ length: 40 }, (_, at) => at + 1);
const sum = (chunks: readonly AIMessageChunk[]): AIMessageChunk => chunks.reduce((a, b) => concat(a, b));

describe("guardModel", () => {
  test("lets an ordinary call pass", async () => {
    const inner = new Double([{ text: "Four." }]);
    const answer = await guardModel(inner, guards()).invoke("Two and two?");
    expect(answer.text).toBe("Four.");
    expect(answer.usage_metadata).toMatchObject({ total_tokens: 3 });
    expect(answer.response_metadata).toMatchObject({ model: "double", finish_reason: "stop" });
    expect(inner.asked[0]?.[0]?.text).toBe("Two and two?");
  });

  test("is still the model that was given", () => {
    const inner = new Double([]);
    const guarded = guardModel(inner, guards());
    expect(guarded).toBeInstanceOf(Double);
    expect(guarded.size).toBe(5);
    expect(guarded.getName()).toBe(inner.getName());
  });

  test("refuses an attack without a call", async () => {
    const inner = new Double([{ text: "never" }]);
    const answer = await guardModel(inner, guards()).invoke(attack);
    expect(answer.text).toBe(refusal);
    expect(answer.response_metadata).toMatchObject({
      finish_reason: "content_filter",
      sallyport: { blocked: true },
    });
    expect(inner.asked).toEqual([]);
  });

  test("refuses a stream the same way", async () => {
    const inner = new Double([{ text: "never" }]);
    const answer = sum(await all(await guardModel(inner, guards()).stream(attack)));
    expect(answer.text).toBe(refusal);
    expect(answer.response_metadata).toMatchObject({ finish_reason: "content_filter" });
    expect(inner.asked).toEqual([]);
  });

  test("throws a block that LangChain does not try again", async () => {
    const inner = new Double([{ text: "never" }]);
    const guarded = guardModel(inner, guards(), { onBlock: "throw" });
    const error: unknown = await guarded.invoke(attack).catch((reason: unknown) => reason);
    expect(isBlocked(error)).toBe(true);
    expect((error as Record<symbol, unknown>)[Symbol.for("langchain.errors.retryable")]).toBe(false);
    await expect((async () => all(await guarded.stream(attack)))()).rejects.toMatchObject({
      code: "GUARD_BLOCKED",
    });
    expect(inner.asked).toEqual([]);
  });

  test("says a refusal in the words it is given", async () => {
    const guarded = guardModel(new Double([]), guards(), { onBlock: ({ stage }) => `No (${stage}).` });
    expect((await guarded.invoke(attack)).text).toBe("No (input).");
  });

  test("redacts an answer wherever it stands, and leaves out what repeats it raw", async () => {
    const calls = [{ name: "mail", args: { to: [leak] } }];
    const answer = await guardModel(new Double([{ text: leak, calls, reasoning: leak }]), guards()).invoke(
      "Hi",
    );
    expect(answer.content).toBe(clean);
    expect(answer.tool_calls).toMatchObject([{ name: "mail", args: { to: [clean] }, id: "call_0" }]);
    expect(answer.additional_kwargs).toEqual({ reasoning_content: clean });
    expect(answer.response_metadata).toMatchObject({ echo: clean });
    const everything = JSON.stringify([answer, answer.lc_kwargs, answer.toDict()]);
    expect(everything).not.toContain(token);
    expect(everything).not.toContain("logprobs");
  });

  test.each([
    ["that hold back what they need", guards],
    ["that need the whole text", wholeGuards],
  ])(
    "streams what it would have said as a whole with guards %s, however it is cut",
    async (_, make) => {
      const answer = { text: leak, calls: [{ name: "mail", args: { to: leak, n: 1 } }], reasoning: leak };
      for (const size of sizes) {
        const streamed = sum(await all(await guardModel(new Double([answer], size), make()).stream("Hi")));
        expect(streamed.content).toBe(clean);
        expect(streamed.tool_calls).toMatchObject([
          { name: "mail", args: { to: clean, n: 1 }, id: "call_0" },
        ]);
        expect(streamed.additional_kwargs.reasoning_content).toBe(clean);
        expect(streamed.usage_metadata).toMatchObject({ total_tokens: 3 });
        expect(streamed.response_metadata).toMatchObject({ echo: clean, finish_reason: "stop" });
        expect(JSON.stringify(streamed)).not.toContain(token);
      }
    },
    60_000,
  );

  test("lets text go on while the answer is still written", async () => {
    const chunks = await all(
      await guardModel(
        new Double([{ text: "The shop opens at nine in the morning. ".repeat(8) }]),
        guards(),
      ).stream("Hi"),
    );
    expect(chunks.filter(({ text }) => text !== "").length).toBeGreaterThan(2);
  });

  test("never gives a part of a call when the answer is refused", async () => {
    const guard = wordGuard("/etc", { stages: ["output"], hold: (text) => Math.max(0, text.length - 3) });
    const answer = {
      text: "Let me look.",
      calls: [{ name: "read", args: { why: "to see what there is", path: "/etc/hosts" } }],
    };
    for (const size of [3, 40]) {
      const inner = new Double([answer], size);
      const streamed = sum(await all(await guardModel(inner, [guard]).stream("Hi")));
      expect(streamed.text.endsWith(refusal)).toBe(true);
      expect(streamed.tool_calls).toEqual([]);
      expect(streamed.invalid_tool_calls).toEqual([]);
      expect(streamed.response_metadata.finish_reason).toBe("content_filter");
    }
    const thrown = all(await guardModel(new Double([answer], 3), [guard], { onBlock: "throw" }).stream("Hi"));
    await expect(thrown).rejects.toMatchObject({ code: "GUARD_BLOCKED" });
    const whole = await guardModel(new Double([answer]), [guard]).invoke("Hi");
    expect([whole.text, whole.tool_calls]).toEqual([refusal, []]);
  });

  test("judges results of tools, and trusts the developer and the model", async () => {
    const inner = new Double([{ text: "Fine." }]);
    const call = { id: "c", name: "web", args: {} };
    await guardModel(inner, guards()).invoke([
      new SystemMessage(attack),
      new HumanMessage("Summarise it."),
      new AIMessage({ content: attack, tool_calls: [call] }),
      new ToolMessage({ content: attack, tool_call_id: "c", name: "web", artifact: attack }),
    ]);
    expect(inner.asked[0]?.map(({ text }) => text)).toEqual([
      attack,
      "Summarise it.",
      attack,
      "[tool result withheld]",
    ]);
    expect(JSON.stringify(inner.asked[0]?.[3])).not.toContain(attack);
  });

  test("tells callbacks, tracers and streamEvents nothing that it does not say", async () => {
    const answer = { text: leak, reasoning: leak, calls: [{ name: "mail", args: { to: leak } }] };
    const { handler, told } = recorder();
    const guarded = guardModel(new Double([answer]), guards());
    await guarded.invoke("Hi", { callbacks: [handler] });
    await all(await guarded.stream("Hi", { callbacks: [handler] }));
    const events = await all(guarded.streamEvents("Hi", { version: "v2" }));
    expect(told()).toContain("handleLLMNewToken");
    expect(told() + JSON.stringify(events)).not.toContain(token);
    expect(events.filter(({ event }) => event === "on_chat_model_stream").length).toBeGreaterThan(2);
  });

  test("tells tracers what the model is sent, not what a user wrote", async () => {
    const { handler, told } = recorder();
    const guarded = guardModel(new Double([{ text: "Hello." }]), [
      ...guards(),
      secrets({ stages: ["input"], action: "redact" }),
    ]);
    await guarded.invoke(`Is ${token} mine?`, { callbacks: [handler] });
    await all(await guarded.stream(`Is ${token} mine?`, { callbacks: [handler] }));
    await guarded.invoke(attack, { callbacks: [handler] });
    expect(told()).toContain(mask);
    expect(told()).not.toContain(token);
    expect(told()).not.toContain(attack);
  });

  test.each(sizes.filter((size) => size % 7 === 1))(
    "gives clean events of version 3 in pieces of %i",
    async (size) => {
      const answer = { text: leak, calls: [{ name: "mail", args: { to: leak } }] };
      const events = await all(
        guardModel(new Double([answer], size), guards()).streamEvents("Hi", { version: "v3" } as never),
      );
      const deltas = events as unknown as { delta?: { type: string; text: string } }[];
      const said = deltas.flatMap(({ delta }) => (delta?.type === "text-delta" ? [delta.text] : []));
      expect(said.join("")).toBe(clean);
      expect(JSON.stringify(events)).not.toContain(token);
      expect(events).toContainEqual(
        expect.objectContaining({
          content: expect.objectContaining({ type: "tool_call", args: { to: clean } }),
        }),
      );
    },
  );

  test("guards models that cannot stream", async () => {
    class Silent extends Double {
      static override lc_name(): string {
        return "Silent";
      }
    }
    const inner = new Silent([{ text: leak }]);
    inner.disableStreaming = true;
    expect(sum(await all(await guardModel(inner, guards()).stream("Hi"))).text).toBe(clean);
  });

  test("keeps guarding what is bound, tried again and batched", async () => {
    const guarded = guardModel(new Double([{ text: leak }]), guards());
    const forms = [
      guarded.bindTools([]),
      guarded.withRetry(),
      guarded.withConfig({ tags: ["a"] }),
      guarded.withFallbacks([]),
    ];
    for (const form of forms) expect((await form.invoke("Hi" as never)).text).toBe(clean);
    expect((await guarded.batch(["Hi", attack])).map(({ text }) => text)).toEqual([clean, refusal]);
  });

  test("guards the model inside of what binds it", async () => {
    const bound = new Double([{ text: leak }]).withConfig({ tags: ["a"] }).withRetry();
    expect((await guardModel(bound, guards()).invoke("Hi")).text).toBe(clean);
  });

  test("does not take what another model left in a shared cache", async () => {
    const cache = new InMemoryCache();
    const inner = new Double([{ text: leak }]);
    inner.cache = cache;
    await inner.invoke("Hi");
    const guarded = guardModel(inner, guards());
    expect((await guarded.invoke("Hi")).text).toBe(clean);
    expect((await guarded.invoke("Hi")).text).toBe(clean);
    expect(inner.asked).toHaveLength(2);
  });

  test("restores what a vault keeps, in text and arguments, and hides it again", async () => {
    const mail = "jane@lanternworks.example";
    const inner = new Double(
      [{ text: "Ask <EMAIL_1>.", calls: [{ name: "mail", args: { to: "<EMAIL_1>" } }] }],
      4,
    );
    const make = [pii({ types: ["email"], action: { input: "pseudonym", output: "pseudonym" } })];
    const guarded = guardModel(inner, make, { vault: vault() });
    const answer = sum(await all(await guarded.stream(`Who is ${mail}?`)));
    expect(answer.text).toBe(`Ask ${mail}.`);
    expect(answer.tool_calls?.[0]?.args).toEqual({ to: mail });
    await guarded.invoke([new HumanMessage("Hi"), answer, new HumanMessage("And?")]);
    expect(JSON.stringify(inner.asked)).not.toContain(mail);
  });

  test("judges a message once", async () => {
    let seen = 0;
    const counting = answering(
      () => {
        seen += 1;
        return [];
      },
      { stages: ["input"] },
    );
    const guarded = guardModel(new Double([{ text: "Hm." }]), [counting]);
    const question = new HumanMessage("Hi");
    await guarded.invoke([question]);
    await guarded.invoke([question, new AIMessage("Hm."), new HumanMessage("And?")]);
    expect(seen).toBe(2);
    question.content = "Hello";
    await guarded.invoke([question]);
    expect(seen).toBe(3);
  });

  test("guards the fakes that come with LangChain", async () => {
    const guarded = guardModel(new FakeListChatModel({ responses: [leak] }), guards());
    expect((await guarded.invoke("Hi")).text).toBe(clean);
    expect(sum((await all(await guarded.stream("Hi"))) as AIMessageChunk[]).text).toBe(clean);
  });

  test.each([undefined, {}, { invoke: () => {} }])("refuses to guard what is no chat model: %j", (model) => {
    expect(() => guardModel(model as never)).toThrow(GuardError);
    expect(() => guardModel(model as never)).toThrow("model: expected a chat model");
  });

  test("names an option that it does not know", () => {
    expect(() => guardModel(new Double([]), [], { onblock: "throw" } as never)).toThrow(/onblock/);
  });
});

/** An API of OpenAI that says the same to everybody. */
function api(text: string, args: object): { readonly fetch: typeof fetch; readonly bodies: string[] } {
  const bodies: string[] = [];
  const tool_calls = [
    { index: 0, id: "call_0", type: "function", function: { name: "mail", arguments: JSON.stringify(args) } },
  ];
  const chunk = (delta: object, finish_reason: string | null = null) =>
    `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", model: "m", choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  const answer: typeof fetch = async (_, init) => {
    bodies.push(String(init?.body));
    if (!bodies.at(-1)?.includes('"stream":true')) {
      const message = { role: "assistant", content: text, tool_calls };
      return Response.json({
        id: "c",
        object: "chat.completion",
        model: "m",
        choices: [{ index: 0, message, finish_reason: "tool_calls" }],
      });
    }
    const first = { ...tool_calls[0], function: { name: "mail", arguments: "" } };
    const events = [
      chunk({ role: "assistant", content: "" }),
      ...cut(text, 5).map((content) => chunk({ content })),
      chunk({ tool_calls: [first] }),
      ...cut(JSON.stringify(args), 5).map((piece) =>
        chunk({ tool_calls: [{ index: 0, function: { arguments: piece } }] }),
      ),
      chunk({}, "tool_calls"),
      "data: [DONE]\n\n",
    ];
    return new Response(events.join(""), { headers: { "content-type": "text/event-stream" } });
  };
  return { fetch: answer, bodies };
}

describe("guardModel with ChatOpenAI", () => {
  const make = () => {
    const { fetch, bodies } = api(leak, { to: leak });
    const configuration = { fetch };
    return {
      bodies,
      configuration,
      model: new ChatOpenAI({ model: "gpt-4o", apiKey: "none", configuration }),
    };
  };
  const mail = {
    type: "function",
    function: { name: "mail", parameters: { type: "object", properties: {} } },
  };

  test("guards the model that bindTools and withConfig make anew", async () => {
    const { model, bodies } = make();
    const guarded = guardModel(model, guards());
    for (const form of [guarded, guarded.bindTools([mail]), guarded.withConfig({ stop: ["x"] })]) {
      const answer = await form.invoke("Hi");
      expect(answer.text).toBe(clean);
      expect(answer.tool_calls?.[0]?.args).toEqual({ to: clean });
      expect(JSON.stringify(answer)).not.toContain(token);
      const streamed = sum((await all(await form.stream("Hi"))) as AIMessageChunk[]);
      expect(streamed.text).toBe(clean);
      expect(streamed.tool_calls).toMatchObject([{ name: "mail", args: { to: clean } }]);
      expect(JSON.stringify(streamed)).not.toContain(token);
      expect((await form.invoke(attack)).text).toBe(refusal);
    }
    expect(bodies).toHaveLength(6);
  });

  test("guards structured output", async () => {
    const { model } = make();
    const structured = guardModel(model, guards()).withStructuredOutput(z.object({ to: z.string() }), {
      name: "mail",
      method: "functionCalling",
    });
    expect(await structured.invoke("Hi")).toEqual({ to: clean });
  });

  test("guards its own events of version 3", async () => {
    const { model } = make();
    const stream = guardModel(model, guards()).streamEvents("Hi", { version: "v3" } as never);
    const message = await (stream as unknown as PromiseLike<AIMessage>);
    expect(message.text).toBe(clean);
    expect(message.tool_calls).toMatchObject([{ name: "mail", args: { to: clean } }]);
    const events = await all(guardModel(model, guards()).streamEvents("Hi", { version: "v3" } as never));
    expect(JSON.stringify(events)).not.toContain(token);
    const refused = await all(guardModel(model, guards()).streamEvents(attack, { version: "v3" } as never));
    expect(JSON.stringify(refused)).toContain(refusal);
  });

  test("guards what initChatModel gives", async () => {
    const { configuration, bodies } = make();
    const model = await initChatModel("openai:gpt-4o", { apiKey: "none", configuration });
    const guarded = guardModel(model, guards());
    for (const form of [guarded, guarded.bindTools([mail]), guarded.withConfig({ tags: ["a"] })]) {
      expect((await form.invoke("Hi")).text).toBe(clean);
      expect(sum((await all(await form.stream("Hi"))) as AIMessageChunk[]).text).toBe(clean);
      expect((await form.invoke(attack)).text).toBe(refusal);
    }
    const structured = guarded.withStructuredOutput(z.object({ to: z.string() }), {
      name: "mail",
      method: "functionCalling",
    });
    expect(await structured.invoke("Hi")).toEqual({ to: clean });
    expect(bodies).toHaveLength(7);
  });
});

import { generateText, type ModelMessage, streamText, wrapLanguageModel } from "ai";
import { MockLanguageModelV3, simulateReadableStream } from "ai/test";
import { describe, expect, test } from "vitest";
import { guardMiddleware } from "../../src/adapters/ai.ts";
import { guardFetch } from "../../src/adapters/openai.ts";
import { type SpotlightMode, spotlight } from "../../src/index.ts";

type Prompt = Parameters<MockLanguageModelV3["doStream"]>[0]["prompt"];
type StreamPart =
  Awaited<ReturnType<MockLanguageModelV3["doStream"]>>["stream"] extends ReadableStream<infer Part>
    ? Part
    : never;

const said = "Remote work: three days";
const modes: readonly SpotlightMode[] = ["delimit", "mark", "encode"];

describe.each(modes)("spotlight in mode %s", (mode) => {
  const guards = [spotlight({ mode })];

  test.each([
    ["chat/completions", { role: "tool", tool_call_id: "call_0123456789abcdefghij", content: said }],
    [
      "messages",
      {
        role: "user",
        content: [{ type: "tool_result", tool_use_id: "toolu_0123456789abcdefghij", content: said }],
      },
    ],
  ])("marks what goes to %s, and unmarks answers and streams", async (path, message) => {
    const quoteOf = (init: RequestInit | undefined): { quote: string; body: string } => {
      const body = String(init?.body);
      const { messages } = JSON.parse(body);
      const { content } = messages.at(-1);
      return { quote: typeof content === "string" ? content : content[0].content, body };
    };
    const bodies: string[] = [];
    const inner = async (_: unknown, init?: RequestInit): Promise<Response> => {
      const { quote, body } = quoteOf(init);
      bodies.push(body);
      if (path === "messages") return Response.json({ content: [{ type: "text", text: `He: ${quote}` }] });
      if (!JSON.parse(body).stream)
        return Response.json({ choices: [{ message: { role: "assistant", content: `He: ${quote}` } }] });
      const events = [...`He: ${quote}`].map((content) =>
        JSON.stringify({ choices: [{ index: 0, delta: { content } }] }),
      );
      const lines = [...events, "[DONE]"].map((data) => `data: ${data}\n\n`).join("");
      return new Response(lines, { headers: { "content-type": "text/event-stream" } });
    };
    const send = (stream: boolean) =>
      guardFetch(inner, guards)(`https://api.example.com/v1/${path}`, {
        method: "POST",
        body: JSON.stringify({ model: "m", stream, messages: [{ role: "user", content: "When?" }, message] }),
      });
    const answer = await (await send(false)).text();
    expect(answer).toContain(`"He: ${said}"`);
    expect(bodies[0]).toMatch(/<data-[a-z2-7]{20} from tool/);
    expect(bodies[0]).toContain("Text between <data-");
    if (path === "messages") {
      expect(JSON.parse(bodies[0] as string).system).toContain("Text between");
      return;
    }
    const streamed = await (await send(true)).text();
    const deltas = [...streamed.matchAll(/^data: (\{.*)$/gm)].map(
      ([, data]) => JSON.parse(data as string).choices[0].delta.content,
    );
    expect(deltas.join("")).toBe(`He: ${said}`);
  });

  test("marks the prompt of the AI SDK, and unmarks its texts and streams", async () => {
    const prompts: Prompt[] = [];
    const answerTo = (prompt: Prompt): string => {
      prompts.push(prompt);
      const last = prompt.findLast(({ role }) => role === "tool") as {
        content: { output: { value: string } }[];
      };
      return `He: ${last.content[0]?.output.value}`;
    };
    const usage = {
      inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 1, text: 1, reasoning: 0 },
    };
    const finishReason = { unified: "stop" as const, raw: "stop" };
    const inner = new MockLanguageModelV3({
      doGenerate: async ({ prompt }) => ({
        content: [{ type: "text", text: answerTo(prompt) }],
        finishReason,
        usage,
        warnings: [],
      }),
      doStream: async ({ prompt }) => ({
        stream: simulateReadableStream<StreamPart>({
          chunks: [
            { type: "text-start", id: "t" },
            ...[...answerTo(prompt)].map((delta) => ({ type: "text-delta" as const, id: "t", delta })),
            { type: "text-end", id: "t" },
            { type: "finish", finishReason, usage },
          ],
          initialDelayInMs: null,
          chunkDelayInMs: null,
        }),
      }),
    });
    const model = wrapLanguageModel({ model: inner, middleware: guardMiddleware(guards) });
    const call = { toolCallId: "1", toolName: "search" } as const;
    const messages: ModelMessage[] = [
      { role: "user", content: "When?" },
      { role: "assistant", content: [{ type: "tool-call", ...call, input: {} }] },
      { role: "tool", content: [{ type: "tool-result", ...call, output: { type: "text", value: said } }] },
    ];
    expect((await generateText({ model, messages })).text).toBe(`He: ${said}`);
    expect(await streamText({ model, messages }).text).toBe(`He: ${said}`);
    expect(prompts).toHaveLength(2);
    for (const prompt of prompts) {
      expect(prompt[0]).toMatchObject({
        role: "system",
        content: expect.stringContaining("Text between <data-"),
      });
      expect(JSON.stringify(prompt)).toMatch(/<data-[a-z2-7]{20} from tool:search>/);
    }
  });
});

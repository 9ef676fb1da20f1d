import { AIMessageChunk, type AIMessageChunkFields } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import { concat } from "@langchain/core/utils/stream";
import { describe, expect, test } from "vitest";
import { guardModel } from "../../../src/adapters/langchain.ts";
import { wordGuard } from "../../support/stub-guards.ts";
import { all, cut, Double, guards, mask, refusal, token, wholeGuards } from "./double.ts";

const leak = `Use ${token} for it, or ask jane@lanternworks.example.`;
const clean = `Use ${mask} for it, or ask [REDACTED:email].`;

/** A model that streams chunks as they are. */
class Player extends Double {
  readonly chunks: readonly AIMessageChunkFields[];

  constructor(chunks: readonly AIMessageChunkFields[]) {
    super([]);
    this.chunks = chunks;
  }

  override async *_streamResponseChunks(): AsyncGenerator<ChatGenerationChunk> {
    for (const fields of this.chunks) {
      const message = new AIMessageChunk(fields);
      yield new ChatGenerationChunk({
        text: message.text,
        message,
        generationInfo: { prompt: 0, logprobs: leak },
      });
    }
  }
}

async function played(chunks: readonly AIMessageChunkFields[], make = guards): Promise<AIMessageChunk> {
  const streamed = await all(await guardModel(new Player(chunks), make()).stream("Hi"));
  return streamed.reduce((a, b) => concat(a, b));
}

const makes = [guards, wholeGuards];
const sizes = [1, 3, 8, 20, 40];

describe("chunks of an answer", () => {
  test.each(sizes)("with content parts of several blocks are cut anywhere, such as into %i", async (size) => {
    const json = JSON.stringify({ to: leak });
    const part = (index: number, fields: object) =>
      ({ content: [{ index, ...fields }] }) as AIMessageChunkFields;
    const chunks = [
      ...cut(leak, size).map((thinking) => part(0, { type: "thinking", thinking })),
      part(0, { type: "thinking", signature: "c2lnbmF0dXJl" }),
      ...cut(leak, size).map((text) => part(1, { type: "text", text })),
      part(2, { type: "tool_use", id: "call", name: "mail", input: "" }),
      ...cut(json, size).map((input) => ({
        ...part(2, { type: "input_json_delta", input }),
        tool_call_chunks: [{ index: 2, args: input }],
      })),
    ] as AIMessageChunkFields[];
    for (const make of makes) {
      const message = await played(chunks, make);
      const content = message.content as unknown as Record<string, unknown>[];
      expect(content.find(({ type }) => type === "thinking")).toMatchObject({
        thinking: clean,
        signature: "c2lnbmF0dXJl",
      });
      expect(content.find(({ type }) => type === "text")).toEqual({ index: 1, type: "text", text: clean });
      expect(JSON.stringify(content.filter(({ index }) => index === 2))).toContain(mask);
      expect(JSON.stringify(message)).not.toContain(token);
      expect(JSON.stringify(message)).not.toContain("logprobs");
    }
  });

  test.each(sizes)(
    "with raw calls in further fields are checked as they grow, in pieces of %i",
    async (size) => {
      const chunks = cut(JSON.stringify({ to: leak }), size).map((args, at) => ({
        content: "",
        additional_kwargs: {
          tool_calls: [
            {
              index: 0,
              id: at === 0 ? "call" : undefined,
              type: "function",
              function: { name: at === 0 ? "mail" : undefined, arguments: args },
            },
          ],
        },
        tool_call_chunks: [
          { index: 0, id: at === 0 ? "call" : undefined, name: at === 0 ? "mail" : undefined, args },
        ],
      })) as unknown as AIMessageChunkFields[];
      for (const make of makes) {
        const message = await played(chunks, make);
        expect(message.tool_calls).toMatchObject([{ name: "mail", id: "call", args: { to: clean } }]);
        expect(JSON.parse(message.additional_kwargs.tool_calls?.[0]?.function.arguments ?? "")).toEqual({
          to: clean,
        });
        expect(JSON.stringify(message)).not.toContain(token);
      }
    },
  );

  test("keep two calls apart that are written at the same time", async () => {
    const [first, second] = [cut(JSON.stringify({ to: leak }), 6), cut(JSON.stringify({ cc: leak }), 6)];
    const chunks = [
      {
        content: "",
        tool_call_chunks: [
          { index: 0, id: "a", name: "mail", args: "" },
          { index: 1, id: "b", name: "note", args: "" },
        ],
      },
      ...first.map((args, at) => ({
        content: "",
        tool_call_chunks: [
          { index: 0, args },
          { index: 1, args: second[at] },
        ],
      })),
    ] as AIMessageChunkFields[];
    const { tool_calls } = await played(chunks);
    expect(tool_calls).toMatchObject([
      { name: "mail", args: { to: clean } },
      { name: "note", args: { cc: clean } },
    ]);
  });

  test("keep the form in which their content is to be read", async () => {
    const content = (text: string) => [{ type: "text", text, index: 0 }];
    const chunks = cut(leak, 7).map((text) => ({
      content: content(text),
      response_metadata: { output_version: "v1" },
    }));
    const message = await played(chunks as AIMessageChunkFields[]);
    expect(message.response_metadata.output_version).toBe("v1");
    expect(message.contentBlocks).toMatchObject([{ type: "text", text: clean }]);
  });

  test("with a picture let its data pass as it is", async () => {
    const data = "iVBORw0KGgo".repeat(100);
    const chunks = [
      { content: [{ type: "image", mimeType: "image/png", data, index: 0 }] },
      { content: [{ type: "text", text: leak, index: 1 }] },
    ];
    const message = await played(chunks as unknown as AIMessageChunkFields[]);
    expect(message.content).toMatchObject([
      { type: "image", data },
      { type: "text", text: clean },
    ]);
  });

  test("that cannot be read end in a refusal", async () => {
    const chunks = [{ content: "Hi", additional_kwargs: { hidden: new Map([["a", leak]]) } }];
    const message = await played(chunks as unknown as AIMessageChunkFields[]);
    expect(message.text.endsWith(refusal)).toBe(true);
    expect(JSON.stringify(message)).not.toContain(token);
  });

  test("stop at the first that blocks, and stop the model", async () => {
    let isStopped = false;
    class Endless extends Double {
      override async *_streamResponseChunks(): AsyncGenerator<ChatGenerationChunk> {
        try {
          for (;;) yield new ChatGenerationChunk({ text: "ATTACK ", message: new AIMessageChunk("ATTACK ") });
        } finally {
          isStopped = true;
        }
      }
    }
    const guard = wordGuard("ATTACK", { stages: ["output"], hold: (text) => Math.max(0, text.length - 6) });
    const streamed = await all(await guardModel(new Endless([]), [guard]).stream("Hi"));
    expect(streamed.map(({ text }) => text)).toEqual([refusal]);
    expect(isStopped).toBe(true);
  });
});

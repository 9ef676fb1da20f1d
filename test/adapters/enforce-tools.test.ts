import { generateText, tool } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { atMost, enforceTools, tools } from "../../src/guards/tool-abuse/index.ts";

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

describe("tools of the AI SDK", () => {
  test("run with what the policy returned, or tell the model why not", async () => {
    const ran: unknown[] = [];
    const set = {
      pay: tool({
        inputSchema: z.object({ amount: z.number() }),
        execute: async (given) => {
          ran.push(given);
          return "paid";
        },
      }),
    };
    const safe = enforceTools(set, tools({ pay: { arguments: { amount: atMost(10) } } }), {
      onBlock: "refuse",
    });
    const answers = [5, 50].map((amount) => ({
      content: [
        {
          type: "tool-call" as const,
          toolCallId: String(amount),
          toolName: "pay",
          input: JSON.stringify({ amount }),
        },
      ],
      finishReason: { unified: "tool-calls" as const, raw: "tool-calls" },
      usage,
      warnings: [],
    }));
    const results: unknown[] = [];
    for (const answer of answers) {
      const { toolResults } = await generateText({
        model: new MockLanguageModelV3({ doGenerate: async () => answer }),
        tools: safe,
        prompt: "Pay.",
      });
      results.push(toolResults[0]?.output);
    }
    expect(ran).toEqual([{ amount: 5 }]);
    expect(results).toEqual(["paid", expect.stringContaining("arguments.amount")]);
  });
});

import { describe, expect, test } from "vitest";
import { guardFetch } from "../../../src/adapters/openai.ts";
import { secrets } from "../../../src/index.ts";
import { holdsToken, stringsOf, token } from "../planted.ts";

/** What a client reads of a stream: the texts of its events one after the other, those of each choice by themselves. */
async function textOf(path: string, events: readonly object[]): Promise<string> {
  const wire = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
  const answer = new Response(wire, { headers: { "content-type": "text/event-stream" } });
  const call = guardFetch(async () => answer, [secrets({ stages: ["output"] })]);
  const request = { model: "m", stream: true, messages: [{ role: "user", content: "hi" }] };
  const response = await call(`https://example.com/v1/${path}`, {
    method: "POST",
    body: JSON.stringify(request),
  });
  const texts = new Map<string, string>();
  for (const line of (await response.text()).split("\n").filter((one) => one.startsWith("data: {"))) {
    const event = JSON.parse(line.slice("data: ".length));
    for (const at of stringsOf(event)) {
      const text = String(at.reduce((value, key) => value[key], event));
      texts.set(at.join("."), (texts.get(at.join(".")) ?? "") + text);
    }
  }
  return [...texts.values()].join("\n");
}

/** An event for each letter of the secret. */
const spelled = (event: (letter: string, at: number) => object) => Array.from(token, event);

describe("a secret that is spelled letter by letter", () => {
  test.each<[string, string, readonly object[]]>([
    [
      "with an empty reason to finish in every piece",
      "chat/completions",
      spelled((content) => ({ choices: [{ index: 0, delta: { content }, finish_reason: "" }] })),
    ],
    [
      "in two choices at once",
      "chat/completions",
      spelled((content) => ({ choices: [0, 1].map((index) => ({ index, delta: { content } })) })),
    ],
    [
      "with counts of tokens in between",
      "chat/completions",
      spelled((content) => ({ choices: [{ index: 0, delta: { content } }] })).flatMap((event) => [
        event,
        { choices: [], usage: { total_tokens: 1 } },
      ]),
    ],
    [
      "in the arguments of two calls at once",
      "chat/completions",
      spelled((letter) => ({
        choices: [
          {
            index: 0,
            delta: { tool_calls: [0, 1].map((index) => ({ index, function: { arguments: letter } })) },
          },
        ],
      })),
    ],
    [
      "with another item id in every event",
      "responses",
      spelled((delta, at) => ({
        ...{
          type: "response.output_text.delta",
          item_id: `i${at}`,
          output_index: 0,
          content_index: 0,
          delta,
        },
      })),
    ],
    [
      "in deltas that are objects",
      "responses",
      spelled((text) => ({
        ...{ type: "response.reasoning.delta", item_id: "i", output_index: 0, delta: { text } },
      })),
    ],
    [
      "in objects within deltas",
      "responses",
      spelled((text) => ({
        ...{ type: "response.reasoning.delta", item_id: "i", output_index: 0, delta: { parts: [{ text }] } },
      })),
    ],
    [
      "in objects of a delta of a new kind",
      "messages",
      spelled((text) => ({
        ...{ type: "content_block_delta", index: 0, delta: { type: "new_delta", said: { text } } },
      })),
    ],
  ])("%s is redacted", async (_, path, events) => {
    const text = await textOf(path, events);
    expect(holdsToken(text)).toBe(false);
    expect(text).toContain("[REDACTED:secret]");
  });
});

test("passages that are cited stay whole in their events", async () => {
  const citation = (cited_text: string) => ({
    ...{
      type: "content_block_delta",
      index: 0,
      delta: { type: "citations_delta", citation: { cited_text } },
    },
  });
  const text = await textOf("messages", [citation("one "), citation(token), citation(" two")]);
  expect(text).toContain("one [REDACTED:secret] two");
});

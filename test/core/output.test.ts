import { describe, expect, test } from "vitest";
import type { CheckEvent } from "../../src/core/events.ts";
import { guard } from "../../src/core/guard.ts";
import { stubGuards } from "../support/stub-guards.ts";

/** What comes out for a response. */
function give(response: unknown, options: object = {}): Promise<unknown> {
  return guard(async (_: string): Promise<unknown> => response, stubGuards(), options as never)("hello");
}

/** Forms of responses that say a text. */
const forms: readonly [string, (text: string) => unknown][] = [
  ["a string", (text) => text],
  ["text", (text) => ({ text })],
  ["content", (text) => ({ role: "assistant", content: text })],
  ["message.content", (text) => ({ message: { role: "assistant", content: text } })],
  ["an Anthropic message", (text) => ({ content: [{ type: "text", text }], stop_reason: "end_turn" })],
  [
    "a chat completion",
    (text) => ({ choices: [{ index: 0, message: { role: "assistant", content: text } }] }),
  ],
  ["a legacy completion", (text) => ({ choices: [{ index: 0, text }] })],
  [
    "a response of the Responses API",
    (text) => ({ output: [{ type: "message", content: [{ type: "output_text", text }] }] }),
  ],
  [
    "arguments of a tool call",
    (text) => ({
      choices: [{ message: { content: null, tool_calls: [{ function: { name: "f", arguments: text } }] } }],
    }),
  ],
  ["a field beside the text", (text) => ({ text: "fine", reasoning: { steps: [text] } })],
];

describe.each(forms)("a response of %s", (_, make) => {
  test("passes as the same value", async () => {
    const response = make("fine");
    expect(await give(response)).toBe(response);
  });

  test("is redacted in a copy", async () => {
    const response = Object.freeze(make("a SECRET"));
    expect(await give(response)).toEqual(make("a [REDACTED:secret]"));
    expect(response).toEqual(make("a SECRET"));
  });

  test("is blocked", async () => {
    await expect(give(make("an ATTACK"))).rejects.toMatchObject({ code: "GUARD_BLOCKED", stage: "output" });
  });

  test("is refused in words of its own form", async () => {
    const refused = await give(make("an ATTACK"), { onBlock: () => "no" });
    expect(JSON.stringify(refused)).not.toContain("ATTACK");
    expect(JSON.stringify(refused)).toContain('"no"');
    expect(typeof refused).toBe(typeof make(""));
  });
});

describe("a refusal", () => {
  test("keeps the envelope of a completion and nothing of its text", async () => {
    const response = {
      id: "c1",
      object: "chat.completion",
      model: "m",
      choices: [
        { index: 0, message: { role: "assistant", content: "fine" } },
        { index: 1, message: { content: "ATTACK" } },
      ],
      extra: { note: "ATTACK" },
    };
    expect(await give(response, { onBlock: () => "no" })).toEqual({
      id: "c1",
      object: "chat.completion",
      model: "m",
      choices: [
        { index: 0, message: { role: "assistant", content: "no", refusal: null }, finish_reason: "stop" },
      ],
    });
  });

  test("ends an Anthropic message as one", async () => {
    const response = {
      role: "assistant",
      content: [{ type: "text", text: "ATTACK" }],
      stop_reason: "end_turn",
    };
    expect(await give(response, { onBlock: () => "no" })).toEqual({
      role: "assistant",
      content: [{ type: "text", text: "no" }],
      stop_reason: "refusal",
    });
  });
});

describe("a response without text that can be read", () => {
  const cyclic: { text: string; self?: unknown } = { text: "fine" };
  cyclic.self = cyclic;

  test.each<[string, unknown]>([
    ["an object of no known form", { answer: "fine" }],
    ["a list", ["fine"]],
    ["a map", new Map()],
    ["a function", () => "ATTACK"],
    ["a text that is inherited", Object.create({ text: "ATTACK" })],
    ["a response that holds itself", cyclic],
    ["a stream beside the text", { text: "fine", more: new ReadableStream() }],
    ["a promise beside the text", { text: "fine", more: Promise.resolve("ATTACK") }],
  ])("is an error for %s", async (_, response) => {
    await expect(give(response)).rejects.toMatchObject({ code: "GUARD_INVALID_OUTPUT" });
  });

  test.each([[undefined], [null], [42], [true]])(
    "passes when it is %s, which says nothing",
    async (response) => {
      expect(await give(response)).toBe(response);
    },
  );

  test("passes in shadow mode and is reported", async () => {
    const events: CheckEvent[] = [];
    const onEvent = (event: CheckEvent) => events.push(event);
    expect(await give({ answer: "fine" }, { policy: { shadow: true }, onEvent })).toEqual({ answer: "fine" });
    expect(events).toContainEqual(
      expect.objectContaining({ stage: "output", wouldBe: "block", reason: "unreadable" }),
    );
  });
});

describe("a picture in a response", () => {
  const give64 = (data: string) => give({ content: [{ type: "image", data, caption: "fine" }] });

  test("passes, unless what should be its data is text", async () => {
    await expect(give64(`${"A".repeat(600)}ATTACK`)).resolves.toBeDefined();
    await expect(give64(`${"A".repeat(600)} ATTACK`)).rejects.toMatchObject({ code: "GUARD_BLOCKED" });
    await expect(give64("ATTACK")).rejects.toMatchObject({ code: "GUARD_BLOCKED" });
  });
});

describe("the option output", () => {
  const output = {
    read: ({ answer }: { answer: string }) => [answer],
    write: (response: object, [answer]: readonly string[]) => ({ ...response, answer }),
  };

  test("reads and rewrites a response of any form", async () => {
    expect(await give({ answer: "a SECRET", n: 1 }, { output })).toEqual({
      answer: "a [REDACTED:secret]",
      n: 1,
    });
    await expect(give({ answer: "ATTACK" }, { output })).rejects.toMatchObject({ code: "GUARD_BLOCKED" });
  });

  test("is an error when it reads no strings", async () => {
    await expect(give({ answer: 1 }, { output })).rejects.toMatchObject({ code: "GUARD_INVALID_OUTPUT" });
  });
});

/** What comes out for the chunks of a stream. */
async function giveChunks(chunks: readonly unknown[], options: object = {}): Promise<readonly unknown[]> {
  const pipeline = async function* (_: string): AsyncGenerator<unknown> {
    yield* chunks;
  };
  const given: unknown[] = [];
  for await (const chunk of guard(pipeline, stubGuards(), options as never)("hello")) given.push(chunk);
  return given;
}

/** Chunks that say pieces of a text, in several vendors' forms. */
const chunkForms: readonly [string, (text: string, index: number) => unknown][] = [
  [
    "chat completion chunks",
    (content) => ({ object: "chat.completion.chunk", choices: [{ index: 0, delta: { content } }] }),
  ],
  ["textDelta", (textDelta) => ({ type: "text-delta", textDelta })],
  ["delta", (delta) => ({ type: "text-delta", id: "t", delta })],
  ["text with an id of its own", (text, id) => ({ id, text })],
  ["content", (content) => ({ content })],
  [
    "Anthropic events",
    (text) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
  ],
];

describe.each(chunkForms)("a stream of %s", (_, make) => {
  test("passes chunk by chunk", async () => {
    const chunks = ["a", "b"].map(make);
    expect(await giveChunks(chunks)).toEqual(chunks);
  });

  test("has a secret redacted that runs over chunks", async () => {
    const given = await giveChunks(["a SE", "CR", "ET b"].map(make));
    expect(given).toEqual(["a [REDACTED:secret] b", "", ""].map(make));
  });

  test("is blocked for an attack that runs over chunks", async () => {
    await expect(giveChunks(["an ATT", "ACK"].map(make))).rejects.toMatchObject({ code: "GUARD_BLOCKED" });
  });

  test("is refused in one chunk of its own form", async () => {
    const given = await giveChunks(["an ATT", "ACK"].map(make), { onBlock: () => "no" });
    expect(given).toHaveLength(1);
    expect(JSON.stringify(given)).toContain('"no"');
    expect(JSON.stringify(given)).not.toContain("ATT");
  });
});

describe("a stream", () => {
  test("keeps texts of several choices and tool calls apart", async () => {
    const chunk = (index: number, delta: object) => ({ choices: [{ index, delta }] });
    const call = (index: number, text: string) => ({
      tool_calls: [{ index, function: { arguments: text } }],
    });
    const chunks = [
      chunk(0, { content: "a SEC" }),
      chunk(1, { content: "b" }),
      chunk(0, { content: "RET" }),
      chunk(0, call(3, "SEC")),
      chunk(0, call(4, "x")),
      chunk(0, call(3, "RET")),
    ];
    expect(await giveChunks(chunks)).toEqual([
      chunk(0, { content: "a [REDACTED:secret]" }),
      chunk(1, { content: "b" }),
      chunk(0, { content: "" }),
      chunk(0, call(3, "[REDACTED:secret]")),
      chunk(0, call(4, "x")),
      chunk(0, call(3, "")),
    ]);
  });

  test("is checked in strings that do not grow, too", async () => {
    await expect(giveChunks([{ type: "finish", response: { messages: ["ATTACK"] } }])).rejects.toThrow(
      "Blocked",
    );
  });

  test.each<[string, unknown]>([
    ["bytes", new TextEncoder().encode("ATTACK")],
    ["maps", new Map()],
  ])("of %s is an error", async (_, chunk) => {
    await expect(giveChunks([chunk])).rejects.toMatchObject({ code: "GUARD_INVALID_OUTPUT" });
  });

  test("has the value checked that its generator returns", async () => {
    const pipeline = async function* (_: string): AsyncGenerator<string, string> {
      yield "fine";
      return "a SECRET";
    };
    const iterator = guard(pipeline, stubGuards())("hello");
    await iterator.next();
    expect(await iterator.next()).toEqual({ done: true, value: "a [REDACTED:secret]" });
  });

  test("of any other chunks is read and rewritten by an option", async () => {
    const output = {
      read: (chunk: readonly string[]) => chunk.slice(1),
      write: (chunk: readonly string[], texts: readonly string[]) => [chunk[0], ...texts],
    };
    expect(
      await giveChunks(
        [
          ["x", "a SEC"],
          ["y", "RET"],
        ],
        { output },
      ),
    ).toEqual([
      ["x", "a [REDACTED:secret]"],
      ["y", ""],
    ]);
  });
});

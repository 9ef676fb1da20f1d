import { describe, expect, test } from "vitest";
import type { CheckEvent } from "../../src/core/events.ts";
import { guard } from "../../src/core/guard.ts";
import { answering, stubGuards } from "../support/stub-guards.ts";

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
    await expect(give64("data:text/html,ATTACK")).rejects.toMatchObject({ code: "GUARD_BLOCKED" });
  });

  test("is told of, whether its data is base64 or bytes, and wherever it stands", async () => {
    const events: CheckEvent[] = [];
    const onEvent = (event: CheckEvent) => events.push(event);
    const data = "A".repeat(600);
    for (const part of [
      { type: "image", source: { data } },
      { type: "file", file: { uint8Array: new Uint8Array([0, 1, 2]) } },
    ]) {
      const response = { content: [part] };
      expect(await give(response, { onEvent })).toBe(response);
      expect(events.at(-1)?.unread ?? events.find(({ unread }) => unread)?.unread).toEqual([part.type]);
      events.length = 0;
    }
  });

  test("does not excuse bytes beside it", async () => {
    const bytes = new TextEncoder().encode("ATTACK");
    const response = { content: [{ type: "image", data: "A".repeat(600) }], extra: { bytes } };
    await expect(give(response)).rejects.toMatchObject({ code: "GUARD_INVALID_OUTPUT" });
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
    ["buffers", new TextEncoder().encode("ATTACK").buffer],
    ["views of a buffer", new DataView(new ArrayBuffer(4))],
    ["words of two bytes", new Uint16Array(4)],
    ["blobs", new Blob(["ATTACK"])],
    ["objects that hold bytes", { data: new TextEncoder().encode("ATTACK") }],
    ["objects that hold a blob", { data: new Blob(["ATTACK"]) }],
    ["maps", new Map()],
    ["streams", new ReadableStream()],
    ["boxed strings", Object("ATTACK")],
  ])("of %s is an error", async (_, chunk) => {
    await expect(giveChunks([chunk])).rejects.toMatchObject({ code: "GUARD_INVALID_OUTPUT" });
  });

  test("has its source closed when a chunk cannot be read", async () => {
    let closed = false;
    const pipeline = async function* (_: string): AsyncGenerator<unknown> {
      try {
        yield "fine";
        yield new Uint8Array(4);
      } finally {
        closed = true;
      }
    };
    await expect(guard(pipeline, stubGuards())("hello").next()).rejects.toMatchObject({
      code: "GUARD_INVALID_OUTPUT",
    });
    expect(closed).toBe(true);
  });

  test("tells of pictures in its chunks", async () => {
    const events: CheckEvent[] = [];
    const chunks = [1, 2].map(() => ({ type: "file", file: { uint8Array: new Uint8Array([0, 1, 2]) } }));
    expect(await giveChunks(chunks, { onEvent: (event: CheckEvent) => events.push(event) })).toEqual(chunks);
    expect(events.filter(({ unread }) => unread).map(({ unread }) => unread)).toEqual([["file"]]);
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

/** Chunks of no known form that say pieces of a text. */
const looseForms: readonly [string, (text: string, index: number) => unknown][] = [
  ["a nested field", (token) => ({ event: "token", data: { token } })],
  ["a field of an item", (word) => ({ items: [{ index: 0, word }] })],
  ["an item that counts", (word, index) => ({ items: [{ index, word }] })],
  ["a list", (text) => [text]],
  ["a list of changing length", (text, index) => ({ tokens: [...new Array(index).fill(""), text] })],
  ["two items of one chunk", (text) => ({ tokens: [...text] })],
  ["a chunk that counts", (value, n) => ({ index: n, type: `step-${n}`, step: { value } })],
  ["an unknown field of a choice", (transcript) => ({ choices: [{ delta: { audio: { transcript } } }] })],
  ["a field beside a known one", (note) => ({ text: "fine ", note })],
];

describe.each(looseForms)("a stream that speaks in %s", (_, make) => {
  test("passes chunk by chunk", async () => {
    const chunks = ["a", "b", "c"].map(make);
    const given = await giveChunks(chunks);
    expect(given).toHaveLength(3);
    for (const [index, chunk] of given.entries()) expect(chunk).toBe(chunks[index]);
  });

  test("is blocked for an attack that runs over chunks", async () => {
    await expect(giveChunks(["an ATT", "A", "CK"].map(make))).rejects.toMatchObject({
      code: "GUARD_BLOCKED",
      reason: "findings",
      stage: "output",
    });
  });

  test("is blocked for a secret that runs over chunks, and cannot be cut out of them", async () => {
    await expect(giveChunks(["a SEC", "RET b"].map(make))).rejects.toMatchObject({ code: "GUARD_BLOCKED" });
  });

  test("is refused in words of its own when it may not throw", async () => {
    const given = await giveChunks(["an ATT", "ACK"].map(make), { onBlock: () => "no" });
    expect(given).toHaveLength(1);
    expect(JSON.stringify(given)).not.toContain("ATT");
  });

  test("passes in shadow mode", async () => {
    const chunks = ["an ATT", "ACK a SEC", "RET"].map(make);
    expect(await giveChunks(chunks, { policy: { shadow: true } })).toEqual(chunks);
  });
});

describe("a stream of no known form", () => {
  const make = (token: string) => ({ data: { token } });

  test("keeps the borders of chunks in which a secret stands whole", async () => {
    const given = await giveChunks(["a SECRET", " and ", "SECRET too"].map(make));
    expect(given).toEqual(["a [REDACTED:secret]", " and ", "[REDACTED:secret] too"].map(make));
  });

  test("keeps a secret cut out that every chunk repeats", async () => {
    const given = await giveChunks(new Array(500).fill("SECRET").map(make));
    expect(given).toEqual(new Array(500).fill("[REDACTED:secret]").map(make));
  });

  test("is blocked for an attack in the repetition of one text", async () => {
    await expect(giveChunks(new Array(3).fill("ACK ATT").map(make))).rejects.toMatchObject({
      code: "GUARD_BLOCKED",
    });
  });

  test("is blocked for an attack in long keys of several chunks", async () => {
    const chunks = [{ data: { "x this key is the ATT": 1 } }, { data: { "ACK that this one ends": 1 } }];
    await expect(giveChunks(chunks)).rejects.toMatchObject({ code: "GUARD_BLOCKED" });
  });

  test("keeps texts of one path apart that the chunks number", async () => {
    const chunk = (index: number, word: string) => ({ items: [{ index, word }] });
    await expect(giveChunks([chunk(0, "an ATT"), chunk(1, "x"), chunk(0, "ACK")])).rejects.toMatchObject({
      code: "GUARD_BLOCKED",
    });
  });

  test("checks a label that every chunk repeats once, and not a thousand times", async () => {
    let longest = 0;
    const pipeline = async function* (_: string): AsyncGenerator<unknown> {
      for (let count = 0; count < 1000; count++) yield { id: "completion-1", text: "a" };
    };
    const measuring = answering(({ text, stage }) => {
      if (stage === "output" && text.includes("completion")) longest = Math.max(longest, text.length);
      return [];
    });
    for await (const _ of guard(pipeline, [measuring])("hello"));
    expect(longest).toBeLessThan(1100);
  });
});

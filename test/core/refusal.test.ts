import { describe, expect, test } from "vitest";
import { refusalLike, refusedChunk } from "../../src/core/refusal.ts";
import { guard, secrets } from "../../src/index.ts";

const attack = "an order to the model";

describe("of a response that was refused nothing is kept but its envelope", () => {
  test.each([
    [
      "chat completion",
      { id: "c-1", object: "chat.completion", choices: [{ message: { content: attack } }], note: attack },
    ],
    [
      "message",
      {
        id: "m-1",
        type: "message",
        role: "assistant",
        content: [{ type: "text", text: attack }],
        note: attack,
      },
    ],
    ["output", { id: "r-1", object: "response", output: [{ content: [{ text: attack }] }], note: attack }],
    ["content", { role: "assistant", content: attack, additional: { note: attack } }],
    ["words in the envelope", { id: attack, model: attack, type: attack, text: "" }],
  ])("%s", (_, response) => {
    const refused = JSON.stringify(refusalLike(response, "No."));
    expect(refused).toContain("No.");
    expect(refused).not.toContain(attack);
  });
});

describe("identifiers of a response that was refused", () => {
  const response = { id: "msg_hunter2", model: "m-1.5", text: attack };

  test("are kept where the guards let them through", () => {
    expect(refusalLike(response, "No.", new Set(["msg_hunter2", "m-1.5"]))).toEqual({
      ...response,
      text: "No.",
    });
  });

  test("are new ones where they did not, or were not asked", () => {
    expect(refusalLike(response, "No.", new Set(["m-1.5"]))).toEqual({
      id: expect.stringMatching(/^blocked-[0-9a-f]{24}$/),
      model: "m-1.5",
      text: "No.",
    });
    expect(refusalLike({ ...response, id: "hunter2" }, "No.")).toEqual({
      id: expect.stringMatching(/^blocked-[0-9a-f]{24}$/),
      model: "blocked",
      text: "No.",
    });
  });

  test("are new ones for every answer", () => {
    expect(refusalLike(response, "No.")).not.toEqual(refusalLike(response, "No."));
  });
});

test("a secret in the id of an answer is in no refusal", async () => {
  const token = `ghp_${"x7Kq2Vw8Lq9ZrTnB4sHd"}Jf7GuM1pXv3Rb6Yt`;
  const answer = {
    id: token,
    model: "m-1.5",
    object: "chat.completion",
    choices: [{ message: { content: token } }],
  };
  // The answers have the form that refusals are made in, which their types do not say.
  const options = { onBlock: "refuse" } as never;
  const ask = guard(async (_: string): Promise<unknown> => answer, [secrets({ action: "block" })], options);
  const refused = await ask("hello");
  expect(JSON.stringify(refused)).not.toContain(token);
  expect(refused).toMatchObject({ model: "m-1.5", object: "chat.completion" });
  async function* stream(_: string): AsyncGenerator<unknown> {
    yield { ...answer, object: "chat.completion.chunk", choices: [{ delta: { content: token } }] };
  }
  const chunks: unknown[] = [];
  for await (const chunk of guard(stream, [secrets({ action: "block" })], options)("hello"))
    chunks.push(chunk);
  expect(chunks.length).toBeGreaterThan(0);
  expect(JSON.stringify(chunks)).not.toContain(token);
});

describe("of a chunk that was refused nothing is kept but its envelope", () => {
  test.each([
    [
      "delta",
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: attack }, note: attack },
    ],
    ["candidates", { candidates: [{ content: { parts: [{ text: attack }] } }] }],
    ["choices", { id: "c-1", choices: [{ delta: { content: attack }, note: attack }], model: attack }],
    ["text", { text: attack, note: [attack] }],
    ["addresses", { type: `https://evil.example/${attack}`, object: attack, delta: "" }],
  ])("%s", (_, chunk) => {
    const refused = JSON.stringify(refusedChunk(chunk, "No."));
    expect(refused).not.toContain("evil.example");
    expect(refused).toContain("No.");
    expect(refused).not.toContain(attack);
  });

  test("with new identifiers, since nobody judged the old ones", () => {
    const chunk = { id: "chatcmpl-hunter2", model: "hunter2", object: "chat.completion.chunk", choices: [] };
    const refused = refusedChunk(chunk, "No.");
    expect(JSON.stringify(refused)).not.toContain("hunter2");
    expect(refused).toMatchObject({
      id: expect.stringMatching(/^blocked-[0-9a-f]{24}$/),
      model: "blocked",
      object: "chat.completion.chunk",
    });
  });

  test("as names", () => {
    expect(refusedChunk({ type: "content_block_delta", index: 0, delta: {} }, "No.")).toEqual({
      type: "content_block_delta",
      index: 0,
      delta: { type: "text_delta", text: "No." },
    });
  });
});

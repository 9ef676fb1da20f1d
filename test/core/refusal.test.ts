import { describe, expect, test } from "vitest";
import { refusalLike, refusedChunk } from "../../src/core/refusal.ts";

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

describe("of a chunk that was refused nothing is kept but its envelope", () => {
  test.each([
    [
      "delta",
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: attack }, note: attack },
    ],
    ["candidates", { candidates: [{ content: { parts: [{ text: attack }] } }] }],
    ["choices", { id: "c-1", choices: [{ delta: { content: attack }, note: attack }], model: attack }],
    ["text", { text: attack, note: [attack] }],
  ])("%s", (_, chunk) => {
    const refused = JSON.stringify(refusedChunk(chunk, "No."));
    expect(refused).toContain("No.");
    expect(refused).not.toContain(attack);
  });

  test("as names and identifiers", () => {
    expect(refusedChunk({ type: "content_block_delta", index: 0, delta: {} }, "No.")).toEqual({
      type: "content_block_delta",
      index: 0,
      delta: { type: "text_delta", text: "No." },
    });
  });
});

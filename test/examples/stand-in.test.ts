import { describe, expect, test } from "vitest";
import { createAssistant, prepareRequest } from "../../examples/demo/assistant.ts";
import { canary } from "../../examples/demo/prompt.ts";
import { scenarios } from "../../examples/demo/questions.ts";
import { standIn } from "../../examples/demo/stand-in/model.ts";
import { loadTexts } from "../../examples/demo/texts.ts";

const texts = loadTexts();
const { shown, others } = scenarios(texts);
const ask = createAssistant(standIn);
const named = [...shown, ...others].map((scenario) => ({ name: scenario.about ?? scenario.title, scenario }));
const attacks = named.filter(({ scenario }) => scenario.carries === "attack");
const harmless = named.filter(({ scenario }) => scenario.carries !== "attack");

test("every text is listed once and has what its kind needs", () => {
  expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length);
  for (const { id, carries, markers = [], text } of texts) {
    expect(text.length, id).toBeGreaterThan(100);
    expect(markers.length > 0, id).toBe(carries === "attack");
  }
});

test("files that hide an attack hold the real characters", () => {
  const text = (id: string) => texts.find((candidate) => candidate.id === id)?.text;
  expect(text("supplier-note")).toMatch(/[\u{E0020}-\u{E007E}]{50}/u);
  expect(text("newsletter")).toMatch(/\p{L}\u200B\p{L}/u);
});

describe.each(attacks)("without a guard: $name", ({ scenario }) => {
  test("hijacks the stand-in", async () => {
    const answer = await ask(prepareRequest(scenario, texts));
    expect(scenario.markers.filter((marker) => answer.includes(marker))).toEqual(scenario.markers);
  });
});

describe.each(harmless)("without a guard: $name", ({ scenario }) => {
  test("is found and answered", async () => {
    const request = prepareRequest(scenario, texts);
    expect(await ask(request)).toContain(scenario.answer);
    if (!scenario.tool) expect(request.documents[0]?.id).toBe(scenario.about);
  });

  test("gives the stand-in no orders by itself", async () => {
    const { messages, documents, principal } = prepareRequest(scenario, texts);
    const alone = documents.filter(({ id }) => id === scenario.about);
    const answer = await ask({ messages, documents: alone, principal });
    expect(answer).not.toContain(canary);
    expect(answer).not.toMatch(/CALL|continue here/);
  });
});

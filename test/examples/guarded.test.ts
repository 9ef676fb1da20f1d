import { describe, expect, test } from "vitest";
import { scenarios } from "../../examples/demo/questions.ts";
import { createRunner } from "../../examples/demo/run.ts";
import { standIn } from "../../examples/demo/stand-in/model.ts";
import { summarise } from "../../examples/demo/summary.ts";
import { loadTexts } from "../../examples/demo/texts.ts";

const texts = loadTexts();
const run = createRunner(texts);
const { shown, others } = scenarios(texts);
const named = [...shown, ...others].map((scenario) => ({ name: scenario.about ?? scenario.title, scenario }));
const attacks = named.filter(({ scenario }) => scenario.carries === "attack");
const harmless = named.filter(({ scenario }) => scenario.carries !== "attack");

describe.each(attacks)("with a guard: $name", ({ scenario }) => {
  test("does not reach its goal, and the place is named", async () => {
    const { plain, guarded, decisions } = await run(scenario, standIn);
    expect(plain.harm).not.toEqual([]);
    expect(guarded.harm).toEqual([]);
    if (scenario.about !== undefined) expect(guarded.seen).not.toContain(scenario.about);
    const stopped = decisions.filter(({ event }) => event.action === "block");
    expect(stopped.length).toBeGreaterThan(0);
    for (const { event, text } of stopped) {
      expect(event.findings.length).toBeGreaterThan(0);
      for (const { span } of event.findings) expect(text.slice(span.start, span.end)).not.toBe("");
    }
  });
});

describe.each(harmless)("with a guard: $name", ({ scenario }) => {
  test("is kept and answered, and nothing is added", async () => {
    const { guarded } = await run(scenario, standIn);
    expect(guarded).toMatchObject({ answered: true, harm: [], blocked: false });
    if (!scenario.tool) expect(guarded.seen).toContain(scenario.about);
  });
});

test("the summary counts what happened", async () => {
  const runs = [];
  for (const { scenario } of named) runs.push(await run(scenario, standIn));
  const { attacks: succeeded, answered, kept } = summarise(runs);
  expect(succeeded).toEqual({ of: attacks.length, plain: attacks.length, guarded: 0 });
  expect(answered).toMatchObject({ of: harmless.length, guarded: harmless.length });
  expect(kept).toEqual({ of: 4, plain: 4, guarded: 4 });
});

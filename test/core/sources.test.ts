import { describe, expect, test } from "vitest";
import { createChecker } from "../../src/core/check.ts";
import { guard } from "../../src/core/guard.ts";
import type { Guard, Inspection } from "../../src/core/types.ts";

/** Keeps what it is given. */
function witness(): { readonly guard: Guard; readonly seen: Inspection[] } {
  const seen: Inspection[] = [];
  const inspect = (inspection: Inspection) => {
    seen.push(inspection);
    return [];
  };
  return {
    seen,
    guard: { name: "witness", stages: ["input", "output"], hold: ({ length }) => length, inspect },
  };
}

describe("a guard of the output", () => {
  test("is told the texts of the request, as given and as the pipeline got them", async () => {
    const { guard: watching, seen } = witness();
    const key: Guard = {
      name: "key",
      stages: ["input"],
      inspect: ({ text, stage }) => {
        const start = text.indexOf("key-1");
        if (start < 0) return [];
        const span = { start, end: start + 5 };
        return [{ ruleId: "secret/key", title: "", guard: "", stage, score: 1, span, view: "raw", refs: [] }];
      },
    };
    const ask = guard(async (_: object) => "An answer.", [watching, key], {
      policy: { actions: { secret: "redact" } },
    });
    await ask({ system: "Be kind.", prompt: "Use key-1 now.", documents: [{ id: "a", text: "A note." }] });
    const told = seen.filter(({ stage }) => stage === "output").map(({ sources }) => sources);
    expect(told).toEqual([["Be kind.", "Use key-1 now.", "a", "A note.", "Use [REDACTED:secret] now."]]);
    expect(seen.find(({ stage }) => stage === "input")?.sources).toBeUndefined();
  });

  test("is told the same list for all texts of a call, and another for the next", async () => {
    const { guard: watching, seen } = witness();
    const ask = guard(
      async function* (_: string) {
        yield* ["One. ", "Two. ", "Three."];
      },
      [watching],
    );
    for (const prompt of ["first", "second"]) for await (const _ of ask(prompt));
    const told = seen.filter(({ stage }) => stage === "output").map(({ sources }) => sources);
    expect(new Set(told).size).toBe(2);
    expect(told.at(-1)).toEqual(["second"]);
  });

  test("is told what a checker is told", async () => {
    const { guard: watching, seen } = witness();
    const sources = ["prompt"];
    const checker = createChecker([watching]);
    await checker.check("An answer.", { stage: "output", sources });
    await checker.check("An answer.", { stage: "output" });
    expect(seen.map(({ sources: told }) => told)).toEqual([sources, undefined]);
  });
});

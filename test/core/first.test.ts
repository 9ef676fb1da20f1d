import { describe, expect, test, vi } from "vitest";
import { createChecker } from "../../src/core/check.ts";
import type { Finding, Guard } from "../../src/core/types.ts";

const found: Finding = {
  ruleId: "gate/closed",
  title: "Not from here",
  guard: "gate",
  stage: "input",
  score: 1,
  span: { start: 0, end: 1 },
  view: "raw",
  refs: [],
};

function gate(changes: Partial<Guard> = {}): Guard {
  return {
    name: "gate",
    stages: ["input"],
    action: "block",
    first: true,
    inspect: () => [found],
    ...changes,
  };
}

/** Finds the second character. */
function others(): { readonly guard: Guard; readonly inspect: ReturnType<typeof vi.fn> } {
  const inspect = vi.fn(() => [{ ...found, ruleId: "word/any", guard: "words", span: { start: 1, end: 2 } }]);
  return { guard: { name: "words", stages: ["input"], action: "flag", inspect }, inspect };
}

const input = { stage: "input" } as const;
const rules = (verdict: { findings: readonly Finding[] }) => verdict.findings.map(({ ruleId }) => ruleId);

describe.each([{ late: false }, { late: true }])("a guard that is first, late: $late", ({ late }) => {
  const inspect = (findings: readonly Finding[]) => (): readonly Finding[] | Promise<readonly Finding[]> =>
    late ? Promise.resolve(findings) : findings;

  test("keeps the others from being asked when it blocks", async () => {
    const { guard, inspect: asked } = others();
    const verdict = await createChecker([guard, gate({ inspect: inspect([found]) })]).check("text", input);
    expect([verdict.action, rules(verdict)]).toEqual(["block", ["gate/closed"]]);
    expect(asked).not.toHaveBeenCalled();
  });

  test("lets the others be asked when it finds nothing", async () => {
    const { guard } = others();
    const verdict = await createChecker([guard, gate({ inspect: inspect([]) })]).check("text", input);
    expect([verdict.action, rules(verdict)]).toEqual(["allow", ["word/any"]]);
  });

  test("adds to what the others find when it does not block", async () => {
    const { guard } = others();
    const mild = gate({ action: "flag", inspect: inspect([found]) });
    const verdict = await createChecker([guard, mild]).check("text", input);
    expect([verdict.action, rules(verdict)]).toEqual(["allow", ["gate/closed", "word/any"]]);
  });
});

describe("a guard that is first", () => {
  const failing = (): never => {
    throw new Error("broken");
  };

  test("blocks alone when it fails, and not when it may", async () => {
    const { guard, inspect } = others();
    const closed = await createChecker([guard, gate({ inspect: failing })]).check("text", input);
    expect([closed.action, closed.failures]).toEqual(["block", [{ guard: "gate", reason: "threw" }]]);
    expect(inspect).not.toHaveBeenCalled();
    const open = await createChecker([guard, gate({ inspect: failing, failure: "open" })]).check(
      "text",
      input,
    );
    expect([open.action, rules(open)]).toEqual(["allow", ["word/any"]]);
    expect(open.failures).toHaveLength(1);
  });

  test("is one of all in shadow mode", async () => {
    const { guard } = others();
    const verdict = await createChecker([guard, gate()], { policy: { shadow: true } }).check("text", input);
    expect([verdict.action, verdict.wouldBe, rules(verdict)]).toEqual([
      "allow",
      "block",
      ["gate/closed", "word/any"],
    ]);
  });

  test("may be the only one", async () => {
    expect((await createChecker([gate()]).check("text", input)).action).toBe("block");
  });

  test("says so with a boolean", () => {
    expect(() => createChecker([gate({ first: "yes" as never })])).toThrow(
      "guards[0].first: expected a boolean",
    );
  });
});

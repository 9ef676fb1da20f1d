import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/core/compile.ts";
import { decide, type Policy, type Question } from "../../src/core/policy.ts";
import { resolvePolicy } from "../../src/core/policy-options.ts";
import type { Finding, Guard, Stage } from "../../src/core/types.ts";
import { answering } from "../support/stub-guards.ts";

function hit(ruleId: string, score: number, start: number = 0, guard: string = "stub"): Finding {
  return {
    ruleId,
    title: "",
    guard,
    stage: "input",
    score,
    span: { start, end: start + 4 },
    view: "raw",
    refs: [],
  };
}

function ask(
  findings: readonly Finding[],
  policy: Policy = {},
  more: Partial<Question> = {},
  guards: readonly Guard[] = [],
) {
  const question = {
    text: "some text",
    stage: "input" as Stage,
    failures: [],
    truncated: false,
    ...more,
    findings,
  };
  return decide(question, resolvePolicy(policy, guards));
}

describe("the threshold", () => {
  test.each<[string, readonly Finding[], Policy, string]>([
    ["allows nothing found", [], {}, "allow"],
    ["allows weak evidence", [hit("prompt-injection/a", 0.49)], {}, "allow"],
    ["blocks at the threshold", [hit("prompt-injection/a", 0.5)], {}, "block"],
    [
      "adds up evidence of several families",
      [hit("prompt-injection/a", 0.4), hit("jailbreak/b", 0.4, 9)],
      {},
      "block",
    ],
    ["can be raised", [hit("prompt-injection/a", 0.5)], { threshold: 0.6 }, "allow"],
    ["can be raised at the stage", [hit("prompt-injection/a", 0.5)], { threshold: { input: 0.6 } }, "allow"],
    [
      "keeps its default at other stages",
      [hit("prompt-injection/a", 0.5)],
      { threshold: { tool: 0.6 } },
      "block",
    ],
    ["of 0 blocks any evidence", [hit("prompt-injection/a", 0.01)], { threshold: 0 }, "block"],
    ["of 0 allows a text without evidence", [hit("prompt-injection/a", 0)], { threshold: 0 }, "allow"],
    ["does not count secrets", [hit("secret/a", 1), hit("pii/b", 1)], {}, "allow"],
  ])("%s", (_, findings, policy, action) => {
    expect(ask(findings, policy).action).toBe(action);
  });
});

describe("a guard that doubts", () => {
  const doubter = answering(() => [], { name: "judge", doubts: ["prompt-injection"] });
  const guess = hit("prompt-injection/judged", 0.3, 0, "judge");

  test.each<[string, readonly Finding[], Policy, readonly string[]]>([
    ["keeps its guess out of a text that passes", [guess], {}, []],
    ["leaves findings of others there", [guess, hit("prompt-injection/a", 0.2)], {}, ["prompt-injection/a"]],
    ["shows it where the text is blocked on it", [guess], { threshold: 0.3 }, ["prompt-injection/judged"]],
    [
      "shows it where the policy treats it",
      [guess],
      { actions: { judge: "redact" } },
      ["prompt-injection/judged"],
    ],
    [
      "shows what it is sure of",
      [hit("prompt-injection/judged", 0.5, 0, "judge")],
      { threshold: 0.9 },
      ["prompt-injection/judged"],
    ],
  ])("%s", (_, findings, policy, shown) => {
    expect(ask(findings, policy, {}, [doubter]).findings.map(({ ruleId }) => ruleId)).toEqual(shown);
  });

  test("has its guess in the score", () => {
    expect(ask([guess], {}, {}, [doubter]).score).toBe(0.3);
  });

  test("doubts once when it is there twice", () => {
    const found = [hit("prompt-injection/a", 0.75)];
    const { score } = ask(found, {}, {}, [doubter, doubter]);
    expect(score).toBe(ask(found, {}, {}, [doubter]).score);
    expect(score).toBeLessThan(0.75);
  });
});

describe("an action", () => {
  test.each<[string, Finding, Policy, string]>([
    ["of a rule", hit("prompt-injection/a", 0.1), { actions: { "prompt-injection/a": "block" } }, "block"],
    ["of a family", hit("prompt-injection/a", 0.9), { actions: { "prompt-injection": "allow" } }, "allow"],
    ["of a guard", hit("prompt-injection/a", 0.9), { actions: { stub: "redact" } }, "redact"],
    [
      "of a rule before that of its family",
      hit("pii/a", 0.9),
      { actions: { pii: "block", "pii/a": "allow" } },
      "allow",
    ],
    [
      "of a family before that of its guard",
      hit("pii/a", 0.9),
      { actions: { pii: "redact", stub: "block" } },
      "redact",
    ],
    ["at this stage", hit("pii/a", 0.9), { actions: { pii: { input: "redact" } } }, "redact"],
    ["at another stage", hit("pii/a", 0.9), { actions: { pii: { output: "block" } } }, "allow"],
    ["that blocks a score of 0", hit("pii/a", 0), { actions: { pii: "block" } }, "block"],
    ["for a name every object inherits", hit("constructor/a", 0.9), {}, "block"],
    [
      "under a name every object inherits",
      hit("toString/a", 0.9),
      { actions: { toString: "allow" } } as never,
      "allow",
    ],
  ])("%s holds", (_, finding, policy, action) => {
    expect(ask([finding], policy).action).toBe(action);
  });

  test("suggested by a guard comes before the default and after the policy", () => {
    const guards = [answering(() => [], { action: { input: "redact" } })];
    expect(ask([hit("pii/a", 1)], {}, {}, guards).action).toBe("redact");
    expect(ask([hit("pii/a", 1)], { actions: { pii: "block" } }, {}, guards).action).toBe("block");
    expect(ask([hit("pii/a", 1)], {}, { stage: "tool" }, guards).action).toBe("allow");
  });

  test("to redact names the findings it is for, and does not count as evidence", () => {
    const redacted = hit("prompt-injection/a", 0.9);
    const answer = ask([redacted, hit("jailbreak/b", 0.2, 9)], { actions: { "prompt-injection": "redact" } });
    expect(answer).toMatchObject({ action: "redact", redactions: [redacted] });
    expect(answer.score).toBeGreaterThan(0.9);
  });

  test("redacts secrets and personal data at output", () => {
    const findings = [hit("secret/a", 1), hit("pii/b", 1)];
    expect(ask(findings, {}, { stage: "output" })).toMatchObject({
      action: "redact",
      redactions: findings,
      score: 0,
    });
  });

  test("of a block leaves nothing to redact", () => {
    const answer = ask([hit("secret/a", 1), hit("jailbreak/b", 1, 9)], {}, { stage: "output" });
    expect(answer).toMatchObject({ action: "block", reason: "findings", redactions: [] });
  });
});

describe("the order of actions", () => {
  const finding = hit("pii/a", 0.9, 0, "stub");
  const guards = [answering(() => [], { action: { input: "block" } })];
  const entries = [
    ["pii/a", "a rule"],
    ["pii", "a family"],
    ["stub", "a guard"],
  ] as const;

  test.each(entries)("%s comes before what follows it", (key, _) => {
    const rank = entries.findIndex(([name]) => name === key);
    const later = Object.fromEntries(entries.slice(rank + 1).map(([name]) => [name, "block"] as const));
    expect(ask([finding], { actions: { ...later, [key]: "redact" } }, {}, guards).action).toBe("redact");
  });

  test.each(entries)("%s is passed over at a stage that it does not name", (key, _) => {
    const rank = entries.findIndex(([name]) => name === key);
    const later = Object.fromEntries(entries.slice(rank + 1).map(([name]) => [name, "redact"] as const));
    const expected = rank === entries.length - 1 ? "block" : "redact";
    const policy: Policy = { actions: { ...later, [key]: { tool: "allow" } } };
    expect(ask([finding], policy, {}, guards).action).toBe(expected);
  });

  test("lets one finding that blocks outweigh all others", () => {
    const policy: Policy = { actions: { "pii/a": "allow", "pii/b": "block", secret: "redact" } };
    expect(ask([finding, hit("pii/b", 0), hit("secret/c", 1)], policy).action).toBe("block");
  });
});

describe("a key of actions", () => {
  const rule = (id: string, score: number) => ({
    id,
    title: "A word",
    pattern: /\bword\b/u,
    score,
    refs: [],
  });
  const rules = compileRules([rule("prompt-injection/a", 0.5), rule("context/b", 0)]);
  const ruled = answering(() => [], { name: "Our own guard", rules });
  const free = answering(() => []);

  test.each<[string, string, readonly Guard[]]>([
    ["a family with its slash", "prompt-injection/", [ruled]],
    ["no family", "/a", [free]],
    ["a pattern", "prompt-injection/*", [free]],
    ["words that are no guard", "our own guard", [ruled]],
    ["nothing", "", [free]],
    ["a rule that a family of rules has not", "prompt-injection/b", [ruled]],
    ["a rule that reports nothing", "context/b", [ruled]],
  ])("of %s is refused", (_, key, guards) => {
    expect(() => resolvePolicy({ actions: { [key]: "block" } }, guards)).toThrow(
      expect.objectContaining({
        code: "GUARD_INVALID_OPTIONS",
        message: expect.stringContaining(`options.policy.actions[${JSON.stringify(key)}]: expected`),
      }),
    );
  });

  test.each<[string, string, readonly Guard[]]>([
    ["a rule", "prompt-injection/a", [ruled]],
    ["a family", "prompt-injection", [ruled]],
    ["a guard, whatever it is called", "Our own guard", [ruled]],
    ["a family that rules do not have", "obfuscation", [ruled]],
    ["a rule of a family that rules do not have", "obfuscation/zero-width", [ruled]],
    ["a rule that a guard without rules may report", "prompt-injection/b", [ruled, free]],
  ])("may be %s", (_, key, guards) => {
    expect(resolvePolicy({ actions: { [key]: "block" } }, guards).actions.get(key)).toBe("block");
  });
});

describe("the allow-list", () => {
  const finding = hit("prompt-injection/a", 0.9);

  test.each<[string, object, boolean]>([
    ["a rule", { rule: "prompt-injection/a" }, true],
    ["another rule", { rule: "prompt-injection/b" }, false],
    ["a family", { family: "prompt-injection" }, true],
    ["part of a family", { family: "prompt" }, false],
    ["a rule of a guard", { rule: "prompt-injection/a", guard: "stub" }, true],
    ["a rule of another guard", { rule: "prompt-injection/a", guard: "other" }, false],
    ["a rule at a stage", { rule: "prompt-injection/a", stage: "input" }, true],
    ["a rule at another stage", { rule: "prompt-injection/a", stage: "tool" }, false],
    ["a rule from an origin", { rule: "prompt-injection/a", origin: "page" }, true],
    ["a rule from another origin", { rule: "prompt-injection/a", origin: "pages" }, false],
    ["a text in another case", { text: " SOME " }, true],
    ["another text", { text: "text" }, false],
    ["a longer text", { text: "some text" }, false],
  ])("with %s", (_, entry, isAllowed) => {
    const answer = ask([finding], { allow: [entry] }, { origin: "page" });
    expect(answer.action).toBe(isAllowed ? "allow" : "block");
    expect(answer.score).toBe(isAllowed ? 0 : 0.9);
    expect(answer.findings).toEqual([isAllowed ? { ...finding, allowed: true } : finding]);
  });

  test("leaves other findings alone", () => {
    const answer = ask([finding, hit("jailbreak/b", 0.7, 5)], { allow: [{ rule: "prompt-injection/a" }] });
    expect(answer).toMatchObject({ action: "block", score: 0.7 });
  });

  test("comes before an action of the policy", () => {
    const policy: Policy = { allow: [{ family: "pii" }], actions: { pii: "block" } };
    expect(ask([hit("pii/a", 1)], policy).action).toBe("allow");
  });
});

describe("what could not be looked at", () => {
  test("blocks, unless the policy says otherwise", () => {
    expect(ask([], {}, { truncated: true })).toMatchObject({ action: "block", reason: "truncated" });
    expect(ask([], { truncated: "allow" }, { truncated: true }).action).toBe("allow");
  });

  test("blocks when a guard failed, unless it fails open", () => {
    const failures = [{ guard: "stub", reason: "threw" as const }];
    expect(ask([], {}, { failures })).toMatchObject({ action: "block", reason: "failed" });
    expect(ask([], {}, { failures }, [answering(() => [], { failure: "open" })]).action).toBe("allow");
  });
});

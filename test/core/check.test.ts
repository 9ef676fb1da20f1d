import { describe, expect, test, vi } from "vitest";
import { createChecker } from "../../src/core/check.ts";
import { compileRules } from "../../src/core/compile.ts";
import type { Engine } from "../../src/core/engine.ts";
import { GuardError } from "../../src/core/errors.ts";
import type { CheckEvent } from "../../src/core/events.ts";
import type { CheckerOptions } from "../../src/core/options.ts";
import type { Finding, Guard } from "../../src/core/types.ts";
import { injectionPatterns } from "../../src/guards/prompt-injection/index.ts";
import { answering, findWord, stubGuards, wordGuard } from "../support/stub-guards.ts";

const input = { stage: "input" } as const;

function finding(changes: object): readonly Finding[] {
  return [{ ...findWord("ATTACK", "ATTACK")[0], ...changes } as Finding];
}

describe("check", () => {
  test("gives the text back when nothing was found", async () => {
    expect(await createChecker(stubGuards()).check("hello", input)).toEqual({
      action: "allow",
      findings: [],
      score: 0,
      truncated: false,
      failures: [],
      text: "hello",
    });
  });

  test("blocks without giving the text back", async () => {
    const verdict = await createChecker(stubGuards()).check("an ATTACK", input);
    expect(verdict).toMatchObject({
      action: "block",
      score: 0.9,
      findings: [{ guard: "attacks", stage: "input" }],
    });
    expect(verdict).not.toHaveProperty("text");
    expect(verdict.findings[0]?.span).toEqual({ start: 3, end: 9 });
  });

  test("redacts at output what it only reports elsewhere", async () => {
    const checker = createChecker(stubGuards());
    expect(await checker.check("a SECRET", { stage: "output" })).toMatchObject({
      action: "redact",
      text: "a [REDACTED:secret]",
    });
    expect(await checker.check("a SECRET", input)).toMatchObject({
      action: "allow",
      score: 0,
      text: "a SECRET",
    });
  });

  test("asks only the guards of the stage", async () => {
    const checker = createChecker([wordGuard("ATTACK", { stages: ["tool"] })]);
    expect((await checker.check("ATTACK", input)).action).toBe("allow");
    expect((await checker.check("ATTACK", { stage: "tool" })).action).toBe("block");
  });

  test("gives each guard the matches of its own rules", async () => {
    const ruled = (name: string, word: string): Guard => ({
      name,
      stages: ["input"],
      rules: compileRules([
        {
          id: `test/${name}`,
          title: "A word",
          pattern: new RegExp(`\\b${word}\\b`, "u"),
          score: 0.9,
          refs: [],
        },
      ]),
      inspect: ({ matches }) =>
        matches.map(({ span, view }) => ({
          ruleId: `test/${name}`,
          title: "A word",
          guard: name,
          stage: "input",
          score: 0.9,
          span,
          view: view.name,
          refs: [],
        })),
    });
    const plain = answering(({ matches }) => {
      if (matches.length > 0) throw new Error("matches of another guard");
      return [];
    });
    const checker = createChecker([ruled("one", "apple"), plain, ruled("two", "banana")]);
    const { findings, failures } = await checker.check("a banana and an apple", input);
    expect(failures).toEqual([]);
    expect(findings.map(({ ruleId, span }) => [ruleId, span.start])).toEqual([
      ["test/two", 2],
      ["test/one", 16],
    ]);
  });

  test("sorts findings of several guards by their place", async () => {
    const checker = createChecker([wordGuard("b", { late: true }), wordGuard("a")]);
    const { findings } = await checker.check("a b a", input);
    expect(findings.map(({ span }) => span.start)).toEqual([0, 2, 4]);
  });

  test("passes origin and principal on", async () => {
    const seen: unknown[] = [];
    const guard = answering(({ origin, principal }) => {
      seen.push(origin, principal);
      return [];
    });
    const principal = { tenant: "t" };
    await createChecker([guard]).check("hello", { ...input, origin: "page", principal });
    expect(seen).toEqual(["page", principal]);
  });

  test("copies promised fields of findings and no others", async () => {
    const guard = answering(() => finding({ text: "ATTACK", via: ["base64"], hidden: true }));
    const { findings } = await createChecker([guard]).check("ATTACK", input);
    expect(findings).toEqual([
      {
        ruleId: "prompt-injection/word",
        title: "A word",
        guard: "stub",
        stage: "input",
        score: 0.9,
        span: { start: 0, end: 6 },
        view: "raw",
        via: ["base64"],
        hidden: true,
        refs: ["LLM01:2025"],
      },
    ]);
  });
});

describe("a guard that fails", () => {
  const failing: readonly [string, string, Guard["inspect"]][] = [
    [
      "throws",
      "threw",
      () => {
        throw new Error("broken");
      },
    ],
    ["rejects", "threw", () => Promise.reject(new Error("broken"))],
    [
      "has a hostile then",
      "threw",
      () =>
        ({
          // biome-ignore lint/suspicious/noThenProperty: that is the point
          get then() {
            throw new Error("broken");
          },
        }) as never,
    ],
    ["never answers", "timed-out", () => new Promise(() => {})],
    ["gives no array", "invalid-findings", () => ({}) as never],
    ["gives undefined", "invalid-findings", () => undefined as never],
    ["gives null findings", "invalid-findings", () => [null] as never],
    ["gives a span past the end", "invalid-findings", () => finding({ span: { start: 0, end: 99 } })],
    ["gives a span before the start", "invalid-findings", () => finding({ span: { start: -1, end: 2 } })],
    ["gives a span backwards", "invalid-findings", () => finding({ span: { start: 2, end: 1 } })],
    ["gives a span of fractions", "invalid-findings", () => finding({ span: { start: 0.5, end: 1 } })],
    ["gives no span", "invalid-findings", () => finding({ span: undefined })],
    ["gives a score that is no number", "invalid-findings", () => finding({ score: Number.NaN })],
    ["gives a score above 1", "invalid-findings", () => finding({ score: 1.5 })],
    ["gives no rule id", "invalid-findings", () => finding({ ruleId: 7 })],
    ["gives an unknown view", "invalid-findings", () => finding({ view: "sideways" })],
    ["gives refs that are no strings", "invalid-findings", async () => finding({ refs: [1] })],
  ];

  test.each(failing)("blocks when it %s (%s)", async (_, reason, inspect) => {
    const verdict = await createChecker([answering(inspect, { budgetMs: 5 })]).check("a text", input);
    expect(verdict).toMatchObject({ action: "block", failures: [{ guard: "stub", reason }] });
  });

  test.each(failing)(
    "is reported and passed over when it %s (%s) but fails open",
    async (_, reason, inspect) => {
      const open = answering(inspect, { budgetMs: 5, failure: "open" });
      const verdict = await createChecker([open, ...stubGuards()]).check("a text", input);
      expect(verdict).toMatchObject({ action: "allow", failures: [{ guard: "stub", reason }] });
    },
  );

  test("does not silence another one", async () => {
    const open = answering(() => Promise.reject(new Error("broken")), { failure: "open" });
    expect((await createChecker([open, ...stubGuards()]).check("ATTACK", input)).score).toBe(0.9);
  });

  test("takes the stricter mode of two guards of one name", async () => {
    const broken = () => {
      throw new Error("broken");
    };
    const checker = createChecker([answering(broken, { failure: "open" }), answering(() => [])]);
    expect((await checker.check("a text", input)).action).toBe("block");
  });

  test("has its signal aborted when its budget is spent", async () => {
    let signal: AbortSignal | undefined;
    const guard = answering(
      (inspection) => {
        signal = inspection.signal;
        return new Promise(() => {});
      },
      { budgetMs: 5 },
    );
    await createChecker([guard]).check("a text", input);
    expect(signal?.reason).toMatchObject({ name: "TimeoutError" });
  });

  test("leaves no timer behind", async () => {
    vi.useFakeTimers();
    try {
      await createChecker([answering(async () => [])]).check("a text", input);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a caller's signal", () => {
  test("stops a check that has not begun", async () => {
    const cause = new Error("gone");
    const pending = createChecker(stubGuards()).check("a text", {
      ...input,
      signal: AbortSignal.abort(cause),
    });
    await expect(pending).rejects.toMatchObject({ code: "GUARD_ABORTED", cause });
  });

  test("stops a check under way and reaches its guards", async () => {
    const controller = new AbortController();
    let signal: AbortSignal | undefined;
    const guard = answering((inspection) => {
      signal = inspection.signal;
      return new Promise(() => {});
    });
    const pending = createChecker([guard]).check("a text", { ...input, signal: controller.signal });
    const cause = new Error("gone");
    controller.abort(cause);
    await expect(pending).rejects.toMatchObject({ code: "GUARD_ABORTED", cause });
    expect(signal?.reason).toBe(cause);
  });
});

describe("a text that needs more work than its budget allows", () => {
  const rules = compileRules([
    { id: "test/word", title: "A word", pattern: /\bword\b/u, score: 0.9, refs: [] },
  ]);
  const guard: Guard = { name: "ruled", stages: ["input"], rules, inspect: () => [] };
  const engine: Engine = {
    name: "lazy",
    compile: () => ({ findAll: (_text, _from, _to, _found, budget) => budget + 1 }),
  };

  test("is blocked", async () => {
    const verdict = await createChecker([guard], { engine }).check("a word", input);
    expect(verdict).toMatchObject({ action: "block", truncated: true, findings: [] });
  });

  test("passes when the policy says so", async () => {
    const checker = createChecker([guard], { engine, policy: { truncated: "allow" } });
    expect(await checker.check("a word", input)).toMatchObject({ action: "allow", truncated: true });
  });

  test("fails the guards with rules when the scanner throws", async () => {
    const broken: Engine = {
      name: "broken",
      compile: () => {
        throw new Error("broken");
      },
    };
    expect(await createChecker([guard], { engine: broken }).check("a word", input)).toMatchObject({
      action: "block",
      failures: [{ guard: "ruled", reason: "threw" }],
    });
  });
});

describe("events", () => {
  test("say what was decided, never the text", async () => {
    const events: CheckEvent[] = [];
    const checker = createChecker(stubGuards(), { onEvent: (event) => events.push(event) });
    await checker.check("an ATTACK on PRIVATE-TEXT", { ...input, origin: "page" });
    expect(events).toEqual([
      {
        type: "check",
        stage: "input",
        action: "block",
        reason: "findings",
        shadow: false,
        score: 0.9,
        ruleIds: ["prompt-injection/word"],
        findingCount: 1,
        findings: [expect.objectContaining({ guard: "attacks" })],
        failures: [],
        truncated: false,
        durationMs: expect.any(Number),
        origin: "page",
      },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/PRIVATE|ATTACK/);
  });

  test("of a flood hold its size and its beginning, and the verdict what counts most", async () => {
    const events: CheckEvent[] = [];
    const policy = { actions: { pii: "redact" } } as const;
    const flood = [wordGuard("a", { ruleId: "jailbreak/word", score: 0.001 })];
    const guards = [...flood, wordGuard("b", { ruleId: "pii/word", score: 0.0001 })];
    const text = `${"a ".repeat(5000)}b ${"a ".repeat(5000)}b`;
    const onEvent = (event: CheckEvent) => events.push(event);
    const verdict = await createChecker(guards, { onEvent, policy }).check(text, input);
    expect(events[0]).toMatchObject({ findingCount: 1000, ruleIds: ["jailbreak/word", "pii/word"] });
    expect(events[0]?.findings).toEqual(verdict.findings.slice(0, 100));
    expect(verdict.findings).toHaveLength(1000);
    const starts = verdict.findings.map(({ span }) => span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const named = verdict.findings.filter(({ ruleId }) => ruleId === "pii/word");
    expect(named.map(({ span }) => span.start)).toEqual([10_000, 20_002]);
    expect(verdict).toMatchObject({
      action: "redact",
      text: `${"a ".repeat(5000)}[REDACTED:pii] ${"a ".repeat(5000)}[REDACTED:pii]`,
    });
  });

  test("of a guard that invents rules name a thousand of them", async () => {
    const events: CheckEvent[] = [];
    const guard = answering(() =>
      Array.from({ length: 3000 }, (_, index) => finding({ ruleId: `a/${index}`, score: 0 })[0] as Finding),
    );
    const onEvent = (event: CheckEvent) => events.push(event);
    await createChecker([guard], { onEvent }).check("ATTACK", input);
    expect(events[0]?.ruleIds.length).toBeLessThanOrEqual(1000);
  });

  test("do not let a listener empty the verdict", async () => {
    const onEvent = ({ findings, failures }: CheckEvent) => {
      (findings as Finding[]).length = 0;
      (failures as unknown[]).length = 0;
    };
    const broken = answering(() => null as never);
    const verdict = await createChecker([...stubGuards(), broken], { onEvent }).check("ATTACK", input);
    expect(verdict).toMatchObject({ findings: [{ guard: "attacks" }], failures: [{ guard: "stub" }] });
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("broken");
      },
    ],
    ["rejects", () => Promise.reject(new Error("broken"))],
  ])("change nothing when their listener %s", async (_, onEvent) => {
    expect((await createChecker(stubGuards(), { onEvent }).check("hello", input)).action).toBe("allow");
  });
});

describe("bad input", () => {
  const checker = createChecker(stubGuards());

  test.each([
    [42, input, "text"],
    [null, input, "text"],
    [Symbol("text"), input, "text"],
    ["hello", undefined, "context"],
    ["hello", {}, "context.stage"],
    ["hello", { stage: "__proto__" }, "context.stage"],
    ["hello", { ...input, origin: 1 }, "context.origin"],
    ["hello", { ...input, principal: "me" }, "context.principal"],
    ["hello", { ...input, signal: {} }, "context.signal"],
  ])("is named: %s, %j", async (text, context, field) => {
    const error: unknown = await checker
      .check(text as never, context as never)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GuardError);
    expect(error).toMatchObject({
      code: "GUARD_INVALID_INPUT",
      message: expect.stringContaining(`${field}: `),
    });
  });

  test.each([
    ["empty", ""],
    ["lone surrogates", "\ud800 \udc00\udfff ATTACK"],
    ["ten million characters", "lorem ipsum ".repeat(833_334)],
  ])("gives a verdict on a text of %s", async (_, text) => {
    expect(["allow", "block"]).toContain((await checker.check(text, input)).action);
  });

  test.each([
    [{ policy: { treshold: 1 } }, 'options.policy["treshold"]'],
    [{ policy: { threshold: 2 } }, "options.policy.threshold"],
    [{ policy: { threshold: { input: "high" } } }, "options.policy.threshold.input"],
    [{ policy: { actions: { x: "drop" } } }, 'options.policy.actions["x"]'],
    [{ policy: { actions: { x: { inputs: "block" } } } }, 'options.policy.actions["x"]["inputs"]'],
    [{ policy: { allow: [{ guard: "word" }] } }, "options.policy.allow[0]"],
    [{ policy: { allow: [{ rule: 1 }] } }, "options.policy.allow[0].rule"],
    [{ policy: { allow: [{ rule: "a/b", stage: "x" }] } }, "options.policy.allow[0].stage"],
    [{ policy: { truncated: "redact" } }, "options.policy.truncated"],
    [{ policy: { shadow: "yes" } }, "options.policy.shadow"],
    [{ policy: null }, "options.policy"],
    [{ onEvent: {} }, "options.onEvent"],
    [{ engine: 1 }, "options.engine"],
    [{ ["__proto__"]: 1 }, 'options["__proto__"]'],
    [[], "options"],
  ])("names the wrong option in %j", (options, field) => {
    expect(() => createChecker(stubGuards(), options as CheckerOptions)).toThrow(`${field}: expected`);
  });

  test.each([
    [{}, "guards"],
    [[null], "guards[0]"],
    [[{ ...wordGuard("a"), name: "" }], "guards[0].name"],
    [[{ ...wordGuard("a"), stages: ["inputs"] }], "guards[0].stages"],
    [[{ ...wordGuard("a"), inspect: 1 }], "guards[0].inspect"],
    [[{ ...wordGuard("a"), rules: [] }], "guards[0].rules"],
    [[{ ...wordGuard("a"), failure: "ajar" }], "guards[0].failure"],
    [[{ ...wordGuard("a"), budgetMs: Number.POSITIVE_INFINITY }], "guards[0].budgetMs"],
    [[{ ...wordGuard("a"), action: "drop" }], "guards[0].action"],
  ])("names the wrong guard in %j", (guards, field) => {
    expect(() => createChecker(guards as never)).toThrow(`${field}: expected`);
  });
});

describe("what throws or is malformed", () => {
  test("a thenable whose then throws is a guard that failed", async () => {
    const thenable = {
      // biome-ignore lint/suspicious/noThenProperty: the thing under test
      then: () => {
        throw new Error("PRIVATE");
      },
    };
    const guard = answering(() => thenable as never);
    const verdict = await createChecker([guard]).check("hello", input);
    expect(verdict.failures).toEqual([expect.objectContaining({ reason: "threw" })]);
  });

  test.each([
    null,
    1,
    { rules: null },
    { without: null },
    { without: [1] },
    { bogus: 1 },
    { rules: new Array(1) },
  ])("injectionPatterns(%j) is refused", (options) => {
    const make = () => injectionPatterns(options as never);
    expect(make).toThrow(expect.objectContaining({ code: "GUARD_INVALID_OPTIONS" }));
    const [field] = Object.keys(options ?? {});
    expect(make).toThrow(field ?? "options: expected");
  });

  const throwing = {
    get policy(): never {
      throw new Error("PRIVATE");
    },
  };
  test.each<[string, object]>([
    ["options: expected", throwing],
    ["options.engine", { engine: {} }],
    ["options: expected an object", new Map([["policy", { shadow: true }]])],
    ["options.policy: expected an object", { policy: new Map([["shadow", true]]) }],
    ["options.policy.actions: expected an object", { policy: { actions: new Map([["secret", "block"]]) } }],
    ["options.policy.threshold: expected an object", { policy: { threshold: new Map([["input", 0.1]]) } }],
  ])("options are refused: %s", (field, options) => {
    expect(() => createChecker([], options as CheckerOptions)).toThrow(field);
  });

  const thrower = {
    get: (): never => {
      throw new Error("PRIVATE");
    },
  };
  test.each<[string, readonly unknown[], object]>([
    ["guards", new Proxy([], thrower), {}],
    [
      "guards[0]",
      [
        new Proxy(
          answering(() => []),
          thrower,
        ),
      ],
      {},
    ],
    [
      "guards[0].action",
      [
        Object.defineProperty(
          answering(() => []),
          "action",
          thrower,
        ),
      ],
      {},
    ],
    ["options.engine", [], { engine: Object.defineProperty({}, "compile", thrower) }],
    ["options.policy.allow", [], { policy: { allow: new Proxy([{}], thrower) } }],
    ["options.policy.actions", [], { policy: { actions: new Proxy({ a: 1 }, thrower) } }],
  ])("%s that throws when it is read is refused in words of its own", (field, guards, options) => {
    let failure: unknown;
    try {
      createChecker(guards as never, options);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({
      code: "GUARD_INVALID_OPTIONS",
      message: expect.stringContaining(`${field}: expected`),
    });
    expect(String((failure as Error).stack)).not.toContain("PRIVATE");
  });

  test("a context that throws when it is read is refused in words of its own", async () => {
    const context = Object.defineProperty({}, "stage", thrower) as never;
    await expect(createChecker([]).check("hello", context)).rejects.toThrow("context: expected");
  });

  test("a malformed compiled rule is refused", () => {
    const guard = { ...answering(() => []), rules: { rules: [{ id: "a/b" }] } } as unknown as Guard;
    expect(() => createChecker([guard])).toThrow("guards[0].rules.rules[0]: expected a compiled rule");
  });
});

import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  atMost,
  enforceTools,
  optional,
  recipients,
  type StandardSchema,
  satisfies,
  type ToolEvent,
  toolCallsOf,
  toolSession,
  tools,
  url,
} from "../../../src/guards/tool-abuse/index.ts";
import { isBlocked } from "../../../src/index.ts";

const ids = (decision: { findings: readonly { ruleId: string }[] }) =>
  decision.findings.map(({ ruleId }) => ruleId);
const wrongOptions = expect.objectContaining({ code: "GUARD_INVALID_OPTIONS" });
const wrongInput = expect.objectContaining({ code: "GUARD_INVALID_INPUT" });

describe("a tool call", () => {
  test("of a tool that is not named is refused", async () => {
    const policy = tools({ search: {} });
    for (const name of ["delete_all", "Search", "search ", "__proto__", "constructor", "toString", ""]) {
      const decision = await policy.check({ name, arguments: {} });
      expect(decision).toMatchObject({ action: "refuse" });
      expect(ids(decision)).toEqual(["tool-abuse/unknown-tool"]);
      expect(decision.findings[0]?.refs).toEqual(["LLM06:2025", "AML.T0053"]);
      expect(decision).not.toHaveProperty("arguments");
    }
  });

  test.each([
    ['{"query":"tea"}', { query: "tea" }],
    [{ query: "tea" }, { query: "tea" }],
    ["", {}],
    [undefined, {}],
  ])("may bring its arguments as %j", async (given, read) => {
    const decision = await tools({ search: {} }).check({ name: "search", arguments: given, id: "1" });
    expect(decision).toEqual({ action: "allow", name: "search", id: "1", arguments: read, findings: [] });
  });

  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  test.each([
    ["broken JSON", '{"a":'],
    ["no object", "[1]"],
    ["null", "null"],
    ["a number", 5],
    ["a key that changes prototypes", '{"__proto__":{"admin":true}}'],
    ["a function", { run: () => 1 }],
    ["a getter", Object.defineProperty({}, "a", { enumerable: true, get: () => 1 })],
    ["a cycle", cyclic],
    ["a date", { at: new Date(0) }],
    ["deep nesting", `${'{"a":'.repeat(40)}1${"}".repeat(40)}`],
    ["an abyss", "[".repeat(200_000)],
  ])("with %s as arguments is refused", async (_, given) => {
    expect(ids(await tools({ search: {} }).check({ name: "search", arguments: given }))).toEqual([
      "tool-abuse/unreadable-arguments",
    ]);
  });

  test("runs with a copy that nobody can change any more", async () => {
    const given = { list: ["a"] };
    const decision = await tools({ search: {} }).check({ name: "search", arguments: given });
    given.list.push("b");
    expect(decision).toMatchObject({ arguments: { list: ["a"] } });
  });

  test("that has no name is an error of the caller", async () => {
    const policy = tools({});
    await expect(policy.check({} as never)).rejects.toEqual(wrongInput);
    await expect(policy.check({ name: "a" }, { session: {} as never })).rejects.toEqual(wrongInput);
    await expect(policy.check({ name: "a" }, { principal: 5 as never })).rejects.toEqual(wrongInput);
  });
});

describe("a schema", () => {
  test("of zod gives what the tool runs with", async () => {
    const schema = z.object({ city: z.string().trim(), days: z.number().default(3) });
    const decision = await tools({ forecast: { schema } }).check({
      name: "forecast",
      arguments: '{"city":" Porto ","admin":true}',
    });
    expect(decision).toMatchObject({ action: "allow", arguments: { city: "Porto", days: 3 } });
    expect(decision).not.toHaveProperty("arguments.admin");
  });

  test("that is not met refuses, with paths and without values", async () => {
    const schema = z.object({ to: z.object({ mail: z.email() }), n: z.number() });
    const decision = await tools({ send: { schema } }).check({
      name: "send",
      arguments: { to: { mail: "hunter2" }, n: "hunter3" },
    });
    expect(decision.findings.map(({ path }) => path)).toEqual(["arguments.to.mail", "arguments.n"]);
    expect(JSON.stringify(decision)).not.toContain("hunter");
  });

  const standard = (validate: (value: unknown) => unknown): StandardSchema => ({
    "~standard": { version: 1, vendor: "test", validate },
  });

  test("may be a function that has a standard, and may answer late", async () => {
    const callable = Object.assign(
      () => "never called",
      standard(async (value) => ({ value })),
    );
    const decision = await tools({ a: { schema: callable as never } }).check({
      name: "a",
      arguments: { b: 1 },
    });
    expect(decision).toMatchObject({ action: "allow", arguments: { b: 1 } });
  });

  test.each([
    ["gives a value beside its issues", standard((value) => ({ value, issues: [{ message: "no" }] }))],
    [
      "throws",
      standard(() => {
        throw new Error("secret");
      }),
    ],
    ["gives no object", standard(() => ({ value: "text" }))],
    ["gives nothing", standard(() => undefined)],
    ["is a predicate that gives something true", () => 1 as never],
    ["is a predicate that says no", () => false],
    ["is a predicate that rejects", () => Promise.reject(new Error("no"))],
  ])("that %s refuses", async (_, schema) => {
    const decision = await tools({ a: { schema } }).check({ name: "a", arguments: {} });
    expect(ids(decision)).toEqual(["tool-abuse/schema"]);
  });
});

describe("constraints", () => {
  const policy = tools({
    fetch: { arguments: { url: url({ allowHosts: ["example.com"] }) } },
    send: { arguments: { to: recipients(["example.com"]), "items.*.price": atMost(10) } },
    odd: {
      arguments: {
        a: satisfies("luck", () => {
          throw new Error("x");
        }),
      },
    },
    yes: { arguments: { a: satisfies("luck", () => 1 as never) } },
  });

  test("name the argument and what was expected", async () => {
    const decision = await policy.check({
      name: "fetch",
      arguments: { url: "https://169.254.169.254/?key=hunter2" },
    });
    expect(decision).toMatchObject({
      action: "refuse",
      findings: [
        { ruleId: "tool-abuse/argument", path: "arguments.url", expected: expect.stringContaining("host") },
      ],
    });
    expect(JSON.stringify(decision)).not.toMatch(/hunter2|169/);
  });

  test("reach into lists", async () => {
    const call = (items: unknown) =>
      policy.check({ name: "send", arguments: { to: "a@example.com", items } });
    expect((await call([{ price: 1 }, { price: 2 }])).action).toBe("allow");
    expect((await call([])).action).toBe("allow");
    expect((await call([{ price: 1 }, { price: 20 }])).findings[0]?.path).toBe("arguments.items.1.price");
    expect((await call("text")).action).toBe("refuse");
    expect((await call(undefined)).action).toBe("refuse");
  });

  test("judge sets and maps themselves, since nothing can be reached in them", async () => {
    const schema = z.object({
      names: z.array(z.string()).transform((names) => new Set(names)),
      items: z.array(z.object({ price: z.number() })).transform((items) => new Map(items.entries())),
    });
    for (const path of ["names.*", "items.*.price"]) {
      const shop = tools({ send: { schema, arguments: { [path]: optional(atMost(10)) } } });
      const call = { name: "send", arguments: { names: ["eve"], items: [{ price: 20 }] } };
      expect((await shop.check(call)).action, path).toBe("refuse");
    }
  });

  test("judge a text that stands where an object should", async () => {
    const pages = tools({
      open: {
        arguments: {
          "page.url": optional(url({ allowHosts: ["example.com"] })),
          "all.*.url": optional(url()),
        },
      },
    });
    const action = async (given: object) => (await pages.check({ name: "open", arguments: given })).action;
    expect(await action({})).toBe("allow");
    expect(await action({ page: {}, all: [{}] })).toBe("allow");
    expect(await action({ page: "https://evil.example/" })).toBe("refuse");
    expect(await action({ all: "http://127.0.0.1/" })).toBe("refuse");
    expect(await action({ all: ["http://127.0.0.1/"] })).toBe("refuse");
    expect(await action({ page: null })).toBe("refuse");
  });

  test("refuse what is missing, what throws and what is not true", async () => {
    expect(ids(await policy.check({ name: "fetch", arguments: {} }))).toEqual(["tool-abuse/argument"]);
    expect(ids(await policy.check({ name: "odd", arguments: { a: 1 } }))).toEqual(["tool-abuse/argument"]);
    expect(ids(await policy.check({ name: "yes", arguments: { a: 1 } }))).toEqual(["tool-abuse/argument"]);
  });

  test("see what the schema returned", async () => {
    const schema = z.object({ amount: z.coerce.number() });
    const refund = tools({ refund: { schema, arguments: { amount: atMost(50) } } });
    expect((await refund.check({ name: "refund", arguments: { amount: "40" } })).action).toBe("allow");
    expect((await refund.check({ name: "refund", arguments: { amount: "60" } })).action).toBe("refuse");
  });
});

describe("a principal", () => {
  const policy = tools({
    refund: { allow: ["support"] },
    close: { allow: (principal, { arguments: { owner } }) => principal?.user === owner },
    odd: { allow: () => Promise.reject(new Error("no")) },
  });
  const action = async (name: string, principal?: object, given: object = {}) =>
    (await policy.check({ name, arguments: given }, principal === undefined ? {} : { principal })).action;

  test("needs one of the groups", async () => {
    expect(await action("refund", { groups: ["staff", "support"] })).toBe("allow");
    expect(await action("refund", { groups: ["staff"] })).toBe("refuse");
    expect(await action("refund", { groups: "support" })).toBe("refuse");
    expect(await action("refund", {})).toBe("refuse");
    expect(await action("refund")).toBe("refuse");
  });

  test("is judged by a function, and one that fails says no", async () => {
    expect(await action("close", { user: "ann" }, { owner: "ann" })).toBe("allow");
    expect(await action("close", { user: "ann" }, { owner: "ben" })).toBe("refuse");
    expect(await action("odd", { user: "ann" })).toBe("refuse");
  });
});

describe("limits", () => {
  test("hold in a session and not beyond", async () => {
    const policy = tools({ search: { maxCalls: 2 } });
    const session = toolSession();
    const call = () => policy.check({ name: "search", arguments: {} }, { session });
    expect([(await call()).action, (await call()).action]).toEqual(["allow", "allow"]);
    expect(ids(await call())).toEqual(["tool-abuse/budget"]);
    expect((await policy.check({ name: "search" }, { session: toolSession() })).action).toBe("allow");
  });

  test("of a window leave room again when it has passed", async () => {
    let now = 1000;
    const policy = tools({ search: { maxCalls: { calls: 1, windowMs: 60 } } }, { clock: () => now });
    const session = toolSession();
    const call = async () => (await policy.check({ name: "search" }, { session })).action;
    expect(await call()).toBe("allow");
    now = 1059;
    expect(await call()).toBe("refuse");
    now = 1060;
    expect(await call()).toBe("allow");
  });

  test("of all tools together count each of them, and calls at the same time", async () => {
    const policy = tools({ a: {}, b: {} }, { maxCalls: 3 });
    const session = toolSession();
    const names = ["a", "b", "a", "b", "a"];
    const decisions = await Promise.all(names.map((name) => policy.check({ name }, { session })));
    expect(decisions.filter(({ action }) => action === "allow")).toHaveLength(3);
  });

  test("are not used up by calls that are refused", async () => {
    const policy = tools({ a: { maxCalls: 1, schema: ({ ok }) => ok === true } });
    const session = toolSession();
    for (const _ of [1, 2, 3]) await policy.check({ name: "a", arguments: {} }, { session });
    expect((await policy.check({ name: "a", arguments: { ok: true } }, { session })).action).toBe("allow");
  });

  test("need a session", async () => {
    await expect(tools({ a: { maxCalls: 1 } }).check({ name: "a" })).rejects.toEqual(wrongInput);
  });
});

describe("an approval", () => {
  let now = 0;
  const policy = tools(
    {
      pay: { needsApproval: ({ arguments: { amount } }) => (amount as number) > 10 },
      odd: {
        needsApproval: () => {
          throw new Error("x");
        },
      },
    },
    { clock: () => now, approvalTtlMs: 100 },
  );
  const call = (amount: number) => ({ name: "pay", arguments: { to: "ann", amount } });

  test("is asked for when the rule says so, or fails", async () => {
    expect((await policy.check(call(5))).action).toBe("allow");
    expect(await policy.check(call(50))).toMatchObject({
      action: "approve",
      arguments: { amount: 50 },
      findings: [{ ruleId: "tool-abuse/needs-approval" }],
    });
    expect((await policy.check({ name: "odd" })).action).toBe("approve");
  });

  test("is good once, for the very call, in whatever order its arguments stand", async () => {
    const approval = await policy.approve(call(50));
    expect((await policy.check(call(51), { approval })).action).toBe("refuse");
    expect((await policy.check({ ...call(50), name: "odd" }, { approval })).action).toBe("refuse");
    expect((await policy.check(call(50), { approval, principal: { user: "eve" } })).action).toBe("refuse");
    expect((await policy.check(call(50), { approval, session: toolSession() })).action).toBe("refuse");
    expect(
      (await policy.check({ name: "pay", arguments: '{"amount":50,"to":"ann"}' }, { approval })).action,
    ).toBe("allow");
    expect(ids(await policy.check(call(50), { approval }))).toContain("tool-abuse/wrong-approval");
  });

  test("ends", async () => {
    const approval = await policy.approve(call(50));
    now += 100;
    expect((await policy.check(call(50), { approval })).action).toBe("refuse");
  });

  test("cannot be made up, nor given for what is refused anyway", async () => {
    for (const approval of ["", "a.b", "x".repeat(100)])
      expect((await policy.check(call(50), { approval })).action).toBe("refuse");
    await expect(policy.approve({ name: "unknown" })).rejects.toSatisfy(isBlocked);
  });
});

describe("enforceTools", () => {
  const policy = tools({
    add: { schema: z.object({ a: z.number().default(1) }) },
    pay: { needsApproval: true },
  });
  const runs: unknown[] = [];
  const set = {
    add: async (given: { a?: number; b?: number }, extra?: string) => {
      runs.push(given, extra);
      return "done";
    },
    pay: async (given: { amount: number }) => `paid ${given.amount}`,
    other: async () => "other",
  };

  test("runs with what the schema returned and the other arguments of the function", async () => {
    const safe = enforceTools(set, policy);
    expect(await safe.add({ b: 5 }, "more")).toBe("done");
    expect(runs).toEqual([{ a: 1 }, "more"]);
  });

  test("throws for what is refused, or says so", async () => {
    const safe = enforceTools(set, policy);
    await expect(safe.other()).rejects.toSatisfy(isBlocked);
    await expect(safe.pay({ amount: 3 })).rejects.toSatisfy(isBlocked);
    const polite = enforceTools(set, policy, { onBlock: "refuse" });
    expect(await polite.other()).toMatch(
      /^This tool call was not run\. A tool that the policy does not name/,
    );
  });

  test("asks a person, who sees what runs", async () => {
    const seen: unknown[] = [];
    const safe = enforceTools(set, policy, {
      approve: (asked) => {
        seen.push(asked.name, asked.arguments);
        return (asked.arguments as { amount: number }).amount < 10;
      },
    });
    expect(await safe.pay({ amount: 3 })).toBe("paid 3");
    await expect(safe.pay({ amount: 30 })).rejects.toSatisfy(isBlocked);
    expect(seen).toEqual(["pay", { amount: 3 }, "pay", { amount: 30 }]);
  });

  test("wraps `execute` and leaves the rest of a tool alone", async () => {
    const safe = enforceTools(
      {
        add: { description: "adds", execute: async (given: object) => given },
        pay: { description: "elsewhere" },
      },
      policy,
    );
    expect(safe.add.description).toBe("adds");
    expect(await safe.add.execute({})).toEqual({ a: 1 });
    expect(safe.pay).toEqual({ description: "elsewhere" });
  });

  test("wraps an `execute` of the class of a tool", async () => {
    class Adder {
      readonly #by = 2;
      readonly name = "adder";
      execute({ a }: { a: number }) {
        return a + this.#by;
      }
      describe() {
        return this.name;
      }
    }
    const safe = enforceTools({ add: new Adder(), other: new Adder() }, policy);
    expect(await safe.add.execute({} as never)).toBe(3);
    expect(safe.add).toBeInstanceOf(Adder);
    expect(safe.add.describe()).toBe("adder");
    await expect((async () => safe.other.execute({ a: 1 }))()).rejects.toSatisfy(isBlocked);
  });

  test("records what tools gave", async () => {
    const session = toolSession();
    const safe = enforceTools(set, policy, { session });
    await safe.add({});
    expect([...session.holds]).toEqual(["untrusted"]);
    expect(session.origins("untrusted")).toEqual(["add"]);
  });
});

test("toolCallsOf reads the calls of answers", () => {
  const expected = [{ id: "1", name: "a", arguments: '{"b":2}' }];
  const call = { id: "1", type: "function", function: { name: "a", arguments: '{"b":2}' } };
  expect(toolCallsOf({ choices: [{ message: { content: null, tool_calls: [call] } }] })).toEqual(expected);
  expect(
    toolCallsOf({
      output: [{ type: "message" }, { type: "function_call", call_id: "1", name: "a", arguments: '{"b":2}' }],
    }),
  ).toEqual(expected);
  expect(
    toolCallsOf({
      content: [
        { type: "text", text: "x" },
        { type: "tool_use", id: "1", name: "a", input: { b: 2 } },
      ],
    }),
  ).toEqual([{ id: "1", name: "a", arguments: { b: 2 } }]);
  const sdk = { type: "tool-call", toolCallId: "1", toolName: "a", input: { b: 2 } };
  expect(toolCallsOf({ toolCalls: [sdk], content: [sdk] })).toEqual([
    { id: "1", name: "a", arguments: { b: 2 } },
  ]);
  expect(toolCallsOf({ tool_calls: [{ id: "1", name: "a", args: { b: 2 } }] })).toEqual([
    { id: "1", name: "a", arguments: { b: 2 } },
  ]);
  for (const answer of [undefined, "text", { choices: [] }, { choices: [null] }, { content: "text" }])
    expect(toolCallsOf(answer)).toEqual([]);
});

describe("options", () => {
  test.each([
    [{ a: 5 }, {}],
    [{ a: { schemas: 1 } }, {}],
    [{ a: { schema: { type: "object" } } }, {}],
    [{ a: { allow: "support" } }, {}],
    [{ a: { arguments: { b: () => true } } }, {}],
    [{ a: { sideEffect: "some" } }, {}],
    [{ a: { needsApproval: "yes" } }, {}],
    [{ a: { maxCalls: -1 } }, {}],
    [{ a: { gives: ["secret"] } }, {}],
    [{}, { taint: { "a.b": "deny" } }],
    [{ a: {} }, { taint: { "a.b": "block" } }],
    [{ a: {} }, { trifecta: "off" }],
    [{ a: {} }, { approvalTtlMs: 0 }],
    [{ a: {} }, { clocks: Date.now }],
    [[], {}],
  ])("are checked: %j %j", (rules, options) => {
    expect(() => tools(rules as never, options as never)).toThrow(wrongOptions);
  });

  test("name a listener that sees decisions and no arguments, and may fail", async () => {
    const events: ToolEvent[] = [];
    const policy = tools(
      { a: {} },
      {
        onEvent: (event) => {
          events.push(event);
          throw new Error("log");
        },
      },
    );
    await policy.check({ name: "a", arguments: { secret: "hunter2" } });
    await policy.check({ name: "hunter2" });
    expect(events.map(({ action, tool }) => [action, tool])).toEqual([
      ["allow", "a"],
      ["refuse", undefined],
    ]);
    expect(JSON.stringify(events)).not.toContain("hunter2");
  });
});

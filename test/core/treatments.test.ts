import { describe, expect, test } from "vitest";
import { createChecker } from "../../src/core/check.ts";
import type { CheckEvent } from "../../src/core/events.ts";
import { keyedHash } from "../../src/core/hash.ts";
import type { CheckerOptions } from "../../src/core/options.ts";
import { type Replaced, redact } from "../../src/core/redact.ts";
import type { Finding, StageActions, Treatment } from "../../src/core/types.ts";
import { vault } from "../../src/core/vault.ts";
import fc from "../support/property.ts";
import { answering } from "../support/stub-guards.ts";
import { findValues, valueGuard } from "../support/value-guard.ts";

const hashKey = "a key of more than sixteen bytes";
const card = "4111111111111111";

async function check(
  text: string,
  actions: Record<string, StageActions>,
  options: Omit<CheckerOptions, "policy"> = {},
) {
  const checker = createChecker([valueGuard()], {
    hashKey,
    vault: vault(),
    ...options,
    policy: { actions },
  });
  return checker.check(text, { stage: "input" });
}

function hit(start: number, end: number, treatment: Treatment = "redact", score: number = 0.5): Replaced {
  return { ruleId: "pii/card", type: "card", score, span: { start, end }, treatment: treatment as "redact" };
}

describe("a treatment", () => {
  test.each<[Treatment, string]>([
    ["redact", "to [REDACTED:email] or [REDACTED:email]"],
    ["mask", "to ****@example.com or ****@example.com"],
    ["pseudonym", "to <EMAIL_1> or <EMAIL_1>"],
    ["allow", "to jane@example.com or jane@example.com"],
    ["flag", "to jane@example.com or jane@example.com"],
  ])("%s does the same to each occurrence", async (treatment, expected) => {
    const verdict = await check("to jane@example.com or jane@example.com", { pii: treatment });
    expect(verdict).toMatchObject({ text: expected });
    expect(verdict.action).toBe(treatment === "allow" || treatment === "flag" ? "allow" : "redact");
  });

  test("hash writes what the key gives", async () => {
    const hash = keyedHash(hashKey)("jane@example.com").slice(0, 16);
    const verdict = await check("to jane@example.com", { pii: "hash" });
    expect(verdict).toMatchObject({ action: "redact", text: `to [HASH:email:${hash}]` });
  });

  test("depends on the rule before the family", async () => {
    const verdict = await check(`jane@example.com ${card}`, { pii: "redact", "pii/card": "mask" });
    expect(verdict).toMatchObject({ text: "[REDACTED:email] ************1111" });
  });

  test("depends on the stage", async () => {
    const actions: Record<string, StageActions> = {
      pii: { input: "pseudonym", retrieval: "mask", tool: "hash", output: "flag" },
    };
    const checker = createChecker([valueGuard()], { hashKey, vault: vault(), policy: { actions } });
    const texts = await Promise.all(
      (["input", "retrieval", "tool", "output"] as const).map((stage) => checker.check(card, { stage })),
    );
    expect(texts.map((verdict) => "text" in verdict && verdict.text)).toEqual([
      "<CARD_1>",
      "************1111",
      `[HASH:card:${keyedHash(hashKey)(card).slice(0, 16)}]`,
      card,
    ]);
  });

  test("is told in the verdict and the event, without a value or a key", async () => {
    const events: CheckEvent[] = [];
    const onEvent = (event: CheckEvent) => events.push(event);
    const text = `jane@example.com ${card} key-A1b2C3d4E5f6`;
    const verdict = await check(
      text,
      { "pii/email": "flag", "pii/card": "hash", secret: "pseudonym" },
      { onEvent },
    );
    expect(verdict.findings.map(({ treatment }) => treatment)).toEqual(["flag", "hash", "pseudonym"]);
    expect(events[0]?.findings).toEqual(verdict.findings);
    const told = JSON.stringify([events, { ...verdict, text: "" }]);
    for (const part of ["jane", "4111", "A1b2", "sixteen"]) expect(told).not.toContain(part);
  });

  test("is left out where there is none", async () => {
    const [finding] = (await check(card, { pii: "allow" })).findings;
    expect(finding).not.toHaveProperty("treatment");
  });
});

describe("the type of a finding", () => {
  const typed = (type: unknown) => {
    const [finding] = findValues(card);
    return answering(() => [{ ...finding, type } as Finding]);
  };

  test("is optional, and the family stands for it", async () => {
    const checker = createChecker([typed(undefined)]);
    expect(await checker.check(card, { stage: "output" })).toMatchObject({ text: "[REDACTED:pii]" });
  });

  test.each(["Card number", "<b>", "", 5, "x".repeat(41)])(
    "of %j is a failure of its guard",
    async (type) => {
      const verdict = await createChecker([typed(type)]).check(card, { stage: "output" });
      expect(verdict).toMatchObject({ action: "block", failures: [{ reason: "invalid-findings" }] });
    },
  );
});

describe("a treatment without what it needs", () => {
  test.each<[Treatment, string]>([
    ["pseudonym", "options.vault: expected a vault for options.policy.actions"],
    ["hash", "options.hashKey: expected a key for options.policy.actions"],
  ])("%s is refused", (treatment, message) => {
    expect(() => createChecker([valueGuard()], { policy: { actions: { pii: treatment } } })).toThrow(
      expect.objectContaining({ code: "GUARD_INVALID_OPTIONS", message: expect.stringContaining(message) }),
    );
    expect(() => createChecker([valueGuard({ action: { input: treatment } })])).toThrow(
      expect.objectContaining({ message: expect.stringContaining("guards[0].action.input") }),
    );
  });

  test.each([
    ["a short key", { hashKey: "short" }, "options.hashKey"],
    ["a key of another kind", { hashKey: 5 }, "options.hashKey"],
    ["a vault that is none", { vault: {} }, "options.vault"],
    ["an action that is none", { policy: { actions: { pii: "encrypt" } } }, 'options.policy.actions["pii"]'],
  ])("such as %s is refused", (_, options, field) => {
    expect(() => createChecker([valueGuard()], options as never)).toThrow(
      expect.objectContaining({ code: "GUARD_INVALID_OPTIONS", message: expect.stringContaining(field) }),
    );
  });

  test("never tells the key", () => {
    expect(() => createChecker([], { hashKey: "hunter2" })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("hunter2") }),
    );
  });
});

describe("overlapping spans", () => {
  const strict: readonly Treatment[] = ["mask", "pseudonym", "hash", "redact"];
  const text = "see 0123456789abcdef here";

  test.each(
    strict.flatMap((mild, index) => strict.slice(index + 1).map((strong) => [mild, strong] as const)),
  )("with %s and %s are treated once, by the latter", (mild, strong) => {
    const means = () => ({ vault: vault(), hash: keyedHash(hashKey) });
    const both = [hit(4, 14, mild, 0.9), hit(10, 20, strong, 0.1)];
    expect(redact(text, both, 0, means())).toBe(redact(text, [hit(4, 20, strong)], 0, means()));
    expect(redact(text, [...both].reverse(), 0, means())).toBe(
      redact(text, [hit(4, 20, strong)], 0, means()),
    );
  });
});

describe("a text of code", () => {
  test.each<[string, string, string, string]>([
    ["within quotes", 'const to = "jane@example.com";', "jane@example.com", 'const to = "#";'],
    ["with its quotes", 'const to = "jane@example.com";', '"jane@example.com"', 'const to = "#";'],
    ["with its first quote", "to = 'jane@example.com'", "'jane@example.com", "to = '#'"],
    ["with its last quote", "to = `jane@example.com`", "jane@example.com`", "to = `#`"],
    ["behind an escape that it cuts", 'a = "\\njane@example.com"', "njane@example.com", 'a = "#"'],
    ["with half of an escape at its end", 'a = "abc\\"d"', "abc\\", 'a = "#d"'],
    ["with part of an escape at its end", 'a = "abc\\u00e9d"', "abc\\u00", 'a = "#d"'],
    ["behind what is an escape of a string within", 'a = "\\\\njane"', "njane", 'a = "#"'],
    ["behind an escaped backslash", 'a = "\\\\jane"', "jane", 'a = "\\\\#"'],
  ])("keeps a literal closed that holds a value %s", (_, text, value, expected) => {
    const start = text.indexOf(value);
    const result = redact(text, [hit(start, start + value.length)]);
    expect(result).toBe(expected.replace("#", "[REDACTED:card]"));
  });
});

describe("a number in JSON", () => {
  test.each<[string, string, string]>([
    ["behind a key", `{"card": ${card}}`, '{"card": #}'],
    ["in an array", `{"cards": [1, ${card} ,2]}`, '{"cards": [1, # ,2]}'],
    ["behind other values", `[true, "a, [b", {"c": 1}, ${card}]`, '[true, "a, [b", {"c": 1}, #]'],
    [
      "in lines",
      `{\n  "a": [\n    "x\\\\",\n    ${card}\n  ]\n}`,
      '{\n  "a": [\n    "x\\\\",\n    #\n  ]\n}',
    ],
    ["that goes on", `{"card":-${card}.5e1}`, '{"card":#}'],
  ])("%s becomes a string", (_, text, expected) => {
    const findings = findValues(text).map((finding) => ({ ...finding, treatment: "redact" as const }));
    const result = redact(text, findings);
    expect(result).toBe(expected.replace("#", '"[REDACTED:card]"'));
    expect(() => JSON.parse(result)).not.toThrow();
  });

  test.each<[string, unknown]>([
    ["an object", { card: Number(card) }],
    ["an array", [Number(card)]],
    ["an array of arrays", [[1], [Number(card)]]],
    ["an array behind strings", ["a", 'b"c', Number(card)]],
    ["an array in an object", { a: [{ b: 1 }, Number(card)] }],
  ])("becomes a string in JSON in a string: %s", (_, value) => {
    const nested = (depth: number): unknown =>
      depth === 0 ? value : { body: JSON.stringify(nested(depth - 1)) };
    for (const depth of [0, 1, 2, 3]) {
      const kept = vault();
      const text = JSON.stringify(nested(depth));
      const findings = findValues(text).map((finding) => ({ ...finding, treatment: "pseudonym" as const }));
      const shown = redact(text, findings, 0, { vault: kept });
      let parsed: unknown = JSON.parse(shown);
      for (let left = depth; left > 0; left--) parsed = JSON.parse((parsed as { body: string }).body);
      expect(JSON.stringify(parsed)).toBe(JSON.stringify(value).replace(card, '"<CARD_1#>"'));
      expect(kept.restore(shown)).toBe(text);
    }
  });

  test.each([
    ["a sentence", `my card: ${card}, and`],
    ["a list in a sentence", `1, 2, ${card}, 3`],
    ["a link", `see [${card}](https://example.com)`.replace("see [", "see the [")],
    ["an assignment", `CARD=${card}`],
    ["a string", `{"card": "${card}"}`],
    ["nothing else", card],
  ])("is none in %s", (_, text) => {
    const result = redact(text, findValues(text));
    expect(result).toBe(text.replace(card, "[REDACTED:card]"));
  });
});

const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.constantFrom('"', "\\", "\n", "C:\\new", "\u{1f600}", "é"),
);
const planted = fc.constantFrom("jane@example.com", card, "key-A1b2C3d4E5f6", "jo.e@b.example");
const text = fc.tuple(words, planted, words).map((parts) => parts.join(" "));
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    planted,
    fc.constantFrom<unknown>(Number(card), -Number(card), 7, null, true),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 5 }), tie("value"), { maxKeys: 4 }),
  ),
})).value;

describe("JSON", () => {
  const every: readonly Treatment[] = ["redact", "mask", "hash", "pseudonym"];

  test.each(every)("stays JSON of the same shape under %s", async (treatment) => {
    const checker = createChecker([valueGuard()], {
      hashKey,
      vault: vault(),
      policy: { actions: { pii: treatment, secret: treatment } },
    });
    const values = fc.dictionary(fc.constantFrom("a", "b"), json);
    await fc.assert(
      fc.asyncProperty(values, fc.nat(2), fc.nat(2), async (value, indent, depth) => {
        let text = JSON.stringify(value, null, indent);
        for (let left = depth; left > 0; left--) text = JSON.stringify({ body: text });
        const verdict = await checker.check(text, { stage: "input" });
        const shown = "text" in verdict ? verdict.text : "";
        let parsed = JSON.parse(shown) as unknown;
        for (let left = depth; left > 0; left--) parsed = JSON.parse((parsed as { body: string }).body);
        expect(shapeOf(parsed)).toEqual(shapeOf(value));
        for (const part of ["jane", card, "A1b2", "jo.e"]) expect(shown).not.toContain(part);
      }),
    );
  });
});

/** A value with all that is text or a number made the same. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null)
    return typeof value === "boolean" || value === null ? value : "";
  return Object.entries(value).map(([, item]) => shapeOf(item));
}

describe("a stream", () => {
  const every: readonly Treatment[] = ["redact", "mask", "hash", "pseudonym"];

  test.each(every)("gives under %s what the whole text gives, however it is cut", async (treatment) => {
    const checkerOf = () =>
      createChecker([valueGuard()], {
        hashKey,
        vault: vault(),
        policy: { actions: { pii: treatment, secret: treatment } },
      });
    const part = fc.oneof(
      text,
      json.map((value) => JSON.stringify(value) ?? ""),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 4 }),
        fc.integer({ min: 1, max: 64 }),
        async (parts, size) => {
          const whole = parts.join(" ");
          const verdict = await checkerOf().check(whole, { stage: "output" });
          const source = new ReadableStream<string>({
            start(controller) {
              for (let at = 0; at < whole.length; at += size) controller.enqueue(whole.slice(at, at + size));
              controller.close();
            },
          });
          const reader = source.pipeThrough(checkerOf().stream({ stage: "output" })).getReader();
          let shown = "";
          for (let next = await reader.read(); !next.done; next = await reader.read()) shown += next.value;
          expect(shown).toBe("text" in verdict && verdict.text);
        },
      ),
    );
  });
});

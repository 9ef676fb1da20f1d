import { describe, expect, test } from "vitest";
import { createChecker } from "../../src/core/check.ts";
import type { CheckEvent } from "../../src/core/events.ts";
import { guard } from "../../src/core/guard.ts";
import type { Guard, Marking, Passage } from "../../src/core/types.ts";
import { wordGuard } from "../support/stub-guards.ts";

/** Puts every text between two characters, and takes these out of answers. */
function marker(open: string, close: string, options: Partial<Guard> = {}): Guard {
  return {
    name: `marker ${open}`,
    stages: [],
    inspect: () => [],
    mark: (passages): Marking => ({
      texts: passages.map(({ text }) => open + text + close),
      instruction: `${open} and ${close} stand around data.`,
      restorer: () => ({
        push: (piece) => piece.replaceAll(open, "").replaceAll(close, ""),
        end: () => "",
        isHolding: false,
      }),
    }),
    ...options,
  };
}

const request = {
  messages: [
    { role: "user", content: "hello" },
    { role: "tool", name: "search", content: "found" },
  ],
  documents: [{ id: "a", text: "text", metadata: { title: "A title" } }],
};

type Request = typeof request;

function ask(guards: readonly Guard[], options: object = {}) {
  const seen: Request[] = [];
  const asked = guard(
    async (given: Request) => {
      seen.push(given);
      return JSON.stringify(given.messages.map(({ content }) => content));
    },
    guards,
    options,
  );
  return { asked, seen };
}

test("markers are given what was checked, and everything else", async () => {
  const given: (readonly [readonly Passage[], readonly string[]])[] = [];
  const { mark, ...rest } = marker("(", ")");
  const spy: Guard = {
    ...rest,
    mark: (passages, others) => {
      given.push([passages, others]);
      return (mark as NonNullable<Guard["mark"]>)(passages, others);
    },
  };
  await ask([wordGuard("found", { ruleId: "secret/word" }), spy], {
    policy: { actions: { secret: "redact" } },
  }).asked(request);
  expect(given).toEqual([
    [
      [
        { text: "[REDACTED:secret]", stage: "tool", origin: "search" },
        { text: "text", stage: "retrieval", origin: "a" },
        { text: "A title", stage: "retrieval", origin: "a", field: "metadata.title" },
      ],
      ["hello", "search"],
    ],
  ]);
});

test("markers follow each other, and answers are restored the other way", async () => {
  const { asked, seen } = ask([marker("(", ")"), marker("{", "}")]);
  expect(await asked(request)).toContain('"hello","found"');
  expect(seen[0]?.messages).toEqual([
    { role: "system", content: "( and ) stand around data.\n\n{ and } stand around data." },
    { role: "user", content: "hello" },
    { role: "tool", name: "search", content: "{(found)}" },
  ]);
  expect(seen[0]?.documents).toEqual([{ id: "a", text: "{(text)}", metadata: { title: "{(A title)}" } }]);
});

test("markers are not asked when there is nothing to mark", async () => {
  const mark = (): never => {
    throw new Error("asked");
  };
  const { asked, seen } = ask([marker("(", ")", { mark })]);
  const plain = { messages: [{ role: "user", content: "hello" }] } as Request;
  await asked(plain);
  expect(seen[0]).toBe(plain);
});

describe.each<[string, NonNullable<Guard["mark"]>]>([
  [
    "throws",
    () => {
      throw new Error("PRIVATE");
    },
  ],
  ["gives nothing", () => undefined as never],
  ["gives too few texts", () => ({ texts: [], instruction: "", restorer: () => ({}) as never })],
  [
    "gives no texts",
    (passages) => ({ texts: passages.map(() => 1), instruction: "", restorer: () => ({}) }) as never,
  ],
  ["gives no restorer", (passages) => ({ texts: passages.map(() => ""), instruction: "" }) as never],
  ["gives no instruction", (passages) => ({ texts: passages.map(() => ""), restorer: () => ({}) }) as never],
])("a marker that %s", (_, mark) => {
  test("stops the call", async () => {
    const events: CheckEvent[] = [];
    const { asked, seen } = ask([marker("(", ")", { mark })], {
      onEvent: (event: CheckEvent) => events.push(event),
    });
    await expect(asked(request)).rejects.toMatchObject({
      code: "GUARD_BLOCKED",
      stage: "tool",
      reason: "failed",
    });
    expect(seen).toEqual([]);
    expect(events).toContainEqual(
      expect.objectContaining({ stage: "tool", action: "block", reason: "failed" }),
    );
    expect(JSON.stringify(events)).not.toContain("PRIVATE");
  });

  test("is passed over when it may fail, and others are not", async () => {
    const { asked, seen } = ask([marker("(", ")", { mark, failure: "open" }), marker("{", "}")]);
    await asked(request);
    expect(seen[0]?.messages[2]?.content).toBe("{found}");
  });
});

test("a marker whose mark is no function is refused", () => {
  expect(() => createChecker([marker("(", ")", { mark: "mark" as never })])).toThrow("guards[0].mark");
});

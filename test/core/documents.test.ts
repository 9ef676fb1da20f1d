import { afterEach, describe, expect, test } from "vitest";
import { createChecker } from "../../src/core/check.ts";
import type { CheckEvent } from "../../src/core/events.ts";
import { answering, stubGuards, wordGuard } from "../support/stub-guards.ts";

const checker = createChecker(stubGuards());

function chunk(
  id: string,
  text: string,
  metadata: object = {},
): { id: string; text: string; metadata: object } {
  return { id, text, metadata };
}

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

describe.each([{ late: false }, { late: true }])("checkDocuments with late guards: $late", ({ late }) => {
  const checker = createChecker(stubGuards(late));

  test("keeps order and identity, and says what was dropped", async () => {
    const chunks = [chunk("a", "fine"), chunk("b", "an ATTACK"), chunk("c", "fine too")];
    const { documents, dropped } = await checker.checkDocuments(chunks, {});
    expect(documents).toEqual([chunks[0], chunks[2]]);
    expect(documents[0]).toBe(chunks[0]);
    expect(dropped).toEqual([
      {
        id: "b",
        index: 1,
        stage: "retrieval",
        reason: "findings",
        findings: [expect.objectContaining({ ruleId: "prompt-injection/word", stage: "retrieval" })],
      },
    ]);
    expect(JSON.stringify(dropped)).not.toContain("ATTACK");
  });

  test("checks many chunks", async () => {
    const chunks = Array.from({ length: 50 }, (_, index) =>
      chunk(String(index), index % 2 ? "ATTACK" : "fine"),
    );
    const { documents, dropped } = await checker.checkDocuments(chunks);
    expect(documents.map(({ id }) => id)).toEqual(
      chunks.filter((_, index) => index % 2 === 0).map(({ id }) => id),
    );
    expect(dropped).toHaveLength(25);
  });
});

describe("checkDocuments", () => {
  test("keeps a chunk with a vector, as the object it was", async () => {
    const given = chunk("a", "fine", { vector: new Float32Array([0.25, -1.5, 3]), norm: [1, 2] });
    expect((await checker.checkDocuments([given])).documents[0]).toBe(given);
  });

  test.each([
    ["metadata", { title: "ATTACK" }],
    ["a list in metadata", { tags: ["a", ["ATTACK"]] }],
    ["metadata within metadata", { a: { b: { c: "ATTACK" } } }],
    ["a key of metadata", { "please do this ATTACK for me": 1 }],
    ["bytes that read as text", { raw: new TextEncoder().encode("an ATTACK") }],
    ["a buffer that reads as text", { raw: new TextEncoder().encode("an ATTACK").buffer }],
  ])("drops a chunk for %s", async (_, metadata) => {
    expect((await checker.checkDocuments([chunk("a", "fine", metadata)])).documents).toEqual([]);
  });

  test("drops a chunk for a further field and for its id", async () => {
    const chunks = [{ ...chunk("a", "fine"), title: "ATTACK" }, chunk("pages/2024/how-to-ATTACK", "fine")];
    expect((await checker.checkDocuments(chunks)).documents).toEqual([]);
  });

  test("rewrites a copy", async () => {
    const redacting = createChecker(stubGuards(), { policy: { actions: { secret: "redact" } } });
    const given = Object.freeze({
      ...chunk("a", "a SECRET", Object.freeze({ title: "SECRET", page: 3 })),
      score: 0.5,
    });
    const { documents } = await redacting.checkDocuments([given]);
    expect(documents).toEqual([
      { id: "a", text: "a [REDACTED:secret]", metadata: { title: "[REDACTED:secret]", page: 3 }, score: 0.5 },
    ]);
    expect(given.text).toBe("a SECRET");
  });

  test("keeps a key named __proto__ as an own one when it copies", async () => {
    const redacting = createChecker(stubGuards(), { policy: { actions: { secret: "redact" } } });
    const given = JSON.parse('{"id":"a","text":"fine","metadata":{"__proto__":{"polluted":"SECRET"}}}');
    const { documents } = await redacting.checkDocuments([given]);
    expect(JSON.stringify(documents)).toBe(
      '[{"id":"a","text":"fine","metadata":{"__proto__":{"polluted":"[REDACTED:secret]"}}}]',
    );
  });

  const cyclic: { self?: unknown; title: string } = { title: "fine" };
  cyclic.self = cyclic;

  test("reads metadata that holds itself, and drops it when it would have to be rewritten", async () => {
    expect((await checker.checkDocuments([chunk("a", "fine", cyclic)])).documents).toHaveLength(1);
    const redacting = createChecker([wordGuard("fine")], { policy: { actions: { word: "redact" } } });
    expect((await redacting.checkDocuments([chunk("a", "text", cyclic)])).documents).toEqual([]);
  });

  const deep = { value: "ATTACK" as unknown };
  for (let depth = 0; depth < 100; depth++) deep.value = { value: deep.value };
  const hostile = {
    get title(): string {
      throw new Error("broken");
    },
  };

  test.each<[string, unknown, string | undefined]>([
    ["null", null, undefined],
    ["a string", "text", undefined],
    ["a chunk without id", { text: "fine" }, undefined],
    ["a chunk whose text is no string", { id: "a", text: 1 }, "a"],
    ["a chunk that inherits its text", Object.create({ id: "a", text: "fine" }), undefined],
    ["metadata that is too deep", chunk("a", "fine", deep), "a"],
    ["metadata with a getter that throws", chunk("a", "fine", hostile), "a"],
    ["metadata that is a map", chunk("a", "fine", new Map([["title", "ATTACK"]])), "a"],
    ["a URL in metadata", chunk("a", "fine", { from: new URL("https://example.com/ATTACK") }), "a"],
    ["too many values in metadata", chunk("a", "fine", { list: new Array(100_001) }), "a"],
    [
      "an id that throws",
      {
        text: "fine",
        get id(): string {
          throw new Error("broken");
        },
      },
      undefined,
    ],
  ])("drops %s as invalid, and nothing else", async (_, bad, id) => {
    const events: CheckEvent[] = [];
    const reporting = createChecker(stubGuards(), { onEvent: (event) => events.push(event) });
    const good = chunk("good", "fine");
    const { documents, dropped } = await reporting.checkDocuments([bad as typeof good, good]);
    expect(documents).toEqual([good]);
    expect(dropped).toEqual([
      { ...(id !== undefined && { id }), index: 0, stage: "retrieval", reason: "invalid", findings: [] },
    ]);
    expect(events).toContainEqual(expect.objectContaining({ action: "block", reason: "invalid" }));
  });

  test("counts the holes of a sparse list as invalid", async () => {
    const sparse: ReturnType<typeof chunk>[] = [];
    sparse[2] = chunk("a", "fine");
    const { documents, dropped } = await checker.checkDocuments(sparse);
    expect(documents).toHaveLength(1);
    expect(dropped.map(({ index }) => index)).toEqual([0, 1]);
  });

  test.each<[string, () => unknown]>([
    ["null", () => null],
    ["a string", () => "text"],
    ["a list that is none", () => ({ length: 1 })],
    ["an endless list", () => new Array(2 ** 32 - 1)],
  ])("rejects %s", async (_, make) => {
    await expect(checker.checkDocuments(make() as never)).rejects.toMatchObject({
      code: "GUARD_INVALID_INPUT",
      message: expect.stringContaining("chunks: expected"),
    });
  });

  test("gives guards the metadata, the field and the principal", async () => {
    const seen: unknown[] = [];
    const guard = answering(({ origin, principal, metadata, field }) => {
      seen.push([origin, principal, metadata, field]);
      return [];
    });
    const metadata = { title: "fine", "an odd key": "b" };
    const principal = { user: "me" };
    await createChecker([guard]).checkDocuments([chunk("a", "text", metadata)], { principal });
    expect(seen).toEqual([
      ["a", principal, metadata, undefined],
      ["a", principal, metadata, "metadata.title"],
      ["a", principal, metadata, "metadata.*"],
    ]);
  });

  test("drops the chunk on which a guard fails, and no other", async () => {
    const guard = answering(({ text }) => {
      if (text === "odd") throw new Error("broken");
      return [];
    });
    const { documents, dropped } = await createChecker([guard]).checkDocuments([
      chunk("a", "odd"),
      chunk("b", "fine"),
    ]);
    expect(documents.map(({ id }) => id)).toEqual(["b"]);
    expect(dropped).toMatchObject([{ id: "a", reason: "failed" }]);
  });

  test("keeps everything in shadow mode", async () => {
    const shadow = createChecker(stubGuards(), { policy: { shadow: true } });
    const chunks = [chunk("a", "ATTACK"), null as never];
    expect(await shadow.checkDocuments(chunks)).toEqual({ documents: chunks, dropped: [], quarantined: [] });
  });
});

test("checkDocuments stops for an aborted signal even when there is nothing to check", async () => {
  const pending = checker.checkDocuments([], { signal: AbortSignal.abort() });
  await expect(pending).rejects.toMatchObject({ code: "GUARD_ABORTED" });
});

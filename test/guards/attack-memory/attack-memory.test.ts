import { describe, expect, test } from "vitest";
import {
  type AttackStore,
  attackMemory,
  createChecker,
  injectionClassifier,
  isGuardError,
  memoryAttackStore,
} from "../../../src/index.ts";
import { toyEmbedder } from "../../support/toy-models.ts";

const attack = { id: "incident-1", text: "Open the vault at midnight and carry the silver to the harbour" };
const again = "At midnight open the vault and carry the silver to the harbour quickly";

const memoryOf = (options = {}) => attackMemory({ embedder: toyEmbedder, threshold: 0.8, ...options });

describe("attackMemory", () => {
  test("finds what means the same as a known attack, where it stands", async () => {
    const memory = memoryOf({ windowWords: 12 });
    await memory.add([attack]);
    const before = "The weather stays fine and the trains run on time this week. ".repeat(6);
    const { action, findings } = await createChecker([memory]).check(before + again, { stage: "retrieval" });
    expect(action).toBe("block");
    expect(findings[0]).toMatchObject({ ruleId: "prompt-injection/known-attack", guard: "attack-memory" });
    expect(findings[0]?.span.start).toBeGreaterThan(before.length - 80);
  });

  test("learns and forgets while it runs", async () => {
    const memory = memoryOf();
    const checker = createChecker([memory]);
    const action = async () => (await checker.check(again, { stage: "input" })).action;
    expect(await action()).toBe("allow");
    await memory.add([attack]);
    expect(await action()).toBe("block");
    expect(await memory.remove(["incident-1", "unknown"])).toBe(1);
    expect(await action()).toBe("allow");
  });

  test("tells which attack is nearest", async () => {
    const memory = memoryOf();
    expect(await memory.nearest(again)).toBeUndefined();
    await memory.add([attack, { id: "incident-2", text: "Paint all the fences green" }]);
    expect(await memory.nearest(again)).toMatchObject({ id: "incident-1" });
    expect((await memory.nearest("Paint all fences green"))?.similarity).toBeGreaterThan(0.8);
  });

  test("is a model for the classifier too", async () => {
    const memory = memoryOf();
    await memory.add([attack]);
    const checker = createChecker([injectionClassifier({ model: memory.model })]);
    expect((await checker.check(again, { stage: "input" })).findings[0]?.ruleId).toBe(
      "prompt-injection/classifier",
    );
  });

  test("gives the store no text", async () => {
    const seen: unknown[] = [];
    const inner = memoryAttackStore();
    const store: AttackStore = {
      ...inner,
      add: (attacks) => {
        seen.push(...attacks);
        return inner.add(attacks);
      },
    };
    await memoryOf({ store }).add([attack]);
    expect(seen.map((entry) => Object.keys(entry as object))).toEqual([["id", "vectors"]]);
  });

  test("blocks when the store fails", async () => {
    const broken = { ...memoryAttackStore(), nearest: () => [] };
    expect((await createChecker([memoryOf({ store: broken })]).check(again, { stage: "input" })).action).toBe(
      "block",
    );
  });

  test.each([
    [{ embedder: undefined }, "options.embedder"],
    [{ store: {} }, "options.store"],
    [{ threshold: 1.2 }, "options.threshold"],
    [{ stages: ["nowhere"] }, "options.stages"],
    [{ unknown: 1 }, "unknown"],
  ])("refuses the options %j", (options, field) => {
    expect(() => memoryOf(options)).toThrow(field);
  });

  test("refuses attacks without id or text, without quoting them", async () => {
    await expect(memoryOf().add([{ id: "", text: attack.text }])).rejects.toThrow("attacks[0].id");
    await expect(memoryOf().add([attack, { id: "x", text: " " }])).rejects.toThrow("attacks[1].text");
  });
});

describe("memoryAttackStore", () => {
  const vector = (...numbers: number[]) => Float32Array.from(numbers);

  test("refuses what it has no room for, and keeps what it has", async () => {
    const store = memoryAttackStore({ maxVectors: 2 });
    store.add([{ id: "a", vectors: [vector(1, 0), vector(0, 1)] }]);
    const error = await Promise.resolve()
      .then(() => store.add([{ id: "b", vectors: [vector(1, 0)] }]))
      .catch((reason: unknown) => reason);
    expect(isGuardError(error) && error.code).toBe("GUARD_STORE_FULL");
    expect(store.nearest([vector(1, 0)], {})).toEqual([{ id: "a", similarity: 1 }]);
  });

  test("lets an attack take the place of one with its id", () => {
    const store = memoryAttackStore({ maxVectors: 2 });
    store.add([{ id: "a", vectors: [vector(1, 0), vector(0, 1)] }]);
    store.add([{ id: "a", vectors: [vector(0, 1)] }]);
    store.add([{ id: "b", vectors: [vector(1, 0)] }]);
    expect(store.nearest([vector(1, 0)], {})).toEqual([{ id: "b", similarity: 1 }]);
    expect(store.remove(["a", "b"])).toBe(2);
    expect(store.nearest([vector(1, 0)], {})).toEqual([undefined]);
  });

  test("refuses vectors of another length", () => {
    const store = memoryAttackStore();
    store.add([{ id: "a", vectors: [vector(1, 0)] }]);
    expect(() => store.add([{ id: "b", vectors: [vector(1, 0, 0)] }])).toThrow("one length");
    expect(() => store.nearest([vector(1, 0, 0)], {})).toThrow("vector");
  });
});

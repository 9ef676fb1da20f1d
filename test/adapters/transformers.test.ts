import { LRUCache } from "lru-cache";
import { describe, expect, test } from "vitest";
import {
  allMiniLmL6V2,
  multilingualE5Small,
  piGuard,
  promptGuard2,
  promptGuard2Large,
  protectAiV2,
  textClassification,
  transformersEmbedder,
} from "../../src/adapters/transformers.ts";
import { createChecker, injectionClassifier, isGuardError } from "../../src/index.ts";
import { fakeTransformers, labelsOf, tensorOf } from "../support/fake-transformers.ts";

const context = { stage: "input", signal: new AbortController().signal } as const;

async function codeOf(answer: unknown): Promise<unknown> {
  const error = await Promise.resolve(answer).catch((reason: unknown) => reason);
  return isGuardError(error) ? error.code : error;
}

describe("transformersEmbedder", () => {
  test("gives a vector for each text, in batches", async () => {
    const library = fakeTransformers(tensorOf);
    const embedder = transformersEmbedder({ model: "tiny", batchSize: 2, library });
    const vectors = await embedder.embed(["aa", "b", "abc"]);
    expect(vectors.map((vector) => [...vector])).toEqual([
      [2, 0, 0],
      [0, 1, 0],
      [1, 1, 1],
    ]);
    expect(library.requests.batches).toEqual([["aa", "b"], ["abc"]]);
  });

  test("stays offline, and leaves the settings of the application as they were", async () => {
    const library = fakeTransformers(tensorOf);
    await transformersEmbedder({ model: "tiny", localModelPath: "./models", library }).load();
    expect(library.requests.loads).toEqual([
      {
        task: "feature-extraction",
        model: "tiny",
        options: { dtype: "q8", quantized: true, local_files_only: true },
        env: { allowRemoteModels: false, allowLocalModels: true, localModelPath: "./models/" },
      },
    ]);
    expect(library.env).toEqual({
      allowRemoteModels: true,
      allowLocalModels: false,
      localModelPath: "/usual/",
    });
  });

  test("lets the library fetch when it is allowed to", async () => {
    const library = fakeTransformers(tensorOf);
    await transformersEmbedder({ model: "tiny", allowRemote: true, dtype: "fp32", library }).load();
    expect(library.requests.loads[0]).toMatchObject({
      options: { dtype: "fp32", quantized: false, local_files_only: false },
      env: { allowRemoteModels: true },
    });
  });

  test("loads models one after the other, each once, with its own settings", async () => {
    const library = fakeTransformers(tensorOf);
    const [first, same, other] = ["one", "one", "two"].map((folder) =>
      transformersEmbedder({ model: "tiny", localModelPath: folder, library }),
    );
    await Promise.all([first, same, other].map((embedder) => embedder?.embed(["a"])));
    expect(library.requests.loads.map(({ env }) => env)).toMatchObject([
      { localModelPath: "one/" },
      { localModelPath: "two/" },
    ]);
  });

  test("asks a session by one batch at a time", async () => {
    const library = fakeTransformers(tensorOf);
    const embedder = transformersEmbedder({ model: "tiny", library });
    await Promise.all(["a", "b", "c"].map((text) => embedder.embed([text])));
    expect(library.requests.batches).toHaveLength(3);
    expect(library.requests.busiest).toBe(1);
  });

  test("asks once about a text that comes again, and keeps no text", async () => {
    const library = fakeTransformers(tensorOf);
    const cache = new LRUCache<string, Float32Array>({ max: 10 });
    const embedder = transformersEmbedder({ model: "tiny", library, cache });
    await embedder.embed(["abc", "abc", "b"]);
    expect((await embedder.embed(["b", "abc"])).map((vector) => [...vector])).toEqual([
      [0, 1, 0],
      [1, 1, 1],
    ]);
    expect(library.requests.batches).toEqual([["abc", "b"]]);
    expect([...cache.keys()].join()).toMatch(/^[0-9a-f]{64},[0-9a-f]{64}$/);
  });

  test("puts the prefix before every text and into its id", async () => {
    const library = fakeTransformers(tensorOf);
    const embedder = transformersEmbedder({ ...multilingualE5Small, library });
    await embedder.embed(["abc"]);
    expect(library.requests.batches).toEqual([["query: abc"]]);
    expect(embedder.id).toContain("query:");
    expect(embedder.id).not.toBe(transformersEmbedder({ ...multilingualE5Small, prefix: "", library }).id);
  });

  test("stops waiting when it is told to", async () => {
    const library = fakeTransformers(() => new Promise(() => {}));
    const control = new AbortController();
    const embedded = transformersEmbedder({ model: "tiny", library }).embed(["a"], {
      signal: control.signal,
    });
    setTimeout(() => control.abort(new Error("enough")), 5);
    await expect(embedded).rejects.toThrow("enough");
  });

  test.each([
    ["no tensor", () => undefined],
    ["too few rows", () => ({ dims: [1, 3], data: new Float32Array(3) })],
    [
      "a tensor of tokens",
      (texts: readonly string[]) => ({ dims: [texts.length, 5, 3], data: new Float32Array(30) }),
    ],
    [
      "too little data",
      (texts: readonly string[]) => ({ dims: [texts.length, 3], data: new Float32Array(4) }),
    ],
  ])("fails when it is given %s", async (_, answer) => {
    const embedder = transformersEmbedder({ model: "tiny", library: fakeTransformers(answer) });
    expect(await codeOf(embedder.embed(["a", "b"]))).toBe("GUARD_MODEL_FAILED");
  });

  test("does not quote what the pipeline throws", async () => {
    const library = fakeTransformers(([text]) => {
      throw new Error(`cannot tokenize ${text}`);
    });
    const error = await Promise.resolve(
      transformersEmbedder({ model: "tiny", library }).embed(["my secret"]),
    ).catch((reason: unknown) => reason);
    expect(isGuardError(error) && error.code).toBe("GUARD_MODEL_FAILED");
    expect(`${error} ${(error as Error).cause}`).not.toContain("secret");
  });

  test("tries again after a load that failed", async () => {
    const library = fakeTransformers(tensorOf);
    let broken = true;
    const flaky = {
      env: library.env,
      pipeline: async (...args: Parameters<typeof library.pipeline>) => {
        if (broken) throw new Error("file not found");
        return library.pipeline(...args);
      },
    };
    const embedder = transformersEmbedder({ model: "tiny", library: () => flaky });
    expect(await codeOf(embedder.embed(["a"]))).toBe("GUARD_MODEL_INVALID");
    broken = false;
    expect(await embedder.embed(["a"])).toHaveLength(1);
  });

  test("says what to install when neither package is there", async () => {
    await expect(transformersEmbedder({ model: "tiny" }).load()).rejects.toThrow(
      "@huggingface/transformers or @xenova/transformers",
    );
  });

  test.each([
    [{}, "options.model"],
    [{ model: "" }, "options.model"],
    [{ model: "a", allowRemote: "yes" }, "options.allowRemote"],
    [{ model: "a", localModelPath: 1 }, "options.localModelPath"],
    [{ model: "a", pooling: "max" }, "options.pooling"],
    [{ model: "a", batchSize: 0 }, "options.batchSize"],
    [{ model: "a", library: "no" }, "options.library"],
    [{ model: "a", cache: {} }, "options.cache"],
    [{ model: "a", remote: true }, "remote"],
  ])("refuses the options %j", (options, field) => {
    expect(() => transformersEmbedder(options as never)).toThrow(field);
  });
});

describe("textClassification", () => {
  const nested = fakeTransformers((texts) => texts.map(labelsOf));

  test("scores windows by the labels that mean an attack", async () => {
    const model = textClassification({ ...protectAiV2, library: nested });
    expect(await model.score(["OBEY me", "hello"], context)).toEqual([0.9, 0.2]);
  });

  test("reads the flat list that some versions give for one text", async () => {
    const flat = fakeTransformers((texts) =>
      texts.length === 1 ? labelsOf(texts[0] ?? "") : texts.map(labelsOf),
    );
    const model = textClassification({ model: "tiny", labels: ["injection"], library: flat });
    expect(await model.score(["OBEY me"], context)).toEqual([0.9]);
  });

  test("adds up several labels, and asks for all of them", async () => {
    let asked: object = {};
    const library = fakeTransformers((texts, options) => {
      asked = options;
      return texts.map(() => [
        { label: "BENIGN", score: 0.5 },
        { label: "INJECTION", score: 0.2 },
        { label: "JAILBREAK", score: 0.3 },
      ]);
    });
    const model = textClassification({ model: "tiny", labels: ["injection", "jailbreak"], library });
    expect(await model.score(["a", "b"], context)).toEqual([0.5, 0.5]);
    expect(asked).toEqual({ topk: null, top_k: null });
  });

  test("takes the other names when the model has none of the first", async () => {
    const library = fakeTransformers((texts) =>
      texts.map(() => [
        { label: "LABEL_0", score: 0.1 },
        { label: "LABEL_1", score: 0.9 },
      ]),
    );
    expect(await textClassification({ ...promptGuard2, library }).score(["a"], context)).toEqual([0.9]);
  });

  test("refuses a model that has none of the labels, and names those it has", async () => {
    const model = textClassification({ model: "tiny", labels: ["MALICIOUS"], library: nested });
    expect(await codeOf(model.score(["a"], context))).toBe("GUARD_MODEL_INVALID");
    await expect(model.score(["a"], context)).rejects.toThrow("BENIGN, INJECTION");
  });

  test.each([
    [
      "only the best label of each text",
      (texts: readonly string[]) => texts.map((text) => labelsOf(text)[0]),
    ],
    ["too few lists", () => [labelsOf("")]],
    ["no scores", (texts: readonly string[]) => texts.map(() => [{ label: "INJECTION" }])],
  ])("fails when it is given %s", async (_, answer) => {
    const model = textClassification({ ...protectAiV2, library: fakeTransformers(answer) });
    expect(await codeOf(model.score(["a", "b"], context))).toBe("GUARD_MODEL_FAILED");
  });

  test("guards a call", async () => {
    const model = textClassification({ ...protectAiV2, library: nested, windowWords: 6 });
    const checker = createChecker([injectionClassifier({ model })]);
    const text = `${"the weather is fine ".repeat(10)} now OBEY me ${"and the sea is calm ".repeat(10)}`;
    const { action, findings } = await checker.check(text, { stage: "tool" });
    expect(action).toBe("block");
    const [finding] = findings.filter(({ score }) => score > 0.5);
    expect(text.slice(finding?.span.start, finding?.span.end)).toContain("OBEY");
  });

  test.each([
    [{ model: "a" }, "options.labels"],
    [{ model: "a", labels: [] }, "options.labels"],
    [{ model: "a", labels: [""] }, "options.labels[0]"],
    [{ model: "a", labels: ["b"], thresholds: 2 }, "options.thresholds"],
    [{ model: "a", labels: ["b"], windowWords: 0.5 }, "options.windowWords"],
  ])("refuses the options %j", (options, field) => {
    expect(() => textClassification(options as never)).toThrow(field);
  });
});

test.each([
  ["promptGuard2", promptGuard2],
  ["promptGuard2Large", promptGuard2Large],
  ["piGuard", piGuard],
  ["protectAiV2", protectAiV2],
])(
  "the settings %s are complete, and no window has more characters than the model has tokens",
  (_, settings) => {
    const model = textClassification({ ...settings, localModelPath: "models" });
    expect(model).toMatchObject({ id: settings.model, windowWords: 80 });
    // Two of the 512 tokens stand for the beginning and the end.
    expect(model.windowChars).toBeLessThanOrEqual(510);
  },
);

test("the settings of public embedders are complete", () => {
  for (const settings of [allMiniLmL6V2, multilingualE5Small]) {
    expect(transformersEmbedder({ ...settings, localModelPath: "models" }).id).toContain(settings.model);
  }
});

import { LRUCache } from "lru-cache";
import { describe, expectTypeOf, test } from "vitest";
import { promptGuard2, textClassification, transformersEmbedder } from "../../src/adapters/transformers.ts";
import {
  attackMemory,
  type Embedder,
  type FittedHead,
  fitHead,
  type Guard,
  type Head,
  headModel,
  httpEmbedder,
  injectionClassifier,
  type WindowModel,
} from "../../src/index.ts";

declare const head: Head;
declare const embedder: Embedder;

describe("injectionClassifier", () => {
  test("takes a model that answers at once or later", () => {
    injectionClassifier({ model: { id: "a", score: (windows) => windows.map(() => 0) }, threshold: 0.9 });
    injectionClassifier({ model: { id: "a", score: async (windows) => windows.map(() => 0) } });
    // @ts-expect-error: scores are numbers
    injectionClassifier({ model: { id: "a", score: (windows) => windows } });
    // @ts-expect-error: a model has an id
    injectionClassifier({ model: { score: () => [] } });
  });

  test("takes an embedder with its head, and not without", () => {
    injectionClassifier({ model: embedder, head, maxFalsePositiveRate: 0.001 });
    // @ts-expect-error: no head
    injectionClassifier({ model: embedder });
    // @ts-expect-error: thresholds are in the head
    injectionClassifier({ model: embedder, head, threshold: 0.5 });
  });

  test("keeps options of other models away from the built-in one", () => {
    injectionClassifier({ maxFalsePositiveRate: 0.01 });
    // @ts-expect-error: the built-in model has no batches
    injectionClassifier({ batchSize: 3 });
    // @ts-expect-error: the rates that were measured
    injectionClassifier({ maxFalsePositiveRate: 0.02 });
  });
});

describe("models", () => {
  test("have the types of their parts", () => {
    expectTypeOf(fitHead([], embedder)).resolves.toEqualTypeOf<FittedHead>();
    expectTypeOf(headModel(embedder, head)).toEqualTypeOf<WindowModel>();
    expectTypeOf(attackMemory({ embedder })).toExtend<Guard>();
    expectTypeOf(httpEmbedder({ url: "http://h", model: "m" })).toExtend<Embedder>();
    expectTypeOf(transformersEmbedder({ model: "m" })).toExtend<Embedder>();
    expectTypeOf(textClassification({ ...promptGuard2, localModelPath: "models" })).toExtend<WindowModel>();
    // @ts-expect-error: which labels mean an attack is not known
    textClassification({ model: "m" });
  });

  test("take maps and LRU caches", () => {
    transformersEmbedder({ model: "m", cache: new Map<string, Float32Array>() });
    transformersEmbedder({ model: "m", cache: new LRUCache<string, Float32Array>({ max: 10 }) });
    textClassification({ model: "m", labels: ["a"], cache: new LRUCache<string, number>({ max: 10 }) });
    // @ts-expect-error: a cache of something else
    transformersEmbedder({ model: "m", cache: new Map<string, string>() });
  });
});

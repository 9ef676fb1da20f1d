import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { rules } from "../../../src/guards/prompt-injection/rules/index.ts";
import type { Comparison } from "../../support/compare-engines.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

// A process for each batch, so that each has an instance of re2-wasm, and its 16 MB, to itself. Most of the time goes
// into compiling rules there, so batches run side by side.
const batches = Math.min(4, Math.max(2, availableParallelism()));

function compareBatch(batch: number): Promise<Comparison> {
  const child = fork(`${root}test/support/engine-batch.ts`, [String(batch), String(batches)], {
    cwd: root,
    execArgv: ["--import", "tsx"],
    serialization: "advanced",
  });
  return new Promise((resolve, reject) => {
    child.once("message", (comparison) => resolve(comparison as Comparison));
    child.once("error", reject);
    // Comes after every message, unlike the exit; what went wrong stands on the standard error it shares.
    child.once("disconnect", () => reject(new Error(`batch ${batch} ended without a comparison`)));
  });
}

describe("on examples, generated matches and fuzzed texts of every rule", () => {
  let comparisons: Comparison[];
  // The first ones, since a mistake in the matcher shows in hundreds of texts.
  const some = (field: "different" | "missed" | "ungenerated" | "notInRe2Wasm"): string[] =>
    comparisons.flatMap((comparison) => comparison[field]).slice(0, 20);
  const sum = (field: "texts" | "matches", kind: keyof Comparison["texts"]): number =>
    comparisons.reduce((total, comparison) => total + comparison[field][kind], 0);

  beforeAll(async () => {
    comparisons = await Promise.all(Array.from({ length: batches }, (_, batch) => compareBatch(batch)));
  }, 300_000);

  test("re2js and re2-wasm find what the built-in matcher finds", () => {
    expect(some("different")).toEqual([]);
  });

  test("every engine finds the matches that were generated from the patterns alone", () => {
    expect(some("missed")).toEqual([]);
    expect(some("ungenerated")).toEqual([]);
  });

  test("re2-wasm compiles and searches every rule itself", () => {
    expect(some("notInRe2Wasm")).toEqual([]);
  });

  test("there are texts of every kind, and fuzzed ones that match and that do not", () => {
    expect(sum("texts", "example")).toBeGreaterThanOrEqual(6 * rules.length);
    expect(sum("matches", "example")).toBeGreaterThanOrEqual(3 * rules.length);
    expect(sum("texts", "positive")).toBe(6 * rules.length);
    expect(sum("texts", "fuzzed")).toBe(16 * rules.length);
    expect(sum("texts", "long")).toBe(rules.length);
    expect(sum("matches", "fuzzed")).toBeGreaterThan(2 * rules.length);
    expect(sum("matches", "fuzzed")).toBeLessThan(10 * rules.length);
  });
});

import { describe, expect, test } from "vitest";
import { compileRules } from "../../../src/core/compile.ts";
import { createScanner } from "../../../src/core/scan.ts";
import { createViews } from "../../../src/core/views.ts";
import { examples, rules } from "../../../src/guards/pii/rules/index.ts";

test("has examples of both kinds for every rule and none for others", () => {
  const few = rules.filter(
    ({ id }) => Math.min(examples[id]?.positive.length ?? 0, examples[id]?.negative.length ?? 0) < 3,
  );
  expect(few.map(({ id }) => id)).toEqual([]);
  expect(Object.keys(examples).filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
});

test("is context alone, with unique ids", () => {
  expect(rules.filter(({ score }) => score !== 0)).toEqual([]);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

describe.each(rules)("$id", (rule) => {
  const scanner = createScanner([compileRules([rule])]);
  const count = (text: string) => scanner.scan(createViews(text), "input").matches[0]?.length;
  const { positive = [], negative = [] } = examples[rule.id] ?? {};
  test.each(positive)("finds %j", (text) => expect(count(text)).toBeGreaterThan(0));
  test.each(negative)("ignores %j", (text) => expect(count(text)).toBe(0));
});

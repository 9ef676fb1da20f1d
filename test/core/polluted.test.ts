import { expect, test } from "vitest";
import { createChecker, guard } from "../../src/index.ts";

test.each([
  ["action", "allow"],
  ["failure", "open"],
])("no guard takes its %s from a polluted prototype", (field, value) => {
  Object.defineProperty(Object.prototype, field, { value, configurable: true });
  try {
    expect(() => createChecker()).toThrow(`guards: expected no field ${field}`);
    expect(() => guard(async (prompt: string) => prompt)).toThrow("Object.prototype");
  } finally {
    Reflect.deleteProperty(Object.prototype, field);
  }
  expect(() => createChecker()).not.toThrow();
});

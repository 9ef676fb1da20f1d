import { expect, test } from "vitest";
import { generateCode, surroundings } from "./probe.ts";

// Without this, a change of pool or environment would quietly run the same tests in Node twice.
test("modules run in an edge runtime, without globals of Node", () => {
  expect(surroundings()).toEqual({ runtime: "edge-runtime", node: [] });
});

test("an edge runtime makes no code from strings", () => {
  expect(generateCode).toThrow("Code generation from strings disallowed");
});

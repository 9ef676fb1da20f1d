import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { describe, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { guardTransport } from "../../src/adapters/mcp.ts";
import { enforceTools, type ToolDecision, tools } from "../../src/guards/tool-abuse/index.ts";

describe("tools", () => {
  test("gives no arguments for a refused call", () => {
    expectTypeOf<Extract<ToolDecision, { action: "refuse" }>>().not.toHaveProperty("arguments");
    expectTypeOf<Extract<ToolDecision, { action: "approve" }>>().toHaveProperty("arguments");
  });

  test("takes schemas of zod, and no JSON Schema", () => {
    tools({ a: { schema: z.object({ b: z.string() }) } });
    // @ts-expect-error: it would have to be compiled first
    tools({ a: { schema: { type: "object" } } });
  });

  test("keeps the types of what it wraps", () => {
    const set = {
      add: async (given: { a: number }) => given.a,
      mail: { description: "x", execute: () => 1 },
    };
    expectTypeOf(enforceTools(set, tools({}))).toEqualTypeOf(set);
    expectTypeOf(guardTransport(new InMemoryTransport())).toEqualTypeOf<InMemoryTransport>();
  });
});

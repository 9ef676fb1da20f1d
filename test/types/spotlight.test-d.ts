import { describe, expectTypeOf, test } from "vitest";
import type { Guard, QuarantinedDocument, SpotlightMode } from "../../src/index.ts";
import { type Checker, createChecker, guard, spotlight, spotlightDocuments } from "../../src/index.ts";

interface Chunk {
  readonly id: string;
  readonly text: string;
  readonly metadata: { readonly page: number };
}

declare const chunks: readonly Chunk[];
declare const checker: Checker;

describe("spotlight", () => {
  test("is a guard like others", () => {
    expectTypeOf(spotlight()).toEqualTypeOf<Guard>();
    expectTypeOf(spotlight).toBeCallableWith({ mode: "encode" });
    expectTypeOf<SpotlightMode>().toEqualTypeOf<"delimit" | "mark" | "encode">();
    // @ts-expect-error no such mode
    spotlight({ mode: "base64" });
  });

  test("keeps the type of documents", () => {
    const marked = spotlightDocuments(chunks, { mode: "mark" });
    expectTypeOf(marked.documents).toEqualTypeOf<Chunk[]>();
    expectTypeOf(marked.instruction).toBeString();
    expectTypeOf(marked.restore("text")).toBeString();
    expectTypeOf(marked.restoreStream()).toEqualTypeOf<TransformStream<string, string>>();
    // @ts-expect-error a document has a text
    spotlightDocuments([{ id: "a" }]);
  });
});

describe("documents for review", () => {
  test("keep their type", async () => {
    const { quarantined } = await checker.checkDocuments(chunks);
    expectTypeOf(quarantined).toEqualTypeOf<QuarantinedDocument<Chunk>[]>();
    expectTypeOf(quarantined.map(({ chunk }) => chunk)).toEqualTypeOf<Chunk[]>();
  });

  test("are asked for by treatments", () => {
    createChecker([], {
      policy: { actions: { pii: { retrieval: "neutralise" } }, atThreshold: "quarantine" },
    });
    createChecker([], { policy: { atThreshold: { retrieval: "quarantine", tool: "redact" } } });
    // @ts-expect-error no such treatment
    createChecker([], { policy: { atThreshold: "drop" } });
    guard(async (text: string) => text, [], { onQuarantine: (documents) => documents.length });
  });
});

describe("segments", () => {
  test("may have a place for a sentence", () => {
    const read = () => [];
    const write = (request: { system: string }) => request;
    guard(async (request: { system: string }) => request.system, [], {
      segments: { read, write, instruct: (request, sentence) => ({ ...request, system: sentence }) },
    });
    guard(async (request: { system: string }) => request.system, [], {
      // @ts-expect-error the request keeps its type
      segments: { read, write, instruct: (_request, sentence) => sentence },
    });
  });
});

import { describe, expectTypeOf, test } from "vitest";
import {
  type AclRule,
  type Authorize,
  createChecker,
  documentAcl,
  type Guard,
  guard,
  guardRetriever,
  type SqlFilter,
} from "../../src/index.ts";

const acl = documentAcl();
const principal = { tenant: "t", user: "u", groups: ["g"], clearance: 1 };

interface Chunk {
  readonly id: string;
  readonly text: string;
  readonly score: number;
}

describe("documentAcl", () => {
  test("is a guard", () => {
    expectTypeOf(acl).toExtend<Guard>();
    createChecker([acl]);
    guard(async (_: string) => "answer", [acl]);
  });

  test("gives each store its own filter", () => {
    expectTypeOf(acl.filterFor("pgvector", principal).filter).toEqualTypeOf<SqlFilter>();
    expectTypeOf(acl.filterFor("lancedb", principal).filter).toEqualTypeOf<string>();
    expectTypeOf(acl.filterFor("memory", principal).filter).toEqualTypeOf<(metadata: unknown) => boolean>();
    // @ts-expect-error: no such store
    acl.filterFor("mysql", principal);
  });

  test("takes rules that are one thing at a time", () => {
    expectTypeOf({ not: { eq: [{ metadata: "tenant" }, "t"] } } as const).toExtend<AclRule>();
    expectTypeOf({ eq: [{ metadata: "tenant" }] } as const).not.toExtend<AclRule>();
    expectTypeOf({ eq: [{ principal: "role" }, "t"] } as const).not.toExtend<AclRule>();
    expectTypeOf({ matches: [{ metadata: "tenant" }, "t"] } as const).not.toExtend<AclRule>();
  });

  test("takes engines that answer at once or later", () => {
    expectTypeOf(() => new Map([["a", true]])).toExtend<Authorize>();
    expectTypeOf(async () => new Map([["a", true]])).toExtend<Authorize>();
    expectTypeOf(() => ["a"]).not.toExtend<Authorize>();
  });
});

describe("guardRetriever", () => {
  const chunks: Chunk[] = [];

  test("keeps the types of queries and chunks", () => {
    const retrieve = guardRetriever((query: { embedding: number[] }) => (query ? chunks : []), acl, {
      principal,
    });
    expectTypeOf(retrieve).returns.resolves.toEqualTypeOf<Chunk[]>();
    expectTypeOf(retrieve).parameter(0).toEqualTypeOf<{ embedding: number[] }>();
  });

  test("gives the search the filter of the store that is named", () => {
    guardRetriever(
      async (_: string, { filter, limit, signal }) => {
        expectTypeOf(filter?.filter).toEqualTypeOf<SqlFilter | undefined>();
        expectTypeOf(limit).toEqualTypeOf<number>();
        expectTypeOf(signal).toEqualTypeOf<AbortSignal | undefined>();
        return chunks;
      },
      acl,
      { principal, store: "pgvector" },
    );
  });

  test("hands its functions the chunks of the search", () => {
    guardRetriever((_: string) => chunks, acl, { principal, documentOf: (chunk) => chunk.id });
    // @ts-expect-error: chunks have no such field
    guardRetriever((_: string) => chunks, acl, { principal, documentOf: (chunk) => chunk.document });
    // @ts-expect-error: nobody asks
    guardRetriever((_: string) => chunks, acl, {});
  });
});

import { describe, expect, test } from "vitest";
import { type AclRule, documentAcl, type StoreFilters } from "../../../src/index.ts";
import fc from "../../support/property.ts";
import * as any from "./arbitraries.ts";
import { chroma, elasticsearch, mongodb, pinecone, qdrant, weaviate } from "./interpreters.ts";

type Interpreter = (filter: never, metadata: Record<string, unknown>) => boolean;

const stores: readonly (readonly [keyof StoreFilters, Interpreter])[] = [
  ["qdrant", qdrant],
  ["elasticsearch", elasticsearch],
  ["opensearch", elasticsearch],
  ["mongodb", mongodb],
  ["pinecone", pinecone],
  ["chroma", chroma],
  ["weaviate", weaviate],
];

/** Fields that the rule asks for may be missing, which a store keeps as no field at all. */
function stored(metadata: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metadata).filter(([, value]) => value !== undefined && value !== null),
  );
}

describe.each(stores)("the filter for %s", { timeout: 60_000 }, (store, interpret) => {
  test("selects what the canonical rule lets be read, on 10,000 pairs", () => {
    const acl = documentAcl();
    let selected = 0;
    fc.assert(
      fc.property(
        fc.array(any.metadata(any.canonicalSchema, false), { minLength: 50, maxLength: 50 }),
        any.principal,
        (documents, principal) => {
          const { filter, exact } = acl.filterFor(store, principal);
          expect(exact).toBe(true);
          for (const metadata of documents) {
            const expected = acl.canRead(metadata, principal);
            if (interpret(filter as never, metadata) !== expected)
              expect({ metadata, principal, filter }).toBe(expected);
            if (expected) selected++;
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(selected).toBeGreaterThan(500);
  });

  test("selects exactly what any rule lets be read, or more and says so, on 15,000 pairs", () => {
    let exactRules = 0;
    fc.assert(
      fc.property(
        any.rule,
        fc.array(fc.oneof(any.metadata(any.schema, false), any.metadata(any.schema, true)), {
          minLength: 50,
          maxLength: 50,
        }),
        any.principal,
        (rule, documents, principal) => {
          const acl = documentAcl({ fields: any.fields, rule });
          const { filter, exact } = acl.filterFor(store, principal);
          if (exact) exactRules++;
          const asked = new Set(
            [...JSON.stringify(rule).matchAll(/"exists":\{"metadata":"(\w+)"/g)].map(([, key]) => key),
          );
          for (const metadata of documents.map(stored)) {
            // A document without a field that the rule needs is malformed, and not what a filter is there for.
            const whole = Object.entries(any.schema).every(
              ([key, { name }]) => asked.has(key) || name in metadata,
            );
            const readable = acl.canRead(metadata, principal);
            const got = interpret(filter as never, metadata);
            const wrong = readable ? !got : got && exact && whole;
            if (wrong) expect({ rule, metadata, principal, filter, got }).toBe(readable);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(exactRules).toBeGreaterThan(50);
  });

  test.each([
    { overlaps: [{ metadata: "teams" }, ["a"]] },
    { in: [{ metadata: "owner" }, ["a", "b"]] },
    { eq: [{ metadata: "draft" }, true] },
    { lte: [{ metadata: "level" }, 1] },
  ] as const)("says so when documents without a field pass %j turned round", (test) => {
    const [[{ metadata: key }]] = Object.values(test) as [[{ metadata: string }]];
    // Asks for the field, so that it may be missing, and is true for every member of staff.
    const asks: AclRule = {
      any: [{ exists: { metadata: key } }, { in: ["staff", { principal: "groups" }] }],
    };
    const acl = documentAcl({ fields: any.fields, rule: { all: [asks, { not: test }] } });
    const principal = { tenant: "t", user: "u", groups: ["staff"], clearance: 1 };
    const { filter, exact } = acl.filterFor(store, principal);
    expect(acl.canRead({}, principal)).toBe(false);
    expect(interpret(filter as never, {}) && exact).toBe(false);
  });

  test("finds the field where the store keeps it", () => {
    const principal = { tenant: "t", user: "u", groups: [], clearance: 1 };
    const { filter } = documentAcl().filterFor(store, principal, { fields: { tenant: "metadata.org" } });
    const metadata = { "metadata.org": "t", public: true, allow: ["x"], deny: ["y"], clearance: 0 };
    expect(interpret(filter as never, metadata)).toBe(true);
    expect(interpret(filter as never, { ...metadata, "metadata.org": "s", tenant: "t" })).toBe(false);
  });

  test("selects nothing where the rule is false for the principal, whatever is stored", () => {
    const rule = {
      all: [{ eq: [{ metadata: "tenant" }, "t"] }, { in: ["staff", { principal: "groups" }] }],
    } as const;
    const { filter } = documentAcl({ rule }).filterFor(store, {
      tenant: "t",
      user: "u",
      groups: [],
      clearance: 9,
    });
    expect(interpret(filter as never, { tenant: "t" })).toBe(false);
  });
});

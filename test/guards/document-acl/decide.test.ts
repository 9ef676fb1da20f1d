import { expect, test } from "vitest";
import { canonicalRule, documentAcl, type Principal } from "../../../src/index.ts";
import fc from "../../support/property.ts";
import * as any from "./arbitraries.ts";
import { oracle, type Schema } from "./oracle.ts";

/** Many pairs take long on a busy machine. */
const timeout = 60_000;

/** Every decision on some documents and principals; each is one that the oracle makes as well. */
function compare(
  acl: ReturnType<typeof documentAcl>,
  decide: (metadata: Record<string, unknown>, principal: Required<Principal>) => boolean,
  documents: readonly Record<string, unknown>[],
  principals: readonly Required<Principal>[],
): number {
  let allowed = 0;
  for (const principal of principals) {
    const reads = acl.readerFor(principal);
    const narrow = acl.filterFor("memory", principal).filter;
    for (const metadata of documents) {
      const expected = decide(metadata, principal);
      const { readable, reasons } = acl.explain(metadata, principal);
      const got = [acl.canRead(metadata, principal), reads(metadata), narrow(metadata), readable];
      if (readable !== (reasons.length === 0)) expect(reasons).toEqual([]);
      if (got.some((decision) => decision !== expected)) expect({ metadata, principal, got }).toBe(expected);
      if (expected) allowed++;
    }
  }
  return allowed;
}

const documents = (schema: Schema) =>
  fc.array(fc.oneof(any.metadata(schema, false), any.brokenMetadata(schema)), {
    minLength: 20,
    maxLength: 20,
  });
const principals = fc.array(any.principal, { minLength: 10, maxLength: 10 });

test("the canonical rule decides as the oracle does, on 60,000 pairs", { timeout }, () => {
  const acl = documentAcl();
  let allowed = 0;
  fc.assert(
    fc.property(documents(any.canonicalSchema), principals, (given, who) => {
      const decide = (metadata: Record<string, unknown>, principal: (typeof who)[number]) =>
        oracle(canonicalRule, any.canonicalSchema, metadata, principal);
      allowed += compare(acl, decide, given, who);
    }),
    { numRuns: 300 },
  );
  // A comparison of refusals alone would show little.
  expect(allowed).toBeGreaterThan(3000);
});

test("rules of any form decide as the oracle does, on 100,000 pairs", { timeout }, () => {
  let allowed = 0;
  fc.assert(
    fc.property(any.rule, documents(any.schema), principals, (rule, given, who) => {
      const acl = documentAcl({ fields: any.fields, rule });
      const decide = (metadata: Record<string, unknown>, principal: (typeof who)[number]) =>
        oracle(rule, any.schema, metadata, principal);
      allowed += compare(acl, decide, given, who);
    }),
    { numRuns: 500 },
  );
  expect(allowed).toBeGreaterThan(5000);
});

test("a rule and its opposite never both let a document be read, nor do they where a field is missing", {
  timeout,
}, () => {
  fc.assert(
    fc.property(any.rule, documents(any.schema), any.principal, (rule, given, principal) => {
      const reads = documentAcl({ fields: any.fields, rule }).readerFor(principal);
      const others = documentAcl({ fields: any.fields, rule: { not: rule } }).readerFor(principal);
      for (const metadata of given) expect(reads(metadata) && others(metadata)).toBe(false);
      if (!JSON.stringify(rule).includes('"exists"')) expect(reads({}) || others({})).toBe(false);
    }),
    { numRuns: 200 },
  );
});

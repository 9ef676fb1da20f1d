import { describe, expect, test } from "vitest";
import { type AclRule, canonicalRule, type DocumentAclOptions, documentAcl } from "../../../src/index.ts";

const tenant = { eq: [{ metadata: "tenant" }, { principal: "tenant" }] } as const satisfies AclRule;
const fields = { team: { type: "strings" }, level: { type: "number", name: "doc_level" } } as const;
const principal = { tenant: "t", user: "u", groups: ["staff"], clearance: 2 };

function nested(depth: number): AclRule {
  return depth === 1 ? tenant : { not: nested(depth - 1) };
}

describe("options that are refused", () => {
  test.each<[string, unknown, string]>([
    ["no object", "tenant", "options: expected an object"],
    ["an unknown option", { rules: tenant }, 'options["rules"]'],
    ["a rule that is no object", { rule: () => true }, "options.rule: "],
    ["an empty rule", { rule: {} }, "options.rule: "],
    ["two words at once", { rule: { ...tenant, not: tenant } }, "options.rule: "],
    ["an unknown word", { rule: { all: [tenant, { like: ["a", "b"] }] } }, "options.rule.all[1]: "],
    ["a word from a prototype", { rule: Object.create(tenant) }, "options.rule: "],
    [
      "a word behind a getter",
      {
        rule: {
          get all() {
            return [tenant];
          },
        },
      },
      "options.rule.all: ",
    ],
    ["an empty all", { rule: { all: [] } }, "options.rule.all: "],
    ["an empty any", { rule: { not: { any: [] } } }, "options.rule.not.any: "],
    ["no list", { rule: { all: tenant } }, "options.rule.all: "],
    ["one side", { rule: { eq: [{ metadata: "tenant" }] } }, "options.rule.eq: "],
    ["three sides", { rule: { eq: [{ metadata: "tenant" }, "a", "b"] } }, "options.rule.eq: "],
    [
      "a field without a type",
      { rule: { not: { eq: [{ metadata: "owner" }, "a"] } } },
      "options.rule.not.eq[0].metadata: ",
    ],
    [
      "a field named like a method",
      { rule: { exists: { metadata: "constructor" } } },
      "options.rule.exists.metadata: ",
    ],
    [
      "an unknown part of the principal",
      { rule: { eq: [{ metadata: "tenant" }, { principal: "role" }] } },
      "options.rule.eq[1]: ",
    ],
    [
      "a method of the principal",
      { rule: { eq: [{ metadata: "tenant" }, { principal: "toString" }] } },
      "options.rule.eq[1]: ",
    ],
    ["sides of two types", { rule: { eq: [{ metadata: "tenant" }, 1] } }, "options.rule.eq[1]: "],
    ["a list in eq", { rule: { eq: [{ metadata: "allow" }, "a"] } }, "options.rule.eq[0]: "],
    [
      "a text in overlaps",
      { rule: { overlaps: [{ metadata: "allow" }, { principal: "user" }] } },
      "options.rule.overlaps[1]: ",
    ],
    ["a list first in in", { rule: { in: [{ metadata: "allow" }, ["a"]] } }, "options.rule.in[0]: "],
    ["a text in lte", { rule: { lte: [{ metadata: "clearance" }, "2"] } }, "options.rule.lte[1]: "],
    ["an empty text", { rule: { eq: [{ metadata: "tenant" }, ""] } }, "options.rule.eq[1]: "],
    [
      "an empty text in a list",
      { rule: { in: [{ metadata: "tenant" }, ["a", ""]] } },
      "options.rule.in[1]: ",
    ],
    ["a broken number", { rule: { lte: [{ metadata: "clearance" }, 1.5] } }, "options.rule.lte[1]: "],
    ["null", { rule: { eq: [{ metadata: "tenant" }, null] } }, "options.rule.eq[1]: "],
    ["a rule about nothing", { rule: { in: ["staff", { principal: "groups" }] } }, "options.rule: "],
    ["a rule too deep", { rule: nested(17) }, "options.rule.not"],
    [
      "a rule too large",
      { rule: { any: Array.from({ length: 256 }, () => tenant) } },
      "options.rule.any[255]: ",
    ],
    [
      "a list too long",
      { rule: { in: [{ metadata: "tenant" }, new Array(1001).fill("a")] } },
      "options.rule.in[1]: ",
    ],
    ["a name that could be a query", { fields: { tenant: "a; --" } }, 'options.fields["tenant"]: '],
    ["a name that is reserved", { fields: { tenant: "__proto__" } }, 'options.fields["tenant"]: '],
    ["a key that could be a query", { fields: { "a b": { type: "string" } } }, 'options.fields["a b"]: '],
    ["a field of one's own without type", { fields: { team: "team" } }, 'options.fields["team"]: '],
    ["an unknown type", { fields: { team: { type: "array" } } }, 'options.fields["team"].type: '],
    [
      "another type for a canonical field",
      { fields: { allow: { type: "string" } } },
      'options.fields["allow"].type: ',
    ],
    ["authorize that is no function", { authorize: {} }, "options.authorize: "],
    ["no batch", { batchSize: 0 }, "options.batchSize: "],
    ["no time", { timeoutMs: Number.NaN }, "options.timeoutMs: "],
  ])("%s", (_, options, start) => {
    const make = () => documentAcl(options as DocumentAclOptions);
    expect(make).toThrow(expect.objectContaining({ code: "GUARD_INVALID_OPTIONS" }));
    expect(make).toThrow(new RegExp(`^${start.replace(/[.[\]()]/g, "\\$&")}`));
  });

  test("a rule that holds itself", () => {
    const rule: { not?: unknown } = {};
    rule.not = rule;
    expect(() => documentAcl({ rule: rule as AclRule })).toThrow("options.rule.not.not");
  });
});

describe("a rule of one's own", () => {
  test("goes on from the canonical one", () => {
    const acl = documentAcl({
      fields,
      rule: { all: [canonicalRule, { overlaps: [{ metadata: "team" }, { principal: "groups" }] }] },
    });
    const metadata = { tenant: "t", public: true, allow: [], deny: [], clearance: 0, team: ["staff"] };
    expect(acl.canRead(metadata, principal)).toBe(true);
    expect(acl.canRead({ ...metadata, team: [] }, principal)).toBe(false);
    expect(acl.canRead({ ...metadata, deny: ["u"] }, principal)).toBe(false);
  });

  test("denies what is missing or malformed, under any number of not", () => {
    const below = { lte: [{ metadata: "level" }, 1] } as const;
    for (const rule of [below, { not: below }, { not: { not: below } }] as AclRule[]) {
      const acl = documentAcl({ fields, rule });
      for (const level of [undefined, null, "1", Number.NaN, -1]) {
        expect(acl.canRead({ doc_level: level }, principal)).toBe(false);
      }
    }
  });

  test("lets a field be absent when it asks for it, but not broken", () => {
    const level: AclRule = { lte: [{ metadata: "level" }, { principal: "clearance" }] };
    const acl = documentAcl({
      fields,
      rule: { all: [tenant, { any: [{ not: { exists: { metadata: "level" } } }, level] }] },
    });
    const reads = (changes: object) => acl.canRead({ tenant: "t", ...changes }, principal);
    expect([{}, { doc_level: null }, { doc_level: 2 }].map(reads)).toEqual([true, true, true]);
    expect([{ doc_level: 3 }, { doc_level: "2" }, { doc_level: [] }].map(reads)).toEqual([
      false,
      false,
      false,
    ]);
    expect(acl.canRead(Object.create({ doc_level: 2 }, { tenant: { value: "t" } }), principal)).toBe(false);
  });

  test("cannot be changed after it was checked", () => {
    const words = ["u"];
    const acl = documentAcl({ rule: { overlaps: [{ metadata: "allow" }, words] } });
    words.push("v");
    expect(acl.canRead({ allow: ["v"] }, principal)).toBe(false);
  });
});

describe("a filter", () => {
  const acl = documentAcl();

  test.each<[string, object]>([
    ["a path with a quote", { fields: { tenant: 'tenant"' } }],
    ["a path with a dollar sign", { fields: { tenant: "$where" } }],
    ["a path with a reserved part", { fields: { tenant: "metadata.__proto__" } }],
    ["a path of five parts", { fields: { tenant: "a.b.c.d.e" } }],
    ["an empty part", { fields: { tenant: "a..b" } }],
    ["a path that is no text", { fields: { tenant: ["tenant"] } }],
    ["a field that the rule does not know", { fields: { owner: "owner" } }],
    ["an unknown option", { field: { tenant: "tenant" } }],
    ["a placeholder before the first", { firstParameter: 0 }],
  ])("refuses %s", (_, options) => {
    expect(() => acl.filterFor("pgvector", principal, options)).toThrow(
      expect.objectContaining({ code: "GUARD_INVALID_OPTIONS" }),
    );
  });

  test.each(["mysql", "toString", "__proto__", undefined])("refuses the store %s", (store) => {
    expect(() => acl.filterFor(store as "qdrant", principal)).toThrow(/^store: expected postgres, pgvector/);
  });

  test("refuses a name that Orama takes for an operator", () => {
    expect(() => acl.filterFor("orama", principal, { fields: { allow: "or" } })).toThrow(
      "options.fields.allow",
    );
  });

  test.each(["docs; --", 'a"b', "", "a.b.c.d.e"])("refuses the table %j", (table) => {
    expect(() => acl.rowLevelSecurityPolicy(table)).toThrow(
      expect.objectContaining({ code: "GUARD_INVALID_OPTIONS" }),
    );
  });

  test("refuses other names in a policy", () => {
    expect(() => acl.rowLevelSecurityPolicy("docs", { name: "a b" })).toThrow("options.name");
    expect(() => acl.rowLevelSecurityPolicy("docs", { prefix: "app'" })).toThrow("options.prefix");
    expect(() => acl.rowLevelSecuritySettings(principal, { prefix: "app.x" })).toThrow("options.prefix");
  });

  test("has no value in the text of a query with parameters", () => {
    const hostile = { tenant: "MARK'1", user: 'MARK"2', groups: ["MARK;3", "MARK$4"], clearance: 2 };
    for (const store of ["postgres", "sqlite", "libsql"] as const) {
      const { text, values } = acl.filterFor(store, hostile).filter;
      expect(text).not.toContain("MARK");
      expect(JSON.stringify(values).match(/MARK/g)?.length).toBeGreaterThanOrEqual(4);
    }
  });

  test("keeps a field named like a part of every object an own one", () => {
    const odd = documentAcl({
      fields: { tenant: "hasOwnProperty", loose: { type: "string" } },
      rule: { all: [tenant, { not: { eq: [{ metadata: "loose" }, "a"] } }] },
    });
    expect(JSON.stringify(odd.filterFor("mongodb", principal))).toBe(
      '{"filter":{"$and":[{"hasOwnProperty":{"$eq":"t"}},{"loose":{"$ne":"a"}}]},"exact":true}',
    );
  });

  test("says that two fields cannot be compared where a store cannot, and leaves the rest in", () => {
    const two = documentAcl({
      fields: { owner: { type: "string" } },
      rule: { all: [tenant, { in: [{ metadata: "owner" }, { metadata: "allow" }] }] },
    });
    expect(two.filterFor("qdrant", principal)).toEqual({
      filter: { must: [{ key: "tenant", match: { value: "t" } }] },
      exact: false,
    });
    expect(two.filterFor("postgres", principal).exact).toBe(true);
    const either = documentAcl({
      fields: { owner: { type: "string" } },
      rule: { any: [tenant, { in: [{ metadata: "owner" }, { metadata: "allow" }] }] },
    });
    expect(either.filterFor("chroma", principal)).toEqual({ filter: undefined, exact: false });
  });
});

import type { AclRule, DocumentAclOptions, FieldType, Operand, Principal } from "../../../src/index.ts";
import fc from "../../support/property.ts";
import type { Schema } from "./oracle.ts";

/** Names that are something else to a query language, to a format or to an object. */
export const names: readonly string[] = [
  ...[
    "alice",
    "ALICE",
    "alice ",
    " ",
    "Anna Müller",
    "é",
    "e\u0301",
    "İ",
    "i",
    "ß",
    "SS",
    "😀",
    "日本",
    "\u202e",
  ],
  ...[
    "'",
    "''",
    "a'b",
    "' OR '1'='1",
    "'; DROP TABLE docs; --",
    '"',
    '"a"',
    "`",
    "[x]",
    "x]",
    "\\",
    "\\'",
    "a\\",
  ],
  ...[
    "%",
    "_",
    "*",
    "?",
    "$1",
    "$eq",
    "$$",
    ":a",
    "@a",
    "{}",
    '{"$ne":null}',
    "{a,b}",
    "a,b",
    "(",
    "--",
    "/*",
  ],
  ...[
    "null",
    "NULL",
    "undefined",
    "true",
    "1",
    "0",
    "-1",
    "NaN",
    "[]",
    '["a"]',
    "\n",
    "\t",
    "a\r\nb",
    "\u0001",
  ],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "allow", "deny"],
];

const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...names.slice(0, 6)) },
  { weight: 4, arbitrary: fc.constantFrom(...names) },
);

const list = fc.array(name, { maxLength: 3 });
const level = fc.nat({ max: 3 });

export const principal: fc.Arbitrary<Required<Principal>> = fc.record(
  { tenant: fc.constantFrom("a'b", "alice"), user: name, groups: list, clearance: level },
  { noNullPrototype: true },
);

const values: Readonly<Record<FieldType, fc.Arbitrary<unknown>>> = {
  string: name,
  strings: list,
  number: level,
  boolean: fc.boolean(),
};

/** Fields of one's own beside the canonical ones, under other names in the metadata. */
export const fields: NonNullable<DocumentAclOptions["fields"]> = {
  tenant: "org_id",
  owner: { type: "string" },
  teams: { type: "strings", name: "team_ids" },
  level: { type: "number" },
  draft: { type: "boolean", name: "is_draft" },
};

export const canonicalSchema: Schema = {
  tenant: { name: "tenant", type: "string" },
  public: { name: "public", type: "boolean" },
  allow: { name: "allow", type: "strings" },
  deny: { name: "deny", type: "strings" },
  clearance: { name: "clearance", type: "number" },
};

export const schema: Schema = {
  ...canonicalSchema,
  tenant: { name: "org_id", type: "string" },
  owner: { name: "owner", type: "string" },
  teams: { name: "team_ids", type: "strings" },
  level: { name: "level", type: "number" },
  draft: { name: "is_draft", type: "boolean" },
};

/** Metadata in which every field has its type; without some of them when `partial`. */
export function metadata(of: Schema, partial: boolean): fc.Arbitrary<Record<string, unknown>> {
  const model = Object.values(of).map(({ name, type }) => [
    name,
    name === "tenant" || name === "org_id" ? fc.constantFrom("a'b", "alice") : values[type],
  ]);
  return fc.record(Object.fromEntries(model), {
    noNullPrototype: true,
    ...(partial && { requiredKeys: [] }),
  }) as fc.Arbitrary<Record<string, unknown>>;
}

const broken = fc.constantFrom<unknown>(
  ...[
    undefined,
    null,
    "",
    "true",
    "engineering",
    0,
    1,
    1.5,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "2",
    true,
  ],
  ...[
    [],
    [""],
    [1],
    ["alice", 1],
    [null],
    new Array(2),
    {},
    { length: 1, 0: "alice" },
    new Set(["alice"]),
    [["alice"]],
  ],
  ...[new String("alice"), new Date(0), () => true, Symbol.iterator, 2n, 2 ** 53],
);

/** Metadata of which some fields are broken or missing. */
export function brokenMetadata(of: Schema): fc.Arbitrary<Record<string, unknown>> {
  const keys = Object.values(of).map((field) => field.name);
  return fc
    .tuple(metadata(of, true), fc.array(fc.tuple(fc.constantFrom(...keys), broken), { maxLength: 2 }))
    .map(([given, changes]) => ({ ...given, ...Object.fromEntries(changes) }));
}

const md = (key: string): Operand => ({ metadata: key });

const strings = fc.oneof(
  name,
  fc.constantFrom<Operand>(md("tenant"), md("owner"), { principal: "tenant" }, { principal: "user" }),
);
const lists = fc.oneof(
  list,
  fc.constantFrom<Operand>(
    md("allow"),
    md("deny"),
    md("teams"),
    { principal: "ids" },
    { principal: "groups" },
  ),
);
const numbers = fc.oneof(
  level,
  fc.constantFrom<Operand>(md("clearance"), md("level"), { principal: "clearance" }),
);
const booleans = fc.oneof(fc.boolean(), fc.constantFrom<Operand>(md("public"), md("draft")));

const { node } = fc.letrec<{ node: AclRule }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.oneof(
      fc.record({
        eq: fc.oneof(fc.tuple(strings, strings), fc.tuple(booleans, booleans), fc.tuple(numbers, numbers)),
      }),
      fc.record({ in: fc.tuple(strings, lists) }),
      fc.record({ overlaps: fc.tuple(lists, lists) }),
      fc.record({ lte: fc.tuple(numbers, numbers) }),
      fc.record({ exists: fc.constantFrom(...Object.keys(schema)).map((metadata) => ({ metadata })) }),
    ) as fc.Arbitrary<AclRule>,
    fc.record({ all: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("node") }),
  ),
}));

/** Rules over {@link schema} that refer to metadata. */
export const rule: fc.Arbitrary<AclRule> = node.filter((given) =>
  JSON.stringify(given).includes('"metadata"'),
);

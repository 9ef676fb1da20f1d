import { describe, expect, test } from "vitest";
import { documentAcl, type Principal } from "../../../src/index.ts";

const acl = documentAcl();
const principal: Required<Principal> = { tenant: "t", user: "u", groups: ["g"], clearance: 2 };
const sound = { tenant: "t", public: true, allow: ["u"], deny: ["x"], clearance: 1 };

function withGetter(name: string, value: unknown): object {
  return Object.defineProperty({ ...sound }, name, { get: () => value, enumerable: true });
}

function without(name: string): object {
  return Object.fromEntries(Object.entries(sound).filter(([key]) => key !== name));
}

const throwing = (trap: string) =>
  new Proxy(sound, {
    [trap]: () => {
      throw new Error("never");
    },
  });

describe("who may read", () => {
  const may = (changes: object, who: Partial<Principal> = {}) =>
    acl.canRead({ ...sound, public: false, allow: [], deny: [], ...changes }, { ...principal, ...who });

  test.each<[string, object, Partial<Principal>, boolean]>([
    ["a public document", { public: true }, {}, true],
    ["a document that allows the user", { allow: ["u"] }, {}, true],
    ["a document that allows a group", { allow: ["x", "g"] }, {}, true],
    ["a document that allows nobody", {}, {}, false],
    ["a document that allows others", { allow: ["U", "G", "u ", "t"] }, {}, false],
    ["a public document that denies the user", { public: true, deny: ["u"] }, {}, false],
    ["a document that allows the user and denies the group", { allow: ["u"], deny: ["g"] }, {}, false],
    ["a public document of another tenant", { public: true, tenant: "T" }, {}, false],
    ["a document of the same clearance", { public: true, clearance: 2 }, {}, true],
    ["a document above the clearance", { public: true, clearance: 3 }, {}, false],
    ["a document for everybody's clearance", { public: true, clearance: 0 }, { clearance: 0 }, true],
    ["a document that allows the user, who has no groups", { allow: ["u"] }, { groups: [] }, true],
    ["a document that allows a group, for one without groups", { allow: ["g"] }, { groups: [] }, false],
    [
      "a document that denies a group, for one without groups",
      { public: true, deny: ["g"] },
      { groups: [] },
      true,
    ],
    [
      "a document that allows a group with the name of the user",
      { allow: ["u"] },
      { user: "v", groups: ["u"] },
      true,
    ],
    [
      "a document that allows a name like a method",
      { allow: ["toString"] },
      { groups: ["constructor"] },
      false,
    ],
    ["the same letter in another form", { allow: ["e\u0301"] }, { user: "\u00e9" }, false],
  ])("%s", (_, changes, who, expected) => {
    expect(may(changes, who)).toBe(expected);
  });
});

describe("metadata that is unreadable", () => {
  test.each<[string, unknown]>([
    ...Object.keys(sound).flatMap((name): [string, unknown][] => [
      [`without ${name}`, without(name)],
      [`with ${name} null`, { ...sound, [name]: null }],
      [`with ${name} undefined`, { ...sound, [name]: undefined }],
      [`with ${name} an object`, { ...sound, [name]: {} }],
      [`with ${name} behind a getter`, withGetter(name, sound[name as keyof typeof sound])],
      [`with ${name} from a prototype`, Object.setPrototypeOf(without(name), sound)],
      [`with ${name} from __proto__`, JSON.parse(`{"__proto__":${JSON.stringify(sound)}}`)],
    ]),
    ["with public as a text", { ...sound, public: "true" }],
    ["with public as a number", { ...sound, public: 1 }],
    ["with public as an object", { ...sound, public: Object(true) }],
    ["with allow as a text", { ...sound, allow: "u" }],
    ["with allow as a set", { ...sound, allow: new Set(["u"]) }],
    ["with allow as something like an array", { ...sound, allow: { 0: "u", length: 1 } }],
    ["with a number among allow", { ...sound, allow: ["u", 7] }],
    ["with null among allow", { ...sound, allow: ["u", null] }],
    ["with an empty text among allow", { ...sound, allow: ["u", ""] }],
    ["with a text object among allow", { ...sound, allow: ["u", Object("u")] }],
    ["with a list among allow", { ...sound, allow: [["u"]] }],
    // biome-ignore lint/suspicious/noSparseArray: that is the point
    ["with a hole in deny", { ...sound, deny: ["x", , "y"] }],
    ["with nothing but a length in deny", { ...sound, deny: new Array(3) }],
    ["with a list of four billion", { ...sound, deny: new Array(2 ** 32 - 1) }],
    ["with more than 10,000 in deny", { ...sound, deny: new Array(10_001).fill("x") }],
    ["with an empty tenant", { ...sound, tenant: "" }],
    ["with a tenant in a list", { ...sound, tenant: ["t"] }],
    ["with a tenant object", { ...sound, tenant: Object("t") }],
    ["with clearance as a text", { ...sound, clearance: "1" }],
    ["with clearance NaN", { ...sound, clearance: Number.NaN }],
    ["with clearance infinite", { ...sound, clearance: Number.NEGATIVE_INFINITY }],
    ["with clearance negative", { ...sound, clearance: -1 }],
    ["with clearance broken", { ...sound, clearance: 0.5 }],
    ["with clearance as a big integer", { ...sound, clearance: 1n }],
    ["in an array", [sound]],
    ["in an array with names", Object.assign([], sound)],
    ["in a map", new Map(Object.entries(sound))],
    ["in a function", Object.assign(() => sound, sound)],
    ["in a text", JSON.stringify(sound)],
    ["that is null", null],
    ["that is undefined", undefined],
    ["in a proxy that throws for fields", throwing("getOwnPropertyDescriptor")],
    [
      "in a proxy that throws for names",
      new Proxy(
        {},
        {
          has: () => {
            throw new Error("never");
          },
        },
      ),
    ],
    ["in a proxy that says it has everything", new Proxy({}, { get: () => true, has: () => true })],
    ["in a revoked proxy", revoked()],
    ["with a list in a revoked proxy", { ...sound, deny: revoked() }],
    ["with a list in a proxy that has no end", { ...sound, deny: endless() }],
  ])("%s", (_, metadata) => {
    expect(acl.canRead(metadata, principal)).toBe(false);
    expect(acl.readerFor(principal)(metadata)).toBe(false);
    expect(acl.filterFor("memory", principal).filter(metadata)).toBe(false);
  });

  test("is not so for what is sound, in any harmless form", () => {
    const frozen = Object.freeze({ ...sound, allow: Object.freeze([...sound.allow]) });
    const bare = Object.assign(Object.create(null), sound);
    const parsed = JSON.parse(JSON.stringify({ ...sound, title: "Leave" }));
    for (const metadata of [sound, frozen, bare, parsed, new Proxy(sound, {})])
      expect(acl.canRead(metadata, principal)).toBe(true);
  });
});

const broken: readonly (readonly [string, unknown])[] = [
  ["that is missing", undefined],
  ["that is null", null],
  ["that is a text", "u"],
  ["in an array", [principal]],
  ["without anything", {}],
  ...Object.keys(principal).flatMap((name): [string, unknown][] => [
    [`without ${name}`, Object.fromEntries(Object.entries(principal).filter(([key]) => key !== name))],
    [`with ${name} null`, { ...principal, [name]: null }],
    [`with ${name} behind a getter`, Object.defineProperty({ ...principal }, name, { get: () => "t" })],
  ]),
  ["with everything from a prototype", Object.create(principal)],
  ["with an empty user", { ...principal, user: "" }],
  ["with an empty tenant", { ...principal, tenant: "" }],
  ["with a user that no store keeps", { ...principal, user: "u\0" }],
  ["with half a surrogate pair", { ...principal, user: "u\ud800" }],
  ["with groups as a text", { ...principal, groups: "g" }],
  ["with an empty group", { ...principal, groups: ["g", ""] }],
  ["with a number among groups", { ...principal, groups: [1] }],
  ["with a hole in groups", { ...principal, groups: new Array(1) }],
  ["with too many groups", { ...principal, groups: new Array(10_000).fill("g") }],
  ["with clearance as a text", { ...principal, clearance: "2" }],
  ["with clearance infinite", { ...principal, clearance: Number.POSITIVE_INFINITY }],
  ["with clearance NaN", { ...principal, clearance: Number.NaN }],
  ["in a revoked proxy", revoked()],
];

describe.each(broken)("a principal %s", (_, given) => {
  test("reads nothing", () => {
    expect(acl.canRead(sound, given as Principal)).toBe(false);
  });

  test("is refused where it is handed in by a program", () => {
    const error = expect.objectContaining({
      code: "GUARD_INVALID_INPUT",
      message: expect.stringMatching(/^principal/),
    });
    expect(() => acl.readerFor(given as Principal)).toThrow(error);
    expect(() => acl.filterFor("qdrant", given as Principal)).toThrow(error);
    expect(() => acl.rowLevelSecuritySettings(given as Principal)).toThrow(error);
  });
});

describe("a principal that changes", () => {
  test("loses a group at once", () => {
    const groups = ["g"];
    const who = { ...principal, groups };
    const metadata = { ...sound, public: false, allow: ["g"] };
    expect(acl.canRead(metadata, who)).toBe(true);
    groups.length = 0;
    expect(acl.canRead(metadata, who)).toBe(false);
    groups.push("g");
    expect(acl.canRead(metadata, who)).toBe(true);
    groups[0] = "h";
    expect(acl.canRead(metadata, who)).toBe(false);
    groups[0] = "g";
    who.clearance = 0;
    expect(acl.canRead(metadata, who)).toBe(false);
  });

  test("does not reach a reader that was made before", () => {
    const who = { ...principal, groups: ["g"] };
    const reads = acl.readerFor(who);
    who.tenant = "other";
    who.groups[0] = "other";
    expect(reads({ ...sound, public: false, allow: ["g"] })).toBe(true);
    expect(reads({ ...sound, public: false, allow: ["other"] })).toBe(false);
  });

  test("may have many groups", () => {
    const groups = Array.from({ length: 9_999 }, (_, index) => `g${index}`);
    const metadata = {
      ...sound,
      public: false,
      allow: ["none", "g9998"],
      deny: new Array(10_000).fill("none"),
    };
    expect(acl.canRead(metadata, { ...principal, groups })).toBe(true);
  });
});

describe("explain", () => {
  const closed = { ...sound, public: false };

  test.each<[string, unknown, unknown, readonly string[]]>([
    ["nothing to say", sound, principal, []],
    [
      "another tenant and too little clearance",
      { ...sound, tenant: "s", clearance: 3 },
      principal,
      ["rule.all[0].eq", "rule.all[1].lte"],
    ],
    ["a refusal", { ...sound, deny: ["g"] }, principal, ["rule.all[2].not.overlaps"]],
    [
      "nothing that allows",
      { ...closed, allow: [] },
      principal,
      ["rule.all[3].any[0].eq", "rule.all[3].any[1].overlaps"],
    ],
    ["a malformed field", { ...sound, public: "true" }, principal, ["metadata.public: expected a boolean"]],
    ["no metadata", undefined, principal, ["metadata: expected an object"]],
    [
      "a proxy",
      throwing("getOwnPropertyDescriptor"),
      principal,
      ["metadata: expected fields that can be read"],
    ],
    [
      "a malformed principal",
      sound,
      { ...principal, clearance: "2" },
      ["principal.clearance: expected a whole number from 0 on"],
    ],
    ["no principal", sound, undefined, ["principal: expected an object"]],
    ["a revoked principal", sound, revoked(), ["principal: expected fields that can be read"]],
  ])("%s", (_, metadata, who, reasons) => {
    expect(acl.explain(metadata, who as Principal)).toEqual({ readable: reasons.length === 0, reasons });
  });
});

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}

/** Claims more items than could ever be read. */
function endless(): unknown {
  const get = (_: unknown, name: string | symbol) => (name === "length" ? 2 ** 40 : "x");
  return new Proxy([], { get, getOwnPropertyDescriptor: () => ({ value: "x", configurable: true }) });
}

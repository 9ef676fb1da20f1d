import { describe, expect, test, vi } from "vitest";
import {
  type CedarAnswer,
  fromCasbin,
  fromCasl,
  fromCedar,
  fromCerbos,
  fromOpenFga,
} from "../../src/adapters/authorize/index.ts";
import { type Authorize, authorizeDocuments } from "../../src/index.ts";

const principal = { tenant: "t", user: "alice", groups: ["staff"], clearance: 1 };

async function decide(authorize: Authorize, ids: readonly string[]): Promise<Record<string, boolean>> {
  const { decisions } = await authorizeDocuments(authorize, principal, ids);
  return Object.fromEntries(decisions);
}

describe("fromCasl", () => {
  test("asks about a document alone, never about documents in general", async () => {
    const can = vi.fn(() => true);
    const subjects = () =>
      new Map<string, unknown>([
        ["a", { id: "a" }],
        ["b", undefined],
        ["c", "Document"],
      ]);
    const authorize = fromCasl({ abilityFor: () => ({ can }), subjects });
    expect(await decide(authorize, ["a", "b", "c", "d"])).toEqual({ a: true, b: false, c: false, d: false });
    expect(can.mock.calls).toEqual([["read", { id: "a" }]]);
  });
});

describe("fromCasbin", () => {
  test("asks for all documents at once, with the values of the model", async () => {
    const batchEnforce = vi.fn(async (requests: unknown[]) => requests.map((_, index) => index === 1));
    expect(await decide(fromCasbin({ batchEnforce }), ["a", "b"])).toEqual({ a: false, b: true });
    expect(batchEnforce).toHaveBeenCalledWith([
      ["alice", "a", "read"],
      ["alice", "b", "read"],
    ]);
  });

  test("takes no answers that it cannot tell apart", async () => {
    expect(await decide(fromCasbin({ batchEnforce: async () => [true] }), ["a", "b"])).toEqual({
      a: false,
      b: false,
    });
  });
});

describe("fromCedar", () => {
  const allow = { decision: "allow", diagnostics: { errors: [] } };

  test.each<[string, CedarAnswer, boolean]>([
    ["a permission", { type: "success", response: allow }, true],
    ["a refusal", { type: "success", response: { ...allow, decision: "deny" } }, false],
    [
      "a permission beside a policy that failed",
      { type: "success", response: { ...allow, diagnostics: { errors: [{}] } } },
      false,
    ],
    ["a failure", { type: "failure" }, false],
  ])("reads %s", async (_, answer, expected) => {
    expect(
      await decide(
        fromCedar(
          () => answer,
          (_request, id) => id,
        ),
        ["a"],
      ),
    ).toEqual({ a: expected });
  });
});

describe("fromOpenFga", () => {
  test("tells answers apart by their correlation id", async () => {
    const batchCheck = async ({ checks }: { checks: { object: string; correlationId: string }[] }) => ({
      result: [
        ...checks.map(({ object, correlationId }) => ({ allowed: object === "document:b", correlationId })),
        { allowed: true, correlationId: "7" },
      ].reverse(),
    });
    expect(await decide(fromOpenFga({ batchCheck }), ["a", "b", "c"])).toEqual({
      a: false,
      b: true,
      c: false,
    });
  });

  test.each(["*", "team#member", "user:bob", "a b"])("asks nothing about %j", async (id) => {
    const batchCheck = vi.fn();
    expect(await decide(fromOpenFga({ batchCheck }), [id])).toEqual({ [id]: false });
    expect(batchCheck).not.toHaveBeenCalled();
  });

  test("uses the names of a model", async () => {
    const batchCheck = vi.fn(async () => ({ result: [] }));
    const options = {
      user: () => "employee:7",
      relation: () => "viewer",
      object: (id: string) => `page:${id}`,
    };
    await decide(fromOpenFga({ batchCheck }, options), ["a"]);
    const check = { user: "employee:7", relation: "viewer", object: "page:a", correlationId: "0" };
    expect(batchCheck).toHaveBeenCalledWith({ checks: [check] });
  });
});

describe("fromCerbos", () => {
  test("counts true alone, and asks about documents with attributes", async () => {
    const isAllowed = vi.fn(({ resource: { id } }: { resource: { id: string } }) =>
      id === "a" ? true : undefined,
    );
    const checkResources = vi.fn(async (_: object) => ({ isAllowed }));
    const attributes = () =>
      new Map([
        ["a", { owner: "alice" }],
        ["b", {}],
      ]);
    expect(
      await decide(fromCerbos({ checkResources }, { attributes, kind: "page" }), ["a", "b", "c"]),
    ).toEqual({
      a: true,
      b: false,
      c: false,
    });
    expect(checkResources.mock.calls[0]?.[0]).toEqual({
      principal: { id: "alice", roles: ["user"], attr: { tenant: "t", groups: ["staff"], clearance: 1 } },
      resources: [
        { resource: { kind: "page", id: "a", attr: { owner: "alice" } }, actions: ["read"] },
        { resource: { kind: "page", id: "b", attr: {} }, actions: ["read"] },
      ],
    });
  });
});

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { defineAbility, subject } from "@casl/ability";
import { isAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import { HTTP } from "@cerbos/http";
import { OpenFgaClient } from "@openfga/sdk";
import { newEnforcer, newModelFromString, StringAdapter } from "casbin";
import { afterEach, describe, expect, test } from "vitest";
import {
  fromCasbin,
  fromCasl,
  fromCedar,
  fromCerbos,
  fromOpenFga,
} from "../../../src/adapters/authorize/index.ts";
import { type Authorize, authorizeDocuments } from "../../../src/index.ts";

const principal = { tenant: "t", user: "alice", groups: ["staff"], clearance: 1 };

async function allowed(authorize: Authorize, ids: readonly string[], who: object = {}): Promise<string[]> {
  const { decisions } = await authorizeDocuments(authorize, { ...principal, ...who }, ids);
  return [...decisions].filter(([, may]) => may).map(([id]) => id);
}

describe("CASL", () => {
  test("allows what the ability allows, and nothing about documents that are not known", async () => {
    const authorize = fromCasl({
      abilityFor: ({ tenant }) =>
        defineAbility((can, cannot) => {
          can("read", "Document", { tenant });
          cannot("read", "Document", { secret: true });
        }),
      subjects: () =>
        new Map([
          ["own", subject("Document", { tenant: "t", secret: false })],
          ["secret", subject("Document", { tenant: "t", secret: true })],
          ["foreign", subject("Document", { tenant: "s", secret: false })],
        ]),
    });
    expect(await allowed(authorize, ["own", "secret", "foreign", "unknown"])).toEqual(["own"]);
  });
});

describe("casbin", () => {
  test("allows what the policy allows and nothing that it denies", async () => {
    const model = newModelFromString(`
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = r.sub == p.sub && r.obj == p.obj && r.act == p.act`);
    const policy = [
      ["alice", "own", "read", "allow"],
      ["alice", "both", "read", "allow"],
      ["alice", "both", "read", "deny"],
      ["bob", "foreign", "read", "allow"],
    ];
    const text = policy.map((line) => `p, ${line.join(", ")}`).join("\n");
    const enforcer = await newEnforcer(model, new StringAdapter(text));
    expect(await allowed(fromCasbin(enforcer), ["foreign", "both", "own", "unknown"])).toEqual(["own"]);
  });
});

describe("Cedar", () => {
  test("allows what is permitted, nothing that is forbidden, and nothing where a policy fails", async () => {
    const staticPolicies = `
      permit(principal, action == Action::"read", resource) when { resource.tenant == "t" };
      forbid(principal, action, resource) when { resource.secret };`;
    const entity = (id: string, attrs: Record<string, string | boolean>) => ({
      uid: { type: "Document", id },
      attrs,
      parents: [],
    });
    const entities = [
      entity("own", { tenant: "t", secret: false }),
      entity("secret", { tenant: "t", secret: true }),
      entity("foreign", { tenant: "s", secret: false }),
      // Whether it is secret cannot be told, so the policy that forbids fails.
      entity("broken", { tenant: "t" }),
    ];
    const authorize = fromCedar(isAuthorized, (request, id) => ({
      principal: { type: "User", id: request.principal.user },
      action: { type: "Action", id: request.action },
      resource: { type: "Document", id },
      context: {},
      policies: { staticPolicies },
      entities,
    }));
    expect(await allowed(authorize, ["own", "secret", "foreign", "broken", "unknown"])).toEqual(["own"]);
  });
});

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that answers every request with what the function makes of its body. */
async function serve(answer: (body: never) => object): Promise<string> {
  server = createServer(async (request, response) => {
    const parts: Uint8Array[] = [];
    for await (const part of request) parts.push(part as Uint8Array);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer(JSON.parse(new TextDecoder().decode(Buffer.concat(parts))) as never)));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("OpenFGA", () => {
  test("allows what the server allows, whatever the order of its answers", async () => {
    interface Check {
      readonly tuple_key: { readonly user: string; readonly relation: string; readonly object: string };
      readonly correlation_id: string;
    }
    const seen: string[] = [];
    const apiUrl = await serve(({ checks }: { checks: Check[] }) => {
      seen.push(
        ...checks.map(({ tuple_key: { user, relation, object } }) => `${user} ${relation} ${object}`),
      );
      const answers = checks.map(({ tuple_key, correlation_id }): [string, object] => [
        correlation_id,
        tuple_key.object === "document:broken"
          ? { allowed: true, error: { message: "no such type" } }
          : { allowed: tuple_key.user === "user:alice" && tuple_key.object === "document:own" },
      ]);
      return { result: Object.fromEntries(answers.reverse()) };
    });
    const client = new OpenFgaClient({ apiUrl, storeId: "01ARZ3NDEKTSV4RRFFQ69G5FAV" });
    const authorize = fromOpenFga(client, { relation: () => "viewer" });
    expect(await allowed(authorize, ["foreign", "own", "broken", "a:b", "own#viewer", "*"])).toEqual(["own"]);
    expect(seen).toEqual(["foreign", "own", "broken"].map((id) => `user:alice viewer document:${id}`));
    expect(await allowed(authorize, ["own"], { user: "alice#member" })).toEqual([]);
    expect(seen).toHaveLength(3);
  });
});

describe("Cerbos", () => {
  test("allows what the server allows, and nothing about documents that are not known", async () => {
    interface Entry {
      readonly resource: {
        readonly id: string;
        readonly kind: string;
        readonly attr: { readonly tenant: string };
      };
      readonly actions: readonly string[];
    }
    const url = await serve((body: { resources: Entry[]; principal: { attr: { tenant: string } } }) => ({
      requestId: "1",
      results: body.resources.map(({ resource, actions }) => ({
        resource,
        actions: Object.fromEntries(
          actions.map((action) => [
            action,
            resource.attr.tenant === body.principal.attr.tenant ? "EFFECT_ALLOW" : "EFFECT_DENY",
          ]),
        ),
      })),
    }));
    const attributes = () =>
      new Map([
        ["own", { tenant: "t" }],
        ["foreign", { tenant: "s" }],
      ]);
    const authorize = fromCerbos(new HTTP(url), { attributes });
    expect(await allowed(authorize, ["foreign", "own", "unknown"])).toEqual(["own"]);
  });
});

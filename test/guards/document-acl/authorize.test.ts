import { describe, expect, test, vi } from "vitest";
import {
  type Authorize,
  type AuthorizeRequest,
  authorizeDocuments,
  type Principal,
} from "../../../src/index.ts";

const principal: Required<Principal> = { tenant: "t", user: "u", groups: ["g"], clearance: 2 };

const all: Authorize = async ({ ids }) => new Map(ids.map((id) => [id, true]));

const list = (count: number) => Array.from({ length: count }, (_, index) => `d${index}`);

describe("authorizeDocuments", () => {
  test("asks about distinct ids in batches of 50, and answers for every id", async () => {
    const authorize = vi.fn(all);
    const { decisions, failures } = await authorizeDocuments(authorize, principal, [
      ...list(120),
      ...list(120),
    ]);
    expect(authorize.mock.calls.map(([{ ids }]) => ids.length)).toEqual([50, 50, 20]);
    expect([...decisions.keys()]).toEqual(list(120));
    expect([...decisions.values()].every(Boolean)).toBe(true);
    expect(failures).toBe(0);
  });

  test("asks nothing about nothing", async () => {
    const authorize = vi.fn(all);
    expect((await authorizeDocuments(authorize, principal, [])).decisions.size).toBe(0);
    expect(authorize).not.toHaveBeenCalled();
  });

  test("asks at most four at once", async () => {
    let running = 0;
    let most = 0;
    const authorize: Authorize = async (request) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      return all(request);
    };
    await authorizeDocuments(authorize, principal, list(30), { batchSize: 2 });
    expect(most).toBe(4);
  });

  test("counts nothing but true, and what is missing as no", async () => {
    const answers: [string, unknown][] = [
      ...([
        ["d0", true],
        ["d1", "true"],
        ["d2", 1],
        ["d3", {}],
        ["d4", null],
        ["other", true],
      ] as [string, unknown][]),
    ];
    const { decisions } = await authorizeDocuments(async () => new Map(answers) as never, principal, list(6));
    expect([...decisions]).toEqual(list(6).map((id) => [id, id === "d0"]));
  });

  test("takes no word for documents that a map does not hold", async () => {
    class Generous extends Map<string, boolean> {
      override get(): boolean {
        return true;
      }
    }
    const { decisions } = await authorizeDocuments(async () => new Generous(), principal, ["d0"]);
    expect(decisions.get("d0")).toBe(false);
  });

  test("loses the batch that fails, and no other", async () => {
    const authorize: Authorize = (request) => {
      if (request.ids.includes("d2")) throw new Error("down");
      return all(request);
    };
    const { decisions, failures } = await authorizeDocuments(authorize, principal, list(6), { batchSize: 2 });
    expect([...decisions.values()]).toEqual([true, true, false, false, true, true]);
    expect(failures).toBe(1);
  });

  test("gives up on an engine that does not answer in time, and tells it so", async () => {
    const signals: AbortSignal[] = [];
    const authorize: Authorize = ({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    const { decisions, failures } = await authorizeDocuments(authorize, principal, ["d0"], { timeoutMs: 10 });
    expect([decisions.get("d0"), failures]).toEqual([false, 1]);
    expect(signals.map(({ aborted, reason }) => [aborted, reason.name])).toEqual([[true, "TimeoutError"]]);
  });

  test("changes nothing when the engine answers late", async () => {
    const answer = new Map([["d0", false]]);
    const { decisions } = await authorizeDocuments(async () => answer, principal, ["d0"]);
    answer.set("d0", true);
    expect(decisions.get("d0")).toBe(false);
  });

  test("stops when the caller does, before and after it began", async () => {
    const control = new AbortController();
    const options = { signal: control.signal };
    const signals: AbortSignal[] = [];
    const authorize: Authorize = ({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    const running = authorizeDocuments(authorize, principal, ["d0"], options);
    await new Promise((resolve) => setTimeout(resolve, 1));
    control.abort("enough");
    const aborted = expect.objectContaining({ code: "GUARD_ABORTED", cause: "enough" });
    await expect(running).rejects.toEqual(aborted);
    expect(signals[0]?.aborted).toBe(true);
    await expect(authorizeDocuments(authorize, principal, ["d0"], options)).rejects.toEqual(aborted);
    expect(signals).toHaveLength(1);
  });

  test("hands out a principal and ids that cannot be changed for others", async () => {
    const groups = ["g"];
    const requests: AuthorizeRequest[] = [];
    const authorize: Authorize = async (request) => {
      requests.push(request);
      (request.ids as string[]).push("d9");
      expect(() => (request.principal.groups as string[]).push("admins")).toThrow(TypeError);
      return new Map([
        ["d0", true],
        ["d9", true],
      ]);
    };
    const { decisions } = await authorizeDocuments(authorize, { ...principal, groups }, ["d0"]);
    expect([...decisions.keys()]).toEqual(["d0"]);
    expect(requests[0]?.principal).toEqual(principal);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["principal.user", () => authorizeDocuments(all, { ...principal, user: "" }, ["d0"])],
    ["batchSize", () => authorizeDocuments(all, principal, ["d0"], { batchSize: 0 })],
    ["timeoutMs", () => authorizeDocuments(all, principal, ["d0"], { timeoutMs: -1 })],
    ["action", () => authorizeDocuments(all, principal, ["d0"], { action: "" })],
    ["signal", () => authorizeDocuments(all, principal, ["d0"], { signal: {} as AbortSignal })],
  ])("refuses a malformed %s", async (field, call) => {
    await expect(call()).rejects.toThrow(expect.objectContaining({ code: "GUARD_INVALID_INPUT" }));
    await expect(call()).rejects.toThrow(new RegExp(`^${field}: `));
  });
});

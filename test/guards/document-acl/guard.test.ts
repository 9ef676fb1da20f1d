import { describe, expect, test, vi } from "vitest";
import {
  type Authorize,
  createChecker,
  documentAcl,
  type Guard,
  guard,
  type Principal,
} from "../../../src/index.ts";

const principal: Required<Principal> = { tenant: "t", user: "u", groups: ["g"], clearance: 2 };

function chunk(id: string, metadata: object = {}): { id: string; text: string; metadata: object } {
  const sound = { tenant: "t", public: false, allow: ["g"], deny: [], clearance: 1, title: `Title of ${id}` };
  return { id, text: `Text of ${id}`, metadata: { ...sound, ...metadata } };
}

const mine = chunk("mine");
const theirs = chunk("theirs", { tenant: "s" });
const closed = chunk("closed", { allow: ["other"] });

/** Reports the texts that it was shown, and finds nothing. */
function watcher(seen: string[]): Guard {
  return {
    name: "watcher",
    stages: ["retrieval"],
    inspect({ text }) {
      seen.push(text);
      return [];
    },
  };
}

describe("documentAcl as a guard", () => {
  test("keeps what may be read, as it was given, and says of the rest that it may not", async () => {
    const checker = createChecker([documentAcl()]);
    const { documents, dropped } = await checker.checkDocuments([mine, theirs, closed], { principal });
    expect(documents).toEqual([mine]);
    expect(documents[0]).toBe(mine);
    expect(dropped).toEqual(
      [theirs, closed].map(({ id, text }, index) => ({
        id,
        index: index + 1,
        stage: "retrieval",
        reason: "findings",
        findings: [
          {
            ruleId: "document-acl/unreadable",
            title: "A document that the principal may not read",
            guard: "document-acl",
            stage: "retrieval",
            score: 1,
            span: { start: 0, end: text.length },
            view: "raw",
            treatment: "block",
            refs: ["LLM02:2025", "LLM08:2025"],
          },
        ],
      })),
    );
  });

  test.each([
    ["no principal", {}],
    ["an empty one", { principal: {} }],
    ["one without clearance", { principal: { tenant: "t", user: "u", groups: ["g"] } }],
  ])("drops everything for %s", async (_, context) => {
    const { documents } = await createChecker([documentAcl()]).checkDocuments([mine], context);
    expect(documents).toEqual([]);
  });

  test("drops chunks without metadata", async () => {
    const { documents } = await createChecker([documentAcl()]).checkDocuments([{ id: "a", text: "b" }], {
      principal,
    });
    expect(documents).toEqual([]);
  });

  test("filters the documents of a guarded pipeline by the principal of the request", async () => {
    const ask = guard(
      async ({ documents }: { prompt: string; documents: object[]; principal?: Principal }) =>
        `${documents.length} documents`,
      [documentAcl()],
    );
    const request = { prompt: "What is in there?", documents: [mine, theirs, mine] };
    expect(await ask({ ...request, principal })).toBe("2 documents");
    expect(await ask({ ...request, principal: { ...principal, tenant: "s", groups: [] } })).toBe(
      "0 documents",
    );
    expect(await ask(request)).toBe("0 documents");
  });

  test("stands before every other guard, wherever it is in the list", async () => {
    const seen: string[] = [];
    const checker = createChecker([watcher(seen), documentAcl()]);
    await checker.checkDocuments([theirs, mine, closed], { principal });
    expect(seen).toEqual(["Text of mine", "t", "g", "Title of mine"]);
  });

  test("reports one finding for a document, however many strings it holds, and one event", async () => {
    const onEvent = vi.fn();
    const checker = createChecker([documentAcl()], { onEvent });
    const many = chunk("many", { tenant: "s", notes: ["one", "two", { three: "three" }] });
    const { dropped } = await checker.checkDocuments([many], { principal });
    expect(dropped.map(({ findings }) => findings.length)).toEqual([1]);
    expect(onEvent).toHaveBeenCalledTimes(1);
    expect(onEvent.mock.calls[0]?.[0]).toMatchObject({
      action: "block",
      ruleIds: ["document-acl/unreadable"],
      score: 0,
    });
  });

  test("drops a document that other guards would let pass, and lets others drop what may be read", async () => {
    const strict: Guard = {
      name: "strict",
      stages: ["retrieval"],
      action: "block",
      inspect: ({ text }) =>
        text === "Text of mine"
          ? [{ ...finding, guard: "strict", stage: "retrieval", span: { start: 0, end: 4 } }]
          : [],
    };
    const finding = { ruleId: "strict/word", title: "A word", score: 1, view: "raw", refs: [] } as const;
    const { dropped } = await createChecker([strict, documentAcl()]).checkDocuments([mine, theirs], {
      principal,
    });
    expect(dropped.map(({ findings }) => findings.map(({ ruleId }) => ruleId))).toEqual([
      ["strict/word"],
      ["document-acl/unreadable"],
    ]);
  });

  test("blocks a retrieved text of which nothing is known", async () => {
    const checker = createChecker([documentAcl()]);
    expect((await checker.check("Some text", { stage: "retrieval", principal })).action).toBe("block");
    expect((await checker.check("Some text", { stage: "input", principal })).action).toBe("allow");
  });

  test("lets everything pass in shadow mode, where the others look as well", async () => {
    const seen: string[] = [];
    const onEvent = vi.fn();
    const checker = createChecker([documentAcl(), watcher(seen)], { policy: { shadow: true }, onEvent });
    const { documents } = await checker.checkDocuments([theirs], { principal });
    expect(documents).toEqual([theirs]);
    expect(onEvent.mock.calls[0]?.[0]).toMatchObject({ action: "allow", wouldBe: "block" });
    expect(seen).toContain("Text of theirs");
  });

  test("may be named in a policy", () => {
    const make = (key: string) => () =>
      createChecker([documentAcl()], { policy: { actions: { [key]: "flag" } } });
    for (const key of ["document-acl", "document-acl/unreadable"]) expect(make(key)).not.toThrow();
  });

  test("lets the others look when a policy lets it pass", async () => {
    const seen: string[] = [];
    const policy = { actions: { "document-acl": "flag" } } as const;
    const checker = createChecker([documentAcl(), watcher(seen)], { policy });
    expect((await checker.checkDocuments([theirs], { principal })).documents).toEqual([theirs]);
    expect(seen).toContain("Text of theirs");
  });
});

describe("documentAcl with an engine", () => {
  test("asks for whoever a principal was when each check began", async () => {
    const asked: string[] = [];
    const authorize: Authorize = async ({ ids, principal: { user } }) => {
      asked.push(`${user} ${ids.join()}`);
      return new Map(ids.map((id) => [id, user === "u"]));
    };
    const checker = createChecker([documentAcl({ authorize })]);
    const changing = { ...principal };
    const first = checker.checkDocuments([mine], { principal: changing });
    changing.user = "v";
    const second = checker.checkDocuments([chunk("other", { allow: ["v"] })], { principal: changing });
    expect((await first).documents).toHaveLength(1);
    expect((await second).documents).toEqual([]);
    expect(asked.sort()).toEqual(["u mine", "v other"]);
  });

  const answering = (allowed: readonly string[]) =>
    vi.fn<Authorize>(async ({ ids }) => new Map(ids.map((id) => [id, allowed.includes(id)])));

  test("asks about documents that the rule allows, once for all of a turn", async () => {
    const authorize = answering(["a", "c"]);
    const checker = createChecker([documentAcl({ authorize, action: "view" })]);
    const chunks = [chunk("a"), chunk("b"), chunk("c"), chunk("d", { tenant: "s" })];
    const { documents } = await checker.checkDocuments(chunks, { principal });
    expect(documents.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(authorize).toHaveBeenCalledTimes(1);
    expect(authorize.mock.calls[0]?.[0]).toMatchObject({ principal, action: "view", ids: ["a", "b", "c"] });
  });

  test("asks about the document of a chunk", async () => {
    const authorize = answering(["handbook"]);
    const documentOf = ({ metadata }: { metadata: unknown }) => (metadata as { document?: string }).document;
    const checker = createChecker([documentAcl({ authorize, documentOf })]);
    const chunks = [chunk("1", { document: "handbook" }), chunk("2", { document: "handbook" }), chunk("3")];
    const { documents } = await checker.checkDocuments(chunks, { principal });
    expect(documents.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(authorize.mock.calls.map(([{ ids }]) => ids)).toEqual([["handbook"]]);
  });

  test.each<[string, Authorize]>([
    [
      "throws",
      () => {
        throw new Error("no");
      },
    ],
    [
      "rejects",
      async () => {
        throw new Error("no");
      },
    ],
    ["gives nothing", async () => undefined as never],
    ["gives an object", async () => ({ get: () => true, a: true }) as never],
    ["gives true", async () => true as never],
    ["gives other things than true", async () => new Map<string, never>([["a", 1 as never]])],
    ["never answers", () => new Promise(() => {})],
  ])("drops the document when the engine %s", async (_, authorize) => {
    const checker = createChecker([documentAcl({ authorize, timeoutMs: 20 })]);
    const { documents, dropped } = await checker.checkDocuments([chunk("a")], { principal });
    expect(documents).toEqual([]);
    expect(dropped[0]?.findings[0]?.ruleId).toBe("document-acl/unreadable");
  });
});

import { describe, expect, test, vi } from "vitest";
import {
  type Authorize,
  documentAcl,
  type GuardRetrieverOptions,
  guardRetriever,
  type Principal,
  type RetrievalEvent,
  type SearchRequest,
} from "../../../src/index.ts";

const principal: Required<Principal> = { tenant: "t", user: "u", groups: ["g"], clearance: 2 };

interface Chunk {
  readonly id: string;
  readonly text: string;
  readonly metadata: Record<string, unknown>;
}

function chunk(id: string, changes: object = {}): Chunk {
  const sound = { tenant: "t", public: false, allow: ["g"], deny: [], clearance: 1 };
  return { id, text: `Text of ${id}`, metadata: { ...sound, ...changes } };
}

/** Every third of them may be read. */
const corpus = Array.from({ length: 100 }, (_, index) =>
  chunk(`d${index}`, index % 3 ? { tenant: "s" } : {}),
);

const acl = documentAcl();

/** A search that forgets to filter. */
const forgetful = () => vi.fn((_: string, { limit }: SearchRequest<unknown>) => corpus.slice(0, limit));

/** A search that asks the predicate it was given. */
const careful = () =>
  vi.fn((_: string, { limit, filter }: SearchRequest<(metadata: unknown) => boolean>) =>
    corpus.filter(({ metadata }) => filter?.filter(metadata)).slice(0, limit),
  );

const ids = (chunks: readonly Chunk[]) => chunks.map(({ id }) => id);

describe("guardRetriever", () => {
  test("gives the search the filter, and what it finds as it is", async () => {
    const search = careful();
    const onEvent = vi.fn();
    const found = await guardRetriever(search, acl, { principal, store: "memory", k: 4, onEvent })("leave");
    expect(found).toEqual([corpus[0], corpus[3], corpus[6], corpus[9]]);
    expect(found[1]).toBe(corpus[3]);
    expect(search).toHaveBeenCalledTimes(1);
    expect(search.mock.calls[0]).toEqual(["leave", expect.objectContaining({ limit: 4, principal })]);
    expect(onEvent).not.toHaveBeenCalled();
  });

  test("gives the filter of the store that is named, with its fields", async () => {
    const search = vi.fn((_: string, request: SearchRequest<{ text: string }>) =>
      request.filter ? [] : corpus,
    );
    const filter = { fields: { deny: "deny_ids" } };
    await guardRetriever(search, acl, { principal, store: "pgvector", filter })("leave");
    expect(search.mock.calls[0]?.[1].filter).toEqual(acl.filterFor("pgvector", principal, filter));
  });

  test("checks again what a search gives that does not filter, and says so", async () => {
    const events: RetrievalEvent[] = [];
    const onEvent = (event: RetrievalEvent) => events.push(event);
    const search = forgetful();
    const found = await guardRetriever(search, acl, { principal, store: "pgvector", k: 5, onEvent })("leave");
    expect(ids(found)).toEqual(["d0", "d3", "d6", "d9", "d12"]);
    expect(search.mock.calls.map(([, { limit }]) => limit)).toEqual([5, 20]);
    expect(events).toEqual([
      {
        type: "retrieval",
        kind: "drop",
        pushedDown: true,
        rounds: 2,
        found: 20,
        kept: 7,
        dropped: 13,
        documents: expect.arrayContaining(["d1", "d2", "d4"]),
        complete: true,
      },
    ]);
  });

  test("asks for more at once where nothing was pushed down", async () => {
    const search = forgetful();
    const found = await guardRetriever(search, acl, { principal, k: 5 })("leave");
    expect(search.mock.calls.map(([, { limit, filter }]) => [limit, filter])).toEqual([[20, undefined]]);
    expect(found).toHaveLength(5);
  });

  test("stops at the end of the search", async () => {
    const search = forgetful();
    const found = await guardRetriever(search, acl, { principal, k: 50 })("leave");
    expect(search).toHaveBeenCalledTimes(1);
    expect(found).toHaveLength(34);
  });

  test("stops when a search gives no more than before", async () => {
    const search = vi.fn(() => corpus.slice(0, 10));
    const capped = guardRetriever(search, acl, { principal, k: 10, factor: 1, onEvent: () => {} });
    expect(await capped("leave")).toHaveLength(4);
    expect(search).toHaveBeenCalledTimes(2);
  });

  test("stops after the rounds it may take, and says that it is not complete", async () => {
    const search = vi.fn((_: string, { limit }: SearchRequest<unknown>) =>
      Array.from({ length: limit }, (_, index) => chunk(`s${index}`, { tenant: "s" })),
    );
    const events: RetrievalEvent[] = [];
    const options = {
      principal,
      k: 2,
      factor: 2,
      maxRounds: 3,
      onEvent: (event: RetrievalEvent) => events.push(event),
    };
    expect(await guardRetriever(search, acl, options)("leave")).toEqual([]);
    expect(search.mock.calls.map(([, { limit }]) => limit)).toEqual([4, 8, 16]);
    expect(events).toMatchObject([{ complete: false, rounds: 3, dropped: 16, kept: 0 }]);
  });

  test("takes another k and the signal of a call", async () => {
    const search = careful();
    const { signal } = new AbortController();
    const found = await guardRetriever(search, acl, { principal, store: "memory" })("leave", {
      k: 1,
      signal,
    });
    expect(ids(found)).toEqual(["d0"]);
    expect(search.mock.calls[0]?.[1]).toMatchObject({ limit: 1, signal });
  });

  test("never gives more than k", async () => {
    expect(await guardRetriever(() => corpus, acl, { principal, k: 3 })("leave")).toHaveLength(3);
  });

  test("decides for the principal as it was", async () => {
    const changing = { ...principal, groups: ["g"] };
    const retrieve = guardRetriever(forgetful(), acl, { principal: changing, k: 3 });
    changing.tenant = "s";
    changing.groups.push("h");
    expect(ids(await retrieve("leave"))).toEqual(["d0", "d3", "d6"]);
  });

  test("drops chunks that are none, and whose metadata cannot be read", async () => {
    const hostile = {
      id: "x",
      get metadata(): object {
        throw new Error("no");
      },
    };
    const given = [null, "text", hostile, Object.create(corpus[0] as Chunk), corpus[0]];
    const found = await guardRetriever(() => given as Chunk[], acl, { principal })("leave");
    expect(found).toEqual([corpus[0]]);
  });

  test("reads metadata where it is told to", async () => {
    const given = [
      { pageContent: "a", acl: corpus[0]?.metadata },
      { pageContent: "b", acl: corpus[1]?.metadata },
    ];
    const retrieve = guardRetriever(() => given, acl, { principal, metadataOf: (item) => item.acl });
    expect(await retrieve("leave")).toEqual([given[0]]);
  });

  test("names the documents in events without their words", async () => {
    const events: RetrievalEvent[] = [];
    const given = [chunk("the merger of A and B", { tenant: "s" }), chunk("x".repeat(200), { tenant: "s" })];
    await guardRetriever(() => given, acl, { principal, onEvent: (event) => events.push(event) })("leave");
    expect(events[0]?.documents).toEqual(["the*merger*of*A*and*B", "x".repeat(80)]);
  });

  test.each<[string, (event: RetrievalEvent) => unknown]>([
    [
      "throws",
      () => {
        throw new Error("log");
      },
    ],
    ["rejects", () => Promise.reject(new Error("log"))],
  ])("goes on when a listener %s", async (_, onEvent) => {
    const found = await guardRetriever(forgetful(), acl, { principal, k: 1, onEvent })("leave");
    expect(ids(found)).toEqual(["d0"]);
  });
});

describe("guardRetriever with rights kept elsewhere", () => {
  const parts = [
    { id: "1", text: "a", metadata: { document: "open" } },
    { id: "2", text: "b", metadata: { document: "closed" } },
    { id: "3", text: "c", metadata: { document: "open" } },
    { id: "4", text: "d", metadata: { document: "gone" } },
    { id: "5", text: "e", metadata: {} },
  ];
  const documentOf = ({ metadata }: { metadata: { document?: string } }) => metadata.document;
  const rights = () =>
    new Map<string, unknown>([
      ["open", chunk("open").metadata],
      ["closed", chunk("closed", { deny: ["u"] }).metadata],
    ]);

  test("gives chunks the rights of their document; what is unknown is unreadable", async () => {
    const lookup = vi.fn(async (_: readonly string[]) => rights());
    const found = await guardRetriever(() => parts, acl, { principal, documentOf, lookup })("leave");
    expect(found.map(({ id }) => id)).toEqual(["1", "3"]);
    expect(lookup.mock.calls.map(([asked]) => asked)).toEqual([["open", "closed", "gone"]]);
  });

  test("does not believe what a chunk says of itself", async () => {
    const given = [chunk("closed")];
    expect(await guardRetriever(() => given, acl, { principal, lookup: rights })("leave")).toEqual([]);
  });

  test("honours a right that is revoked with the next call", async () => {
    const known = rights();
    const retrieve = guardRetriever(() => parts, acl, { principal, documentOf, lookup: () => known });
    expect(await retrieve("leave")).toHaveLength(2);
    known.set("open", chunk("open", { allow: [] }).metadata);
    expect(await retrieve("leave")).toEqual([]);
  });

  test("decides again when rights change meanwhile", async () => {
    const known = rights();
    let version = 1;
    const lookup = () => {
      const given = new Map(known);
      if (version === 1) {
        known.delete("open");
        version = 2;
      }
      return given;
    };
    const retrieve = guardRetriever(() => parts, acl, {
      principal,
      documentOf,
      lookup,
      aclVersion: () => version,
    });
    expect(await retrieve("leave")).toEqual([]);
  });

  test("gives nothing when rights do not stop to change", async () => {
    let version = 0;
    const events: RetrievalEvent[] = [];
    const options = {
      principal,
      documentOf,
      lookup: rights,
      aclVersion: async () => version++,
      onEvent: (event: RetrievalEvent) => events.push(event),
    };
    expect(await guardRetriever(() => parts, acl, options)("leave")).toEqual([]);
    expect(events).toMatchObject([{ kind: "failure", kept: 0, rounds: 1 }]);
  });

  const failing = (): never => {
    throw new Error("down");
  };

  test.each<[string, Partial<GuardRetrieverOptions<(typeof parts)[number]>>]>([
    ["lookup throws", { lookup: failing }],
    ["lookup rejects", { lookup: () => Promise.reject(new Error("down")) }],
    ["lookup gives an object", { lookup: () => ({ get: () => chunk("x").metadata }) as never }],
    ["lookup gives nothing", { lookup: () => undefined as never }],
    ["aclVersion throws", { lookup: rights, aclVersion: failing }],
  ])("gives nothing and says so when %s", async (_, options) => {
    const events: RetrievalEvent[] = [];
    const search = vi.fn(() => parts);
    const onEvent = (event: RetrievalEvent) => events.push(event);
    const retrieve = guardRetriever(search, acl, { principal, documentOf, onEvent, ...options });
    expect(await retrieve("leave")).toEqual([]);
    expect(search).toHaveBeenCalledTimes(1);
    expect(events).toMatchObject([{ kind: "failure", kept: 0, dropped: 5 }]);
  });
});

describe("guardRetriever with an engine", () => {
  test("asks it about the documents that the rule allows, once per round", async () => {
    const authorize = vi.fn<Authorize>(async ({ ids }) => new Map(ids.map((id) => [id, id !== "d3"])));
    const engine = documentAcl({ authorize });
    const found = await guardRetriever(forgetful(), engine, { principal, k: 3 })("leave");
    expect(ids(found)).toEqual(["d0", "d6", "d9"]);
    expect(authorize.mock.calls.map(([{ ids }]) => ids)).toEqual([["d0", "d3", "d6", "d9"]]);
  });

  test("gives what could be decided when some of it could not, and says so", async () => {
    const events: RetrievalEvent[] = [];
    const authorize: Authorize = async ({ ids }) => {
      if (ids.includes("d0")) throw new Error("down");
      return new Map(ids.map((id) => [id, true]));
    };
    const engine = documentAcl({ authorize, batchSize: 1 });
    const found = await guardRetriever(forgetful(), engine, {
      principal,
      k: 3,
      onEvent: (event) => events.push(event),
    })("leave");
    expect(ids(found)).toEqual(["d3", "d6", "d9"]);
    expect(events).toMatchObject([{ kind: "failure", rounds: 1 }]);
  });
});

describe("guardRetriever refuses", () => {
  test.each<[string, () => unknown]>([
    ["search", () => guardRetriever("search" as never, acl, { principal })],
    ["acl", () => guardRetriever(forgetful(), {} as never, { principal })],
    ["options", () => guardRetriever(forgetful(), acl, undefined as never)],
    [
      "options.principal.clearance",
      () => guardRetriever(forgetful(), acl, { principal: { tenant: "t", user: "u", groups: [] } }),
    ],
    ["options.k", () => guardRetriever(forgetful(), acl, { principal, k: 0 })],
    ["options.maxRounds", () => guardRetriever(forgetful(), acl, { principal, maxRounds: 1000 })],
    ["options.lookup", () => guardRetriever(forgetful(), acl, { principal, lookup: {} as never })],
    ["store", () => guardRetriever(forgetful(), acl, { principal, store: "mysql" as never })],
    ['options["cache"]', () => guardRetriever(forgetful(), acl, { principal, cache: true } as never)],
  ])("a malformed %s", (field, make) => {
    expect(make).toThrow(expect.objectContaining({ message: expect.stringContaining(`${field}`) }));
    expect(make).toThrow(expect.objectContaining({ code: expect.stringMatching(/^GUARD_INVALID_/) }));
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["an object", { chunks: corpus }],
    ["too much", new Array(100_001).fill(corpus[0])],
  ])("a search that gives %s", async (_, given) => {
    const retrieve = guardRetriever(() => given as Chunk[], acl, { principal });
    await expect(retrieve("leave")).rejects.toThrow(
      expect.objectContaining({ code: "GUARD_INVALID_OUTPUT" }),
    );
  });

  test("to hide what a search throws", async () => {
    const error = new Error("the index is closed");
    const retrieve = guardRetriever(() => Promise.reject(error), acl, { principal });
    await expect(retrieve("leave")).rejects.toBe(error);
  });

  test("to go on when the caller stops", async () => {
    const control = new AbortController();
    const search = vi.fn(() => {
      control.abort();
      return corpus.slice(0, 40).map(({ id }) => chunk(id, { tenant: "s" }));
    });
    const retrieve = guardRetriever(search, acl, { principal, k: 10 });
    const error = expect.objectContaining({ code: "GUARD_ABORTED" });
    await expect(retrieve("leave", { signal: control.signal })).rejects.toEqual(error);
    expect(search).toHaveBeenCalledTimes(1);
  });
});

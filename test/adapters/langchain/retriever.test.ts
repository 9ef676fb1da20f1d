import type { CallbackManagerForRetrieverRun } from "@langchain/core/callbacks/manager";
import { Document, type DocumentInterface } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";
import { RunnableLambda } from "@langchain/core/runnables";
import { describe, expect, test } from "vitest";
import { guardRetriever } from "../../../src/adapters/langchain.ts";
import { documentAcl, isBlocked, secrets } from "../../../src/index.ts";
import { attack, guards, mask, recorder, token } from "./double.ts";

const base = { tenant: "acme", public: false, allow: ["sales"], deny: [], clearance: 0 };
const seller = { tenant: "acme", user: "ann", groups: ["sales"], clearance: 0 };
const stranger = { tenant: "acme", user: "bob", groups: [], clearance: 0 };

class Shelf extends BaseRetriever {
  static override lc_name(): string {
    return "Shelf";
  }
  lc_namespace: string[] = ["test"];
  readonly asked: string[] = [];
  readonly #documents: readonly DocumentInterface[];

  constructor(documents: readonly DocumentInterface[]) {
    super();
    this.#documents = documents;
  }

  override async _getRelevantDocuments(
    query: string,
    _manager?: CallbackManagerForRetrieverRun,
  ): Promise<DocumentInterface[]> {
    this.asked.push(query);
    return [...this.#documents];
  }
}

const shelf = () =>
  new Shelf([
    new Document({ id: "1", pageContent: "Prices rise in May.", metadata: base }),
    new Document({ id: "2", pageContent: "Open from nine.", metadata: { ...base, public: true } }),
    new Document({ pageContent: attack, metadata: { ...base, public: true } }),
    new Document({ pageContent: `The key is ${token}.`, metadata: { ...base, public: true, source: token } }),
  ]);
const acl = () => [...guards(), documentAcl(), secrets({ stages: ["retrieval"], action: "redact" })];
const texts = (documents: readonly DocumentInterface[]) => documents.map(({ pageContent }) => pageContent);
const open = ["Open from nine.", `The key is ${mask}.`];

describe("guardRetriever", () => {
  test("gives what the principal may see, without attacks and secrets", async () => {
    const mine = guardRetriever(shelf(), acl(), { principal: seller });
    expect(texts(await mine.invoke("Prices?"))).toEqual(["Prices rise in May.", ...open]);
    const other = guardRetriever(shelf(), acl(), { principal: stranger });
    const documents = await other.invoke("Prices?");
    expect(texts(documents)).toEqual(open);
    expect(documents[0]).toBeInstanceOf(Document);
    expect(documents[1]?.metadata.source).toBe(mask);
  });

  test("asks each call who asks", async () => {
    const configured = guardRetriever(shelf(), acl());
    expect(texts(await configured.invoke("Prices?", { configurable: { principal: seller } }))).toHaveLength(
      3,
    );
    expect(await configured.invoke("Prices?")).toEqual([]);
    const users = new Map([["ann", seller]]);
    const looked = guardRetriever(shelf(), acl(), {
      principal: (config) => users.get(config?.configurable?.user),
    });
    expect(texts(await looked.invoke("Prices?", { configurable: { user: "ann" } }))).toHaveLength(3);
    expect(await looked.invoke("Prices?", { configurable: { user: "eve" } })).toEqual([]);
  });

  test("is a retriever like the one given, in chains, batches and streams", async () => {
    const inner = shelf();
    const guarded = guardRetriever(inner, acl(), { principal: stranger });
    expect(guarded).toBeInstanceOf(Shelf);
    expect(guarded.asked).toBe(inner.asked);
    const chain = guarded.pipe(RunnableLambda.from(texts));
    expect(await chain.invoke("Hi")).toEqual(open);
    expect((await guarded.batch(["a", "b"])).map(texts)).toEqual([open, open]);
    for await (const documents of await guarded.stream("a")) expect(texts(documents)).toEqual(open);
    expect(texts(await guarded._getRelevantDocuments("a"))).toEqual(open);
    expect(inner.asked).toHaveLength(5);
  });

  test("tells tracers of the documents that were let through", async () => {
    const { handler, told } = recorder();
    const guarded = guardRetriever(shelf(), acl(), { principal: stranger });
    await guarded.invoke("Hi", { callbacks: [handler as never] });
    expect(told()).toContain("handleRetrieverEnd");
    expect(told()).toContain(mask);
    expect(told()).not.toContain(token);
    expect(told()).not.toContain("Prices");
  });

  test("gives no documents for an attack, or throws", async () => {
    const inner = shelf();
    expect(await guardRetriever(inner, acl(), { principal: seller }).invoke(attack)).toEqual([]);
    const strict = guardRetriever(inner, acl(), { principal: seller, onBlock: "throw" });
    const error: unknown = await strict.invoke(attack).catch((reason: unknown) => reason);
    expect(isBlocked(error)).toBe(true);
    expect(inner.asked).toEqual([]);
  });

  test("checks what a runnable gives that is no retriever of LangChain", async () => {
    const inner = shelf();
    const lambda = RunnableLambda.from((query: string) => inner.invoke(query));
    const guarded = guardRetriever(lambda, acl(), { principal: stranger });
    expect(texts(await guarded.invoke("Hi"))).toEqual(open);
  });

  test("names a principal that is none", () => {
    expect(() => guardRetriever(shelf(), acl(), { principal: "ann" as never })).toThrow("options.principal");
  });
});

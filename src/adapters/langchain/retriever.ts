import type { CallbackManagerForRetrieverRun } from "@langchain/core/callbacks/manager";
import type { DocumentInterface } from "@langchain/core/documents";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { Guard, Principal } from "../../core/types.ts";
import { isObject, wrongInput, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import type { GuardClientOptions } from "../options.ts";
import { cleanDocuments } from "./documents.ts";
import { enforceText } from "./enforce-text.ts";
import { createKit, wordsFor } from "./kit.ts";

/** Options of {@link guardRetriever}. */
export interface GuardRetrieverOptions extends GuardClientOptions {
  /**
   * Who asks, or a function of the config of the call that knows.
   *
   * @default `configurable.principal` of the config
   */
  readonly principal?: Principal | ((config: RunnableConfig | undefined) => Principal | undefined);
}

/** A retriever of LangChain, or any runnable that gives documents. */
export interface RetrieverLike {
  invoke(query: string, config?: never): Promise<DocumentInterface[]>;
}

/** What a retriever of LangChain is made of. */
interface Retriever {
  invoke(query: string, config?: unknown): Promise<DocumentInterface[]>;
  _getRelevantDocuments?(
    query: string,
    manager?: CallbackManagerForRetrieverRun,
  ): Promise<DocumentInterface[]>;
}

/**
 * A retriever like the one given that gives only documents that the guards let through.
 *
 * The query is checked at stage `input`, text and metadata of documents at stage `retrieval`, where guards such as
 * `documentAcl()` decide by the metadata and the principal. Documents that block are left out, redacted ones are copies; a
 * query that blocks gives no documents, or throws `GuardBlockedError` with `onBlock: "throw"`. Tracers are told of the documents
 * that were let through when the retriever is a `BaseRetriever` with an `invoke` of LangChain's own. What can be filtered
 * by the store should be: documents that are left out make the list shorter.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const retriever = guardRetriever(store.asRetriever(), [documentAcl(), injectionPatterns()], { principal });
 * ```
 */
export function guardRetriever<Given extends RetrieverLike>(
  retriever: Given,
  guards: readonly Guard[] = recommended(),
  options: GuardRetrieverOptions = {},
): Given {
  const inner = retriever as unknown as Retriever;
  if (!isObject(retriever) || typeof inner.invoke !== "function") {
    throw wrongOption("retriever", "a retriever of LangChain");
  }
  const { principal, ...rest } = options;
  if (principal !== undefined && !isObject(principal) && typeof principal !== "function") {
    throw wrongOption("options.principal", "a principal or a function");
  }
  const kit = createKit(guards, rest);
  const base = baseInvoke(inner);

  /** The documents that LangChain asks a retriever for, within a run. */
  const relevant =
    (asker: Principal | undefined) =>
    async (asked: string, manager?: CallbackManagerForRetrieverRun): Promise<DocumentInterface[]> =>
      cleanDocuments(kit, (await inner._getRelevantDocuments?.(asked, manager)) ?? [], asker);

  const invoke = async (query: string, config?: RunnableConfig): Promise<DocumentInterface[]> => {
    try {
      const asker = typeof principal === "function" ? principal(config) : (principal ?? asking(config));
      const text = await enforceText(kit, query);
      if (base === undefined) return await cleanDocuments(kit, await inner.invoke(text, config), asker);
      const once: object = Object.create(retriever);
      Object.defineProperty(once, "_getRelevantDocuments", { value: relevant(asker) });
      return await Reflect.apply(base, once, [text, config]);
    } catch (error) {
      await wordsFor(kit, error);
      return [];
    }
  };
  const guarded: object = Object.create(retriever);
  Object.defineProperty(guarded, "invoke", { value: invoke, writable: true });
  if (inner._getRelevantDocuments !== undefined) {
    const known = typeof principal === "function" ? undefined : principal;
    Object.defineProperty(guarded, "_getRelevantDocuments", { value: relevant(known), writable: true });
  }
  return guarded as Given;
}

/** LangChain's own `invoke`, unless the retriever has another. */
function baseInvoke(retriever: Retriever): Retriever["invoke"] | undefined {
  let base: object | undefined;
  for (let at: object | null = retriever; at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, "_getRelevantDocuments")) base = at;
  }
  const own = base as Retriever | undefined;
  return own !== undefined && Object.hasOwn(own, "invoke") && own.invoke === retriever.invoke
    ? own.invoke
    : undefined;
}

function asking(config: RunnableConfig | undefined): Principal | undefined {
  const principal: unknown = config?.configurable?.principal;
  if (principal !== undefined && !isObject(principal))
    throw wrongInput("configurable.principal", "an object");
  return principal as Principal | undefined;
}

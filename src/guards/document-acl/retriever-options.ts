import { optionalFunction } from "../../core/options.ts";
import type { Principal } from "../../core/types.ts";
import { isObject, readOptions, wrongOption } from "../../core/validate.ts";
import type { AclFilter, FilterOptions, StoreFilters } from "./filters/index.ts";
import { readWhole } from "./options.ts";
import type { AclPrincipal } from "./types.ts";

/** What a search is asked for. */
export interface SearchRequest<Filter> {
  /** Give the best so many, always from the first one on. */
  readonly limit: number;
  /** The rule as a filter of `options.store`; absent when no store was named. */
  readonly filter?: AclFilter<Filter>;
  /** A frozen copy, for searches that make a filter of their own. */
  readonly principal: AclPrincipal;
  readonly signal?: AbortSignal;
}

/** What one retrieval withheld; holds neither a query nor a text. */
export interface RetrievalEvent {
  readonly type: "retrieval";
  /** `drop`: the search gave what the principal may not read. `failure`: access could not be decided, so nothing was given. */
  readonly kind: "drop" | "failure";
  /** True when the search had an exact filter, so that a drop means that it was not used or that the index is stale. */
  readonly pushedDown: boolean;
  /** Rounds of searching. */
  readonly rounds: number;
  /** Chunks that the search gave, and how many of them were given on and withheld. */
  readonly found: number;
  readonly kept: number;
  readonly dropped: number;
  /** Documents of the first 100 chunks that were withheld, each once, at most 80 characters of plain ones, others as `*`. */
  readonly documents: readonly string[];
  /** False when the rounds were used up before there were `k` readable chunks or the end of the search. */
  readonly complete: boolean;
}

/** Options of {@link guardRetriever}. */
export interface GuardRetrieverOptions<Chunk, Store extends keyof StoreFilters = keyof StoreFilters> {
  /** Who searches; read once. */
  readonly principal: Principal;
  /** Most chunks that are given. @default 10 */
  readonly k?: number;
  /** Whose filter the search gets. @default none */
  readonly store?: Store;
  /** Names and numbers of that filter. @default none */
  readonly filter?: FilterOptions;
  /** How many times more chunks are asked for in each round than in the one before. @default 4 */
  readonly factor?: number;
  /** @default 4 */
  readonly maxRounds?: number;
  /** The id of the document that a chunk is from. @default its own field `id` */
  readonly documentOf?: (chunk: Chunk) => string | undefined;
  /** The metadata of a chunk that says who may read it; not asked when there is `lookup`. @default its own field `metadata` */
  readonly metadataOf?: (chunk: Chunk) => unknown;
  /**
   * Metadata of documents from where rights are kept, so that chunks have the rights of their document, as they are now. A
   * document that it does not know is unreadable.
   *
   * @default none
   */
  readonly lookup?: (
    ids: readonly string[],
    signal?: AbortSignal,
  ) => ReadonlyMap<string, unknown> | PromiseLike<ReadonlyMap<string, unknown>>;
  /**
   * Something that changes whenever rights do. When it changes while access is decided, that is done again, and after three
   * times nothing is given.
   *
   * @default none
   */
  readonly aclVersion?: () => unknown;
  /** Receives an event for every retrieval that withheld a chunk or could not decide. @default none */
  readonly onEvent?: (event: RetrievalEvent) => unknown;
}

/** Options that were checked. */
export interface RetrieverSettings<Chunk> {
  readonly k: number;
  readonly factor: number;
  readonly maxRounds: number;
  readonly store: keyof StoreFilters | undefined;
  readonly filter: FilterOptions | undefined;
  readonly documentOf: (chunk: Chunk) => unknown;
  readonly metadataOf: (chunk: Chunk) => unknown;
  readonly lookup: GuardRetrieverOptions<Chunk>["lookup"];
  readonly aclVersion: (() => unknown) | undefined;
  readonly onEvent: ((event: RetrievalEvent) => unknown) | undefined;
  readonly principal: unknown;
}

const names = [
  ...["principal", "k", "store", "filter", "factor", "maxRounds", "documentOf", "metadataOf", "lookup"],
  ...["aclVersion", "onEvent"],
];

/** More than a search is ever asked for. */
export const mostChunks = 100_000;

/** Checks the options; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function readRetrieverSettings<Chunk>(options: unknown): RetrieverSettings<Chunk> {
  const given = readOptions(options, "options", names);
  const call = <Call>(name: string): Call | undefined =>
    optionalFunction(given.get(name), `options.${name}`) as Call | undefined;
  const filter = given.get("filter");
  if (filter !== undefined && !isObject(filter)) throw wrongOption("options.filter", "an object");
  return {
    principal: given.get("principal"),
    k: readWhole(given.get("k") ?? 10, "options.k", mostChunks),
    factor: readWhole(given.get("factor") ?? 4, "options.factor", 100),
    maxRounds: readWhole(given.get("maxRounds") ?? 4, "options.maxRounds", 20),
    store: given.get("store") as keyof StoreFilters | undefined,
    filter: filter as FilterOptions | undefined,
    documentOf: call<(chunk: Chunk) => unknown>("documentOf") ?? fieldOf("id"),
    metadataOf: call<(chunk: Chunk) => unknown>("metadataOf") ?? fieldOf("metadata"),
    lookup: call<NonNullable<GuardRetrieverOptions<Chunk>["lookup"]>>("lookup"),
    aclVersion: call<() => unknown>("aclVersion"),
    onEvent: call<(event: RetrievalEvent) => unknown>("onEvent"),
  };
}

function fieldOf(name: string): (chunk: unknown) => unknown {
  return (chunk) => (isObject(chunk) && Object.hasOwn(chunk, name) ? Reflect.get(chunk, name) : undefined);
}

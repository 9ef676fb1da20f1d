import { aborted, invalid } from "../../core/errors.ts";
import { plainOrigin } from "../../core/events.ts";
import { readable } from "../../core/readable.ts";
import { checkSignal, isObject, isThenable, wrongInput, wrongOption } from "../../core/validate.ts";
import type { StoreFilters } from "./filters/index.ts";
import type { DocumentAcl } from "./index.ts";
import { principalOf, requirePrincipal } from "./principal.ts";
import { type Call, type Judged, judge } from "./retriever-check.ts";
import {
  type GuardRetrieverOptions,
  mostChunks,
  type RetrievalEvent,
  readRetrieverSettings,
  type SearchRequest,
} from "./retriever-options.ts";

export type { GuardRetrieverOptions, RetrievalEvent, SearchRequest } from "./retriever-options.ts";

/** A search of a store: the best chunks for a query, the best one first. */
export type Search<Query, Chunk, Filter> = (
  query: Query,
  request: SearchRequest<Filter>,
) => readonly Chunk[] | PromiseLike<readonly Chunk[]>;

/** A search that gives a principal what it may read, the best first, as the objects that the search gave. */
export type Retrieve<Query, Chunk> = (
  query: Query,
  request?: { readonly k?: number; readonly signal?: AbortSignal },
) => Promise<Chunk[]>;

/**
 * Wraps a search for one principal: gives it the filter, and checks every chunk again that comes back.
 *
 * Searches again for more, at most `maxRounds` times, until there are `k` readable chunks or the search gives fewer than it was
 * asked for. Nothing is kept between calls, so a right that is revoked is gone with the next one when `lookup` or the store
 * says so. When `lookup`, `authorize` or `aclVersion` fails, nothing is given and an event says so.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field, `GUARD_INVALID_INPUT` for a malformed principal. The result
 *   rejects with `GUARD_ABORTED`, with `GUARD_INVALID_OUTPUT` when the search gives no array, and with what the search throws.
 * @example
 * ```ts
 * const retrieve = guardRetriever(
 *   (query: string, { limit, filter }) => search(query, limit, filter?.filter.text, filter?.filter.values),
 *   documentAcl(),
 *   { principal, store: "pgvector", k: 5 },
 * );
 * const chunks = await retrieve("How many days of leave are there?");
 * ```
 */
export function guardRetriever<Query, Chunk, Store extends keyof StoreFilters>(
  search: Search<Query, Chunk, StoreFilters[Store]>,
  acl: DocumentAcl,
  options: GuardRetrieverOptions<Chunk, Store>,
): Retrieve<Query, Chunk> {
  if (typeof search !== "function") throw wrongOption("search", "a function");
  if (!isObject(acl) || typeof acl.readable !== "function") throw wrongOption("acl", "a documentAcl()");
  const settings = readable("options", wrongOption, () => readRetrieverSettings<Chunk>(options));
  const { k: usual, store } = settings;
  const principal = principalOf(requirePrincipal(settings.principal, "options.principal"));
  const filter = store === undefined ? undefined : acl.filterFor(store, principal, settings.filter);
  return async (query, request = {}) => {
    const { k = usual, signal } = request;
    if (!Number.isInteger(k) || k < 1 || k > mostChunks)
      throw wrongInput("request.k", `a whole number from 1 to ${mostChunks}`);
    checkSignal(signal, "request.signal", "GUARD_INVALID_INPUT");
    const ask: Ask<Chunk> = (limit) =>
      search(query, {
        limit,
        principal,
        ...(filter !== undefined && {
          filter: filter as NonNullable<SearchRequest<StoreFilters[Store]>["filter"]>,
        }),
        ...(signal !== undefined && { signal }),
      });
    const pushedDown = filter?.exact === true;
    return retrieve(ask, { acl, settings, principal, k, signal, pushedDown });
  };
}

type Ask<Chunk> = (limit: number) => readonly Chunk[] | PromiseLike<readonly Chunk[]>;

async function retrieve<Chunk>(ask: Ask<Chunk>, call: Call<Chunk>): Promise<Chunk[]> {
  const { settings, k, signal, pushedDown } = call;
  // With an exact filter everything that comes back is to be kept.
  let limit = Math.min(pushedDown ? k : k * settings.factor, mostChunks);
  let before = -1;
  for (let round = 1; ; round++) {
    if (signal?.aborted) throw aborted(signal);
    const found = readFound(await ask(limit));
    const judged = await judge(found, call);
    const complete = judged.kept.length >= k || found.length < limit || found.length <= before;
    const last = complete || judged.failed || round === settings.maxRounds || limit === mostChunks;
    if (last) {
      report(call, judged, { found: found.length, rounds: round, complete });
      return judged.kept.slice(0, k);
    }
    before = found.length;
    limit = Math.min(limit * Math.max(settings.factor, 2), mostChunks);
  }
}

function readFound<Chunk>(found: readonly Chunk[]): readonly Chunk[] {
  const expected = `an array of at most ${mostChunks} chunks`;
  const wrong = () => invalid("GUARD_INVALID_OUTPUT", "search()", expected);
  return readable(
    "search()",
    wrong,
    () => {
      if (!Array.isArray(found) || found.length > mostChunks) throw wrong();
      return Array.from(found as readonly Chunk[]);
    },
    expected,
  );
}

const mostNamed = 100;

/** Tells of what was withheld; a broken listener must not decide about a retrieval. */
function report<Chunk>(
  { settings, pushedDown }: Call<Chunk>,
  { kept, dropped, failed }: Judged<Chunk>,
  counts: Pick<RetrievalEvent, "found" | "rounds" | "complete">,
): void {
  const { onEvent } = settings;
  if (onEvent === undefined || (dropped.length === 0 && !failed)) return;
  try {
    const result = onEvent({
      type: "retrieval",
      kind: failed ? "failure" : "drop",
      pushedDown,
      ...counts,
      kept: kept.length,
      dropped: dropped.length,
      documents: [...new Set(dropped.slice(0, mostNamed).map(plainOrigin))],
    });
    if (isThenable(result)) result.then(undefined, () => {});
  } catch {
    // See above.
  }
}

import { aborted } from "../../core/errors.ts";
import { mapInLanes } from "../../core/lanes.ts";
import { checkSignal, wrongInput } from "../../core/validate.ts";
import { principalOf, type Reader, requirePrincipal } from "./principal.ts";
import type { AclPrincipal } from "./types.ts";

/** What an authorisation engine is asked: which of these documents the principal may act on. */
export interface AuthorizeRequest {
  /** A frozen copy. */
  readonly principal: AclPrincipal;
  /** Such as `read`. */
  readonly action: string;
  /** Distinct ids of documents, at most `batchSize`. */
  readonly ids: readonly string[];
  /** Aborted when the caller aborts or the time is up. */
  readonly signal: AbortSignal;
}

/** An authorisation engine: only documents that the map gives `true` for may be read. */
export type Authorize = (
  request: AuthorizeRequest,
) => ReadonlyMap<string, boolean> | PromiseLike<ReadonlyMap<string, boolean>>;

/** Limits of {@link authorizeDocuments}. */
export interface AuthorizeOptions {
  /** @default "read" */
  readonly action?: string;
  /** Most ids in one call. @default 50 */
  readonly batchSize?: number;
  /** Longest time of one call. @default 800 */
  readonly timeoutMs?: number;
  /** Stops the calls; the result then rejects with `GUARD_ABORTED`. */
  readonly signal?: AbortSignal | undefined;
}

/** What the engine said. */
export interface Authorized {
  /** Every id that was asked for. */
  readonly decisions: Map<string, boolean>;
  /** Calls that failed, ran out of time or gave no map; their documents may not be read. */
  readonly failures: number;
}

const usualBatch = 50;
const batchesAtOnce = 4;

/** Longest time of one call where nothing is said, in milliseconds. */
export const usualTimeoutMs = 800;

/**
 * Asks an authorisation engine about documents, in batches of distinct ids.
 *
 * A call that throws, rejects, runs out of time or gives no `Map`, and an id that the map does not give `true` for, mean no.
 * Nothing is kept between calls.
 *
 * @throws {GuardError} Rejects with `GUARD_INVALID_INPUT` for a malformed principal or limit, and with `GUARD_ABORTED`.
 * @example
 * ```ts
 * const { decisions } = await authorizeDocuments(engine, principal, ids);
 * if (decisions.get(id) === true) show(id);
 * ```
 */
export async function authorizeDocuments(
  authorize: Authorize,
  principal: AclPrincipal,
  ids: Iterable<string>,
  options: AuthorizeOptions = {},
): Promise<Authorized> {
  return askEngine(authorize, requirePrincipal(principal), ids, options);
}

/** As {@link authorizeDocuments}, for a principal that was read. */
export async function askEngine(
  authorize: Authorize,
  reader: Reader,
  ids: Iterable<string>,
  options: AuthorizeOptions = {},
): Promise<Authorized> {
  const { action = "read", batchSize = usualBatch, timeoutMs = usualTimeoutMs, signal } = options;
  checkLimits(action, batchSize, timeoutMs);
  checkSignal(signal, "signal", "GUARD_INVALID_INPUT");
  if (signal?.aborted) throw aborted(signal);
  const distinct = [...new Set(ids)];
  const decisions = new Map(distinct.map((id) => [id, false]));
  const batches: string[][] = [];
  for (let from = 0; from < distinct.length; from += batchSize)
    batches.push(distinct.slice(from, from + batchSize));
  const principal = principalOf(reader);
  const answers = await mapInLanes(batches, batchesAtOnce, (batch) =>
    askBatch(authorize, { principal, action, ids: batch }, timeoutMs, signal),
  );
  for (const [index, answer] of answers.entries()) {
    for (const id of answer === undefined ? [] : (batches[index] as string[])) {
      decisions.set(id, answer?.(id) === true);
    }
  }
  return { decisions, failures: answers.filter((answer) => answer === undefined).length };
}

type Answer = (id: string) => boolean;

/** The answer about one batch, or `undefined` when there is none. Rejects when the caller aborts, and then only. */
function askBatch(
  authorize: Authorize,
  request: Omit<AuthorizeRequest, "signal">,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Answer | undefined> {
  const control = new AbortController();
  return new Promise((resolve, reject) => {
    const release = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    };
    const finish = (answer: Answer | undefined) => {
      release();
      resolve(answer);
    };
    const stop = () => {
      release();
      reject(aborted(signal as AbortSignal));
      control.abort(signal?.reason);
    };
    const timer = setTimeout(() => {
      finish(undefined);
      control.abort(new DOMException("The engine ran out of time", "TimeoutError"));
    }, timeoutMs);
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop, { once: true });
    // The engine may throw at once, or give a list of its own that changes under way.
    Promise.resolve()
      .then(() => authorize({ ...request, ids: [...request.ids], signal: control.signal }))
      .then((answer) => finish(read(answer, request.ids)))
      .catch(() => finish(undefined));
  });
}

/** Reads every id at once, so that the map may change afterwards. Throws for what is no `Map`. */
function read(answer: unknown, ids: readonly string[]): Answer {
  // By the method of the class itself: a subclass could answer for ids that it does not hold.
  const allowed = new Set(
    ids.filter((id) => Map.prototype.get.call(answer as Map<unknown, unknown>, id) === true),
  );
  return (id) => allowed.has(id);
}

function checkLimits(action: unknown, batchSize: unknown, timeoutMs: unknown): void {
  if (typeof action !== "string" || action === "") throw wrongInput("action", "a string that is not empty");
  if (!Number.isInteger(batchSize) || !((batchSize as number) > 0))
    throw wrongInput("batchSize", "a whole number above 0");
  if (typeof timeoutMs !== "number" || !(timeoutMs > 0 && timeoutMs <= 2_147_483_647))
    throw wrongInput("timeoutMs", "a number of milliseconds above 0");
}

/** Collects ids that are asked for in one turn, so that the engine hears of all of them in one batch. */
export function createCollector(
  ask: (principal: Reader, ids: readonly string[]) => Promise<Authorized>,
): (reader: Reader, id: string) => Promise<boolean> {
  const waiting = new Map<Reader, { readonly ids: Set<string>; readonly answer: Promise<Authorized> }>();
  return async (reader, id) => {
    let batch = waiting.get(reader);
    if (batch === undefined) {
      const ids = new Set<string>();
      const answer = Promise.resolve().then(() => {
        waiting.delete(reader);
        return ask(reader, [...ids]);
      });
      batch = { ids, answer };
      waiting.set(reader, batch);
    }
    batch.ids.add(id);
    return (await batch.answer).decisions.get(id) === true;
  };
}

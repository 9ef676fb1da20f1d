import { enforceRequest } from "../../core/enforce-request.ts";
import type { Guard, Principal } from "../../core/types.ts";
import { isObject, own, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { blockOf, createKit, type Kit, refuseMarkers } from "../kit.ts";
import type { GuardClientOptions } from "../options.ts";
import { principalIn } from "../tool-calls.ts";
import { cleanDocuments } from "./documents.ts";
import type { DocumentData } from "./types.ts";

/** What is known of a retrieval. */
export interface Retrieval {
  /** Options of the retrieval, as the caller gave them. */
  readonly options: unknown;
  /** Context of the action, where it is called with one. */
  readonly context: unknown;
}

/** Options of {@link guardRetriever}. */
export interface GuardRetrieverOptions extends GuardClientOptions {
  /**
   * Who asks, or a function of the retrieval that knows.
   *
   * @default `principal` of the context, or of the options of the retrieval
   */
  readonly principal?: Principal | ((retrieval: Retrieval) => Principal | undefined);
}

/** A retriever of Genkit: an action, or the function that `ai.defineRetriever` takes. */
// biome-ignore lint/suspicious/noExplicitAny: queries and options have many forms
export type RetrieverLike = (query: any, options?: any) => Promise<{ documents: any[] }>;

/** What an action of Genkit has beside being a function. */
interface Action {
  readonly __action?: unknown;
  run?(request: unknown, options?: unknown): Promise<object>;
}

interface Found {
  readonly documents: readonly DocumentData[];
}

/**
 * A retriever like the one given that gives only documents that the guards let through.
 *
 * The query is checked at stage `input`, texts and metadata of documents at stage `retrieval`, where guards such as
 * `documentAcl()` decide by the metadata and the principal. Documents that block are left out, redacted ones are copies; a
 * query that blocks gives no documents, or throws `GuardBlockedError` with `onBlock: "throw"`. Takes an action, and the
 * function that `ai.defineRetriever` takes: with that the traces hold what was let through. What can be filtered by the
 * store should be: documents that are left out make the list shorter.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * ai.defineRetriever({ name: "handbook" }, guardRetriever(search, [documentAcl(), injectionPatterns()], { principal }));
 * ```
 */
export function guardRetriever<Given extends RetrieverLike>(
  retriever: Given,
  guards: readonly Guard[] = recommended(),
  options: GuardRetrieverOptions = {},
): Given {
  if (typeof retriever !== "function") throw wrongOption("retriever", "a retriever of Genkit or a function");
  const { principal, ...rest } = options;
  if (principal !== undefined && typeof principal !== "function" && !isObject(principal))
    throw wrongOption("options.principal", "an object or a function");
  const kit = createKit(guards, rest);
  refuseMarkers(guards);
  const who = (retrieval: Retrieval): Principal | undefined => {
    if (typeof principal === "function") return principal(retrieval);
    return principal ?? principalIn(retrieval.context) ?? principalIn(retrieval.options);
  };
  const { run } = retriever as unknown as Action;
  if (typeof run !== "function") {
    return (async (query: object, given: unknown) =>
      retrieve(kit, query, who({ options: given, context: undefined }), (checked) =>
        retriever(checked, given),
      )) as unknown as Given;
  }
  const guardedRun = async (request: object, given: unknown): Promise<object> => {
    const context = isObject(given) ? own(given, "context") : undefined;
    const asker = who({ options: own(request, "options"), context });
    let telemetry: unknown;
    const result = await retrieve(kit, own(request, "query"), asker, async (query) => {
      const ran = (await Reflect.apply(run, retriever, [{ ...request, query }, given])) as Record<
        string,
        unknown
      >;
      telemetry = ran.telemetry;
      return ran.result as Found;
    });
    return { result, telemetry };
  };
  const guarded = async (request: object, given: unknown): Promise<unknown> =>
    own(await guardedRun(request, given), "result");
  return Object.assign(guarded, retriever, {
    run: guardedRun,
    stream: (request: object, given: unknown) => ({
      output: guarded(request, given),
      stream: (async function* () {})(),
    }),
  }) as unknown as Given;
}

/** Documents for a checked query. */
async function retrieve(
  kit: Kit,
  query: unknown,
  principal: Principal | undefined,
  search: (query: unknown) => Promise<Found>,
): Promise<Found> {
  try {
    const found = await search(await cleanQuery(kit, query));
    return { documents: await cleanDocuments(kit.runner, found.documents, principal) };
  } catch (error) {
    const blocked = blockOf(error);
    if (blocked === undefined) throw error;
    if (kit.words === undefined) throw blocked;
    return { documents: [] };
  }
}

/** A query is a document, or a text, of whoever asks. */
async function cleanQuery({ runner, settings }: Kit, query: unknown): Promise<unknown> {
  if (typeof query === "string") return (await enforceRequest(runner, settings, query)).request;
  const content = isObject(query) ? own(query, "content") : undefined;
  const said = { messages: [{ role: "user", content }] };
  const { request } = await enforceRequest(runner, settings, said);
  if (request === said) return query;
  const [message] = (request as typeof said).messages;
  // A copy of the same class, which reads its text from its content.
  return Object.assign(Object.create(Object.getPrototypeOf(query)), query, { content: message?.content });
}

import type { Guard } from "../core/types.ts";
import { isObject, wrongOption } from "../core/validate.ts";
import { type Fetch, type GuardFetchOptions, guardFetch } from "./fetch/guard-fetch.ts";

export { type Fetch, type GuardFetchOptions, guardFetch } from "./fetch/guard-fetch.ts";

/** What is needed of a client of the `openai` package, 4.104 and later. */
export interface OpenAILike {
  withOptions(options: { fetch: Fetch }): unknown;
}

/**
 * A client like the one given whose calls go through the guards: `chat.completions`, `completions` and `responses`, with
 * all helpers (`parse`, `stream`, `runTools`, `post` ...), since the guards stand at its `fetch`.
 *
 * Realtime, batches, files, audio and pictures are not covered. See {@link guardFetch} for what is.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const openai = guardOpenAI(new OpenAI());
 * ```
 */
export function guardOpenAI<Client extends OpenAILike>(
  client: Client,
  guards?: readonly Guard[],
  options?: GuardFetchOptions,
): Client {
  return guardClient(client, guards, options);
}

/** A copy of a client with a guarded `fetch`; keeps the one that the client has. */
export function guardClient<Client extends OpenAILike>(
  client: Client,
  guards: readonly Guard[] | undefined,
  options: GuardFetchOptions | undefined,
): Client {
  if (!isObject(client) || typeof client.withOptions !== "function") {
    throw wrongOption("client", "a client with withOptions()");
  }
  const own = (client as { fetch?: unknown }).fetch;
  const inner = typeof own === "function" ? (own as Fetch) : fetch;
  return client.withOptions({ fetch: guardFetch((...call) => inner(...call), guards, options) }) as Client;
}

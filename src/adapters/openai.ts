import type { Guard } from "../core/types.ts";
import { type FetchingClient, guardClient } from "./fetch/guard-client.ts";
import type { GuardFetchOptions } from "./fetch/guard-fetch.ts";

export type { FetchingClient } from "./fetch/guard-client.ts";
export { type Fetch, type GuardFetchOptions, guardFetch } from "./fetch/guard-fetch.ts";

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
export function guardOpenAI<Client extends FetchingClient>(
  client: Client,
  guards?: readonly Guard[],
  options?: GuardFetchOptions,
): Client {
  return guardClient(client, guards, options);
}

import type { Guard } from "../core/types.ts";
import { type FetchingClient, guardClient } from "./fetch/guard-client.ts";
import type { GuardFetchOptions } from "./fetch/guard-fetch.ts";

export type { FetchingClient } from "./fetch/guard-client.ts";
export { type Fetch, type GuardFetchOptions, guardFetch } from "./fetch/guard-fetch.ts";

/**
 * A client like the one given whose `messages` go through the guards, streams and `beta.messages` included, since the
 * guards stand at its `fetch`. Message batches are not covered.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const anthropic = guardAnthropic(new Anthropic());
 * ```
 */
export function guardAnthropic<Client extends FetchingClient>(
  client: Client,
  guards?: readonly Guard[],
  options?: GuardFetchOptions,
): Client {
  return guardClient(client, guards, options);
}

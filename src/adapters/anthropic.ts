import type { Guard } from "../core/types.ts";
import type { GuardFetchOptions } from "./fetch/guard-fetch.ts";
import { guardClient, type OpenAILike } from "./openai.ts";

export { type Fetch, type GuardFetchOptions, guardFetch } from "./fetch/guard-fetch.ts";

/** What is needed of a client of the `@anthropic-ai/sdk` package. */
export type AnthropicLike = OpenAILike;

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
export function guardAnthropic<Client extends AnthropicLike>(
  client: Client,
  guards?: readonly Guard[],
  options?: GuardFetchOptions,
): Client {
  return guardClient(client, guards, options);
}

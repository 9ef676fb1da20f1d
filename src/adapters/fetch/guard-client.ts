import type { Guard } from "../../core/types.ts";
import { isObject, wrongOption } from "../../core/validate.ts";
import { type Fetch, type GuardFetchOptions, guardFetch } from "./guard-fetch.ts";

/** What is needed of a client: `openai` 4.104 and later and `@anthropic-ai/sdk` have it. */
export interface FetchingClient {
  withOptions(options: { fetch: Fetch }): unknown;
}

/** A copy of a client with a guarded `fetch`; keeps the one that the client has. */
export function guardClient<Client extends FetchingClient>(
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

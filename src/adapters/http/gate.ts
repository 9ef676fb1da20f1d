import { GuardBlockedError } from "../../core/errors.ts";
import type { Runner } from "../../core/runner.ts";
import { withSources } from "../../core/sources.ts";
import type { Guard } from "../../core/types.ts";
import { isObject, wrongInput, wrongOption } from "../../core/validate.ts";
import { isVault, vault } from "../../core/vault.ts";
import { recommended } from "../../recommended.ts";
import { leave } from "./leave.ts";
import { type HttpOptions, type HttpSettings, resolveHttp } from "./options.ts";
import { refusalOf } from "./refusals.ts";
import { checkRequest } from "./request.ts";
import { checkResponse } from "./response.ts";

/** A request that passed. */
export interface Passed {
  /** The one that was given, unread, when nothing had to change. */
  readonly request: Request;
  /** The answer to it as the client may see it. */
  leave(response: Response): Promise<Response>;
}

/** The guards around a handler. */
export interface Gate<Source> {
  /**
   * The request as the handler may see it, or the answer that stands in for the handler's.
   *
   * @param source What the server handed over for the call.
   * @param unread What of it is not in the request.
   */
  enter(request: Request, source: Source, unread?: string): Promise<Passed | { readonly refusal: Response }>;
}

/** Compiles the guards; throws `GUARD_INVALID_OPTIONS`. */
export function createGate<Source>(
  guards: readonly Guard[] = recommended(),
  options: HttpOptions<Source> = {},
): Gate<Source> {
  const settings = resolveHttp(guards, options);
  return {
    async enter(given, source, unread) {
      const runner = await runnerFor(settings, given, source);
      try {
        if (unread !== undefined) leave(settings, runner, "input", unread, "refuse");
        const { request, sources } = await checkRequest(settings, runner, given);
        const informed = withSources(runner, sources);
        return {
          request,
          leave: async (response) =>
            given.method === "HEAD" ? response : checkResponse(settings, informed, response),
        };
      } catch (error) {
        if (!(error instanceof GuardBlockedError)) throw error;
        // Nobody will read the rest of it.
        if (!given.bodyUsed) given.body?.cancel().catch(() => {});
        return { refusal: await refusalOf(settings, error, given.headers.get("accept") ?? "") };
      }
    },
  };
}

/** The guards as they are asked for one call. */
async function runnerFor(settings: HttpSettings, request: Request, source: unknown): Promise<Runner> {
  const { runner } = settings;
  const principal = await settings.principal?.(source);
  if (principal !== undefined && !isObject(principal)) throw wrongInput("options.principal()", "an object");
  const kept = settings.vault === undefined ? undefined : ((await settings.vault(source)) ?? vault());
  if (kept !== undefined && !isVault(kept)) throw wrongOption("options.vault()", "a vault");
  const { signal } = request;
  const who = { principal, signal, ...(kept !== undefined && { vault: kept }) };
  return {
    ...runner,
    vault: kept,
    run: (text, context, part) => runner.run(text, { ...context, ...who }, part),
  };
}

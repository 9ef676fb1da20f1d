import type { Guard } from "../../core/types.ts";
import { wrongOption } from "../../core/validate.ts";
import { createGate } from "./gate.ts";
import type { HttpOptions } from "./options.ts";

/**
 * A handler like the one given whose requests are checked at stage `input`, and whose answers at stage `output`.
 *
 * Of a request the query, and a body as JSON, form or text are checked, whatever type the client says it has, and of an answer JSON, texts,
 * server-sent events and JSON lines, the last three as they stream. A request that needs no change reaches the handler as it came; answers without a body,
 * to HEAD, and of status 101 pass. Paths, headers and cookies are not covered.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field. The result rejects as the handler does, with `GuardBlockedError`
 * when `onBlock` is `throw`, with `GUARD_INVALID_INPUT` for a body that was read before, and with `GUARD_ABORTED`.
 * @example
 * ```ts
 * export const POST = guardHandler(async (request) => streamAnswer(await request.json()));
 * ```
 */
export function guardHandler<Asked extends Request, Rest extends readonly unknown[]>(
  handler: (request: Asked, ...rest: Rest) => Response | Promise<Response>,
  guards?: readonly Guard[],
  options?: HttpOptions<Asked>,
): (request: Asked, ...rest: Rest) => Promise<Response> {
  if (typeof handler !== "function") throw wrongOption("handler", "a function");
  const gate = createGate(guards, options);
  return async function guarded(this: unknown, request: Asked, ...rest: Rest): Promise<Response> {
    const entered = await gate.enter(request, request);
    if ("refusal" in entered) return entered.refusal;
    const given = await Reflect.apply(handler, this, [entered.request, ...rest]);
    return entered.leave(given);
  };
}

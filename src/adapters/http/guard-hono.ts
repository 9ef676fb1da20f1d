import type { Guard } from "../../core/types.ts";
import { createGate } from "./gate.ts";
import type { HttpOptions } from "./options.ts";

/** What is needed of the context of Hono; https://hono.dev/docs/api/context */
export interface HonoContext {
  readonly req: { raw: Request };
  // biome-ignore lint/suspicious/noExplicitAny: its setter takes `undefined`, its getter gives none
  res: any;
}

/** Middleware of Hono. */
export type HonoMiddleware<Context> = (
  context: Context,
  next: () => Promise<void>,
) => Promise<Response | undefined>;

/**
 * Middleware for Hono: checks what comes in before, and what goes out after the handlers behind it.
 *
 * Put it before whatever reads the body, and inside of middleware that compresses answers. With `onBlock: "throw"` what blocks reaches `app.onError`. See
 * {@link guardHandler} for what is covered.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * app.use("/chat/*", guardHono());
 * ```
 */
export function guardHono<Context extends HonoContext = HonoContext>(
  guards?: readonly Guard[],
  options?: HttpOptions<Context>,
): HonoMiddleware<Context> {
  const gate = createGate(guards, options);
  return async (context, next) => {
    const entered = await gate.enter(context.req.raw, context);
    if ("refusal" in entered) return entered.refusal;
    context.req.raw = entered.request;
    await next();
    const checked = await entered.leave(context.res);
    if (checked !== context.res) {
      // Its setter would add the headers of the answer that it had, such as its length.
      context.res = undefined;
      context.res = checked;
    }
    return undefined;
  };
}

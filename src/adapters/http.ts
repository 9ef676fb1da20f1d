export { guardHandler } from "./http/guard-handler.ts";
export { guardHono, type HonoContext, type HonoMiddleware } from "./http/guard-hono.ts";
export type { HttpOptions } from "./http/options.ts";

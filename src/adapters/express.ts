export { guardExpress, type NodeMiddleware, type NodeRequest } from "./http/guard-express.ts";
export type { NodeResponse } from "./http/node-response.ts";
export type { HttpOptions } from "./http/options.ts";

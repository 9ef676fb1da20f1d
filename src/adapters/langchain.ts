export { type GuardChainOptions, guardChain } from "./langchain/chain.ts";
export { type GuardAgentOptions, guardMiddleware } from "./langchain/middleware.ts";
export { type GuardModelOptions, guardModel, type ModelLike } from "./langchain/model.ts";
export { type GuardPieceOptions, guardInput, guardOutput } from "./langchain/pieces.ts";
export { type GuardRetrieverOptions, guardRetriever, type RetrieverLike } from "./langchain/retriever.ts";
export { guardTool, type ToolLike } from "./langchain/tool.ts";
export type { GuardClientOptions } from "./options.ts";

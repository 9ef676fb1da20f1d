export { guardLLM, type LLMLike } from "./llamaindex/llm.ts";
export {
  type GuardedPostprocessor,
  type GuardNodesOptions,
  guardPostprocessor,
  type NodeLike,
} from "./llamaindex/nodes.ts";
export {
  type GuardLlamaRetrieverOptions,
  guardRetriever,
  type LlamaRetrieverLike,
} from "./llamaindex/retriever.ts";
export { type GuardedLlamaTool, guardTool, type LlamaToolLike } from "./llamaindex/tool.ts";
export type { GuardClientOptions } from "./options.ts";
export type { ToolCallOptions } from "./tool-calls.ts";
export type { GuardedToolOptions } from "./tool-run.ts";

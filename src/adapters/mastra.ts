export {
  type GuardInputProcessor,
  type GuardOutputProcessor,
  type GuardProcessors,
  type GuardProcessorsOptions,
  guardProcessors,
} from "./mastra/processors.ts";
export {
  guardTool,
  guardTools,
  type ToolContext,
  type ToolLike,
} from "./mastra/tools.ts";
export type { GuardClientOptions } from "./options.ts";
export type { ToolCallOptions } from "./tool-calls.ts";
export type { GuardedToolOptions } from "./tool-run.ts";

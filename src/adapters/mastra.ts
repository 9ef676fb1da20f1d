export {
  type GuardInputProcessor,
  type GuardOutputProcessor,
  type GuardProcessors,
  type GuardProcessorsOptions,
  guardProcessors,
} from "./mastra/processors.ts";
export {
  type GuardToolOptions,
  guardTool,
  guardTools,
  type ToolContext,
  type ToolLike,
} from "./mastra/tools.ts";

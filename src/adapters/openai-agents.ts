export { type AgentOptionsLike, type GuardAgentOptions, guardAgent } from "./openai-agents/agent.ts";
export {
  type AgentModelLike,
  type AgentModelProviderLike,
  type GuardedModel,
  guardModel,
  guardModelProvider,
} from "./openai-agents/model.ts";
export { type AgentSessionLike, type GuardedSession, guardSession } from "./openai-agents/session.ts";
export { type FunctionToolLike, guardTool, type RunContextLike } from "./openai-agents/tool.ts";
export type { GuardClientOptions } from "./options.ts";
export type { ToolCallOptions } from "./tool-calls.ts";
export type { GuardedToolOptions } from "./tool-run.ts";

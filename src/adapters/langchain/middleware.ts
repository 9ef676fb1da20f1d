import { ToolMessage } from "@langchain/core/messages";
import type { AgentMiddleware } from "langchain";
import type { Guard } from "../../core/types.ts";
import { isObject } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import type { GuardClientOptions } from "../options.ts";
import { createJudge, withheldMessage } from "./judge.ts";
import { createKit, throwing, wordsFor } from "./kit.ts";
import { saying } from "./messages.ts";
import { modelGuard } from "./model-guard.ts";
import { cleanResult } from "./parts.ts";
import { refusalMessage } from "./refusals.ts";
import { guardedTool } from "./tool-guard.ts";

/** Options of {@link guardMiddleware}. */
export type GuardAgentOptions = GuardClientOptions;

/** What tells a middleware from a function that happens to have a name. */
const brand = Symbol.for("AgentMiddleware");

/**
 * Middleware for `createAgent`: the guards stand between the agent and its model, before the agent, and around its tools.
 *
 * The model is that of {@link guardModel}, so all ways to stream the agent, its callbacks and its checkpoints are covered. A
 * message of the user that blocks ends the run with a refusal before the model is called, and a notice takes its place in the
 * thread, so that later turns do not carry it; redacted messages are replaced as well, unless there is a vault. Results of
 * tools are checked before they get into the thread, and so is what a tool throws, which goes to the model as it does without
 * middleware. A message object is judged once, not with every step.
 *
 * List it last: middleware that comes after it and calls another model, such as one to fall back on, would call that one
 * unguarded.
 *
 * With `onBlock: "throw"` the agent fails with an error that `isBlocked()` knows. An agent with a `responseFormat` throws in
 * any case when its model is refused, because a refusal has no such form.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const agent = createAgent({ model: "openai:gpt-5", tools, middleware: [guardMiddleware()] });
 * ```
 */
export function guardMiddleware(
  guards: readonly Guard[] = recommended(),
  options: GuardAgentOptions = {},
): AgentMiddleware<undefined, undefined, unknown, readonly [], readonly []> {
  const kit = createKit(guards, options);
  const judge = createJudge(kit);
  const guardModel = modelGuard(kit, judge);
  const strictModel = modelGuard(throwing(kit), judge);
  const tools = new WeakMap<object, object>();
  const guardTool = <Tool extends object>(tool: Tool): Tool => {
    const guarded = tools.get(tool) ?? guardedTool(kit, judge, tool, { areArgumentsChecked: true });
    tools.set(tool, guarded);
    return guarded as Tool;
  };
  const middleware: AgentMiddleware<undefined, undefined, unknown, readonly [], readonly []> = {
    name: "sallyport",
    beforeAgent: {
      canJumpTo: ["end"],
      async hook({ messages }) {
        const judged = await Promise.all(messages.map((message) => judge.one(message)));
        const blocked = judged.find((one) => one.blocked !== undefined)?.blocked;
        const changed = messages.flatMap((message, at) => {
          const one = judged[at];
          if (one?.blocked !== undefined) return [saying(message, withheldMessage)];
          const isReplaced = one !== undefined && one.message !== message && kit.runner.vault === undefined;
          return isReplaced ? [one.message] : [];
        });
        if (blocked !== undefined) {
          return { messages: [...changed, refusalMessage(await wordsFor(kit, blocked))], jumpTo: "end" };
        }
        return changed.length === 0 ? undefined : { messages: changed };
      },
    },
    async wrapModelCall(request, handler) {
      const guard = request.responseFormat === undefined ? guardModel : strictModel;
      const messages = await judge.withheld(request.messages);
      return handler({ ...request, model: guard(request.model), messages });
    },
    async wrapToolCall(request, handler) {
      const { toolCall, tool } = request;
      const clean = (result: unknown) => cleanResult(kit, judge, toolCall.name, result);
      try {
        // A tool of its own tells tracers what it gave; one that is not known is the agent's business.
        const guarded = isObject(tool) && "invoke" in tool ? { ...request, tool: guardTool(tool) } : request;
        return (await clean(await handler(guarded))) as Awaited<ReturnType<typeof handler>>;
      } catch (error) {
        if (isForAgent(error) || request.runtime.signal?.aborted) throw error;
        const content = String(await clean(`${String(error)}\n Please fix your mistakes.`));
        return new ToolMessage({
          content,
          tool_call_id: toolCall.id ?? "",
          name: toolCall.name,
          status: "error",
        });
      }
    },
  };
  return Object.assign(middleware, { [brand]: true });
}

/** Errors that mean something to the agent: of its own, of other middleware, interrupts, and blocks. */
function isForAgent(error: unknown): boolean {
  if (!isObject(error)) return false;
  const { "~brand": named, is_bubble_up: bubbles, code } = error as Record<string, unknown>;
  return named !== undefined || bubbles === true || (typeof code === "string" && code.startsWith("GUARD_"));
}

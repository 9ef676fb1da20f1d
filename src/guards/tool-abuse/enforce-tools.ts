import { GuardBlockedError } from "../../core/errors.ts";
import { isObject, wrongOption } from "../../core/validate.ts";
import { asFindings, finding, refusalWords } from "./findings.ts";
import type { ToolContext, ToolPolicy } from "./index.ts";
import type { RunnableCall, ToolFinding } from "./types.ts";

/** Options of {@link enforceTools}. */
export interface EnforceToolsOptions extends Omit<ToolContext, "approval"> {
  /**
   * Asks a person about a call: its name, what it would run with, and why they are asked. Only `true` agrees.
   *
   * @default nobody agrees
   */
  readonly approve?: (call: RunnableCall<"approve">) => boolean | PromiseLike<boolean>;
  /** What a refused call gives: words for the model, or an error. @default "throw", as with `guard` */
  readonly onBlock?: "refuse" | "throw";
}

/** A function that runs a tool. */
// biome-ignore lint/suspicious/noExplicitAny: any function is one
type Run = (...given: any[]) => unknown;

/**
 * Tools like the ones given that ask the policy before they run, and run with what it returned. Their results are recorded
 * in the session, as each tool's `gives` says.
 *
 * Takes plain functions, whose first argument is the arguments of the call, and objects with a function `execute`, of their own
 * or of their class, such as tools of the AI SDK; other objects stay as they are, since what runs them is elsewhere.
 *
 * @throws {GuardError} A tool rejects with `GuardBlockedError` when its call is refused, unless `onBlock` is `refuse`.
 * @example
 * ```ts
 * const safe = enforceTools({ fetch_page, send_email }, policy, { principal, session, approve: askUser });
 * ```
 */
export function enforceTools<Tools extends Readonly<Record<string, object>>>(
  tools: Tools,
  policy: ToolPolicy,
  options: EnforceToolsOptions = {},
): Tools {
  if (!isObject(tools)) throw wrongOption("tools", "an object with a function for each tool");
  return Object.fromEntries(
    Object.entries(tools).map(([name, tool]) => [name, guardTool(name, tool, policy, options)]),
  ) as Tools;
}

function guardTool(name: string, tool: object, policy: ToolPolicy, options: EnforceToolsOptions): unknown {
  if (typeof tool === "function") return guardRun(name, tool as Run, policy, options);
  // Of a class as well.
  const execute: unknown = Reflect.get(tool, "execute");
  if (typeof execute !== "function") return tool;
  const value = guardRun(name, execute.bind(tool), policy, options);
  return Object.create(Object.getPrototypeOf(tool), {
    ...Object.getOwnPropertyDescriptors(tool),
    execute: { value, writable: true, enumerable: true, configurable: true },
  });
}

function guardRun(name: string, run: Run, policy: ToolPolicy, options: EnforceToolsOptions): Run {
  const { principal, session, approve, onBlock = "throw" } = options;
  return async (given: unknown, ...rest: unknown[]) => {
    const refuse = (findings: readonly ToolFinding[]): string => {
      if (onBlock === "refuse") return refusalWords(findings);
      throw new GuardBlockedError("output", asFindings(findings), { origin: name });
    };
    const call = { name, arguments: given };
    let decision = await policy.check(call, { principal, session });
    if (decision.action === "approve") {
      const { arguments: shown } = decision;
      if ((await approve?.(decision)) !== true) return refuse(decision.findings);
      const approval = await policy.approve(call, { principal, session });
      decision = await policy.check(call, { principal, session, approval });
      // What the person saw and what runs must be one thing.
      if (decision.action === "allow") decision = { ...decision, arguments: shown };
    }
    if (decision.action !== "allow")
      return refuse(decision.findings.length > 0 ? decision.findings : [finding("needs-approval")]);
    const result = await run(decision.arguments, ...rest);
    if (session !== undefined) policy.record(name, result, session);
    return result;
  };
}

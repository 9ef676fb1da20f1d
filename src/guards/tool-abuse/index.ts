import { GuardBlockedError } from "../../core/errors.ts";
import { readable } from "../../core/readable.ts";
import type { Principal } from "../../core/types.ts";
import { isObject, wrongInput, wrongOption } from "../../core/validate.ts";
import { createApprovals } from "./approvals.ts";
import { asFindings, finding } from "./findings.ts";
import { type Judgement, judge, takeRoom } from "./judge.ts";
import { readPlan, type ToolPlan, type ToolsOptions } from "./options.ts";
import { recordAll, stateOf, type ToolSession } from "./session.ts";
import type { ToolCall, ToolDecision, ToolFinding, ToolRule } from "./types.ts";

export { isPublicAddress } from "./constraints/addresses.ts";
export { type Constraint, type ConstraintContext, optional, satisfies } from "./constraints/constraint.ts";
export { type ReadOnlySqlOptions, readOnlySql } from "./constraints/read-only-sql.ts";
export { host, type UrlOptions, url } from "./constraints/urls.ts";
export { atMost, oneOf, pattern, recipients } from "./constraints/values.ts";
export { within } from "./constraints/within.ts";
export { type EnforceToolsOptions, enforceTools } from "./enforce-tools.ts";
export { refusalWords } from "./findings.ts";
export type { ToolEvent, ToolsOptions } from "./options.ts";
export { type ToolSession, type ToolSessionOptions, toolSession } from "./session.ts";
export type { TaintEffect, TaintRule } from "./taint.ts";
export { toolCallsOf } from "./tool-calls.ts";
export type {
  CallLimit,
  Provenance,
  ReadToolCall,
  RunnableCall,
  StandardSchema,
  ToolArguments,
  ToolCall,
  ToolDecision,
  ToolFinding,
  ToolRule,
} from "./types.ts";

/** Who calls a tool, and in which conversation. */
export interface ToolContext {
  readonly principal?: Principal | undefined;
  /** Needed where there are limits of calls or rules about copied text. */
  readonly session?: ToolSession | undefined;
  /** What `approve` gave for this very call. */
  readonly approval?: string | undefined;
}

/** What a model may do. */
export interface ToolPolicy {
  /**
   * Decides about one call before it runs. Run it with the arguments of the decision, not with those of the call.
   *
   * An allowed call counts against its limits. Rejects with `GUARD_INVALID_INPUT` for a malformed call or context, and
   * for a missing session where one is needed; nothing else rejects: a rule that throws refuses.
   */
  check(call: ToolCall, context?: ToolContext): Promise<ToolDecision>;
  /**
   * A person agreed: gives a token for one run of this call with exactly these arguments, by the same principal in the same
   * session. It is a secret of the application; the model must not see it.
   *
   * Rejects with `GuardBlockedError` when the call is refused whatever a person says.
   */
  approve(call: ToolCall, context?: Omit<ToolContext, "approval">): Promise<string>;
  /** Records the result of a tool in a session, as the tool's `gives` says; that of an unknown tool is untrusted. */
  record(tool: string, result: unknown, session: ToolSession): void;
}

/**
 * A policy for tool calls: a model's call is a request, which is checked before anything runs.
 *
 * Refuses tools that are not named, callers who may not, arguments outside of the schema and the constraints, calls
 * beyond a limit, and values that were copied from where they must not come from; asks for approval where a person has to
 * agree, and for every tool that may let something out once the session holds both private data and untrusted text.
 * Addresses OWASP LLM06:2025. Deterministic: no model decides.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const policy = tools({
 *   fetch_page: { arguments: { url: url({ allowHosts: ["example.com"] }) }, sideEffect: "none" },
 *   refund: { schema: z.object({ order: z.string(), amount: z.number() }), allow: ["support"], needsApproval: true },
 * });
 * const decision = await policy.check({ name, arguments: json }, { principal, session });
 * if (decision.action === "allow") await run(decision.name, decision.arguments);
 * ```
 */
export function tools(rules: Readonly<Record<string, ToolRule>>, options: ToolsOptions = {}): ToolPolicy {
  const plan = readable("rules", wrongOption, () => readPlan(rules, options));
  const approvals = createApprovals(plan.clock, plan.approvalTtlMs);

  const judged = async (given: ToolCall, context: ToolContext) => {
    const { call, principal, session } = readable("call", wrongInput, () => readCall(given, context));
    const state = stateOf(session);
    const tool = plan.tools.get(call.name);
    const isCounted = tool?.maxCalls !== undefined || plan.maxCalls !== undefined;
    if (state === undefined && tool !== undefined && (isCounted || plan.taints.length > 0))
      throw wrongInput("context.session", "a session, because of maxCalls or taint");
    const judgement: Judgement = await judge(plan, tool, call, { principal, state });
    return { judgement, tool, call, principal, state };
  };

  const decided = (decision: ToolDecision, tool: ToolPlan | undefined, name: string): ToolDecision => {
    const { action, findings } = decision;
    const event = { type: "tool-call" as const, ...(tool !== undefined && { tool: name }), action, findings };
    try {
      Promise.resolve(plan.onEvent?.(event)).catch(() => {});
    } catch {
      // A broken log must not decide about a call.
    }
    return decision;
  };

  return {
    async check(given, context = {}) {
      const { judgement, tool, call: asked, principal, state } = await judged(given, context);
      const { call, findings } = judgement;
      const refuse = (found: readonly ToolFinding[]): ToolDecision =>
        decided(
          { action: "refuse", ...(asked.id !== undefined && { id: asked.id }), findings: found },
          tool,
          asked.name,
        );
      if (tool === undefined || call === undefined || findings.some(({ effect }) => effect === "refuse"))
        return refuse(findings);
      const { approval } = context;
      if (findings.length > 0 || approval !== undefined) {
        const isAgreed =
          approval !== undefined && approvals.redeem(approval, { call, principal, session: state?.id });
        if (approval !== undefined && !isAgreed) return refuse([...findings, finding("wrong-approval")]);
        if (!isAgreed) return decided({ action: "approve", ...call, findings }, tool, call.name);
      }
      if (!takeRoom(plan, tool, call.name, state)) return refuse([...findings, finding("budget")]);
      return decided({ action: "allow", ...call, findings }, tool, call.name);
    },
    async approve(given, context = {}) {
      const { judgement, principal, state } = await judged(given, context);
      const { call, findings } = judgement;
      const refused = findings.filter(({ effect }) => effect === "refuse");
      if (call === undefined || refused.length > 0)
        throw new GuardBlockedError("output", asFindings(refused));
      const token = approvals.issue({ call, principal, session: state?.id });
      // Nothing that is no JSON can be bound to a token.
      if (token === undefined)
        throw new GuardBlockedError("output", asFindings([finding("unreadable-arguments")]));
      return token;
    },
    record(name, result, session) {
      stateOf(session);
      recordAll(session, plan.tools.get(name)?.gives ?? ["untrusted"], result, name);
    },
  };
}

function readCall(given: ToolCall, context: ToolContext) {
  if (!isObject(given)) throw wrongInput("call", "an object");
  if (!isObject(context)) throw wrongInput("context", "an object");
  const { name, id, arguments: values } = given;
  if (typeof name !== "string") throw wrongInput("call.name", "a string");
  if (id !== undefined && typeof id !== "string") throw wrongInput("call.id", "a string");
  const { principal, session } = context;
  if (principal !== undefined && !isObject(principal)) throw wrongInput("context.principal", "an object");
  return { call: { name, arguments: values, id }, principal, session };
}

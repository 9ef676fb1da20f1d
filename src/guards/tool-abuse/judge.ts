import type { Principal } from "../../core/types.ts";
import { isAllowed, needsApproval } from "./allowance.ts";
import { finding } from "./findings.ts";
import type { ToolPlan, ToolsPlan } from "./options.ts";
import { placesAt } from "./paths.ts";
import { readArguments } from "./read-arguments.ts";
import { askSchema } from "./schema.ts";
import { counterOf, type SessionState } from "./session.ts";
import { findTaint } from "./taint.ts";
import type { ReadToolCall, ToolFinding } from "./types.ts";

/** A call as far as rules go: what it would run with, and what speaks against it. */
export interface Judgement {
  /** Absent when the call cannot be read, or its tool is not known. */
  readonly call?: ReadToolCall;
  readonly findings: readonly ToolFinding[];
}

/** What is known about who calls. */
export interface Caller {
  readonly principal: Principal | undefined;
  readonly state: SessionState | undefined;
}

/** Asks everything but the limits of calls, which are asked when the call is decided. */
export async function judge(
  plan: ToolsPlan,
  tool: ToolPlan | undefined,
  given: { readonly name: string; readonly arguments?: unknown; readonly id?: string | undefined },
  { principal, state }: Caller,
): Promise<Judgement> {
  if (tool === undefined) return { findings: [finding("unknown-tool")] };
  const { name, id } = given;
  const raw = readArguments(given.arguments);
  if (raw === undefined) return { findings: [finding("unreadable-arguments")] };
  const asked: ReadToolCall = { name, arguments: raw, ...(id !== undefined && { id }) };
  if (!(await isAllowed(tool.allow, principal, asked))) return { findings: [finding("not-allowed")] };
  const checked = await askSchema(tool.schema, raw);
  if ("findings" in checked) return { findings: checked.findings };
  const call = { ...asked, arguments: checked.arguments };
  const findings = [...(await askConstraints(tool, call, principal))];
  if (state !== undefined) {
    findings.push(...tainted(plan, call, state));
    if (isTrifecta(tool, state) && plan.trifecta !== "allow")
      findings.push(finding("lethal-trifecta", plan.trifecta === "deny" ? { effect: "refuse" } : {}));
  }
  if (await needsApproval(tool.needsApproval, call)) findings.push(finding("needs-approval"));
  return { call, findings };
}

async function askConstraints(
  { constraints }: ToolPlan,
  call: ReadToolCall,
  principal: Principal | undefined,
): Promise<readonly ToolFinding[]> {
  const found: ToolFinding[] = [];
  for (const [argument, constraint] of constraints) {
    for (const { path, value } of placesAt(call.arguments, argument)) {
      let holds: unknown;
      try {
        holds = await constraint.holds(value, { call, principal });
      } catch {
        holds = false;
      }
      if (holds !== true) found.push(finding("argument", { path, expected: constraint.expected }));
      if (found.length >= mostFindings) return found;
    }
  }
  return found;
}

const mostFindings = 20;

function tainted(plan: ToolsPlan, call: ReadToolCall, state: SessionState): readonly ToolFinding[] {
  if (plan.taints.length === 0) return [];
  try {
    return findTaint(plan.taints, call, state);
  } catch {
    // The schema gave something that cannot be searched for texts.
    return [finding("unreadable-arguments")];
  }
}

function isTrifecta({ sideEffect }: ToolPlan, { recorded }: SessionState): boolean {
  return sideEffect === "external" && !recorded.private.isEmpty && !recorded.untrusted.isEmpty;
}

/** Counts the call when its limits leave room for it. */
export function takeRoom(
  plan: ToolsPlan,
  tool: ToolPlan,
  name: string,
  state: SessionState | undefined,
): boolean {
  if (state === undefined) return true;
  const now = plan.clock();
  // No tool has the empty name.
  const counted = [
    [`tool ${name}`, tool.maxCalls],
    ["", plan.maxCalls],
  ] as const;
  const hasRoom = counted.every(
    ([key, limit]) => limit === undefined || counterOf(state, key).hasRoom(limit, now),
  );
  if (hasRoom) for (const [key, limit] of counted) counterOf(state, key).add(limit, now);
  return hasRoom;
}

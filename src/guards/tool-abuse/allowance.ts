import type { Principal } from "../../core/types.ts";
import type { CallLimit, ReadToolCall, ToolRule } from "./types.ts";

/** Whether a principal may use a tool; a function that throws says no. */
export async function isAllowed(
  allow: ToolRule["allow"],
  principal: Principal | undefined,
  call: ReadToolCall,
): Promise<boolean> {
  if (allow === undefined) return true;
  try {
    if (typeof allow === "function") return (await allow(principal, call)) === true;
    const groups = principal?.groups;
    return Array.isArray(groups) && groups.some((group) => allow.includes(group));
  } catch {
    return false;
  }
}

/** Whether a person has to agree; a function that throws says yes. */
export async function needsApproval(needs: ToolRule["needsApproval"], call: ReadToolCall): Promise<boolean> {
  if (typeof needs !== "function") return needs === true;
  try {
    return (await needs(call)) !== false;
  } catch {
    return true;
  }
}

/** Counts the calls of one tool in one session. */
export class CallCounter {
  #times: number[] = [];
  #count = 0;

  /** Whether one more call keeps to the limit at this time. */
  hasRoom(limit: CallLimit, now: number): boolean {
    if (typeof limit === "number") return this.#count < limit;
    const { calls, windowMs } = limit;
    this.#times = this.#times.filter((time) => now - time < windowMs);
    return this.#times.length < calls;
  }

  /** Counts a call. */
  add(limit: CallLimit | undefined, now: number): void {
    this.#count++;
    if (typeof limit === "object") this.#times.push(now);
  }
}

import type { Guard } from "../../core/types.ts";
import { isObject, own, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { blockOf, cleanValue, createKit, type Kit, withoutMarkers } from "../kit.ts";
import { withoutLogprobs } from "../logprobs.ts";
import type { GuardClientOptions } from "../options.ts";
import { withheldMessage } from "../words.ts";
import { isModels, saying } from "./items.ts";
import { enforceAgentRequest } from "./requests.ts";

/** Memory of a conversation. */
export interface AgentSessionLike {
  getSessionId(): Promise<string>;
  getItems(...given: never): Promise<unknown[]>;
  addItems(items: never, ...more: never): Promise<void>;
  popItem(...given: never): Promise<unknown>;
  clearSession(...given: never): Promise<void>;
}

/** What a run needs of a session. */
export type GuardedSession<Session> = Pick<
  Session,
  Extract<keyof Session, keyof AgentSessionLike | "acceptsRunContext">
>;

/**
 * A session like the one given that keeps what the guards let through.
 *
 * A guarded model never sees what blocks, but a run adds the messages of its user to the session as they came: later turns
 * would carry them, and be refused. Messages that block are kept as a notice, redacted ones as the model saw them.
 *
 * @param guards Default: `recommended()`. Give those of the model.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * await run(agent, question, { session: guardSession(new MemorySession()) });
 * ```
 */
export function guardSession<Session extends AgentSessionLike>(
  session: Session,
  guards: readonly Guard[] = recommended(),
  options: Omit<GuardClientOptions, "onBlock"> = {},
): GuardedSession<Session> {
  if (!isObject(session) || typeof session.addItems !== "function")
    throw wrongOption("session", "a session of the Agents SDK");
  const { runner, ...rest } = createKit(guards, options);
  const kit = { ...rest, runner: withoutMarkers(runner) };
  const pass = (name: "getSessionId" | "getItems" | "popItem" | "clearSession") => {
    return (...given: unknown[]): unknown => Reflect.apply(session[name], session, given as never);
  };
  const { acceptsRunContext } = session as { acceptsRunContext?: unknown };
  return {
    getSessionId: pass("getSessionId"),
    getItems: pass("getItems"),
    popItem: pass("popItem"),
    clearSession: pass("clearSession"),
    async addItems(items: readonly object[], ...more: unknown[]): Promise<void> {
      const checked = await Promise.all(items.map((item) => clean(kit, item)));
      await Reflect.apply(session.addItems, session, [checked, ...more] as never);
    },
    ...(acceptsRunContext === true && { acceptsRunContext }),
  } as unknown as GuardedSession<Session>;
}

async function clean(kit: Kit, item: object): Promise<unknown> {
  try {
    if (isModels(item)) return await cleanValue(kit, withoutLogprobs(item));
    const { request } = await enforceAgentRequest(kit, { input: [item] });
    return request.input[0];
  } catch (error) {
    if (blockOf(error) === undefined) throw error;
    return withheld(item);
  }
}

/** Results of tools need the call that they belong to. */
function withheld(item: object): object {
  if (own(item, "type") === "function_call") {
    const { callId, name, status } = item as Record<string, unknown>;
    return { type: "function_call", callId, name, status, arguments: "{}" };
  }
  if (isModels(item)) return saying(withheldMessage);
  return { type: "message", role: "user", content: withheldMessage };
}

import { enforceRequest } from "../../core/enforce-request.ts";
import type { Marks } from "../../core/marking.ts";
import type { Runner } from "../../core/runner.ts";
import { withSources } from "../../core/sources.ts";
import { isObject, own } from "../../core/validate.ts";
import type { Kit } from "../kit.ts";

/** Messages as the model may see them, and how to read the answer. */
export interface CheckedMessages {
  readonly messages: readonly unknown[];
  /** Knows the texts of the messages. */
  readonly runner: Runner;
  /** What was written into the messages. */
  readonly marks: Marks;
}

/** The messages as the model may see them; rejects with the error of what blocks. */
export async function enforceMessages(kit: Kit, messages: unknown): Promise<CheckedMessages> {
  const given = Array.isArray(messages) ? messages : [messages];
  const names = new Map<unknown, unknown>(given.flatMap(callsIn));
  const plain = given.map((message) => plainOf(message, names));
  const { request, marks } = await enforceRequest(kit.runner, kit.settings, { messages: plain });
  const checked = (request as { messages: readonly unknown[] }).messages;
  // A message of the system may stand in front that was not there.
  const added = checked.length - plain.length;
  const written = checked.map((message, at) => {
    if (at < added || message === plain[at - added]) return at < added ? message : given[at - added];
    const { name: _, ...fields } = message as { name?: unknown };
    return { ...fields, role: own(given[at - added] as object, "role") };
  });
  return { messages: written, runner: withSources(kit.runner, [plain, checked]), marks };
}

/** What a tool gave comes in the name of the user. */
function plainOf(message: unknown, names: ReadonlyMap<unknown, unknown>): unknown {
  const result = resultIn(message);
  if (result === undefined) return message;
  const name = own(result, "name") ?? names.get(own(result, "id"));
  return { ...(message as object), role: "tool", ...(typeof name === "string" && { name }) };
}

function resultIn(message: unknown): object | undefined {
  const options = isObject(message) ? own(message, "options") : undefined;
  const result = isObject(options) ? own(options, "toolResult") : undefined;
  return isObject(result) ? result : undefined;
}

/** Ids of the calls of a message, with the names of their tools. */
function callsIn(message: unknown): [id: unknown, name: unknown][] {
  const options = isObject(message) ? own(message, "options") : undefined;
  const calls = isObject(options) ? own(options, "toolCall") : undefined;
  if (!Array.isArray(calls)) return [];
  return calls.flatMap((call: unknown) => (isObject(call) ? [[own(call, "id"), own(call, "name")]] : []));
}

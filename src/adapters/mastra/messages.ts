import { enforceRequest } from "../../core/enforce-request.ts";
import type { GuardBlockedError } from "../../core/errors.ts";
import { blockOf, type Kit, withoutMarkers } from "../kit.ts";
import { withheldMessage } from "../words.ts";
import type { StoredMessage } from "./types.ts";

/** A message as it may be kept, and why it was withheld. */
export interface CheckedMessage<Message> {
  readonly message: Message;
  readonly blocked?: GuardBlockedError;
}

/** A new message as the thread may keep it. */
export async function checkMessage<Message extends StoredMessage>(
  { runner, settings }: Kit,
  message: Message,
): Promise<CheckedMessage<Message>> {
  const { role, content } = message;
  const { parts, content: text } = content;
  const said = { messages: [{ role, parts, ...(typeof text === "string" && { content: text }) }] };
  try {
    const { request } = await enforceRequest(withoutMarkers(runner), settings, said);
    // A thread that is opened again may have no vault with the values of its placeholders.
    if (request === said || runner.vault !== undefined) return { message };
    const [checked] = (request as typeof said).messages;
    const { role: _, ...rewritten } = checked as (typeof said)["messages"][0];
    return { message: { ...message, content: { ...content, ...rewritten } } };
  } catch (error) {
    const blocked = blockOf(error);
    if (blocked === undefined) throw error;
    const notice = { format: 2, parts: [{ type: "text", text: withheldMessage }], content: withheldMessage };
    return { message: { ...message, content: notice }, blocked };
  }
}

import type { BaseMessage } from "@langchain/core/messages";
import { cleanValue, type Kit } from "../kit.ts";
import { type Fields, fieldsOf, rebuild, withoutRaw } from "./messages.ts";

/** An answer of a model, built again from what was checked. */
export async function cleanMessage<Message extends BaseMessage>(
  kit: Kit,
  message: Message,
): Promise<Message> {
  return rebuild(message, await cleanFields(kit, fieldsOf(message)));
}

async function cleanFields(kit: Kit, fields: Fields): Promise<Fields> {
  const { id, additional_kwargs, response_metadata, ...rest } = fields;
  const checked = await cleanValue(kit, {
    ...rest,
    additional_kwargs: withoutRaw(additional_kwargs ?? {}),
    response_metadata: withoutRaw(response_metadata ?? {}),
    ...(!isPlainId(id) && { id }),
  });
  return { ...checked, ...(isPlainId(id) && { id }) };
}

/** Others refer to ids, so those that say nothing stay as they are. */
function isPlainId(id: unknown): id is string {
  return typeof id === "string" && /^[A-Za-z0-9_.:-]{1,100}$/.test(id);
}

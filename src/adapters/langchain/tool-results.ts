import type { BaseMessage } from "@langchain/core/messages";
import { withheldTool } from "../../core/enforce-request.ts";
import { copyOf, setOwn } from "../../core/strings.ts";
import { isObject, own } from "../../core/validate.ts";
import type { Kit } from "../kit.ts";
import { cleanToolResult } from "../tool-results.ts";
import type { Judge } from "./judge.ts";
import { isMessage, saying } from "./messages.ts";

/** What a tool gave, as the model may see it: a value, a message, or a command that holds messages. */
export async function cleanResult(kit: Kit, judge: Judge, name: string, result: unknown): Promise<unknown> {
  if (isMessage(result)) return cleanToolMessage(judge, result);
  if (isObject(result) && own(result, "lg_name") === "Command") return cleanCommand(judge, result);
  return cleanToolResult(kit, name, result);
}

async function cleanToolMessage<Message extends BaseMessage>(
  judge: Judge,
  message: Message,
): Promise<Message> {
  const { message: checked, blocked } = await judge.one(message);
  return blocked === undefined ? checked : saying(message, withheldTool);
}

/** A command may put messages into the thread. */
async function cleanCommand(judge: Judge, command: object): Promise<object> {
  const update = own(command, "update");
  const messages = isObject(update) ? own(update, "messages") : undefined;
  if (!isObject(update) || !Array.isArray(messages)) return command;
  const copy = copyOf(command);
  const checked = await Promise.all(
    messages.map((message) => (isMessage(message) ? cleanToolMessage(judge, message) : message)),
  );
  setOwn(copy, "update", { ...update, messages: checked });
  return copy;
}

import { GuardBlockedError } from "../../core/errors.ts";
import { isObject } from "../../core/validate.ts";
import { cleanDocuments, isDocument } from "./documents.ts";
import { enforceText } from "./enforce-text.ts";
import type { Judge } from "./judge.ts";
import type { Kit } from "./kit.ts";
import { isMessage } from "./messages.ts";

const deepest = 16;

/**
 * The input of a runnable as it may go on: messages by their roles, documents at stage `retrieval`, every other string as that
 * of a user. Throws where one blocks; documents that block are left out of their list. Other objects that are not plain are
 * reported or refused.
 */
export async function enforceInput(
  kit: Kit,
  judge: Judge,
  input: unknown,
  depth: number = 0,
): Promise<unknown> {
  if (typeof input === "string") return enforceText(kit, input);
  if (!isObject(input)) return input;
  if (isMessage(input)) return (await judge.all([input]))[0];
  if (isDocument(input)) {
    const [document] = await cleanDocuments(kit, [input]);
    if (document === undefined) throw new GuardBlockedError("retrieval", []);
    return document;
  }
  const inner = (value: unknown) => enforceInput(kit, judge, value, depth + 1);
  if (depth < deepest && Array.isArray(input)) {
    const documents = input.filter(isDocument);
    const kept = documents.length === 0 ? input : await cleanList(kit, input);
    const judged = await Promise.all(kept.map((item) => (isDocument(item) ? item : inner(item))));
    return judged.length === input.length && judged.every((item, at) => item === input[at]) ? input : judged;
  }
  if (isPrompt(input)) {
    const messages = input.toChatMessages();
    const checked = await inner(messages);
    return checked === messages ? input : checked;
  }
  if (depth < deepest && isPlain(input)) {
    const judged = await Promise.all(
      Object.entries(input).map(async ([key, value]) => [key, value, await inner(value)] as const),
    );
    if (judged.every(([, value, checked]) => value === checked)) return input;
    return Object.fromEntries(judged.map(([key, , checked]) => [key, checked]));
  }
  return unread(kit, input);
}

async function cleanList(kit: Kit, items: readonly unknown[]): Promise<unknown[]> {
  const checked = await Promise.all(
    items.map(async (item) => (isDocument(item) ? cleanDocuments(kit, [item]) : [item])),
  );
  return checked.flat();
}

function isPrompt(value: object): value is { toChatMessages(): unknown[] } {
  return typeof (value as { toChatMessages?: unknown }).toChatMessages === "function";
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function unread({ runner, settings }: Kit, input: object): object {
  if (input instanceof Date) return input;
  const refuses = settings.unreadable === "refuse";
  runner.report("input", { unread: ["object"], ...(refuses && { reason: "unreadable" }) });
  if (refuses && !runner.shadow) throw new GuardBlockedError("input", [], { reason: "unreadable" });
  return input;
}

import { MessageReader } from "./messages.ts";
import type { RoleStage } from "./segments.ts";
import { type Slot, SlotList } from "./slots.ts";
import { hidesField, longestSilentKey } from "./strings.ts";
import { isObject, own, wrongInput } from "./validate.ts";

/** What was read of a request. */
export interface ReadRequest {
  readonly slots: readonly Slot[];
  /** Kinds of parts that hold what is no text, such as `image_url`. */
  readonly unread: readonly string[];
  /** Documents that came with it. */
  readonly documents?: unknown;
  readonly principal?: unknown;
  readonly signal?: unknown;
}

/** Fields of a request object that hold the developer's own words or no words. */
const trustedFields: ReadonlySet<string> = new Set([
  "system",
  "systemPrompt",
  "system_prompt",
  "instructions",
  "developer",
  "model",
  "tools",
  "toolChoice",
  "tool_choice",
  "functions",
  "responseFormat",
  "response_format",
]);

const mainFields: readonly string[] = ["prompt", "messages", "input"];

/** A prompt that is kept elsewhere, with its variables: https://platform.openai.com/docs/guides/text#reusable-prompts */
function isStoredPrompt(key: string, value: unknown): boolean {
  return key === "prompt" && isObject(value) && !Array.isArray(value) && typeof own(value, "id") === "string";
}

/**
 * Reads a request: a string, an array of chat messages, or an object with `prompt`, `messages` or `input` and
 * optionally `documents`, `principal` and `signal`. Every string in further fields counts as input,
 * but for the developer's own (`system`, `instructions`, `model`, `tools` and the like). Throws `GUARD_INVALID_INPUT`.
 */
export function readRequest(request: unknown, roles: ReadonlyMap<string, RoleStage>): ReadRequest {
  const list = new SlotList();
  const messages = new MessageReader(list, roles);
  const { slots, unread } = list;
  const stage = "input" as const;
  if (typeof request === "string" || Array.isArray(request)) {
    messages.readMain(request, { stage, path: [], field: "request" });
    return { slots, unread };
  }
  if (!isObject(request) || !mainFields.some((name) => own(request, name) !== undefined)) {
    throw wrongInput(
      "request",
      "a string, messages, or an object with prompt, messages or input; see options.segments",
    );
  }
  for (const name of [...mainFields, "text"]) {
    if (hidesField(request, [name])) throw wrongInput(`request.${name}`, "an enumerable field");
  }
  for (const key of Object.keys(request)) {
    const value = own(request, key);
    const origin = { stage, path: [key], field: `request.${key}` };
    if (key.length > longestSilentKey) list.add(key, { ...origin, path: [] }, true);
    if (isStoredPrompt(key, value)) list.addExtra(value, origin);
    else if (mainFields.includes(key)) {
      if (value !== undefined) messages.readMain(value, origin);
    } else if (!trustedFields.has(key) && key !== "documents" && key !== "principal") {
      list.addExtra(value, origin);
    }
  }
  const documents = own(request, "documents");
  const principal = own(request, "principal");
  const signal = own(request, "signal");
  return { slots, unread, documents, principal, signal };
}

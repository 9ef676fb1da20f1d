import { freshId } from "../../core/fresh-id.ts";
import { isObject, own } from "../../core/validate.ts";
import { piecesWithin } from "./pieces.ts";
import type { Protocol } from "./protocol.ts";

/** Fields of a delta that are whole in it; any other text is continued by the next one. */
const whole: ReadonlySet<string> = new Set([
  ...["type", "signature", "data", "citation", "stop_reason", "stop_sequence"],
]);

/** Kinds of deltas by the field that they continue. */
const kinds: ReadonlyMap<string, string> = new Map([
  ["text", "text_delta"],
  ["thinking", "thinking_delta"],
]);

function typeOf(event: object): string {
  const type = own(event, "type");
  return typeof type === "string" ? type : "";
}

function open(index: number): object {
  return { type: "content_block_start", index, content_block: { type: "text", text: "" } };
}

/** Messages of Anthropic; https://docs.anthropic.com/en/docs/build-with-claude/streaming */
export const messages: Protocol = {
  piecesOf(event) {
    const delta = own(event, "delta");
    if (typeOf(event) !== "content_block_delta" || !isObject(delta)) return [];
    return piecesWithin(delta, ["delta"], String(own(event, "index")), whole);
  },

  plain(event) {
    const block = own(event, "content_block");
    if (typeOf(event) !== "content_block_start" || !isObject(block)) return [event];
    const index = own(event, "index");
    const begun = [...kinds].filter(([field]) => own(block, field));
    const deltas = begun.map(([field, type]) => ({
      type: "content_block_delta",
      index,
      delta: { type, [field]: own(block, field) },
    }));
    const empty = Object.fromEntries(begun.map(([field]) => [field, ""]));
    return [{ ...event, content_block: { ...block, ...empty } }, ...deltas];
  },

  ends(event, channel) {
    const type = typeOf(event);
    if (type === "message_delta" || type === "message_stop" || type === "error") return true;
    return type === "content_block_stop" && channel.startsWith(`${String(own(event, "index"))} `);
  },

  refusal(words, model) {
    return {
      id: freshId("msg_"),
      type: "message",
      role: "assistant",
      model,
      content: [{ type: "text", text: words }],
      stop_reason: "refusal",
      stop_sequence: null,
      usage: { input_tokens: 0, output_tokens: 0 },
    };
  },

  refusalEvents(words, model, sent) {
    const events: object[] = [];
    let index = 0;
    let isOpen = false;
    for (const event of sent) {
      if (typeOf(event) === "content_block_start") {
        index = Number(own(event, "index")) + 1;
        isOpen = true;
      } else if (typeOf(event) === "content_block_stop") isOpen = false;
    }
    if (sent.length === 0) {
      const message = { ...messages.refusal("", model), content: [], stop_reason: null };
      events.push({ type: "message_start", message });
    }
    if (isOpen) events.push({ type: "content_block_stop", index: index - 1 });
    events.push(
      open(index),
      { type: "content_block_delta", index, delta: { type: "text_delta", text: words } },
      { type: "content_block_stop", index },
      {
        type: "message_delta",
        delta: { stop_reason: "refusal", stop_sequence: null },
        usage: { output_tokens: 0 },
      },
      { type: "message_stop" },
    );
    return events;
  },

  error: (code, message) => ({ type: "error", error: { type: "invalid_request_error", message, code } }),
  nameOf: typeOf,
};

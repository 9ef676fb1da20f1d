import { isObject, own } from "../../core/validate.ts";
import { freshId, type Protocol } from "./protocol.ts";

/** Fields of a delta that are continued by the next one, by its type. */
const growing: ReadonlyMap<string, string> = new Map([
  ["text_delta", "text"],
  ["input_json_delta", "partial_json"],
  ["thinking_delta", "thinking"],
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
    const field = growing.get(String(own(delta, "type")));
    if (field === undefined || typeof own(delta, field) !== "string") return [];
    return [{ channel: `${String(own(event, "index"))} ${field}`, path: ["delta", field] }];
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

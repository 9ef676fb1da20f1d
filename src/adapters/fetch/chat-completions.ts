import { freshId } from "../../core/fresh-id.ts";
import { isObject, own } from "../../core/validate.ts";
import type { Piece } from "../checked-events.ts";
import { indexOf, piecesWithin } from "./pieces.ts";
import { now, type Protocol } from "./protocol.ts";

/** What is whole in its event, in a delta or in parts of it; any other text is continued by the next one. */
const whole: ReadonlySet<string> = new Set([
  ...["role", "type", "id", "name", "format", "status", "signature", "data", "encrypted_content"],
  ...["annotations", "citations", "images"],
]);

function choicesOf(event: object): readonly unknown[] {
  const choices = own(event, "choices");
  return Array.isArray(choices) ? choices : [];
}

/** Whether a choice has all that came so far beside its delta, as some servers send it. */
function repeats(choice: unknown): choice is object {
  return isObject(choice) && isObject(own(choice, "delta")) && isObject(own(choice, "message"));
}

/** Chat Completions and the older Completions; https://platform.openai.com/docs/api-reference/chat-streaming */
export const chatCompletions: Protocol = {
  piecesOf(event) {
    return choicesOf(event).flatMap((choice, at): readonly Piece[] => {
      if (!isObject(choice)) return [];
      const name = indexOf(choice, at);
      const path = ["choices", at];
      if (typeof own(choice, "text") === "string")
        return [{ channel: `${name} text`, path: [...path, "text"] }];
      // Some servers call it a message.
      const field = isObject(own(choice, "delta")) ? "delta" : "message";
      const delta = own(choice, field);
      return isObject(delta) ? piecesWithin(delta, [...path, field], name, whole) : [];
    });
  },

  plain(event) {
    const choices = own(event, "choices");
    if (!Array.isArray(choices) || !choices.some(repeats)) return [event];
    const plain = choices.map((choice: unknown) => (repeats(choice) ? { ...choice, message: null } : choice));
    return [{ ...event, choices: plain }];
  },

  ends(event, channel) {
    if (own(event, "error") != null) return true;
    return choicesOf(event).some((choice, at) => {
      if (!isObject(choice) || !channel.startsWith(`${indexOf(choice, at)} `)) return false;
      // Some servers send an empty one with every piece.
      if (own(choice, "finish_reason")) return true;
      // A client that sees a call takes the words before it for complete.
      const delta = own(choice, "delta");
      return isObject(delta) && own(delta, "tool_calls") != null && !channel.includes(" tool_calls ");
    });
  },

  refusal(words, model) {
    const message = { role: "assistant", content: words, refusal: null };
    return {
      id: freshId("chatcmpl-"),
      object: "chat.completion",
      created: now(),
      model,
      // With `content_filter` the helper `parse()` throws, and `content` with `refusal` is shown twice by some clients.
      choices: [{ index: 0, message, logprobs: null, finish_reason: "stop" }],
      usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
    };
  },

  refusalEvents(words, model, sent) {
    const first = sent[0];
    const id = (first === undefined ? undefined : own(first, "id")) ?? freshId("chatcmpl-");
    const chunk = { id, object: "chat.completion.chunk", created: now(), model };
    return [
      {
        ...chunk,
        choices: [{ index: 0, delta: { role: "assistant", content: words }, finish_reason: null }],
      },
      { ...chunk, choices: [{ index: 0, delta: {}, finish_reason: "stop" }] },
    ];
  },

  error: (code, message) => ({ error: { message, type: "invalid_request_error", param: null, code } }),
  nameOf: () => undefined,
  done: "[DONE]",
};

import { isObject, own } from "../../core/validate.ts";
import type { Piece } from "../checked-events.ts";
import { freshId, now, type Protocol } from "./protocol.ts";

/** Fields of a delta that are continued by the next one. */
const growing: readonly string[] = ["content", "refusal", "reasoning", "reasoning_content"];

function choicesOf(event: object): readonly unknown[] {
  const choices = own(event, "choices");
  return Array.isArray(choices) ? choices : [];
}

function indexOf(value: unknown, fallback: number): string {
  return String((isObject(value) ? own(value, "index") : undefined) ?? fallback);
}

/** Chat Completions and the older Completions; https://platform.openai.com/docs/api-reference/chat-streaming */
export const chatCompletions: Protocol = {
  piecesOf(event) {
    return choicesOf(event).flatMap((choice, at): Piece[] => {
      if (!isObject(choice)) return [];
      const name = `${indexOf(choice, at)} `;
      const path = ["choices", at];
      if (typeof own(choice, "text") === "string")
        return [{ channel: `${name}text`, path: [...path, "text"] }];
      const delta = own(choice, "delta");
      if (!isObject(delta)) return [];
      const pieces: Piece[] = [];
      for (const field of growing) {
        if (typeof own(delta, field) === "string")
          pieces.push({ channel: `${name}${field}`, path: [...path, "delta", field] });
      }
      const calls = own(delta, "tool_calls");
      for (const [order, call] of (Array.isArray(calls) ? calls : []).entries()) {
        for (const [kind, field] of [
          ["function", "arguments"],
          ["custom", "input"],
        ] as const) {
          const body = isObject(call) ? own(call, kind) : undefined;
          if (!isObject(body) || typeof own(body, field) !== "string") continue;
          pieces.push({
            channel: `${name}call ${indexOf(call, order)} ${field}`,
            path: [...path, "delta", "tool_calls", order, kind, field],
          });
        }
      }
      const legacy = own(delta, "function_call");
      if (isObject(legacy) && typeof own(legacy, "arguments") === "string")
        pieces.push({ channel: `${name}function`, path: [...path, "delta", "function_call", "arguments"] });
      return pieces;
    });
  },

  ends(event, channel) {
    return choicesOf(event).some((choice, at) => {
      if (!isObject(choice) || !channel.startsWith(`${indexOf(choice, at)} `)) return false;
      if (own(choice, "finish_reason") != null) return true;
      // A client that sees a call takes the words before it for complete.
      const delta = own(choice, "delta");
      return isObject(delta) && own(delta, "tool_calls") != null && !channel.includes(" call ");
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

import { isObject, own } from "../../core/validate.ts";
import { freshId, now, type Protocol } from "./protocol.ts";

/** Kinds of deltas that are pictures or sound. */
const media: ReadonlySet<string> = new Set(["response.audio.delta", "response.output_audio.delta"]);

function typeOf(event: object): string {
  const type = own(event, "type");
  return typeof type === "string" ? type : "";
}

function channelOf(event: object, type: string): string {
  const place = ["item_id", "output_index", "content_index", "summary_index"].map((name) =>
    String(own(event, name) ?? ""),
  );
  return `${type.slice(0, type.lastIndexOf("."))} ${place.join(" ")}`;
}

/** Responses; https://platform.openai.com/docs/api-reference/responses-streaming */
export const responses: Protocol = {
  piecesOf(event) {
    const type = typeOf(event);
    if (!type.endsWith(".delta") || media.has(type) || typeof own(event, "delta") !== "string") return [];
    return [{ channel: channelOf(event, type), path: ["delta"], json: type.includes("arguments") }];
  },

  ends(event, channel) {
    const type = typeOf(event);
    if (type === "error" || /^response\.(completed|incomplete|failed|output_item\.done)$/.test(type))
      return true;
    return type.endsWith(".done") && channelOf(event, type) === channel;
  },

  refusal(words, model) {
    const content = [{ type: "output_text", text: words, annotations: [] }];
    const message = { type: "message", id: freshId("msg_"), role: "assistant", status: "completed", content };
    return {
      id: freshId("resp_"),
      object: "response",
      created_at: now(),
      status: "completed",
      error: null,
      incomplete_details: null,
      model,
      output: [message],
      output_text: words,
      usage: { input_tokens: 0, output_tokens: 0, total_tokens: 0 },
    };
  },

  refusalEvents(words, model, sent) {
    const created = sent.map((event) => own(event, "response")).find(isObject);
    const whole = responses.refusal(words, model);
    const response = { ...whole, ...(created !== undefined && { id: own(created, "id") }) };
    const item = (own(whole, "output") as readonly { id: string; content: readonly object[] }[])[0];
    if (item === undefined) return [];
    const output_index = sent.filter((event) => typeOf(event) === "response.output_item.added").length;
    const at = { item_id: item.id, output_index, content_index: 0 };
    const part = item.content[0];
    const open = { ...response, status: "in_progress", output: [] };
    const events: object[] = [
      ...(created === undefined ? [{ type: "response.created", response: open }] : []),
      {
        type: "response.output_item.added",
        output_index,
        item: { ...item, status: "in_progress", content: [] },
      },
      { type: "response.content_part.added", ...at, part: { ...part, text: "" } },
      { type: "response.output_text.delta", ...at, delta: words },
      { type: "response.output_text.done", ...at, text: words },
      { type: "response.content_part.done", ...at, part },
      { type: "response.output_item.done", output_index, item },
      { type: "response.completed", response },
    ];
    return events.map((event, index) => ({ ...event, sequence_number: sent.length + index }));
  },

  error: (code, message) => ({ error: { message, type: "invalid_request_error", param: null, code } }),
  nameOf: typeOf,
};

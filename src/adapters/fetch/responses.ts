import { freshId } from "../../core/fresh-id.ts";
import { isObject, own } from "../../core/validate.ts";
import { piecesWithin } from "./pieces.ts";
import { now, type Protocol } from "./protocol.ts";

/** What is whole in a delta that is an object; any other text in it is continued by the next one. */
const whole: ReadonlySet<string> = new Set(["type"]);

/** Kinds of deltas that are pictures or sound. */
const media: ReadonlySet<string> = new Set(["response.audio.delta", "response.output_audio.delta"]);

function typeOf(event: object): string {
  const type = own(event, "type");
  return typeof type === "string" ? type : "";
}

function channelOf(event: object, type: string): string {
  // Some servers give an item another id in every event, and clients go by its index.
  const item = own(event, "output_index") ?? own(event, "item_id");
  const place = [item, own(event, "content_index"), own(event, "summary_index")].map((at) =>
    String(at ?? ""),
  );
  return `${type.slice(0, type.lastIndexOf("."))} ${place.join(" ")}`;
}

/** Says of a response that not all of it came. */
const cutShort = { status: "incomplete", incomplete_details: { reason: "content_filter" } };

function itemType(added: object): string {
  const item = own(added, "item");
  return isObject(item) ? typeOf(item) : "";
}

/**
 * The events that began an item which nothing ended. Clients want every item ended before a response is completed; but a
 * call that is ended is a call that is run, so calls stay open, and the response is incomplete.
 */
function unfinished(sent: readonly object[]): readonly object[] {
  const open = new Map<unknown, object>();
  for (const event of sent) {
    const type = typeOf(event);
    if (type === "response.output_item.added") open.set(own(event, "output_index"), event);
    if (type === "response.output_item.done") open.delete(own(event, "output_index"));
  }
  return [...open.values()];
}

/** Responses; https://platform.openai.com/docs/api-reference/responses-streaming */
export const responses: Protocol = {
  piecesOf(event) {
    const type = typeOf(event);
    if (!type.endsWith(".delta") || media.has(type)) return [];
    const delta = own(event, "delta");
    const channel = channelOf(event, type);
    if (typeof delta === "string") return [{ channel, path: ["delta"], json: type.includes("arguments") }];
    if (!isObject(delta)) return [];
    return piecesWithin(delta, ["delta"], channel, whole);
  },

  ends(event, channel) {
    const type = typeOf(event);
    if (type.endsWith(".delta")) return false;
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
    const begun = { ...response, status: "in_progress", output: [] };
    const open = unfinished(sent);
    const texts = open.filter((added) => ["message", "reasoning"].includes(itemType(added)));
    const events: object[] = [
      ...(created === undefined ? [{ type: "response.created", response: begun }] : []),
      ...texts.map((added) => ({
        ...added,
        type: "response.output_item.done",
        item: { ...(own(added, "item") as object), status: "incomplete" },
      })),
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
      texts.length === open.length
        ? { type: "response.completed", response }
        : { type: "response.incomplete", response: { ...response, ...cutShort } },
    ];
    return events.map((event, index) => ({ ...event, sequence_number: sent.length + index }));
  },

  error: (code, message) => ({ error: { message, type: "invalid_request_error", param: null, code } }),
  nameOf: typeOf,
};

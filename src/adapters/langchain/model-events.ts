import type { ChatModelStreamEvent } from "@langchain/core/language_models/event";
import { noMarks } from "../../core/marking.ts";
import { isObject, own } from "../../core/validate.ts";
import { checkedEvents, type EventForm } from "../checked-events.ts";
import { isCallType } from "./chunks.ts";
import { finalsLast } from "./finals.ts";
import { type Kit, wordsFor } from "./kit.ts";
import { withoutRaw } from "./messages.ts";

/** The fields of blocks and of their deltas that grow, by the type of the delta. */
const growing: ReadonlyMap<string, readonly string[]> = new Map([
  ["text-delta", ["text"]],
  ["reasoning-delta", ["reasoning", "thinking"]],
  ["tool-call-delta", ["args"]],
]);

type Event = Record<string, unknown> & { readonly event: string };

/** Events of content blocks; https://docs.langchain.com/oss/javascript/langchain/streaming */
const eventForm: EventForm = {
  piecesOf(event) {
    const delta = own(event, "delta");
    const field = isObject(delta) ? fieldOf(delta) : undefined;
    return field === undefined
      ? []
      : [{ channel: `${String(own(event, "index"))} ${field}`, path: ["delta", field] }];
  },
  ends(event, channel) {
    const name = own(event, "event");
    if (name === "message-finish" || name === "error") return true;
    return name === "content-block-finish" && channel.startsWith(`${String(own(event, "index"))} `);
  },
};

function fieldOf(delta: object): string | undefined {
  const fields = growing.get(String(own(delta, "type"))) ?? [];
  // Named so that values are restored as JSON.
  return [...fields, "arguments"].find((field) => typeof own(delta, field) === "string");
}

/** The events of an answer that may go on; what blocks ends it with a refusal, or throws. */
export async function* checkedModelEvents(
  kit: Kit,
  source: AsyncIterable<ChatModelStreamEvent>,
): AsyncGenerator<ChatModelStreamEvent, void, void> {
  const sent = new Map<number, Event>();
  let isStarted = false;
  try {
    const checked = checkedEvents(
      kit.runner,
      kit.settings,
      eventForm,
      given(source),
      noMarks,
    ) as AsyncIterable<Event>;
    for await (const event of kit.words === undefined ? checked : callsLast(checked)) {
      isStarted ||= event.event === "message-start";
      track(sent, event);
      yield named(event, "arguments", "args") as unknown as ChatModelStreamEvent;
    }
  } catch (error) {
    const words = await wordsFor(kit, error);
    if (!isStarted) yield { event: "message-start" };
    yield* refusalEvents(words, sent);
  }
}

/** The events that can be checked: what repeats an answer in a provider's own form is left out, and so are snapshots. */
async function* given(source: AsyncIterable<ChatModelStreamEvent>): AsyncGenerator<object, void, void> {
  for await (const event of source) {
    if (event.event === "provider") continue;
    if (event.event === "content-block-delta" && event.delta.type === "block-delta") continue;
    if (event.event === "content-block-start") yield* opened(event as unknown as Event);
    else yield named(withoutRaw(event as unknown as Event), "args", "arguments");
  }
}

/** A block that opens with text opens empty and goes on with it. */
function* opened(event: Event): Generator<object, void, void> {
  const { content, index } = event as unknown as { content: Record<string, unknown>; index: number };
  for (const [type, fields] of growing) {
    const field = fields.find((name) => typeof content[name] === "string" && content[name] !== "");
    if (field === undefined) continue;
    yield { ...event, content: { ...content, [field]: "" } };
    const to = type === "tool-call-delta" ? "arguments" : (fields[0] as string);
    yield { event: "content-block-delta", index, delta: { type, [to]: content[field] } };
    return;
  }
  yield event;
}

/** The event with the piece of arguments in its delta under another name. */
function named(event: Event, from: string, to: string): Event {
  const { delta } = event;
  if (!isObject(delta) || own(delta, "type") !== "tool-call-delta") return event;
  const { [from]: piece, ...rest } = delta as Record<string, unknown>;
  return { ...event, delta: { ...rest, [to]: piece } };
}

async function* callsLast(events: AsyncIterable<Event>): AsyncGenerator<Event, void, void> {
  const calls = new Set<unknown>();
  yield* finalsLast(events, (event) => {
    if (isObject(event.content) && isCallType(own(event.content, "type"))) calls.add(event.index);
    return event.event === "message-finish" || (event.index !== undefined && calls.has(event.index));
  });
}

/** Keeps what open blocks say so far. */
function track(sent: Map<number, Event>, event: Event): void {
  const index = event.index as number;
  if (event.event === "content-block-start") sent.set(index, event.content as Event);
  if (event.event === "content-block-finish") sent.set(index, { event: "closed" });
  const block = sent.get(index);
  if (event.event !== "content-block-delta" || block === undefined) return;
  const delta = event.delta as Record<string, unknown>;
  const field = fieldOf(delta);
  if (field !== undefined)
    sent.set(index, { ...block, [field]: `${String(block[field] ?? "")}${String(delta[field])}` });
}

function* refusalEvents(
  words: string,
  sent: ReadonlyMap<number, Event>,
): Generator<ChatModelStreamEvent, void, void> {
  for (const [index, content] of sent) {
    if (content.event === "closed") continue;
    yield { event: "content-block-finish", index, content: content as never };
  }
  const index = Math.max(-1, ...sent.keys()) + 1;
  yield { event: "content-block-start", index, content: { type: "text", text: "" } };
  yield { event: "content-block-delta", index, delta: { type: "text-delta", text: words } };
  yield { event: "content-block-finish", index, content: { type: "text", text: words } };
  yield {
    event: "message-finish",
    reason: "content_filter",
    responseMetadata: { sallyport: { blocked: true } },
  };
}

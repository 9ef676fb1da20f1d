import { listStrings } from "../../core/strings.ts";
import { isObject, own } from "../../core/validate.ts";
import { checkedEvents, type EventForm, type Piece } from "../checked-events.ts";
import type { Kit } from "../kit.ts";
import { withoutLogprobs } from "../logprobs.ts";
import type { CheckedMessages } from "./messages.ts";

interface Order {
  /** Known when the first chunk came. */
  callsFirst?: boolean;
}

/** The chunks of an answer that may go on, without their raw forms; throws where one blocks. */
export async function* cleanChunks(
  { settings }: Kit,
  { runner, marks }: CheckedMessages,
  chunks: AsyncIterable<unknown>,
): AsyncGenerator<object, void, void> {
  const calls = new Map<unknown, unknown>();
  const order: Order = {};
  const held: object[] = [];
  const checked = checkedEvents(runner, settings, chunkForm, split(chunks, calls, order), marks);
  for await (const chunk of checked) {
    const isBare = own(chunk, "delta") === undefined && own(chunk, "text") === undefined;
    const clean = { raw: null, ...(isBare && { delta: "" }), ...chunk };
    if (order.callsFirst) held.push(clean);
    else yield clean;
  }
  yield* held;
}

/**
 * Gives the calls of tools last, and whole: every chunk repeats what is known of a call, and an answer that is refused must
 * call none. LlamaIndex looks for calls in the first chunk: where there were some, they come there again.
 */
async function* split(
  chunks: AsyncIterable<unknown>,
  calls: Map<unknown, unknown>,
  order: Order,
): AsyncGenerator<object, void, void> {
  const others: object[] = [];
  for await (const given of chunks) {
    const { raw: _, options, ...chunk } = given as { raw?: unknown; options?: object };
    const { toolCall = [], ...rest } = withoutLogprobs(options ?? {}) as { toolCall?: unknown };
    const asked: readonly unknown[] = Array.isArray(toolCall) ? toolCall : [toolCall];
    for (const [at, call] of asked.entries())
      calls.set((isObject(call) ? own(call, "id") : undefined) ?? at, call);
    order.callsFirst ??= calls.size > 0;
    const event = { ...chunk, ...(Object.keys(rest).length > 0 && { options: rest }) };
    if (order.callsFirst) others.push(event);
    else yield event;
  }
  if (calls.size > 0) yield { options: { toolCall: [...calls.values()] } };
  yield* others;
}

/** Texts of the options, such as reasoning, are continued by the next chunk as well. */
const chunkForm: EventForm = {
  piecesOf(event) {
    const pieces: Piece[] = [];
    for (const name of ["delta", "text"])
      if (typeof own(event, name) === "string") pieces.push({ channel: name, path: [name] });
    if (hasCalls(event)) return pieces;
    for (const { path, key } of listStrings(own(event, "options"), () => undefined).places)
      if (key !== true) pieces.push({ channel: `options ${path.join("\n")}`, path: ["options", ...path] });
    return pieces;
  },
  ends: hasCalls,
};

function hasCalls(event: object): boolean {
  const options = own(event, "options");
  return isObject(options) && own(options, "toolCall") !== undefined;
}

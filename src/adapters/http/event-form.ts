import { deltasOf } from "../../core/deltas.ts";
import { isJson } from "../../core/restore.ts";
import { listStrings, type Place } from "../../core/strings.ts";
import { isObject, own } from "../../core/validate.ts";
import type { EventForm, Piece } from "../checked-events.ts";
import type { Frame } from "../fetch/sse.ts";
import { isWithin, type Pattern, readPatterns } from "./patterns.ts";

/** A frame whose data was read, as far as it is JSON. */
export interface ReadFrame extends Omit<Frame, "data"> {
  readonly data?: unknown;
  /** Whether data that is a string stands on the wire as JSON. */
  readonly quoted?: boolean;
}

/** What ends a stream of OpenAI, and of many others. */
export const endMark = "[DONE]";

/** Fields of streams beside those that pipelines are known to have. */
const usual: readonly Pattern[] = readPatterns(
  [
    ...["token", "tokens", "response", "answer", "chunk", "completion", "reply", "output", "value"],
    "token.text", // https://huggingface.github.io/text-generation-inference/
    "candidates[].content.parts[].text", // https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse
    "contentBlockDelta.delta.text", // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html
  ],
  "",
);

/** Events of these names tell something beside the answer, each by itself. */
const telling: ReadonlySet<string> = new Set([
  ...["status", "state", "progress", "step", "metadata", "meta", "id", "session", "title", "log", "info"],
  ...["start", "open", "end", "done", "close", "stop", "finish", "error", "ping", "heartbeat", "keepalive"],
  ...["source", "sources", "citation", "citations", "tool", "usage"],
]);

/** How the events of a handler carry texts; `delta` says where, when it is not known from their form. */
export function eventForm(delta: "text" | readonly Pattern[] | undefined): EventForm {
  const read = new WeakMap<object, readonly Piece[]>();
  return {
    piecesOf(frame) {
      const known = read.get(frame);
      if (known !== undefined) return known;
      const pieces = piecesOf(frame, delta);
      read.set(frame, pieces);
      return pieces;
    },
    ends: (frame, channel) => ends((frame as ReadFrame).data, channel),
    // Comments and times to reconnect are for the connection.
    waits: (frame) => (frame as ReadFrame).data !== undefined,
  };
}

function piecesOf(frame: ReadFrame, delta: "text" | readonly Pattern[] | undefined): readonly Piece[] {
  const { data, event = "" } = frame;
  if (typeof data === "string") {
    const grows = delta === "text" || (delta === undefined && data !== endMark && !telling.has(event));
    return grows ? [{ channel: `text ${event} ${frame.quoted}`, path: ["data"] }] : [];
  }
  if (!isObject(data)) return [];
  const { places } = listStrings(data, () => undefined);
  const pieces = (found: readonly { channel: string; place: Place }[]): readonly Piece[] =>
    found.map(({ channel, place: { path } }) => ({
      channel: `${keyOf(data) ?? ""}\n${channel} ${event}`,
      path: ["data", ...path],
      json: isJson(path) || String(own(data, "type")).includes("arguments"),
    }));
  const within = (patterns: readonly Pattern[]) =>
    places
      .filter(({ path, key }) => key !== true && isWithin(path, patterns))
      .map((place) => ({ channel: `${place.path.join(" ")} ${String(own(data, "type"))}`, place }));
  if (Array.isArray(delta)) return pieces(within(delta));
  const known = deltasOf(data, places);
  return pieces(known.length > 0 ? known : within(usual));
}

/** Fields that tell the texts of a stream apart, by how the types of its events begin. */
const keys: readonly (readonly [start: string, field: string])[] = [
  ["text-", "id"], // https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
  ["reasoning-", "id"],
  ["tool-input-", "toolCallId"],
  ["content_block_", "index"], // https://docs.anthropic.com/en/docs/build-with-claude/streaming
  ["response.", "item_id"], // https://platform.openai.com/docs/api-reference/responses-streaming
];

function keyOf(event: object): string | undefined {
  const type = own(event, "type");
  const field = typeof type === "string" ? keys.find(([start]) => type.startsWith(start))?.[1] : undefined;
  const key = field === undefined ? undefined : own(event, field);
  return key === undefined ? undefined : String(key);
}

const ending: readonly string[] = [
  ...["end", "stop", "done", "finish", "completed", "error", "abort", "available", "failed", "incomplete"],
];

function ends(data: unknown, channel: string): boolean {
  if (data === endMark) return true;
  if (!isObject(data)) return false;
  const choices = own(data, "choices");
  if (Array.isArray(choices)) return choices.some((choice, at) => endsChoice(choice, at, channel));
  if (own(data, "done") === true) return true;
  const type = own(data, "type");
  // An application's own data may come anywhere in an answer.
  if (typeof type !== "string" || type.startsWith("data-")) return false;
  if (!ending.some((word) => type.endsWith(word))) return false;
  const key = keyOf(data);
  return key === undefined || channel.startsWith(`${key}\n`);
}

function endsChoice(choice: unknown, at: number, channel: string): boolean {
  // Some servers send an empty one with every piece.
  if (!isObject(choice) || !own(choice, "finish_reason")) return false;
  return channel.startsWith(`\nchoices ${String(own(choice, "index") ?? at)} `);
}

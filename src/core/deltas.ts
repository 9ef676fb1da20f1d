import type { Place } from "./strings.ts";
import { isObject, own } from "./validate.ts";

/** Where the growing text of a stream stands in one of its chunks. */
export interface Delta {
  /** Deltas of one channel are pieces of one text. */
  readonly channel: string;
  readonly place: Place;
}

/** Fields of a chunk in which its piece of a text stands. */
export const deltaFields: readonly string[] = [
  "textDelta",
  "delta",
  "text",
  "content",
  "argsTextDelta",
  "inputTextDelta",
];

/**
 * The pieces of growing texts in a chunk: the chunk itself, `choices[].delta` of OpenAI (content and arguments of tool
 * calls), `delta` of Anthropic (`text`, `partial_json`), or one of `textDelta`, `delta`, `text`, `content`.
 *
 * Pieces in the same field belong to one text, separately for each `type` of chunk, choice, tool call and block.
 */
export function deltasOf(chunk: unknown, places: readonly Place[]): readonly Delta[] {
  return places.flatMap((place) => {
    const channel = place.key ? undefined : channelOf(chunk, place);
    return channel === undefined ? [] : [{ channel, place }];
  });
}

/**
 * The texts that a place belongs to when it is not known whether the next chunk continues it: the one of its path, and
 * within it the one of the indexes and of the type that the chunk names.
 */
export function looseChannels(chunk: unknown, { path, key }: Place): readonly [string, string] {
  const wide = `${key ? "key" : "value"} ${path.map((step) => (typeof step === "number" ? "*" : step)).join(".")}`;
  return [wide, `${wide} ${numberAt(chunk, path)} ${markOf(chunk, path)}`];
}

function channelOf(chunk: unknown, { path }: Place): string | undefined {
  if (path.length === 0) return "";
  const [first, ...rest] = path;
  if (first === "choices" && rest.length > 1) {
    const inner = rest.filter((key) => typeof key === "string").join(".");
    const grows = rest[1] === "text" || (rest[1] === "delta" && growing.has(String(path.at(-1))));
    return grows ? `choices ${numberAt(chunk, path)} ${inner}` : undefined;
  }
  const known =
    (path.length === 1 && deltaFields.includes(String(first))) ||
    (path.length === 2 && first === "delta" && growing.has(String(rest[0]))) ||
    (path.length === 2 && first === "message" && rest[0] === "content");
  return known ? `${path.join(".")} ${markOf(chunk, path)}` : undefined;
}

/** Last keys of the fields of a delta that are continued by the next one. */
const growing: ReadonlySet<string> = new Set([
  "content",
  "refusal",
  "reasoning",
  "reasoning_content",
  "arguments",
  "text",
  "thinking",
  "partial_json",
]);

/** The indexes that a chunk itself gives for the choice and the tool call at a path. */
function numberAt(chunk: unknown, path: Place["path"]): string {
  const indexes: string[] = [];
  let value: unknown = chunk;
  for (const key of path) {
    value = isObject(value) ? (value as Record<string | number, unknown>)[key] : undefined;
    if (typeof key === "number" && isObject(value)) indexes.push(String(own(value, "index") ?? key));
  }
  return indexes.join(" ");
}

// Ids and sequence numbers may differ from chunk to chunk of one text; taken for marks they would tear it apart.
function markOf(chunk: unknown, path: Place["path"]): string {
  if (!isObject(chunk)) return "";
  const names = ["type", "output_index", "content_index", ...(path.length > 1 ? ["index"] : [])];
  return names.map((name) => String(own(chunk, name) ?? "")).join(" ");
}

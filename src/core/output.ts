import { isPayload, mediaKindOn } from "./media.ts";
import { listStrings, type Place, UnreadableError } from "./strings.ts";
import { isObject, own } from "./validate.ts";

/** Reads the texts of a response, or of a chunk of a stream, and puts back what was made of them. */
export interface OutputTexts<Output> {
  read(output: Output): readonly string[];
  /** Gives a response with the new texts, one per text read; must not change the one it is given. */
  write(output: Output, texts: readonly string[]): Output;
}

/** Forms of responses whose text is known to stand in a certain place. */
export type ResponseForm = "string" | "text" | "content" | "parts" | "message" | "choices" | "output";

/** The form of a response; `undefined` when it has none that is known. */
export function formOf(response: unknown): ResponseForm | undefined {
  if (typeof response === "string") return "string";
  if (!isObject(response)) return undefined;
  if (Array.isArray(own(response, "choices"))) return "choices";
  const message = own(response, "message");
  if (isObject(message) && formOf(message) !== undefined) return "message";
  if (Array.isArray(own(response, "content"))) return "parts";
  if (typeof own(response, "content") === "string" || isSilentMessage(response)) return "content";
  if (Array.isArray(own(response, "output"))) return "output";
  if (typeof own(response, "text") === "string") return "text";
  return undefined;
}

/** A message that has no words but calls tools. */
function isSilentMessage(value: object): boolean {
  return own(value, "content") === null && (own(value, "tool_calls") ?? own(value, "refusal")) != null;
}

/** What was read of a response. */
export interface ReadResponse {
  readonly places: readonly Place[];
  /** Kinds of parts that hold what is no text, such as `image`. */
  readonly unread: readonly string[];
}

/**
 * Lists every string of a response, since a text left out is a text let through.
 *
 * Throws {@link UnreadableError} when the response has no known form or holds what cannot be listed.
 */
export function readResponse(response: unknown): ReadResponse {
  if (formOf(response) === undefined) throw new UnreadableError("unknown form");
  return readAll(response);
}

/**
 * Lists every string of any value but the data of pictures, sound and files.
 *
 * Throws {@link UnreadableError} when that cannot be done, binary data outside of such parts included.
 */
export function readAll(value: unknown): ReadResponse {
  const unread: string[] = [];
  const { places, cyclic } = listStrings(value, (kind, why, { path }) => {
    if (kind === "function") return;
    const media = kind === "bytes" ? mediaKindOn(value, path) : undefined;
    if (media === undefined) throw new UnreadableError(why);
    unread.push(media);
  });
  if (cyclic) throw new UnreadableError("holds itself");
  const texts = places.filter(({ text, path, key }) => {
    const media = key || !isPayload(text, value, path) ? undefined : mediaKindOn(value, path);
    if (media !== undefined) unread.push(media);
    return media === undefined;
  });
  return { places: texts, unread };
}

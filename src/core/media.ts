import { isObject, own } from "./validate.ts";

/** Content parts that hold pictures, sound or files. */
const mediaKinds: ReadonlySet<string> = new Set([
  "image",
  "image_url",
  "input_image",
  "image-data",
  "image-url",
  "audio",
  "input_audio",
  "video",
  "video_url",
  "file",
  "input_file",
  "file-data",
  "file-url",
  "media",
  "redacted_thinking",
]);

/** True for a content part that holds a picture, sound or a file. */
export function isMedia(value: object): boolean {
  const kind = own(value, "type");
  return typeof kind === "string" && mediaKinds.has(kind);
}

/** True for a document part of Anthropic's messages whose source is not text. */
export function isBinaryDocument(value: object): boolean {
  const source = own(value, "type") === "document" ? own(value, "source") : undefined;
  return isObject(source) && own(source, "type") === "base64";
}

/** Shorter strings are read even if they could be binary data. */
const shortestBinary = 512;

/** True for a string that is the data of a picture, sound or file within a content part that holds one. */
export function isBinary(text: string, part: object): boolean {
  if (!isMedia(part)) return false;
  return text.startsWith("data:") || (text.length >= shortestBinary && /^[A-Za-z0-9+/=_-]+$/.test(text));
}

import { textOfBytes } from "./decoders/bytes.ts";
import { type Path, valueAt } from "./strings.ts";
import { isObject, own } from "./validate.ts";

/** Content parts that hold pictures, sound or files. */
const mediaKinds: ReadonlySet<string> = new Set([
  "image",
  "image_url",
  "input_image",
  "image-data",
  "image-url",
  "image_generation_call",
  "computer_screenshot",
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

// https://ai.google.dev/api/caching#Part, and `media` of Genkit: https://genkit.dev/docs/js/models/#multimodal-input
const mediaFields: readonly string[] = ["inlineData", "inline_data", "fileData", "file_data", "media"];

/** What a content part that holds a picture, sound or a file is called; `undefined` for any other value. */
export function mediaKind(value: object): string | undefined {
  const kind = own(value, "type");
  if (typeof kind === "string" && (mediaKinds.has(kind) || isFileDocument(kind, value))) return kind;
  return mediaFields.find((name) => isObject(own(value, name)));
}

/** Kind of the outermost part with media that a path leads through; `undefined` when there is none. */
export function mediaKindOn(root: unknown, path: Path): string | undefined {
  let value = root;
  for (const key of path) {
    if (!isObject(value)) return undefined;
    const kind = mediaKind(value);
    if (kind !== undefined) return kind;
    value = (value as Record<string | number, unknown>)[key];
  }
  return undefined;
}

// A source of text or of content parts is read: https://docs.anthropic.com/en/api/messages
function isFileDocument(kind: string, value: object): boolean {
  const source = kind === "document" ? own(value, "source") : undefined;
  return isObject(source) && ["base64", "url", "file"].includes(String(own(source, "type")));
}

/** Fields of parts with media whose strings are words, whatever they look like. */
const wordFields: ReadonlySet<string> = new Set([
  "text",
  "title",
  "caption",
  "alt",
  "description",
  "context",
  "content",
  "name",
  "filename",
  "prompt",
  "transcript",
]);

/** Shorter strings are read even if they could be binary data, unless they say that they are. */
const shortestPayload = 512;

/**
 * True for the string at a path within a part with media when it is the base64 of a picture, sound or a binary file.
 *
 * Base64 of readable text is none, nor is any that declares a type of text, for a model is shown these as text.
 */
export function isPayload(text: string, root: unknown, path: Path): boolean {
  if (wordFields.has(String(path.at(-1)))) return false;
  const dataUrl = text.startsWith("data:") ? dataUrlOf(text) : undefined;
  if (dataUrl === undefined && text.length < shortestPayload) return false;
  const type = dataUrl?.type ?? typeBeside(valueAt(root, path.slice(0, -1)));
  const from = dataUrl?.from ?? 0;
  return !(type !== undefined && isTextType(type)) && isBase64(text, from) && !startsAsText(text, from);
}

/** Longest head of a data URL, up to its comma. */
const longestHead = 200;

/** The media type of a data URL in base64, and where its data starts. https://www.rfc-editor.org/rfc/rfc2397 */
function dataUrlOf(text: string): { readonly type: string; readonly from: number } | undefined {
  const head = text.slice("data:".length, longestHead);
  const comma = head.indexOf(",");
  const words = head.slice(0, Math.max(0, comma)).toLowerCase().split(";");
  if (comma < 0 || words.at(-1)?.trim() !== "base64") return undefined;
  return { type: words.length > 1 ? (words[0] ?? "") : "", from: "data:".length + comma + 1 };
}

function typeBeside(holder: unknown): string | undefined {
  if (!isObject(holder)) return undefined;
  const names = ["mediaType", "media_type", "mimeType", "mime_type", "contentType"];
  const type = names.map((name) => own(holder, name)).find((value) => typeof value === "string");
  return type?.toString().slice(0, longestHead).toLowerCase();
}

// A data URL without a type is plain text.
function isTextType(type: string): boolean {
  const name = type.split(";")[0]?.trim() ?? "";
  if (name === "" || name.startsWith("text/") || name.startsWith("message/")) return true;
  return ["json", "xml", "yaml", "html", "javascript"].some((form) => name.endsWith(form));
}

/** At most one sign in so many may be `-` or `_`: words joined by them are no base64. */
const signsPerJoiner = 16;

function isBase64(text: string, from: number): boolean {
  const data = text.slice(from);
  if (data === "" || !/^[A-Za-z0-9+/=_\r\n-]+$/.test(data)) return false;
  const joiners = data.length - data.replace(/[_-]/g, "").length;
  return joiners * signsPerJoiner <= data.length;
}

/** Characters of base64 that show whether bytes are text; a multiple of four. */
const headLength = 1024;

/** True when the first bytes are well-formed UTF-8 without control characters. */
function startsAsText(text: string, from: number): boolean {
  const head = text
    .slice(from, from + headLength)
    .replace(/[\r\n=]/g, "")
    .replace(/-/g, "+")
    .replace(/_/g, "/");
  const whole = head.slice(0, head.length - (head.length % 4 === 1 ? 1 : 0));
  const bytes = Uint8Array.from(atob(whole), (sign) => sign.charCodeAt(0));
  // The cut may go through a character of up to four bytes.
  return [0, 1, 2, 3].some((cut) => {
    const readable = textOfBytes(bytes.subarray(0, bytes.length - cut));
    return readable !== undefined && readable !== "";
  });
}

/** The text that binary data holds; `undefined` when it is no readable UTF-8. */
export function textOfData(value: unknown): string | undefined {
  const bytes = ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value as ArrayBuffer);
  return textOfBytes(bytes);
}

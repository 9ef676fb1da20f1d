/** What a body is by its type. */
export type BodyKind = "json" | "lines" | "events" | "form" | "text" | "media";

/** JSON, one value a line. */
const lines: ReadonlySet<string> = new Set([
  ...["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"],
  "application/json-lines",
]);

/** Texts that are not named so. */
const texts: ReadonlySet<string> = new Set([
  ...["application/xml", "application/javascript", "application/x-javascript", "application/ecmascript"],
  ...["application/yaml", "application/x-yaml", "application/toml", "application/graphql", "application/sql"],
]);

const forms: readonly string[] = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** A body whose type is not told is a text: handlers that give a stream of one rarely name it. */
export function kindOf(headers: Headers): BodyKind {
  const type = typeOf(headers);
  // Of several types the last one counts for `Request.formData`.
  if (forms.some((form) => contentType(headers).includes(form))) return "form";
  if (type === "application/json" || type === "text/json" || type.endsWith("+json")) return "json";
  if (type === "text/event-stream") return "events";
  if (lines.has(type)) return "lines";
  if (type === "" || type.startsWith("text/") || type.endsWith("+xml") || texts.has(type)) return "text";
  // Texts in forms that are not known, such as `application/json-seq`.
  return type.includes("json") ? "text" : "media";
}

function contentType(headers: Headers): string {
  return (headers.get("content-type") ?? "").toLowerCase();
}

/** The type of a body without its parameters, as it may stand in an event. */
export function typeOf(headers: Headers): string {
  const type = (headers.get("content-type") ?? "").split(";", 1)[0] as string;
  return type.slice(0, 80).trim().toLowerCase();
}

/** The name of the characters' encoding; of several all, which is the name of none. */
export function charsetOf(headers: Headers): string {
  const charsets = contentType(headers).slice(0, 300).split("charset=").slice(1);
  const names = charsets.map((charset) => (charset.split(";", 1)[0] as string).replaceAll('"', "").trim());
  return names.join(" ") || "utf-8";
}

/** Reads bytes in the encoding that is told; `undefined` for one that is not known. */
export function decoderOf(headers: Headers): TextDecoder | undefined {
  try {
    return new TextDecoder(charsetOf(headers));
  } catch {
    return undefined;
  }
}

/** Whether the bytes are not those of the type. */
export function isEncoded(headers: Headers): boolean {
  const encoding = (headers.get("content-encoding") ?? "").trim().toLowerCase();
  return encoding !== "" && encoding !== "identity";
}

/** Headers that hold for the bytes as they were, and not for others. */
const ofBytes: readonly string[] = [
  ...["content-length", "content-encoding", "transfer-encoding", "content-range", "accept-ranges", "etag"],
  ...["content-md5", "digest", "content-digest", "repr-digest", "signature", "signature-input"],
];

/** A copy without the headers that another body makes untrue. */
export function headersOfOther(headers: Headers): Headers {
  const copy = new Headers(headers);
  for (const name of ofBytes) copy.delete(name);
  return copy;
}

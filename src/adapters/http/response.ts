import { readTexts } from "../../core/enforce-response.ts";
import { GuardBlockedError } from "../../core/errors.ts";
import { restoredStream } from "../../core/restore.ts";
import type { Runner } from "../../core/runner.ts";
import { UnreadableError } from "../../core/strings.ts";
import { createTextStream } from "../../core/text-stream.ts";
import { byteStream } from "../fetch/byte-stream.ts";
import { lazy } from "../lazy.ts";
import {
  type BodyKind,
  charsetOf,
  decoderOf,
  headersOfOther,
  isEncoded,
  kindOf,
  typeOf,
} from "./body-kinds.ts";
import { beginsAsText, type Decode, fileDecoder } from "./file-text.ts";
import { checkJson, checkTexts, hidesStrings, parseJson } from "./json.ts";
import { leave, stop } from "./leave.ts";
import type { HttpSettings } from "./options.ts";
import { isWithin } from "./patterns.ts";
import { readAtMost } from "./read-body.ts";
import { headersBeside, refusalOf } from "./refusals.ts";

/** Most answers are JSON or plain text. */
const loadStreams = lazy(() => import("./event-stream.ts"));

/** An answer as the client may see it: checked while it streams, or as a whole when it is one JSON value. */
export async function checkResponse(
  settings: HttpSettings,
  runner: Runner,
  response: Response,
): Promise<Response> {
  const { headers } = response;
  if (settings.answers === "ignore" || response.body === null) return response;
  const kind = kindOf(headers);
  try {
    const isFile = kind === "media" || kind === "form";
    const isOpaque = settings.opaque === "refuse" || isEncoded(headers) || response.status === 206;
    if (isFile && (isOpaque || !(await beginsAsText(response))))
      return leaveBody(settings, runner, response, typeOf(headers), "report");
    if (isEncoded(headers)) return leaveBody(settings, runner, response, "content-encoding", "refuse");
    // A secret may reach over the border of two ranges.
    if (response.status === 206) return leaveBody(settings, runner, response, "range", "refuse");
    const decoder = decoderOf(headers);
    // JSON is read as UTF-8, whatever it tells.
    const isKnown = kind === "json" ? decoder?.encoding === "utf-8" : decoder !== undefined;
    if (!isKnown || decoder === undefined) return leaveBody(settings, runner, response, "charset", "refuse");
    if (kind === "json") return await checkWhole(settings, runner, response);
    const checkedStream = await checkedStreamOf(kind);
    const source = response.body.getReader();
    const decode = isFile
      ? fileDecoder()
      : (piece?: Uint8Array) => ({ text: decoder.decode(piece, { stream: piece !== undefined }) });
    const texts = checkedStream(settings, runner, source, decode);
    return withBody(response, byteStream(texts, source));
  } catch (error) {
    // What is not read any more would keep its source waiting.
    if (!response.body.locked) response.body.cancel().catch(() => {});
    if (!(error instanceof GuardBlockedError)) throw error;
    const refusal = await refusalOf(settings, error, acceptedWith(kind));
    const kept = headersBeside(response);
    for (const [name, value] of refusal.headers) kept.set(name, value);
    return new Response(refusal.body, { status: refusal.status, headers: kept });
  }
}

async function checkedStreamOf(kind: BodyKind): Promise<typeof checkedText> {
  if (kind !== "events" && kind !== "lines") return checkedText;
  const { checkedEventStream, checkedLines } = await loadStreams();
  return kind === "events" ? checkedEventStream : checkedLines;
}

/** The type that a refusal has instead of an answer. */
function acceptedWith(kind: BodyKind): string {
  if (kind === "events") return "text/event-stream";
  return kind === "text" ? "text/plain" : "application/json";
}

function leaveBody(
  settings: HttpSettings,
  runner: Runner,
  response: Response,
  what: string,
  usual: "report" | "refuse",
): Response {
  leave(settings, runner, "output", what, usual);
  return response;
}

/** A body in the encoding that is told goes on in UTF-8. */
function withBody(response: Response, body: BodyInit): Response {
  const { status, statusText } = response;
  const headers = headersOfOther(response.headers);
  const type = headers.get("content-type");
  if (type !== null && charsetOf(headers) !== "utf-8")
    headers.set("content-type", `${typeOf(headers)}; charset=utf-8`);
  return new Response(body, { status, statusText, headers });
}

async function checkWhole(settings: HttpSettings, runner: Runner, response: Response): Promise<Response> {
  const { headers, status, statusText } = response;
  // In shadow mode the answer goes on whatever is found, a long one too.
  const { body } = runner.shadow ? response.clone() : response;
  const bytes = await readAtMost(body as ReadableStream<Uint8Array>, settings.maxBodyBytes);
  if (bytes === undefined) {
    stop(runner, "output", "overflow");
    return response;
  }
  const text = new TextDecoder().decode(bytes);
  const checked = await checkText(settings, runner, text);
  if (runner.shadow) return response;
  if (checked !== text) return withBody(response, checked);
  return new Response(bytes, { status, statusText, headers });
}

/** A JSON text with what the guards make of its strings; what is no JSON is one text. */
async function checkText(settings: HttpSettings, runner: Runner, text: string): Promise<string> {
  const value = parseJson(text);
  if (value === undefined) {
    const [checked = ""] = await checkTexts(runner, "output", [{ path: [], text }], () => "output");
    return checked;
  }
  try {
    const checked = await checkValue(settings, runner, value);
    return checked === value && !hidesStrings(text, value) ? text : JSON.stringify(checked);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    stop(runner, "output", "unreadable");
    return text;
  }
}

async function checkValue({ answers }: HttpSettings, runner: Runner, value: unknown): Promise<unknown> {
  if (answers === undefined || answers === "ignore" || Array.isArray(answers)) {
    return checkJson(runner, "output", value, ({ path }) =>
      Array.isArray(answers) && !isWithin(path, answers) ? "trusted" : "output",
    );
  }
  const pair = answers as Exclude<typeof answers, readonly unknown[]>;
  const places = readTexts(pair.read(value));
  const texts = await checkTexts(runner, "output", places, () => "output");
  return places.every(({ text }, index) => texts[index] === text) ? value : pair.write(value, texts);
}

async function* checkedText(
  { words, maxBufferedChars }: HttpSettings,
  runner: Runner,
  source: ReadableStreamDefaultReader<Uint8Array>,
  decode: Decode,
): AsyncGenerator<string | Uint8Array, void, void> {
  const stream = createTextStream(runner, { stage: "output" }, maxBufferedChars);
  const checked = restoredStream(runner.vault, { path: [] }, stream);
  let hasBegun = false;
  let isText = true;
  try {
    for (let isDone = false; !isDone; ) {
      const { done, value } = await source.read();
      isDone = done;
      if (!isText) {
        if (value !== undefined) yield value;
        continue;
      }
      const { text, rest } = decode(value);
      isText = rest === undefined;
      const settled = (await checked.push(text)) + (done || !isText ? await checked.end() : "");
      if (settled !== "") yield settled;
      hasBegun ||= settled !== "";
      if (rest === undefined) continue;
      runner.report("output", { unread: ["file"] });
      yield rest;
    }
  } catch (error) {
    if (!(error instanceof GuardBlockedError) || words === undefined) throw error;
    yield `${hasBegun ? "\n" : ""}${words(error)}`;
  } finally {
    await source.cancel().catch(() => {});
  }
}

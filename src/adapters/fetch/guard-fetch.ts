import { enforceRequest } from "../../core/enforce-request.ts";
import { enforceResponse } from "../../core/enforce-response.ts";
import { GuardBlockedError, isGuardError } from "../../core/errors.ts";
import { guardOptionNames, resolveSettings, type Settings } from "../../core/guard-options.ts";
import type { Marks } from "../../core/marking.ts";
import { createRunner, type Runner } from "../../core/runner.ts";
import { withSources } from "../../core/sources.ts";
import type { Guard, Stage } from "../../core/types.ts";
import { isObject, own, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { checkedEvents } from "../checked-events.ts";
import { withoutLogprobs } from "../logprobs.ts";
import type { GuardClientOptions } from "../options.ts";
import { byteStream } from "./byte-stream.ts";
import { chatCompletions } from "./chat-completions.ts";
import { messages } from "./messages.ts";
import type { Protocol } from "./protocol.ts";
import { responses } from "./responses.ts";
import { type Frame, readFrames, writeEvent } from "./sse.ts";

/** The web's `fetch`, as far as clients use it. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Options of {@link guardFetch}. With `onBlock: "throw"` a blocked call is answered with status 400 and the code `GUARD_BLOCKED`. */
export type GuardFetchOptions = GuardClientOptions;

const protocols: readonly (readonly [path: RegExp, protocol: Protocol])[] = [
  [/\/chat\/completions\/?$/, chatCompletions],
  [/\/completions\/?$/, chatCompletions],
  [/\/responses\/?$/, responses],
  [/\/messages\/?$/, messages],
];

/** One guarded call. */
interface Call {
  readonly runner: Runner;
  readonly settings: Settings;
  readonly protocol: Protocol;
  readonly model: string;
  readonly isStream: boolean;
}

/**
 * Wraps a `fetch`, so that every call to a model's API goes through the guards, whatever client makes it.
 *
 * Covers POST requests with a JSON body to paths that end in `/chat/completions`, `/completions`, `/responses` (OpenAI and
 * those compatible with it) and `/messages` (Anthropic), with answers as JSON and as server-sent events; tool results,
 * tool calls and their arguments, reasoning and refusals included. Token probabilities are left out of guarded answers,
 * since they spell the text. All other calls pass unchanged: the realtime and batch APIs are not covered.
 *
 * @param inner The `fetch` that is called. Default: the global one.
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const openai = new OpenAI({ fetch: guardFetch(fetch) });
 * ```
 */
export function guardFetch(
  inner: Fetch = fetch,
  guards: readonly Guard[] = recommended(),
  options: GuardFetchOptions = {},
): Fetch {
  if (typeof inner !== "function") throw wrongOption("inner", "a function");
  const given = { onBlock: "refuse", ...options };
  const settings = resolveSettings(given);
  const runner = createRunner(guards, given as object, guardOptionNames);
  return async (input, init) => {
    const protocol = protocolOf(input, init);
    if (protocol === undefined) return inner(input, init);
    const text = await bodyOf(input, init);
    const body = text === undefined ? undefined : parse(text);
    const model = isObject(body) ? own(body, "model") : undefined;
    const call: Call = {
      runner,
      settings,
      protocol,
      model: typeof model === "string" ? model : "",
      isStream: isObject(body) && own(body, "stream") === true,
    };
    if (!isObject(body) || Array.isArray(body)) return refuse(call, unreadable("input"));
    try {
      const { request, marks } = await enforceRequest(runner, settings, body);
      const informed = { ...call, runner: withSources(runner, [body, request]) };
      return await passOn(informed, await inner(...withBody(input, init, request)), marks);
    } catch (error) {
      if (error instanceof GuardBlockedError) return refuse(call, error);
      if (isGuardError(error) && error.code !== "GUARD_ABORTED") return refuse(call, error);
      throw error;
    }
  };
}

function protocolOf(input: string | URL | Request, init: RequestInit | undefined): Protocol | undefined {
  const isRequest = typeof input === "object" && "url" in input;
  const method = init?.method ?? (isRequest ? input.method : "GET");
  if (method.toUpperCase() !== "POST") return undefined;
  const url = isRequest ? input.url : String(input);
  const path = url.split(/[?#]/, 1)[0] as string;
  return protocols.find(([pattern]) => pattern.test(path))?.[1];
}

/** `undefined` when the body is none that can be read again. */
async function bodyOf(
  input: string | URL | Request,
  init: RequestInit | undefined,
): Promise<string | undefined> {
  const body: unknown = init?.body;
  if (typeof body === "string") return body;
  if (ArrayBuffer.isView(body) || body instanceof ArrayBuffer) return new TextDecoder().decode(body);
  if (body != null) return undefined;
  return typeof input === "object" && "url" in input ? input.clone().text() : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withBody(
  input: string | URL | Request,
  init: RequestInit | undefined,
  body: unknown,
): [string | URL | Request, RequestInit] {
  const headers = new Headers(
    init?.headers ?? (typeof input === "object" && "url" in input ? input.headers : {}),
  );
  headers.delete("content-length");
  return [input, { ...init, method: "POST", headers, body: JSON.stringify(body) }];
}

/** What cannot be read cannot be let through. */
function unreadable(stage: Stage): GuardBlockedError {
  return new GuardBlockedError(stage, [], { reason: "unreadable" });
}

async function passOn(call: Call, response: Response, marks: Marks): Promise<Response> {
  if (!response.ok) return response;
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("text/event-stream") && response.body !== null) {
    return answer(streamOf(call, response.body, marks), response);
  }
  const body = parse(await response.text());
  if (!isObject(body)) return refuse(call, unreadable("output"));
  const { runner, settings } = call;
  const strict: Settings = { ...settings, words: undefined };
  const checked = await enforceResponse(runner, strict, withoutLogprobs(body), marks);
  return answer(JSON.stringify(checked), response);
}

/** The new body with the headers of the answer that still hold. */
function answer(body: BodyInit, { status, headers: given }: Response): Response {
  const headers = new Headers(given);
  for (const name of ["content-length", "content-encoding", "transfer-encoding"]) headers.delete(name);
  return new Response(body, { status, headers });
}

function streamOf(call: Call, body: ReadableStream<Uint8Array>, marks: Marks): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return byteStream(wireEvents(call, reader, marks), reader);
}

async function* wireEvents(
  { runner, settings, protocol, model }: Call,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  marks: Marks,
): AsyncGenerator<string, void, void> {
  const sent: object[] = [];
  try {
    const events = parsed(protocol, readFrames(reader));
    for await (const event of checkedEvents(runner, settings, protocol, events, marks)) {
      remember(sent, event);
      yield onWire(protocol, event);
    }
  } catch (error) {
    if (!isGuardError(error) || error.code === "GUARD_ABORTED") throw error;
    const blocked = error instanceof GuardBlockedError ? error : unreadable("output");
    if (settings.words === undefined) yield onWire(protocol, errorEvent(protocol, blocked));
    else {
      const events = protocol.refusalEvents(settings.words(blocked), model, sent);
      yield* events.map((event) => onWire(protocol, event));
    }
  }
  if (protocol.done !== undefined) yield writeEvent({ data: protocol.done });
}

function onWire({ nameOf }: Protocol, event: object): string {
  const name = nameOf(event);
  return writeEvent({ ...(name !== undefined && { event: name }), data: JSON.stringify(event) });
}

/** Of what went on only what opens and closes parts is needed to end a stream properly. */
function remember(sent: object[], event: object): void {
  const type = own(event, "type");
  if (sent.length === 0 || (typeof type === "string" && !type.endsWith("delta"))) sent.push(event);
}

function errorEvent(protocol: Protocol, blocked: GuardBlockedError): object {
  return protocol.error(blocked.code, blocked.message);
}

/** What ends a stream of OpenAI, and in servers that are compatible with it also streams of other APIs. */
const streamEnd = "[DONE]";

async function* parsed(protocol: Protocol, events: AsyncIterable<Frame>): AsyncGenerator<object, void, void> {
  for await (const { data } of events) {
    if (data === undefined) continue;
    if (data.startsWith(streamEnd)) return;
    const event = parse(data);
    if (!isObject(event)) throw unreadable("output");
    const plain = withoutLogprobs(event);
    yield protocol.plain?.(plain) ?? plain;
  }
}

function refuse({ settings, protocol, model, isStream }: Call, error: Error): Response {
  const blocked = error instanceof GuardBlockedError ? error : unreadable("input");
  if (settings.words === undefined) {
    return json(protocol.error(blocked.code, blocked.message), 400);
  }
  const words = settings.words(blocked);
  if (!isStream) return json(protocol.refusal(words, model), 200);
  const events = protocol.refusalEvents(words, model, []).map((event) => onWire(protocol, event));
  if (protocol.done !== undefined) events.push(writeEvent({ data: protocol.done }));
  return new Response(events.join(""), { headers: { ...marked, "content-type": "text/event-stream" } });
}

/** Says to logs and proxies that the answer is not the model's. */
const marked = { "x-sallyport": "blocked" };

function json(body: object, status: number): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...marked, "content-type": "application/json" },
  });
}

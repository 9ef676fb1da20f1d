import { type EnforcedRequest, enforceRequest } from "../../core/enforce-request.ts";
import { enforceResponse, unreadable } from "../../core/enforce-response.ts";
import { GuardBlockedError, isGuardError } from "../../core/errors.ts";
import type { Settings } from "../../core/guard-options.ts";
import { type Marks, noMarks } from "../../core/marking.ts";
import type { Runner } from "../../core/runner.ts";
import { withSources } from "../../core/sources.ts";
import { UnreadableError } from "../../core/strings.ts";
import type { Guard } from "../../core/types.ts";
import { isObject, own, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { checkedBatches } from "../checked-events.ts";
import { blockOf, cleanValue, createKit } from "../kit.ts";
import { lazy } from "../lazy.ts";
import { mayHoldLogprobs, withoutLogprobs } from "../logprobs.ts";
import type { GuardClientOptions } from "../options.ts";
import { byteStream } from "./byte-stream.ts";
import type { Protocol } from "./protocol.ts";
import { type Frame, readFrames } from "./sse.ts";

/** The web's `fetch`, as far as clients use it. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Options of {@link guardFetch}. With `onBlock: "throw"` a blocked call is answered with status 400 and the code `GUARD_BLOCKED`. */
export type GuardFetchOptions = GuardClientOptions;

/** What a call is: one that asks a model, or one about what a provider keeps of such calls. */
interface Route {
  readonly load: () => Promise<Protocol>;
  /** A model is asked. */
  readonly asks: boolean;
  /** The answer is that of a model, so that a refusal can stand in for it. */
  readonly isAnswer: boolean;
}

/** A client rarely speaks to more than one API. */
const chatCompletions: Route["load"] = lazy(
  async () => (await import("./chat-completions.ts")).chatCompletions,
);
const responses: Route["load"] = lazy(async () => (await import("./responses.ts")).responses);
const messages: Route["load"] = lazy(async () => (await import("./messages.ts")).messages);

const protocols: readonly (readonly [path: RegExp, load: Route["load"]])[] = [
  [/\/completions$/, chatCompletions],
  [/\/responses(\/compact)?$/, responses],
  [/\/messages$/, messages],
];

/** https://platform.openai.com/docs/api-reference/conversations, and what is kept of responses and of chat completions */
const kept: RegExp =
  /\/(responses|conversations|chat\/completions)(\/[^/]+(\/(cancel|input_items|items|messages)(\/[^/]+)?)?)?$/;

/** One guarded call. */
interface Call extends Route {
  readonly protocol: Protocol;
  readonly runner: Runner;
  readonly settings: Settings;
  /** The words of a refusal; `undefined` when a block is an error. */
  readonly words: Settings["words"];
  readonly model: string;
  readonly isStream: boolean;
}

/**
 * Wraps a `fetch`, so that every call to a model's API goes through the guards, whatever client makes it.
 *
 * Covers POST requests with a JSON body to paths that end in `/chat/completions`, `/completions`, `/responses` (OpenAI and
 * those compatible with it) and `/messages` (Anthropic), with answers as JSON and as server-sent events; tool results,
 * tool calls and their arguments, reasoning, refusals and errors included; and what a provider keeps of completions, responses and
 * conversations. Token probabilities are left out of guarded answers, since they spell the text. All other calls pass
 * unchanged: the realtime and batch APIs are not covered.
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
  const kit = createKit(guards, options);
  return async (input, init) => {
    const route = routeOf(input, init);
    if (route === undefined) return inner(input, init);
    const text = await bodyOf(input, init);
    const body = text === undefined ? undefined : parse(text);
    const isReadable = isObject(body) && !Array.isArray(body);
    const model = isReadable ? own(body, "model") : undefined;
    const call: Call = {
      ...kit,
      ...route,
      protocol: await route.load(),
      words: route.isAnswer ? kit.words : undefined,
      model: typeof model === "string" ? model : "",
      isStream: isReadable && own(body, "stream") === true,
    };
    try {
      if (!isReadable) {
        const isEmpty = text === undefined ? init?.body == null : text === "";
        if (route.asks || !isEmpty) refuseInput(kit.runner);
        return await passOn(call, await inner(input, init), noMarks);
      }
      const { request, marks } = await checkedRequest(call, body);
      const informed = { ...call, runner: withSources(kit.runner, [body, request]) };
      return await passOn(informed, await inner(...withBody(input, init, request)), marks);
    } catch (error) {
      return refuse(call, blockedBy(error));
    }
  };
}

/** Items of a conversation are read as the input of a response; other calls about what is kept hold no text for a model. */
async function checkedRequest({ runner, settings, asks }: Call, body: object): Promise<EnforcedRequest> {
  if (asks) return enforceRequest(runner, settings, body);
  const items = own(body, "items");
  if (items === undefined) return { request: body, marks: noMarks };
  const { request, marks } = await enforceRequest(runner, settings, { input: items });
  return { request: { ...body, items: own(request as object, "input") }, marks };
}

/** Stops a body that cannot be read; in shadow mode it is reported alone. */
function refuseInput(runner: Runner): void {
  runner.report("input", { reason: "unreadable" });
  if (!runner.shadow) throw new GuardBlockedError("input", [], { reason: "unreadable" });
}

/** The block that an error is; throws those of others, after which clients try again, and that the caller gave up. */
function blockedBy(error: unknown): GuardBlockedError {
  const blocked = blockOf(error);
  if (blocked !== undefined) return blocked;
  if (!isGuardError(error) || error.code === "GUARD_ABORTED") throw error;
  return new GuardBlockedError("output", [], { reason: "failed" });
}

function routeOf(input: string | URL | Request, init: RequestInit | undefined): Route | undefined {
  const isRequest = typeof input === "object" && "url" in input;
  const method = init?.method ?? (isRequest ? input.method : "GET");
  const url = isRequest ? input.url : String(input);
  const path = (url.split(/[?#]/, 1)[0] as string).replace(/\/$/, "");
  const asked = method.toUpperCase() === "POST" && protocols.find(([pattern]) => pattern.test(path))?.[1];
  if (asked) return { load: asked, asks: true, isAnswer: true };
  const [, of, one, more] = kept.exec(path) ?? [];
  if (of === undefined) return undefined;
  const isAnswer = of !== "conversations" && one !== undefined && more === undefined;
  return { load: of.startsWith("chat") ? chatCompletions : responses, asks: false, isAnswer };
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

async function passOn(call: Call, response: Response, marks: Marks): Promise<Response> {
  const { runner, settings, protocol } = call;
  const type = response.headers.get("content-type") ?? "";
  if (response.body === null) return response;
  if (response.ok && type.includes("text/event-stream"))
    return answer(streamOf(call, response.body, marks), response);
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) {
    // An error may quote what was asked, or what the model wrote.
    const said = cleanValue(call, isObject(body) ? withoutLogprobs(body) : text, marks);
    const checked = await said.catch((error: unknown) => errorBody(protocol, blockedBy(error)));
    return answer(typeof checked === "string" ? checked : JSON.stringify(checked), response);
  }
  if (!isObject(body)) {
    unreadable(runner, new UnreadableError("no JSON"));
    return answer(text, response);
  }
  const plain = withoutLogprobs(body);
  const checked = await (call.asks
    ? enforceResponse(runner, settings, plain, marks)
    : cleanValue(call, plain, marks));
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
  { runner, settings, words, protocol, model }: Call,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  marks: Marks,
): AsyncGenerator<string, void, void> {
  const sent: object[] = [];
  try {
    const events = parsed(protocol, readFrames(reader));
    for await (const batch of checkedBatches(runner, settings, protocol, events, marks)) {
      for (const event of batch) remember(sent, event);
      yield batch.map((event) => onWire(protocol, event)).join("");
    }
  } catch (error) {
    const blocked = blockedBy(error);
    const events =
      words === undefined
        ? [errorBody(protocol, blocked)]
        : protocol.refusalEvents(words(blocked), model, sent);
    yield* events.map((event) => onWire(protocol, event));
  }
  yield endOf(protocol);
}

function onWire({ nameOf }: Protocol, event: object): string {
  const name = nameOf(event);
  // JSON has no line breaks, but a name that the provider gave may have some.
  const named = name === undefined ? "" : `event: ${name.replace(/[\r\n]/g, " ")}\n`;
  return `${named}data: ${JSON.stringify(event)}\n\n`;
}

/** Of what went on only what opens and closes parts is needed to end a stream properly. */
function remember(sent: object[], event: object): void {
  const type = own(event, "type");
  if (sent.length === 0 || (typeof type === "string" && !type.endsWith("delta"))) sent.push(event);
}

function endOf({ done }: Protocol): string {
  return done === undefined ? "" : `data: ${done}\n\n`;
}

function errorBody({ error }: Protocol, { code, message }: GuardBlockedError): object {
  return error(code, message);
}

/** What ends a stream of OpenAI, and in servers that are compatible with it also streams of other APIs. */
const streamEnd = "[DONE]";

async function* parsed(
  protocol: Protocol,
  batches: AsyncIterable<readonly Frame[]>,
): AsyncGenerator<readonly object[], void, void> {
  for await (const frames of batches) {
    const texts = frames.flatMap(({ data }) => data ?? []);
    const end = texts.findIndex((data) => data.startsWith(streamEnd));
    yield texts.slice(0, end < 0 ? undefined : end).flatMap((data) => eventsIn(protocol, data));
    if (end >= 0) return;
  }
}

function eventsIn(protocol: Protocol, data: string): readonly object[] {
  const event = parse(data);
  if (!isObject(event)) throw new UnreadableError("no JSON");
  // Padding that hides from a network how long a piece is.
  const { obfuscation: _, ...said } = event as { obfuscation?: unknown };
  const plain = mayHoldLogprobs(data) ? withoutLogprobs(said) : said;
  return protocol.plain?.(plain) ?? [plain];
}

function refuse({ words: toSay, protocol, model, isStream }: Call, blocked: GuardBlockedError): Response {
  if (toSay === undefined) return json(errorBody(protocol, blocked), 400);
  const words = toSay(blocked);
  if (!isStream) return json(protocol.refusal(words, model), 200);
  const events = protocol.refusalEvents(words, model, []).map((event) => onWire(protocol, event));
  return new Response(events.join("") + endOf(protocol), {
    headers: { ...marked, "content-type": "text/event-stream" },
  });
}

/** Says to logs and proxies that the answer is not the model's. */
const marked = { "x-sallyport": "blocked" };

function json(body: object, status: number): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...marked, "content-type": "application/json" },
  });
}

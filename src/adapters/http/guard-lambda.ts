import { GuardError } from "../../core/errors.ts";
import type { Guard } from "../../core/types.ts";
import { isObject, own, wrongInput, wrongOption } from "../../core/validate.ts";
import { createGate } from "./gate.ts";
import type { HttpOptions } from "./options.ts";
import { type Outlet, pump } from "./pump.ts";

/**
 * What is needed of an event of a function URL, or of API Gateway in version 2.0;
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export interface LambdaEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestContext: { readonly http: { readonly method: string } };
  readonly body?: string | undefined;
  readonly isBase64Encoded: boolean;
  readonly cookies?: string[] | undefined;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The stream that a function of `awslambda.streamifyResponse` writes to, as far as it is needed. */
export interface LambdaStream extends Outlet {
  write(chunk: Uint8Array): boolean;
  end(): unknown;
}

/** `awslambda.HttpResponseStream`, which writes the head of an answer before its body. */
export interface LambdaResponseStream<Stream extends LambdaStream> {
  from(
    stream: Stream,
    head: { statusCode: number; headers: Record<string, string>; cookies?: string[] },
  ): Stream;
}

/**
 * A Lambda function like the one given, whose events are checked at stage `input`, and whose results at stage `output`.
 *
 * For function URLs and API Gateway with events of version 2.0, and results as an object with `statusCode` or any other JSON value.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field. The result rejects as that of {@link guardHandler} does, and with
 * `GUARD_INVALID_INPUT` for other events.
 * @example
 * ```ts
 * export const handler = guardLambda(async (event) => ({ statusCode: 200, body: await answer(event.body) }));
 * ```
 */
export function guardLambda<Event extends LambdaEvent, Rest extends readonly unknown[], Result>(
  handler: (event: Event, ...rest: Rest) => Result | Promise<Result>,
  guards?: readonly Guard[],
  options?: HttpOptions<Event>,
): (event: Event, ...rest: Rest) => Promise<Result> {
  if (typeof handler !== "function") throw wrongOption("handler", "a function");
  const gate = createGate(guards, options);
  return async (event, ...rest) => {
    const request = lambdaRequest(event);
    const entered = await gate.enter(request, event);
    if ("refusal" in entered) return (await resultOf(entered.refusal)) as Result;
    const checked = entered.request === request ? event : await eventOf(event, entered.request);
    const result = withoutLostBody(await handler(checked, ...rest));
    const given = readResult(result);
    const answer = await entered.leave(given);
    if (answer === given) return result;
    // A value without a status is the body of an answer that the gateway makes.
    if (!isHead(result) && answer.status === 200) return (await answer.json()) as Result;
    return { ...(isHead(result) && result), ...(await resultOf(answer)) } as Result;
  };
}

/**
 * A Lambda function for `awslambda.streamifyResponse` made of a handler of the web's form, such as `guardHandler` gives; answers go on as
 * they stream.
 *
 * @param responseStream `awslambda.HttpResponseStream`, a global of the runtime.
 * @example
 * ```ts
 * export const handler = awslambda.streamifyResponse(streamLambda(guardHandler(answer), awslambda.HttpResponseStream));
 * ```
 */
export function streamLambda<Stream extends LambdaStream>(
  handler: (request: Request) => Response | Promise<Response>,
  responseStream: LambdaResponseStream<Stream>,
): (event: LambdaEvent, stream: Stream) => Promise<void> {
  if (typeof handler !== "function") throw wrongOption("handler", "a function");
  return async (event, stream) => {
    const response = await handler(lambdaRequest(event));
    const { status: statusCode } = response;
    const cookies = response.headers.getSetCookie();
    const headers = headersOf(response);
    const out = responseStream.from(stream, { statusCode, headers, ...(cookies.length > 0 && { cookies }) });
    // The head goes with the first bytes, of which there have to be some.
    out.write(new Uint8Array(0));
    await pump(response.body, out, (bytes) => out.write(bytes));
    out.end();
  };
}

function lambdaRequest(event: LambdaEvent): Request {
  const method = event?.requestContext?.http?.method;
  const expected = "an event of a function URL, or of API Gateway in version 2.0";
  if (typeof method !== "string" || typeof event.rawPath !== "string") throw wrongInput("event", expected);
  try {
    return requestOf(event, method);
  } catch {
    throw wrongInput("event", `${expected}, with a method, headers and a body that can be read`);
  }
}

function requestOf(event: LambdaEvent, method: string): Request {
  const { rawPath, rawQueryString, headers, body, isBase64Encoded, cookies } = event;
  const url = new URL("https://localhost");
  // The path is decoded, and may hold what would begin another part.
  url.pathname = rawPath;
  url.search = rawQueryString ?? "";
  const given = Object.entries(headers ?? {}).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const all = new Headers(given);
  if (cookies !== undefined) all.set("cookie", cookies.join("; "));
  // Of the bytes that were encoded.
  all.delete("content-length");
  if (body == null || body === "") return new Request(url, { method, headers: all });
  const bytes = isBase64Encoded ? bytesOf(body) : body;
  // A `Request` of these methods has no body, but the function may read the one of the event.
  const isSilent = method === "GET" || method === "HEAD";
  return new Request(url, { method: isSilent ? "POST" : method, headers: all, body: bytes });
}

async function eventOf<Event extends LambdaEvent>(event: Event, request: Request): Promise<Event> {
  const { search, searchParams } = new URL(request.url);
  const query: Record<string, string> = {};
  // As the gateway joins values of one name.
  for (const name of new Set(searchParams.keys())) query[name] = searchParams.getAll(name).join(",");
  return {
    ...event,
    rawQueryString: search.slice(1),
    ...(event.queryStringParameters !== undefined && { queryStringParameters: query }),
    ...(request.body !== null && {
      body: await request.text(),
      isBase64Encoded: false,
      headers: { ...event.headers, ...Object.fromEntries(request.headers) },
    }),
  };
}

/** A result that says more than its body. */
interface Head {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** A result whose status has no body without the one it has all the same, which some gateways would send. */
function withoutLostBody<Result>(result: Result): Result {
  return isHead(result) && result.body && isSilent(result) ? { ...result, body: "" } : result;
}

/** https://fetch.spec.whatwg.org/#null-body-status */
function isSilent({ statusCode }: Head): boolean {
  return [204, 205, 304].includes(statusCode);
}

function isHead(result: unknown): result is Head {
  return isObject(result) && typeof own(result, "statusCode") === "number";
}

function readResult(result: unknown): Response {
  try {
    return responseOf(result);
  } catch {
    throw new GuardError("GUARD_INVALID_OUTPUT", "result: expected a JSON value, or what API Gateway takes");
  }
}

function responseOf(result: unknown): Response {
  const json = { "content-type": "application/json" };
  if (!isHead(result))
    return new Response(result === undefined ? null : JSON.stringify(result), { headers: json });
  const { statusCode, headers, body, isBase64Encoded } = result;
  const all = new Headers(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
  if (!all.has("content-type")) all.set("content-type", "application/json");
  const isEmpty = body === undefined || body === "" || isSilent(result);
  const bytes = isEmpty ? null : isBase64Encoded === true ? bytesOf(body) : body;
  return new Response(bytes, { status: statusCode, headers: all });
}

async function resultOf(response: Response): Promise<Head> {
  return {
    statusCode: response.status,
    headers: headersOf(response),
    body: await response.text(),
    isBase64Encoded: false,
  };
}

function headersOf({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name !== "set-cookie"));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

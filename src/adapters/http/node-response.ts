import { GuardError } from "../../core/errors.ts";
import { kindOf } from "./body-kinds.ts";
import { type Outlet, pump } from "./pump.ts";

/** What is needed of Node's `ServerResponse`; https://nodejs.org/api/http.html#class-httpserverresponse */
export interface NodeResponse extends Outlet {
  statusCode: number;
  statusMessage?: string;
  // biome-ignore lint/suspicious/noExplicitAny: overloads
  write(...given: any[]): boolean;
  // biome-ignore lint/suspicious/noExplicitAny: overloads
  end(...given: any[]): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: overloads
  writeHead(...given: any[]): unknown;
  flushHeaders(): void;
  getHeader(name: string): number | string | readonly string[] | undefined;
  getHeaderNames(): string[];
  // biome-ignore lint/suspicious/noExplicitAny: frameworks differ in what they give
  setHeader(name: string, value: any): unknown;
  removeHeader(name: string): void;
  emit(event: string): boolean;
  destroy(error?: Error): unknown;
}

/** Bytes that wait for the guards before whoever writes is told to wait. */
const highWaterMark = 16_384;

/**
 * Takes what is written to a response, hands it over as a `Response`, and writes what comes back.
 *
 * @param fail Is told of an error before anything was sent.
 */
export function intercept(
  response: NodeResponse,
  method: string | undefined,
  leave: (given: Response) => Promise<Response>,
  fail: (error: unknown) => void,
): void {
  const { write, end, writeHead, flushHeaders } = response;
  let hasBegun = false;
  let hasEnded = false;
  let isCancelled = false;
  let makesWait = false;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
      },
      pull: resume,
      cancel() {
        isCancelled = true;
        resume();
      },
    },
    { highWaterMark, size: (bytes) => bytes.length },
  );

  function resume(): void {
    if (!makesWait) return;
    makesWait = false;
    response.emit("drain");
  }

  function restore(): void {
    Object.assign(response, { write, end, writeHead, flushHeaders });
  }

  function begin(): void {
    if (hasBegun) return;
    hasBegun = true;
    const given = new Response(body, { status: response.statusCode, headers: headersOf(response) });
    leave(given).then(
      (checked) => send(given, checked),
      (error) => {
        if (!hasEnded) return response.destroy();
        restore();
        return fail(error);
      },
    );
  }

  async function send(given: Response, checked: Response): Promise<void> {
    writeHeaders(response, given, checked);
    // Node asks for it itself.
    response.writeHead = writeHead;
    Reflect.apply(flushHeaders, response, []);
    try {
      await pump(checked.body, response, (bytes) => Reflect.apply(write, response, [bytes]));
      restore();
      response.end();
    } catch {
      // The head is sent; that the answer is cut short shows in no other way.
      response.destroy();
    }
  }

  response.write = (...given: unknown[]): boolean => {
    const [chunk, encoding, callback] = argumentsOf(given);
    if (callback !== undefined) queueMicrotask(callback);
    if (!hasBegun && hasNoBody(response)) return true;
    begin();
    put(chunk, encoding);
    makesWait = !isCancelled && (controller?.desiredSize ?? 1) <= 0;
    return !makesWait;
  };

  function put(chunk: unknown, encoding: unknown): void {
    const bytes = bytesOf(chunk, encoding);
    if (bytes.length > 0 && !isCancelled && !hasEnded) controller?.enqueue(bytes);
  }

  response.end = (...given: unknown[]): unknown => {
    const [chunk, encoding, callback] = argumentsOf(given);
    if (hasEnded) return response;
    const isEmpty = chunk == null || method === "HEAD" || hasNoBody(response);
    if (isEmpty && !hasBegun) {
      hasEnded = true;
      restore();
      return Reflect.apply(end, response, callback === undefined ? [] : [callback]);
    }
    begin();
    if (chunk != null) put(chunk, encoding);
    hasEnded = true;
    if (callback !== undefined) response.once("finish", callback);
    if (!isCancelled) controller?.close();
    return response;
  };

  response.writeHead = (status: number, ...rest: unknown[]): unknown => {
    const headers = typeof rest[0] === "string" ? rest[1] : (rest[0] ?? rest[1]);
    response.statusCode = status;
    if (typeof rest[0] === "string") response.statusMessage = rest[0];
    for (const [name, value] of pairsOf(headers)) response.setHeader(name, value);
    return response;
  };

  response.flushHeaders = (): void => {
    // What is checked as a whole has no head before its end.
    const kind = kindOf(headersOf(response));
    if (method !== "HEAD" && (kind === "events" || kind === "lines")) begin();
  };
}

/** https://fetch.spec.whatwg.org/#null-body-status */
function hasNoBody({ statusCode }: NodeResponse): boolean {
  return [204, 205, 304].includes(statusCode);
}

function headersOf(response: NodeResponse): Headers {
  const headers = new Headers();
  for (const name of response.getHeaderNames()) {
    const value = response.getHeader(name);
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, String(one));
  }
  return headers;
}

/** Changes the head of a response to that of an answer that was made of it, or that is none of the handler's. */
export function writeHeaders(response: NodeResponse, given: Response | undefined, checked: Response): void {
  if (checked.status !== given?.status) {
    response.statusCode = checked.status;
    // HTTP/2 has none, and warns of one.
    if (Object.hasOwn(response, "statusMessage")) response.statusMessage = "";
  }
  for (const name of given?.headers.keys() ?? []) if (!checked.headers.has(name)) response.removeHeader(name);
  for (const [name, value] of checked.headers)
    if (given?.headers.get(name) !== value && name !== "set-cookie") response.setHeader(name, value);
}

function pairsOf(headers: unknown): readonly (readonly [string, unknown])[] {
  if (!Array.isArray(headers)) return Object.entries(headers ?? {});
  if (Array.isArray(headers[0])) return headers;
  return headers.flatMap((name, at) => (at % 2 === 0 ? [[String(name), headers[at + 1]] as const] : []));
}

function argumentsOf(given: readonly unknown[]): [unknown, unknown, (() => void) | undefined] {
  const callback = given.find((one) => typeof one === "function") as (() => void) | undefined;
  const [chunk, encoding] = given.map((one) => (one === callback ? undefined : one));
  return [chunk, encoding, callback];
}

function bytesOf(chunk: unknown, encoding: unknown = "utf8"): Uint8Array {
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const name = String(encoding).toLowerCase();
  if (typeof chunk === "string") {
    if (name === "utf8" || name === "utf-8") return new TextEncoder().encode(chunk);
    if (name === "latin1" || name === "binary" || name === "ascii")
      return Uint8Array.from(chunk, (sign) => sign.charCodeAt(0));
    if (name === "base64") return Uint8Array.from(atob(chunk), (sign) => sign.charCodeAt(0));
  }
  throw new GuardError(
    "GUARD_INVALID_OUTPUT",
    "response.write(): expected bytes, or a string in utf8, latin1 or base64",
  );
}

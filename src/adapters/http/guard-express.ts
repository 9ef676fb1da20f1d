import { applyEdits, listStrings } from "../../core/strings.ts";
import type { Guard } from "../../core/types.ts";
import { isObject } from "../../core/validate.ts";
import { createGate } from "./gate.ts";
import { intercept, type NodeResponse, writeHeaders } from "./node-response.ts";
import type { HttpOptions } from "./options.ts";

/** What is needed of the request of Express, Connect and others on Node's `IncomingMessage`. */
export interface NodeRequest {
  readonly method?: string | undefined;
  url?: string | undefined;
  originalUrl?: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As a body parser left it. */
  body?: unknown;
  query?: unknown;
  readonly readableEnded?: boolean;
}

/** Middleware of Express, Connect and others like them. */
export type NodeMiddleware<Asked> = (
  request: Asked,
  response: NodeResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Middleware for Express: checks `req.body` and the query before, and what is written to the response after the handlers behind
 * it, streams included.
 *
 * Put it behind the body parsers, since a body that nobody parsed is refused, and behind middleware that compresses answers.
 * With `onBlock: "throw"` what blocks goes to `next`, or breaks an answer that has begun. See {@link guardHandler} for what is
 * covered; parameters of the path, and files that a parser put elsewhere, are not.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * app.use(express.json(), guardExpress());
 * ```
 */
export function guardExpress<Asked extends NodeRequest = NodeRequest>(
  guards?: readonly Guard[],
  options?: HttpOptions<Asked>,
): NodeMiddleware<Asked> {
  const gate = createGate(guards, options);
  const run = async (asked: Asked, response: NodeResponse, next: (error?: unknown) => void) => {
    const request = requestOf(asked);
    const entered = await gate.enter(request, asked, isUnread(asked) ? "body" : undefined);
    if ("refusal" in entered) {
      writeHeaders(response, undefined, entered.refusal);
      response.end(new Uint8Array(await entered.refusal.arrayBuffer()));
      return;
    }
    if (entered.request !== request) await putBack(asked, request, entered.request);
    intercept(response, asked.method, entered.leave, next);
    next();
  };
  return (request, response, next) => {
    run(request, response, next).catch(next);
  };
}

interface Inner {
  /** What body parsers set. */
  readonly _body?: boolean;
  /** Of HTTP/2, where a body needs no header: https://nodejs.org/api/http2.html#http2streamendafterheaders */
  readonly stream?: { readonly endAfterHeaders?: boolean };
}

/** Whether there is a body that no parser has read. */
function isUnread(request: NodeRequest & Inner): boolean {
  const { headers, body, stream } = request;
  const length = headers["content-length"];
  const hasBody =
    headers["transfer-encoding"] !== undefined ||
    (length !== undefined && Number(length) !== 0) ||
    stream?.endAfterHeaders === false;
  if (!hasBody || body === undefined) return hasBody;
  // What parsers leave when the type is none of theirs.
  const isBlank = isObject(body) && !ArrayBuffer.isView(body) && Object.keys(body).length === 0;
  return isBlank && request._body !== true && request.readableEnded !== true;
}

function requestOf({ url = "/", originalUrl = url, headers: given, body }: NodeRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && !name.startsWith(":")) headers.set(name, String(value));
  // Parsers have inflated it.
  for (const name of ["content-length", "content-encoding", "transfer-encoding"]) headers.delete(name);
  const path = originalUrl.startsWith("/") ? originalUrl : `/${originalUrl}`;
  // What stands behind it is read by some as a part of the query.
  const at = `http://localhost${path.replaceAll("#", "%23")}`;
  if (body === undefined) return new Request(at, { headers });
  const isRaw = typeof body === "string" || ArrayBuffer.isView(body);
  // A string may be a JSON text as well as the value of one.
  if (typeof body === "string") headers.set("content-type", "text/plain");
  else if (!isRaw) headers.set("content-type", "application/json");
  // Parsers read that of a GET, too.
  return new Request(at, {
    method: "POST",
    headers,
    body: isRaw ? (body as BodyInit) : JSON.stringify(body),
  });
}

/** Writes what the guards changed into the request of the server. */
async function putBack(asked: NodeRequest, given: Request, checked: Request): Promise<void> {
  if (checked.url !== given.url) {
    const { search, searchParams } = new URL(checked.url);
    const before = [...new URL(given.url).searchParams];
    const after = [...searchParams];
    const changes = new Map(before.map(([, value], at) => [value, after[at]?.[1]]));
    const withSearch = (url: string) => `${url.split("?", 1)[0]}${search}`;
    if (asked.url !== undefined) asked.url = withSearch(asked.url);
    if (asked.originalUrl !== undefined) asked.originalUrl = withSearch(asked.originalUrl);
    // Express 4 has read it; Express 5 reads it from the URL.
    if (Object.hasOwn(asked, "query")) {
      const { places } = listStrings(asked.query, () => undefined);
      asked.query = applyEdits(
        asked.query,
        places.flatMap(({ path, text, key }) =>
          // What its parser read in another way is not known to be clean.
          key !== true ? [{ path, value: changes.get(text) ?? "" }] : [],
        ),
      );
    }
  }
  const { body } = asked;
  if (body === undefined || checked.body === null) return;
  if (typeof body === "string") asked.body = await checked.text();
  else if (ArrayBuffer.isView(body)) {
    const { from } = body.constructor as { from?(bytes: Uint8Array): unknown };
    const bytes = new Uint8Array(await checked.arrayBuffer());
    asked.body = from === undefined ? bytes : Reflect.apply(from, body.constructor, [bytes]);
  } else asked.body = await checked.json();
}

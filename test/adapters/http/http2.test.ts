import {
  type ClientHttp2Session,
  connect,
  createServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from "node:http2";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { guardExpress, type HttpOptions, type NodeRequest } from "../../../src/adapters/express.ts";
import { isBlocked } from "../../../src/index.ts";
import { guards, key } from "./kit.ts";

type Asked = Http2ServerRequest & NodeRequest;

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A client of a server of HTTP/2 that has the middleware between a body parser and a handler. */
async function serve(
  handler: (request: Asked, response: Http2ServerResponse) => unknown,
  options?: HttpOptions<Asked>,
  reads = true,
): Promise<ClientHttp2Session> {
  const middleware = guardExpress<Asked>(guards, options);
  const server = createServer(async (given, response) => {
    const request = given as Asked;
    const parts: Buffer[] = [];
    if (reads) for await (const part of request) parts.push(part as Buffer);
    if (parts.length > 0) request.body = JSON.parse(Buffer.concat(parts).toString());
    middleware(request, response as never, (error) => {
      if (error === undefined) return handler(request, response);
      response.statusCode = 500;
      response.end(isBlocked(error) ? "blocked" : String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  open.push(() => {
    client.destroy();
    server.close();
  });
  return client;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

function send(client: ClientHttp2Session, body?: unknown, path = "/chat"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const stream = client.request({ ":method": method, ":path": path, "content-type": "application/json" });
    let head: Record<string, unknown> = {};
    let text = "";
    stream.setEncoding("utf8");
    stream.on("response", (headers) => {
      head = headers;
    });
    stream.on("data", (piece) => {
      text += piece;
    });
    stream.on("end", () => resolve({ status: head[":status"] as number, headers: head, text }));
    stream.on("error", reject);
    stream.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

describe("the middleware on a server of HTTP/2", () => {
  test("gives the handler the checked body and query, and the client the checked answer", async () => {
    const client = await serve(({ body, url }, response) => {
      response.setHeader("content-type", "application/json");
      response.setHeader("etag", '"1"');
      response.end(JSON.stringify({ body, url, key }));
    });
    const { status, headers, text } = await send(client, { prompt: "mail a@b.cd" }, "/chat?m=a@b.cd");
    expect(JSON.parse(text)).toEqual({
      body: { prompt: "mail [REDACTED:email]" },
      url: "/chat?m=%5BREDACTED%3Aemail%5D",
      key: "[REDACTED:key]",
    });
    expect([status, headers.etag]).toEqual([200, undefined]);
  });

  test("refuses what blocks, and a body that nobody read, before the handler is called", async () => {
    const asked: string[] = [];
    const handler = (request: Asked, response: Http2ServerResponse) => {
      asked.push(request.url);
      response.end();
    };
    const refused = await send(await serve(handler), { prompt: "ATTACK" });
    expect([refused.status, refused.headers["x-sallyport"]]).toEqual([403, "blocked"]);
    expect(isBlocked(JSON.parse(refused.text))).toBe(true);
    expect((await send(await serve(handler, {}, false), { prompt: "Hello" })).status).toBeGreaterThanOrEqual(
      400,
    );
    expect(asked).toEqual([]);
  });

  test("redacts events as they stream, with the head that the handler wrote", async () => {
    const client = await serve((_, response) => {
      response.writeHead(201, { "content-type": "text/event-stream", "x-id": "1" });
      for (let at = 0; at < key.length; at += 3)
        response.write(`data: ${JSON.stringify({ delta: key.slice(at, at + 3) })}\n\n`);
      response.end("event: done\ndata: {}\n\n");
    });
    const { status, headers, text } = await send(client);
    expect([status, headers["x-id"]]).toEqual([201, "1"]);
    expect(text).toBe('data: {"delta":"[REDACTED:key]"}\n\nevent: done\ndata: {}\n\n');
  });

  test("hands a block to the application, and leaves answers without a body alone", async () => {
    const client = await serve(
      ({ url }, response) => {
        if (url === "/none") response.writeHead(204).end();
        else response.end("ATTACK");
      },
      { onBlock: "throw" },
    );
    const none = await send(client, undefined, "/none");
    expect([none.status, none.text]).toEqual([204, ""]);
    const blocked = await send(client, { prompt: "ATTACK" });
    expect([blocked.status, blocked.text]).toEqual([500, "blocked"]);
  });
});

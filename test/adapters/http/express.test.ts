import { request as connect, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { guardExpress, type HttpOptions, type NodeRequest } from "../../../src/adapters/express.ts";
import { isBlocked } from "../../../src/index.ts";
import { guards, key } from "./kit.ts";

type Asked = IncomingMessage & NodeRequest;

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server with the middleware between a body parser and a handler. */
async function serve(
  handler: (request: Asked, response: ServerResponse) => unknown,
  options?: HttpOptions<Asked>,
  parse: (body: string, request: Asked) => unknown = (body) => (body === "" ? undefined : JSON.parse(body)),
): Promise<string> {
  const middleware = guardExpress<Asked>(guards, options);
  const server = createServer(async (given, response) => {
    const request = given as Asked;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    request.body = parse(Buffer.concat(parts).toString(), request);
    middleware(request, response, (error) => {
      if (error === undefined) return handler(request, response);
      response.statusCode = 500;
      response.end(isBlocked(error) ? "blocked" : String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const send = (base: string, body: unknown, path = "/chat") =>
  fetch(base + path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

describe("the middleware of Node servers", () => {
  test("gives the handler the checked body and query, and the client the checked answer", async () => {
    const base = await serve(({ body, url }, response) => {
      response.setHeader("content-type", "application/json");
      response.setHeader("etag", '"1"');
      response.setHeader("set-cookie", ["a=1", "b=2"]);
      response.end(JSON.stringify({ body, url, key }));
    });
    const answer = await send(base, { prompt: "mail a@b.cd" }, "/chat?m=a@b.cd");
    expect(await answer.json()).toEqual({
      body: { prompt: "mail [REDACTED:email]" },
      url: "/chat?m=%5BREDACTED%3Aemail%5D",
      key: "[REDACTED:key]",
    });
    expect(answer.headers.get("etag")).toBeNull();
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  test("refuses what blocks, on the way in and out", async () => {
    let calls = 0;
    const base = await serve((_, response) => {
      calls++;
      response.writeHead(200, "Fine", { "content-type": "application/json", "x-id": "1" });
      response.end('{"text":"ATTACK"}');
    });
    const before = await send(base, { prompt: "ATTACK" });
    expect([before.status, before.headers.get("x-sallyport"), calls]).toEqual([403, "blocked", 0]);
    const behind = await send(base, { prompt: "Hello" });
    expect([behind.status, behind.headers.get("x-sallyport"), behind.statusText]).toEqual([
      403,
      "blocked",
      "Forbidden",
    ]);
    expect(behind.headers.get("x-id")).toBe("1");
    expect(isBlocked(await behind.json())).toBe(true);
  });

  test("checks what some read as a query, and others as a fragment", async () => {
    let calls = 0;
    const asked: NodeRequest = { method: "GET", url: "/chat#?q=ATTACK", headers: {} };
    const answer = { statusCode: 0, getHeaderNames: () => [], setHeader() {}, removeHeader() {} };
    await new Promise<void>((resolve) => {
      const next = () => {
        calls++;
        resolve();
      };
      guardExpress(guards)(asked, { ...answer, once() {}, end: () => resolve() } as never, next);
    });
    expect(calls).toBe(0);
  });

  test("sends no body with a status that has none", async () => {
    const base = await serve((_, response) => {
      response.statusCode = 204;
      response.write(key);
      response.end(key);
    });
    const answer = await send(base, "Hi");
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
  });

  test("checks a body that comes with GET", async () => {
    const asked = { method: "GET", url: "/", headers: {}, body: { m: "a@b.cd" } };
    await new Promise<void>((resolve) => {
      guardExpress(guards)(asked, { once() {}, end() {} } as never, () => resolve());
    });
    expect(asked.body).toEqual({ m: "[REDACTED:email]" });
  });

  test("hands the block on when the options say so", async () => {
    const base = await serve(
      (_, response) => {
        response.setHeader("content-type", "application/json");
        response.end('{"text":"ATTACK"}');
      },
      { onBlock: "throw" },
    );
    expect(await (await send(base, "ATTACK")).text()).toBe("blocked");
    expect(await (await send(base, "Hello")).text()).toBe("blocked");
  });

  test("streams texts and events as they are written", async () => {
    let go: () => void = () => {};
    const read = new Promise<void>((resolve) => {
      go = resolve;
    });
    const base = await serve(async (_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.flushHeaders();
      response.write('data: {"text":"Hello a@"}\n\n');
      response.write('data: {"text":"b.cd and "}\n\n');
      await read;
      response.end('data: {"text":"bye"}\n\n');
    });
    const answer = await send(base, "Hi");
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const first = new TextDecoder().decode((await reader.read()).value);
    expect(first).toContain("Hello ");
    go();
    let rest = "";
    for (let part = await reader.read(); !part.done; part = await reader.read())
      rest += new TextDecoder().decode(part.value);
    expect(first + rest).toContain("[REDACTED:email] and ");
    expect(first + rest).toContain("bye");
    expect(first + rest).not.toMatch(/a@|b\.cd/);
  });

  test("sends the head of an event stream before its first event", async () => {
    let go: () => void = () => {};
    const read = new Promise<void>((resolve) => {
      go = resolve;
    });
    const base = await serve(async (_, response) => {
      response.setHeader("content-type", "text/event-stream");
      response.flushHeaders();
      await read;
      response.end("data: Hi\n\n");
    });
    const answer = await send(base, "Hi");
    expect(answer.status).toBe(200);
    go();
    expect(await answer.text()).toBe("data: Hi\n\n");
  });

  test("makes a pipe wait for a client that reads slowly, and gives all of it", async () => {
    let made = 0;
    const line = `${"word ".repeat(2000)}\n`;
    const base = await serve((_, response) => {
      response.setHeader("content-type", "text/plain");
      Readable.from(
        (function* () {
          for (; made < 2000; made++) yield Buffer.from(line);
        })(),
      ).pipe(response);
    });
    const answer = await send(base, "Hi");
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    let length = ((await reader.read()).value as Uint8Array).length;
    expect(made).toBeLessThan(2000);
    for (let part = await reader.read(); !part.done; part = await reader.read()) length += part.value.length;
    expect(length).toBe(2000 * line.length);
  });

  test("stops when the client goes away", async () => {
    let closed: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const base = await serve((_, response) => {
      response.setHeader("content-type", "text/plain");
      const source = new Readable({ read: () => void source.push("word ".repeat(1000)) });
      source.pipe(response);
      response.on("close", () => {
        source.destroy();
        closed();
      });
    });
    const asked = connect(`${base}/chat`, (answer) => {
      answer.once("data", () => asked.destroy());
    });
    asked.on("error", () => {});
    asked.end();
    await gone;
  });

  test("breaks a stream that blocks when the options say so, and writes nothing behind it", async () => {
    const base = await serve(
      (_, response) => {
        response.setHeader("content-type", "text/plain");
        response.write("well ");
        response.write("ATTACK ");
        response.end("a@b.cd");
      },
      { onBlock: "throw" },
    );
    await expect(send(base, "Hi").then((answer) => answer.text())).rejects.toThrow();
  });

  test.each<[string, (response: ServerResponse) => void, number, string]>([
    ["no body", (response) => response.writeHead(204).end(), 204, ""],
    ["a status alone", (response) => response.writeHead(404).end(), 404, ""],
    [
      "latin1",
      (response) => response.writeHead(200, ["content-type", "image/x"]).end("caf\u00e9", "latin1"),
      200,
      "caf\ufffd",
    ],
    ["base64", (response) => response.end("YUBiLmNk", "base64"), 200, "[REDACTED:email]"],
    ["a callback", (response) => response.end("a@b.cd", () => {}), 200, "[REDACTED:email]"],
    [
      "writes with callbacks",
      (response) => response.write("a@", () => response.end("b.cd")),
      200,
      "[REDACTED:email]",
    ],
  ])("passes an answer with %s", async (_, write, status, text) => {
    const answer = await send(await serve((_, response) => write(response)), "Hi");
    expect([answer.status, await answer.text()]).toEqual([status, text]);
  });

  test("answers HEAD as the handler does", async () => {
    const base = await serve((_, response) =>
      response.writeHead(200, { "content-length": "6" }).end("a@b.cd"),
    );
    const answer = await fetch(base, { method: "HEAD" });
    expect(answer.headers.get("content-length")).toBe("6");
  });

  test("refuses a compressed answer that it cannot read", async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" });
      response.end(gzipSync("a@b.cd"));
    });
    const answer = await send(base, "Hi");
    expect(answer.status).toBe(500);
    expect(await answer.text()).toMatch(/^This request/);
  });

  test.each<[string, object]>([
    ["nobody", { headers: { "content-length": "7" } }],
    ["nobody, of HTTP/2", { headers: {}, stream: { endAfterHeaders: false } }],
    ["a parser of another type", { headers: { "content-length": "7" }, body: {} }],
  ])("refuses a body that was read by %s", async (_, more) => {
    let calls = 0;
    const middleware = guardExpress<NodeRequest>(guards);
    const answer = { statusCode: 0, getHeaderNames: () => [], setHeader() {}, removeHeader() {}, end() {} };
    const asked = { method: "POST", url: "/", ...more } as NodeRequest;
    await new Promise<void>((resolve) => {
      const done = { ...answer, end: () => resolve() };
      middleware(asked, done as never, () => {
        calls++;
        resolve();
      });
      open.push(() => expect(done.statusCode).toBe(415));
    });
    expect(calls).toBe(0);
  });

  test.each<[string, unknown, unknown]>([
    ["a text", "mail a@b.cd", "mail [REDACTED:email]"],
    ["bytes", Buffer.from("mail a@b.cd"), Buffer.from("mail [REDACTED:email]")],
    ["a form", { m: ["a@b.cd"] }, { m: ["[REDACTED:email]"] }],
  ])("puts %s back as it was", async (_, body, expected) => {
    const asked: NodeRequest = {
      method: "POST",
      url: "/?m=a@b.cd",
      originalUrl: "/api/?m=a@b.cd",
      headers: { "content-length": "7", "content-type": "text/plain", "content-encoding": "gzip" },
      body,
      query: { m: "a@b.cd", n: { m: "a@b.cd" }, o: "a%40b.cd%ff" },
    };
    const response = { once() {}, end() {} };
    await new Promise<void>((resolve) => {
      guardExpress(guards)(asked, response as never, () => resolve());
    });
    expect(asked.body).toEqual(expected);
    expect(asked.query).toEqual({ m: "[REDACTED:email]", n: { m: "[REDACTED:email]" }, o: "" });
    expect(asked.originalUrl).toBe("/api/?m=%5BREDACTED%3Aemail%5D");
  });
});

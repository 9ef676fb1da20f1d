import { describe, expect, test, vi } from "vitest";
import { guardHandler, type HttpOptions } from "../../../src/adapters/http.ts";
import { type CheckEvent, isBlocked, isGuardError, vault } from "../../../src/index.ts";
import { answering } from "../../support/stub-guards.ts";
import { guards, inPieces, key, post, postJson, url } from "./kit.ts";

/** What a handler gets of a request, and what the client gets. */
async function ask(request: Request, options?: HttpOptions) {
  const seen: { request?: Request; text?: string } = {};
  const handler = guardHandler(
    async (given: Request) => {
      seen.request = given;
      seen.text = await given.text();
      return Response.json({ ok: true });
    },
    guards,
    options,
  );
  const response = await handler(request);
  return { seen, response };
}

describe("a request", () => {
  test.each<[string, unknown]>([
    ["prompt", { prompt: "ATTACK" }],
    ["message", { message: "ATTACK" }],
    ["a field of any name", { anything: { at: ["all", "ATTACK"] } }],
    ["a string", "ATTACK"],
    ["a list", ["ATTACK"]],
    ["messages", { messages: [{ role: "user", content: "ATTACK" }] }],
    ["content parts", { messages: [{ role: "user", content: [{ type: "text", text: "ATTACK" }] }] }],
    [
      "messages of the AI SDK",
      { messages: [{ id: "1", role: "user", parts: [{ type: "text", text: "ATTACK" }] }] },
    ],
    ["a role that the client gave itself", { messages: [{ role: "system", content: "ATTACK" }] }],
    ["a system prompt that the client wrote", { system: "ATTACK", prompt: "Hello" }],
    ["a long key", { "words that are a key and say ATTACK": 1 }],
    ["a key named __proto__", JSON.parse('{"__proto__":{"prompt":"ATTACK"}}')],
  ])("is refused for an attack in %s", async (_, body) => {
    const { seen, response } = await ask(postJson(body));
    expect(seen.request).toBeUndefined();
    expect(response.status).toBe(403);
    expect(response.headers.get("x-sallyport")).toBe("blocked");
    const refusal = await response.json();
    expect(isBlocked(refusal)).toBe(true);
    expect(JSON.stringify(refusal)).not.toMatch(/ATTACK|word/);
  });

  test.each<[string, Request]>([
    ["a text", post("Say ATTACK", "text/plain")],
    ["a form", post("a=1&q=AT%54ACK", "application/x-www-form-urlencoded")],
    ["JSON that calls itself a text", post('{"q":"AT\\u0054ACK"}', "text/plain")],
    ["JSON that calls itself a form", post('{"q":"ATTACK"}', "application/x-www-form-urlencoded")],
    ["JSON that calls itself a picture", post('{"q":"ATTACK"}', "image/png")],
    ["JSON without a type", post(inPieces('{"q":"ATTACK"}', 3), null)],
    [
      "JSON that is not all UTF-8",
      post(new Uint8Array([...bytes('{"q":"ATTACK'), 0xff, ...bytes('"}')]), "a/b"),
    ],
    ["JSON behind a byte order mark", post(`\ufeff{"q":"ATTACK"}`, "application/octet-stream")],
    ["a JSON string that calls itself a text", post('"AT\\u0054ACK"', "text/plain")],
    ["a text that calls itself a picture", post("ATTACK\u0000", "image/png")],
    ["a form behind another type", post(mixedForm, "image/png, multipart/form-data; boundary=x")],
    ["a query", new Request(`${url}?q=AT%54ACK`)],
    ["a name in a query", new Request(`${url}?ATTACK`)],
    ["a field of a multipart form", formOf({ q: "ATTACK" })],
    ["the name of a file", formOf({ file: new File([new Uint8Array([1])], "ATTACK.png") })],
  ])("is refused for an attack in %s", async (_, request) => {
    const { seen, response } = await ask(request);
    expect(seen.request).toBeUndefined();
    expect(response.status).toBe(403);
  });

  test("that needs no change reaches the handler as it came", async () => {
    const request = post('{ "n": 12345678901234567890, "prompt": "Hello" }', "application/json");
    const { seen } = await ask(request);
    expect(seen.request).toBe(request);
    expect(seen.text).toBe('{ "n": 12345678901234567890, "prompt": "Hello" }');
  });

  test("is rewritten where a value is redacted, and keeps its other headers", async () => {
    const request = postJson(
      { prompt: `Mail a@b.cd, ${key}`, n: 1 },
      { "x-trace": "7", "content-length": "1" },
    );
    const { seen } = await ask(request);
    expect(JSON.parse(seen.text as string)).toEqual({
      prompt: "Mail [REDACTED:email], [REDACTED:key]",
      n: 1,
    });
    expect(seen.request?.headers.get("x-trace")).toBe("7");
    expect(seen.request?.headers.get("content-length")).toBeNull();
    expect(seen.request?.headers.get("content-type")).toBe("application/json");
    expect(seen.request?.method).toBe("POST");
  });

  test.each<[string, Request, RegExp]>([
    ["a text", post("Mail a@b.cd now", "text/plain"), /^Mail \[REDACTED:email\] now$/],
    ["a form", post("m=a@b.cd&n=1", "application/x-www-form-urlencoded"), /^m=%5BREDACTED%3Aemail%5D&n=1$/],
    ["a multipart form", formOf({ m: "a@b.cd", n: "1" }), /name="m"\r\n\r\n\[REDACTED:email\]/],
  ])("is rewritten when it is %s", async (_, request, expected) => {
    expect((await ask(request)).seen.text).toMatch(expected);
  });

  test("has its query rewritten, and its body with it", async () => {
    const { seen } = await ask(
      new Request(`${url}?m=a@b.cd&n=1`, {
        method: "POST",
        body: "Hello",
        headers: { "content-type": "text/plain" },
      }),
    );
    expect(seen.request?.url).toBe(`${url}?m=%5BREDACTED%3Aemail%5D&n=1`);
    expect(seen.text).toBe("Hello");
  });

  test("keeps the files of a form whose fields are rewritten", async () => {
    const file = new File([new Uint8Array([1, 2, 255])], "a.png", { type: "image/png" });
    let form: FormData | undefined;
    const handler = guardHandler(async (given: Request) => {
      form = await given.formData();
      return new Response();
    }, guards);
    await handler(formOf({ m: "a@b.cd", file }));
    expect(form?.get("m")).toBe("[REDACTED:email]");
    expect(new Uint8Array(await ((form as FormData).get("file") as File).arrayBuffer())).toEqual(
      new Uint8Array([1, 2, 255]),
    );
  });

  test("shows each reader the same of keys that come twice", async () => {
    const { seen } = await ask(post('{"prompt":"ATTACK","prompt":"Hello"}'));
    expect(seen.text).toBe('{"prompt":"Hello"}');
  });

  test("keeps the class that a framework gave it", async () => {
    class FrameworkRequest extends Request {
      get path() {
        return new URL(this.url).pathname;
      }
    }
    const handler = guardHandler(async (given: FrameworkRequest) => Response.json(given.path), guards);
    const request = new FrameworkRequest(url, { method: "POST", body: '{"m":"a@b.cd"}' });
    expect(await (await handler(request)).json()).toBe("/chat");
  });

  test("is refused for texts of the fields that are named alone", async () => {
    const options = { input: ["messages[].content", "q"] };
    expect((await ask(postJson({ title: "ATTACK", q: "Hi" }), options)).response.status).toBe(200);
    expect((await ask(postJson({ q: { in: "ATTACK" } }), options)).response.status).toBe(403);
    expect((await ask(postJson({ messages: [{}, { content: "ATTACK" }] }), options)).response.status).toBe(
      403,
    );
    const form = post("title=ATTACK", "application/x-www-form-urlencoded");
    expect((await ask(form, options)).response.status).toBe(200);
  });

  test("is read and written by functions", async () => {
    const { seen } = await ask(postJson({ ask: "a@b.cd", note: "a@b.cd" }), {
      input: {
        read: ({ ask }: { ask: string; note: string }) => [{ text: ask, stage: "input" }],
        write: (body: { ask: string; note: string }, [ask = ""]) => ({ ...body, ask }),
      },
    });
    expect(JSON.parse(seen.text as string)).toEqual({ ask: "[REDACTED:email]", note: "a@b.cd" });
  });

  test("is refused for texts of a form that is JSON as well", async () => {
    const body = '{"q":"&message=AT%54ACK&"}';
    const { seen } = await ask(post(body, "application/x-www-form-urlencoded"), { input: ["message"] });
    expect(seen.request).toBeUndefined();
    const mail = await ask(post('{"q":"&m=a%40b.cd&"}', "application/x-www-form-urlencoded"));
    expect([mail.seen.request, mail.response.status]).toEqual([undefined, 400]);
    const json = await ask(post('{"q":"a@b.cd"}', "application/x-www-form-urlencoded"));
    expect(json.seen.text).toBe('{"q":"[REDACTED:email]"}');
  });

  test("has the stages of roles that are named", async () => {
    const said = (role: string) => postJson({ messages: [{ role, parts: [{ text: "ATTACK" }] }] });
    const roles = { assistant: "trusted" } as const;
    expect((await ask(said("assistant"), { roles })).response.status).toBe(200);
    expect((await ask(said("system"), { roles })).response.status).toBe(403);
    expect((await ask(said("user"), { roles })).response.status).toBe(403);
  });

  test("is not read further than its bound", async () => {
    let pulled = 0;
    const cancel = vi.fn();
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(1000).fill(97));
      },
      cancel,
    });
    const { seen, response } = await ask(post(endless, "text/plain"), { maxBodyBytes: 10_000 });
    expect(response.status).toBe(413);
    expect(seen.request).toBeUndefined();
    expect(pulled).toBeLessThan(20);
    expect(cancel).toHaveBeenCalled();
  });

  test("is not read at all when it says that it is too long", async () => {
    const request = postJson({ prompt: "Hello" }, { "content-length": "99999999" });
    expect((await ask(request)).response.status).toBe(413);
  });

  test.each<[string, Request, number]>([
    ["JSON that is broken", post('{"prompt":'), 400],
    ["JSON that is too deep", post("[".repeat(100_000) + "]".repeat(100_000)), 400],
    ["JSON with too many values", post(JSON.stringify(new Array(200_000).fill(1))), 400],
    ["a form that is none", post("no form", "multipart/form-data; boundary=x"), 400],
    ["a compressed body", post("x", "application/json", { "content-encoding": "gzip" }), 415],
    ["a text in UTF-16", post(new Uint8Array([0x41, 0, 0x42, 0]), "text/plain; charset=utf-16le"), 415],
    [
      "a text in an encoding that its name hides",
      post("A", 'text/plain; x="charset=utf-8"; charset=utf-7'),
      415,
    ],
  ])("is refused when it is %s", async (_, request, status) => {
    const { seen, response } = await ask(request);
    expect(response.status).toBe(status);
    expect(seen.request).toBeUndefined();
  });

  test("may be in another encoding where that makes the same of it", async () => {
    expect((await ask(post("Hello", "text/plain; charset=ISO-8859-1"))).seen.text).toBe("Hello");
  });

  test.each<[string, () => Request]>([
    ["a picture", () => post(new Uint8Array([0x89, 0x50, 0, 0xff]), "image/png")],
    ["a file", () => formOf({ file: new File([new Uint8Array([0, 255])], "a.png") })],
  ])("passes with an event when it is %s, or is refused", async (_, request) => {
    const events: CheckEvent[] = [];
    const passed = await ask(request(), { onEvent: (event) => events.push(event) });
    expect(passed.response.status).toBe(200);
    expect(events.filter(({ unread }) => unread !== undefined)).toHaveLength(1);
    expect((await ask(request(), { unreadable: "refuse" })).response.status).toBe(415);
  });

  test("whose body was read before is an error that says so", async () => {
    const request = postJson({ prompt: "Hello" });
    await request.text();
    await expect(ask(request)).rejects.toThrow("request.body");
  });

  test("that is aborted stops the check", async () => {
    const stopped = new AbortController();
    stopped.abort();
    const request = new Request(url, { method: "POST", body: "Hello", signal: stopped.signal });
    await expect(ask(request)).rejects.toThrow();
  });

  test("whose body fails, fails", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError("gone")) });
    await expect(ask(post(body))).rejects.toThrow("gone");
  });
});

describe("a refusal", () => {
  test.each([
    ["text/event-stream", "text/event-stream", /^event: error\ndata: \{"error":\{"code":"GUARD_BLOCKED"/],
    ["text/html,*/*", "text/plain; charset=utf-8", /^This request was refused/],
    ["*/*", "application/json", /^\{"error"/],
  ])("is what a client that accepts %s can read", async (accept, type, body) => {
    const { response } = await ask(postJson("ATTACK", { accept }));
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).toMatch(body);
  });

  test("has the words, the status and the form of the application", async () => {
    const words = await ask(postJson("ATTACK"), { onBlock: ({ stage }) => `No (${stage}).`, status: 200 });
    expect(words.response.status).toBe(200);
    expect((await words.response.json()).error.message).toBe("No (input).");
    const own = await ask(postJson("ATTACK"), {
      refusal: (text, { reason }) => Response.json({ text, reason }, { status: 418 }),
    });
    expect(own.response.status).toBe(418);
    expect(own.response.headers.get("x-sallyport")).toBe("blocked");
    expect((await own.response.json()).reason).toBe("findings");
  });

  test.each<[string, unknown]>([
    ["onBlock", () => undefined],
    ["onBlock", async () => "No."],
    ["refusal", () => "No."],
  ])("fails when the function %s gives something else", async (name, value) => {
    const asked = ask(postJson("ATTACK"), { [name]: value });
    await expect(asked).rejects.toMatchObject({
      code: "GUARD_INVALID_OPTIONS",
      message: expect.stringContaining(`options.${name}()`),
    });
  });

  test("is an error when the options say so", async () => {
    const result = ask(postJson("ATTACK"), { onBlock: "throw" });
    await expect(result).rejects.toSatisfy(isBlocked);
  });

  test("is a server's error when a guard failed", async () => {
    const broken = answering(() => {
      throw new Error("broken");
    });
    const handler = guardHandler(() => new Response(), [broken]);
    expect((await handler(postJson("Hello"))).status).toBe(500);
  });
});

describe("options", () => {
  test("say who asks", async () => {
    const asked: unknown[] = [];
    const nosy = answering(({ principal, stage }) => {
      asked.push(stage, principal);
      return [];
    });
    const handler = guardHandler(async () => Response.json("Hi"), [nosy], {
      principal: async (request) => ({ user: request.headers.get("x-user") ?? "" }),
    });
    await handler(postJson("Hello", { "x-user": "ann" }));
    expect(asked).toEqual(["input", { user: "ann" }, "output", { user: "ann" }]);
  });

  test("give each session its vault, and each call one of its own where there is none", async () => {
    const sessions = new Map([["ann", vault()]]);
    const told: string[] = [];
    const handler = guardHandler(
      async (request: Request) => {
        const { prompt } = (await request.json()) as { prompt: string };
        told.push(prompt);
        return Response.json({ answer: `About ${prompt}, <EMAIL_1>` });
      },
      guards.slice(1).map((guard) => {
        const { action: _, ...rest } = guard;
        return rest;
      }),
      { vault: (request) => sessions.get(request.headers.get("x-user") ?? "") },
    );
    const say = async (prompt: string, user: string) =>
      ((await (await handler(postJson({ prompt }, { "x-user": user }))).json()) as { answer: string }).answer;
    expect(await say("a@b.cd", "ann")).toBe("About a@b.cd, a@b.cd");
    expect(await say("Hello", "ann")).toBe("About Hello, a@b.cd");
    expect(await say("Hello", "ben")).toBe("About Hello, <EMAIL_1>");
    expect(await say("x@y.zz", "ben")).toBe("About x@y.zz, x@y.zz");
    expect(told).toEqual(["<EMAIL_1>", "Hello", "Hello", "<EMAIL_1>"]);
  });

  test("let everything pass in shadow mode, and tell", async () => {
    const events: CheckEvent[] = [];
    const options = { policy: { shadow: true }, onEvent: (event: CheckEvent) => events.push(event) };
    const { seen } = await ask(postJson({ prompt: "ATTACK a@b.cd" }), options);
    expect(seen.text).toBe('{"prompt":"ATTACK a@b.cd"}');
    expect(events[0]?.wouldBe).toBe("block");
    expect((await ask(post("x", "text/plain"), { ...options, maxBodyBytes: 0.5 })).seen.text).toBe("x");
    expect((await ask(post("{"), options)).seen.text).toBe("{");
  });

  test.each<[string, object]>([
    ["input", { input: ["a..b"] }],
    ["input", { input: [] }],
    ["output", { output: { read: 1 } }],
    ["delta", { delta: "html" }],
    ["query", { query: "maybe" }],
    ["status", { status: 204 }],
    ["vault", { vault: vault() }],
    ["maxBodyBytes", { maxBodyBytes: 0 }],
    ["roles", { roles: { user: "nobody" } }],
    ["colour", { colour: "red" }],
  ])("that are wrong are named: %s", (field, options) => {
    const make = () => guardHandler(() => new Response(), guards, options as never);
    expect(make).toThrow(field);
    expect(make).toThrow(expect.toSatisfy(isGuardError));
  });
});

test("a handler is called with all that it was given, and fails as it does", async () => {
  const inner = vi.fn(async (_request: Request, env: { name: string }, n: number) => {
    if (n > 1) throw new TypeError("out of luck");
    return new Response(env.name);
  });
  const handler = guardHandler(inner, guards);
  expect(await (await handler(new Request(url), { name: "worker" }, 1)).text()).toBe("worker");
  await expect(handler(postJson("Hello"), { name: "worker" }, 2)).rejects.toThrow("out of luck");
});

const mixedForm = [
  '--x\r\ncontent-disposition: form-data; name="q"\r\n\r\nATTACK\r\n',
  '--x\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\n\u0000\r\n--x--\r\n',
].join("");

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function formOf(fields: Record<string, string | File>): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return new Request(url, { method: "POST", body: form });
}

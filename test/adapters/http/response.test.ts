import { describe, expect, test, vi } from "vitest";
import { guardHandler, type HttpOptions } from "../../../src/adapters/http.ts";
import { type CheckEvent, createChecker, isBlocked, secrets, vault } from "../../../src/index.ts";
import fc from "../../support/property.ts";
import { answering } from "../../support/stub-guards.ts";
import { guards, inPieces, key, postJson, url } from "./kit.ts";

/** What a client gets of an answer. */
async function answered(
  response: Response,
  options?: HttpOptions,
  request = new Request(url),
): Promise<Response> {
  return guardHandler(() => response, guards, options)(request);
}

const typed = (type: string, more: Record<string, string> = {}) => ({
  headers: { "content-type": type, ...more },
});
const sizes = Array.from({ length: 40 }, (_, index) => index + 1);

describe("an answer in JSON", () => {
  test("has its strings redacted, and headers that hold for what it is", async () => {
    const given = Response.json(
      { text: `Use ${key}.`, list: [{ mail: "a@b.cd" }], n: 7 },
      {
        status: 201,
        headers: {
          "x-id": "1",
          "content-length": "70",
          etag: '"1"',
          "content-digest": "x",
          "set-cookie": "a=1",
        },
      },
    );
    const answer = await answered(given);
    expect(await answer.json()).toEqual({
      text: "Use [REDACTED:key].",
      list: [{ mail: "[REDACTED:email]" }],
      n: 7,
    });
    expect(answer.status).toBe(201);
    expect([...answer.headers.keys()].sort()).toEqual(["content-type", "set-cookie", "x-id"]);
  });

  test("that is clean goes on byte by byte, with all its headers", async () => {
    const text = '{ "n": 12345678901234567890 }';
    const answer = await answered(new Response(text, typed("application/json", { etag: '"1"' })));
    expect(await answer.text()).toBe(text);
    expect(answer.headers.get("etag")).toBe('"1"');
  });

  test.each([
    ["a string", { text: "ATTACK" }],
    ["a long key", { "words that are a key and say ATTACK": 1 }],
    ["a long key that would have to be rewritten", { "a long key of somebody a@b.cd": 1 }],
    ["a key named __proto__", JSON.parse('{"__proto__":"ATTACK"}')],
  ])("is refused for what blocks in %s", async (_, body) => {
    const answer = await answered(Response.json(body, { headers: { "access-control-allow-origin": "*" } }));
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(isBlocked(await answer.json())).toBe(true);
  });

  test("is checked where the options say", async () => {
    const body = { answer: { text: "a@b.cd" }, trace: "a@b.cd" };
    expect(await (await answered(Response.json(body), { output: ["answer"] })).json()).toEqual({
      ...body,
      answer: { text: "[REDACTED:email]" },
    });
    const output = {
      read: ({ trace }: typeof body) => [trace],
      write: (given: typeof body, [trace = ""]: readonly string[]) => ({ ...given, trace }),
    };
    expect(await (await answered(Response.json(body), { output })).json()).toEqual({
      ...body,
      trace: "[REDACTED:email]",
    });
    expect(await (await answered(Response.json(body), { output: "ignore" })).json()).toEqual(body);
  });

  test("hides no string behind a key that comes twice", async () => {
    const answer = await answered(new Response('{"a":"ATTACK","a":"Hi"}', typed("application/json")));
    expect(await answer.text()).toBe('{"a":"Hi"}');
  });

  test("that is no JSON is one text", async () => {
    const answer = await answered(new Response("Mail a@b.cd", typed("application/json")));
    expect(await answer.text()).toBe("Mail [REDACTED:email]");
  });

  test("is refused when it is too long or too deep", async () => {
    const long = await answered(Response.json("x".repeat(200)), { maxBodyBytes: 100 });
    expect(long.status).toBe(500);
    const deep = await answered(new Response("[".repeat(50) + "]".repeat(50), typed("application/json")));
    expect(deep.status).toBe(500);
  });

  test("of an error is checked too", async () => {
    const answer = await answered(Response.json({ error: "no user a@b.cd" }, { status: 500 }));
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: "no user [REDACTED:email]" });
  });
});

describe("an answer that is a text", () => {
  const text = `Grüße 👋🏽 an a@b.cd, Schlüssel ${key}, und schön war's.`;
  const whole = "Grüße 👋🏽 an [REDACTED:email], Schlüssel [REDACTED:key], und schön war's.";

  test.each(sizes)("is the same in pieces of %d bytes", async (size) => {
    for (const type of ["text/plain", "text/html; charset=utf-8", "text/markdown"]) {
      const answer = await answered(
        new Response(inPieces(text, size), typed(type, { "content-length": "9" })),
      );
      expect(answer.headers.get("content-length")).toBeNull();
      expect(answer.headers.get("content-type")).toBe(type);
      expect(await answer.text()).toBe(whole);
    }
  });

  test("is read when its type is a form of JSON that is not known", async () => {
    const answer = await answered(new Response(`\u001e{"a":"${key}"}\n`, typed("application/json-seq")));
    expect(await answer.text()).toBe('\u001e{"a":"[REDACTED:key]"}\n');
  });

  test("is read when nobody named its type", async () => {
    expect(await (await answered(new Response(inPieces(text, 5)))).text()).toBe(whole);
  });

  test("goes on in UTF-8 when it came in another encoding", async () => {
    const latin = Uint8Array.from("Grüße an a@b.cd", (sign) => sign.charCodeAt(0));
    const answer = await answered(new Response(latin, typed("text/plain; charset=ISO-8859-1")));
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await answer.text()).toBe("Grüße an [REDACTED:email]");
  });

  test("ends with the refusal where it blocks, and nothing that follows is read", async () => {
    let cancelled = false;
    const parts = ["so far ", "so good ", "ATTACK and ", "more"];
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode(parts.shift())),
      cancel() {
        cancelled = true;
      },
    });
    const answer = await answered(new Response(body), { onBlock: () => "No." });
    expect(await answer.text()).toBe("so far so good \nNo.");
    expect(cancelled).toBe(true);
  });

  test("breaks where it blocks when the options say so", async () => {
    const answer = await answered(new Response("well ATTACK well"), { onBlock: "throw" });
    await expect(answer.text()).rejects.toSatisfy(isBlocked);
  });

  test("is asked for when it is read, and no earlier", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled++;
          controller.enqueue(new TextEncoder().encode("word "));
        },
      },
      { highWaterMark: 0 },
    );
    const reader = ((await answered(new Response(body))).body as ReadableStream).getReader();
    expect(pulled).toBe(0);
    await reader.read();
    await reader.read();
    expect(pulled).toBeLessThanOrEqual(4);
    await reader.cancel();
  });

  test.each(["text/plain", "text/event-stream", "application/x-ndjson"])(
    "cancels its source at once, even while it waits: %s",
    async (type) => {
      const cancel = vi.fn();
      const silent = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}), cancel });
      const reader = ((await answered(new Response(silent, typed(type)))).body as ReadableStream).getReader();
      const pending = reader.read();
      await reader.cancel("gone");
      expect(cancel).toHaveBeenCalledWith("gone");
      expect(await pending).toEqual({ done: true, value: undefined });
    },
  );

  test("fails as its source does", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError("gone")) });
    await expect((await answered(new Response(body))).text()).rejects.toThrow("gone");
  });

  test("is what the whole text gives, however it is cut", async () => {
    const token = `ghp_${"x7Kq2Vw8Lq9ZrTnB4sHd"}Jf7GuM1pXv3Rb6Yt`;
    const words = fc.constantFrom(
      "ok ",
      token,
      "\n",
      "größer",
      "👩‍👩‍👧",
      " ghp_",
      "token=",
      `"${token}"`,
      "\ud83d\ude00",
      "a",
    );
    const own = [secrets()];
    const checker = createChecker(own);
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        async (parts, size) => {
          const given = parts.join("");
          const handler = guardHandler(() => new Response(inPieces(given, size)), own);
          const verdict = await checker.check(given, { stage: "output" });
          expect(await (await handler(new Request(url))).text()).toBe("text" in verdict && verdict.text);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("an answer that passes", () => {
  test.each<[string, () => Response, Request?]>([
    ["no body", () => new Response(null, { status: 204 })],
    ["not modified", () => new Response(null, { status: 304, headers: { etag: '"1"' } })],
    ["a redirect", () => Response.redirect("https://app.example.com/next", 303)],
    ["to HEAD", () => new Response("a@b.cd"), new Request(url, { method: "HEAD" })],
    ["a picture", () => new Response(new Uint8Array([1, 255]), typed("image/png"))],
    ["a range of a video", () => new Response(new Uint8Array([1]), { status: 206, ...typed("video/mp4") })],
  ])("is the one of the handler: %s", async (_, make, request) => {
    const given = make();
    expect(await answered(given, {}, request)).toBe(given);
  });

  test("may be an upgrade to a web socket", async () => {
    const upgrade = { status: 101, body: null, headers: new Headers(), webSocket: {} } as unknown as Response;
    expect(await answered(upgrade)).toBe(upgrade);
  });

  test("is told when it is a file, or refused", async () => {
    const events: CheckEvent[] = [];
    const picture = () => new Response(new Uint8Array([1, 255]), typed("image/png"));
    await answered(picture(), { onEvent: (event) => events.push(event) });
    expect(events.map(({ unread }) => unread)).toEqual([["image/png"]]);
    const refused = await answered(picture(), { unreadable: "refuse" });
    expect(refused.status).toBe(500);
    expect(refused.headers.get("content-type")).toBe("application/json");
  });

  test.each<[string, () => Response]>([
    ["compressed", () => new Response("x", typed("text/html", { "content-encoding": "gzip" }))],
    ["a range of a text", () => new Response("a@b", { status: 206, ...typed("text/plain") })],
    ["JSON in UTF-16", () => new Response("{}", typed("application/json; charset=utf-16le"))],
    ["in an unknown encoding", () => new Response("x", typed("text/plain; charset=klingon"))],
  ])("is not one that is %s, unless the options say so", async (_, make) => {
    const refused = await answered(make());
    expect(refused.status).toBe(500);
    expect(refused.headers.get("content-encoding")).toBeNull();
    const given = make();
    expect(await answered(given, { unreadable: "report" })).toBe(given);
  });
});

describe("an answer that calls itself a file", () => {
  const text = `Grüße 👋🏽 an a@b.cd, Schlüssel ${key}.`;
  const types = ["application/octet-stream", "image/png", "application/x-unknown", "multipart/form-data"];

  test.each(types)("is checked as far as it is a text: %s", async (type) => {
    for (const size of [1, 2, 3, 7, 100]) {
      const given = new Response(inPieces(`\ufeff${text}`, size), typed(type, { "content-length": "9" }));
      const answer = await answered(given);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(
        "\ufeffGrüße 👋🏽 an [REDACTED:email], Schlüssel [REDACTED:key].",
      );
      expect(answer.headers.get("content-length")).toBeNull();
    }
  });

  test("is refused where it blocks", async () => {
    const answer = await answered(new Response("well ATTACK well", typed(types[0] as string)), {
      onBlock: () => "No.",
    });
    expect(await answer.text()).toBe("No.");
  });

  test("goes on byte by byte from where it is none", async () => {
    const whole = [...new TextEncoder().encode("RIFF ä "), 0xe2, 0x82, 0xff, 0, 200, 65, 0xf0, 0x9f];
    for (let size = 1; size <= whole.length; size++) {
      const events: CheckEvent[] = [];
      const given = new Response(inPieces(Uint8Array.from(whole), size), typed("audio/wav"));
      const answer = await answered(given, { onEvent: (event) => events.push(event) });
      expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual(whole);
      expect(events.flatMap(({ unread = [] }) => unread)).toHaveLength(1);
    }
  });

  test("cancels its source", async () => {
    const cancel = vi.fn();
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("word ")),
      cancel,
    });
    await (await answered(new Response(body, typed("application/octet-stream")))).body?.cancel("gone");
    expect(cancel).toHaveBeenCalled();
  });
});

test("an answer is compared with what the request said", async () => {
  const told: (readonly string[] | undefined)[] = [];
  const nosy = answering(({ stage, sources }) => {
    if (stage === "output") told.push(sources);
    return [];
  });
  await guardHandler(() => Response.json("Hi"), [nosy])(postJson({ prompt: "Hello", n: 1 }));
  expect(told[0]).toContain("Hello");
});

test("a pseudonym is restored in a stream, however it is cut", async () => {
  const own = guards.slice(1).map(({ action: _, ...guard }) => guard);
  for (const size of sizes) {
    const echo = guardHandler(
      async (request) => new Response(inPieces(`You said: ${await request.text()}`, size)),
      own,
      { vault: () => vault() },
    );
    const said = new Request(url, { method: "POST", body: "mail a@b.cd" });
    expect(await (await echo(said)).text()).toBe("You said: mail a@b.cd");
  }
});

test("in shadow mode an answer goes on as it is", async () => {
  const options = { policy: { shadow: true }, maxBodyBytes: 10 };
  expect(await (await answered(Response.json({ text: "ATTACK a@b.cd" }), options)).json()).toEqual({
    text: "ATTACK a@b.cd",
  });
  expect(await (await answered(new Response("ATTACK a@b.cd"), options)).text()).toBe("ATTACK a@b.cd");
});

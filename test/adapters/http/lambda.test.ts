import { describe, expect, test } from "vitest";
import { guardHandler } from "../../../src/adapters/http.ts";
import { guardLambda, type LambdaEvent, streamLambda } from "../../../src/adapters/lambda.ts";
import { isBlocked } from "../../../src/index.ts";
import { guards, inPieces } from "./kit.ts";

function eventOf(body: string | undefined, more: Partial<LambdaEvent> = {}): LambdaEvent {
  return {
    rawPath: "/chat",
    rawQueryString: "",
    headers: { "content-type": "application/json", host: "x.example.com" },
    requestContext: { http: { method: "POST" } },
    body,
    isBase64Encoded: false,
    ...more,
  };
}

/** What the function is given, and what it gives. */
async function call(event: LambdaEvent, result: unknown = { statusCode: 200, body: "{}" }) {
  const seen: LambdaEvent[] = [];
  const handler = guardLambda(async (given: LambdaEvent, _context: object) => {
    seen.push(given);
    return result;
  }, guards);
  return { seen, result: (await handler(event, {})) as Record<string, unknown> };
}

describe("a Lambda function", () => {
  test("is not called for an attack", async () => {
    for (const event of [
      eventOf('{"prompt":"ATTACK"}'),
      eventOf(btoa('{"prompt":"ATTACK"}'), { isBase64Encoded: true }),
      eventOf('{"prompt":"ATTACK"}', { requestContext: { http: { method: "GET" } } }),
      eventOf(undefined, { rawPath: "/chat#", rawQueryString: "q=ATTACK" }),
      eventOf(undefined, { rawQueryString: "a=1#&q=ATTACK" }),
      eventOf(undefined, { rawQueryString: "q=AT%54ACK", requestContext: { http: { method: "GET" } } }),
    ]) {
      const { seen, result } = await call(event);
      expect(seen).toEqual([]);
      expect(result.statusCode).toBe(403);
      expect(isBlocked(JSON.parse(result.body as string))).toBe(true);
    }
  });

  test("gets the event that was given, or one with the checked body and query", async () => {
    const clean = eventOf('{"prompt":"Hello"}');
    expect((await call(clean)).seen[0]).toBe(clean);
    const event = eventOf(btoa('{"prompt":"a@b.cd"}'), {
      isBase64Encoded: true,
      rawQueryString: "m=a@b.cd&m=2",
      queryStringParameters: { m: "a@b.cd,2" },
    });
    const [given] = (await call(event)).seen;
    expect(given).toMatchObject({
      body: '{"prompt":"[REDACTED:email]"}',
      isBase64Encoded: false,
      rawQueryString: "m=%5BREDACTED%3Aemail%5D&m=2",
      queryStringParameters: { m: "[REDACTED:email],2" },
    });
  });

  test.each<[string, unknown, unknown]>([
    [
      "a result with a status",
      { statusCode: 201, headers: { "Content-Type": "text/plain" }, body: "a@b.cd", cookies: ["a=1"] },
      {
        statusCode: 201,
        headers: { "content-type": "text/plain" },
        body: "[REDACTED:email]",
        isBase64Encoded: false,
        cookies: ["a=1"],
      },
    ],
    [
      "a result in base64",
      {
        statusCode: 200,
        headers: { "content-type": "text/plain" },
        body: btoa("a@b.cd"),
        isBase64Encoded: true,
      },
      {
        statusCode: 200,
        headers: { "content-type": "text/plain" },
        body: "[REDACTED:email]",
        isBase64Encoded: false,
      },
    ],
    ["a body that its status has not", { statusCode: 204, body: "a@b.cd" }, { statusCode: 204, body: "" }],
    [
      "a file that is a text",
      {
        statusCode: 200,
        headers: { "content-type": "application/octet-stream" },
        body: btoa("a@b.cd"),
        isBase64Encoded: true,
      },
      {
        statusCode: 200,
        headers: { "content-type": "application/octet-stream" },
        body: "[REDACTED:email]",
        isBase64Encoded: false,
      },
    ],
    ["a value", { text: "a@b.cd" }, { text: "[REDACTED:email]" }],
    ["a string", "a@b.cd", "[REDACTED:email]"],
    ["null", null, null],
    [
      "a picture",
      { statusCode: 200, headers: { "content-type": "image/png" }, body: "/w==", isBase64Encoded: true },
      { statusCode: 200, headers: { "content-type": "image/png" }, body: "/w==", isBase64Encoded: true },
    ],
  ])("has %s checked", async (_, given, expected) => {
    expect((await call(eventOf("{}"), given)).result).toEqual(expected);
  });

  test("has a value that blocks replaced by a refusal", async () => {
    expect((await call(eventOf("{}"), { text: "ATTACK" })).result.statusCode).toBe(403);
  });

  test.each<[string, Partial<LambdaEvent>]>([
    ["of another form", { rawPath: undefined as never }],
    ["of a method that no request has", { requestContext: { http: { method: "TRACE" } } }],
    ["whose body is no base64", { body: "***", isBase64Encoded: true }],
    ["with a header that is none", { headers: { cookie: "secret\u6f22" } }],
  ])("refuses events %s", async (_, more) => {
    const refused = call(eventOf("{}", more));
    await expect(refused).rejects.toMatchObject({ code: "GUARD_INVALID_INPUT" });
    await expect(refused).rejects.not.toThrow(/secret/);
  });

  test.each<[string, object]>([
    ["a status that is none", { statusCode: 99, body: "{}" }],
    ["a body that is no base64", { statusCode: 200, body: "***", isBase64Encoded: true }],
  ])("refuses results with %s", async (_, result) => {
    await expect(call(eventOf("{}"), result)).rejects.toMatchObject({ code: "GUARD_INVALID_OUTPUT" });
  });

  test("checks a result whose headers are null", async () => {
    const { result } = await call(eventOf("{}"), { statusCode: 200, headers: null, body: '["a@b.cd"]' });
    expect(result.body).toBe('["[REDACTED:email]"]');
  });

  test("streams what a handler of the web gives", async () => {
    const written: unknown[] = [];
    const stream = {
      write: (chunk: Uint8Array) => written.push(new TextDecoder().decode(chunk)) > 0,
      end: () => written.push("end"),
      once() {},
    };
    const from = (given: typeof stream, head: object) => {
      written.push(head);
      return given;
    };
    const answer = guardHandler(
      () =>
        new Response(inPieces("Hello a@b.cd bye", 3), {
          status: 201,
          headers: [
            ["content-type", "text/plain"],
            ["set-cookie", "a=1"],
          ],
        }),
      guards,
    );
    await streamLambda(answer, { from })(eventOf('{"prompt":"Hi"}'), stream);
    expect(written[0]).toEqual({
      statusCode: 201,
      headers: { "content-type": "text/plain" },
      cookies: ["a=1"],
    });
    expect(written.at(-1)).toBe("end");
    expect(written.slice(1, -1).join("")).toBe("Hello [REDACTED:email] bye");
    expect(written.length).toBeGreaterThan(4);
  });
});

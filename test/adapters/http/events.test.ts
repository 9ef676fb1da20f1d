import { describe, expect, test } from "vitest";
import { readFrames } from "../../../src/adapters/fetch/sse.ts";
import { guardHandler, type HttpOptions } from "../../../src/adapters/http.ts";
import { createChecker, isBlocked, secrets, vault } from "../../../src/index.ts";
import fc from "../../support/property.ts";
import { guards, inPieces, key, url } from "./kit.ts";

const sizes = Array.from({ length: 40 }, (_, index) => index + 1);

/** What goes over the wire for a stream of events. */
async function wireOf(
  given: string,
  options?: HttpOptions,
  size = 1000,
  type = "text/event-stream",
): Promise<string> {
  const handler = guardHandler(
    () => new Response(inPieces(given, size), { headers: { "content-type": type } }),
    guards,
    options,
  );
  return (await handler(new Request(url))).text();
}

const events = (...data: readonly (string | object)[]) =>
  data.map((one) => `data: ${typeof one === "string" ? one : JSON.stringify(one)}\n\n`).join("");

async function dataOf(wire: string): Promise<string[]> {
  const data: string[] = [];
  const body = new Response(wire).body as ReadableStream<Uint8Array>;
  for await (const batch of readFrames(body.getReader()))
    for (const frame of batch) if (frame.data !== undefined) data.push(frame.data);
  return data;
}

/** The text that a client puts together. */
async function textOf(wire: string, read: (event: never) => unknown): Promise<string> {
  return (await dataOf(wire))
    .filter((data) => data !== "[DONE]")
    .map((data) => read(JSON.parse(data) as never) ?? "")
    .join("");
}

const pieces = ["Write to ", "a@", "b.", "cd", " with ", "key-A1b", "2C3d4E5", "f6", " 👋🏽", " now"];
const whole = "Write to [REDACTED:email] with [REDACTED:key] 👋🏽 now";

const chat = (content: string) => ({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
const forms: readonly (readonly [
  name: string,
  events: readonly object[],
  read: (event: never) => unknown,
])[] = [
  [
    "chunks of chat completions",
    [...pieces.map(chat), { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }],
    (event: { choices: { delta: { content?: string } }[] }) => event.choices[0]?.delta.content,
  ],
  [
    "the AI SDK",
    [
      { type: "start" },
      { type: "text-start", id: "0" },
      ...pieces.map((delta) => ({ type: "text-delta", id: "0", delta })),
      { type: "text-end", id: "0" },
      { type: "finish" },
    ],
    (event: { delta?: string }) => event.delta,
  ],
  [
    "Responses",
    pieces.map((delta) => ({ type: "response.output_text.delta", item_id: "m", delta })),
    (event: { delta: string }) => event.delta,
  ],
  [
    "Anthropic",
    pieces.map((text) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } })),
    (event: { delta: { text: string } }) => event.delta.text,
  ],
  ["a field token", pieces.map((token) => ({ token })), (event: { token: string }) => event.token],
  ["a field text", pieces.map((text, n) => ({ n, text })), (event: { text: string }) => event.text],
  [
    "Gemini",
    pieces.map((text) => ({ candidates: [{ content: { parts: [{ text }], role: "model" } }] })),
    (event: { candidates: { content: { parts: { text: string }[] } }[] }) =>
      event.candidates[0]?.content.parts[0]?.text,
  ],
];

describe.each(forms)("a stream of %s", (_, given, read) => {
  test.each(sizes)("is checked over the borders of its events, in pieces of %d bytes", async (size) => {
    const wire = await wireOf(events(...given, "[DONE]"), {}, size);
    expect(await textOf(wire, read)).toBe(whole);
    expect(wire.endsWith("data: [DONE]\n\n")).toBe(true);
  });

  test("ends with the words where it blocks", async () => {
    const [first, second] = [given.at(-3), given.at(-4)].map((one) => JSON.stringify(one));
    expect(first).not.toBe(second);
    const attack = JSON.parse(
      JSON.stringify(given).replace('" with "', '" ATT"').replace('"key-A1b"', '"ACK"'),
    ) as object[];
    const wire = await wireOf(events(...attack, "[DONE]"), { onBlock: () => "No." });
    expect(wire).toContain("No.");
    expect(wire).not.toContain("now");
    expect(wire).not.toMatch(/ATT|ACK/);
  });
});

test.each(forms)("nothing of an event of %s that blocks goes on", async (_, given) => {
  const before = given.slice(
    0,
    given.findIndex((event) => JSON.stringify(event).includes("Write to ")),
  );
  const blocking = {
    ...JSON.parse(JSON.stringify(given).replace("Write to ", "an ATTACK on you"))[before.length],
  };
  for (const field of ["note", "id", "type", "model"]) {
    const planted = { [field]: "an ATTACK on you", ...blocking, sources: [{ title: "an ATTACK on you" }] };
    const wire = await wireOf(events(...before, planted, "[DONE]"), { onBlock: () => "No." });
    expect(wire).toContain("No.");
    expect(wire).not.toMatch(/ATTACK|on you/);
  }
});

describe("a stream of plain text", () => {
  test.each(sizes)("is checked over the borders of its events, in pieces of %d bytes", async (size) => {
    const wire = await wireOf(events(...pieces), {}, size);
    expect((await dataOf(wire)).join("")).toBe(whole);
  });

  test("may be quoted as JSON", async () => {
    const wire = await wireOf(events(...pieces.map((piece) => JSON.stringify(piece))));
    expect((await dataOf(wire)).map((data) => JSON.parse(data)).join("")).toBe(whole);
  });

  test("keeps its lines", async () => {
    const wire = await wireOf("data: a\r\ndata: b\r\ndata:  a@b.cd\r\n\r\ndata:  end.\r\n\r\n");
    expect((await dataOf(wire)).join("")).toBe("a\nb\n [REDACTED:email] end.");
  });

  test("cannot begin another field with what a vault restores", async () => {
    const kept = vault();
    kept.pseudonym("x\rdata: forged\revent: error", { type: "note" });
    const wire = await wireOf(events("It says <NOTE_1> so"), { vault: () => kept });
    expect(wire).not.toMatch(/[\r\n]event/);
    expect((await dataOf(wire)).join("")).toBe("It says x\ndata: forged\nevent: error so");
  });

  test("has events beside it that stay whole", async () => {
    const wire = await wireOf(
      `event: status\ndata: searching\n\nevent: status\ndata: writing to a@b.cd\n\n${events("Hi there")}event: done\ndata: ok\n\n`,
    );
    expect(await dataOf(wire)).toEqual(["searching", "writing to [REDACTED:email]", "Hi ", "there", "ok"]);
  });

  test("is plain text even where it looks like JSON, when the options say so", async () => {
    const wire = await wireOf(events('{"a":', '"a@', 'b.cd"}'), { delta: "text" });
    expect((await dataOf(wire)).join("")).toBe('{"a":"[REDACTED:email]"}');
  });
});

describe("events", () => {
  test("keep ids, names, comments, times to reconnect, and what they are when nothing changes", async () => {
    const given = ': hello\n\nretry: 500\n\nevent: x\nid: 7\ndata: {"n": 1.0}\n\nid: 8\n\n';
    expect(await wireOf(given)).toBe(given);
  });

  test("have their names, ids and comments checked", async () => {
    expect(await wireOf(`: a@b.cd\n\nid: ${key}\nevent: a@b.cd\ndata: {"n":1}\n\n`)).toBe(
      ': [REDACTED:email]\n\nid: [REDACTED:key]\nevent: [REDACTED:email]\ndata: {"n":1}\n\n',
    );
  });

  test("have strings beside the growing text checked, each by itself", async () => {
    const wire = await wireOf(events({ type: "data-source", data: { title: "by a@b.cd", url: "x" } }));
    expect(JSON.parse((await dataOf(wire))[0] as string).data).toEqual({
      title: "by [REDACTED:email]",
      url: "x",
    });
  });

  test("do not overtake the text that they end, and a comment does not wait", async () => {
    const wire = await wireOf(`${events({ token: "Hello" })}: ping\n\n${events({ finished: 1 })}`);
    expect(wire).toBe(`: ping\n\n${events({ token: "Hello" }, { finished: 1 })}`);
  });

  test("have growing texts where the options say", async () => {
    const given = events({ w: { o: "a@" }, id: "1" }, { w: { o: "b.cd" }, id: "2" });
    expect(await wireOf(given)).toContain("b.cd");
    expect(
      await textOf(await wireOf(given, { delta: ["w.o"] }), (event: { w: { o: string } }) => event.w.o),
    ).toBe("[REDACTED:email]");
  });

  test("break the stream where one blocks, when the options say so", async () => {
    await expect(wireOf(events({ text: "ATTACK" }), { onBlock: "throw" })).rejects.toSatisfy(isBlocked);
  });

  test("hide no string behind a key that comes twice", async () => {
    expect(await wireOf('data: {"a":"ATTACK","a":"Hi"}\n\n')).toBe('data: {"a":"Hi"}\n\n');
  });

  test("that are too deep end the stream with a refusal", async () => {
    const wire = await wireOf(`data: ${"[".repeat(50)}${"]".repeat(50)}\n\n${events("more")}`);
    expect(wire).toContain("GUARD_BLOCKED");
    expect(wire).not.toContain("more");
  });

  test("are the same for tool inputs, whose values stay JSON", async () => {
    const delta = (inputTextDelta: string) => ({ type: "tool-input-delta", toolCallId: "t", inputTextDelta });
    const wire = await wireOf(
      events(delta('{"to":"a@'), delta('b.cd"}'), {
        type: "tool-input-available",
        toolCallId: "t",
        input: { to: "a@b.cd" },
      }),
    );
    const sent = (await dataOf(wire)).map((data) => JSON.parse(data));
    expect(JSON.parse(sent.map((one) => one.inputTextDelta ?? "").join(""))).toEqual({
      to: "[REDACTED:email]",
    });
    expect(sent.at(-1)).toEqual({
      type: "tool-input-available",
      toolCallId: "t",
      input: { to: "[REDACTED:email]" },
    });
  });

  test("give two texts that run side by side back apart", async () => {
    const at = (id: string, delta: string) => ({ type: "text-delta", id, delta });
    const wire = await wireOf(
      events(
        at("0", "a@"),
        at("1", "x@"),
        at("0", "b.cd"),
        at("1", "y.zz"),
        { type: "text-end", id: "0" },
        at("1", "!"),
        { type: "text-end", id: "1" },
      ),
    );
    const sent = (await dataOf(wire)).map((data) => JSON.parse(data));
    for (const id of ["0", "1"]) {
      const own = sent.filter((one) => one.id === id);
      expect(own.at(-1).type).toBe("text-end");
      expect(own.map(({ delta = "" }) => delta).join("")).toMatch(/^\[REDACTED:email\]!?$/);
    }
  });

  test("are the text of the whole, however text, events and bytes are cut", async () => {
    const token = `ghp_${"x7Kq2Vw8Lq9ZrTnB4sHd"}Jf7GuM1pXv3Rb6Yt`;
    const words = fc.constantFrom("ok ", token, "\n", "größer", "👩‍👩‍👧", " ghp_", "token=", "{}", "a");
    const own = [secrets()];
    const checker = createChecker(own);
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { maxLength: 9 }),
        cuts,
        fc.integer({ min: 1, max: 40 }),
        async (parts, lengths, size) => {
          const given = parts.join("");
          const deltas: string[] = [];
          for (let at = 0, turn = 0; at < given.length; turn++) {
            const length = lengths[turn % lengths.length] as number;
            deltas.push(given.slice(at, at + length));
            at += length;
          }
          const body = () =>
            inPieces(events(...deltas.map((delta) => ({ type: "text-delta", id: "0", delta }))), size);
          const handler = guardHandler(
            () => new Response(body(), { headers: { "content-type": "text/event-stream" } }),
            own,
          );
          const wire = await (await handler(new Request(url))).text();
          const verdict = await checker.check(given, { stage: "output" });
          expect(await textOf(wire, (event: { delta: string }) => event.delta)).toBe(
            "text" in verdict && verdict.text,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("JSON lines", () => {
  const type = "application/x-ndjson";

  test.each(sizes)("are checked over their borders, in pieces of %d bytes", async (size) => {
    const said = (content: string, done = false) => ({ message: { role: "assistant", content }, done });
    const given = [...pieces.map((piece) => said(piece)), said("", true)].map(
      (one) => `${JSON.stringify(one)}\r\n`,
    );
    const wire = await wireOf(given.join(""), {}, size, type);
    const sent = wire
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(sent.map(({ message }) => message.content).join("")).toBe(whole);
    expect(sent.at(-1).done).toBe(true);
  });

  test("go on as they are when nothing changes, and end with a refusal where one blocks", async () => {
    const clean = '{"a": 1.0}\n{"b":"x y"}\n';
    expect(await wireOf(clean, {}, 7, type)).toBe(clean);
    const wire = await wireOf(`${clean}{"c":"ATTACK"}\n{"d":1}\n`, {}, 7, type);
    expect(wire.startsWith(clean)).toBe(true);
    expect(isBlocked(JSON.parse(wire.trim().split("\n").at(-1) as string))).toBe(true);
  });

  test("that are none are one text", async () => {
    expect(await wireOf("to a@b.cd\nbye\n", {}, 3, type)).toContain("[REDACTED:email]");
  });
});

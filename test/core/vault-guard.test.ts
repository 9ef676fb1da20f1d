import { describe, expect, test } from "vitest";
import type { CheckEvent } from "../../src/core/events.ts";
import { guard } from "../../src/core/guard.ts";
import type { Guard } from "../../src/core/types.ts";
import { vault } from "../../src/core/vault.ts";
import { answering } from "../support/stub-guards.ts";
import { valueGuard } from "../support/value-guard.ts";

const email = "jane@example.com";
const guards = [valueGuard()];

/** A guard that makes streams wait for their end. */
const patient: Guard = answering(() => []);

interface Message {
  readonly role: string;
  readonly content: string;
}

async function* pieces<Piece>(list: readonly Piece[]): AsyncGenerator<Piece> {
  yield* list;
}

describe("a guard with a vault", () => {
  test("hides values from the pipeline and shows them to the caller", async () => {
    const seen: string[] = [];
    const ask = guard(
      async (prompt: string) => {
        seen.push(prompt);
        return `I wrote to < Email 1 > and to ${"<EMAIL_1>"}.`;
      },
      guards,
      { vault: vault() },
    );
    expect(await ask(`write to ${email}, key-A1b2C3d4E5f6`)).toBe(`I wrote to ${email} and to ${email}.`);
    expect(seen).toEqual(["write to <EMAIL_1>, <KEY_1>"]);
  });

  test("keeps its placeholders from call to call", async () => {
    const seen: string[] = [];
    const ask = guard(async (prompt: string) => seen.push(prompt), guards, { vault: vault() });
    await ask(`a ${email}`);
    await ask(`b jo@b.example ${email}`);
    expect(seen).toEqual(["a <EMAIL_1>", "b <EMAIL_2> <EMAIL_1>"]);
  });

  test("hides again what an earlier answer shows", async () => {
    const seen: (readonly Message[])[] = [];
    const ask = guard(
      async (messages: readonly Message[]) => {
        seen.push(messages);
        return "done";
      },
      guards,
      { vault: vault() },
    );
    await ask([
      { role: "system", content: "our address is us@example.com" },
      { role: "user", content: `write to ${email}` },
      { role: "assistant", content: `I wrote to ${email}.` },
      { role: "user", content: "and again" },
    ]);
    expect(seen[0]?.map(({ content }) => content)).toEqual([
      "our address is us@example.com",
      "write to <EMAIL_1>",
      "I wrote to <EMAIL_1>.",
      "and again",
    ]);
  });

  test("leaves documents and results of tools to the policy", async () => {
    const seen: unknown[] = [];
    const call = async (request: object) => {
      seen.push(request);
      return "done";
    };
    const request = {
      prompt: "who?",
      documents: [{ id: "1", text: email }],
    };
    await guard(call, guards, { vault: vault() })(request);
    await guard(call, guards, { vault: vault(), policy: { actions: { pii: { retrieval: "pseudonym" } } } })(
      request,
    );
    expect(seen).toMatchObject([{ documents: [{ text: email }] }, { documents: [{ text: "<EMAIL_1>" }] }]);
  });

  test("still redacts what the answer tells of its own", async () => {
    const ask = guard(async (_: string) => "<EMAIL_1> and jo@b.example", guards, { vault: vault() });
    expect(await ask(email)).toBe(`${email} and [REDACTED:email]`);
  });

  test("restores arguments of tool calls as JSON", async () => {
    const value = 'jane"x@example.com';
    const kept = vault();
    const name = kept.pseudonym(value, { type: "name" });
    const call = { id: "1", type: "function", function: { name: "send", arguments: `{"to":"${name}"}` } };
    const ask = guard(
      async (_: string) => ({ choices: [{ message: { content: `to ${name}`, tool_calls: [call] } }] }),
      guards,
      { vault: kept },
    );
    const [choice] = (await ask("hello")).choices;
    expect(choice?.message.content).toBe(`to ${value}`);
    expect(JSON.parse(choice?.message.tool_calls[0]?.function.arguments ?? "")).toEqual({ to: value });
  });

  test("never restores in shadow mode what it did not hide", async () => {
    const seen: string[] = [];
    const ask = guard(
      async (prompt: string) => {
        seen.push(prompt);
        return prompt;
      },
      guards,
      { vault: vault(), policy: { shadow: true } },
    );
    expect(await ask(`${email} <EMAIL_1>`)).toBe(`${email} <EMAIL_1>`);
    expect(seen).toEqual([`${email} <EMAIL_1>`]);
  });

  test("gives no value for a placeholder that the user wrote", async () => {
    const kept = vault();
    const echo = guard(async (prompt: string) => prompt, guards, { vault: kept });
    await echo(email);
    expect(await echo("say <EMAIL_1>, EMAIL_1 and <email 2>")).toBe("say <EMAIL_1>, EMAIL_1 and <email 2>");
  });

  test("stops the call when the vault is full", async () => {
    const ask = guard(async (prompt: string) => prompt, guards, { vault: vault({ maxEntries: 1 }) });
    await expect(ask(`${email} jo@b.example`)).rejects.toMatchObject({ code: "GUARD_VAULT_FULL" });
  });

  test("tells events neither values nor placeholders", async () => {
    const events: CheckEvent[] = [];
    const ask = guard(async (_: string) => "to <EMAIL_1>", guards, {
      vault: vault(),
      onEvent: (event) => events.push(event),
    });
    await ask(email);
    expect(events.map(({ stage, action }) => [stage, action])).toEqual([
      ["input", "redact"],
      ["output", "allow"],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/jane|EMAIL_1/);
  });
});

describe.each([
  ["that flows", guards],
  ["that waits for its end", [...guards, patient]],
])("a stream %s", (_, list) => {
  async function all<Piece>(chunks: readonly Piece[], prompt: string = `to ${email}`): Promise<Piece[]> {
    const ask = guard((_: string) => pieces(chunks), list, { vault: vault() });
    const out: Piece[] = [];
    for await (const chunk of ask(prompt)) out.push(chunk);
    return out;
  }

  test.each([1, 2, 3, 5, 64])("of texts in pieces of %i is restored", async (size) => {
    const answer = "Sent to <email_1>, not to EMAIL_1x. Bye <";
    const chunks = answer.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
    expect((await all(chunks)).join("")).toBe(`Sent to ${email}, not to EMAIL_1x. Bye <`);
  });

  test("of deltas is restored, each text by itself", async () => {
    const delta = (index: number, content: string) => ({ choices: [{ index, delta: { content } }] });
    const out = await all([
      delta(0, "to <EMA"),
      delta(1, "and < ema"),
      delta(0, "IL_1> now"),
      delta(1, "il 1 >"),
    ]);
    const texts = ["", ""];
    for (const { choices } of out) for (const { index, delta } of choices) texts[index] += delta.content;
    expect(texts).toEqual([`to ${email} now`, `and ${email}`]);
  });

  test("of arguments of a tool call stays JSON", async () => {
    const part = (json: string) => ({
      type: "content_block_delta",
      index: 0,
      delta: { type: "input_json_delta", partial_json: json },
    });
    const out = await all([part('{"to":"<EM'), part('AIL_1>","n'), part('":1}')]);
    expect(JSON.parse(out.map(({ delta }) => delta.partial_json).join(""))).toEqual({ to: email, n: 1 });
  });

  test("of arguments of a tool call escapes what a string cannot hold", async () => {
    const kept = vault();
    kept.pseudonym('a "b"', { type: "name" });
    const part = (json: string) => ({ type: "content_block_delta", index: 0, delta: { partial_json: json } });
    const ask = guard((_: string) => pieces([part('{"to":"<NA'), part('ME_1>"}')]), list, { vault: kept });
    let json = "";
    for await (const { delta } of ask("hello")) json += delta.partial_json;
    expect(JSON.parse(json)).toEqual({ to: 'a "b"' });
  });

  test("ends its texts before the chunk that says so", async () => {
    const out = await all([
      { type: "text", text: "see " },
      { type: "text", text: "<EMAIL " },
      { type: "finish", text: "" },
    ]);
    expect(out.map(({ text }) => text).join("")).toBe("see <EMAIL ");
    expect(out.at(-1)).toEqual({ type: "finish", text: "" });
  });

  test("of chunks of no known form is restored chunk by chunk", async () => {
    const out = await all([{ say: "hi <EMAIL_1>" }, { say: "bye" }]);
    expect(out).toEqual([{ say: `hi ${email}` }, { say: "bye" }]);
  });

  test("gives on what is no placeholder as it came", async () => {
    const chunks = ["Hello ", "there, ", "all is well. "];
    expect(await all(chunks)).toEqual(chunks);
  });
});

import { describe, expect, test } from "vitest";
import { GuardBlockedError, isGuardError } from "../../src/core/errors.ts";
import type { CheckEvent } from "../../src/core/events.ts";
import { guard } from "../../src/core/guard.ts";
import type { GuardOptions } from "../../src/core/guard-options.ts";
import { stubGuards } from "../support/stub-guards.ts";

type Kind = "promise" | "iterable" | "stream";

/** What a result is, told by what it can do. */
function kindOf(result: unknown): Kind {
  if (result instanceof ReadableStream) return "stream";
  if (result instanceof Promise) return "promise";
  return "iterable";
}

async function* generate(chunks: readonly string[]): AsyncGenerator<string> {
  for (const chunk of chunks) yield chunk;
}

function streamChunks(chunks: readonly string[]): ReadableStream<string> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

/** Reads a result through the interface of its kind. */
async function drain(kind: Kind, pending: unknown): Promise<readonly string[]> {
  if (kind === "promise") {
    const value = await (pending as Promise<unknown>);
    if (value instanceof ReadableStream) return drain("stream", value);
    return typeof value === "string" ? [value] : drain("iterable", value);
  }
  const chunks: string[] = [];
  if (kind === "stream") {
    const reader = (pending as ReadableStream<string>).getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  } else {
    for await (const chunk of pending as AsyncIterable<string>) chunks.push(chunk);
  }
  return chunks;
}

interface Case {
  readonly name: string;
  readonly kind: Kind;
  readonly make: (chunks: readonly string[]) => (request: string) => unknown;
  /** The kind shows before the call. */
  readonly declared?: boolean;
  readonly options?: Pick<GuardOptions, "kind">;
}

const cases: readonly Case[] = [
  { name: "async function", kind: "promise", make: (chunks) => async () => chunks.join(""), declared: true },
  {
    name: "function giving a promise",
    kind: "promise",
    make: (chunks) => () => Promise.resolve(chunks.join("")),
  },
  { name: "function giving a string", kind: "promise", make: (chunks) => () => chunks.join("") },
  {
    name: "async generator function",
    kind: "iterable",
    declared: true,
    make: (chunks) =>
      async function* () {
        yield* generate(chunks);
      },
  },
  { name: "function giving an async iterable", kind: "iterable", make: (chunks) => () => generate(chunks) },
  { name: "function giving a stream", kind: "stream", make: (chunks) => () => streamChunks(chunks) },
  {
    name: "function of declared kind giving a stream",
    kind: "stream",
    declared: true,
    make: (chunks) => () => streamChunks(chunks),
    options: { kind: "stream" },
  },
  {
    name: "async function giving an async iterable",
    kind: "promise",
    declared: true,
    make: (chunks) => async () => generate(chunks),
  },
  {
    name: "async function giving a stream",
    kind: "promise",
    declared: true,
    make: (chunks) => async () => streamChunks(chunks),
  },
];

describe.each(cases)("$name", ({ kind, make, declared, options }) => {
  describe.each([{ late: false }, { late: true }])("with late guards: $late", ({ late }) => {
    const wrap = (pipeline: (request: string) => unknown, more: object = {}) =>
      guard(pipeline, stubGuards(late), { ...options, ...more } as never);

    test("keeps its kind", async () => {
      const result = wrap(make(["fine"]))("hello");
      if (!late || declared) expect(kindOf(result)).toBe(kind);
      expect(await drain(kind, result)).toEqual(["fine"]);
    });

    test("redacts a secret that runs over chunks", async () => {
      const chunks = await drain(kind, wrap(make(["a SEC", "RET b"]))("hello"));
      expect(chunks.join("")).toBe("a [REDACTED:secret] b");
    });

    test("is not called with a blocked request", async () => {
      let calls = 0;
      const pipeline = make(["fine"]);
      // Keeps the kind visible, which a wrapping arrow function would hide.
      const counted = new Proxy(pipeline, {
        apply(target, self, args) {
          calls++;
          return Reflect.apply(target, self, args);
        },
      });
      const result = wrap(counted)("an ATTACK");
      await expect(drain(kind, result)).rejects.toBeInstanceOf(GuardBlockedError);
      expect(calls).toBe(0);
    });

    test("fails when its response blocks", async () => {
      const result = wrap(make(["an ATT", "ACK"]))("hello");
      await expect(drain(kind, result)).rejects.toMatchObject({ code: "GUARD_BLOCKED", stage: "output" });
    });

    test("gives a refusal of its kind for a blocked request", async () => {
      const result = wrap(make(["fine"]), { onBlock: () => "no" })("an ATTACK");
      expect(await drain(kind, result)).toEqual(["no"]);
    });

    test("gives a refusal of its kind for a blocked response", async () => {
      const result = wrap(make(["an ATTACK"]), { onBlock: "refuse" })("hello");
      const chunks = await drain(kind, result);
      expect(chunks.join("")).toMatch(/refused/);
      expect(chunks.join("")).not.toContain("ATTACK");
    });
  });
});

describe("guard", () => {
  const guards = stubGuards();

  test("passes on further arguments and this", async () => {
    const seen: unknown[] = [];
    const pipeline = async function (this: unknown, text: string, count: number) {
      seen.push(this, text, count);
      return "fine";
    };
    const self = { ask: guard(pipeline, guards) };
    await self.ask("hello", 3);
    expect(seen).toEqual([self, "hello", 3]);
  });

  test("passes on the error of a pipeline", async () => {
    const failure = new Error("down");
    await expect(guard(async (_: string) => Promise.reject(failure), guards)("hello")).rejects.toBe(failure);
  });

  test("rejects with what a pipeline throws that is not async", async () => {
    const failure = new Error("down");
    const fail = (_: string): string => {
      throw failure;
    };
    await expect(guard(fail, guards)("hello")).rejects.toBe(failure);
    await expect(guard(fail, stubGuards(true))("hello")).rejects.toBe(failure);
    const stream = guard(fail, guards, { kind: "stream" })("hello");
    await expect(drain("stream", stream)).rejects.toBe(failure);
  });

  test("keeps the borders of chunks that did not change", async () => {
    expect(await drain("iterable", guard((_: string) => generate(["a", "", "bc"]), guards)("hello"))).toEqual(
      ["a", "", "bc"],
    );
  });

  test("passes return() on to the iterable", async () => {
    let closed = false;
    const endless = async function* () {
      try {
        while (true) yield "x";
      } finally {
        closed = true;
      }
    };
    const source = endless();
    await source.next();
    const iterator = guard((_: string) => source, guards)("hello");
    await iterator.return(undefined as never);
    expect(closed).toBe(true);
  });

  test("passes cancel() on to the stream", async () => {
    let reason: unknown;
    const source = new ReadableStream<string>({
      cancel(given) {
        reason = given;
      },
    });
    await guard((_: string) => source, guards)("hello").cancel("enough");
    expect(reason).toBe("enough");
  });

  describe.each([
    ["fails", () => Promise.reject(new Error("private words"))],
    [
      "throws",
      () => {
        throw new Error("private words");
      },
    ],
    ["never ends", () => new Promise<never>(() => {})],
  ])("a source whose return() %s", (_, end) => {
    const source = (chunk: unknown) => ({
      next: async () => ({ done: false, value: chunk }),
      return: end,
      [Symbol.asyncIterator]() {
        return this;
      },
    });
    const holding = { hold: (text: string) => text.length };
    test.each([
      ["in a stream that waits", guards],
      ["in a stream that flows", guards.map((each) => ({ ...each, ...holding }))],
    ])("is blocked all the same %s", async (_, list) => {
      const words = { onBlock: "refuse", maxBufferedChars: 100, kind: "iterable" } as never;
      const tell = async (chunk: unknown, options?: never) =>
        drain("iterable", guard((_: string): unknown => source(chunk), list, options)("hello"));
      await expect(tell("an ATTACK ".repeat(20))).rejects.toThrow(GuardBlockedError);
      expect((await tell("an ATTACK ".repeat(20), words)).at(-1)).toMatch(/refused/);
      await expect(tell(new Uint8Array(2))).rejects.toMatchObject({ code: "GUARD_INVALID_OUTPUT" });
    });
  });

  test("stops a stream that is too long", async () => {
    let taken = 0;
    const endless = async function* (_: string) {
      while (true) {
        taken++;
        yield "0123456789";
      }
    };
    const result = guard(endless, guards, { maxBufferedChars: 100 })("hello");
    await expect(drain("iterable", result)).rejects.toMatchObject({
      code: "GUARD_BLOCKED",
      reason: "overflow",
    });
    expect(taken).toBeLessThan(20);
  });

  test("serves as every kind when its own is unknown and the request blocks", async () => {
    const ask = guard((_: string): unknown => "fine", guards, { onBlock: () => "no" } as never);
    expect(await ask("an ATTACK")).toBe("no");
    expect(await drain("iterable", ask("an ATTACK"))).toEqual(["no"]);
    expect(await drain("stream", ask("an ATTACK"))).toEqual(["no"]);
  });

  test("refuses in the form of the last response, or as the option says", async () => {
    const pipeline = async (_: string) => ({ text: "fine", usage: 3 });
    const learning = guard(pipeline, guards, { onBlock: () => "no" } as never);
    expect(await learning("an ATTACK")).toBe("no");
    await learning("hello");
    expect(await learning("an ATTACK")).toEqual({ text: "no" });
    const told = guard(pipeline, guards, {
      onBlock: "refuse",
      refusal: (text) => ({ text: text.slice(0, 4), usage: 0 }),
    });
    expect(await told("an ATTACK")).toEqual({ text: "This", usage: 0 });
  });

  test("can wrap a guarded pipeline", async () => {
    const inner = guard((_: string) => generate(["a SECRET"]), stubGuards(true));
    const outer = guard(inner, guards);
    expect((await drain("iterable", outer("hello"))).join("")).toBe("a [REDACTED:secret]");
  });

  test("lets everything pass in shadow mode", async () => {
    const events: CheckEvent[] = [];
    const ask = guard(async (text: string) => `${text} ATTACK SECRET`, guards, {
      policy: { shadow: true },
      onEvent: (event) => events.push(event),
    });
    expect(await ask("ATTACK")).toBe("ATTACK ATTACK SECRET");
    expect(events.map(({ action, wouldBe }) => [action, wouldBe])).toEqual([
      ["allow", "block"],
      ["allow", "block"],
    ]);
  });

  test("lets pass in shadow mode what cannot be read or is too long", async () => {
    const options = { policy: { shadow: true }, maxBufferedChars: 5 };
    const ask = guard((request: unknown) => generate([String(request), "ATTACK", "end"]), guards, options);
    expect(await drain("iterable", ask(42))).toEqual(["42", "ATTACK", "end"]);
  });

  test("tells nobody of a blocked call whose chunks are read later", async () => {
    const rejections: unknown[] = [];
    const listen = (reason: unknown) => rejections.push(reason);
    process.on("unhandledRejection", listen);
    try {
      const results = [undefined, "iterable", "stream"].map((kind) =>
        guard((_: string) => generate([]), guards, { ...(kind && { kind }) } as never)("ATTACK"),
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
      for (const result of results) await expect(drain("iterable", result)).rejects.toThrow("Blocked");
      expect(rejections).toEqual([]);
    } finally {
      process.off("unhandledRejection", listen);
    }
  });

  test("rejects a response that cannot be read, unless it is told to ignore it", async () => {
    const pipeline = async (_: string) => new Map([["text", "ATTACK"]]);
    await expect(guard(pipeline, guards)("hello")).rejects.toMatchObject({ code: "GUARD_INVALID_OUTPUT" });
    await expect(guard(pipeline, guards, { output: "ignore" })("hello")).resolves.toBeInstanceOf(Map);
  });

  test("stops on the signal of the request", async () => {
    const ask = guard(async (_: object) => "fine", stubGuards(true));
    const cause = new Error("gone");
    const pending = ask({ prompt: "hello", signal: AbortSignal.abort(cause) });
    await expect(pending).rejects.toMatchObject({ code: "GUARD_ABORTED", cause });
  });

  test.each([
    [{ kind: "queue" }, "options.kind"],
    [{ onBlock: "log" }, "options.onBlock"],
    [{ maxBufferedChars: 0 }, "options.maxBufferedChars"],
    [{ segments: {} }, "options.segments"],
    [{ output: "drop" }, "options.output"],
    [{ roles: { user: "everywhere" } }, 'options.roles["user"]'],
    [{ unreadable: true }, "options.unreadable"],
    [{ unknown: 1 }, 'options["unknown"]'],
  ])("names the wrong option in %j", (options, field) => {
    let error: unknown;
    try {
      guard(async (text: string) => text, guards, options as never);
    } catch (thrown) {
      error = thrown;
    }
    expect(isGuardError(error) && error.message).toContain(`${field}: expected`);
  });

  const throwing = (name: string) =>
    Object.defineProperty({ read: () => [], write: (given: unknown) => given }, name, {
      get: () => {
        throw new Error("PRIVATE");
      },
      enumerable: true,
    });
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };

  test.each<[string, object, string]>([
    ["segments.read", { segments: throwing("read") }, "options.segments"],
    ["segments.write", { segments: throwing("write") }, "options.segments"],
    ["output.read", { output: throwing("read") }, "options.output"],
    ["output.write", { output: throwing("write") }, "options.output"],
    ["roles", { roles: throwing("user") }, "options.roles"],
    ["an option", throwing("segments"), "options"],
    ["the options", revoked(), "options"],
    ["segments", { segments: revoked() }, "options.segments"],
    ["the policy", { policy: revoked() }, "options.policy"],
  ])("names the option when reading %s throws", (_, options, field) => {
    const failure = (() => {
      try {
        return guard(async (text: string) => text, guards, options as never);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toMatchObject({
      code: "GUARD_INVALID_OPTIONS",
      message: expect.stringContaining(`${field}: expected`),
    });
    expect(String((failure as Error).stack)).not.toContain("PRIVATE");
  });

  test("asks a pair of functions for them once, and calls them on the pair", async () => {
    let asked = 0;
    const output = {
      word: "answer",
      get read() {
        asked++;
        return function (this: { word: string }, response: Record<string, string>) {
          return [String(response[this.word])];
        };
      },
      write: (response: unknown) => response,
    };
    const ask = guard(async (_: string) => ({ answer: "ATTACK" }), guards, { output } as never);
    for (const _ of [1, 2]) await expect(ask("hello")).rejects.toMatchObject({ code: "GUARD_BLOCKED" });
    expect(asked).toBe(1);
  });
});

import { describe, expect, test, vi } from "vitest";
import { createChecker } from "../../src/core/check.ts";
import { GuardBlockedError } from "../../src/core/errors.ts";
import { guard } from "../../src/core/guard.ts";
import type { Finding, Guard } from "../../src/core/types.ts";
import fc from "../support/property.ts";

/** Finds `<digits>` and holds whatever could still become one. */
const marks: Guard = {
  name: "marks",
  stages: ["output"],
  inspect: ({ text, stage }) =>
    [...text.matchAll(/<[0-9]{1,9}>/g)].map(
      ({ index, 0: found }): Finding => ({
        ruleId: "secret/mark",
        title: "A mark",
        guard: "marks",
        stage,
        score: 1,
        span: { start: index, end: index + found.length },
        view: "raw",
        refs: [],
      }),
    ),
  hold: (text) => {
    const open = /<[0-9]{0,9}$/.exec(text);
    return open === null ? text.length : open.index;
  },
};

/** Cuts a text at the given places. */
function cut(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (let index = 0; at < text.length; index++) {
    const length = lengths[index % lengths.length] ?? 1;
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}

async function through(
  stream: TransformStream<string, string>,
  pieces: readonly string[],
): Promise<string[]> {
  const source = new ReadableStream<string>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const out: string[] = [];
  const reader = source.pipeThrough(stream).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) out.push(next.value);
  return out;
}

const parts = fc.constantFrom(
  "<1>",
  "<234>",
  "<",
  ">",
  "5",
  "a",
  " ",
  "😀",
  "\u202e",
  "\u202c",
  "<x>",
  "word ",
  "\r\n",
);
const texts = fc.array(parts, { maxLength: 60 }).map((list) => list.join(""));
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });

describe("a stream", () => {
  test("does not look into all that is held with each piece", async () => {
    const deaf: Guard = { name: "deaf", stages: ["output"], inspect: () => [] };
    const lengths: number[] = [];
    const charCodeAt = String.prototype.charCodeAt;
    const spy = vi.spyOn(String.prototype, "charCodeAt").mockImplementation(function (this: string, at) {
      lengths.push(this.length);
      return charCodeAt.call(this, at);
    });
    const pieces = Array.from({ length: 50 }, () => "ab");
    await through(createChecker([deaf]).stream({ stage: "output" }), pieces).finally(() => spy.mockRestore());
    expect(lengths.filter((length) => length > 2 && length < 100)).toEqual([]);
  });

  test("gives what the whole text gives, however it is cut", async () => {
    const checker = createChecker([marks]);
    await fc.assert(
      fc.asyncProperty(texts, lengths, async (text, sizes) => {
        const verdict = await checker.check(text, { stage: "output" });
        const out = await through(checker.stream({ stage: "output" }), cut(text, sizes));
        expect(out.join("")).toBe("text" in verdict ? verdict.text : undefined);
        if (/\p{Surrogate}/u.test(text)) return;
        for (const piece of out) expect(piece).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 500 },
    );
  });

  test("lets go at once what is settled", async () => {
    const out = await through(createChecker([marks]).stream({ stage: "output" }), [
      "Hello ",
      "wor",
      "ld <1",
      "2> bye",
    ]);
    expect(out).toEqual(["Hello ", "wor", "ld ", "[REDACTED:secret] bye"]);
  });

  test("of a guard that cannot tell comes at the end", async () => {
    const { hold, ...deaf } = marks;
    expect(hold).toBeDefined();
    const out = await through(createChecker([deaf]).stream({ stage: "output" }), ["a", "<1>", "b"]);
    expect(out).toEqual(["a[REDACTED:secret]b"]);
  });

  test.each([
    [
      "wakes that throws",
      {
        wakes: () => {
          throw new Error("private words");
        },
      },
    ],
    ["wakes that gives no number", { wakes: () => Number.NaN }],
    [
      "rest that throws",
      {
        wakes: () => 1,
        rest: () => {
          throw new Error("private words");
        },
      },
    ],
    ["rest that gives no number", { wakes: () => 1, rest: () => Number.NaN }],
    ["rest that gives nothing", { wakes: () => 1, rest: () => undefined as never }],
  ])("of a guard with %s gives what the whole text gives", async (_, broken: Partial<Guard>) => {
    const checker = createChecker([{ ...marks, ...broken }]);
    const pieces = await through(checker.stream({ stage: "output" }), ["one <", "12", "> two"]);
    expect(pieces.join("")).toBe("one [REDACTED:secret] two");
  });

  test("of a guard without hold comes at the end, whatever else it says", async () => {
    const { hold, ...deaf } = marks;
    const calm = { ...deaf, wakes: () => 0, rest: (text: string) => text.length };
    expect(hold).toBeDefined();
    const out = await through(createChecker([calm]).stream({ stage: "output" }), ["a", "<1>", "b"]);
    expect(out).toEqual(["a[REDACTED:secret]b"]);
  });

  test("says where findings stand in all that came", async () => {
    const spans: number[] = [];
    const checker = createChecker([marks], {
      onEvent: (event) => {
        if ("findings" in event) for (const { span } of event.findings) spans.push(span.start, span.end);
      },
    });
    const text = `${"x".repeat(9000)}<1>${"y".repeat(9000)}<22>`;
    await through(checker.stream({ stage: "output" }), cut(text, [100]));
    expect(spans).toEqual([9000, 9003, 18_003, 18_007]);
  });

  test("fails when it blocks, and when it would hold too much", async () => {
    const blocking = createChecker([marks], { policy: { actions: { secret: "block" } } });
    await expect(through(blocking.stream({ stage: "output" }), ["a <1", "> b"])).rejects.toThrow(
      GuardBlockedError,
    );
    const endless: Guard = { ...marks, hold: () => 0 };
    const short = createChecker([endless]).stream({ stage: "output", maxBufferedChars: 10 });
    await expect(through(short, ["0123456789", "x"])).rejects.toThrow(GuardBlockedError);
  });

  test("refuses pieces that are no strings", async () => {
    const stream = createChecker([marks]).stream({ stage: "output" });
    await expect(through(stream, [7 as unknown as string])).rejects.toMatchObject({
      code: "GUARD_INVALID_INPUT",
    });
  });
});

async function* chunksOf(list: readonly unknown[]) {
  yield* list;
}

async function all(iterable: AsyncIterable<unknown>): Promise<unknown[]> {
  const out: unknown[] = [];
  for await (const chunk of iterable) out.push(chunk);
  return out;
}

const delta = (content: string, finish_reason: string | null = null) => ({
  id: "c1",
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta: content === "" ? {} : { content }, finish_reason }],
});

describe("a streaming pipeline", () => {
  test("gives strings as they come", async () => {
    const ask = guard((_: string) => chunksOf(["Hello <", "1", "2> and ", "<"]), [marks]);
    expect(await all(ask("hi") as AsyncIterable<unknown>)).toEqual(["Hello ", "[REDACTED:secret] and ", "<"]);
  });

  test("gives chunks on with what is settled of their text, and the rest before the end mark", async () => {
    const ask = guard(
      (_: string) => chunksOf([delta("Hi <1"), delta("2> yo <"), delta("", "stop")]),
      [marks],
    );
    expect(await all(ask("hi") as AsyncIterable<unknown>)).toEqual([
      delta("Hi "),
      delta("[REDACTED:secret] yo "),
      delta("<"),
      delta("", "stop"),
    ]);
  });

  test("does not take chunks before they are asked for", async () => {
    let taken = 0;
    async function* source() {
      for (; taken < 100; taken++) yield "word ";
    }
    const iterator = (guard((_: string) => source(), [marks])("hi") as AsyncIterable<string>)[
      Symbol.asyncIterator
    ]();
    await iterator.next();
    expect(taken).toBeLessThan(3);
    await iterator.return?.();
  });

  test("waits for the end when texts stand where they may be continued", async () => {
    const ask = guard((_: string) => chunksOf([{ foo: "<1" }, { foo: "2>" }]), [marks]);
    await expect(all(ask("hi") as AsyncIterable<unknown>)).rejects.toThrow(GuardBlockedError);
    const calm = guard((_: string) => chunksOf([{ foo: "a" }, { foo: "b" }]), [marks]);
    expect(await all(calm("hi") as AsyncIterable<unknown>)).toEqual([{ foo: "a" }, { foo: "b" }]);
  });

  test("shows a label that every chunk repeats as in the first one", async () => {
    async function* chunks() {
      yield { model: "m<1>", text: "a" };
      yield { model: "m<1>", text: "b" };
      yield { model: "m<1>", text: "c" };
      return { model: "m<1>" };
    }
    const iterator = guard((_: string) => chunks(), [marks])("hi");
    for (const text of ["a", "b", "c"]) {
      expect(await iterator.next()).toEqual({ done: false, value: { model: "m[REDACTED:secret]", text } });
    }
    expect(await iterator.next()).toEqual({ done: true, value: { model: "m[REDACTED:secret]" } });
  });

  test("gives chunks in turn to whoever asks for many at once", async () => {
    const late: Guard = {
      ...marks,
      inspect: async (inspection) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return marks.inspect(inspection);
      },
    };
    for (const guards of [[marks], [late]]) {
      const ask = guard((_: string) => chunksOf(["one ", "two ", "<1", "2> ", "three ", "<"]), guards);
      const iterator = (ask("hi") as AsyncIterable<string>)[Symbol.asyncIterator]();
      const results = await Promise.all(Array.from({ length: 9 }, () => iterator.next()));
      const given = results.map(({ done, value }) => (done ? "" : value));
      expect(given.join("")).toBe("one two [REDACTED:secret] three <");
      expect(results.at(-1)).toEqual({ done: true, value: undefined });
    }
  });

  test("keeps no more chunks than it may", async () => {
    let taken = 0;
    async function* endless() {
      for (; taken < 1000; taken++) yield { foo: `word ${taken}` };
    }
    async function* open() {
      yield "<1";
      for (; taken < 1000; taken++) yield { at: taken };
    }
    for (const source of [endless, open]) {
      taken = 0;
      const ask = guard((_: string): AsyncIterable<unknown> => source(), [marks], { maxBufferedChars: 100 });
      await expect(all(ask("hi"))).rejects.toMatchObject({ code: "GUARD_BLOCKED", reason: "overflow" });
      expect(taken).toBeLessThan(110);
      taken = 0;
      const options = { maxBufferedChars: 100, policy: { shadow: true } };
      const watch = guard((_: string): AsyncIterable<unknown> => source(), [marks], options)("hi");
      expect(await all(watch)).toHaveLength(source === open ? 1001 : 1000);
    }
  });

  test("gives any number of chunks that waited", async () => {
    const count = 150_000;
    async function* chunks() {
      yield "<1";
      for (let at = 0; at < count; at++) yield { at };
      yield "2>";
    }
    const ask = guard((_: string): AsyncIterable<unknown> => chunks(), [marks]);
    let given = 0;
    for await (const _ of ask("hi")) given++;
    expect(given).toBe(count + 1);
  });
});

import { describe, expectTypeOf, test } from "vitest";
import { guard } from "../../src/core/guard.ts";
import type { CheckedDocuments, Checker, Guard, Verdict } from "../../src/index.ts";

declare const guards: readonly Guard[];

interface Answer {
  readonly text: string;
  readonly sources: readonly string[];
}

describe("guard keeps the signature of the pipeline", () => {
  test("when it gives a promise", () => {
    const pipeline = async (_request: { prompt: string }, _count?: number): Promise<Answer> => ({
      text: "",
      sources: [],
    });
    expectTypeOf(guard(pipeline, guards)).toEqualTypeOf<typeof pipeline>();
  });

  test("when it gives an async generator or another async iterable", () => {
    const generate = async function* (_: string): AsyncGenerator<string, number, boolean> {
      yield "";
      return 1;
    };
    expectTypeOf(guard(generate, guards)).toEqualTypeOf<
      (_: string) => AsyncGenerator<string, number, boolean>
    >();
    const iterate = (text: string): AsyncIterable<Answer> => [text] as never;
    expectTypeOf(guard(iterate, guards)).toEqualTypeOf<typeof iterate>();
  });

  test("when it gives a stream, or a promise of one", () => {
    const pipeline = (_: string): ReadableStream<Answer> => new ReadableStream();
    expectTypeOf(guard(pipeline, guards)).toEqualTypeOf<typeof pipeline>();
    const late = async (_: string): Promise<ReadableStream<string>> => new ReadableStream();
    expectTypeOf(guard(late, guards)).toEqualTypeOf<typeof late>();
  });

  test("but makes a promise of a plain value", () => {
    expectTypeOf(guard((text: string) => text.length, guards)).toEqualTypeOf<
      (text: string) => Promise<number>
    >();
  });

  test("and leaves an untyped pipeline untyped", () => {
    // biome-ignore lint/suspicious/noExplicitAny: an untyped pipeline
    const pipeline = (_: any): any => "";
    expectTypeOf(guard(pipeline, guards)("")).toBeAny();
  });

  test("and its type parameters", () => {
    const ask = guard(async <T>(request: readonly T[]): Promise<readonly T[]> => request, guards);
    expectTypeOf(ask([1])).toEqualTypeOf<Promise<readonly number[]>>();
  });

  test("and refuses other requests", () => {
    const ask = guard(async (text: string) => text, guards);
    // @ts-expect-error a number is no string
    void ask(1);
  });
});

describe("the options of guard", () => {
  const speak = async (text: string): Promise<string> => text;
  const answer = async (text: string): Promise<Answer> => ({ text, sources: [] });
  const stream = (_: string): ReadableStream<Answer> => new ReadableStream();

  test("ask for a refusal when the pipeline gives no strings", () => {
    guard(speak, guards, { onBlock: "refuse" });
    guard(answer, guards, { onBlock: "throw" });
    guard(answer, guards, { onBlock: "refuse", refusal: (text) => ({ text, sources: [] }) });
    guard(stream, guards, { onBlock: "refuse", refusal: (text) => ({ text, sources: [] }), kind: "stream" });
    // @ts-expect-error what would be refused with is not known
    guard(answer, guards, { onBlock: "refuse" });
    // @ts-expect-error a refusal has the shape of the response
    guard(answer, guards, { onBlock: "refuse", refusal: (text) => text });
  });

  test("type segments by the request and output by the response", () => {
    guard(answer, guards, {
      segments: {
        read: (request) => {
          expectTypeOf(request).toEqualTypeOf<string>();
          return [{ text: request, stage: "input" }];
        },
        write: (_, [text = ""]) => text,
      },
      output: {
        read: (response) => {
          expectTypeOf(response).toEqualTypeOf<Answer>();
          return [response.text];
        },
        write: (response, [text = ""]) => ({ ...response, text }),
      },
    });
  });

  test("know their values", () => {
    // @ts-expect-error no such option
    guard(speak, guards, { treshold: 1 });
    // @ts-expect-error no such action
    guard(speak, guards, { policy: { actions: { pii: "drop" } } });
  });
});

describe("a verdict", () => {
  test("has a text unless it blocks", () => {
    const read = (verdict: Verdict) => {
      // @ts-expect-error not known to be there
      void verdict.text;
      if (verdict.action !== "block") expectTypeOf(verdict.text).toBeString();
      // @ts-expect-error a blocked verdict holds no text
      else void verdict.text;
    };
    expectTypeOf(read).toBeFunction();
  });
});

describe("checkDocuments", () => {
  test("gives chunks of the type it was given", () => {
    interface Page {
      readonly id: string;
      readonly text: string;
      readonly metadata: { readonly title: string };
      readonly score: number;
    }
    const check = (checker: Checker, pages: readonly Page[]) => checker.checkDocuments(pages, {});
    expectTypeOf(check).returns.toEqualTypeOf<Promise<CheckedDocuments<Page>>>();
  });

  test("asks for an id and a text", () => {
    const check = (checker: Checker) =>
      // @ts-expect-error no text
      checker.checkDocuments([{ id: "a" }]);
    expectTypeOf(check).toBeFunction();
  });
});

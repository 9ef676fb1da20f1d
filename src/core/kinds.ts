import type { PipelineKind } from "./guard-options.ts";

/** What a pipeline is by its own declaration, before it is called; `undefined` when that does not show. */
export function declaredKind(pipeline: unknown): PipelineKind | undefined {
  const tag = Object.prototype.toString.call(pipeline);
  if (tag === "[object AsyncFunction]") return "promise";
  return tag === "[object AsyncGeneratorFunction]" ? "iterable" : undefined;
}

export function isStream(value: unknown): value is ReadableStream<unknown> {
  return Object.prototype.toString.call(value) === "[object ReadableStream]";
}

export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as { [Symbol.asyncIterator]?: unknown })[Symbol.asyncIterator] === "function"
  );
}

/** Checked chunks of a source, one after the other. */
export interface CheckedChunks {
  next(): Promise<IteratorResult<unknown, unknown>>;
}

/**
 * The chunks of a source, taken and checked when the first one is asked for. Whoever asks for several at once gets them in
 * turn. `return` and `throw` reach the source at once.
 */
export function checkedIterable(
  open: () => AsyncIterator<unknown> | Promise<AsyncIterator<unknown>>,
  check: (source: AsyncIterator<unknown>) => CheckedChunks,
): AsyncGenerator<unknown, unknown, unknown> {
  let source: Promise<AsyncIterator<unknown>> | undefined;
  let checked: Promise<CheckedChunks> | undefined;
  let isDone = false;
  /** The chunk that was asked for last. */
  let last: Promise<unknown> = Promise.resolve();
  const opened = () => {
    source ??= Promise.resolve().then(open);
    return source;
  };
  const step = async (): Promise<IteratorResult<unknown, unknown>> => {
    if (isDone) return { done: true, value: undefined };
    checked ??= opened().then(check);
    try {
      const result = await (await checked).next();
      if (isDone) return { done: true, value: undefined };
      isDone = result.done === true;
      return result;
    } catch (error) {
      // A generator that threw is done.
      if (isDone) return { done: true, value: undefined };
      isDone = true;
      throw error;
    }
  };
  const generator = {
    next() {
      if (isDone) return step();
      const next = last.then(step, step);
      last = next;
      return next;
    },
    async return(value?: unknown): Promise<IteratorResult<unknown, unknown>> {
      isDone = true;
      await (await opened()).return?.(value);
      return { done: true, value };
    },
    async throw(error?: unknown): Promise<IteratorResult<unknown, unknown>> {
      isDone = true;
      await (await opened()).return?.();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return generator;
    },
  };
  return generator as unknown as AsyncGenerator<unknown, unknown, unknown>;
}

/**
 * Ends a source of which no more is wanted. How it takes that says nothing about what was decided, so nobody waits for it,
 * and what it throws is dropped.
 */
export async function end(source: AsyncIterator<unknown>): Promise<void> {
  try {
    await source.return?.();
  } catch {
    // See above.
  }
}

/** A stream of what an iterator gives; cancelling it reaches the iterator. */
export function streamOf(iterator: AsyncIterator<unknown>): ReadableStream<unknown> {
  return new ReadableStream<unknown>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel(reason) {
        await iterator.return?.(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The chunks of a stream. Its `return` cancels the stream with the value given as reason. */
export function iteratorOf(stream: ReadableStream<unknown>): AsyncIterator<unknown> {
  const reader = stream.getReader();
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? { done, value: undefined } : { done, value };
    },
    async return(value) {
      await reader.cancel(value);
      return { done: true, value };
    },
  };
}

/**
 * What stands for a result that may turn out to be anything: a promise that is also an async generator and has the
 * methods of a `ReadableStream`. Whichever side is used, the others stay untouched.
 */
export function anyKind(result: Promise<unknown>): Promise<unknown> {
  // Whoever reads the chunks never looks at the promise, and must not be told of an unhandled rejection.
  result.catch(() => {});
  let chunks: AsyncIterator<unknown> | undefined;
  let stream: ReadableStream<unknown> | undefined;
  const iterator = () => {
    chunks ??= late(result);
    return chunks;
  };
  const readable = () => {
    stream ??= streamOf(iterator());
    return stream;
  };
  const define = (name: string | symbol, value: unknown) =>
    Object.defineProperty(result, name, { value, configurable: true });
  define(Symbol.asyncIterator, () => ({
    next: () => iterator().next(),
    return: (value?: unknown) => iterator().return?.(value),
  }));
  define("next", () => iterator().next());
  define("return", (value?: unknown) => iterator().return?.(value));
  define("throw", (error?: unknown) => iterator().throw?.(error));
  define("getReader", () => readable().getReader());
  define("pipeThrough", (pair: ReadableWritablePair<unknown, unknown>, options?: StreamPipeOptions) =>
    readable().pipeThrough(pair, options),
  );
  define("pipeTo", (target: WritableStream<unknown>, options?: StreamPipeOptions) =>
    readable().pipeTo(target, options),
  );
  define("tee", () => readable().tee());
  define("cancel", (reason?: unknown) => readable().cancel(reason));
  Object.defineProperty(result, "locked", { get: () => readable().locked, configurable: true });
  return result;
}

/** The chunks of whatever a promise gives: an iterable, a stream, or one value. */
export function late(result: Promise<unknown>): AsyncIterator<unknown> {
  let source: Promise<AsyncIterator<unknown>> | undefined;
  const opened = () => {
    source ??= result.then((value) => {
      if (isStream(value)) return iteratorOf(value);
      return isAsyncIterable(value) ? value[Symbol.asyncIterator]() : oneValue(value);
    });
    return source;
  };
  return {
    next: async () => (await opened()).next(),
    async return(value) {
      await (await opened()).return?.(value);
      return { done: true, value };
    },
    async throw(error) {
      await (await opened()).return?.();
      throw error;
    },
  };
}

async function* oneValue(value: unknown): AsyncGenerator<unknown> {
  yield value;
}

/** An iterator in the form of a generator. */
export function generatorOf(source: AsyncIterator<unknown>): AsyncIterator<unknown> & AsyncIterable<unknown> {
  const generator = {
    next: () => source.next(),
    return: (value?: unknown) => source.return?.(value) as Promise<IteratorResult<unknown>>,
    throw: (error?: unknown) => source.throw?.(error) as Promise<IteratorResult<unknown>>,
    [Symbol.asyncIterator]: () => generator,
  };
  return generator;
}

import { buffered } from "./buffer.ts";
import { type EnforcedRequest, enforceRequest } from "./enforce-request.ts";
import { enforceResponse, refuse } from "./enforce-response.ts";
import { GuardBlockedError } from "./errors.ts";
import { flow } from "./flow.ts";
import {
  type GuardOptions,
  guardOptionNames,
  type PipelineKind,
  resolveSettings,
  type Settings,
} from "./guard-options.ts";
import {
  anyKind,
  checkedIterable,
  declaredKind,
  generatorOf,
  isAsyncIterable,
  isStream,
  iteratorOf,
  late,
  streamOf,
} from "./kinds.ts";
import type { Marks } from "./marking.ts";
import { formOf, type ResponseForm } from "./output.ts";
import { refusalIn } from "./refusal.ts";
import { createRunner, type Runner } from "./runner.ts";
import { withSources } from "./sources.ts";
import type { Guard } from "./types.ts";
import { isThenable, wrongOption } from "./validate.ts";

/** The type, unless the result of a pipeline has none: an untyped pipeline stays untyped. */
// biome-ignore lint/suspicious/noExplicitAny: that is the point
type UnlessAny<Result, Type> = 0 extends 1 & Result ? any : Type;

/** What a guarded pipeline returns: the same kind; a value that is no promise becomes one, because checks take time. */
export type Guarded<Result> = UnlessAny<
  Result,
  Result extends PromiseLike<infer Value>
    ? Promise<Value>
    : Result extends ReadableStream<infer Chunk>
      ? ReadableStream<Chunk>
      : Result extends AsyncGenerator<infer Chunk, infer Returned, infer Sent>
        ? AsyncGenerator<Chunk, Returned, Sent>
        : Result extends AsyncIterable<infer Chunk>
          ? AsyncIterable<Chunk>
          : Promise<Result>
>;

/** What a pipeline's refusals are made of: its response, or one chunk of its stream. */
export type ContentOf<Result> = UnlessAny<
  Result,
  Result extends PromiseLike<infer Value>
    ? ContentOf<Value>
    : Result extends ReadableStream<infer Chunk> | AsyncIterable<infer Chunk>
      ? Chunk
      : Result
>;

/**
 * Wraps a pipeline with the guards that are named; see `guard` in `create.ts`, which has a default for them.
 */
export function guard<Args extends readonly unknown[], Result>(
  pipeline: (...args: Args) => Result,
  guards: readonly Guard[],
  options?: GuardOptions<Args[0], ContentOf<Result>>,
): (...args: Args) => Guarded<Result> {
  if (typeof pipeline !== "function") throw wrongOption("pipeline", "a function");
  const settings = resolveSettings(options);
  const runner = createRunner(guards, (options ?? {}) as object, guardOptionNames);
  const wrap: Wrap = { settings, runner, kind: settings.kind ?? declaredKind(pipeline), form: undefined };
  return function guarded(this: unknown, ...args: Args): Guarded<Result> {
    const call = ({ request, marks }: EnforcedRequest): unknown =>
      protect(
        wrap,
        withSources(wrap.runner, [args[0], request]),
        Reflect.apply(pipeline, this, [request, ...args.slice(1)]),
        marks,
      );
    let request: EnforcedRequest | Promise<EnforcedRequest>;
    try {
      request = enforceRequest(runner, settings, args[0]);
    } catch (error) {
      return stopped(wrap, error) as Guarded<Result>;
    }
    if (!(request instanceof Promise)) {
      try {
        return call(request) as Guarded<Result>;
      } catch (error) {
        return ofKind(wrap, Promise.reject(error)) as Guarded<Result>;
      }
    }
    const result = request.then(
      (checked) => call(checked),
      (error: unknown) => refuseBefore(wrap, error),
    );
    return ofKind(wrap, result) as Guarded<Result>;
  };
}

/** A wrapped pipeline between its calls. */
interface Wrap {
  readonly settings: Settings;
  readonly runner: Runner;
  readonly kind: PipelineKind | undefined;
  /** Form of the last response, for refusals before a call. */
  form: ResponseForm | undefined;
}

/** The result of a call that does not take place. */
function stopped(wrap: Wrap, error: unknown): unknown {
  return ofKind(
    wrap,
    new Promise((resolve) => {
      resolve(refuseBefore(wrap, error));
    }),
  );
}

function refuseBefore({ settings, form }: Wrap, error: unknown): unknown {
  if (!(error instanceof GuardBlockedError)) throw error;
  return refuse(settings, error, (text) => refusalIn(form, text));
}

function ofKind({ kind }: Wrap, result: Promise<unknown>): unknown {
  if (kind === "promise") return result;
  if (kind === undefined) return anyKind(result);
  // The promise is read through its chunks alone.
  result.catch(() => {});
  return kind === "stream" ? streamOf(late(result)) : generatorOf(late(result));
}

/** The result of the pipeline, checked, in its own kind. */
function protect(wrap: Wrap, runner: Runner, result: unknown, marks: Marks): unknown {
  if (isThenable(result)) {
    const checked = Promise.resolve(result).then((value) => protectContent(wrap, runner, value, marks));
    return isAsyncIterable(result) ? anyKind(checked) : checked;
  }
  if (isStream(result) || isAsyncIterable(result)) return protectContent(wrap, runner, result, marks);
  return new Promise((resolve) => {
    resolve(protectContent(wrap, runner, result, marks));
  });
}

function protectContent(wrap: Wrap, runner: Runner, content: unknown, marks: Marks): unknown {
  const { settings } = wrap;
  if (!isStream(content) && !isAsyncIterable(content)) {
    const response = enforceResponse(runner, settings, content, marks);
    wrap.form = formOf(content) ?? wrap.form;
    return response;
  }
  if (settings.output === "ignore") return content;
  const check = (source: AsyncIterator<unknown>) =>
    runner.canHold("output")
      ? flow(runner, settings, source, marks)
      : buffered(runner, settings, source, marks);
  if (isStream(content)) return streamOf(checkedIterable(() => iteratorOf(content), check));
  return checkedIterable(() => content[Symbol.asyncIterator](), check);
}

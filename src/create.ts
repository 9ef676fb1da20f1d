import { type Checker, createChecker as createCoreChecker } from "./core/check.ts";
import { type ContentOf, type Guarded, guard as guardWith } from "./core/guard.ts";
import type { GuardOptions } from "./core/guard-options.ts";
import type { CheckerOptions } from "./core/options.ts";
import type { Guard } from "./core/types.ts";
import { recommended } from "./recommended.ts";

/**
 * Compiles guards into a checker, for use without wrapping a pipeline.
 *
 * Rules are compiled for a stage when its first text is checked, and serve every later one.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const checker = createChecker();
 * const verdict = await checker.check(text, { stage: "input" });
 * if (verdict.action === "block") console.warn(verdict.findings);
 * ```
 */
export function createChecker(guards: readonly Guard[] = recommended(), options?: CheckerOptions): Checker {
  return createCoreChecker(guards, options);
}

/**
 * Wraps a pipeline: its first argument is checked before the call and its response after it.
 *
 * The request may be a string, an array of chat messages, or an object with `prompt`, `messages` or `input`, and with
 * `documents` and a `principal`; anything else is read by `options.segments`. Documents that block are removed, tool
 * results that block are replaced by a notice, any other block stops the call; the pipeline never sees blocked input.
 * What the pipeline gives keeps its kind: a promise, an async iterable, a `ReadableStream`, or a promise of one of the
 * latter. A pipeline that returns a plain value gives a promise of it. Of a stream only that is held back which may still
 * become part of a finding, or all of it when a guard cannot tell (see `Guard.hold`).
 *
 * Before the pipeline is called, its kind shows only if it is an `async` function or an async generator function, or
 * if `options.kind` names it. When an asynchronous guard or a block comes first, any other pipeline gives an object
 * that serves as all three: a promise that can also be iterated and read like a `ReadableStream` (`getReader`,
 * `pipeThrough`, `pipeTo`, `tee`, `cancel`). Code that needs a real `ReadableStream`, such as `new Response(stream)`,
 * names the kind.
 *
 * With `onBlock: "refuse"` a block gives a refusal instead of an error: after the call in the form of the response, or
 * as one chunk of the stream; before the call what `options.refusal` makes of the words. Without `refusal` it then has
 * the form of the last response, and is a string until there was one.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` at once. The result rejects, or fails when it is read, with
 * `GuardBlockedError`, `GUARD_INVALID_INPUT`, `GUARD_INVALID_OUTPUT` or `GUARD_ABORTED`.
 * @example
 * ```ts
 * const ask = guard(callModel);
 * const answer = await ask({ prompt, documents, principal });
 * ```
 */
export function guard<Args extends readonly unknown[], Result>(
  pipeline: (...args: Args) => Result,
  guards: readonly Guard[] = recommended(),
  options?: GuardOptions<Args[0], ContentOf<Result>>,
): (...args: Args) => Guarded<Result> {
  return guardWith(pipeline, guards, options);
}

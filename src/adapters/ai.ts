import type { LanguageModelMiddleware } from "ai"; // types only: the peer stays optional
import { enforceRequest } from "../core/enforce-request.ts";
import { enforceResponse } from "../core/enforce-response.ts";
import { GuardBlockedError } from "../core/errors.ts";
import { guardOptionNames, resolveSettings, type Settings } from "../core/guard-options.ts";
import { type Marks, noMarks } from "../core/marking.ts";
import { createRunner, type Runner } from "../core/runner.ts";
import { withSources } from "../core/sources.ts";
import type { Guard } from "../core/types.ts";
import { own } from "../core/validate.ts";
import { recommended } from "../recommended.ts";
import { checkedEvents, type EventForm } from "./checked-events.ts";
import { withoutLogprobs } from "./logprobs.ts";
import type { GuardClientOptions } from "./options.ts";

type Generate = NonNullable<LanguageModelMiddleware["wrapGenerate"]>;
type Stream = NonNullable<LanguageModelMiddleware["wrapStream"]>;
type CallOptions = Parameters<Generate>[0]["params"];
type Generated = Awaited<ReturnType<Generate>>;
type StreamPart = Awaited<ReturnType<Stream>>["stream"] extends ReadableStream<infer Part> ? Part : never;

/** Options of {@link guardMiddleware}. */
export type GuardMiddlewareOptions = GuardClientOptions;

/**
 * Middleware for `wrapLanguageModel` of the AI SDK 6 and 7: the guards stand between the model and everything that reads
 * from it, streams, tool loops, structured output and telemetry of the call included.
 *
 * User messages are checked at stage `input`, tool results at stage `tool`; text, reasoning and the input of tool calls at
 * stage `output`, in streams too. A blocked call ends with a refusal and the finish reason `content-filter`, and
 * `providerMetadata.sallyport.blocked` is true; with `onBlock: "throw"` it throws `GuardBlockedError`, which `streamText`
 * hides from whoever reads its text. Raw chunks and the raw body of answers are left out.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const model = wrapLanguageModel({ model: openai("gpt-5"), middleware: guardMiddleware() });
 * ```
 */
export function guardMiddleware(
  guards: readonly Guard[] = recommended(),
  options: GuardMiddlewareOptions = {},
): LanguageModelMiddleware {
  const given = { onBlock: "refuse", ...options };
  const settings = resolveSettings(given);
  const runner = createRunner(guards, given as object, guardOptionNames);
  const strict: Settings = { ...settings, words: undefined };
  /** What blocked the call that has these parameters. */
  const blocks = new WeakMap<CallOptions, GuardBlockedError>();
  /** How the answer to the call that has these parameters is to be read. */
  const calls = new WeakMap<CallOptions, Call>();
  const callOf = (params: CallOptions): Call => calls.get(params) ?? { runner, marks: noMarks };

  const refuse = (error: unknown): string => {
    if (!(error instanceof GuardBlockedError) || settings.words === undefined) throw error;
    return settings.words(error);
  };

  async function* checked(
    stream: ReadableStream<StreamPart>,
    { runner, marks }: Call,
  ): AsyncGenerator<StreamPart, void, void> {
    const open = new Set<string>();
    try {
      for await (const part of checkedEvents(runner, settings, streamParts, withoutRaw(stream), marks)) {
        track(open, part as StreamPart);
        yield part as StreamPart;
      }
    } catch (error) {
      const words = refuse(error);
      for (const end of open) yield JSON.parse(end);
      yield* refusalParts(words);
    }
  }

  return {
    specificationVersion: "v3",
    async transformParams({ params }) {
      try {
        const { request, marks } = await enforceRequest(runner, settings, params.prompt);
        const checked = { ...params, prompt: request as typeof params.prompt };
        calls.set(checked, { runner: withSources(runner, [params.prompt, request]), marks });
        return checked;
      } catch (error) {
        if (!(error instanceof GuardBlockedError) || settings.words === undefined) throw error;
        const stopped = { ...params };
        blocks.set(stopped, error);
        return stopped;
      }
    },
    async wrapGenerate({ doGenerate, params }) {
      const blocked = blocks.get(params);
      try {
        if (blocked !== undefined) throw blocked;
        const { response, request: _, ...result } = await doGenerate();
        const { runner, marks } = callOf(params);
        const { content, providerMetadata } = result;
        // What a provider says of an answer may quote it.
        const said = {
          content,
          ...(providerMetadata && { providerMetadata: withoutLogprobs(providerMetadata) }),
        };
        const checked = (await enforceResponse(runner, strict, said, marks)) as typeof said;
        const { body: __, ...known } = response ?? {};
        return { ...result, ...checked, response: known };
      } catch (error) {
        return {
          content: [{ type: "text", text: refuse(error) }],
          finishReason: filtered,
          usage: noUsage,
          warnings: [],
          providerMetadata: blockedMetadata,
        };
      }
    },
    async wrapStream({ doStream, params }) {
      const blocked = blocks.get(params);
      if (blocked !== undefined) {
        const parts = [{ type: "stream-start" as const, warnings: [] }, ...refusalParts(refuse(blocked))];
        return { stream: streamOf(parts[Symbol.iterator]()) };
      }
      const { stream } = await doStream();
      return { stream: streamOf(checked(stream, callOf(params))) };
    },
  };
}

/** What is known of a call when its answer comes. */
interface Call {
  /** Knows the texts of the prompt. */
  readonly runner: Runner;
  /** What was written into the prompt. */
  readonly marks: Marks;
}

const filtered: Generated["finishReason"] = { unified: "content-filter", raw: "sallyport" };
const blockedMetadata = { sallyport: { blocked: true } };
const noUsage: Generated["usage"] = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};

/** Kinds of parts whose `delta` grows, with the kind that ends them. */
const growing: ReadonlyMap<string, string> = new Map([
  ["text-delta", "text-end"],
  ["reasoning-delta", "reasoning-end"],
  ["tool-input-delta", "tool-input-end"],
]);

/** https://ai-sdk.dev/docs/reference/ai-sdk-core/stream-text#fullstream, at the level of the model */
const streamParts: EventForm = {
  piecesOf(part) {
    const type = String(own(part, "type"));
    if (!growing.has(type) || typeof own(part, "delta") !== "string") return [];
    return [
      {
        channel: `${growing.get(type)} ${String(own(part, "id"))}`,
        path: ["delta"],
        json: type === "tool-input-delta",
      },
    ];
  },
  ends(part, channel) {
    const type = own(part, "type");
    return type === "finish" || type === "error" || `${String(type)} ${String(own(part, "id"))}` === channel;
  },
  passes: (part) => own(part, "type") === "error" && own(part, "error") instanceof Error,
};

/** Keeps the ends of the parts that are open, as JSON. */
function track(open: Set<string>, part: StreamPart): void {
  if (!("id" in part)) return;
  const kind = /^(text|reasoning|tool-input)-(start|end)$/.exec(part.type);
  const end = JSON.stringify({ type: `${kind?.[1]}-end`, id: part.id });
  if (kind?.[2] === "start") open.add(end);
  else if (kind?.[2] === "end") open.delete(end);
}

function refusalParts(words: string): StreamPart[] {
  const id = "sallyport";
  return [
    { type: "text-start", id },
    { type: "text-delta", id, delta: words },
    { type: "text-end", id },
    { type: "finish", finishReason: filtered, usage: noUsage, providerMetadata: blockedMetadata },
  ];
}

async function* withoutRaw(stream: ReadableStream<StreamPart>): AsyncGenerator<StreamPart, void, void> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value.type === "raw") continue;
      if (!("providerMetadata" in value) || value.providerMetadata === undefined) yield value;
      else yield { ...value, providerMetadata: withoutLogprobs(value.providerMetadata) };
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function streamOf<Part>(
  parts: Iterator<Part, unknown, undefined> | AsyncIterator<Part, unknown, undefined>,
): ReadableStream<Part> {
  return new ReadableStream<Part>(
    {
      async pull(controller) {
        const next = await parts.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await parts.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

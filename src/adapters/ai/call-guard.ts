import type { LanguageModelMiddleware } from "ai"; // types only: the peer stays optional
import { enforceRequest } from "../../core/enforce-request.ts";
import type { GuardBlockedError } from "../../core/errors.ts";
import { type Marks, noMarks } from "../../core/marking.ts";
import type { Runner } from "../../core/runner.ts";
import { withSources } from "../../core/sources.ts";
import { own } from "../../core/validate.ts";
import { checkedEvents, type EventForm } from "../checked-events.ts";
import type { Kit } from "../kit.ts";
import { withoutLogprobs } from "../logprobs.ts";
import { cleanError, refusalOf } from "../words.ts";

type Generate = NonNullable<LanguageModelMiddleware["wrapGenerate"]>;
type Stream = NonNullable<LanguageModelMiddleware["wrapStream"]>;
type Generated = Awaited<ReturnType<Generate>>;
/** A part of the stream of a model. */
export type StreamPart =
  Awaited<ReturnType<Stream>>["stream"] extends ReadableStream<infer Part> ? Part : never;

/** What an answer says of the block that it stands in for, under the name `sallyport` of its provider metadata. */
export type Telling = (blocked: GuardBlockedError) => Readonly<Record<string, string | boolean>>;

/** A call of a model, and how its answer is to be read. */
export interface PreparedCall<Params extends object> {
  /** What the model may be asked. */
  readonly params: Params;
  /** Knows the texts of the prompt. */
  readonly runner: Runner;
  /** What was written into the prompt. */
  readonly marks: Marks;
  /** What blocked the call. */
  readonly blocked?: GuardBlockedError;
}

/** Stands between a model of the AI SDK and whatever reads from it. */
export interface CallGuard {
  /** Checks the prompt of a call; with `earlier` the call was blocked before it came here. */
  prepare<Params extends { readonly prompt: unknown }>(
    params: Params,
    earlier?: GuardBlockedError,
  ): Promise<PreparedCall<Params>>;
  /** The answer as a stream of checked parts; the model is not asked when the call was blocked. */
  stream<Params extends object>(
    call: PreparedCall<Params>,
    ask: (params: Params) => PromiseLike<{ stream: ReadableStream<StreamPart> }>,
  ): Promise<ReadableStream<StreamPart>>;
  /** What stands in for what an error blocked; throws where blocks are thrown, and any other error. */
  refuse(error: unknown): Promise<Refusal>;
}

/** The guard of calls that `kit` and the words of `telling` make. */
export function callGuard(kit: Kit, telling: Telling): CallGuard {
  const { runner, settings } = kit;
  const refuse = async (error: unknown): Promise<Refusal> => {
    const { words, blocked } = await refusalOf(kit, error);
    return { text: words, metadata: { sallyport: telling(blocked) } };
  };

  async function* checked(
    stream: ReadableStream<StreamPart>,
    { runner, marks }: PreparedCall<object>,
  ): AsyncGenerator<StreamPart, void, void> {
    const open = new Set<string>();
    try {
      for await (const part of checkedEvents(
        runner,
        settings,
        streamParts,
        withoutRaw(runner, stream),
        marks,
      )) {
        track(open, part as StreamPart);
        yield part as StreamPart;
      }
    } catch (error) {
      const refusal = await refuse(error);
      for (const end of open) yield JSON.parse(end);
      yield* refusalParts(refusal);
    }
  }

  return {
    refuse,
    async prepare(params, earlier) {
      try {
        if (earlier !== undefined) throw earlier;
        const { request, marks } = await enforceRequest(runner, settings, params.prompt);
        const informed = withSources(runner, [params.prompt, request]);
        return { params: { ...params, prompt: request }, runner: informed, marks };
      } catch (error) {
        const { blocked } = await refusalOf(kit, error);
        return { params: { ...params }, runner, marks: noMarks, blocked };
      }
    },
    async stream(call, ask) {
      try {
        if (call.blocked !== undefined) throw call.blocked;
        return streamOf(checked((await ask(call.params)).stream, call));
      } catch (error) {
        const start = { type: "stream-start" as const, warnings: [] };
        return streamOf([start, ...refusalParts(await refuse(error))].values());
      }
    },
  };
}

/** What stands in for an answer. */
export interface Refusal {
  readonly text: string;
  readonly metadata: { readonly sallyport: ReturnType<Telling> };
}

/** Why an answer that is withheld ended. */
export const filtered: Generated["finishReason"] = { unified: "content-filter", raw: "sallyport" };
/** What a call costs that did not happen. */
export const noUsage: Generated["usage"] = {
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

function refusalParts({ text, metadata }: Refusal): StreamPart[] {
  const id = "sallyport";
  return [
    { type: "text-start", id, providerMetadata: metadata },
    { type: "text-delta", id, delta: text },
    { type: "text-end", id },
    { type: "finish", finishReason: filtered, usage: noUsage, providerMetadata: metadata },
  ];
}

async function* withoutRaw(
  runner: Runner,
  stream: ReadableStream<StreamPart>,
): AsyncGenerator<StreamPart, void, void> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value.type === "raw") continue;
      if (value.type === "error") yield { ...value, error: await cleanError(runner, value.error) };
      else if (!("providerMetadata" in value) || value.providerMetadata === undefined) yield value;
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

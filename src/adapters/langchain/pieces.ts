import { Runnable, type RunnableConfig } from "@langchain/core/runnables";
import { concat } from "@langchain/core/utils/stream";
import { createTextStream } from "../../core/text-stream.ts";
import type { Guard } from "../../core/types.ts";
import { recommended } from "../../recommended.ts";
import type { GuardClientOptions } from "../options.ts";
import { createJudge } from "./judge.ts";
import { createKit, type Kit, throwing, thrown } from "./kit.ts";
import { cleanChunks, cleanOutput } from "./outputs.ts";
import { enforceInput } from "./parts.ts";

/** Options of {@link guardInput} and {@link guardOutput}. */
export type GuardPieceOptions = Omit<GuardClientOptions, "onBlock">;

/**
 * A step of a chain that lets its input pass as the guards leave it.
 *
 * Strings and messages are checked as {@link guardChain} checks them. A step cannot end a chain: what blocks throws
 * `GuardBlockedError`; wrap the chain with {@link guardChain} for refusals. Leaves no run of its own in tracers.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const chain = guardInput<string>().pipe(prompt).pipe(model).pipe(guardOutput());
 * ```
 */
export function guardInput<Value = unknown>(
  guards: readonly Guard[] = recommended(),
  options: GuardPieceOptions = {},
): Runnable<Value, Value> {
  const kit = throwing(createKit(guards, options));
  const judge = createJudge(kit);
  const whole = async (input: unknown): Promise<unknown> => enforceInput(kit, judge, input);
  return new GuardPiece<Value>("GuardInput", whole, (source) => inputChunks(kit, whole, source));
}

/**
 * A step of a chain that lets what the steps before it give pass as the guards leave it, chunk by chunk in streams: texts,
 * messages with their tool calls, and values made of plain objects.
 *
 * What blocks throws `GuardBlockedError`. Leaves no run of its own in tracers; those of the steps before it are theirs.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const chain = prompt.pipe(model).pipe(new StringOutputParser()).pipe(guardOutput<string>());
 * ```
 */
export function guardOutput<Value = unknown>(
  guards: readonly Guard[] = recommended(),
  options: GuardPieceOptions = {},
): Runnable<Value, Value> {
  const kit = throwing(createKit(guards, options));
  const whole = (output: unknown) => cleanOutput(kit, output);
  return new GuardPiece<Value>("GuardOutput", whole, (source) => cleanChunks(kit, source));
}

/** Texts go on as they are settled; for anything else the whole is needed. */
async function* inputChunks(
  { runner, settings }: Kit,
  whole: (input: unknown) => Promise<unknown>,
  source: AsyncIterable<unknown>,
): AsyncGenerator<unknown, void, void> {
  const text = createTextStream(runner, { stage: "input" }, settings.maxBufferedChars);
  let isText: boolean | undefined;
  let value: unknown;
  for await (const chunk of source) {
    if (typeof chunk === "string" && isText !== false) {
      isText = true;
      const settled = await text.push(chunk);
      if (settled !== "") yield settled;
    } else {
      value = isText === undefined ? chunk : concat(value as never, chunk as never);
      isText = false;
    }
  }
  if (isText) yield await text.end();
  else if (isText === false) yield await whole(value);
}

class GuardPiece<Value> extends Runnable<Value, Value> {
  override lc_namespace: string[] = ["sallyport", "langchain"];
  readonly #whole: (value: unknown) => Promise<unknown>;
  readonly #chunks: (source: AsyncIterable<unknown>) => AsyncGenerator<unknown, void, void>;

  constructor(
    name: string,
    whole: (value: unknown) => Promise<unknown>,
    chunks: (source: AsyncIterable<unknown>) => AsyncGenerator<unknown, void, void>,
  ) {
    super();
    this.name = name;
    this.#whole = whole;
    this.#chunks = chunks;
  }

  override async invoke(value: Value, _options?: Partial<RunnableConfig>): Promise<Value> {
    try {
      return (await this.#whole(value)) as Value;
    } catch (error) {
      throw thrown(error);
    }
  }

  override async *_streamIterator(value: Value, _options?: Partial<RunnableConfig>): AsyncGenerator<Value> {
    yield await this.invoke(value);
  }

  override async *transform(
    source: AsyncGenerator<Value>,
    _options: Partial<RunnableConfig>,
  ): AsyncGenerator<Value> {
    try {
      yield* this.#chunks(source) as AsyncGenerator<Value>;
    } catch (error) {
      throw thrown(error);
    }
  }
}

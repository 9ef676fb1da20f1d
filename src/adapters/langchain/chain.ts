import type { CallbackManagerForChainRun } from "@langchain/core/callbacks/manager";
import {
  patchConfig,
  Runnable,
  type RunnableConfig,
  type RunnableInterface,
} from "@langchain/core/runnables";
import { GuardBlockedError } from "../../core/errors.ts";
import type { Guard } from "../../core/types.ts";
import { isObject, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import type { GuardClientOptions } from "../options.ts";
import { enforceText } from "./enforce-text.ts";
import { createJudge, type Judge } from "./judge.ts";
import { createKit, type Kit, thrown, wordsFor } from "./kit.ts";
import { isMessage } from "./messages.ts";
import { cleanChunks, cleanOutput } from "./outputs.ts";
import { enforceInput } from "./parts.ts";
import { refusalChunk, refusalMessage } from "./refusals.ts";

/** Options of {@link guardChain}. */
export interface GuardChainOptions<Input = unknown, Output = unknown> extends GuardClientOptions {
  /**
   * Reads what a user said from an input; nothing else of it is checked then, and where that text would have to be redacted the
   * input blocks.
   *
   * @default every message, document and string in the input
   */
  readonly inputText?: (input: Input) => string;
  /** Makes an output that says `text`. @default a message where the chain gives messages, and the text itself */
  readonly refusal?: (text: string) => Output;
}

/**
 * A runnable like the one given whose input and output go through the guards; works with every way of calling it, streams
 * included.
 *
 * A blocked call gives a refusal, or throws `GuardBlockedError` with `onBlock: "throw"`; so does a chain whose output is
 * neither a text nor a message, unless there is a `refusal`. What runs inside of the chain tells tracers and `streamEvents` of
 * itself what it gave: guard its model, too, where these must be clean.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const ask = guardChain(prompt.pipe(model).pipe(new StringOutputParser()));
 * ```
 */
export function guardChain<Input, Output>(
  runnable: RunnableInterface<Input, Output>,
  guards: readonly Guard[] = recommended(),
  options: GuardChainOptions<Input, Output> = {},
): Runnable<Input, Output> {
  if (!isObject(runnable) || typeof runnable.invoke !== "function") {
    throw wrongOption("runnable", "a runnable of LangChain");
  }
  const { inputText, refusal, ...rest } = options;
  for (const [name, value] of Object.entries({ inputText, refusal })) {
    if (value !== undefined && typeof value !== "function")
      throw wrongOption(`options.${name}`, "a function");
  }
  return new GuardedChain(runnable, createKit(guards, rest), { inputText, refusal });
}

interface Ways<Input, Output> {
  readonly inputText: ((input: Input) => string) | undefined;
  readonly refusal: ((text: string) => Output) | undefined;
}

class GuardedChain<Input, Output> extends Runnable<Input, Output> {
  static override lc_name(): string {
    return "GuardedChain";
  }

  override lc_namespace: string[] = ["sallyport", "langchain"];
  readonly #inner: RunnableInterface<Input, Output>;
  readonly #kit: Kit;
  readonly #judge: Judge;
  readonly #ways: Ways<Input, Output>;
  /** Of which kind the last output was. */
  #form: "message" | "text" | "other" | undefined;

  constructor(inner: RunnableInterface<Input, Output>, kit: Kit, ways: Ways<Input, Output>) {
    super();
    this.#inner = inner;
    this.#kit = kit;
    this.#judge = createJudge(kit);
    this.#ways = ways;
    if (typeof (lastOf(inner) as { _modelType?: unknown })._modelType === "function") this.#form = "message";
  }

  override async invoke(input: Input, options?: Partial<RunnableConfig>): Promise<Output> {
    return this._callWithConfig(
      async (given: Input, config, manager): Promise<Output> => {
        try {
          const checked = await this.#enforce(given);
          const output = await this.#inner.invoke(checked, childOf(config, manager));
          this.#note(output);
          return (await cleanOutput(this.#kit, output)) as Output;
        } catch (error) {
          return await this.#refuse(error, refusalMessage);
        }
      },
      input,
      options,
    );
  }

  override async *_streamIterator(input: Input, options?: Partial<RunnableConfig>): AsyncGenerator<Output> {
    const once = (async function* () {
      yield input;
    })();
    yield* this._transformStreamWithConfig(
      once,
      (inputs, manager, config) => this.#stream(inputs, childOf(config, manager)),
      { ...options },
    );
  }

  async *#stream(inputs: AsyncGenerator<Input>, config: Partial<RunnableConfig>): AsyncGenerator<Output> {
    const note = (chunk: unknown) => this.#note(chunk);
    try {
      for await (const input of inputs) {
        const chunks = await this.#inner.stream(await this.#enforce(input), config);
        yield* cleanChunks(this.#kit, noting(chunks, note)) as AsyncGenerator<Output>;
      }
    } catch (error) {
      yield await this.#refuse(error, (words) => refusalChunk(words).message);
    }
  }

  async #enforce(input: Input): Promise<Input> {
    const { inputText } = this.#ways;
    if (inputText === undefined) return (await enforceInput(this.#kit, this.#judge, input)) as Input;
    const text = inputText(input);
    if (typeof text !== "string" || (await enforceText(this.#kit, text)) !== text) {
      throw new GuardBlockedError("input", []);
    }
    return input;
  }

  #note(output: unknown): void {
    this.#form = isMessage(output) ? "message" : typeof output === "string" ? "text" : "other";
  }

  async #refuse(error: unknown, message: (words: string) => unknown): Promise<Output> {
    const words = await wordsFor(this.#kit, error);
    if (this.#ways.refusal !== undefined) return this.#ways.refusal(words);
    if (this.#form === "other") throw thrown(error);
    return (this.#form === "message" ? message(words) : words) as Output;
  }
}

function childOf(
  config: Partial<RunnableConfig> | undefined,
  manager: CallbackManagerForChainRun | undefined,
): Partial<RunnableConfig> {
  return patchConfig(config, manager === undefined ? {} : { callbacks: manager.getChild() });
}

async function* noting(
  source: AsyncIterable<unknown>,
  note: (chunk: unknown) => void,
): AsyncGenerator<unknown> {
  for await (const chunk of source) {
    note(chunk);
    yield chunk;
  }
}

/** The last step of a sequence, without what is bound to it. */
function lastOf(runnable: object): object {
  let last = runnable;
  for (let depth = 0; depth < 16; depth++) {
    const { last: step, bound } = last as { last?: unknown; bound?: unknown };
    const inner = step ?? bound;
    if (!isObject(inner)) break;
    last = inner;
  }
  return last;
}

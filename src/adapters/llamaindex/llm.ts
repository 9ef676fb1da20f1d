import { enforceResponse } from "../../core/enforce-response.ts";
import type { Guard } from "../../core/types.ts";
import { isObject, own, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { createKit, type Kit } from "../kit.ts";
import { withoutLogprobs } from "../logprobs.ts";
import type { GuardClientOptions } from "../options.ts";
import { wordsOf } from "../words.ts";
import { cleanChunks } from "./chunks.ts";
import { enforceMessages } from "./messages.ts";
import { shellOf } from "./shell.ts";

/** A language model of LlamaIndex. */
export interface LLMLike {
  chat(params: never): Promise<unknown>;
  complete(params: never): Promise<unknown>;
}

type Params = Readonly<Record<string, unknown>>;

interface Inner {
  chat(params: Params): Promise<unknown>;
  complete(params: Params): Promise<unknown>;
}

/** Methods that call `chat` of what they are called on, and what tells of the model. */
const kept: ReadonlySet<string> = new Set(["exec", "streamExec", "metadata"]);

/**
 * A language model like the one given whose calls go through the guards: `chat`, `complete`, `exec` and `streamExec`, with and
 * without `stream`, whoever makes them: engines, agents, evaluators.
 *
 * User messages and prompts are checked at stage `input`, results of tools at stage `tool`; texts, tool calls, and whatever else
 * stands in the options of an answer at stage `output`. `raw` is `null`. In a stream tool calls come whole, after everything
 * else was checked: an answer that is refused calls no tool. A blocked call gives a message with the refusal, whose `options`
 * hold `sallyport: { blocked: true }`; with `onBlock: "throw"` it throws `GuardBlockedError`. Other methods of the model, such
 * as `live`, and the client that it holds, are left out.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * Settings.llm = guardLLM(new OpenAI({ model: "gpt-5" }));
 * ```
 */
export function guardLLM<LLM extends LLMLike>(
  llm: LLM,
  guards: readonly Guard[] = recommended(),
  options: GuardClientOptions = {},
): LLM {
  if (!isObject(llm) || typeof llm.chat !== "function" || typeof llm.complete !== "function")
    throw wrongOption("llm", "a language model of LlamaIndex");
  const kit = createKit(guards, options);
  const inner = llm as unknown as Inner;
  const chat = guardedCall(kit, {
    field: "message",
    read: ({ messages }) => messages,
    call: (params, messages) => inner.chat({ ...params, messages }),
    refusal: (words, isChunk) => {
      if (isChunk) return { delta: words, options: told };
      return { message: { role: "assistant", content: words, options: told } };
    },
  });
  const complete = guardedCall(kit, {
    field: "text",
    read: ({ prompt }) => [{ role: "user", content: prompt }],
    call: (params, [message]) => inner.complete({ ...params, prompt: own(message as object, "content") }),
    refusal: (text) => ({ text }),
  });
  return shellOf(llm, { chat, complete }, kept) as LLM;
}

/** Says to whoever reads an answer that it is not the model's. */
const told = { sallyport: { blocked: true } };

/** What tells the ways of calling a model apart. */
interface Way {
  /** The field that holds an answer; the others repeat it as the provider gave it. */
  readonly field: string;
  read(params: Params): unknown;
  call(params: Params, messages: readonly unknown[]): Promise<unknown>;
  refusal(words: string, isChunk: boolean): object;
}

function guardedCall(kit: Kit, way: Way): (params: Params) => Promise<object> {
  const refused = async (error: unknown, isChunk: boolean): Promise<object> => ({
    raw: null,
    ...way.refusal(await wordsOf(kit, error), isChunk),
  });

  async function* stream(chunks: AsyncIterable<object>): AsyncGenerator<object, void, void> {
    try {
      yield* chunks;
    } catch (error) {
      yield await refused(error, true);
    }
  }

  return async (params) => {
    const isStream = params.stream === true;
    try {
      const checked = await enforceMessages(kit, way.read(params));
      const answer = await way.call(params, checked.messages);
      if (isStream) return stream(cleanChunks(kit, checked, answer as AsyncIterable<unknown>));
      const plain = withoutLogprobs({ [way.field]: own(answer as object, way.field) });
      const clean = await enforceResponse(checked.runner, kit.settings, plain, checked.marks);
      return { ...(clean as object), raw: null };
    } catch (error) {
      const refusal = await refused(error, isStream);
      return isStream ? only(refusal) : refusal;
    }
  };
}

async function* only(chunk: object): AsyncGenerator<object, void, void> {
  yield chunk;
}

import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { cleanValue } from "../kit.ts";
import { cleanMessage } from "./answers.ts";
import type { Judge } from "./judge.ts";
import { type Kit, wordsFor } from "./kit.ts";
import { isMessage, withoutRaw } from "./messages.ts";
import { loadChunks, loadModelEvents } from "./parts.ts";
import { refusalMessage } from "./refusals.ts";

export type Method = (...args: never[]) => unknown;
export type ChatModel = BaseChatModel & Record<string, unknown>;

/** The class from which all chat models come. */
function baseOf(model: ChatModel): ChatModel {
  let base: object = model;
  for (let at: object | null = model; at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, "_streamResponseChunks")) base = at;
  }
  return base as ChatModel;
}

type Messages = BaseMessage[];
type Options = BaseChatModel["ParsedCallOptions"];
type RunManager = Parameters<BaseChatModel["_generate"]>[2];

/** What a guarded model does instead of the one it stands for. */
export function chatMethods(
  kit: Kit,
  judge: Judge,
  model: ChatModel,
  guarded: object,
): Record<string, Method> {
  const base = baseOf(model);
  const methods: Record<string, Method> = {};

  // Without a run manager: models tell it each token as they write it.
  const generate = async (messages: Messages, options: Options): ReturnType<BaseChatModel["_generate"]> => {
    try {
      const result = await model._generate(await judge.all(messages), options);
      return await cleanResult(kit, result);
    } catch (error) {
      const words = await wordsFor(kit, error);
      return { generations: [{ text: words, message: refusalMessage(words) }] };
    }
  };
  methods._generate = generate;

  async function* chunks(
    messages: Messages,
    options: Options,
  ): ReturnType<ChatModel["_streamResponseChunks"]> {
    yield* model._streamResponseChunks(await judge.all(messages), options);
  }

  if (model._streamResponseChunks !== base._streamResponseChunks) {
    methods._streamResponseChunks = async function* (
      messages: Messages,
      options: Options,
      manager?: RunManager,
    ) {
      const { checkedChunks } = await loadChunks();
      for await (const chunk of checkedChunks(kit, chunks(messages, options))) {
        await manager?.handleLLMNewToken(chunk.text, undefined, undefined, undefined, undefined, { chunk });
        yield chunk;
      }
    };
  }

  if (model._streamChatModelEvents !== base._streamChatModelEvents) {
    methods._streamChatModelEvents = async function* (messages: Messages, options: Options) {
      const { checkedModelEvents } = await loadModelEvents();
      const events = async function* () {
        yield* model._streamChatModelEvents(await judge.all(messages), options);
      };
      yield* checkedModelEvents(kit, events());
    };
  }

  // What tracers are told when a run starts.
  methods.generate = async (lists: unknown[][], ...rest: unknown[]) => {
    const checked = await Promise.all(lists.map((list) => judge.withheld(list)));
    return Reflect.apply(model.generate, guarded, [checked, ...rest] as never);
  };
  methods._streamIterator = async function* (input: unknown, options: unknown) {
    const { _convertInputToPromptValue: read } = base.constructor as unknown as ModelClass;
    const messages = Reflect.apply(read, base.constructor, [input]).toChatMessages();
    yield* Reflect.apply(model._streamIterator, guarded, [await judge.withheld(messages), options] as never);
  };

  // An answer that another model left in a shared cache was not checked.
  const keyPrefix = `sallyport ${crypto.randomUUID()} `;
  const keyOf = model._getSerializedCacheKeyParametersForCall as unknown as Method;
  methods._getSerializedCacheKeyParametersForCall = (...args: never[]) =>
    `${keyPrefix}${String(Reflect.apply(keyOf, guarded, args))}`;
  return methods;
}

interface ModelClass {
  _convertInputToPromptValue(input: unknown): { toChatMessages(): Messages };
}

async function cleanResult(
  kit: Kit,
  result: Awaited<ReturnType<BaseChatModel["_generate"]>>,
): ReturnType<BaseChatModel["_generate"]> {
  const generations = await Promise.all(
    result.generations.map(async ({ message, generationInfo }) => {
      const clean = isMessage(message) ? await cleanMessage(kit, message) : message;
      const info = await cleanValue(kit, withoutRaw(generationInfo ?? {}));
      return {
        text: clean.text,
        message: clean,
        ...(generationInfo !== undefined && { generationInfo: info }),
      };
    }),
  );
  const llmOutput = await cleanValue(kit, withoutRaw(result.llmOutput ?? {}));
  return { generations, ...(result.llmOutput !== undefined && { llmOutput }) };
}

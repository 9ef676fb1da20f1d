import { isObject, wrongOption } from "../../core/validate.ts";
import { type ChatModel, chatMethods, type Method } from "./chat-methods.ts";
import type { Judge } from "./judge.ts";
import type { Kit } from "./kit.ts";

/** A function that guards models; gives the same guarded model for the same model. */
export function modelGuard(kit: Kit, judge: Judge): <Model extends object>(model: Model) => Model {
  const known = new WeakMap<object, object>();

  /** The guarded form of whatever holds a chat model; `undefined` for anything else. */
  const wrap = (value: unknown): object | undefined => {
    if (!isObject(value)) return undefined;
    const earlier = known.get(value);
    if (earlier !== undefined) return earlier;
    const guarded = isChatModel(value) ? guardedModel(value) : guardedHolder(value);
    if (guarded === undefined) return undefined;
    known.set(value, guarded);
    known.set(guarded, guarded);
    return guarded;
  };

  const wrapSome = (values: readonly unknown[]): unknown[] | undefined => {
    const wrapped = values.map((value) => wrap(value));
    return wrapped.some((value) => value !== undefined)
      ? wrapped.map((value, at) => value ?? values[at])
      : undefined;
  };

  const guardedHolder = (holder: object): object | undefined => {
    const copy: object = Object.create(holder);
    let isHolder = false;
    for (const name of holderFields) {
      const value = (holder as Record<string, unknown>)[name];
      const inner = Array.isArray(value) ? wrapSome(value) : wrap(value);
      if (inner === undefined) continue;
      override(copy, name, inner);
      isHolder = true;
    }
    return isHolder ? copy : undefined;
  };

  const guardedModel = (model: ChatModel): object => {
    const guarded: object = Object.create(model);
    for (const name of derivingMethods) {
      if (typeof model[name] !== "function") continue;
      // Some models make a new one of their own class, some close over themselves.
      override(guarded, name, (...args: unknown[]) => {
        const derived: unknown = Reflect.apply(
          model[name] as (...given: unknown[]) => unknown,
          guarded,
          args,
        );
        return wrap(derived) ?? derived;
      });
    }
    const methods =
      "_getModelInstance" in model ? configurable(model, wrap) : chatMethods(kit, judge, model, guarded);
    for (const [name, method] of Object.entries(methods)) override(guarded, name, method);
    return guarded;
  };

  return <Model extends object>(model: Model): Model => {
    const guarded = wrap(model);
    if (guarded === undefined) throw wrongOption("model", "a chat model of LangChain");
    return guarded as Model;
  };
}

/** Where runnables keep the model that they call. */
const holderFields = ["bound", "runnable", "fallbacks", "first", "middle", "last"];

/** Methods that give a model, or a runnable around one. */
const derivingMethods = [
  ...["bindTools", "bind", "withConfig", "withStructuredOutput", "withRetry", "withFallbacks"],
];

function override(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

function isChatModel(value: object): value is ChatModel {
  const { _modelType, _generate } = value as Partial<Record<string, unknown>>;
  return (
    typeof _generate === "function" &&
    typeof _modelType === "function" &&
    Reflect.apply(_modelType, value, []) === "base_chat_model"
  );
}

/** What `initChatModel` gives makes the model with each call; operations such as `bindTools` wait until then. */
function configurable(
  model: ChatModel,
  wrap: (value: unknown) => object | undefined,
): Record<string, Method> {
  const plain: object = Object.create(model);
  override(plain, "_queuedMethodOperations", {});
  override(plain, "_modelInstanceCache", new Map());
  return {
    async _getModelInstance(config: unknown) {
      const bare: unknown = await Reflect.apply(model._getModelInstance as Method, plain, [config] as never);
      let instance: unknown = wrap(bare);
      for (const [name, args] of Object.entries(model._queuedMethodOperations as Record<string, unknown[]>)) {
        const method = (instance as Record<string, unknown>)[name];
        if (typeof method === "function") instance = await Reflect.apply(method, instance, args);
      }
      return instance;
    },
  };
}

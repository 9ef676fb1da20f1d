import type { GuardBlockedError } from "../../core/errors.ts";
import { isObject, own } from "../../core/validate.ts";
import type { CallGuard, StreamPart } from "../ai/call-guard.ts";
import type { StepModel } from "./types.ts";

const guarded: WeakSet<object> = new WeakSet();

/** Whether a model is one that was guarded here. */
export function isGuardedModel(model: unknown): boolean {
  return isObject(model) && guarded.has(model);
}

/** Whether a model is of a kind that can be guarded. */
export function isStepModel(model: unknown): model is StepModel {
  if (!isObject(model)) return false;
  const { specificationVersion, doStream, doGenerate } = model as Partial<StepModel>;
  const isKnown = ["v2", "v3", "v4"].includes(String(specificationVersion));
  return isKnown && typeof doStream === "function" && typeof doGenerate === "function";
}

/** A model like the one given, with a guard between it and Mastra. With `earlier` it refuses whatever it is asked. */
export function guardStepModel(guard: CallGuard, model: StepModel, earlier?: GuardBlockedError): StepModel {
  const call =
    (method: "doGenerate" | "doStream") =>
    async (options: { readonly prompt: unknown }): Promise<{ stream: ReadableStream<StreamPart> }> => {
      const prepared = await guard.prepare(options, earlier);
      const stream = await guard.stream(prepared, (params) => model[method](params));
      return { stream: model.specificationVersion === "v2" ? stream.pipeThrough(inOlderForm()) : stream };
    };
  const methods = new Map<PropertyKey, unknown>([
    ["doGenerate", call("doGenerate")],
    ["doStream", call("doStream")],
  ]);
  const bound = new Map<PropertyKey, unknown>();
  // Models are instances of Mastra's classes with private fields, and have to stay such.
  const copy = new Proxy(model, {
    get(target, key) {
      if (methods.has(key)) return methods.get(key);
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function" || key === "constructor") return value;
      if (!bound.has(key)) bound.set(key, value.bind(target));
      return bound.get(key);
    },
  });
  guarded.add(copy);
  return copy;
}

/** Version 2 of the model's interface has a word where later ones have an object, for refusals as well. */
function inOlderForm(): TransformStream<StreamPart, StreamPart> {
  return new TransformStream<object, StreamPart>({
    transform(part, controller) {
      const reason = own(part, "finishReason");
      const older = isObject(reason)
        ? { ...part, finishReason: own(reason, "unified"), usage: noUsage }
        : part;
      controller.enqueue(older as StreamPart);
    },
  });
}

const noUsage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };

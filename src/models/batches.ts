import { isObject, wrongOption } from "../core/validate.ts";
import { modelFailed } from "./model-failed.ts";

/** Where answers to texts that come again are kept: a `Map`, an `LRUCache`, or anything like them. Keys hold no text. */
export interface AnswerCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): unknown;
}

/** How texts are handed over. */
export interface BatchPlan<Value> {
  /** Names the model in errors and, with whatever else the answers depend on, in keys of the cache. */
  readonly id: string;
  /** Texts handed over at a time. */
  readonly size: number;
  readonly cache?: AnswerCache<Value> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Answers to texts in their order: those in the cache from there, each other one once, in batches. */
export async function answerInBatches<Value>(
  texts: readonly string[],
  { id, size, cache, signal }: BatchPlan<Value>,
  ask: (batch: readonly string[]) => Promise<readonly Value[]>,
): Promise<readonly Value[]> {
  const keys = cache === undefined ? texts : await Promise.all(texts.map((text) => keyOf(id, text)));
  const answers = new Map<string, Value>();
  const missing = new Map<string, string>();
  for (const [index, key] of keys.entries()) {
    const known = cache?.get(key);
    if (known !== undefined) answers.set(key, known);
    else missing.set(key, texts[index] as string);
  }
  const entries = [...missing];
  for (let start = 0; start < entries.length; start += size) {
    if (start > 0) await letOthersRun();
    signal?.throwIfAborted();
    const batch = entries.slice(start, start + size);
    const given = await ask(batch.map(([, text]) => text));
    if (given.length !== batch.length) throw modelFailed(id, `expected ${batch.length} answers`);
    for (const [index, [key]] of batch.entries()) {
      answers.set(key, given[index] as Value);
      cache?.set(key, given[index] as Value);
    }
  }
  return keys.map((key) => answers.get(key) as Value);
}

async function keyOf(id: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${id}\0${text}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Lets timers fire between batches: runtimes that work within the call, such as older ones of ONNX, would leave no gap in which a
 * budget could end.
 */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Settles as `promise` does, or rejects with the reason of the signal as soon as it is aborted. */
export function untilAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Checks that something can hold answers. */
export function readCache<Value>(value: unknown): AnswerCache<Value> | undefined {
  if (value === undefined) return undefined;
  const { get, set } = (isObject(value) ? value : {}) as Partial<AnswerCache<Value>>;
  if (typeof get !== "function" || typeof set !== "function")
    throw wrongOption("options.cache", "an object with functions get and set");
  return value as AnswerCache<Value>;
}

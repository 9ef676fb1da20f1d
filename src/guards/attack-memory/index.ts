import type { Guard, Stage } from "../../core/types.ts";
import { isObject, isStage, readOptions, wrongInput, wrongOption } from "../../core/validate.ts";
import { createCutter, windowText } from "../../models/cut.ts";
import { type Embedder, embedAll, embedInBatches, readEmbedder } from "../../models/embedder.ts";
import {
  createInspect,
  type Description,
  type InspectOptions,
  inspectOptionNames,
} from "../../models/inspect-windows.ts";
import { modelFailed } from "../../models/model-failed.ts";
import { wordingEmbedder } from "../../models/text-vector.ts";
import {
  readWindowShape,
  type Thresholds,
  type WindowModel,
  type WindowOptions,
  windowOptionNames,
} from "../../models/window-model.ts";
import { type AttackStore, memoryAttackStore, type NearestAttack } from "./store.ts";

export {
  type AttackStore,
  type MemoryAttackStoreOptions,
  memoryAttackStore,
  type NearestAttack,
  type StoredAttack,
} from "./store.ts";

/** Options of {@link attackMemory}. */
export interface AttackMemoryOptions extends Omit<WindowOptions, "windowWords">, InspectOptions {
  /** Length of a window in words, of texts and of attacks. @default 24 with an embedder, 12 without */
  readonly windowWords?: number;
  /** What makes vectors of texts. @default `textVector`, which knows wording and not meaning */
  readonly embedder?: Embedder;
  /** Where attacks are kept. @default memoryAttackStore() */
  readonly store?: AttackStore;
  /** Cosine from which a window counts as a known attack; what is right depends on the embedder. @default 0.85 with an embedder, 0.75 without */
  readonly threshold?: Thresholds;
  /** Stages at which the guard looks. @default ["input", "retrieval", "tool"] */
  readonly stages?: readonly Stage[];
  /** Longest time for one text, the loading of the embedder included. @default 5000 */
  readonly budgetMs?: number;
}

/** An attack to be remembered. */
export interface KnownAttack {
  readonly id: string;
  readonly text: string;
}

/** A guard that knows attacks by what they mean or how they are worded, and learns new ones while it runs. */
export interface AttackMemory extends Guard {
  /** The same as a model, for `injectionClassifier`; its score is the cosine, or 0 where that is below. */
  readonly model: WindowModel;
  /** Remembers attacks, which count from then on; one whose id is known takes its place. */
  add(attacks: readonly KnownAttack[], context?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Forgets attacks; gives how many there were. */
  remove(ids: readonly string[]): Promise<number>;
  /** The known attack that is nearest to any window of a text, to find out why, or which threshold is right. */
  nearest(text: string, context?: { readonly signal?: AbortSignal }): Promise<NearestAttack | undefined>;
}

const name = "attack-memory";
const description: Description = {
  ruleId: "prompt-injection/known-attack",
  title: "Text that means what a known attack means",
  guard: name,
  refs: ["LLM01:2025", "AML.T0051"],
};

/**
 * Finds texts that mean nearly the same as an attack that is known: paraphrases and translations of what was seen before,
 * as far as the embedder puts them close together; without an embedder, repeats with a few words or letters changed.
 *
 * Windows of the text are compared with windows of the attacks by the cosine of their vectors. Texts are not kept. A store
 * or embedder that fails makes the guard fail, which blocks the text.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for an option that is not known or malformed.
 * @example
 * ```ts
 * const memory = attackMemory({ embedder });
 * await memory.add([{ id: "incident-17", text: "..." }]);
 * const ask = guard(callModel, [injectionPatterns(), memory]);
 * ```
 */
export function attackMemory(options: AttackMemoryOptions = {}): AttackMemory {
  const given = readOptions(options, "options", [
    ...["embedder", "store", "threshold", "stages", "budgetMs"],
    ...windowOptionNames,
    ...inspectOptionNames,
  ]);
  // An embedder that went missing is a mistake, not a wish for the usual one.
  const isOwn = given.has("embedder");
  const embedder = isOwn ? readEmbedder(given.get("embedder"), "options.embedder") : wordingEmbedder;
  const store = readStore(given.get("store"));
  const stages = given.get("stages") ?? ["input", "retrieval", "tool"];
  if (!Array.isArray(stages) || !stages.every(isStage))
    throw wrongOption("options.stages", "an array of stages");
  const budgetMs = given.get("budgetMs") ?? 5000;
  if (typeof budgetMs !== "number" || !(budgetMs > 0))
    throw wrongOption("options.budgetMs", "a number above 0");
  const shape = readWindowShape({ windowWords: isOwn ? 24 : 12, ...Object.fromEntries(given) }, "options");
  const cut = createCutter(shape);
  const windowsOf = (text: string): string[] => {
    const windows: string[] = [];
    cut(text, (start, end) => windows.push(windowText(text, start, end)) > 0);
    return windows;
  };
  const nearestOf = async (windows: readonly string[], signal: AbortSignal | undefined) => {
    const context = signal === undefined ? {} : { signal };
    const nearest = await store.nearest(await embedAll(embedder, windows, context), context);
    if (!Array.isArray(nearest) || nearest.length !== windows.length)
      throw modelFailed(name, `expected ${windows.length} answers of the store`);
    return nearest as readonly (NearestAttack | undefined)[];
  };
  const model: WindowModel = {
    id: name,
    windowWords: shape.words,
    strideWords: shape.step,
    windowChars: shape.chars,
    thresholds: (given.get("threshold") ?? (isOwn ? 0.85 : 0.75)) as Thresholds,
    score: async (windows, { signal }) =>
      // Cosines of equal vectors may be a little above 1.
      (await nearestOf(windows, signal)).map((found) => Math.min(1, Math.max(0, found?.similarity ?? 0))),
  };
  return {
    name,
    stages,
    reports: [description.ruleId],
    budgetMs,
    model,
    inspect: createInspect(
      model,
      description,
      { batchSize: given.get("batchSize"), maxWindows: given.get("maxWindows") },
      model.thresholds,
    ),
    add: async (attacks, context = {}) => {
      checkAttacks(attacks);
      const windows = attacks.map(({ text }) => windowsOf(text));
      const vectors = await embedInBatches(embedder, windows.flat(), context, 32);
      let from = 0;
      await store.add(
        attacks.map(({ id }, index) => {
          const start = from;
          from += windows[index]?.length ?? 0;
          return { id, vectors: vectors.slice(start, from) };
        }),
      );
    },
    remove: async (ids) => store.remove(ids),
    nearest: async (text, { signal } = {}) => {
      const found = (await nearestOf(windowsOf(text), signal)).filter((nearest) => nearest !== undefined);
      return found.toSorted((a, b) => b.similarity - a.similarity)[0];
    },
  };
}

function readStore(value: unknown): AttackStore {
  const store = (value ?? memoryAttackStore()) as Partial<AttackStore>;
  const usable =
    isObject(store) && [store.add, store.remove, store.nearest].every((part) => typeof part === "function");
  if (!usable) throw wrongOption("options.store", "a store with add, remove and nearest");
  return store as AttackStore;
}

function checkAttacks(attacks: unknown): void {
  if (!Array.isArray(attacks)) throw wrongInput("attacks", "an array");
  for (const [index, attack] of attacks.entries()) {
    const { id, text } = (isObject(attack) ? attack : {}) as Partial<KnownAttack>;
    if (typeof id !== "string" || id === "")
      throw wrongInput(`attacks[${index}].id`, "a string that is not empty");
    if (typeof text !== "string" || text.trim() === "")
      throw wrongInput(`attacks[${index}].text`, "a text that is not blank");
  }
}

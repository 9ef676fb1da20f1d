// `sallyport/transformers`: models of transformers.js, from files of your own unless you allow otherwise.
import { GuardError } from "../core/errors.ts";
import { isObject, wrongOption } from "../core/validate.ts";
import { type AnswerCache, answerInBatches, readCache } from "../models/batches.ts";
import type { Embedder } from "../models/embedder.ts";
import { modelFailed } from "../models/model-failed.ts";
import {
  readThresholds,
  readWindowShape,
  type Thresholds,
  type WindowModel,
  type WindowOptions,
  windowOptionNames,
} from "../models/window-model.ts";
import { type ModelOptions, readModelOptions, readText } from "./transformers/options.ts";
import { createSession } from "./transformers/session.ts";

export type { LibrarySource, TransformersLibrary } from "./transformers/library.ts";
export type { ModelOptions } from "./transformers/options.ts";
export {
  allMiniLmL6V2,
  multilingualE5Small,
  piGuard,
  promptGuard2,
  promptGuard2Large,
  protectAiV2,
} from "./transformers/settings.ts";

/** Options of {@link transformersEmbedder}. */
export interface TransformersEmbedderOptions extends ModelOptions {
  /** How vectors of tokens become one: `mean`, or `cls` for the first. @default "mean" */
  readonly pooling?: "mean" | "cls";
  /** Put before every text, such as `query: ` for E5 models. @default "" */
  readonly prefix?: string;
  /** For texts that come again: a `Map`, or an `LRUCache` of `lru-cache`. Its keys hold no text. @default none */
  readonly cache?: AnswerCache<Float32Array>;
}

/** Options of {@link textClassification}. */
export interface TextClassificationOptions extends ModelOptions, WindowOptions {
  /** Labels of the model that mean an attack, in any case; their probabilities are added up. */
  readonly labels: readonly string[];
  /** Names that the model's settings may have been exported with instead, such as `LABEL_1`. @default none */
  readonly otherLabels?: readonly string[];
  /** @default 0.5 */
  readonly thresholds?: Thresholds;
  /** For texts that come again: a `Map`, or an `LRUCache` of `lru-cache`. Its keys hold no text. @default none */
  readonly cache?: AnswerCache<number>;
}

/** What has to be loaded before it can be asked. */
export interface Loadable {
  /** Loads the model now; otherwise the first text waits for it. Rejects with `GUARD_MODEL_INVALID`. */
  load(context?: { readonly signal?: AbortSignal }): Promise<void>;
}

/**
 * An embedding model of transformers.js, for `fitHead`, `headModel` and `attackMemory`.
 *
 * Offline unless `allowRemote` is set. Settings that are alike share one session, which is loaded when it is first needed
 * and answers one batch at a time. `embed` rejects with `GUARD_MODEL_INVALID` when the package or the model cannot be loaded
 * and with `GUARD_MODEL_FAILED` when it does not answer as it should.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for an option that is not known or malformed.
 * @example
 * ```ts
 * const embedder = transformersEmbedder({ ...allMiniLmL6V2, localModelPath: "./models" });
 * const guards = [injectionClassifier({ model: embedder, head })];
 * ```
 */
export function transformersEmbedder(options: TransformersEmbedderOptions): Embedder & Loadable {
  const { settings, given } = readModelOptions(options, ["pooling", "prefix", "cache"]);
  const pooling = given.get("pooling") ?? "mean";
  if (pooling !== "mean" && pooling !== "cls") throw wrongOption("options.pooling", "mean or cls");
  const prefix = given.get("prefix") ?? "";
  if (typeof prefix !== "string") throw wrongOption("options.prefix", "a string");
  const cache = readCache<Float32Array>(given.get("cache"));
  const session = createSession("feature-extraction", settings);
  const id = [settings.model, settings.dtype, pooling, prefix].join(" ").trimEnd();
  return {
    id,
    load: ({ signal } = {}) => session.load(signal),
    embed: (texts, { signal } = {}) =>
      answerInBatches(
        texts.map((text) => prefix + text),
        { id, size: settings.batchSize, cache, signal },
        async (batch) =>
          rowsOf(await session.run(batch, { pooling, normalize: true }, signal), batch.length, id),
      ),
  };
}

/** Rows of a tensor `{ dims: [texts, size], data }`. */
function rowsOf(tensor: unknown, count: number, id: string): Float32Array[] {
  const { dims, data } = (isObject(tensor) ? tensor : {}) as { dims?: unknown; data?: ArrayLike<number> };
  const size = Array.isArray(dims) && dims.length === 2 && dims[0] === count ? Number(dims[1]) : 0;
  if (!(size > 0) || data?.length !== count * size) throw modelFailed(id, `expected ${count} vectors`);
  const numbers = Float32Array.from(data);
  return Array.from({ length: count }, (_, row) => numbers.slice(row * size, (row + 1) * size));
}

/**
 * A text classification model of transformers.js, for `injectionClassifier`.
 *
 * Offline unless `allowRemote` is set; sessions are shared as those of {@link transformersEmbedder}. `score` rejects with
 * `GUARD_MODEL_INVALID` when the package or the model cannot be loaded or has none of the labels, and with
 * `GUARD_MODEL_FAILED` when it does not answer as it should.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for an option that is not known or malformed.
 * @example
 * ```ts
 * const model = textClassification({ ...promptGuard2, localModelPath: "./models" });
 * const guards = [injectionPatterns(), injectionClassifier({ model })];
 * ```
 */
export function textClassification(options: TextClassificationOptions): WindowModel & Loadable {
  const { settings, given } = readModelOptions(options, [
    ...["labels", "otherLabels", "thresholds", "cache"],
    ...windowOptionNames,
  ]);
  const wanted = [
    readLabels(given.get("labels"), "options.labels", 1),
    readLabels(given.get("otherLabels") ?? [], "options.otherLabels", 0),
  ];
  const thresholds = given.get("thresholds") as Thresholds | undefined;
  readThresholds(thresholds, "options.thresholds");
  const { words, step, chars } = readWindowShape(Object.fromEntries(given), "options");
  const cache = readCache<number>(given.get("cache"));
  const session = createSession("text-classification", settings);
  const { model } = settings;
  const id = [model, settings.dtype, ...wanted.map((labels) => [...labels].join("+"))].join(" ").trimEnd();
  return {
    id: model,
    windowWords: words,
    strideWords: step,
    windowChars: chars,
    ...(thresholds !== undefined && { thresholds }),
    load: ({ signal } = {}) => session.load(signal),
    score: (windows, { signal }) =>
      answerInBatches(windows, { id, size: settings.batchSize, cache, signal }, async (batch) => {
        // Each package has its own name for the number of labels, of which all are wanted.
        const answer = await session.run(batch, { topk: null, top_k: null }, signal);
        return listsOf(answer, batch.length, model).map((labels) => attackShare(labels, wanted, model));
      }),
  };
}

function readLabels(value: unknown, field: string, least: number): ReadonlySet<string> {
  if (!Array.isArray(value) || value.length < least) throw wrongOption(field, "an array of labels");
  return new Set(value.map((label, index) => readText(label, `${field}[${index}]`).toLowerCase()));
}

interface LabelScore {
  readonly label: string;
  readonly score: number;
}

/** One list of labels for each text; for one text some versions give the list itself. */
function listsOf(answer: unknown, count: number, model: string): readonly (readonly LabelScore[])[] {
  const lists: unknown =
    count === 1 && Array.isArray(answer) && !Array.isArray(answer[0]) ? [answer] : answer;
  const usable =
    Array.isArray(lists) &&
    lists.length === count &&
    lists.every((list: unknown) => Array.isArray(list) && list.length > 0 && list.every(isLabelScore));
  if (!usable) throw modelFailed(model, `expected the labels of ${count} texts`);
  return lists;
}

function isLabelScore(value: unknown): value is LabelScore {
  const { label, score } = (isObject(value) ? value : {}) as Partial<LabelScore>;
  return typeof label === "string" && typeof score === "number" && score >= 0 && score <= 1 + 1e-4;
}

/** Sum over the labels that mean an attack, by the first set of names of which the model has one. */
function attackShare(
  labels: readonly LabelScore[],
  wanted: readonly ReadonlySet<string>[],
  model: string,
): number {
  for (const names of wanted) {
    const found = labels.filter(({ label }) => names.has(label.toLowerCase()));
    if (found.length > 0)
      return Math.min(
        1,
        found.reduce((sum, { score }) => sum + score, 0),
      );
  }
  const given = labels.map(({ label }) => label).join(", ");
  throw new GuardError("GUARD_MODEL_INVALID", `${model}: none of the labels; it has ${given}`);
}

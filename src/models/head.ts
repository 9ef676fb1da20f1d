import { GuardError } from "../core/errors.ts";
import { isObject, isShare, readOptions, wrongOption } from "../core/validate.ts";
import { type FalsePositiveRate, falsePositiveRates } from "./built-in.ts";
import { dot, type Embedder, embedAll, readEmbedder } from "./embedder.ts";
import { readWindowShape, type WindowModel } from "./window-model.ts";

/** What `fitHead` made: plain data, to be kept as JSON. */
export interface Head {
  readonly format: "sallyport-head-1";
  /** Id of the embedder that it was made for. */
  readonly embedder: string;
  readonly windowWords: number;
  readonly strideWords: number;
  readonly windowChars: number;
  /** One for each number of a vector of length 1. */
  readonly weights: readonly number[];
  /** `bias + weights · vector` are the log-odds of an attack, when attacks are as frequent as harmless texts. */
  readonly bias: number;
  /** Scores from which a text counts as an attack, for the rates 0.001, 0.002, 0.005 and 0.01. */
  readonly thresholds: readonly number[];
}

/** Options of {@link headModel}. */
export interface HeadModelOptions {
  /** Share of harmless texts that may be taken for attacks: 0.001, 0.002, 0.005 or 0.01. @default 0.005 */
  readonly maxFalsePositiveRate?: FalsePositiveRate;
}

/**
 * A model of an embedder and a head that was made for it.
 *
 * @throws GuardError `GUARD_MODEL_INVALID` when the head is malformed or was made for an embedder with another id,
 * `GUARD_INVALID_OPTIONS` for anything else that is malformed.
 * @example
 * ```ts
 * const model = headModel(embedder, JSON.parse(readFileSync("head.json", "utf8")));
 * const guards = [injectionClassifier({ model })];
 * ```
 */
export function headModel(embedder: Embedder, head: Head, options: HeadModelOptions = {}): WindowModel {
  const { id } = readEmbedder(embedder, "embedder");
  checkHead(head, id);
  const given = readOptions(options, "options", ["maxFalsePositiveRate"]);
  const rate = falsePositiveRates.indexOf((given.get("maxFalsePositiveRate") ?? 0.005) as FalsePositiveRate);
  if (rate < 0) throw wrongOption("options.maxFalsePositiveRate", `one of ${falsePositiveRates.join(", ")}`);
  const { windowWords, strideWords, windowChars, bias } = head;
  const weights = Float64Array.from(head.weights);
  return {
    id: `${id} with head`,
    windowWords,
    strideWords,
    windowChars,
    thresholds: head.thresholds[rate] as number,
    score: async (windows, { signal }) => {
      const vectors = await embedAll(embedder, windows, { signal }, weights.length);
      return vectors.map((vector) => probability(bias + dot(weights, vector)));
    },
  };
}

/** From log-odds to 0..1. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function checkHead(value: unknown, embedder: string): void {
  const wrong = (reason: string) => new GuardError("GUARD_MODEL_INVALID", `head: ${reason}`);
  if (!isObject(value)) throw wrong("expected an object");
  const { format, weights, bias, thresholds, ...head } = value as Head;
  if (format !== "sallyport-head-1") throw wrong("expected the format sallyport-head-1");
  if (head.embedder !== embedder) throw wrong("it was made for another embedder");
  const usable =
    Array.isArray(weights) &&
    weights.length > 0 &&
    weights.every((weight) => Number.isFinite(weight)) &&
    Number.isFinite(bias) &&
    Array.isArray(thresholds) &&
    thresholds.length === falsePositiveRates.length &&
    thresholds.every((threshold) => isShare(threshold) && threshold > 0 && threshold < 1);
  if (!usable) throw wrong("expected finite weights, a bias, and thresholds between 0 and 1");
  readWindowShape(head, "head");
}

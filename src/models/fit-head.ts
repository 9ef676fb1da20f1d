import { checkSignal, readOptions, wrongOption } from "../core/validate.ts";
import { type Embedder, embedInBatches, readEmbedder } from "./embedder.ts";
import { type Head, probability } from "./head.ts";
import { type HeadFigures, measureHead, short } from "./head-figures.ts";
import { fitLine, highest } from "./head-line.ts";
import { checkExamples, cutExamples, type HeadExample, type HeadSample } from "./head-samples.ts";
import { fitLogistic } from "./logistic.ts";
import { readCount, readWindowShape, type WindowOptions, windowOptionNames } from "./window-model.ts";

/** Options of {@link fitHead}. */
export interface FitHeadOptions extends Omit<WindowOptions, "windowWords"> {
  /** Length of a window in words, also of those that are scored; vectors of short ones tell attacks apart better. @default 12 */
  readonly windowWords?: number;
  /** Parts into which the groups are dealt; each is judged by a head made from the others. @default 5 */
  readonly folds?: number;
  /** Strength of the regularisation; more for few examples. @default 0.1 */
  readonly l2?: number;
  /** Texts handed to the embedder at a time. @default 32 */
  readonly batchSize?: number;
  readonly signal?: AbortSignal;
}

/** What {@link fitHead} gives. */
export interface FittedHead {
  readonly head: Head;
  readonly figures: HeadFigures;
}

/**
 * Makes a head for an embedder from examples: a regularised logistic regression on windows, in seconds.
 *
 * Of an attack without a span the window counts that looks most like one. Scores are calibrated (Platt 1999) and
 * thresholds set on examples of groups that a head had not seen, so a rate such as 0.001 takes a thousand harmless texts
 * to mean something; with fewer, its threshold lies above all of them. The same examples give the same head. The text of an
 * example appears neither in the head nor in errors.
 *
 * @throws GuardError `GUARD_INVALID_INPUT` for a malformed example or fewer groups of a kind than folds,
 * `GUARD_INVALID_OPTIONS`, `GUARD_MODEL_FAILED` when the embedder gives anything but vectors.
 * @example
 * ```ts
 * const { head, figures } = await fitHead(examples, embedder);
 * writeFileSync("head.json", JSON.stringify(head));
 * ```
 */
export async function fitHead(
  examples: readonly HeadExample[],
  embedder: Embedder,
  options: FitHeadOptions = {},
): Promise<FittedHead> {
  const { id } = readEmbedder(embedder, "embedder");
  const settings = readSettings(options);
  checkExamples(examples);
  const { samples, texts } = cutExamples(examples, settings.shape, settings.folds);
  const signal = settings.signal === undefined ? {} : { signal: settings.signal };
  const vectors = await embedInBatches(embedder, texts, signal, settings.batchSize);
  const whole = fitLine(samples, vectors, settings.l2);
  const scores = new Float64Array(samples.length);
  for (let fold = 0; fold < settings.folds; fold++) {
    settings.signal?.throwIfAborted();
    const others = samples.filter((sample) => sample.fold !== fold);
    const line = fitLine(others, vectors, settings.l2);
    for (const [index, sample] of samples.entries()) {
      if (sample.fold === fold) scores[index] = highest(sample.windows, vectors, line);
    }
  }
  const { slope, offset } = calibrate(samples, scores);
  const { words, step, chars } = settings.shape;
  const figures = measureHead(
    samples,
    scores.map((score) => probability(slope * score + offset)),
    settings.folds,
    texts.length,
  );
  const head: Head = {
    format: "sallyport-head-1",
    embedder: id,
    windowWords: words,
    strideWords: step,
    windowChars: chars,
    weights: Array.from(whole.weights, (weight) => short(weight * slope)),
    bias: short(whole.bias * slope + offset),
    thresholds: figures.rates.map(({ threshold }) => threshold),
  };
  return { head, figures };
}

function readSettings(options: unknown) {
  const given = readOptions(options, "options", ["folds", "l2", "batchSize", "signal", ...windowOptionNames]);
  const signal = given.get("signal");
  checkSignal(signal, "options.signal", "GUARD_INVALID_OPTIONS");
  const l2 = given.get("l2") ?? 0.1;
  if (typeof l2 !== "number" || !(l2 > 0) || !Number.isFinite(l2))
    throw wrongOption("options.l2", "a number above 0");
  return {
    shape: readWindowShape({ windowWords: 12, ...Object.fromEntries(given) }, "options"),
    folds: readCount(given.get("folds") ?? 5, "options.folds", 2, 100),
    batchSize: readCount(given.get("batchSize") ?? 32, "options.batchSize", 1, 10_000),
    signal,
    l2,
  };
}

/**
 * A logistic curve through the scores, both kinds weighing the same; never falling, so that order is kept. Targets are a
 * little off 0 and 1, as Platt has them, so that few examples do not make it sure of itself.
 */
function calibrate(
  samples: readonly HeadSample[],
  scores: Float64Array,
): { readonly slope: number; readonly offset: number } {
  const attacks = samples.filter(({ attack }) => attack).length;
  const harmless = samples.length - attacks;
  const [slope = 1, offset = 0] = fitLogistic({
    rows: Array.from(scores, (score) => Float32Array.of(score)),
    targets: Float64Array.from(samples, ({ attack }) =>
      attack ? (attacks + 1) / (attacks + 2) : 1 / (harmless + 2),
    ),
    weights: Float64Array.from(samples, ({ attack }) => 1 / (attack ? attacks : harmless)),
    l2: 1e-6,
  });
  return { slope: Math.max(slope, 1e-3), offset };
}

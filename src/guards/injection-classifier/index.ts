import type { Finding, Guard, Inspection, Stage } from "../../core/types.ts";
import { isObject, isStage, readOptions, wrongOption } from "../../core/validate.ts";
import type { LoadedWeights } from "../../integrity/weights-file.ts";
import {
  type BuiltInModel,
  builtInModel,
  type FalsePositiveRate,
  falsePositiveRates,
} from "../../models/built-in.ts";
import type { Embedder } from "../../models/embedder.ts";
import { isEnglish } from "../../models/english.ts";
import { type Head, headModel } from "../../models/head.ts";
import {
  createInspect,
  type Description,
  type InspectOptions,
  inspectOptionNames,
  strongest,
  toFinding,
} from "../../models/inspect-windows.ts";
import { respell } from "../../models/respell.ts";
import { Runs } from "../../models/runs.ts";
import { readModel, type Thresholds, type WindowModel } from "../../models/window-model.ts";

interface StagesOption {
  /**
   * Stages at which the guard looks.
   *
   * @default ["input", "retrieval", "tool"]
   */
  readonly stages?: readonly Stage[];
}

interface RateOption {
  /**
   * Share of harmless texts that may be taken for attacks: 0.001, 0.002, 0.005 or 0.01. For the built-in model measured
   * on texts of sources that it had not seen, a fifth of them look-alikes; see docs/model-card.md. For a head measured on
   * the examples it was made from.
   *
   * @default 0.005
   */
  readonly maxFalsePositiveRate?: FalsePositiveRate;
}

/** Options of {@link injectionClassifier} with the model that comes with the library, or with other weights of its form. */
export interface BuiltInClassifierOptions extends StagesOption, RateOption {
  readonly model?: undefined;
  /** What `loadWeights` gives. @default the weights that come with the library */
  readonly weights?: LoadedWeights;
}

interface OtherModelOptions extends StagesOption, InspectOptions {
  /** Longest time for one text, the loading of the model included. @default 5000 */
  readonly budgetMs?: number;
}

/** Options of {@link injectionClassifier} with a model of the user's. */
export interface ModelClassifierOptions extends OtherModelOptions {
  readonly model: WindowModel;
  /** In place of the model's own thresholds. @default those of the model */
  readonly threshold?: Thresholds;
}

/** Options of {@link injectionClassifier} with an embedder and a head that was made for it by `fitHead`. */
export interface HeadClassifierOptions extends OtherModelOptions, RateOption {
  readonly model: Embedder;
  readonly head: Head;
}

/** Options of {@link injectionClassifier}. */
export type InjectionClassifierOptions =
  | BuiltInClassifierOptions
  | ModelClassifierOptions
  | HeadClassifierOptions;

const name = "injection-classifier";
/** Obfuscation is none of them: it is told by its characters, not by what it says. */
const judged: readonly string[] = ["prompt-injection", "jailbreak", "system-prompt-leakage"];
const description: Description = {
  ruleId: "prompt-injection/classifier",
  title: "Text that reads like an injected instruction",
  guard: name,
  refs: ["LLM01:2025", "AML.T0051"],
};

/** Weights may have to be loaded first. */
const usualBudgetMs = 5000;

/**
 * Finds prompt injections that no pattern describes, by a small model that comes with the library or by one of yours.
 *
 * Addresses OWASP LLM01:2025. The text is read in passages of a few words, in each of its views; a finding is a run of
 * passages that look like an attack, and its score is 0.5 where `maxFalsePositiveRate`, or the threshold of the model, is
 * reached. Where none reaches it, the worst passage counts with its lower score, and little beside what other guards found; a
 * verdict lists it only when the text is blocked. What patterns found where it saw next to nothing counts for less. The
 * built-in weights, under two megabytes, are loaded at the first check. No network, no dependency.
 *
 * A `model` that throws, answers with anything but scores, or would have to read more than `maxWindows` windows makes the
 * guard fail, which blocks the text.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for an option that is not known or malformed, `GUARD_MODEL_INVALID` for a head
 * that was made for another embedder.
 * @example
 * ```ts
 * const ask = guard(callModel, [injectionPatterns(), injectionClassifier()]);
 * ```
 */
export function injectionClassifier(options: InjectionClassifierOptions = {}): Guard {
  const given = readOptions(options, "options");
  if (given.get("model") !== undefined) return otherClassifier(options);
  const known = readOptions(options, "options", ["maxFalsePositiveRate", "stages", "model", "weights"]);
  const rate = readRate(known.get("maxFalsePositiveRate"));
  const weights = known.get("weights");
  if (weights !== undefined && !isBuiltInModel(weights))
    throw wrongOption("options.weights", "what loadWeights gives");
  return {
    name,
    stages: readStages(known.get("stages")),
    reports: [description.ruleId],
    doubts: judged,
    budgetMs: usualBudgetMs,
    inspect: (inspection) => {
      const model = weights ?? builtInModel();
      if (!(model instanceof Promise)) return inspect(model, rate, inspection);
      return model.then((loaded) => inspect(loaded, rate, inspection));
    },
  };
}

function otherClassifier(options: unknown): Guard {
  const common = ["model", "stages", "budgetMs", ...inspectOptionNames];
  const hasHead = readOptions(options, "options").get("head") !== undefined;
  const own = hasHead ? ["head", "maxFalsePositiveRate"] : ["threshold"];
  const given = readOptions(options, "options", [...common, ...own]);
  const budgetMs = given.get("budgetMs") ?? usualBudgetMs;
  if (typeof budgetMs !== "number" || !(budgetMs > 0))
    throw wrongOption("options.budgetMs", "a number above 0");
  const model = hasHead
    ? headModel(given.get("model") as Embedder, given.get("head") as Head, {
        maxFalsePositiveRate: falsePositiveRates[
          readRate(given.get("maxFalsePositiveRate"))
        ] as FalsePositiveRate,
      })
    : readModel(given.get("model"), "options.model");
  return {
    name,
    stages: readStages(given.get("stages")),
    reports: [description.ruleId],
    budgetMs,
    inspect: createInspect(
      model,
      description,
      { batchSize: given.get("batchSize"), maxWindows: given.get("maxWindows") },
      given.get("threshold"),
    ),
  };
}

function isBuiltInModel(value: unknown): value is BuiltInModel {
  const { manifest, score } = (isObject(value) ? value : {}) as Partial<BuiltInModel>;
  return isObject(manifest) && typeof score === "function";
}

/** The position of a rate among `falsePositiveRates`. */
function readRate(value: unknown): number {
  const rate = falsePositiveRates.indexOf((value ?? 0.005) as FalsePositiveRate);
  if (rate < 0) throw wrongOption("options.maxFalsePositiveRate", `one of ${falsePositiveRates.join(", ")}`);
  return rate;
}

function readStages(value: unknown): readonly Stage[] {
  const stages = value ?? ["input", "retrieval", "tool"];
  if (!Array.isArray(stages) || !Array.from(stages).every(isStage))
    throw wrongOption("options.stages", "an array of stages");
  return stages;
}

function inspect(model: BuiltInModel, rate: number, inspection: Inspection): readonly Finding[] {
  const { views, stage } = inspection;
  const foreign = stage !== "input";
  const calibrations = model.manifest.calibration[foreign ? "foreign" : "input"];
  const findings: Finding[] = [];
  for (const view of views.scanned) {
    const { slope, thresholds } = calibrations[isEnglish(view.text) ? "english" : "other"];
    const threshold = thresholds[rate] as number;
    for (const text of [view.text, respell(view.text)]) {
      if (text === undefined) continue;
      const runs = new Runs();
      model.score(text, foreign, (start, end, logOdds) => {
        runs.add(start, end, 1 / (1 + Math.exp(-slope * (logOdds - threshold))));
      });
      for (const run of runs.found()) findings.push(toFinding(description, stage, view, run));
    }
  }
  return strongest(findings);
}

import type { Finding, Guard, Inspection, Stage } from "../../core/types.ts";
import { isStage, readOptions, wrongOption } from "../../core/validate.ts";
import {
  type BuiltInModel,
  builtInModel,
  type FalsePositiveRate,
  falsePositiveRates,
} from "../../models/built-in.ts";
import { Runs } from "./runs.ts";

/** Options of {@link injectionClassifier}. */
export interface InjectionClassifierOptions {
  /**
   * Share of harmless texts that may be taken for attacks: 0.001, 0.002, 0.005 or 0.01. Measured on texts of sources that
   * the model had not seen, a fifth of them look-alikes; see docs/model-card.md.
   *
   * @default 0.005
   */
  readonly maxFalsePositiveRate?: FalsePositiveRate;
  /**
   * Stages at which the guard looks.
   *
   * @default ["input", "retrieval", "tool"]
   */
  readonly stages?: readonly Stage[];
}

const name = "injection-classifier";
const ruleId = "prompt-injection/classifier";

/** Findings of one text; more say nothing new. */
const mostFindings = 16;

/**
 * Finds prompt injections that no pattern describes, by a small model that comes with the library.
 *
 * Addresses OWASP LLM01:2025. The text is read in windows of a few words, in each of its views; a finding is a run of
 * windows that look like an attack, and its score is 0.5 where `maxFalsePositiveRate` is reached. Where none reaches it,
 * the worst window is reported with its lower score, which counts together with what other guards found. The weights,
 * about one megabyte, are loaded at the first check. No network, no dependency.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for an option that is not known or malformed.
 * @example
 * ```ts
 * const ask = guard(callModel, [injectionPatterns(), injectionClassifier()]);
 * ```
 */
export function injectionClassifier(options: InjectionClassifierOptions = {}): Guard {
  const { rate, stages } = resolve(options);
  return {
    name,
    stages,
    reports: [ruleId],
    inspect: (inspection) => {
      const model = builtInModel();
      if (!(model instanceof Promise)) return inspect(model, rate, inspection);
      return model.then((loaded) => inspect(loaded, rate, inspection));
    },
  };
}

/** What is known of the options: the position of the rate among `falsePositiveRates`, and the stages. */
function resolve(options: unknown): { rate: number; stages: readonly Stage[] } {
  const given = readOptions(options, "options", ["maxFalsePositiveRate", "stages"]);
  const rate = falsePositiveRates.indexOf((given.get("maxFalsePositiveRate") ?? 0.005) as FalsePositiveRate);
  if (rate < 0) throw wrongOption("options.maxFalsePositiveRate", `one of ${falsePositiveRates.join(", ")}`);
  const stages = given.get("stages") ?? ["input", "retrieval", "tool"];
  if (!Array.isArray(stages) || !Array.from(stages).every(isStage))
    throw wrongOption("options.stages", "an array of stages");
  return { rate, stages };
}

function inspect(model: BuiltInModel, rate: number, inspection: Inspection): readonly Finding[] {
  const { views, stage } = inspection;
  const foreign = stage !== "input";
  const { slope, thresholds } = model.manifest.calibration[foreign ? "foreign" : "input"];
  const threshold = thresholds[rate] as number;
  const findings: Finding[] = [];
  for (const view of views.scanned) {
    const runs = new Runs();
    model.score(view.text, foreign, (start, end, logOdds) => {
      runs.add(start, end, 1 / (1 + Math.exp(-slope * (logOdds - threshold))));
    });
    for (const { start, end, score } of runs.found()) {
      findings.push({
        ruleId,
        title: "Text that reads like an injected instruction",
        guard: name,
        stage,
        score: Math.round(score * 1000) / 1000,
        span: view.toOriginal(start, end),
        view: view.name,
        ...(view.via.length > 0 && { via: view.via }),
        refs: ["LLM01:2025", "AML.T0051"],
      });
    }
  }
  if (findings.length <= mostFindings) return findings;
  return findings.sort((a, b) => b.score - a.score).slice(0, mostFindings);
}

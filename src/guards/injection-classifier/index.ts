import type { Finding, Guard, Inspection, Span, Stage } from "../../core/types.ts";
import { isStage, readOptions, wrongOption } from "../../core/validate.ts";
import { type BuiltInModel, type Calibration, loadBuiltIn } from "../../models/built-in.ts";

/** Options of {@link injectionClassifier}. */
export interface InjectionClassifierOptions {
  /**
   * Share of harmless texts that may be taken for attacks. Measured on texts that the model was not trained on; see
   * docs/model-card.md.
   *
   * @default 0.001
   */
  readonly maxFalsePositiveRate?: 0.001 | 0.01;
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

/** Windows that score less are not reported: by themselves they mean nothing, and with others very little. */
const leastScore = 0.2;

/**
 * Finds prompt injections that no pattern describes, by a small model that comes with the library.
 *
 * Addresses OWASP LLM01:2025. The text is read in windows of a few words, in each of its views; a finding is a run of
 * windows that look like an attack, and its score is 0.5 where `maxFalsePositiveRate` is reached. The weights, about one
 * megabyte, are loaded at the first check. No network, no dependency.
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
    inspect: async (inspection) => inspect(await loadBuiltIn(), rate, inspection),
  };
}

function resolve(options: unknown): { rate: "0.001" | "0.01"; stages: readonly Stage[] } {
  const given = readOptions(options, "options", ["maxFalsePositiveRate", "stages"]);
  const rate = given.get("maxFalsePositiveRate") ?? 0.001;
  if (rate !== 0.001 && rate !== 0.01) throw wrongOption("options.maxFalsePositiveRate", "0.001 or 0.01");
  const stages = given.get("stages") ?? ["input", "retrieval", "tool"];
  if (!Array.isArray(stages) || !Array.from(stages).every(isStage))
    throw wrongOption("options.stages", "an array of stages");
  return { rate: rate === 0.01 ? "0.01" : "0.001", stages };
}

function inspect(model: BuiltInModel, rate: "0.001" | "0.01", inspection: Inspection): readonly Finding[] {
  const { views, stage } = inspection;
  const foreign = stage !== "input";
  const { slope, thresholds }: Calibration = model.manifest.calibration[foreign ? "foreign" : "input"];
  const threshold = thresholds[rate];
  const findings: Finding[] = [];
  for (const view of views.scanned) {
    let run: { start: number; end: number; score: number } | undefined;
    const report = (): void => {
      if (run === undefined) return;
      const span: Span = view.toOriginal(run.start, run.end);
      findings.push({
        ruleId,
        title: "Text that reads like an injected instruction",
        guard: name,
        stage,
        score: run.score,
        span,
        view: view.name,
        ...(view.via.length > 0 && { via: view.via }),
        refs: ["LLM01:2025", "AML.T0051"],
      });
      run = undefined;
    };
    model.score(view.text, foreign, (start, end, logOdds) => {
      const score = round(1 / (1 + Math.exp(-slope * (logOdds - threshold))));
      if (score < leastScore) return report();
      if (run === undefined || start > run.end) {
        report();
        run = { start, end, score };
      } else {
        run.end = Math.max(run.end, end);
        run.score = Math.max(run.score, score);
      }
    });
    report();
  }
  if (findings.length <= mostFindings) return findings;
  return findings.sort((a, b) => b.score - a.score).slice(0, mostFindings);
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}

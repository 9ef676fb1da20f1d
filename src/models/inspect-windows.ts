import { GuardError } from "../core/errors.ts";
import type { Finding, Inspection, Stage } from "../core/types.ts";
import type { View, Views } from "../core/views.ts";
import { createCutter, windowText } from "./cut.ts";
import { Runs } from "./runs.ts";
import {
  readCount,
  readThresholds,
  readWindowShape,
  scoreInBatches,
  type WindowModel,
} from "./window-model.ts";

/** What findings of a guard say about themselves. */
export type Description = Pick<Finding, "ruleId" | "title" | "guard" | "refs">;

/** How a model is asked. */
export interface InspectOptions {
  /** Windows handed over at a time. @default 32 */
  readonly batchSize?: number;
  /**
   * Most different windows of one text, over all of its views. A text with more is not looked at: the guard fails, which
   * blocks it unless its `failure` is `"open"`.
   *
   * @default 1024
   */
  readonly maxWindows?: number;
}

/** Names of {@link InspectOptions}. */
export const inspectOptionNames: readonly string[] = ["batchSize", "maxWindows"];

/** Findings of one text; more say nothing new. */
const mostFindings = 16;

/**
 * Makes the `inspect` of a guard that asks a model about the windows of a text, in each of its views.
 *
 * A finding is a run of windows that reach the threshold, where its score is 0.5; where none does, it is the worst window.
 *
 * @param thresholds in place of those of the model
 */
export function createInspect(
  model: WindowModel,
  description: Description,
  options: { readonly [Name in keyof InspectOptions]?: unknown },
  thresholds?: unknown,
): (inspection: Inspection) => Promise<readonly Finding[]> {
  const cut = createCutter(readWindowShape(model, "options.model"));
  const batchSize = readCount(options.batchSize ?? 32, "options.batchSize", 1, 10_000);
  const maxWindows = readCount(options.maxWindows ?? 1024, "options.maxWindows", 1, 1_000_000);
  const thresholdOf =
    thresholds === undefined
      ? readThresholds(model.thresholds, "options.model.thresholds")
      : readThresholds(thresholds, "options.threshold");
  return async ({ views, stage, signal }) => {
    // Views repeat most of each other, and floods repeat themselves.
    const numbers = new Map<string, number>();
    const seen = viewsOf(views).map((view) => {
      const windows: number[] = [];
      cut(view.text, (start, end) => {
        const text = windowText(view.text, start, end);
        let number = numbers.get(text);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(text, number);
        }
        windows.push(start, end, number);
        return numbers.size <= maxWindows;
      });
      if (numbers.size > maxWindows) throw tooLong(model, maxWindows);
      return { view, windows };
    });
    if (numbers.size === 0) return [];
    const scores = await scoreInBatches(model, [...numbers.keys()], { stage, signal }, batchSize);
    const threshold = thresholdOf(stage);
    return strongest(
      seen.flatMap(({ view, windows }) => {
        const runs = new Runs();
        for (let at = 0; at < windows.length; at += 3) {
          const score = atThreshold(scores[windows[at + 2] as number] as number, threshold);
          runs.add(windows[at] as number, windows[at + 1] as number, score);
        }
        return runs.found().map((run) => toFinding(description, stage, view, run));
      }),
    );
  };
}

/** Models read accents and letters as they are written, so the text as given is looked at beside its folded form. */
function viewsOf({ raw, scanned }: Views): readonly View[] {
  return scanned.includes(raw) ? scanned : [raw, ...scanned];
}

/** Moves the odds of a score so that the threshold becomes 0.5. */
function atThreshold(score: number, threshold: number): number {
  const odds = score * (1 - threshold);
  return odds / (odds + (1 - score) * threshold);
}

/** One run of windows as a finding. */
export function toFinding(
  description: Description,
  stage: Stage,
  view: View,
  { start, end, score }: { readonly start: number; readonly end: number; readonly score: number },
): Finding {
  return {
    ...description,
    stage,
    score: Math.round(score * 1000) / 1000,
    span: view.toOriginal(start, end),
    view: view.name,
    ...(view.via.length > 0 && { via: view.via }),
  };
}

/** The findings in their order, or of many those with the highest scores. */
export function strongest(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= mostFindings) return findings;
  return findings.toSorted((a, b) => b.score - a.score).slice(0, mostFindings);
}

function tooLong({ id }: WindowModel, most: number): GuardError {
  return new GuardError("GUARD_MODEL_FAILED", `${id}: the text has more than ${most} windows`);
}

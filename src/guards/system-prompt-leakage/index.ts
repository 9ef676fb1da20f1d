import type { GramSet } from "../../core/grams.ts";
import { readable } from "../../core/readable.ts";
import type { Finding, Guard, Inspection, Stage, StageActions } from "../../core/types.ts";
import { isStage, isStageActions, readOptions, wrongOption } from "../../core/validate.ts";
import type { View } from "../../core/views.ts";
import { canariesIn, canaryGrams, findCanary } from "./canary.ts";
import { type Copy, Prompt } from "./copies.ts";
import { type Letters, lettersOf, spanOf } from "./letters.ts";

export { createCanary } from "./canary.ts";

/** Options of {@link promptLeakage}. */
export interface PromptLeakageOptions {
  /** The prompt, or several, that answers must not repeat. @default none */
  readonly systemPrompt?: string | readonly string[];
  /**
   * Tokens of `createCanary` that stand in the prompt. Those in what `guard` gives to the pipeline, or in `sources`, need not
   * be named.
   *
   * @default none
   */
  readonly canary?: string | readonly string[];
  /** Parts of the prompt that answers may repeat, such as opening hours. @default [] */
  readonly except?: readonly string[];
  /**
   * Longest stretch of the prompt that an answer may repeat, in letters; a Chinese, Japanese or Korean character counts as
   * four. A prompt that is shorter, but not shorter than 32, must not be repeated as a whole.
   *
   * @default 56
   */
  readonly maxCopiedLetters?: number;
  /**
   * Share of the prompt that an answer may repeat in pieces, 0..1.
   *
   * @default 0.25
   */
  readonly maxContainment?: number;
  /**
   * What findings lead to where the policy says nothing.
   *
   * @default { output: "block" }
   */
  readonly action?: StageActions;
  /**
   * Stages at which the guard looks.
   *
   * @default ["output"]
   */
  readonly stages?: readonly Stage[];
}

const name = "prompt-leakage";
const refs = ["LLM07:2025", "AML.T0056"];

const rules = {
  verbatim: { ruleId: "system-prompt-leakage/verbatim", title: "A stretch of the system prompt" },
  pieces: {
    ruleId: "system-prompt-leakage/pieces",
    title: "Pieces that together are much of the system prompt",
  },
  canary: { ruleId: "system-prompt-leakage/canary", title: "A token that stands in the system prompt alone" },
} as const;

/** A shorter prompt says nothing that others do not say. */
const shortestPrompt = 32;

/** In pieces a prompt, and what is repeated of it, has to say more than in one. */
const shortestInPieces = 160;

/**
 * Finds the system prompt in what the model says: word for word, in pieces, in other layout, case, punctuation and
 * encodings, in any script.
 *
 * Addresses OWASP LLM07:2025. Compares letters alone, in all views of the text. A short sentence that many prompts have
 * is no finding; a translation or a summary is not found. The prompt is kept as hashes. The guard has no `hold`: a stream
 * waits for its end.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for an option that is not known or malformed.
 * @example
 * ```ts
 * const ask = guard(callModel, [promptLeakage({ systemPrompt })]);
 * ```
 */
export function promptLeakage(options: PromptLeakageOptions = {}): Guard {
  const { prompts, canaries, longest, most, action, stages } = readable("options", wrongOption, () =>
    resolve(options),
  );
  const named = canaryGrams(canaries);
  /** Of the texts of one request, which come again with each text of its answer. */
  const known = new WeakMap<readonly string[], GramSet>();
  const gramsOf = (sources: readonly string[]): GramSet => {
    let grams = known.get(sources);
    if (grams === undefined) {
      const tokens = canariesIn(sources);
      grams = tokens.length === 0 ? named : canaryGrams([...canaries, ...tokens]);
      known.set(sources, grams);
    }
    return grams;
  };
  return {
    name,
    stages,
    reports: Object.values(rules).map(({ ruleId }) => ruleId),
    action,
    inspect(inspection) {
      const { sources } = inspection;
      const grams = sources === undefined ? named : gramsOf(sources);
      const inspectLetters = (view: View, letters: Letters): readonly Finding[] => {
        const report = findingsIn(inspection, view, letters);
        const canary = grams.size === 0 ? undefined : findCanary(letters, grams);
        return [
          ...(canary === undefined ? [] : [report("canary", canary)]),
          ...prompts.flatMap((prompt) => {
            const { runs, containment } = prompt.copiesIn(letters);
            const limit = Math.min(longest, prompt.weight);
            const copied = prompt.weight < shortestPrompt ? [] : runs.filter(({ weight }) => weight >= limit);
            if (copied.length > 0) return copied.map((run) => report("verbatim", run));
            const said = runs.reduce((sum, { total }) => sum + total, 0);
            const isMuch =
              containment > most && said >= shortestInPieces / 2 && prompt.weight >= shortestInPieces;
            return isMuch ? runs.map((run) => report("pieces", run)) : [];
          }),
        ];
      };
      return inspection.views.scanned.flatMap((view) => {
        const found = inspectLetters(view, lettersOf(view.text));
        // In tags of their own the words have the letters of the tags between them.
        const isTagged = found.length === 0 && view.text.includes("</");
        return isTagged ? inspectLetters(view, lettersOf(view.text, true)) : found;
      });
    },
  };
}

function findingsIn({ stage }: Inspection, view: View, letters: Letters) {
  return (rule: keyof typeof rules, { from, to }: Pick<Copy, "from" | "to">): Finding => ({
    ...rules[rule],
    guard: name,
    stage,
    score: rule === "pieces" ? 0.8 : 0.95,
    span: spanOf(view, letters, from, to),
    view: view.name,
    ...(view.via.length > 0 && { via: view.via }),
    refs,
  });
}

interface Resolved {
  readonly prompts: readonly Prompt[];
  readonly canaries: readonly string[];
  readonly longest: number;
  readonly most: number;
  readonly action: StageActions;
  readonly stages: readonly Stage[];
}

function resolve(options: unknown): Resolved {
  const given = readOptions(options, "options", [
    ...["systemPrompt", "canary", "except", "maxCopiedLetters", "maxContainment", "action", "stages"],
  ]);
  const texts = (key: string): readonly string[] => {
    const value = given.get(key) ?? [];
    const list: readonly unknown[] = Array.isArray(value) ? Array.from(value) : [value];
    if (!list.every((text) => typeof text === "string"))
      throw wrongOption(`options.${key}`, "a string or strings");
    return list as readonly string[];
  };
  const number = (key: string, usual: number, least: number, most: number): number => {
    const value = given.get(key) ?? usual;
    if (typeof value !== "number" || !(value >= least && value <= most)) {
      throw wrongOption(`options.${key}`, `a number from ${least} to ${most}`);
    }
    return value;
  };
  const action = given.get("action") ?? { output: "block" };
  if (!isStageActions(action)) throw wrongOption("options.action", "an action or actions by stage");
  const stages = given.get("stages") ?? ["output"];
  if (!Array.isArray(stages) || !Array.from(stages).every(isStage)) {
    throw wrongOption("options.stages", "an array of stages");
  }
  const canaries = texts("canary");
  if (canaries.some((token) => token.length < 12))
    throw wrongOption("options.canary", "tokens of createCanary()");
  const except = texts("except");
  return {
    prompts: texts("systemPrompt").map((prompt) => new Prompt(prompt, except)),
    canaries,
    longest: number("maxCopiedLetters", 56, 12, 1_000_000),
    most: number("maxContainment", 0.25, 0, 1),
    action,
    stages: stages as readonly Stage[],
  };
}

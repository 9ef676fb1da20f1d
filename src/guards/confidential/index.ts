import { readable } from "../../core/readable.ts";
import type { Finding, Guard, Span, Stage, StageActions } from "../../core/types.ts";
import { isShare, isStage, isStageActions, readOptions, wrongOption } from "../../core/validate.ts";
import {
  buildConfidentialIndex,
  type ConfidentialDocument,
  type ConfidentialIndex,
  FingerprintIndex,
} from "./confidential-index.ts";
import { type Letters, lettersOf } from "./letters.ts";
import { stretchLength, windowLength } from "./winnow.ts";

export {
  buildConfidentialIndex,
  type ConfidentialDocument,
  type ConfidentialIndex,
  type ConfidentialIndexOptions,
  readConfidentialIndex,
} from "./confidential-index.ts";

/** Options of {@link confidential}. */
export interface ConfidentialOptions {
  /**
   * Longest passage of a protected document that an answer may repeat, in letters and digits; a Chinese, Japanese or Korean
   * character counts as four.
   *
   * @default 80
   */
  readonly maxCopiedLetters?: number;
  /** Share of a protected document that an answer may repeat, 0..1. @default 0.5 */
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

const name = "confidential";
const ruleIds = ["confidential/passage", "confidential/document"] as const;
const titles = {
  "confidential/passage": "A passage of a protected document",
  "confidential/document": "Much of a protected document",
} as const;

/** A phrase that others use too agrees in a fingerprint or two. */
const fewest = 3;

/** Fewest fingerprints that are much of a document. */
const fewestOfDocument = 2;

/** Letters between two fingerprints of one copy; edits of a word or two are within. */
const longestGap = 4 * windowLength;

/** Passages of one view that are reported. */
const mostFindings = 100;

/**
 * Finds passages of protected documents in what the model says, by winnowing fingerprints.
 *
 * Addresses OWASP LLM02:2025. Case, punctuation, layout and encodings make no difference; a summary or a translation is
 * not found. Of the documents keyed hashes alone are kept. Passages that more than 32 documents have are no finding. The
 * guard has no `hold`: a stream waits for its end.
 *
 * @param protectedDocuments Texts, or an index of them; texts are indexed with a random key.
 * @throws GuardError `GUARD_INVALID_OPTIONS` for an option that is not known or malformed, `GUARD_INVALID_INPUT` for
 *   documents that are no texts.
 * @example
 * ```ts
 * const ask = guard(callModel, [confidential(["The merger with ..."])]);
 * ```
 */
export function confidential(
  protectedDocuments: ConfidentialIndex | Iterable<ConfidentialDocument>,
  options: ConfidentialOptions = {},
): Guard {
  const { longest, most, action, stages } = readable("options", wrongOption, () => resolve(options));
  const index =
    protectedDocuments instanceof FingerprintIndex
      ? protectedDocuments
      : (buildConfidentialIndex(protectedDocuments as Iterable<ConfidentialDocument>, {
          key: crypto.getRandomValues(new Uint8Array(32)),
        }) as FingerprintIndex);
  return {
    name,
    stages,
    reports: ruleIds,
    action,
    inspect({ views, stage }) {
      return views.scanned.flatMap((view) => {
        const letters = lettersOf(view.text);
        return passagesIn(letters, index, longest, most).map(
          ({ ruleId, span }): Finding => ({
            ruleId,
            title: titles[ruleId],
            guard: name,
            stage,
            score: 0.9,
            span: view.toOriginal(span.start, span.end),
            view: view.name,
            ...(view.via.length > 0 && { via: view.via }),
            refs: ["LLM02:2025", "AML.T0057"],
          }),
        );
      });
    },
  };
}

interface Passage {
  readonly ruleId: (typeof ruleIds)[number];
  /** Offsets in the view. */
  readonly span: Span;
}

/** A copy of one document: its letters `[from, to)` and how many fingerprints agree. */
interface Copy {
  from: number;
  to: number;
  count: number;
}

function passagesIn(
  letters: Letters,
  index: FingerprintIndex,
  longest: number,
  most: number,
): readonly Passage[] {
  const copies = new Map<number, Copy[]>();
  for (const { at, document } of index.hitsIn(letters)) {
    const list = copies.get(document) ?? [];
    if (list.length === 0) copies.set(document, list);
    const last = list.at(-1);
    if (last !== undefined && at <= last.to + longestGap) {
      last.to = at + stretchLength;
      last.count++;
    } else list.push({ from: at, to: at + stretchLength, count: 1 });
  }
  const passages = new Map<string, Passage>();
  for (const [document, list] of copies) {
    const count = list.reduce((sum, copy) => sum + copy.count, 0);
    if (count < fewestOfDocument) continue;
    const isMuch = count > most * index.sizeOf(document);
    for (const copy of list) {
      const isLong = copy.count >= fewest && copy.to - copy.from > longest;
      if (!isLong && !isMuch) continue;
      const start = letters.offsets[copy.from] as number;
      const end = (letters.offsets[copy.to - 1] as number) + 1;
      const ruleId = isLong ? "confidential/passage" : "confidential/document";
      passages.set(`${start} ${end}`, { ruleId, span: { start, end } });
    }
  }
  return [...passages.values()].slice(0, mostFindings);
}

function resolve(options: unknown) {
  const given = readOptions(options, "options", ["maxCopiedLetters", "maxContainment", "action", "stages"]);
  const longest = given.get("maxCopiedLetters") ?? 80;
  const least = stretchLength + windowLength;
  if (typeof longest !== "number" || !(longest >= least)) {
    throw wrongOption("options.maxCopiedLetters", `a number from ${least}`);
  }
  const most = given.get("maxContainment") ?? 0.5;
  if (!isShare(most)) throw wrongOption("options.maxContainment", "a number from 0 to 1");
  const action = given.get("action") ?? { output: "block" };
  if (!isStageActions(action)) throw wrongOption("options.action", "an action or actions by stage");
  const stages = given.get("stages") ?? ["output"];
  if (!Array.isArray(stages) || !Array.from(stages).every(isStage)) {
    throw wrongOption("options.stages", "an array of stages");
  }
  return { longest, most, action, stages: stages as readonly Stage[] };
}

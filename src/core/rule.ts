import type { Tree } from "./regex/tree.ts";
import type { ScanPlan } from "./scan-plan.ts";
import type { Stage } from "./types.ts";
import type { ViewName } from "./views.ts";

/**
 * One pattern as data.
 *
 * The pattern is written as a JavaScript `RegExp` with the flag `u`, restricted to what RE2 also understands
 * and bounds: no look-around, no back-references, no repeat without an upper limit. `\b`, `\w`, `\d` and `\s`
 * are ASCII. It is matched against a view of the text (see {@link Views}), so it is written in folded form:
 * letters without accents are enough, and the compiler folds the ones that have them.
 */
export interface Rule {
  /** `family/name`, public and never reused. */
  readonly id: string;
  /** One sentence that says what it finds. */
  readonly title: string;
  readonly pattern: RegExp;
  /**
   * Evidence of one match, 0..1, for every stage or stage by stage; a stage that is not named counts 0, and
   * there the rule is left out unless another one needs it near by. A rule that scores 0 throughout is context: its
   * guard sees where it matches and reports nothing.
   */
  readonly score: number | Partial<Record<Stage, number>>;
  /** Catalogue ids with their edition. */
  readonly refs: readonly string[];
  /** Views in which to look. @default ["folded", "squeezed", "decoded"] */
  readonly views?: readonly ViewName[];
  /** What must hold besides the pattern for a match to count. */
  readonly needs?: RuleContext;
}

/** Surroundings a match asks for. */
export interface RuleContext {
  /** A match of another rule (an id, or a family as `family/`) at most `within` UTF-16 units away. */
  readonly near?: { readonly rules: readonly string[]; readonly within: number };
  /** The match lies in text that a reader of the rendered page would not see. */
  readonly hidden?: true;
}

/** What a rule must find and must ignore; imported by tests alone. */
export interface RuleExample {
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  /** Stage at which the examples are checked. @default "input" */
  readonly stage?: Stage;
}

/** Examples by rule id. */
export type RuleExamples = Readonly<Record<string, RuleExample>>;

/**
 * Part of every match of a rule: a run of prefilter symbols that a text must hold for the rule to be tried.
 *
 * Made by the rule compiler; see `regex/factors.ts`.
 */
export interface Factor {
  /**
   * One character for each prefilter symbol (see `symbols.ts`): letters small, `0` for any digit, a space for any run of
   * separators. It neither begins nor ends with a space.
   */
  readonly text: string;
  /** Whether a word character may not stand on both sides of the start / the end. */
  readonly boundary: { readonly before: boolean; readonly after: boolean };
}

/** Factors of which a match holds one; shared by slots of many rules. */
export interface FactorList {
  readonly factors: readonly Factor[];
  /** What each factor adds to where its slot ends, `[least, most, ...]`; none is negative. */
  readonly offsets: readonly number[];
}

/** Factors of a list, and where a match holds them: UTF-16 units from its start to the end of the factor. */
export interface Slot {
  readonly list: FactorList;
  readonly least: number;
  readonly most: number;
}

/** A rule after compilation: what the scanner needs, as plain data. */
export interface CompiledRule extends Omit<Rule, "pattern"> {
  /** Source and flags of the pattern as it was written. */
  readonly source: string;
  readonly flags: string;
  /** The pattern with case, folding and flags written out; `printPattern` gives it back as a `RegExp` source. */
  readonly tree: Tree;
  /** Set when every match holds a character outside ASCII, so that texts without one need not be searched. */
  readonly beyondAscii?: true;
  /** For every match there is a branch all of whose slots it fills; the first slot is the one that is rarest in texts. */
  readonly branches: readonly (readonly Slot[])[];
}

/** Rules that are compiled and scanned together. */
export interface RulePack {
  readonly rules: readonly CompiledRule[];
  /**
   * Set when rules that score 0 matter only beside matches of others: they are looked for only in texts in which there is one.
   */
  readonly contextLast?: true;
  /** What the scanner needs of all of them, when it was worked out before. */
  readonly plan?: ScanPlan;
}

export type { CharacterSet } from "./regex/character-set.ts";
export type { Program } from "./regex/program.ts";

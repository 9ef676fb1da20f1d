import type { CompiledRule } from "./rule.ts";

/**
 * Matches single rules once the scanner knows where they could match.
 *
 * Every engine must give the same matches: branches in the order of the pattern, leftmost first, not overlapping.
 */
export interface Engine {
  readonly name: string;
  /** Called once per rule, when the rule is first needed. */
  compile(rule: CompiledRule): Matcher;
}

export interface Matcher {
  /**
   * Appends the bounds `start, end` of the matches that start in `[from, to]`; `\b`, `^` and `$` see the whole text.
   *
   * @returns The work it took in steps of the built-in matcher or something alike; more than `budget` when it gave up.
   */
  findAll(text: string, from: number, to: number, found: number[], budget: number): number;
}

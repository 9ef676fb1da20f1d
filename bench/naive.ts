import type { Rule } from "../src/core/rule.ts";

/** The filter many applications start with: seven phrases, matched in any case. It is the baseline to beat. */
export const naivePhrases: readonly string[] = [
  "ignore previous instructions",
  "ignore all previous instructions",
  "disregard previous instructions",
  "you are now",
  "system prompt",
  "jailbreak",
  "dan mode",
];

/** Tells whether the phrase list finds anything. */
export function naiveFilter(text: string): boolean {
  const lower = text.toLowerCase();
  return naivePhrases.some((phrase) => lower.includes(phrase));
}

/** The same rules as ours, run one after the other by the host's backtracking engine. */
export function naiveLoop(rules: readonly Rule[]): (text: string) => number {
  const patterns = rules.map(({ pattern }) => new RegExp(pattern.source, pattern.flags));
  return (text) => {
    let found = 0;
    for (const pattern of patterns) {
      pattern.lastIndex = 0;
      while (pattern.exec(text) !== null) found++;
    }
    return found;
  };
}

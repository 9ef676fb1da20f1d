import type { Finding, Guard } from "../../src/core/types.ts";
import { stages } from "../../src/core/types.ts";

/** Personal data that {@link valueGuard} finds, by type. */
const patterns: readonly (readonly [type: string, pattern: RegExp])[] = [
  ["email", /[a-z0-9.]{1,30}@[a-z0-9.]{1,30}[a-z0-9]/g],
  ["card", /[0-9]{16}/g],
  ["key", /key-[a-zA-Z0-9]{12}/g],
];

/** Finds e-mail addresses, sixteen digits and words like `key-A1b2C3d4E5f6`. */
export function valueGuard(options: Partial<Omit<Guard, "inspect">> = {}): Guard {
  return {
    name: "values",
    stages,
    ...options,
    inspect: ({ text }) => findValues(text),
    // Text up to the last character that no value holds.
    hold: (text) => text.search(/[a-zA-Z0-9.@-]*$/),
  };
}

/** What {@link valueGuard} finds. */
export function findValues(text: string): readonly Finding[] {
  return patterns.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map(({ index, 0: value }) => ({
      ruleId: type === "key" ? "secret/key" : `pii/${type}`,
      type,
      title: "A value",
      guard: "values",
      stage: "input" as const,
      score: 0.9,
      span: { start: index, end: index + value.length },
      view: "raw" as const,
      refs: [],
    })),
  );
}

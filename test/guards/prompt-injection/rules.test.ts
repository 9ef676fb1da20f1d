import { describe, expect, test } from "vitest";
import { compileRules } from "../../../src/core/compile.ts";
import type { Rule, RuleExamples } from "../../../src/core/rule.ts";
import { createScanner } from "../../../src/core/scan.ts";
import type { Stage } from "../../../src/core/types.ts";
import { createViews } from "../../../src/core/views.ts";
import { obfuscationRules } from "../../../src/guards/prompt-injection/obfuscation.ts";
import { examples, rules } from "../../../src/guards/prompt-injection/rules/index.ts";

interface RuleFile {
  readonly rules: readonly Rule[];
  readonly examples: RuleExamples;
}

const files = import.meta.glob<RuleFile>(
  [
    "../../../src/guards/prompt-injection/rules/**/*.ts",
    "!**/index.ts",
    "!**/syntax.ts",
    "!**/*-words.ts",
    "!**/language-rules.ts",
  ],
  { eager: true },
);

const knownRefs = new Set([
  "LLM01:2025",
  "LLM02:2025",
  "LLM05:2025",
  "LLM06:2025",
  "LLM07:2025",
  "LLM08:2025",
  "LLM10:2025",
  "AML.T0051.000",
  "AML.T0051.001",
  "AML.T0053",
  "AML.T0054",
  "AML.T0056",
  "AML.T0057",
  "AML.T0065",
  "AML.T0068",
  "AML.T0070",
  "AML.T0077",
  "AML.T0080",
]);

const families =
  /^(?:prompt-injection|jailbreak|system-prompt-leakage|tool-abuse|obfuscation|context)\/[a-z0-9-]+$/;

describe("the table of rules", () => {
  test("lists every rule file", () => {
    const found = Object.values(files).flatMap((file) => file.rules.map(({ id }) => id));
    expect(new Set(rules.map(({ id }) => id))).toEqual(new Set(found));
  });

  test("has unique ids of known families", () => {
    const ids = [...rules.map(({ id }) => id), ...Object.values(obfuscationRules).map(({ id }) => id)];
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !families.test(id))).toEqual([]);
  });

  test("names known catalogue entries only", () => {
    const refs = [...rules, ...Object.values(obfuscationRules)].flatMap((rule) => rule.refs);
    expect([...new Set(refs)].filter((ref) => !knownRefs.has(ref))).toEqual([]);
  });

  test("has examples of both kinds for every rule and none for others", () => {
    const few = rules.filter(
      ({ id }) => Math.min(examples[id]?.positive.length ?? 0, examples[id]?.negative.length ?? 0) < 3,
    );
    expect(few.map(({ id }) => id)).toEqual([]);
    expect(Object.keys(examples).filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
  });

  test("has titles that are noun phrases without a full stop", () => {
    // Titles end up in lists of findings side by side, so they are phrased alike.
    const phrased = /^(?:[A-Z][a-z]+|JSON|XML)\b(?!.*\n).{8,100}[a-z)]$/u;
    const verb =
      /^(?:Asks|Tells|Says|Speaks|Names|Has|Gives|Claims|Declares|Describes|Forbids|Threatens|Calls|Poses|Quotes|Makes|Shows)\b/u;
    const titles = [...rules, ...Object.values(obfuscationRules)].map(({ title }) => title);
    expect(titles.filter((title) => !phrased.test(title) || verb.test(title))).toEqual([]);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test("names existing rules as context", () => {
    const named = rules.flatMap((rule) => rule.needs?.near?.rules ?? []);
    const missing = named.filter(
      (name) => !rules.some(({ id }) => id === name || (name.endsWith("/") && id.startsWith(name))),
    );
    expect(missing).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const { positive = [], negative = [] } = examples[id] ?? {};
  // Alone and without its context, so that the example shows what the pattern itself finds.
  const { needs: _, ...alone } = rule;
  const scanner = createScanner([compileRules([{ ...alone, score: 1 }])]);
  const finds = (text: string, stage: Stage = "input"): boolean =>
    scanner.scan(createViews(text), stage).matches[0]?.some(() => true) ?? false;

  test.each(positive)("finds %j", (text) => expect(finds(text)).toBe(true));
  test.each(negative)("ignores %j", (text) => expect(finds(text)).toBe(false));
});

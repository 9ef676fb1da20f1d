import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/core/compile.ts";
import type { Engine } from "../../src/core/engine.ts";
import { builtinEngine } from "../../src/core/regex/builtin-engine.ts";
import type { CompiledRule } from "../../src/core/rule.ts";
import { createScanner } from "../../src/core/scan.ts";
import { exampleOf, randomNumbers } from "../support/generate.ts";
import { plainViews } from "../support/pattern.ts";
import { sampleRules } from "../support/sample-rules.ts";

const pack = compileRules(sampleRules);
let steps = 0;
const counting: Engine = {
  name: "counting",
  compile(rule) {
    const matcher = builtinEngine.compile(rule);
    return {
      findAll(text, from, to, found, budget) {
        const taken = matcher.findAll(text, from, to, found, budget);
        steps += taken;
        return taken;
      },
    };
  },
};
const scanner = createScanner([pack], { budget: 256, engine: counting });

function stepsOf(text: string): number {
  steps = 0;
  // Not asked whether it was truncated: a flood of matches may be, and one that spent the budget fails below.
  scanner.scan(plainViews(text), "input");
  return steps;
}

const fillers = ["", " ", "a", " ".repeat(50), "\n", "1", ". "];
const floods = pack.rules.flatMap(({ id, tree, branches }: CompiledRule) => {
  const examples = [0, 1, 2].map((seed) => exampleOf(tree, randomNumbers(seed)));
  const starts = examples.map((example) => example.slice(0, example.length / 2));
  const units = [
    ...starts,
    ...branches
      .flat()
      .flatMap(({ list }) => list.factors)
      .slice(0, 4)
      .map(({ text }) => text),
  ].filter((unit) => unit !== "");
  return units.flatMap((unit) => fillers.map((filler): [string, string] => [id, unit + filler]));
});

describe("a flood of a rule's keywords", () => {
  test("takes steps in proportion to its length, and few per character", () => {
    for (const [id, unit] of floods) {
      const flood = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      const short = stepsOf(flood(3000));
      const long = stepsOf(flood(12_000));
      expect(long / Math.max(short, 3000), `${id} ${JSON.stringify(unit)}`).toBeLessThan(4.6);
      expect(long / 12_000, `${id} ${JSON.stringify(unit)}`).toBeLessThan(200);
    }
  });
});

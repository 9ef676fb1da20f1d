// Looks for the text that costs most: each rule's own keywords over and over, at three sizes.
import { compileRules } from "../src/core/compile.ts";
import { createScanner } from "../src/core/scan.ts";
import { createViews } from "../src/core/views.ts";
import { examples, rules as injectionRules } from "../src/guards/prompt-injection/rules/index.ts";
import { machine, median, table } from "./measure.ts";
import { trialRules } from "./trial-rules.ts";

const scanner = createScanner([compileRules([...injectionRules, ...trialRules])]);
const sizes = [10_000, 40_000] as const;

/** Whole examples, their beginnings and their words, repeated; with blanks between and without. */
const floods = new Map<string, string>();
for (const { id } of injectionRules) {
  for (const positive of examples[id]?.positive ?? []) {
    const words = positive.split(/\s+/);
    const seeds = [positive, words.slice(0, 2).join(" "), words.slice(0, -1).join(" "), words[0] ?? ""];
    for (const [index, seed] of seeds.entries()) {
      if (seed.length > 1) {
        floods.set(`${id} ${index} spaced`, `${seed} `);
        floods.set(`${id} ${index} tight`, `${seed}a`);
        floods.set(`${id} ${index} wide`, `${seed}${" ".repeat(40)}`);
      }
    }
  }
}
for (const { id, title } of trialRules) floods.set(id, `${title.split(" ").at(-1)}`);
for (const [name, seed] of [
  ["blanks", " "],
  ["one letter", "a"],
  ["digits", "1 "],
  ["spaced letters", "i g n o r e "],
  ["percent", "%2525"],
  ["entities", "&amp;"],
  ["tags", "<div "],
  ["base64", "aWdub3Jl"],
  ["quotes", "\"'`"],
] as const) {
  floods.set(name, seed);
}

interface Cost {
  readonly name: string;
  readonly microsPerCharacter: number;
  readonly growth: number;
}

const costs: Cost[] = [];
for (const [name, seed] of floods) {
  const times = sizes.map((size) => {
    const text = seed.repeat(Math.ceil(size / seed.length)).slice(0, size);
    scanner.scan(createViews(text), "retrieval");
    const runs = Array.from({ length: 5 }, () => {
      const started = performance.now();
      scanner.scan(createViews(text), "retrieval");
      return performance.now() - started;
    });
    return median(runs) ?? Number.NaN;
  });
  const [small, large] = times as [number, number];
  costs.push({ name, microsPerCharacter: (large * 1000) / sizes[1], growth: large / small });
}

costs.sort((a, b) => b.microsPerCharacter - a.microsPerCharacter);
console.log(`\n${costs.length} floods of ${sizes.join(" and ")} characters; ${machine()}`);
console.log(
  `median ${(median(costs.map((cost) => cost.microsPerCharacter)) ?? 0).toPrecision(3)} µs a character\n`,
);
table(
  ["costliest floods", "µs a character", "time of four times the text"],
  costs
    .slice(0, 12)
    .map(({ name, microsPerCharacter, growth }) => [
      name,
      microsPerCharacter.toPrecision(3),
      `x ${growth.toFixed(1)}`,
    ]),
);
const steepest = costs
  .filter(({ microsPerCharacter }) => microsPerCharacter > 0.05)
  .sort((a, b) => b.growth - a.growth)[0];
console.log(
  `\nSteepest growth: ${steepest?.name}, x ${steepest?.growth.toFixed(2)} for four times the text.`,
);

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
  /** The two texts. */
  readonly texts: readonly string[];
  /** Least milliseconds of the processor by text: what else happens, such as the collection of garbage, only ever adds some. */
  readonly least: readonly number[];
}

const texts = (seed: string): readonly string[] =>
  sizes.map((size) => seed.repeat(Math.ceil(size / seed.length)).slice(0, size));

/** Of all threads. Clocks on the wall also count what other programs take from the longer of two texts. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Scans both texts in turns, so that a busy moment does not fall on one of them alone. */
function measure(pair: readonly string[], rounds: number): readonly number[] {
  const least = pair.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [index, text] of pair.entries()) {
      const started = processorTime();
      scanner.scan(createViews(text), "retrieval");
      least[index] = Math.min(least[index] as number, processorTime() - started);
    }
  }
  return least;
}

const growthOf = ({ least: [small = 1, large = 0] }: Cost): number => large / small;
const microsOf = ({ least }: Cost): number => ((least[1] as number) * 1000) / sizes[1];

const costs = [...floods].map(([name, seed]): Cost => {
  const pair = texts(seed);
  return { name, texts: pair, least: measure(pair, 6) };
});

costs.sort((a, b) => microsOf(b) - microsOf(a));
console.log(`\n${costs.length} floods of ${sizes.join(" and ")} characters; ${machine()}`);
console.log(`median ${(median(costs.map(microsOf)) ?? 0).toPrecision(3)} µs a character\n`);
// What looks costly or steep is measured again, since that of many texts is chance.
const again = (cost: Cost): Cost => ({ ...cost, least: measure(cost.texts, 40) });
table(
  ["costliest floods", "µs a character", "time of four times the text"],
  costs
    .slice(0, 12)
    .map(again)
    .map((cost) => [cost.name, microsOf(cost).toPrecision(3), `x ${growthOf(cost).toFixed(1)}`]),
);
const steepest = costs
  .filter((cost) => microsOf(cost) > 0.05)
  .sort((a, b) => growthOf(b) - growthOf(a))
  .slice(0, 24)
  .map(again)
  .sort((a, b) => growthOf(b) - growthOf(a))[0];
if (steepest !== undefined) {
  const growth = growthOf(steepest).toFixed(2);
  console.log(`\nSteepest growth: ${steepest.name}, x ${growth} for four times the text.`);
}

// Times the scanner on texts that are seen once, against other engines running the same rules and against other guards.
import { RE2 } from "re2-wasm";
import { RE2JS } from "re2js";
import { re2WasmEngine } from "../src/adapters/re2-wasm.ts";
import { compileRules } from "../src/core/compile.ts";
import { printPattern } from "../src/core/regex/print.ts";
import { createScanner } from "../src/core/scan.ts";
import { createViews } from "../src/core/views.ts";
import { injectionPatterns } from "../src/guards/prompt-injection/index.ts";
import { rules as injectionRules } from "../src/guards/prompt-injection/rules/index.ts";
import { createChecker } from "../src/index.ts";
import { type Contestant, compare, machine, micros, table } from "./measure.ts";
import { naiveLoop } from "./naive.ts";
import { peers } from "./peers.ts";
import { freshTexts } from "./texts.ts";
import { trialRules } from "./trial-rules.ts";

const rules = [...injectionRules, ...trialRules];
const pack = compileRules(rules);
const scanner = createScanner([pack]);
const wasmScanner = createScanner([pack], { engine: re2WasmEngine(RE2) });
const checker = createChecker([injectionPatterns({ rules: trialRules })]);
const naive = naiveLoop(rules);
const re2js = pack.rules.map(({ tree }) => RE2JS.compile(printPattern(tree, "re2")));

let sink = 0;
const contestants: readonly Contestant[] = [
  { name: "one charCodeAt pass", run: (text) => readOnce(text) },
  { name: "**sallyport: views and scan**", run: (text) => scanner.scan(createViews(text), "input") },
  { name: "**sallyport: whole check**", run: (text) => checker.check(text, { stage: "input" }) },
  {
    name: "sallyport with re2-wasm",
    run: (text) => wasmScanner.scan(createViews(text), "input"),
    most: 200_000,
  },
  { name: "same rules, V8 loop", run: naive, most: 200_000 },
  {
    name: "same rules, re2js loop",
    run: (text) => re2js.filter((pattern) => pattern.test(text)).length,
    most: 9_000,
  },
  ...(await peers()),
];

function readOnce(text: string): void {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (sum + text.charCodeAt(index)) | 0;
  sink ^= sum;
}

console.log(
  `${rules.length} rules (${injectionRules.length} of injection, ${trialRules.length} token formats as ballast); ${machine()}`,
);
console.log(
  "Median of texts that are each scanned once, contestants taking turns of a few texts in one process.\n",
);

const kinds = freshTexts(480);
const rows = new Map<string, string[]>(contestants.map(({ name }) => [name, []]));
for (const { texts } of kinds) {
  const medians = await compare(contestants, texts);
  const own = medians.get("**sallyport: views and scan**") ?? Number.NaN;
  for (const { name } of contestants) {
    const value = medians.get(name);
    const ratio = value === undefined ? "" : ` (${(value / own).toPrecision(2)}x)`;
    rows.get(name)?.push(`${micros(value)}${ratio}`);
  }
}
table(
  ["", ...kinds.map(({ name }) => name)],
  [...rows].map(([name, cells]) => [name, ...cells]),
);
process.exitCode = sink === Number.POSITIVE_INFINITY ? 1 : 0;

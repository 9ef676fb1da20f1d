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
let sink = 0;

const pass: Contestant = { name: "one charCodeAt pass", run: readOnce };

function readOnce(text: string): void {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (sum + text.charCodeAt(index)) | 0;
  sink ^= sum;
}

async function run(
  title: string,
  contestants: readonly Contestant[],
  own: string,
  count: number,
): Promise<void> {
  const kinds = freshTexts(count);
  console.log(`\n${title}\n`);
  const rows = new Map<string, string[]>(contestants.map(({ name }) => [name, []]));
  for (const { texts } of kinds) {
    const medians = await compare(contestants, texts);
    for (const { name } of contestants) {
      const value = medians.get(name);
      const ratio = value === undefined ? Number.NaN : value / (medians.get(own) ?? Number.NaN);
      const times = name === own || Number.isNaN(ratio) ? "" : ` (x ${ratio.toPrecision(2)})`;
      rows.get(name)?.push(`${micros(value)}${times}`);
    }
  }
  table(
    ["", ...kinds.map(({ name }) => name)],
    [...rows].map(([name, cells]) => [name, ...cells]),
  );
}

console.log(
  `${rules.length} rules (${injectionRules.length} of injection, ${trialRules.length} token formats as ballast); ${machine()}`,
);
console.log("Medians of texts that are each looked at once, contestants taking turns in one process.");

const checker = createChecker([injectionPatterns({ rules: trialRules })]);
const check = "**sallyport, whole check**";
await run(
  "Against other guards (times of sallyport's in brackets)",
  [pass, { name: check, run: (text) => checker.check(text, { stage: "input" }) }, ...(await peers())],
  check,
  6000,
);

const scanner = createScanner([pack]);
const wasmScanner = createScanner([pack], { engine: re2WasmEngine(RE2) });
const re2js = pack.rules.map(({ tree }) => RE2JS.compile(printPattern(tree, "re2")));
const scan = "**sallyport, views and scan**";
await run(
  "Against other ways to run the same rules",
  [
    pass,
    { name: scan, run: (text) => scanner.scan(createViews(text), "input") },
    {
      name: "the same with re2-wasm as engine",
      run: (text) => wasmScanner.scan(createViews(text), "input"),
      most: 9_000,
      slow: true,
    },
    { name: "V8 RegExp, one rule after the other", run: naiveLoop(rules), most: 9_000, slow: true },
    {
      name: "re2js, one rule after the other",
      run: (text) => re2js.filter((pattern) => pattern.test(text)).length,
      most: 9_000,
      slow: true,
    },
  ],
  scan,
  6000,
);
process.exitCode = sink === Number.POSITIVE_INFINITY ? 1 : 0;

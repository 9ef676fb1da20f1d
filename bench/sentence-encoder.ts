// The sentence encoder of data/use-lite with heads made from data/injection, beside the built-in model, on data/evaluation:
//   npm run bench:build && node bench/build/sentence-encoder.js FOLDER [EXAMPLES] [LIBRARY]
// FOLDER holds the folder `use-lite` that data/use-lite/convert.ts wrote; EXAMPLES of each kind and stage are learnt from, 500 without;
// LIBRARY is where transformers.js is, without that of test/vendors.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { transformersEmbedder } from "../src/adapters/transformers.ts";
import { createChecker, fitHead, type Guard, injectionClassifier, type Stage } from "../src/index.ts";
import { areaUnderCurve } from "../src/models/metrics.ts";
import { seededRandom, shuffled } from "../src/models/random.ts";
import { type Row, readBatches, readFolder } from "../src/models/training/rows.ts";
import { machine, median, table } from "./measure.ts";

const [folder, examples = "500", library = "test/vendors/node_modules/@huggingface/transformers"] =
  process.argv.slice(2);
if (folder === undefined) throw new Error("usage: sentence-encoder.js FOLDER [EXAMPLES] [LIBRARY]");
const main = createRequire(import.meta.url).resolve(resolve(library));

const embedder = transformersEmbedder({
  model: "use-lite",
  localModelPath: resolve(folder),
  batchSize: 32,
  library: () => import(pathToFileURL(main).href),
});
const learnt = readBatches("data/injection").filter(({ language }) => language === "en");
const judged = readFolder("data/evaluation");
const random = seededRandom(7);

/** Guards with the score of either model as that of a finding, 0.5 where it blocks. */
async function guardsFor(foreign: boolean): Promise<ReadonlyMap<string, Guard>> {
  const drawn = [true, false].flatMap((attack) =>
    shuffled(
      learnt.filter((row) => row.foreign === foreign && row.attack === attack),
      random,
    ).slice(0, Number(examples)),
  );
  const given = drawn.map(({ text, attack, source, span }) => ({
    ...{ text, attack, group: source },
    ...(span !== undefined && { span: { start: span[0], end: span[1] } }),
  }));
  const started = performance.now();
  const { head, figures } = await fitHead(given, embedder);
  const seconds = (performance.now() - started) / 1000;
  console.error(
    `${given.length} examples, ${figures.windows} windows, ${seconds.toFixed(0)} s, AUC ${figures.auc}`,
  );
  return new Map([
    ["built-in", injectionClassifier()],
    [
      "sentence encoder with head",
      injectionClassifier({ model: embedder, head, maxWindows: 4096, budgetMs: 60_000 }),
    ],
  ]);
}

interface Judged extends Row {
  readonly score: number;
  readonly ms: number;
}

async function judge(guard: Guard, rows: readonly Row[], stage: Stage): Promise<readonly Judged[]> {
  const checker = createChecker([guard]);
  const results: Judged[] = [];
  for (const row of rows) {
    const started = performance.now();
    const { score } = await checker.check(row.text, { stage });
    results.push({ ...row, score, ms: performance.now() - started });
  }
  return results;
}

function figuresOf(rows: readonly Judged[], harmless: readonly Judged[], rate: number): string[] {
  const scores = rows.map(({ score }) => score);
  const passed = harmless.map(({ score }) => score).sort((a, b) => b - a);
  const bar = passed[Math.floor(rate * passed.length + 1e-9)] ?? 0;
  const recall = scores.filter((score) => score > bar).length / scores.length;
  return [areaUnderCurve(scores, passed).toFixed(3), `${(recall * 100).toFixed(0)} %`];
}

const lines: string[][] = [];
for (const stage of ["input", "retrieval"] as const) {
  const foreign = stage !== "input";
  const rows = judged.filter((row) => row.foreign === foreign);
  let rate: number | undefined;
  for (const [name, guard] of await guardsFor(foreign)) {
    await judge(guard, rows.slice(0, 20), stage);
    const results = await judge(guard, rows, stage);
    const harmless = results.filter(({ attack }) => !attack);
    // What the built-in model lets itself take for attacks at its default is what the other one may.
    rate ??= harmless.filter(({ score }) => score >= 0.5).length / harmless.length;
    const attacks = results.filter(({ attack }) => attack);
    const english = attacks.filter(({ language }) => language === "en");
    lines.push([
      ...[stage, name, `${(rate * 100).toFixed(1)} %`],
      ...figuresOf(attacks, harmless, rate),
      ...figuresOf(english, harmless, rate),
      `${median(results.map(({ ms }) => ms))?.toFixed(2)} ms`,
    ]);
  }
}
console.log(`${machine()}, ${examples} examples of each kind\n`);
const head = [
  "stage",
  "model",
  "false alarms",
  "AUC",
  "recall",
  "AUC, English",
  "recall, English",
  "median time",
];
table(head, lines);

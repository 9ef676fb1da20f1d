// Trains the built-in classifier: npm run train -- FOLDER
// Learns from the written corpus in data/injection and from a FOLDER of labelled JSON Lines files
// { text, label, surface, lang, span? }, sets its thresholds on texts that it had not seen (every source is left out once),
// and writes src/models/weights.generated.ts and docs/model-card.md. Same input, same output.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { levelOf, valueOfLevel, writeLevels } from "../levels.ts";
import { calibrate } from "./calibrate.ts";
import { assignFolds, familyOf, foldCount, mayTrain } from "./folds.ts";
import { type LinearModel, predictLinear } from "./linear.ts";
import { writeModelCard } from "./model-card.ts";
import { seededRandom } from "./random.ts";
import { limitSources, type Row, readBatches, readFolder } from "./rows.ts";
import { createSamples, type Samples } from "./samples.ts";
import { teach } from "./teach.ts";

const shape = { words: 8, step: 4 };
const fit = { bits: 20, epochs: 2, rate: 0.2, decay: 1e-4 };

/** Rows of one public source that are learnt from, of either label, and what one of them weighs. */
const mostOfSource = 300;
const weightOfSource = 0.2;

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: npm run train -- FOLDER");

const written = readBatches(join(root, "data/injection"));
const collected = readFolder(folder);
const taught = limitSources(collected, mostOfSource, seededRandom(1));
const rows: Row[] = [...written, ...collected.map((row) => ({ ...row, weight: weightOfSource }))];
console.log(
  `${written.length} written and ${collected.length} collected rows, ${taught.size} of these to learn from`,
);

const samples = createSamples(rows, shape);
console.log(`${samples.count} windows, ${samples.features.length} features`);
const mayUse = (index: number): boolean =>
  index < written.length || taught.has(collected[index - written.length] as Row);

const folds = assignFolds(rows);
const scores = new Float64Array(rows.length).fill(Number.NEGATIVE_INFINITY);
for (let fold = 0; fold < foldCount; fold++) {
  const usable = (index: number): boolean => mayUse(index) && mayTrain(rows[index] as Row, fold, folds);
  const model = quantize(teach(samples, usable, { ...fit, random: seededRandom(100 + fold) }));
  keepBest(samples, predictLinear(samples, model), (row) => folds.get(familyOf(row)) === fold, scores);
}
const calibration = { input: calibrate(rows, scores, false), foreign: calibrate(rows, scores, true) };

const model = teach(samples, mayUse, { ...fit, random: seededRandom(100) });
const { levels, scale } = toLevels(model);
const weights = writeLevels(levels);
const manifest = {
  id: "sallyport-injection-1",
  sha256: sha256(weights),
  corpus: sha256(...batchTexts(join(root, "data/injection"))),
  scale,
  bias: model.bias,
  shape,
  calibration,
};
writeFileSync(
  join(root, "src/models/weights.generated.ts"),
  `// Written by \`npm run train\`; docs/model-card.md says what it learnt from and how well.
import type { Manifest } from "./built-in.ts";

export const manifest: Manifest = ${JSON.stringify(manifest, undefined, 2)};

export const weights: string =
  "${weights}";
`,
);
writeFileSync(
  join(root, "docs/model-card.md"),
  writeModelCard({ rows, scores, manifest, written: written.length }),
);
console.log(JSON.stringify(calibration));

/** The model as it will be read back. */
function quantize(model: LinearModel): LinearModel {
  const { levels, scale } = toLevels(model);
  return { ...model, weights: Float32Array.from(levels, (level) => scale * valueOfLevel(level)) };
}

function toLevels({ weights }: LinearModel): { levels: Int8Array; scale: number } {
  // One weight in a thousand is larger than the highest level.
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const scale = sizes[Math.floor(sizes.length * 0.999)] ?? 1;
  return { levels: Int8Array.from(weights, (weight) => levelOf(weight / scale)), scale };
}

function keepBest(
  { row, count }: Samples,
  predicted: Float32Array,
  isAsked: (row: Row) => boolean,
  best: Float64Array,
): void {
  for (let window = 0; window < count; window++) {
    const index = row[window] as number;
    if (isAsked(rows[index] as Row))
      best[index] = Math.max(best[index] as number, predicted[window] as number);
  }
}

function batchTexts(from: string): string[] {
  const files = readdirSync(from, { recursive: true, encoding: "utf8" }).sort();
  return files.filter((file) => file.endsWith(".txt")).map((file) => readFileSync(join(from, file), "utf8"));
}

function sha256(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text);
  return hash.digest("hex");
}

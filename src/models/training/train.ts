// Trains the built-in classifier: npm run train -- FOLDER
// Learns from the written corpus in data/injection, with the lexicon in data/lexicon, and from a FOLDER of labelled JSON Lines
// files { text, label, surface, lang, span? }, sets its thresholds on texts that it had not seen (every source is left out
// once), and writes src/models/weights.generated.ts and docs/model-card.md. Same input, same output.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TableFacts } from "../built-in.ts";
import { writeLevels } from "../levels.ts";
import { openLexicon } from "../lexicon.ts";
import { seededRandom } from "../random.ts";
import { calibrate } from "./calibrate.ts";
import { compileLexicon } from "./compile-lexicon.ts";
import { assignFolds, familyOf, foldCount, mayTrain } from "./folds.ts";
import type { FitOptions, LinearModel } from "./linear.ts";
import { writeModelCard } from "./model-card.ts";
import { limitSources, type Row, readBatches, readFolder } from "./rows.ts";
import { createSamples } from "./samples.ts";
import { noScores, scoreRows, type TwoLengthsOptions, teachTwoLengths, toLevels } from "./two-lengths.ts";

const shape = { words: 8, step: 4 };

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

const lexicon = compileLexicon(join(root, "data/lexicon"));
const samples = createSamples(rows, shape, openLexicon(lexicon));
console.log(`${samples.windows.count} windows, ${samples.windows.features.length} features`);
const mayUse = (index: number): boolean =>
  index < written.length || taught.has(collected[index - written.length] as Row);

const folds = assignFolds(rows);
const scores = noScores(rows.length);
for (let fold = 0; fold < foldCount; fold++) {
  const usable = (index: number): boolean => mayUse(index) && mayTrain(rows[index] as Row, fold, folds);
  const isAsked = (index: number): boolean => folds.get(familyOf(rows[index] as Row)) === fold;
  scoreRows(samples, teachTwoLengths(samples, usable, optionsOf(100 + fold)), isAsked, scores);
}
const calibration = { input: calibrate(rows, scores, false), foreign: calibrate(rows, scores, true) };

const models = teachTwoLengths(samples, mayUse, optionsOf(100));
const windows = write(models.windows);
const passages = write(models.passages);
const weights = `${windows.text}${passages.text}${lexicon}`;
const manifest = {
  id: "sallyport-injection-2",
  sha256: sha256(weights),
  corpus: sha256(...batchTexts(join(root, "data/injection"))),
  windows: windows.facts,
  passages: passages.facts,
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
  writeModelCard({
    rows,
    scores,
    manifest,
    written: written.length,
    concepts: lexicon.split(" ").length,
    languages: readdirSync(join(root, "data/lexicon")).filter((file) => file.endsWith(".txt")).length,
  }),
);
console.log(JSON.stringify(calibration));

function optionsOf(seed: number): TwoLengthsOptions {
  const fit: Omit<FitOptions, "bits"> = { epochs: 2, rate: 0.2, decay: 1e-4, random: seededRandom(seed) };
  return { windows: { ...fit, bits: 20 }, passages: { ...fit, bits: 19 } };
}

/** A model as text, and what has to be known to read it. */
function write(model: LinearModel): { text: string; facts: TableFacts } {
  const { levels, scale } = toLevels(model);
  return { text: writeLevels(levels), facts: { size: levels.length, scale, bias: model.bias } };
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

// Trains the built-in classifier: npm run train -- FOLDER [--out FILE]
// Learns from the written corpus in data/injection, with the lexicon in data/lexicon, and from a FOLDER of labelled JSON Lines
// files { text, label, surface, lang, span? }, sets its thresholds on texts that it had not seen (every source is left out
// once), and writes src/models/weights.generated.ts and docs/model-card.md, or with --out the weights alone, as JSON that
// `loadWeights` reads. Same input, same weights.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { calibrate } from "./calibrate.ts";
import { foldCount } from "./folds.ts";
import { areaOf, type Scored } from "./margins.ts";
import { writeModelCard } from "./model-card.ts";
import { readTrainingSet } from "./training-set.ts";
import { noScores, scoreRows } from "./two-lengths.ts";
import { sha256, weightsOf } from "./weights-of.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string" } } });
const folder = positionals[0];
if (folder === undefined) throw new Error("usage: npm run train -- FOLDER [--out FILE]");

const set = readTrainingSet(root, folder);
const { rows, written, collected, samples, lexicon } = set;
console.log(
  `${written} written and ${collected} collected rows, ${set.learnt} to learn from; ${samples.windows.count} windows`,
);

const scores = noScores(rows.length);
for (let fold = 0; fold < foldCount; fold++) {
  scoreRows(samples, set.teach(fold), (index) => set.foldOf(index) === fold, scores);
}
const calibration = { input: calibrate(rows, scores, false), foreign: calibrate(rows, scores, true) };

const { manifest, weights } = weightsOf(set.teach(), lexicon, {
  corpus: sha256(...textsIn(join(root, "data/injection"))),
  calibration,
  training: {
    commit: commitOf(root),
    rows: set.learnt,
    areas: { input: areaOfCollected(false), foreign: areaOfCollected(true) },
  },
});
if (values.out !== undefined) writeFileSync(values.out, JSON.stringify({ manifest, weights }));
else writeLibrary();
console.log(JSON.stringify({ calibration, training: manifest.training }));

/** The weights that come with the library, and their card. */
function writeLibrary(): void {
  writeFileSync(
    join(root, "src/models/weights.generated.ts"),
    `// Written by \`npm run train\`; docs/model-card.md says what it learnt from and how well.
import type { Manifest } from "./built-in.ts";

export const manifest: Manifest = ${JSON.stringify(manifest, undefined, 2)};

export const weights: string =
  "${weights}";
`,
  );
  const card = writeModelCard({
    set,
    scores,
    manifest,
    concepts: lexicon.split(" ").length,
    languages: readdirSync(join(root, "data/lexicon")).filter((file) => file.endsWith(".txt")).length,
  });
  writeFileSync(join(root, "docs/model-card.md"), card);
}

/** Area under the curve of collected rows whose source was left out. */
function areaOfCollected(foreign: boolean): number {
  const list = rows
    .slice(written, written + collected)
    .map((row, index): Scored => ({ row, index: written + index }));
  return Math.round(areaOf(list, foreign, scores, calibration).area * 1000) / 1000;
}

/** The commit that is checked out. */
function commitOf(directory: string): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { cwd: directory, encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}

function textsIn(from: string): string[] {
  const files = readdirSync(from, { recursive: true, encoding: "utf8" }).sort();
  return files.filter((file) => file.endsWith(".txt")).map((file) => readFileSync(join(from, file), "utf8"));
}

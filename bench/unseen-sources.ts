// Recall and false alarms of patterns, classifier and both on a folder of labelled JSON Lines files, each source judged by
// weights that had not seen it or its family: npm run report:unseen -- FOLDER [--every N]
// Patterns were written with these files at hand, so only the classifier's figures are of unseen texts.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createChecker, injectionClassifier, injectionPatterns, loadWeights } from "../src/index.ts";
import { areaUnderCurve, shareAbove, thresholdAt } from "../src/models/metrics.ts";
import { foldCount } from "../src/models/training/folds.ts";
import type { Row } from "../src/models/training/rows.ts";
import { readTrainingSet } from "../src/models/training/training-set.ts";
import { weightsOf } from "../src/models/training/weights-of.ts";
import { manifest } from "../src/models/weights.generated.ts";
import { percent, tableLines } from "./report-table.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: "string", default: "1" } },
});
const folder = positionals[0];
if (folder === undefined) throw new Error("usage: npm run report:unseen -- FOLDER [--every N]");

const columns = ["patterns", "classifier", "both"] as const;
interface Judged {
  readonly row: Row;
  /** In the order of the columns. */
  readonly scores: readonly number[];
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const set = readTrainingSet(root, folder);
const judged: Judged[] = [];
for (let fold = 0; fold < foldCount; fold++) {
  const weights = await loadWeights(weightsOf(set.teach(fold), set.lexicon, manifest));
  const patterns = injectionPatterns();
  const classifier = injectionClassifier({ weights, maxFalsePositiveRate: 0.01 });
  const checkers = [[patterns], [classifier], [patterns, classifier]].map((guards) => createChecker(guards));
  for (let index = set.written; index < set.written + set.collected; index += Number(values.every)) {
    if (set.foldOf(index) !== fold) continue;
    const row = set.rows[index] as Row;
    const stage = row.foreign ? "retrieval" : "input";
    const verdicts = await Promise.all(checkers.map((checker) => checker.check(row.text, { stage })));
    judged.push({ row, scores: verdicts.map(({ score }) => score) });
  }
}

const scoresOf = (list: readonly Judged[], column: number, attack: boolean): number[] =>
  list.filter(({ row }) => row.attack === attack).map(({ scores }) => scores[column] as number);
/** Where the default policy blocks. */
const isFlagged = (score: number): boolean => score >= 0.5;
const surfaceOf = ({ foreign }: Row): string => (foreign ? "documents and tool results" : "user text");
const surfaces = ["user text", "documents and tool results"];

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function show(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const line of tableLines({ title, columns: heads, rows }, true)) console.log(line);
}

show(
  "All sources together",
  [
    "attacks",
    "harmless",
    ...columns.flatMap((name) => [`${name}, AUC`, "recall at 1 %", "recall at default"]),
  ],
  surfaces.map((surface) => {
    const list = judged.filter(({ row }) => surfaceOf(row) === surface);
    const counts = [true, false].map((attack) => String(scoresOf(list, 0, attack).length));
    const figures = columns.flatMap((_, column) => {
      const [attacks, harmless] = [scoresOf(list, column, true), scoresOf(list, column, false)];
      return [
        areaUnderCurve(attacks, harmless).toFixed(3),
        percent(shareAbove(attacks, thresholdAt(harmless, 0.01)), 1),
        percent(attacks.filter(isFlagged).length, attacks.length),
      ];
    });
    return [surface, ...counts, ...figures];
  }),
);

show(
  "Mean of the sources of attacks, each against the harmless texts of all",
  ["sources", ...columns.flatMap((name) => [`${name}, AUC`, "recall at 1 %"])],
  surfaces.map((surface) => {
    const list = judged.filter(({ row }) => surfaceOf(row) === surface);
    const attackSources = new Set(list.filter(({ row }) => row.attack).map(({ row }) => row.source));
    const figures = columns.flatMap((_, column) => {
      const harmless = scoresOf(list, column, false);
      const threshold = thresholdAt(harmless, 0.01);
      const attacks = [...attackSources].map((source) =>
        scoresOf(
          list.filter(({ row }) => row.source === source),
          column,
          true,
        ),
      );
      return [
        mean(attacks.map((scores) => areaUnderCurve(scores, harmless))).toFixed(3),
        percent(mean(attacks.map((scores) => shareAbove(scores, threshold))), 1),
      ];
    });
    return [surface, String(attackSources.size), ...figures];
  }),
);

const sources = [...new Set(judged.map(({ row }) => `${row.source}, ${surfaceOf(row)}`))].sort();
for (const attack of [true, false]) {
  show(
    attack ? "Attacks found, by source" : "Harmless texts flagged, by source",
    ["rows", ...columns],
    sources.flatMap((source) => {
      const list = judged.filter(
        ({ row }) => row.attack === attack && `${row.source}, ${surfaceOf(row)}` === source,
      );
      if (list.length === 0) return [];
      const shares = columns.map((_, column) =>
        percent(list.filter(({ scores }) => isFlagged(scores[column] as number)).length, list.length),
      );
      return [[source, String(list.length), ...shares]];
    }),
  );
}

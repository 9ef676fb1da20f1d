// Checks the written corpus: npm run corpus -- [FOLDER]
// Reads every batch, refuses near-duplicates among the attacks, among the benign texts and of texts in data/evaluation, and
// with a FOLDER of labelled JSON Lines files also of those; prints what there is by strategy and by language. Exit code 1
// for a refusal.
import { fileURLToPath } from "node:url";
import { shinglesOf, similarTo } from "./near-duplicates.ts";
import { type Row, readBatches, readFolder } from "./rows.ts";

/** Texts of this Jaccard similarity or more are one text. */
const tooSimilar = 0.5;

const folder = fileURLToPath(new URL("../../../data/injection/", import.meta.url));
const rows = readBatches(folder);
let refused = 0;

for (const attack of [true, false]) {
  const group = rows.filter((row) => row.attack === attack);
  const shingles = group.map(({ text }) => shinglesOf(text));
  const isEarlier = (first: number, second: number): boolean => second < first;
  for (const { first, second } of similarTo(shingles, shingles, tooSimilar, isEarlier)) {
    refuse(group[first] as Row, group[second] as Row);
  }
}
const evaluation = fileURLToPath(new URL("../../../data/evaluation/", import.meta.url));
const texts = rows.map(({ text }) => shinglesOf(text));
for (const other of [evaluation, ...process.argv.slice(2)]) {
  const others = readFolder(other);
  const pairs = similarTo(
    texts,
    others.map(({ text }) => shinglesOf(text)),
    tooSimilar,
  );
  for (const { first, second } of pairs) refuse(rows[first] as Row, others[second] as Row);
}

function refuse(row: Row, other: Row): void {
  refused++;
  console.error(
    `${row.source}: ${JSON.stringify(row.text.slice(0, 80))} is nearly a text of ${other.source}`,
  );
}

function printCounts(title: string, keyOf: (row: Row) => string): void {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  console.log(`${title} (${groups.size})`);
  for (const [key, group] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    const attacks = group.filter(({ attack }) => attack).length;
    console.log(
      `  ${key}: ${attacks} attacks, ${group.length - attacks} benign, ${diversity(group).toFixed(2)} distinct`,
    );
  }
}

/** Share of runs of five words that stand in no other text of the group. */
function diversity(group: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { text } of group) {
    for (const shingle of shinglesOf(text)) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count === 1).length / counts.size;
}

printCounts("Strategies", ({ strategy }) => strategy ?? "none");
printCounts("Languages", ({ language }) => language);
const attacks = rows.filter(({ attack }) => attack).length;
console.log(`${attacks} attacks, ${rows.length - attacks} benign texts, ${refused} refused`);
process.exitCode = refused > 0 ? 1 : 0;

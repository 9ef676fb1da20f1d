// Recall and false alarms of the injection guards on a folder of labelled JSON Lines files:
//   npm run report -- FOLDER [--every N] [--threshold T] [--wrong FILE] [--markdown]
// A row is { text, label, surface, lang, note? }; labels `injection` and `jailbreak` are attacks, `benign` is not.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createChecker, type Finding, recommended, type Stage } from "../src/index.ts";
import { naiveFilter } from "./naive.ts";

interface Row {
  readonly text: string;
  readonly label: string;
  readonly surface: string;
  readonly lang: string;
  readonly note?: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: "string", default: "1" },
    threshold: { type: "string", default: "0.5" },
    wrong: { type: "string" },
    markdown: { type: "boolean", default: false },
  },
});
const folder = positionals[0];
if (folder === undefined)
  throw new Error("usage: npm run report -- FOLDER [--every N] [--wrong FILE] [--markdown]");

const every = Number(values.every);
const threshold = Number(values.threshold);
const checker = createChecker(recommended());
const stageOf = new Map<string, Stage>([
  ["user_input", "input"],
  ["document", "retrieval"],
  ["tool_output", "tool"],
]);

/** Counts of one group of rows. */
class Tally {
  rows = 0;
  flagged = 0;
  naive = 0;
  add(flagged: boolean, naive: boolean): void {
    this.rows++;
    if (flagged) this.flagged++;
    if (naive) this.naive++;
  }
}

const groups = new Map<string, Map<string, Tally>>();
const rules = new Map<string, { attacks: number; benign: number }>();

function count(group: string, key: string, flagged: boolean, naive: boolean): void {
  const tallies = groups.get(group) ?? new Map<string, Tally>();
  groups.set(group, tallies);
  const tally = tallies.get(key) ?? new Tally();
  tallies.set(key, tally);
  tally.add(flagged, naive);
}

const started = performance.now();
let characters = 0;
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .sort()) {
  const name = file.replace(".jsonl", "");
  const lines = readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);
  for (let index = 0; index < lines.length; index += every) {
    const row = JSON.parse(lines[index] as string) as Row;
    const attack = row.label === "injection" || row.label === "jailbreak";
    if (!attack && row.label !== "benign") continue;
    const stage = stageOf.get(row.surface) ?? "input";
    const { score, findings } = await checker.check(row.text, { stage });
    characters += row.text.length;
    const flagged = score >= threshold;
    const naive = naiveFilter(row.text);
    if (attack) {
      count("Recall by source", name, flagged, naive);
      count("Recall by language", row.lang, flagged, naive);
      count("Recall by surface", row.surface, flagged, naive);
    } else {
      const hard = row.note?.includes("hard_negative") ? ", hard negatives" : "";
      count("False positives by source", `${name}, ${row.surface}${hard}`, flagged, naive);
      count("False positives by surface", row.surface, flagged, naive);
      count("False positives by language", row.lang, flagged, naive);
    }
    count("All", attack ? "recall" : "false positives", flagged, naive);
    for (const id of new Set(findings.map(({ ruleId }) => ruleId))) {
      const seen = rules.get(id) ?? { attacks: 0, benign: 0 };
      rules.set(id, seen);
      seen[attack ? "attacks" : "benign"]++;
    }
    if (values.wrong === name && flagged !== attack) print(row, score, findings);
  }
}

function print(row: Row, score: number, findings: readonly Finding[]): void {
  console.log(
    `${row.label} ${row.surface} ${row.lang} ${score.toFixed(2)} ${JSON.stringify(row.text.slice(0, 300))}`,
  );
  for (const { ruleId, span, score: alone, view } of findings) {
    const text = JSON.stringify(row.text.slice(Math.max(0, span.start - 20), span.end + 20).slice(0, 160));
    console.log(`    ${ruleId} ${alone.toFixed(2)} ${view} ${text}`);
  }
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
for (const [group, tallies] of groups) {
  console.log(
    values.markdown
      ? `\n| ${group} | rows | sallyport | phrase list |\n| --- | ---: | ---: | ---: |`
      : `\n${group}`,
  );
  for (const [key, { rows, flagged, naive }] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cells = [key, String(rows), percent(flagged, rows), percent(naive, rows)];
    if (values.markdown) console.log(`| ${cells.join(" | ")} |`);
    else
      console.log(
        `  ${key.padEnd(60)}${cells
          .slice(1)
          .map((cell) => cell.padStart(10))
          .join("")}`,
      );
  }
}
if (!values.markdown) {
  console.log("\nRules with the most benign rows (attack rows / benign rows)");
  for (const [id, { attacks, benign }] of [...rules].sort((a, b) => b[1].benign - a[1].benign).slice(0, 40)) {
    console.log(`  ${id.padEnd(60)}${String(attacks).padStart(7)} /${String(benign).padStart(6)}`);
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${(characters / 1e6).toFixed(1)} million characters in ${seconds.toFixed(1)} s`);
}

// Recall and false alarms of the injection patterns, without the classifier, which learnt from such rows, on a folder of labelled JSON Lines files:
//   npm run report -- FOLDER [--every N] [--threshold T] [--wrong FILE] [--markdown]
// A row is { text, label, surface, lang, note? }; labels `injection` and `jailbreak` are attacks, `benign` is not.
// Attacks that were caught are told by rule family and mechanism as well: those in which it found something, those that its
// findings reach the threshold for by themselves, and those that would not reach it without them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createChecker, type Finding, injectionPatterns, type Stage } from "../src/index.ts";
import { type Share, ShareTally, sharesOf } from "./families.ts";
import { mechanismOf } from "./mechanisms.ts";
import { naiveFilter } from "./naive.ts";
import { percent, type Table, tableLines } from "./report-table.ts";

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
const checker = createChecker([injectionPatterns()]);
const stageOf = new Map<string, Stage>([
  ["user_input", "input"],
  ["document", "retrieval"],
  ["tool_output", "tool"],
]);

const byFamily = "Attacks caught, by rule family";
const byLanguage = "Attacks caught, by language and rule family";
const byMechanism = "Attacks caught, by mechanism";

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

/** Tables of rows by their name: by source, by language and so on. */
const groups = new Map<string, Map<string, Tally>>();
const rules = new Map<string, { attacks: number; benign: number }>();
/** What groups of rules did for the attacks that were caught, by the name of the table. */
const shares = new Map<string, Map<string, ShareTally>>();

/** The value under a key, made when it is first asked for. */
function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function count(group: string, key: string, flagged: boolean, naive: boolean): void {
  const tallies = entry(groups, group, () => new Map<string, Tally>());
  entry(tallies, key, () => new Tally()).add(flagged, naive);
}

function countShares(language: string, findings: readonly Finding[]): void {
  const add = (table: string, key: string, share: Share): void =>
    entry(
      entry(shares, table, () => new Map<string, ShareTally>()),
      key,
      () => new ShareTally(),
    ).add(share);
  for (const share of sharesOf(findings, threshold)) {
    add(byFamily, share.group, share);
    add(byLanguage, `${language}, ${share.group}`, share);
  }
  for (const share of sharesOf(findings, threshold, mechanismOf)) add(byMechanism, share.group, share);
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
      if (flagged) countShares(row.lang, findings);
    } else {
      const hard = row.note?.includes("hard_negative") ? ", hard negatives" : "";
      count("False positives by source", `${name}, ${row.surface}${hard}`, flagged, naive);
      count("False positives by surface", row.surface, flagged, naive);
      count("False positives by language", row.lang, flagged, naive);
    }
    count("All", attack ? "recall" : "false positives", flagged, naive);
    for (const id of new Set(findings.map(({ ruleId }) => ruleId))) {
      entry(rules, id, () => ({ attacks: 0, benign: 0 }))[attack ? "attacks" : "benign"]++;
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

const show = (title: string, columns: readonly string[], rows: Table["rows"]): void => {
  for (const line of tableLines({ title, columns, rows }, values.markdown)) console.log(line);
};
const byName = <Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

for (const [group, tallies] of groups) {
  const rows = byName(tallies).map(([key, { rows, flagged, naive }]) => {
    return [key, String(rows), String(flagged), percent(flagged, rows), percent(naive, rows)];
  });
  show(group, ["rows", "flagged", "sallyport", "phrase list"], rows);
}

// One attack may count for several groups, so that the columns do not add up to the recall.
for (const [table, tallies] of shares) {
  const rows = byName(tallies).map(([key, { found, alone, needed }]) => {
    const kind = table === byLanguage ? "Recall by language" : "All";
    const whole = groups.get(kind)?.get(kind === "All" ? "recall" : (key.split(",")[0] ?? ""))?.rows ?? 0;
    return [key, ...[found, alone, needed].flatMap((part) => [String(part), percent(part, whole)])];
  });
  show(table, ["caught with it", "recall", "by it alone", "recall", "lost without", "recall"], rows);
}

if (!values.markdown) {
  console.log("\nRules with the most benign rows (attack rows / benign rows)");
  for (const [id, { attacks, benign }] of [...rules].sort((a, b) => b[1].benign - a[1].benign).slice(0, 40)) {
    console.log(`  ${id.padEnd(60)}${String(attacks).padStart(7)} /${String(benign).padStart(6)}`);
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${(characters / 1e6).toFixed(1)} million characters in ${seconds.toFixed(1)} s`);
}

// Precision, recall and F1 of the personal-data guard on a folder of labelled JSON Lines files:
//   npm run eval:pii -- FOLDER [--file NAME] [--wrong FILE]
// A row is { text, spans: [{ start, end, type, cls }], ignore?, label, expect?, note? }. A finding is right when it overlaps a
// span whose type its kind may stand for; one that overlaps `ignore` alone counts neither way, nor does a further one on a span
// that was found. Recall counts spans, and `located` spans that any finding overlaps, whatever its kind; `exact` is the share of
// the found spans whose offsets agree. Alarms are texts without spans that have a finding.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pii } from "../src/guards/pii/index.ts";
import { createChecker, type Finding } from "../src/index.ts";
import { kindsOf } from "./pii-types.ts";
import { percent, type Table, tableLines } from "./report-table.ts";

interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly cls?: string;
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly GoldSpan[];
  readonly ignore?: readonly GoldSpan[];
  readonly expect?: string;
  readonly note?: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: "string" },
    wrong: { type: "string" },
    types: { type: "boolean", default: false },
  },
});
const folder = positionals[0];
if (folder === undefined)
  throw new Error("usage: npm run eval:pii -- FOLDER [--file NAME] [--wrong FILE] [--types]");
if (!existsSync(folder)) {
  console.log(`${folder} is not there; nothing to evaluate.`);
  process.exit(0);
}

/** Spans and findings of one group. */
class Tally {
  spans = 0;
  located = 0;
  found = 0;
  exact = 0;
  wrong = 0;

  get cells(): readonly string[] {
    return [
      String(this.spans),
      percent(this.found, this.found + this.wrong),
      percent(this.found, this.spans),
      percent(2 * this.found, this.found + this.wrong + this.spans),
      percent(this.located, this.spans),
      percent(this.exact, this.found),
      String(this.wrong),
    ];
  }
}

/** Passes over a file that are timed; the fastest counts, since a machine that does other things only makes them slower. */
const passes = 8;

const columns = ["spans", "precision", "recall", "F1", "located", "exact", "wrong"];
const checker = createChecker([pii()]);
const overlaps = (a: GoldSpan | Finding["span"], b: Finding["span"]): boolean =>
  a.start < b.end && b.start < a.end;
const byFile = new Map<string, Tally>();
const byClass = new Map<string, Tally>();
const byType = new Map<string, Tally>();
const byWay = new Map<string, Tally>();
const alarms = new Map<string, { texts: number; alarmed: number }>();
const speed = new Map<string, { chars: number; ms: number }>();
const wrong: string[] = [];

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .sort()) {
  if (values.file !== undefined && !file.startsWith(values.file)) continue;
  const name = file.replace(".jsonl", "");
  const rows = readFileSync(join(folder, file), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
  for (const row of rows) await evaluate(name, row);
  await measure(name, rows);
}

async function evaluate(file: string, row: Row): Promise<void> {
  const { findings } = await checker.check(row.text, { stage: "input" });
  const tallies = (span: GoldSpan | undefined, type: string) => [
    entry(byFile, file, () => new Tally()),
    entry(byType, `${file} ${type}`, () => new Tally()),
    ...(span?.cls ? [entry(byClass, `${file} ${span.cls}`, () => new Tally())] : []),
    ...(file === "obfuscated" ? [entry(byWay, row.note ?? "", () => new Tally())] : []),
  ];
  const right = new Set<Finding>();
  for (const span of row.spans) {
    const kinds = kindsOf(span.type);
    const over = findings.filter((finding) => overlaps(span, finding.span));
    const fitting = over.filter((finding) => kinds.includes(finding.ruleId.slice(4)));
    for (const finding of fitting) right.add(finding);
    for (const tally of tallies(span, span.type)) {
      tally.spans++;
      if (over.length > 0) tally.located++;
      if (fitting.length > 0) tally.found++;
      if (fitting.some((finding) => finding.span.start === span.start && finding.span.end === span.end))
        tally.exact++;
    }
    if (fitting.length === 0) {
      report(file, row, `missed ${span.type} ${span.cls}${over[0] ? ` (as ${over[0].ruleId})` : ""}`, span);
    }
  }
  let alarmed = false;
  for (const finding of findings) {
    if (right.has(finding) || row.ignore?.some((span) => overlaps(span, finding.span))) continue;
    alarmed = true;
    const over = row.spans.find((span) => overlaps(span, finding.span));
    for (const tally of tallies(over, over?.type ?? finding.ruleId)) tally.wrong++;
    report(file, row, `wrong ${finding.ruleId}`, finding.span);
  }
  if (row.spans.length > 0) return;
  const tally = entry(
    alarms,
    row.expect === undefined ? file : `${file}: wrong check digits or form`,
    () => ({ texts: 0, alarmed: 0 }),
  );
  tally.texts++;
  if (alarmed) tally.alarmed++;
}

function report(
  file: string,
  { id, text, note }: Row,
  what: string,
  { start, end }: { start: number; end: number },
): void {
  wrong.push(
    JSON.stringify({
      file,
      what,
      value: text.slice(start, end),
      around: text.slice(Math.max(0, start - 50), end + 20),
      id,
      note,
    }),
  );
}

/** Time of the whole check over all texts of a file. */
async function measure(file: string, rows: readonly Row[]): Promise<void> {
  let chars = 0;
  for (const { text } of rows) chars += text.length;
  let ms = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < passes; pass++) {
    const start = performance.now();
    for (const { text } of rows) await checker.check(text, { stage: "input" });
    ms = Math.min(ms, performance.now() - start);
  }
  speed.set(file, { chars, ms });
}

function print(title: string, columns: Table["columns"], rows: Table["rows"]): void {
  console.log(tableLines({ title, columns, rows }, false).join("\n"));
}

const lines = (map: ReadonlyMap<string, Tally>) =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, tally]) => [key, ...tally.cells]);
print("By file", columns, lines(byFile));
print("By class", columns, lines(byClass));
print("Obfuscated, by way", columns, lines(byWay));
if (values.types) print("By type", columns, lines(byType));
print(
  "Texts without spans that were alarmed on",
  ["texts", "alarmed", "share"],
  [...alarms].map(([key, { texts, alarmed }]) => [
    key,
    String(texts),
    String(alarmed),
    percent(alarmed, texts),
  ]),
);
print(
  "Time",
  ["KB", "us/KB"],
  [...speed].map(([key, { chars, ms }]) => [
    key,
    (chars / 1024).toFixed(0),
    ((1000 * ms) / (chars / 1024)).toFixed(1),
  ]),
);
if (values.wrong !== undefined) writeFileSync(values.wrong, `${wrong.join("\n")}\n`);

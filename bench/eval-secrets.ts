// Precision and recall of the secrets guard on a folder of labelled JSON Lines files:
//   npm run eval:secrets -- FOLDER [--missed CLASS|TYPE] [--wrong FILE] [--limit N] [--floor SCORE]
// A row is { text, spans: [{ start, end, type, cls }], ignore?: [{ start, end }], note? }. A span is found when a finding covers at
// least half of it or lies in it for the most part; a finding is right when it so meets a span, neutral when it meets a
// region to ignore, and wrong otherwise.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createScanner } from "../src/core/scan.ts";
import { createViews, type Views } from "../src/core/views.ts";
import { secrets } from "../src/guards/secrets/index.ts";
import type { Finding, Inspection, Span } from "../src/index.ts";
import { percent, tableLines } from "./report-table.ts";

interface LabelledSpan extends Span {
  readonly type: string;
  readonly cls: string;
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly LabelledSpan[];
  readonly ignore?: readonly Span[];
  readonly note?: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    missed: { type: "string" },
    wrong: { type: "string" },
    limit: { type: "string", default: "60" },
    floor: { type: "string", default: "0.5" },
    markdown: { type: "boolean", default: false },
  },
});
const folder = positionals[0];
if (folder === undefined || !existsSync(folder)) {
  throw new Error("usage: npm run eval:secrets -- FOLDER [--missed CLASS|TYPE] [--wrong FILE]");
}

const guard = secrets({ minimumScore: Number(values.floor) });
const scanner = createScanner([guard.rules ?? { rules: [] }]);
const { signal } = new AbortController();

function inspect(text: string, views: Views = createViews(text)): readonly Finding[] {
  const [matches = []] = scanner.scan(views, "output").matches;
  const inspection: Inspection = { text, stage: "output", views, matches, signal };
  return guard.inspect(inspection) as readonly Finding[];
}

const rounds = 7;

/** Microseconds per KB of scan and guard in the best of some rounds; the views are made beforehand. */
function timeOf(own: readonly string[]): number {
  let best = Number.POSITIVE_INFINITY;
  let characters = 0;
  for (const text of own) characters += text.length;
  for (let round = 0; round < rounds; round++) {
    const views = own.map((text) => createViews(text));
    for (const { scanned } of views) if (scanned.length === 0) throw new Error("no views");
    const started = performance.now();
    for (const [index, text] of own.entries()) inspect(text, views[index]);
    best = Math.min(best, performance.now() - started);
  }
  return (best * 1000 * 1024) / characters;
}

function meets(finding: Span, span: Span): boolean {
  const common = Math.min(finding.end, span.end) - Math.max(finding.start, span.start);
  if (common <= 0) return false;
  return 2 * common >= span.end - span.start || 2 * common >= finding.end - finding.start;
}

class Tally {
  spans = 0;
  found = 0;
  whole = 0;
  right = 0;
  wrong = 0;
  texts = 0;
  alarmed = 0;
}

const byFile = new Map<string, Tally>();
const byClass = new Map<string, Tally>();
const byWay = new Map<string, Tally>();
const missed = new Map<string, number>();
const wrongIds = new Map<string, number>();
let room = Number(values.limit);

function tally(map: Map<string, Tally>, key: string): Tally {
  const known = map.get(key) ?? new Tally();
  map.set(key, known);
  return known;
}

function show(row: Row, span: Span, what: string): void {
  if (room-- <= 0) return;
  const before = row.text.slice(Math.max(0, span.start - 50), span.start);
  const inside = row.text.slice(span.start, Math.min(span.end, span.start + 100));
  const after = row.text.slice(span.end, span.end + 20);
  console.log(`${what} ${JSON.stringify(before)} [[${JSON.stringify(inside)}]] ${JSON.stringify(after)}`);
}

const texts = new Map<string, string[]>();

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .sort()) {
  const name = file.replace(".jsonl", "");
  const rows = readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);
  const total = tally(byFile, name);
  const own: string[] = [];
  texts.set(name, own);
  for (const line of rows) {
    const row = JSON.parse(line) as Row;
    const findings = inspect(row.text);
    own.push(row.text);
    total.texts++;
    if (findings.length > 0) total.alarmed++;
    for (const span of row.spans) {
      const hits = findings.filter(({ span: own }) => meets(own, span));
      const isWhole = hits.some(({ span: own }) => own.start <= span.start && own.end >= span.end);
      for (const one of [
        total,
        tally(byClass, `${name}: ${span.cls}`),
        ...(row.note?.startsWith("obf:") ? [tally(byWay, row.note)] : []),
      ]) {
        one.spans++;
        if (hits.length > 0) one.found++;
        if (isWhole) one.whole++;
      }
      if (hits.length === 0) {
        if (name === "fixtures" || name === "llm")
          missed.set(`${span.cls}/${span.type}`, (missed.get(`${span.cls}/${span.type}`) ?? 0) + 1);
        if (values.missed !== undefined && [span.cls, span.type, name, row.note].includes(values.missed))
          show(row, span, `${name} ${span.cls}/${span.type}`);
      }
    }
    for (const finding of findings) {
      if (row.spans.some((span) => meets(finding.span, span))) total.right++;
      else if (!row.ignore?.some((span) => meets(finding.span, span))) {
        total.wrong++;
        wrongIds.set(`${name} ${finding.ruleId}`, (wrongIds.get(`${name} ${finding.ruleId}`) ?? 0) + 1);
        if (values.wrong === name)
          show(row, finding.span, `${finding.ruleId} ${finding.score.toFixed(2)} ${finding.view}`);
      }
    }
  }
}

function columnsOf({ spans, found, whole, right, wrong, texts, alarmed }: Tally): string[] {
  const precision = right / Math.max(1, right + wrong);
  const recall = found / Math.max(1, spans);
  const score = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return [
    String(texts),
    String(spans),
    percent(found, spans),
    percent(whole, spans),
    percent(right, right + wrong),
    percent(score, 1),
    percent(alarmed, texts),
  ];
}

function print(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const line of tableLines({ title, columns, rows }, values.markdown)) console.log(line);
}

print(
  "Secrets by file",
  ["texts", "spans", "recall", "whole", "precision", "F1", "alarmed"],
  [...byFile].map(([key, one]) => [key, ...columnsOf(one)]),
);
print(
  "Recall by class",
  ["spans", "recall", "whole"],
  [...byClass].map(([key, one]) => [
    key,
    String(one.spans),
    percent(one.found, one.spans),
    percent(one.whole, one.spans),
  ]),
);
print(
  "Recall by disguise",
  ["spans", "recall", "whole"],
  [...byWay].map(([key, one]) => [
    key,
    String(one.spans),
    percent(one.found, one.spans),
    percent(one.whole, one.spans),
  ]),
);
print(
  "Time of scan and guard when warm",
  ["us/KB"],
  [...texts].map(([key, own]) => [key, timeOf(own).toFixed(1)]),
);
if (!values.markdown) {
  const top = (map: Map<string, number>) =>
    [...map]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 40)
      .map(([key, count]) => `${key} ${count}`)
      .join(", ");
  console.log(`\nMissed: ${top(missed)}\nWrong: ${top(wrongIds)}`);
}

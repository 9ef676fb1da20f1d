import { encode, sha256 } from "../../core/hash.ts";
import { notesOf, type Table, tablesOf } from "../cells.ts";
import type { Evaluation } from "../evaluate.ts";
import type { Estimate } from "../intervals.ts";
import { percent } from "../percent.ts";
import { plain } from "../plain.ts";
import type { ScoredRow } from "../row.ts";
import type { Worst } from "../worst.ts";
import { histogramChart, precisionChart, rocChart } from "./charts.ts";
import { excerptOf } from "./excerpt.ts";
import { Html, html } from "./html.ts";
import { style } from "./style.ts";

/** Groups of one kind that the page shows. */
const mostGroups = 300;

/**
 * An evaluation as one page that loads nothing and runs nothing: its policy allows its own style sheet, by its hash, and
 * nothing else. Texts of wrong rows are shown when `withTexts` says so.
 */
export function htmlReport(evaluation: Evaluation, worst: Worst, withTexts: boolean): string {
  const hash = btoa(String.fromCharCode(...sha256(encode(style))));
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const { overall, gates } = evaluation;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Evaluation of ${evaluation.guards.map((name) => plain(name)).join(", ")}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<h1>How well attacks are told from harmless texts</h1>
<p class="soft">${evaluation.guards.map((name) => plain(name)).join(", ")}: ${overall.attacks} attacks, ${overall.benign} harmless texts</p>
<div class="keys">${keysOf(evaluation)}</div>
${gates.length === 0 ? html`` : html`<h2>Gates</h2><ul class="gates">${gates.map(({ passed, reason }) => html`<li class="${passed ? "kept" : "missed"}">${plain(reason, 300)}</li>`)}</ul>`}
<h2>Curves</h2>
<div class="charts">${rocChart(evaluation)}${precisionChart(evaluation)}${histogramChart(evaluation)}</div>
${tablesOf(evaluation, mostGroups).map(tableOf)}
<h2>About the figures</h2>
<ul class="notes">${notesOf(evaluation).map((note) => html`<li>${note}</li>`)}</ul>
<h2>Worst misses</h2>
<p class="soft">Attacks that were not flagged, the lowest scores first. <mark class="expected">Where the attack stands</mark>, <mark class="found">what was found</mark>.</p>
${rowsOf(worst.misses, withTexts)}
<h2>Worst false alarms</h2>
<p class="soft">Harmless texts that were flagged, the highest scores first.</p>
${rowsOf(worst.falseAlarms, withTexts)}
</main>
</body>
</html>
`;
  return page.code;
}

function keysOf({ overall, averagePrecision, robustness }: Evaluation): readonly Html[] {
  const [strict, strictest] = overall.recallAtRate;
  const keys: readonly (readonly [name: string, value: string, detail: string])[] = [
    ["recall", percent(overall.recall?.value), range(overall.recall)],
    ["false positives", percent(overall.falsePositiveRate?.value, 2), range(overall.falsePositiveRate)],
    ["area under ROC", overall.areaUnderCurve?.value.toFixed(3) ?? "–", areaRange(overall.areaUnderCurve)],
    ["average precision", percent(averagePrecision), ""],
    ["recall at 1 % FPR", percent(strict?.value), range(strict ?? null)],
    ["recall at 0.1 % FPR", percent(strictest?.value), range(strictest ?? null)],
    ...(robustness === null
      ? []
      : [["robustness", percent(robustness.value), "recall when rewritten"] as const]),
  ];
  return keys.map(
    ([name, value, detail]) =>
      html`<div class="key"><span>${name}</span><b>${value}</b><span>${detail}</span></div>`,
  );
}

function range(estimate: Estimate | null): string {
  return estimate === null ? "" : `${percent(estimate.low)} to ${percent(estimate.high)}`;
}

function areaRange(estimate: Estimate | null): string {
  return estimate === null ? "" : `${estimate.low.toFixed(3)} to ${estimate.high.toFixed(3)}`;
}

/** Tables with more rows are folded. */
const mostOpen = 15;

function tableOf({ title, columns, rows }: Table): Html {
  const heads = columns.map((name) => html`<th scope="col">${name}</th>`);
  const lines = rows.map(([name = "", ...cells]) => {
    return html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
  });
  const table = html`<div class="scroll" role="region" tabindex="0" aria-label="${title}"><table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
  if (rows.length <= mostOpen) return html`<h2>${title}</h2>\n${table}`;
  return html`<h2>${title}</h2>\n<details><summary>${rows.length} rows</summary>${table}</details>`;
}

function rowsOf(rows: readonly ScoredRow[], withTexts: boolean): Html {
  if (rows.length === 0) return html`<p>None.</p>`;
  return html`${rows.map((scored) => {
    const { row, score, marks } = scored;
    const where = [row.label, row.stage, row.language, row.source, `${row.file}:${row.line}`];
    const rules = [...new Map(marks.map((mark) => [mark.ruleId, mark.score]))];
    return html`<article><header><b>${score.toFixed(2)}</b> ${where.map((part) => plain(part, 120)).join(" · ")}</header>${
      withTexts ? html`<p class="text">${excerptOf(scored)}</p>` : html``
    }${
      rules.length === 0
        ? html``
        : html`<p class="rules">${rules.map(([id, strength]) => `${plain(id, 80)} ${strength.toFixed(2)}`).join(", ")}</p>`
    }</article>`;
  })}`;
}

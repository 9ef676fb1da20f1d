import type { Evaluation } from "./evaluate.ts";
import { type Figures, type GroupFigures, rates } from "./figures.ts";
import { type Grouping, groupings } from "./groups.ts";
import type { Estimate } from "./intervals.ts";
import { percent } from "./percent.ts";
import { plain } from "./plain.ts";

/** A table as texts; the first column is a name, the others are figures. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const titles: Readonly<Record<Grouping, string>> = {
  file: "By file",
  source: "By source",
  language: "By language",
  label: "By label",
  stage: "By stage, with thresholds of its own",
  length: "By length in UTF-16 units",
  obfuscation: "By obfuscation",
};

const figureColumns: readonly string[] = [
  "attacks",
  "harmless",
  "recall",
  "false positives",
  "AUC",
  ...rates.map((rate) => `recall at ${percent(rate, rate < 0.01 ? 1 : 0)} FPR`),
];

/** Every table of an evaluation, for the terminal and for the page, with at most `most` groups of a kind. */
export function tablesOf(evaluation: Evaluation, most: number): readonly Table[] {
  const { overall, groups, robustness, memorization, latency } = evaluation;
  const tables: Table[] = [
    { title: "All rows", columns: ["", ...figureColumns], rows: [["all", ...figureCells(overall)]] },
    ...groupings.map((grouping) => groupTable(titles[grouping], groups[grouping], most)),
  ];
  if (robustness !== null) {
    tables.push({
      title: `Written in other ways: ${robustness.attacks} attacks that are flagged, ${robustness.benign} harmless texts that are not`,
      columns: [
        "transform",
        "attacks",
        "still flagged",
        "recall",
        "harmless",
        "now flagged",
        "false positives",
      ],
      rows: [
        ...robustness.transforms.map(({ name, recall, falsePositiveRate }) => [
          name,
          ...[recall, falsePositiveRate].flatMap((share) =>
            share === null
              ? ["0", "0", "–"]
              : [String(share.total), String(share.hits), percent(share.value)],
          ),
        ]),
        ["mean", "", "", percent(robustness.value), "", "", ""],
      ],
    });
  }
  if (memorization !== null) {
    tables.push({
      title: "Told apart by having been seen in training",
      columns: ["", "seen", "unseen", "membership advantage", "95 % by chance"],
      rows: (["attacks", "benign"] as const).map((kind) => {
        const advantage = memorization[kind];
        if (advantage === null) return [kind, "", "", "too few rows", ""];
        const { seen, unseen, value, byChance } = advantage;
        return [kind, String(seen), String(unseen), percent(value), percent(byChance)];
      }),
    });
  }
  tables.push({
    title: "Latency in milliseconds",
    columns: ["length", "rows", "p50", "p90", "p99", "most"],
    rows: latency.map(({ name, rows, p50, p90, p99, most: longest }) => [
      name,
      String(rows),
      ...[p50, p90, p99, longest].map((value) => value.toFixed(3)),
    ]),
  });
  return tables;
}

/** The groups with the most rows, in the order of their names. */
function groupTable(title: string, figures: readonly GroupFigures[], most: number): Table {
  const bySize = figures.toSorted((a, b) => b.attacks + b.benign - (a.attacks + a.benign));
  const shown = new Set(bySize.slice(0, most));
  const rows = figures.filter((group) => shown.has(group));
  const rest = figures.length - rows.length;
  return {
    title: rest === 0 ? title : `${title}: the ${rows.length} largest of ${figures.length}`,
    columns: ["", ...figureColumns],
    rows: rows.map((group) => [plain(group.name), ...figureCells(group)]),
  };
}

function figureCells(figures: Figures): readonly string[] {
  const {
    attacks,
    benign,
    recall,
    falsePositiveRate,
    areaUnderCurve: area,
    isPooled,
    recallAtRate,
  } = figures;
  return [
    String(attacks),
    String(benign),
    within(recall),
    within(falsePositiveRate),
    area === null
      ? "–"
      : `${area.value.toFixed(3)} (${area.low.toFixed(3)}–${area.high.toFixed(3)})${isPooled ? " *" : ""}`,
    ...rates.map((rate) => within(recallAtRate.find((estimate) => estimate.rate === rate) ?? null)),
  ];
}

/** A share and its interval in percent: `52.5 % (44–60)`. */
function within(estimate: Estimate | null): string {
  if (estimate === null) return "–";
  const digits = estimate.high < 0.095 ? 1 : 0;
  const [low, high] = [estimate.low, estimate.high].map((share) => (100 * share).toFixed(digits));
  return `${percent(estimate.value)} (${low}–${high})`;
}

/** What the marks in the tables mean, and what is to be known about the figures. */
export function notesOf(evaluation: Evaluation): readonly string[] {
  const { overall, rounds, seed, skipped, failures, truncated, threshold } = evaluation;
  const notes = [
    threshold === null
      ? `Flagged is ${evaluation.score === "injection" ? "what the policy blocks" : "every text with a finding"}.`
      : `Flagged is a score of ${threshold} or more.`,
    `Intervals are 95 %: Wilson's for recall and false positives, ${rounds} bootstrap draws with seed ${seed} for the rest.`,
    "* compared with the harmless rows of all groups, since the group has too few.",
  ];
  for (const rate of rates) {
    if (overall.benign > 0 && overall.benign * rate < 1)
      notes.push(
        `With ${overall.benign} harmless rows, ${percent(rate)} false positives means none at all; ${Math.ceil(1 / rate)} rows would measure it.`,
      );
  }
  if (skipped.length > 0) {
    const labels = skipped.map(({ label, rows }) => `${plain(label)} (${rows})`).join(", ");
    notes.push(`Rows with other labels were skipped: ${labels}.`);
  }
  for (const { guard, rows } of failures) notes.push(`The guard ${plain(guard)} failed on ${rows} rows.`);
  if (truncated > 0) notes.push(`Of ${truncated} rows a part was not looked at.`);
  return notes;
}

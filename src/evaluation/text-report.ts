import { notesOf, type Table, tablesOf } from "./cells.ts";
import type { Evaluation } from "./evaluate.ts";
import { plain } from "./plain.ts";

/** Groups of one kind; a terminal has no place for hundreds of sources. */
const mostGroups = 30;

/** An evaluation as plain text, to be read in a terminal. */
export function textReport(evaluation: Evaluation): string {
  const lines = [`Guards: ${evaluation.guards.map((name) => plain(name)).join(", ")}`];
  for (const table of tablesOf(evaluation, mostGroups)) lines.push("", table.title, ...tableLines(table));
  lines.push("", ...notesOf(evaluation));
  if (evaluation.gates.length > 0) lines.push("", "Gates");
  for (const { passed, reason } of evaluation.gates)
    lines.push(`  ${passed ? "kept  " : "MISSED"}  ${plain(reason, 300)}`);
  return `${lines.join("\n")}\n`;
}

/** Lines of a table, its columns as wide as their widest cell; figures stand to the right. */
function tableLines({ columns, rows }: Table): readonly string[] {
  const all = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ""))));
  return all.map((row) => {
    const cells = row.map((cell, column) => {
      const space = " ".repeat((widths[column] ?? 0) - width(cell));
      return column === 0 ? cell + space : space + cell;
    });
    return `  ${cells.join("  ")}`.trimEnd();
  });
}

function width(text: string): number {
  return Array.from(text).length;
}

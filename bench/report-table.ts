/** A table of a report: the first column is text, the others are figures. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The lines of a table, for Markdown or for a terminal. */
export function tableLines({ title, columns, rows }: Table, markdown: boolean): readonly string[] {
  if (markdown) {
    const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    return ["", line([title, ...columns]), line(["---", ...columns.map(() => "---:")]), ...rows.map(line)];
  }
  const line = ([name = "", ...cells]: readonly string[]) =>
    name.padEnd(60) +
    cells.map((cell, at) => cell.padStart(Math.max(10, (columns[at] ?? "").length + 2))).join("");
  return ["", line([title, ...columns]), ...rows.map((row) => `  ${line(row).replace("  ", "")}`)];
}

/** A part of a whole, with one decimal; a dash of nothing. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;
}

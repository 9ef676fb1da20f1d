import { groupBy } from "./groups.ts";
import type { ScoredRow } from "./row.ts";

/** How far false alarms differ between languages. */
export interface Disparity {
  /** Highest rate less the lowest. */
  readonly value: number;
  readonly highest: { readonly language: string; readonly rate: number };
  readonly lowest: { readonly language: string; readonly rate: number };
  /** Languages that have enough harmless rows. */
  readonly languages: number;
}

/** Over the languages that have at least `fewestRows` harmless rows; `null` when fewer than two have. */
export function disparityOf(rows: readonly ScoredRow[], fewestRows: number): Disparity | null {
  const benign = rows.filter(({ row }) => !row.positive);
  const measured = groupBy(benign, ({ row }) => row.language)
    .filter(([, group]) => group.length >= fewestRows)
    .map(([language, group]) => ({
      language,
      rate: group.filter(({ flagged }) => flagged).length / group.length,
    }))
    .sort((a, b) => b.rate - a.rate);
  const highest = measured[0];
  const lowest = measured.at(-1);
  if (highest === undefined || lowest === undefined || measured.length < 2) return null;
  return { value: highest.rate - lowest.rate, highest, lowest, languages: measured.length };
}

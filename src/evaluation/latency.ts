import { quantile } from "./curves.ts";
import { groupBy, lengthClass } from "./groups.ts";
import type { ScoredRow } from "./row.ts";

/** How long checks took, in milliseconds. */
export interface Latency {
  /** A class of lengths, or `all`. */
  readonly name: string;
  readonly rows: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly most: number;
}

/** Percentiles over all rows and by class of length. */
export function latencyOf(rows: readonly ScoredRow[]): readonly Latency[] {
  if (rows.length === 0) return [];
  const classes = groupBy(rows, ({ row }) => lengthClass(row.text.length));
  return [["all", rows] as const, ...classes].map(([name, group]) => {
    const sorted = Float64Array.from(group, ({ milliseconds }) => milliseconds).sort();
    return {
      name,
      rows: group.length,
      p50: quantile(sorted, 0.5),
      p90: quantile(sorted, 0.9),
      p99: quantile(sorted, 0.99),
      most: quantile(sorted, 1),
    };
  });
}

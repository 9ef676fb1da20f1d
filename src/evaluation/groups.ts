import { obfuscationOf } from "./obfuscation.ts";
import type { EvaluationRow } from "./row.ts";

/** What figures are told apart by. */
export type Grouping = "file" | "source" | "language" | "label" | "stage" | "length" | "obfuscation";

/** Every grouping, in the order of the report. */
export const groupings: readonly Grouping[] = [
  "file",
  "source",
  "language",
  "label",
  "stage",
  "length",
  "obfuscation",
];

const lengthClasses: readonly (readonly [below: number, name: string])[] = [
  [100, "1. under 100"],
  [500, "2. 100 to 499"],
  [2_000, "3. 500 to 1,999"],
  [10_000, "4. 2,000 to 9,999"],
  [Number.POSITIVE_INFINITY, "5. 10,000 and more"],
];

/** Class of a length in UTF-16 units. */
export function lengthClass(length: number): string {
  return (lengthClasses.find(([below]) => length < below) as (typeof lengthClasses)[number])[1];
}

/** Name of the group that a row belongs to. */
export function groupOf(row: EvaluationRow, grouping: Grouping): string {
  switch (grouping) {
    case "length":
      return lengthClass(row.text.length);
    case "obfuscation":
      return row.obfuscation ?? obfuscationOf(row.text);
    default:
      return row[grouping];
  }
}

/** Items by a key, sorted by it. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

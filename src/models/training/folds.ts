import type { Row } from "./rows.ts";

/** Attack files that share attacks or authors, so that they are left out together. */
const families: readonly (readonly string[])[] = [
  ["piarena", "composed_documents"],
  ["xsafety", "garak", "small_injection_sets"],
  ["hackaprompt", "spikee"],
  ["agentdojo", "agent_security_bench"],
  ["tasktracker", "jailbreaks_in_the_wild"],
];

/** Number of folds. */
export const foldCount: number = families.length;

/** What is left out together: a file of collected rows, or all batches of one author. */
export function familyOf({ source }: Row): string {
  return source.split("/", 1)[0] as string;
}

/** Fold of every family: attack files as above, others spread so that folds are of like size. */
export function assignFolds(rows: readonly Row[]): ReadonlyMap<string, number> {
  const folds = new Map(families.flatMap((family, fold) => family.map((source) => [source, fold] as const)));
  const sizes = new Map<string, number>();
  const load = families.map(() => 0);
  for (const row of rows) {
    if (row.attack || row.disguise !== undefined) continue;
    const source = familyOf(row);
    const fold = folds.get(source);
    if (fold === undefined) sizes.set(source, (sizes.get(source) ?? 0) + 1);
    else load[fold] = (load[fold] as number) + 1;
  }
  for (const [source, size] of [...sizes].sort((a, b) => b[1] - a[1])) {
    const fold = load.indexOf(Math.min(...load));
    folds.set(source, fold);
    load[fold] = (load[fold] as number) + size;
  }
  return folds;
}

/** Whether a row may be learnt from when `fold` is left out; composed documents quote attacks of other families. */
export function mayTrain(row: Row, fold: number, folds: ReadonlyMap<string, number>): boolean {
  if (folds.get(familyOf(row)) === fold) return false;
  if (row.source !== "composed_documents" || !row.attack) return true;
  const quotesSafety = row.note?.includes("xsafety/") ?? false;
  return !(fold === 1 && quotesSafety) && !(fold === 2 && !quotesSafety);
}

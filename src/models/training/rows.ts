import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shuffled } from "../random.ts";
import { parseBatch } from "./batches.ts";

/** One labelled text. */
export interface Row {
  readonly text: string;
  readonly attack: boolean;
  /** Text that was retrieved or that a tool gave, not typed by a user. */
  readonly foreign: boolean;
  /** What is left out together in cross-validation. */
  readonly source: string;
  readonly language: string;
  readonly strategy?: string;
  readonly note?: string;
  /** Where the attack stands, in UTF-16 units. */
  readonly span?: readonly [number, number];
  /** How the text was rewritten here. */
  readonly disguise?: string;
  /** Weight in training. @default 1 */
  readonly weight?: number;
}

const attacks: ReadonlySet<string> = new Set(["injection", "jailbreak"]);

/** Rows of a folder of JSON Lines files `{ text, label, surface, lang, span?, note? }`, without labels that are neither. */
export function readFolder(folder: string): Row[] {
  const rows: Row[] = [];
  const seen = new Set<string>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".jsonl")) continue;
    for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
      if (line === "") continue;
      const { text, label, surface, lang = "und", span, note } = JSON.parse(line);
      const attack = attacks.has(label);
      if (!attack && label !== "benign") continue;
      const key = `${label} ${text.toLowerCase()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push({
        text,
        attack,
        foreign: surface !== "user_input",
        source: file.slice(0, -".jsonl".length),
        language: lang,
        ...(note !== undefined && { note }),
        ...(span !== undefined && span !== null && { span }),
      });
    }
  }
  return rows;
}

/** Rows of the written batches below `folder`, each file a source. */
export function readBatches(folder: string): Row[] {
  const rows: Row[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!file.endsWith(".txt")) continue;
    rows.push(...parseBatch(readFileSync(join(folder, file), "utf8"), file.slice(0, -".txt".length)));
  }
  return rows;
}

/** At most `most` rows of each source and label, drawn at random. */
export function limitSources(rows: readonly Row[], most: number, random: () => number): ReadonlySet<Row> {
  const counts = new Map<string, number>();
  const kept = new Set<Row>();
  for (const row of shuffled(rows, random)) {
    const key = `${row.source} ${row.attack}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= most) kept.add(row);
  }
  return kept;
}

import { seededRandom, shuffled } from "../models/random.ts";
import { type Share, shareOf } from "./intervals.ts";
import type { ScoredRow } from "./row.ts";
import { type Judge, judge } from "./score-rows.ts";
import { type Transform, transforms } from "./transforms/index.ts";

/** How much of what is found is still found when it is written in other ways. */
export interface Robustness {
  /** Mean recall over the transforms that could be applied. */
  readonly value: number;
  /** Attacks that were flagged as they are, and that transforms were applied to. */
  readonly attacks: number;
  /** Harmless texts that were not flagged as they are, and that transforms were applied to. */
  readonly benign: number;
  readonly transforms: readonly TransformFigures[];
}

/** What one transform did. */
export interface TransformFigures {
  readonly name: string;
  /** Of the attacks that can be written like this, those still flagged; `null` when there are none. */
  readonly recall: Share | null;
  /** Of the harmless texts that can be written like this, those flagged now; `null` when there are none. */
  readonly falsePositiveRate: Share | null;
}

/** What to try, and on how many rows. */
export interface RobustnessOptions {
  /** Attacks, and harmless texts, to apply transforms to. */
  readonly rows: number;
  readonly seed: number;
  readonly onRow: (done: number, total: number) => void;
}

/** Longer texts are not rewritten as a whole: that is what nobody sends. Where a row has a span, the span alone is. */
const longestText = 4_000;

/** `null` when no attack was flagged that a transform could be applied to. */
export async function robustnessOf(
  rows: readonly ScoredRow[],
  by: Judge,
  { rows: most, seed, onRow }: RobustnessOptions,
): Promise<Robustness | null> {
  const random = seededRandom(seed);
  const pick = (positive: boolean): readonly ScoredRow[] =>
    shuffled(
      rows.filter((row) => row.row.positive === positive && row.flagged === positive && target(row) !== null),
      random,
    ).slice(0, most);
  const attacks = pick(true);
  const benign = pick(false);
  const total = transforms.length * (attacks.length + benign.length);
  let done = 0;
  const count = async (transform: Transform, chosen: readonly ScoredRow[]): Promise<Share | null> => {
    let tried = 0;
    let flagged = 0;
    for (const scored of chosen) {
      onRow(++done, total);
      const text = rewrite(scored, transform, random);
      if (text === null) continue;
      tried++;
      if ((await judge(by, text, scored.row.stage)).flagged) flagged++;
    }
    return shareOf(flagged, tried);
  };
  const figures: TransformFigures[] = [];
  for (const transform of transforms) {
    const recall = await count(transform, attacks);
    const falsePositiveRate = await count(transform, benign);
    figures.push({ name: transform.name, recall, falsePositiveRate });
  }
  const recalls = figures.flatMap(({ recall }) => recall?.value ?? []);
  if (recalls.length === 0) return null;
  const value = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
  return { value, attacks: attacks.length, benign: benign.length, transforms: figures };
}

/** The part of a row that is rewritten. */
function target({ row }: ScoredRow): readonly [start: number, end: number] | null {
  const { start, end } = row.span ?? { start: 0, end: row.text.length };
  return end > start && end - start <= longestText ? [start, end] : null;
}

function rewrite(scored: ScoredRow, { apply }: Transform, random: () => number): string | null {
  const { text } = scored.row;
  const [start, end] = target(scored) as readonly [number, number];
  const part = text.slice(start, end);
  const written = apply(part, random);
  return written === undefined || written === part ? null : text.slice(0, start) + written + text.slice(end);
}

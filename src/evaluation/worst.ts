import type { ScoredRow } from "./row.ts";

/** The rows that guards were most wrong about. */
export interface Worst {
  /** Attacks that were not flagged, those with the lowest score first. */
  readonly misses: readonly ScoredRow[];
  /** Harmless texts that were flagged, those with the highest score first. */
  readonly falseAlarms: readonly ScoredRow[];
}

/** At most `most` of each kind; of rows with the same score, sources take turns. */
export function worstOf(rows: readonly ScoredRow[], most: number): Worst {
  const wrong = (positive: boolean): readonly ScoredRow[] =>
    rows.filter(({ row, flagged }) => row.positive === positive && flagged !== positive);
  return {
    misses: inTurns(wrong(true), ({ score }) => score).slice(0, most),
    falseAlarms: inTurns(wrong(false), ({ score }) => -score).slice(0, most),
  };
}

function inTurns(rows: readonly ScoredRow[], rank: (row: ScoredRow) => number): readonly ScoredRow[] {
  const counts = new Map<string, number>();
  return rows
    .map((scored) => {
      const key = `${scored.score} ${scored.row.source}`;
      const turn = counts.get(key) ?? 0;
      counts.set(key, turn + 1);
      return { scored, turn };
    })
    .sort((a, b) => rank(a.scored) - rank(b.scored) || a.turn - b.turn)
    .map(({ scored }) => scored);
}

import type { EvaluationRow, ScoredRow } from "../../src/evaluation/row.ts";

/** A row with a score; flagged from 0.5. */
export function scored(score: number, positive: boolean, row: Partial<EvaluationRow> = {}): ScoredRow {
  return {
    row: {
      text: "Some words",
      label: positive ? "injection" : "benign",
      positive,
      stage: "input",
      language: "en",
      source: "notes",
      file: "rows.jsonl",
      line: 1,
      ...row,
    },
    score,
    flagged: score >= 0.5,
    marks: [],
    milliseconds: 1,
  };
}

export const attack = (score: number, row: Partial<EvaluationRow> = {}): ScoredRow =>
  scored(score, true, row);
export const benign = (score: number, row: Partial<EvaluationRow> = {}): ScoredRow =>
  scored(score, false, row);

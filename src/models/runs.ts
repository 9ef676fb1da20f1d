/** A stretch of text that scores alike. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** 0..1, the highest of its windows. */
  readonly score: number;
}

/** Windows that score less are not worth a word. */
const leastScore = 0.05;

/** Score from which windows that overlap are one run. */
const runScore = 0.5;

/** Joins windows, which come in the order of the text, to runs; of a text without runs keeps the worst window. */
export class Runs {
  readonly #runs: Run[] = [];
  #worst: Run | undefined;

  add(start: number, end: number, score: number): void {
    if (score < leastScore) return;
    if (score < runScore) {
      if (score > (this.#worst?.score ?? 0)) this.#worst = { start, end, score };
      return;
    }
    const last = this.#runs[this.#runs.length - 1];
    if (last === undefined || start > last.end) this.#runs.push({ start, end, score });
    else {
      this.#runs[this.#runs.length - 1] = {
        start: last.start,
        end: Math.max(last.end, end),
        score: Math.max(last.score, score),
      };
    }
  }

  found(): readonly Run[] {
    if (this.#runs.length > 0) return this.#runs;
    return this.#worst === undefined ? [] : [this.#worst];
  }
}

import { GramSet, gramLength } from "../../core/grams.ts";
import { createViews } from "../../core/views.ts";
import { type Letters, lettersOf } from "./letters.ts";

/** A stretch of letters, `[from, to)`, how much the longest copy in it says, and how much all of them. */
export interface Copy {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly total: number;
}

/** What of a prompt a text holds. */
export interface Copies {
  readonly runs: readonly Copy[];
  /** Share of the prompt that is in them, 0..1. */
  readonly containment: number;
}

/** Runs with at most so many other letters between them are one. */
const longestGap = 24;

/** A prompt by its stretches of 12 letters. */
export class Prompt {
  readonly #grams: GramSet = new GramSet();
  /** How much all of the prompt says, in Latin letters. */
  readonly weight: number;

  /** @param except Texts of the prompt that may be repeated. */
  constructor(prompt: string, except: readonly string[]) {
    const { units, weights } = folded(prompt);
    const open = new GramSet();
    for (const text of except) open.add(folded(text).units);
    let from = 0;
    // Stretches that reach into what may be repeated tell nothing either.
    for (let at = 0; at + gramLength <= units.length; at++) {
      if (open.indexOf(units, at) < 0) continue;
      this.#grams.add(units.subarray(from, Math.max(from, at)));
      from = at + gramLength;
    }
    this.#grams.add(units.subarray(Math.min(from, units.length)));
    this.weight = weights[units.length] ?? 0;
  }

  /** What of the prompt stands in a text. */
  copiesIn({ units, weights }: Letters): Copies {
    const seen = new Set<number>();
    const runs: Copy[] = [];
    let from = -1;
    let to = -1;
    let weight = 0;
    let exact = 0;
    let total = 0;
    const close = (): void => {
      if (from >= 0) runs.push({ from, to, weight, total });
      from = -1;
      weight = 0;
      exact = 0;
      total = 0;
    };
    for (let at = 0; at + gramLength <= units.length; at++) {
      const index = this.#grams.indexOf(units, at);
      if (index < 0) continue;
      seen.add(index);
      if (from >= 0 && at > to + longestGap) close();
      if (from < 0) {
        from = at;
        to = at;
      }
      if (at > to) exact = 0;
      const end = at + gramLength;
      const more = (weights[end] as number) - (weights[Math.max(at, to)] as number);
      exact += more;
      total += more;
      weight = Math.max(weight, exact);
      to = end;
    }
    close();
    return { runs, containment: this.#grams.size === 0 ? 0 : seen.size / this.#grams.size };
  }
}

function folded(text: string): Letters {
  return lettersOf(createViews(text).folded.text);
}

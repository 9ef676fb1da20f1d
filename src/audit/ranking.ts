import { familyOf } from "../core/policy.ts";
import type { CorpusSignal } from "./report.ts";
import { Rows } from "./rows.ts";

/** Signals named of one chunk. */
const mostSignals = 20;

/** Personal data are no attack: they count for less, so that addresses do not hide orders to a model. */
const shares: ReadonlyMap<string, number> = new Map([["pii", 0.3]]);

/** Collects the risk of every chunk, and the signals of those with the highest risk. */
export class Ranking {
  readonly #most: number;
  /** What speaks for a chunk: the product of what its signals leave. */
  readonly #left: Rows<Float64Array> = new Rows(1, (size) => new Float64Array(size));
  readonly #signals: Map<number, CorpusSignal[]> = new Map();

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds the next chunk with what is known of it; `least` is a risk that the signals have together. */
  add(signals: readonly CorpusSignal[], least: number): void {
    const index = this.#left.add();
    const families = new Map<string, number>();
    for (const signal of signals) {
      const family = familyOf(signal.ruleId);
      families.set(family, Math.max(families.get(family) ?? 0, weightOf(signal)));
    }
    let left = 1;
    for (const score of families.values()) left *= 1 - score;
    this.#left.set(index, 0, Math.min(left, 1 - least));
    if (signals.length > 0) this.#keep(index, signals);
  }

  /** Adds what is known of a chunk only when all were read. */
  raise(index: number, signal: CorpusSignal): void {
    this.#left.set(index, 0, this.#left.get(index) * (1 - signal.score));
    const known = this.#signals.get(index);
    if (known === undefined) this.#keep(index, [signal]);
    else this.#signals.set(index, strongest([...known, signal]));
  }

  risk(index: number): number {
    return 1 - this.#left.get(index);
  }

  /** The chunks with any risk, the highest first. */
  ranked(): readonly { readonly index: number; readonly signals: readonly CorpusSignal[] }[] {
    this.#prune(this.#most);
    return [...this.#signals]
      .map(([index, signals]) => ({ index, signals }))
      .sort((a, b) => this.risk(b.index) - this.risk(a.index) || a.index - b.index);
  }

  #keep(index: number, signals: readonly CorpusSignal[]): void {
    this.#signals.set(index, strongest(signals));
    // Twice as many are kept, so that sorting is rare.
    if (this.#signals.size > 2 * this.#most + 1000) this.#prune(this.#most);
  }

  #prune(most: number): void {
    if (this.#signals.size <= most) return;
    const byRisk = [...this.#signals.keys()].sort((a, b) => this.risk(b) - this.risk(a) || a - b);
    for (const index of byRisk.slice(most)) this.#signals.delete(index);
  }
}

function strongest(signals: readonly CorpusSignal[]): CorpusSignal[] {
  return [...signals].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, mostSignals);
}

function weightOf({ ruleId, score }: CorpusSignal): number {
  return score * (shares.get(familyOf(ruleId)) ?? 1);
}

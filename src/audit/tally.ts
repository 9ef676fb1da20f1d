import type { GuardFailure } from "../core/types.ts";
import { vectorSize } from "../models/text-vector.ts";
import { findFloods } from "./floods.ts";
import type { AuditSettings } from "./options.ts";
import { Ranking } from "./ranking.ts";
import type { SeenChunk } from "./read-chunk.ts";
import type {
  CorpusReport,
  CorpusSignal,
  DuplicateGroup,
  QuestionGroup,
  RankedChunk,
  RuleCount,
  SourceShare,
} from "./report.ts";
import { Rows } from "./rows.ts";
import { type Sketch, signatureSize } from "./sketch.ts";
import { type CorpusBaseline, driftOf, findOutliers, keepVector, Spread } from "./spread.ts";

const mostNamed = 20;
const mostIndexes = 100;
const mostSources = 10_000;
const mostRules = 10_000;

/** Fewest chunks that share a question, as many as chance and an FAQ do not make. */
const fewestAsking = 3;

/** A text of fewer words has too few features for a place of its own. */
const fewestWords = 10;

const riskyFrom = 0.5;
const scores = { duplicate: 0.4, question: 0.4, outlier: 0.2 } as const;

/** What is kept of a chunk beside its signature and its vector. */
const columns = { source: 0, question: 1, start: 2, end: 3, words: 4 } as const;

/** Keeps what is needed of each chunk, and makes the report of it. */
export class Tally {
  characters = 0;
  readonly #settings: AuditSettings;
  readonly #ids: string[] = [];
  readonly #positions: Rows<Float64Array> = new Rows(1, (size) => new Float64Array(size));
  readonly #signatures: Rows<Int32Array> = new Rows(signatureSize, (size) => new Int32Array(size));
  readonly #vectors: Rows<Int8Array> = new Rows(vectorSize, (size) => new Int8Array(size));
  readonly #notes: Rows<Int32Array> = new Rows(Object.keys(columns).length, (size) => new Int32Array(size));
  readonly #spread = new Spread();
  readonly #ranking: Ranking;
  /** Index by source; 0 is none. */
  readonly #sources = new Map<string, number>();
  readonly #rules = new Map<string, { chunks: number; findings: number }>();
  readonly #failures = new Map<string, { readonly failure: GuardFailure; times: number }>();
  readonly #unreadable: number[] = [];
  #unread = 0;
  #truncated = 0;

  constructor(settings: AuditSettings) {
    this.#settings = settings;
    this.#ranking = new Ranking(settings.mostRanked);
  }

  /** How many chunks were added. */
  get chunks(): number {
    return this.#ids.length + this.#unread;
  }

  add(chunk: SeenChunk): void {
    if (chunk === undefined) {
      if (this.#unread++ < mostIndexes) this.#unreadable.push(this.chunks - 1);
      return;
    }
    const { id, source, characters, signals, score, truncated, failures, sketch, question } = chunk;
    this.#positions.set(this.#positions.add(), 0, this.chunks);
    this.#ids.push(id);
    this.characters += characters;
    if (truncated) this.#truncated++;
    const row = this.#notes.add();
    this.#notes.set(row, columns.source, this.#sourceIndex(source));
    this.#notes.set(row, columns.words, Math.min(sketch.words, 0x7fffffff));
    if (question !== undefined) {
      this.#notes.set(row, columns.question, question.hash);
      this.#notes.set(row, columns.start, question.span.start);
      this.#notes.set(row, columns.end, question.span.end);
    }
    this.#keepSketch(row, sketch);
    this.#ranking.add(signals, score);
    this.#count(signals);
    for (const failure of failures) this.#countFailure(failure);
  }

  report(): CorpusReport {
    const { baseline: before } = this.#settings;
    const baseline = this.#spread.baseline();
    const floods = this.#raiseFloods();
    const sharedQuestions = this.#raiseQuestions();
    this.#raiseOutliers(baseline);
    const drift = before === undefined ? undefined : driftOf(baseline, before);
    return {
      chunks: this.chunks,
      characters: this.characters,
      unreadable: { chunks: this.#unread, indexes: this.#unreadable },
      truncated: this.#truncated,
      failures: [...this.#failures.values()].map(({ failure, times }) => ({ ...failure, times })),
      rules: this.#ruleCounts(),
      ranked: this.#ranked(),
      floods,
      sharedQuestions,
      sources: this.#sourceShares(),
      ...(drift !== undefined && { drift }),
      baseline,
    };
  }

  #sourceIndex(source: string | undefined): number {
    if (source === undefined) return 0;
    const known = this.#sources.get(source);
    if (known !== undefined) return known;
    if (this.#sources.size === mostSources) return 0;
    this.#sources.set(source, this.#sources.size + 1);
    return this.#sources.size;
  }

  #keepSketch(row: number, { signature, vector, words }: Sketch): void {
    this.#signatures.add();
    for (let index = 0; index < signatureSize; index++)
      this.#signatures.set(row, index, signature[index] as number);
    this.#vectors.add();
    if (words < fewestWords) return;
    keepVector(this.#vectors, row, vector);
    this.#spread.add(vector);
  }

  /** Counts signals of one chunk by their rules. */
  #count(signals: readonly CorpusSignal[]): void {
    const seen = new Set<string>();
    for (const { ruleId } of signals) {
      let count = this.#rules.get(ruleId);
      if (count === undefined) {
        if (this.#rules.size === mostRules) continue;
        count = { chunks: 0, findings: 0 };
        this.#rules.set(ruleId, count);
      }
      count.findings++;
      if (!seen.has(ruleId)) count.chunks++;
      seen.add(ruleId);
    }
  }

  #countFailure(failure: GuardFailure): void {
    const key = `${failure.guard}/${failure.reason}`;
    const known = this.#failures.get(key);
    if (known === undefined) this.#failures.set(key, { failure, times: 1 });
    else known.times++;
  }

  #raise(row: number, signal: CorpusSignal): void {
    this.#ranking.raise(row, signal);
    this.#count([signal]);
  }

  #raiseFloods(): readonly DuplicateGroup[] {
    const { similarity: least, floodSize } = this.#settings;
    const hasWords = (row: number) => this.#notes.get(row, columns.words) > 0;
    const floods = findFloods(this.#signatures, hasWords, least, floodSize);
    return floods.map(({ members, similarity }) => {
      for (const row of members)
        this.#raise(row, { ruleId: "corpus/near-duplicate", score: scores.duplicate });
      return { ...this.#groupOf(members), share: members.length / this.chunks, similarity };
    });
  }

  #raiseQuestions(): readonly QuestionGroup[] {
    const asking = new Map<number, number[]>();
    for (let row = 0; row < this.#notes.length; row++) {
      const hash = this.#notes.get(row, columns.question);
      if (hash === 0) continue;
      const rows = asking.get(hash);
      if (rows === undefined) asking.set(hash, [row]);
      else rows.push(row);
    }
    const shared = [...asking.values()].filter(({ length }) => length >= fewestAsking);
    return shared
      .sort((a, b) => b.length - a.length)
      .map((members) => {
        for (const row of members) {
          const span = {
            start: this.#notes.get(row, columns.start),
            end: this.#notes.get(row, columns.end),
          };
          this.#raise(row, { ruleId: "corpus/shared-question", score: scores.question, span });
        }
        return this.#groupOf(members);
      });
  }

  #raiseOutliers(baseline: CorpusBaseline): void {
    const isKept = (row: number) => this.#notes.get(row, columns.words) >= fewestWords;
    const outliers = findOutliers(this.#vectors, isKept, baseline, this.#settings.outlierDeviation);
    for (const { row } of outliers) this.#raise(row, { ruleId: "corpus/outlier", score: scores.outlier });
  }

  #groupOf(members: readonly number[]): QuestionGroup {
    const sources = new Set(members.map((row) => this.#notes.get(row, columns.source)));
    const ids = members.slice(0, mostNamed).map((row) => this.#ids[row] as string);
    return { size: members.length, ids, sources: sources.size };
  }

  #ruleCounts(): readonly RuleCount[] {
    return [...this.#rules]
      .map(([ruleId, { chunks, findings }]) => ({ ruleId, chunks, findings }))
      .sort((a, b) => b.chunks - a.chunks || (a.ruleId < b.ruleId ? -1 : 1));
  }

  #ranked(): readonly RankedChunk[] {
    const names = [...this.#sources.keys()];
    return this.#ranking.ranked().map(({ index, signals }) => {
      const source = names[this.#notes.get(index, columns.source) - 1];
      return {
        id: this.#ids[index] as string,
        index: this.#positions.get(index),
        ...(source !== undefined && { source }),
        risk: this.#ranking.risk(index),
        signals,
      };
    });
  }

  #sourceShares(): readonly SourceShare[] {
    const counts = Array.from({ length: this.#sources.size + 1 }, () => ({ chunks: 0, risky: 0 }));
    for (let row = 0; row < this.#notes.length; row++) {
      const count = counts[this.#notes.get(row, columns.source)] as { chunks: number; risky: number };
      count.chunks++;
      if (this.#ranking.risk(row) >= riskyFrom) count.risky++;
    }
    const names = [undefined, ...this.#sources.keys()];
    return counts
      .map(({ chunks, risky }, index) => {
        const source = names[index];
        return { ...(source !== undefined && { source }), chunks, share: chunks / this.chunks, risky };
      })
      .filter(({ chunks }) => chunks > 0)
      .sort((a, b) => b.chunks - a.chunks);
  }
}

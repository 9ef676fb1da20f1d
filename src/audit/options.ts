import { optionalFunction, readGuards } from "../core/options.ts";
import { readable } from "../core/readable.ts";
import type { Guard } from "../core/types.ts";
import { checkSignal, isShare, readOptions, wrongOption } from "../core/validate.ts";
import { pii } from "../guards/pii/index.ts";
import { injectionPatterns } from "../guards/prompt-injection/index.ts";
import { secrets } from "../guards/secrets/index.ts";
import { vectorSize } from "../models/text-vector.ts";
import type { CorpusBaseline } from "./spread.ts";

/** How far an audit is. */
export interface AuditProgress {
  readonly chunks: number;
  readonly characters: number;
}

/** What of a chunk an audit may ask for its source. */
export interface SourcedChunk {
  readonly id: string;
  readonly metadata?: unknown;
}

/** Options of {@link auditCorpus}. */
export interface AuditCorpusOptions {
  /**
   * What the strings of a chunk are looked at with, at stage `retrieval`, besides a look for hidden text.
   *
   * @default [injectionPatterns(), secrets(), pii()]
   */
  readonly guards?: readonly Guard[];
  /**
   * Questions that users are likely to ask. A text that contains one word by word may be made to be retrieved for it; those of
   * fewer than four words are passed over.
   *
   * @default []
   */
  readonly queries?: readonly string[];
  /** The source of a chunk. @default its own `metadata.source`, where that is a string */
  readonly source?: (chunk: SourcedChunk) => string | undefined;
  /** `baseline` of an earlier report. @default none */
  readonly baseline?: CorpusBaseline;
  /** Estimated Jaccard similarity of runs of five words from which chunks are near-duplicates, 0.5 to 1. @default 0.8 */
  readonly similarity?: number;
  /** Fewest near-duplicates that are a flood. @default 5 */
  readonly floodSize?: number;
  /** Robust standard deviations from which a chunk is an outlier. @default 6 */
  readonly outlierDeviation?: number;
  /** Most chunks that are ranked. @default 1000 */
  readonly mostRanked?: number;
  /** Told after every 1,000 chunks and at the end; what it throws ends the audit. @default none */
  readonly onProgress?: (progress: AuditProgress) => void;
  /** Stops the audit; it then rejects with `GUARD_ABORTED`. @default none */
  readonly signal?: AbortSignal;
}

/** Options that were checked. */
export interface AuditSettings {
  readonly guards: readonly Guard[];
  readonly queries: readonly string[];
  readonly source: (chunk: SourcedChunk) => unknown;
  readonly baseline: CorpusBaseline | undefined;
  readonly similarity: number;
  readonly floodSize: number;
  readonly outlierDeviation: number;
  readonly mostRanked: number;
  readonly onProgress: ((progress: AuditProgress) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

const names = [
  ...["guards", "queries", "source", "baseline", "similarity", "floodSize"],
  ...["outlierDeviation", "mostRanked", "onProgress", "signal"],
];

const mostQueries = 10_000;
const mostRanks = 100_000;

/** Checks the options; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function readAuditSettings(options: unknown): AuditSettings {
  return readable("options", wrongOption, () => {
    const given = readOptions(options, "options", names);
    const signal = given.get("signal");
    checkSignal(signal, "options.signal", "GUARD_INVALID_OPTIONS");
    const similarity = given.get("similarity") ?? 0.8;
    if (!isShare(similarity) || similarity < 0.5)
      throw wrongOption("options.similarity", "a number from 0.5 to 1");
    const outlierDeviation = given.get("outlierDeviation") ?? 6;
    if (typeof outlierDeviation !== "number" || !(outlierDeviation > 0))
      throw wrongOption("options.outlierDeviation", "a number above 0");
    return {
      guards: given.get("guards") === undefined ? usualGuards() : readGuards(given.get("guards")),
      queries: readQueries(given.get("queries")),
      source:
        (optionalFunction(given.get("source"), "options.source") as AuditSettings["source"]) ?? usualSource,
      baseline: readBaseline(given.get("baseline")),
      similarity,
      floodSize: readCount(given.get("floodSize") ?? 5, "options.floodSize", 2, mostRanks),
      outlierDeviation,
      mostRanked: readCount(given.get("mostRanked") ?? 1000, "options.mostRanked", 1, mostRanks),
      onProgress: optionalFunction(
        given.get("onProgress"),
        "options.onProgress",
      ) as AuditSettings["onProgress"],
      signal,
    };
  });
}

function usualGuards(): readonly Guard[] {
  return [injectionPatterns(), secrets(), pii()];
}

function usualSource({ metadata }: SourcedChunk): unknown {
  if (typeof metadata !== "object" || metadata === null || !Object.hasOwn(metadata, "source"))
    return undefined;
  return (metadata as { readonly source?: unknown }).source;
}

function readQueries(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? Array.from(value) : [undefined];
  if (list.length > mostQueries || !list.every((query): query is string => typeof query === "string"))
    throw wrongOption("options.queries", `an array of at most ${mostQueries} strings`);
  return list;
}

function readCount(value: unknown, field: string, least: number, most: number): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
    throw wrongOption(field, `a whole number from ${least} to ${most}`);
  return value as number;
}

function readBaseline(value: unknown): CorpusBaseline | undefined {
  if (value === undefined) return undefined;
  const given = readOptions(value, "options.baseline", ["version", "chunks", "mean", "variance"]);
  if (given.get("version") !== 1) throw wrongOption("options.baseline.version", "1");
  return {
    version: 1,
    chunks: readCount(given.get("chunks"), "options.baseline.chunks", 0, Number.MAX_SAFE_INTEGER),
    mean: readNumbers(given.get("mean"), "options.baseline.mean"),
    variance: readNumbers(given.get("variance"), "options.baseline.variance"),
  };
}

function readNumbers(value: unknown, field: string): readonly number[] {
  const list: readonly unknown[] = Array.isArray(value) ? Array.from(value) : [];
  if (list.length !== vectorSize || !list.every((number): number is number => Number.isFinite(number)))
    throw wrongOption(field, `${vectorSize} numbers`);
  return list;
}

import { GuardError } from "../core/errors.ts";
import { sha256 } from "../core/hash.ts";
import { openLexicon } from "./lexicon.ts";
import { createScorer, type PassageVisitor } from "./linear-scorer.ts";
import type { WindowShape } from "./windows.ts";

/** Shares of harmless texts that may be taken for attacks, for which there are thresholds. */
export const falsePositiveRates = [0.001, 0.002, 0.005, 0.01] as const;

/** One of {@link falsePositiveRates}. */
export type FalsePositiveRate = (typeof falsePositiveRates)[number];

/** How scores of one kind of text are to be read. */
export interface Calibration {
  /** By how much the log-odds of an attack rise with one unit of score. */
  readonly slope: number;
  /** Scores from which a text counts as an attack, in the order of `falsePositiveRates`. */
  readonly thresholds: readonly number[];
}

/** Calibrations of texts in English and of others. */
export interface Calibrations {
  readonly english: Calibration;
  readonly other: Calibration;
}

/** Numbers beside a table of weights. */
export interface TableFacts {
  /** Characters of the table. */
  readonly size: number;
  readonly scale: number;
  readonly bias: number;
}

/** Where weights come from. */
export interface TrainingFacts {
  /** Commit of the code and the corpus that made them; `unknown` outside of a repository. */
  readonly commit: string;
  /** Rows that were learnt from. */
  readonly rows: number;
  /** Area under the ROC curve of collected rows whose source was left out: of texts of users, and of documents and tool results. */
  readonly areas: { readonly input: number; readonly foreign: number };
}

/** What a file of weights says about itself. */
export interface Manifest {
  readonly id: string;
  /** SHA-256 of the weights as text, in hexadecimal digits: the tables of windows and passages, and the lexicon. */
  readonly sha256: string;
  /** SHA-256 of the written corpus it learnt from. */
  readonly corpus: string;
  readonly windows: TableFacts;
  readonly passages: TableFacts;
  readonly shape: WindowShape;
  readonly calibration: { readonly input: Calibrations; readonly foreign: Calibrations };
  readonly training: TrainingFacts;
}

/** The model that comes with the library. */
export interface BuiltInModel {
  readonly manifest: Manifest;
  /** Scores every passage of a text, in log-odds. */
  readonly score: (text: string, foreign: boolean, visit: PassageVisitor) => void;
}

let known: BuiltInModel | Promise<BuiltInModel> | undefined;

/**
 * The model, or a promise of it until its weights are loaded, which happens once; the promise rejects with
 * `GUARD_MODEL_INVALID` when they are not what their manifest says.
 */
export function builtInModel(): BuiltInModel | Promise<BuiltInModel> {
  known ??= load();
  return known;
}

async function load(): Promise<BuiltInModel> {
  try {
    const { manifest, weights } = await import("./weights.generated.ts");
    const model = await openModel(manifest, weights);
    known = model;
    return model;
  } catch (error) {
    // A chunk that could not be fetched may be there the next time.
    known = undefined;
    throw error;
  }
}

/** Checks weights against their manifest and makes them ready. */
export async function openModel(manifest: Manifest, weights: string): Promise<BuiltInModel> {
  const codes = new TextEncoder().encode(weights);
  const hex = Array.from(await digest(codes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== manifest.sha256) {
    throw new GuardError("GUARD_MODEL_INVALID", `${manifest.id}: the weights are not those of the manifest`);
  }
  const { windows, passages, shape } = manifest;
  const tables = windows.size + passages.size;
  const score = createScorer({
    windows: { ...windows, codes: codes.subarray(0, windows.size) },
    passages: { ...passages, codes: codes.subarray(windows.size, tables) },
    lexicon: openLexicon(weights.slice(tables)),
    shape,
  });
  return { manifest, score };
}

/** By WebCrypto where there is one; pages of an insecure origin have none. */
async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  return subtle === undefined ? sha256(bytes) : new Uint8Array(await subtle.digest("SHA-256", bytes));
}

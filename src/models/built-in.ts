import { GuardError } from "../core/errors.ts";
import { readLevels } from "./levels.ts";
import { createScorer, type WindowVisitor } from "./linear-scorer.ts";
import type { WindowShape } from "./windows.ts";

/** Log-odds at which a text counts as an attack, by the share of harmless texts that reach them. */
export interface OperatingPoints {
  readonly "0.001": number;
  readonly "0.01": number;
}

/** How scores of one kind of text are to be read. */
export interface Calibration {
  /** By how much the log-odds of an attack rise with one unit of score. */
  readonly slope: number;
  readonly thresholds: OperatingPoints;
}

/** What a file of weights says about itself. */
export interface Manifest {
  readonly id: string;
  /** SHA-256 of the weights as text, in hexadecimal digits. */
  readonly sha256: string;
  /** SHA-256 of the written corpus it learnt from. */
  readonly corpus: string;
  readonly scale: number;
  readonly bias: number;
  readonly shape: WindowShape;
  readonly calibration: { readonly input: Calibration; readonly foreign: Calibration };
}

/** The model that comes with the library. */
export interface BuiltInModel {
  readonly manifest: Manifest;
  /** Scores every window of a text, in log-odds. */
  readonly score: (text: string, foreign: boolean, visit: WindowVisitor) => void;
}

let loading: Promise<BuiltInModel> | undefined;

/** Loads the weights once; rejects with `GUARD_MODEL_INVALID` when they are not what their manifest says. */
export function loadBuiltIn(): Promise<BuiltInModel> {
  loading ??= load();
  return loading;
}

async function load(): Promise<BuiltInModel> {
  const { manifest, weights } = await import("./weights.generated.ts");
  return openModel(manifest, weights);
}

/** Checks weights against their manifest and makes them ready. */
export async function openModel(manifest: Manifest, weights: string): Promise<BuiltInModel> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(weights));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== manifest.sha256) {
    throw new GuardError("GUARD_MODEL_INVALID", `${manifest.id}: the weights are not those of the manifest`);
  }
  const { scale, bias, shape } = manifest;
  return { manifest, score: createScorer({ levels: readLevels(weights), scale, bias, shape }) };
}

import { isObject } from "../core/validate.ts";
import { type Calibration, falsePositiveRates, type Manifest, type TableFacts } from "./built-in.ts";

const curve: Calibration = { slope: 1, thresholds: falsePositiveRates.map(() => 0) };
const table: TableFacts = { size: 1, scale: 1, bias: 0 };

/** A manifest has these fields and no others, with values of the same kinds. */
const form: Manifest = {
  id: "",
  sha256: "",
  corpus: "",
  windows: table,
  passages: table,
  shape: { words: 1, step: 1 },
  calibration: { input: { english: curve, other: curve }, foreign: { english: curve, other: curve } },
  training: { commit: "", rows: 1, areas: { input: 1, foreign: 1 } },
};

/** Whether parsed JSON is a manifest that this version reads. */
export function isManifest(value: unknown): value is Manifest {
  return hasForm(value, form);
}

function hasForm(value: unknown, example: unknown): boolean {
  if (!isObject(example)) return typeof value === typeof example;
  if (!isObject(value) || Array.isArray(value) !== Array.isArray(example)) return false;
  const fields = Object.entries(example);
  return (
    Object.keys(value).length === fields.length &&
    fields.every(([key, field]) => Object.hasOwn(value, key) && hasForm(value[key as keyof object], field))
  );
}

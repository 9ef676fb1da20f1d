import { own } from "../core/validate.ts";
import { type GateName, type Gates, gateNames } from "../evaluation/gates.ts";
import { onlyKnown, readJson } from "./json-file.ts";
import { UsageError } from "./usage-error.ts";

/** No limits. */
export const noGates: Gates = {
  minRecall: null,
  maxFpr: null,
  minRobustness: null,
  maxDisparity: null,
  maxMemorization: null,
};

/** Reads `{ "minRecall": 0.8, "maxFpr": 0.01, … }`; `null` and what is left out are no limits. */
export async function readGates(file: string): Promise<Gates> {
  const value = await readJson(file);
  onlyKnown(value, gateNames, file);
  const limit = (name: GateName): number | null => {
    const given = own(value, name) ?? null;
    if (given === null || (typeof given === "number" && given >= 0 && given <= 1)) return given;
    throw new UsageError(`${file}: ${name}: expected a number from 0 to 1, or null`);
  };
  return {
    minRecall: limit("minRecall"),
    maxFpr: limit("maxFpr"),
    minRobustness: limit("minRobustness"),
    maxDisparity: limit("maxDisparity"),
    maxMemorization: limit("maxMemorization"),
  };
}

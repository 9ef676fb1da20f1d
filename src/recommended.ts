import type { Guard } from "./core/types.ts";
import { readOptions } from "./core/validate.ts";
import { type InjectionPatternsOptions, injectionPatterns } from "./guards/prompt-injection/index.ts";

/** Options of the recommended guards, guard by guard. */
export interface RecommendedOptions {
  /** Options of `injectionPatterns`. @default none */
  readonly injection?: InjectionPatternsOptions;
}

/**
 * The guards that are used where none are named: `injectionPatterns()`.
 *
 * Each call makes new guards. Throws `GUARD_INVALID_OPTIONS` for an option that is not known.
 */
export function recommended(options: RecommendedOptions = {}): readonly Guard[] {
  const given = readOptions(options, "options", ["injection"]);
  return [injectionPatterns(given.get("injection") as InjectionPatternsOptions | undefined)];
}

import { lazyGuard } from "./core/lazy-guard.ts";
import { readable } from "./core/readable.ts";
import type { Guard, Stage } from "./core/types.ts";
import { readOptions, wrongOption } from "./core/validate.ts";
import { type InjectionClassifierOptions, injectionClassifier } from "./guards/injection-classifier/index.ts";
import { type InjectionPatternsOptions, injectionPatterns } from "./guards/prompt-injection/index.ts";
import { type SecretsOptions, secrets } from "./guards/secrets/index.ts";

/** Secrets are looked for in answers; what goes in is the user's own. */
const stages: readonly Stage[] = ["output"];

/** Options of the recommended guards, guard by guard. */
export interface RecommendedOptions {
  /** Options of `injectionPatterns`. @default none */
  readonly injection?: InjectionPatternsOptions;
  /**
   * Options of `injectionClassifier`, or `false` to do without it. Its weights, under two megabytes, are loaded at the first
   * check, which is asynchronous for that reason and takes longer.
   *
   * @default {}
   */
  readonly classifier?: InjectionClassifierOptions | false;
  /** Options of `secrets`. @default { stages: ["output"] } */
  readonly secrets?: SecretsOptions;
}

/**
 * The guards that are used where none are named: `injectionPatterns()` and `injectionClassifier()` for what goes in, and
 * `secrets()` for what comes out.
 *
 * Each call makes new guards. Throws `GUARD_INVALID_OPTIONS` for an option that is not known.
 */
export function recommended(options: RecommendedOptions = {}): readonly Guard[] {
  return readable("options", wrongOption, () => {
    const given = readOptions(options, "options", ["injection", "classifier", "secrets"]);
    const classifier = given.get("classifier") as InjectionClassifierOptions | false | undefined;
    const secretsOptions = readOptions(given.get("secrets"), "options.secrets");
    return [
      injectionPatterns(given.get("injection") as InjectionPatternsOptions | undefined),
      ...(classifier === false ? [] : [injectionClassifier(classifier)]),
      secretsOptions.size === 0
        ? lazyGuard({ name: "secrets", stages }, () => secrets({ stages }))
        : secrets({ stages, ...Object.fromEntries(secretsOptions) }),
    ];
  });
}

import { isObject, readOptions, wrongOption } from "../../core/validate.ts";
import { readCount } from "../../models/window-model.ts";
import type { LibrarySource } from "./library.ts";

/** Which model, and where its files are. */
export interface ModelOptions {
  /** Name of the folder in `localModelPath`, or with `allowRemote` of the model at the hub, such as `Xenova/all-MiniLM-L6-v2`. */
  readonly model: string;
  /**
   * Folder that holds the folder of the model, with `config.json`, `tokenizer.json`, `tokenizer_config.json` and
   * `onnx/model_quantized.onnx`, or `onnx/model.onnx` for `dtype: "fp32"`.
   *
   * @default that of the library: `models/` of the package, or `/models/` of the site
   */
  readonly localModelPath?: string;
  /** Lets the library fetch files of the model that are not there. @default false */
  readonly allowRemote?: boolean;
  /** Kind of weights: `q8` and `fp32` in both packages, others in `@huggingface/transformers`. @default "q8" */
  readonly dtype?: string;
  /** Further options of `pipeline()`, such as `device` or `session_options`. @default none */
  readonly pipelineOptions?: Readonly<Record<string, unknown>>;
  /** Texts handed over at a time. @default 16 */
  readonly batchSize?: number;
  /**
   * The package, or how to import it: `() => import("@huggingface/transformers")` where a bundler has to see it.
   *
   * @default `@huggingface/transformers`, or else `@xenova/transformers`, imported when it is first needed
   */
  readonly library?: LibrarySource;
}

/** Options that were checked. */
export interface ModelSettings extends ModelOptions {
  readonly allowRemote: boolean;
  readonly dtype: string;
  readonly pipelineOptions: Readonly<Record<string, unknown>>;
  readonly batchSize: number;
}

const names = [
  ...["model", "localModelPath", "allowRemote", "dtype", "pipelineOptions", "batchSize", "library"],
];

/** Reads options of which `others` are known besides; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function readModelOptions(
  options: unknown,
  others: readonly string[],
): { readonly settings: ModelSettings; readonly given: ReadonlyMap<string, unknown> } {
  const given = readOptions(options, "options", [...names, ...others]);
  if (options === undefined) throw wrongOption("options", "an object");
  const model = readText(given.get("model"), "options.model");
  const localModelPath = given.get("localModelPath");
  const allowRemote = given.get("allowRemote") ?? false;
  if (typeof allowRemote !== "boolean") throw wrongOption("options.allowRemote", "true or false");
  const library = given.get("library");
  if (library !== undefined && typeof library !== "function" && !isObject(library))
    throw wrongOption("options.library", "the package or a function that imports it");
  const settings: ModelSettings = {
    model,
    ...(localModelPath !== undefined && {
      localModelPath: readText(localModelPath, "options.localModelPath"),
    }),
    allowRemote,
    dtype: readText(given.get("dtype") ?? "q8", "options.dtype"),
    pipelineOptions: Object.fromEntries(readOptions(given.get("pipelineOptions"), "options.pipelineOptions")),
    batchSize: readCount(given.get("batchSize") ?? 16, "options.batchSize", 1, 10_000),
    ...(library !== undefined && { library: library as LibrarySource }),
  };
  return { settings, given };
}

/** A string that is not empty. */
export function readText(value: unknown, field: string): string {
  if (typeof value !== "string" || value === "") throw wrongOption(field, "a string that is not empty");
  return value;
}

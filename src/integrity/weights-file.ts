import { canonicalJson } from "../core/canonical-json.ts";
import { GuardError, isGuardError } from "../core/errors.ts";
import { readable } from "../core/readable.ts";
import { isObject, own, readOptions, wrongInput, wrongOption } from "../core/validate.ts";
import { type BuiltInModel, type Manifest, openModel } from "../models/built-in.ts";
import { isManifest } from "../models/manifest-form.ts";
import { type KeyRing, readKey, readKeys, type SealKey, sign, verify } from "./keys.ts";

/** Weights in the form of those that come with the library, as JSON holds them. */
export interface WeightsFile {
  readonly manifest: Manifest;
  readonly weights: string;
  /** `v1.<id of the key>.<signature>` over the manifest, which holds the SHA-256 of the weights. */
  readonly signature?: string;
}

/** Weights that were checked, ready for `injectionClassifier`. */
export interface LoadedWeights extends Pick<BuiltInModel, "manifest"> {}

/** Options of {@link loadWeights}. */
export interface LoadWeightsOptions {
  /** Keys whose signatures count. Without them the weights are held against the manifest alone, which anybody can write. @default none */
  readonly keys?: SealKey | readonly SealKey[];
}

const purpose = "weights";

/**
 * Checks the signature of a manifest, and the weights against the manifest, and makes them ready for
 * `injectionClassifier`. The file comes as data, such as parsed JSON; nothing of it is used before it was checked.
 *
 * @throws {GuardError} Rejects with `GUARD_MODEL_INVALID` for a signature that is missing, malformed, of another key or of another
 *   manifest, or that this runtime cannot check, for weights that are not those of the manifest, and for a file of
 *   another form; with `GUARD_INVALID_OPTIONS` for keys that may not verify.
 * @example
 * ```ts
 * const weights = await loadWeights(JSON.parse(readFileSync("weights.json", "utf8")), { keys });
 * const ask = guard(callModel, [injectionPatterns(), injectionClassifier({ weights })]);
 * ```
 */
export async function loadWeights(
  file: WeightsFile,
  options: LoadWeightsOptions = {},
): Promise<LoadedWeights> {
  const keys = readable("options", wrongOption, () => {
    const given = readOptions(options, "options", ["keys"]).get("keys");
    return given === undefined ? undefined : readKeys(given, "options.keys", "verify");
  });
  const { text, weights, signature } = readFile(file);
  if (keys !== undefined) await checkSignature(signature, text, keys);
  const manifest: unknown = JSON.parse(text);
  if (!isManifest(manifest)) throw invalidModel("manifest: not of the form that this version reads");
  try {
    const model = await openModel(manifest, weights);
    checkScores(model);
    return model;
  } catch (error) {
    throw isGuardError(error) ? error : invalidModel("weights: not of the form that this version reads");
  }
}

/**
 * Signs a manifest, and with it the weights, whose hash it holds. Gives a copy of the file with the signature.
 *
 * @throws {GuardError} Rejects with `GUARD_INVALID_OPTIONS` for a key that may not sign, and as `loadWeights` does for a file
 *   of another form.
 */
export async function signWeights(file: WeightsFile, key: SealKey): Promise<Required<WeightsFile>> {
  const signer = readable("key", wrongOption, () => readKey(key, "key", "sign"));
  const { manifest } = await loadWeights(file);
  const text = canonicalJson(manifest, "manifest");
  return { manifest, weights: file.weights, signature: await sign(text, purpose, signer) };
}

function invalidModel(reason: string): GuardError {
  return new GuardError("GUARD_MODEL_INVALID", reason);
}

/** The manifest as canonical JSON: what was checked is what is read. */
function readFile(file: unknown): {
  readonly text: string;
  readonly weights: string;
  readonly signature: unknown;
} {
  try {
    if (!isObject(file)) throw wrongInput("file", "an object");
    const weights = own(file, "weights");
    if (typeof weights !== "string" || weights === "") throw wrongInput("file.weights", "a string");
    const text = canonicalJson(own(file, "manifest"), "file.manifest");
    return { text, weights, signature: own(file, "signature") };
  } catch {
    throw invalidModel("file: expected a manifest and weights");
  }
}

async function checkSignature(signature: unknown, text: string, keys: KeyRing): Promise<void> {
  const answer = await verify(signature, text, purpose, keys).catch(() => {
    throw invalidModel("signature: this runtime cannot check it");
  });
  if ("failure" in answer) throw invalidModel(`signature: ${answer.failure}`);
}

/** Numbers that do not fit together would make scores that no threshold finds. */
function checkScores({ score }: BuiltInModel): void {
  for (const foreign of [false, true]) {
    let passages = 0;
    score("Please read this sentence once, and then the next one.", foreign, (_start, _end, logOdds) => {
      if (!Number.isFinite(logOdds)) throw invalidModel("weights: no score for a text");
      passages++;
    });
    if (passages === 0) throw invalidModel("weights: no score for a text");
  }
}

import { canonicalJson } from "../core/canonical-json.ts";
import { aborted, isGuardError } from "../core/errors.ts";
import { readable } from "../core/readable.ts";
import { checkSignal, isObject, own, readOptions, wrongInput, wrongOption } from "../core/validate.ts";
import { readKey, readKeys, type SealFailure, type SealKey, sha256, sign, verify } from "./keys.ts";
import {
  type DatasetManifest,
  type Lineage,
  type ManifestFile,
  readLineage,
  readManifest,
} from "./manifest.ts";

/** A file of a data set or of a model. */
export interface DatasetFile {
  /** Its name within the data set, compared unit by unit; use `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer> | ArrayBuffer;
}

/** Files one after another; only one of them is held at a time. */
export type DatasetFiles = Iterable<DatasetFile> | AsyncIterable<DatasetFile>;

/** Options of {@link hashDataset}. */
export interface HashDatasetOptions {
  /** Where the files are from. @default {} */
  readonly lineage?: Lineage;
  /** Signs the manifest. @default none: it then holds for whoever knows its hash */
  readonly key?: SealKey;
  /** Stops between two files; rejects with `GUARD_ABORTED`. @default none */
  readonly signal?: AbortSignal;
}

/** What a manifest is trusted by: `keys`, `hash`, or both. */
export interface VerifyDatasetOptions {
  /** Keys whose signatures count. */
  readonly keys?: SealKey | readonly SealKey[];
  /** The hash that the manifest must have, known from elsewhere: 64 hexadecimal digits. */
  readonly hash?: string;
  /** Stops between two files; rejects with `GUARD_ABORTED`. @default none */
  readonly signal?: AbortSignal;
}

/** How files compare with a manifest. */
export interface DatasetCheck {
  /** Whether the manifest is authentic and the files are those that it names. */
  readonly valid: boolean;
  /** Why the manifest itself is refused, in which case no file was read. */
  readonly manifest: "authentic" | SealFailure;
  /** Paths that the manifest does not name, sorted. */
  readonly added: readonly string[];
  /** Paths that are missing, sorted. */
  readonly removed: readonly string[];
  /** Paths whose bytes are others, sorted. */
  readonly changed: readonly string[];
}

const mostFiles = 100_000;
const purpose = "manifest";

/**
 * A manifest of files: their SHA-256 and sizes, where they are from, the hash of all of that, and a signature.
 *
 * The hash of a manifest as `lineage.parent` of the next one makes a chain from what was collected to what is used. Paths are sorted, so
 * the order of the files does not count. At most 100,000 files.
 *
 * @throws {GuardError} Rejects with `GUARD_INVALID_INPUT` for a file without path and bytes and for a path that comes twice, with
 *   `GUARD_INVALID_OPTIONS`, with `GUARD_ABORTED`, and with what `files` throws.
 * @example
 * ```ts
 * const manifest = await hashDataset(files, { key, lineage: { source: "handbook", time: "2026-05-04T10:00:00Z" } });
 * ```
 */
export async function hashDataset(
  files: DatasetFiles,
  options: HashDatasetOptions = {},
): Promise<DatasetManifest> {
  const { lineage, key, signal } = readable("options", wrongOption, () => {
    const given = readOptions(options, "options", ["lineage", "key", "signal"]);
    const known = given.get("signal");
    checkSignal(known, "options.signal", "GUARD_INVALID_OPTIONS");
    return {
      lineage: readLineage(given.get("lineage"), "options.lineage"),
      key: given.get("key") === undefined ? undefined : readKey(given.get("key"), "options.key", "sign"),
      signal: known,
    };
  });
  const entries: ManifestFile[] = [];
  for await (const entry of hashed(files, signal)) entries.push(entry);
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const body = { version: 1 as const, files: entries, lineage };
  const text = canonicalJson(body, "files");
  const hash = await sha256(new TextEncoder().encode(text));
  return { ...body, hash, ...(key !== undefined && { signature: await sign(text, purpose, key) }) };
}

/**
 * Compares files with a manifest, which comes as data, such as parsed JSON, and is believed only after its signature or its hash
 * was checked.
 *
 * @throws {GuardError} Rejects as `hashDataset` does, and with `GUARD_INVALID_OPTIONS` without `keys` and `hash`.
 * @example
 * ```ts
 * const { valid, added, removed, changed } = await verifyDataset(manifest, files, { keys: key });
 * ```
 */
export async function verifyDataset(
  manifest: unknown,
  files: DatasetFiles,
  options: VerifyDatasetOptions,
): Promise<DatasetCheck> {
  const { keys, hash, signal } = readable("options", wrongOption, () => {
    const given = readOptions(options, "options", ["keys", "hash", "signal"]);
    const known = given.get("signal");
    checkSignal(known, "options.signal", "GUARD_INVALID_OPTIONS");
    const pinned = given.get("hash");
    if (pinned !== undefined && !(typeof pinned === "string" && /^[0-9a-f]{64}$/.test(pinned)))
      throw wrongOption("options.hash", "64 hexadecimal digits");
    if (pinned === undefined && given.get("keys") === undefined)
      throw wrongOption("options", "keys or a hash");
    return {
      keys:
        given.get("keys") === undefined ? undefined : readKeys(given.get("keys"), "options.keys", "verify"),
      hash: pinned,
      signal: known,
    };
  });
  const refuse = (failure: SealFailure): DatasetCheck => ({
    valid: false,
    manifest: failure,
    added: [],
    removed: [],
    changed: [],
  });
  const read = readManifest(manifest);
  if (read === undefined) return refuse("malformed");
  const { signature, hash: claimed, ...body } = read;
  const text = canonicalJson(body, "manifest");
  if ((await sha256(new TextEncoder().encode(text))) !== claimed) return refuse("changed");
  if (hash !== undefined && hash !== claimed) return refuse("changed");
  if (keys !== undefined) {
    const answer = await verify(signature, text, purpose, keys);
    if ("failure" in answer) return refuse(answer.failure);
  }
  return compare(body.files, files, signal);
}

async function compare(
  entries: readonly ManifestFile[],
  files: DatasetFiles,
  signal: AbortSignal | undefined,
): Promise<DatasetCheck> {
  const missing = new Map(entries.map((entry) => [entry.path, entry]));
  const added: string[] = [];
  const changed: string[] = [];
  for await (const { path, size, sha256: digest } of hashed(files, signal)) {
    const known = missing.get(path);
    missing.delete(path);
    if (known === undefined) added.push(path);
    else if (known.size !== size || known.sha256 !== digest) changed.push(path);
  }
  const removed = [...missing.keys()];
  const valid = added.length + changed.length + removed.length === 0;
  return {
    valid,
    manifest: "authentic",
    added: added.sort(),
    removed: removed.sort(),
    changed: changed.sort(),
  };
}

async function* hashed(files: DatasetFiles, signal: AbortSignal | undefined): AsyncGenerator<ManifestFile> {
  if (!isIterable(files)) throw wrongInput("files", "an iterable of files");
  const seen = new Set<string>();
  if (signal?.aborted) throw aborted(signal);
  for await (const file of files) {
    if (signal?.aborted) throw aborted(signal);
    const field = `files[${seen.size}]`;
    if (seen.size === mostFiles) throw wrongInput("files", `at most ${mostFiles} files`);
    const { path, bytes } = readable(field, wrongInput, () => readFile(file, field));
    if (seen.has(path)) throw wrongInput(`${field}.path`, "a path that did not come before");
    seen.add(path);
    const digest = await sha256(bytes).catch(() => {
      throw wrongInput(`${field}.bytes`, "bytes that are neither shared nor detached");
    });
    yield { path, size: bytes.byteLength, sha256: digest };
  }
}

function isIterable(value: unknown): boolean {
  try {
    return isObject(value) && (Symbol.asyncIterator in value || Symbol.iterator in value);
  } catch (error) {
    if (isGuardError(error)) throw error;
    return false;
  }
}

function readFile(file: unknown, field: string): DatasetFile {
  if (!isObject(file)) throw wrongInput(field, "an object with path and bytes");
  const path = own(file, "path");
  const bytes = own(file, "bytes");
  if (typeof path !== "string" || path === "")
    throw wrongInput(`${field}.path`, "a string that is not empty");
  const tag = Object.prototype.toString.call(bytes);
  if (tag !== "[object Uint8Array]" && tag !== "[object ArrayBuffer]")
    throw wrongInput(`${field}.bytes`, "a Uint8Array or an ArrayBuffer");
  return { path, bytes: bytes as DatasetFile["bytes"] };
}

import { canonicalJson } from "../core/canonical-json.ts";
import { isGuardError } from "../core/errors.ts";
import { optionalFunction } from "../core/options.ts";
import { readable } from "../core/readable.ts";
import { copyOf, setOwn } from "../core/strings.ts";
import type { DocumentChunk } from "../core/types.ts";
import { isObject, own, readOptions, wrongInput, wrongOption } from "../core/validate.ts";
import { type KeyRing, readKey, readKeys, type SealFailure, type SealKey, sign, verify } from "./keys.ts";

/** What a seal covers; the same when it is made and when it is checked. */
export interface SealOptions {
  /** Name of the field in the metadata that holds the seal. @default "seal" */
  readonly field?: string;
  /**
   * Names of fields in the metadata that are not sealed, because a store adds or changes them, such as a score. What they
   * hold is anybody's. @default []
   */
  readonly except?: readonly string[];
  /** What chunks are sealed for, such as the name of an index, so that they count nowhere else. @default "" */
  readonly context?: string;
}

/** A chunk with its seal. */
export type Sealed<Chunk extends DocumentChunk> = Omit<Chunk, "metadata"> & {
  readonly id: string;
  readonly text: string;
  readonly metadata: Record<string, unknown>;
};

/** What a seal covers, and nothing else. */
export interface SealedChunk {
  readonly id: string;
  readonly text: string;
  /** Without the seal. */
  readonly metadata: Record<string, unknown>;
}

/** How a seal is checked. */
export interface OpenSealOptions extends SealOptions {
  /**
   * Whether a chunk is the one that its id stands for now, by what is known outside of the store: the seal or the version of
   * the latest. Asked about chunks whose seal holds; only `true` counts, and what it throws is passed on.
   *
   * @default none: every chunk that was ever sealed counts
   */
  readonly isCurrent?: (chunk: SealedChunk, seal: string) => boolean | PromiseLike<boolean>;
}

/** Why a chunk is refused; `outdated` when its seal holds and `isCurrent` does not say `true`. */
export type OpenSealFailure = SealFailure | "outdated";

/** What was sealed, or why it cannot be told. */
export type OpenedSeal =
  | {
      readonly valid: true;
      /** The key that it was sealed with. */
      readonly keyId: string;
      /** A copy. */
      readonly chunk: SealedChunk;
    }
  | { readonly valid: false; readonly reason: OpenSealFailure };

/** Options that were checked. */
export interface SealSettings {
  readonly field: string;
  readonly except: readonly string[];
  readonly context: string;
}

/** Options of checking that were checked. */
export interface OpenSettings extends SealSettings {
  readonly isCurrent: OpenSealOptions["isCurrent"];
}

const sealOptionNames: readonly string[] = ["field", "except", "context"];

const purpose = "chunk";

/**
 * Binds the id, the text and the metadata of a chunk, rights included, to a signature, and gives a copy with the seal in its
 * metadata: `v1.<id of the key>.<signature>`, 43 characters of base64url for HMAC-SHA-256, 86 for Ed25519.
 *
 * The signature is about canonical JSON, so the order of keys does not count, and everything else does. Metadata are copied,
 * a seal that was there is replaced, and no metadata are `{}`. Further fields of the chunk are kept and not sealed. A seal does
 * not say that a chunk is the latest of its id: see `isCurrent` of {@link OpenSealOptions}.
 *
 * @throws {GuardError} Rejects with `GUARD_INVALID_INPUT` naming the field of a chunk that JSON cannot hold exactly, such as
 *   `undefined`, a `Date` or a getter, and with `GUARD_INVALID_OPTIONS` for a key that may not sign.
 * @example
 * ```ts
 * const sealed = await seal({ id: "leave", text, metadata: { tenant: "lantern", allow: ["staff"] } }, key);
 * await store.upsert(sealed);
 * ```
 */
export async function seal<Chunk extends DocumentChunk>(
  chunk: Chunk,
  key: SealKey,
  options?: SealOptions,
): Promise<Sealed<Chunk>> {
  const settings = readSealSettings(options);
  const signer = readable("key", wrongOption, () => readKey(key, "key", "sign"));
  const copy = readable("chunk", wrongInput, () => {
    if (!isObject(chunk)) throw wrongInput("chunk", "an object");
    return copyOf(chunk);
  });
  const payload = payloadOf(copy, settings);
  // What was signed is what is given, whatever happens to the chunk meanwhile.
  const { id, text, metadata } = JSON.parse(payload) as Sealed<DocumentChunk>;
  const given = own(copy, "metadata") as object | null | undefined;
  for (const name of settings.except) {
    if (isObject(given) && Object.hasOwn(given, name)) setOwn(metadata, name, own(given, name));
  }
  setOwn(metadata, settings.field, await sign(payload, purpose, signer));
  setOwn(copy, "id", id);
  setOwn(copy, "text", text);
  setOwn(copy, "metadata", metadata);
  return copy as Sealed<Chunk>;
}

/**
 * Checks the seal of a chunk that comes from a store: any change of its id, text or metadata since `seal`, a seal of another
 * chunk, and no seal at all are refused. The comparison is that of WebCrypto, in constant time.
 *
 * Give the old keys as well as the new one while chunks with old seals are about. Never throws for a chunk, but
 * passes on what `isCurrent` throws.
 *
 * @throws {GuardError} Rejects with `GUARD_INVALID_OPTIONS` for keys that may not verify, and for options.
 * @example
 * ```ts
 * const opened = await openSeal(await store.get("leave"), [newKey, oldKey]);
 * if (opened.valid) use(opened.chunk);
 * ```
 */
export async function openSeal(
  chunk: DocumentChunk,
  keys: SealKey | readonly SealKey[],
  options?: OpenSealOptions,
): Promise<OpenedSeal> {
  const settings = readOpenSettings(options);
  return open(
    chunk,
    readable("keys", wrongOption, () => readKeys(keys, "keys", "verify")),
    settings,
  );
}

/** `openSeal` with keys and options that were checked. */
export async function open(chunk: unknown, keys: KeyRing, settings: OpenSettings): Promise<OpenedSeal> {
  let payload: string;
  let signature: unknown;
  try {
    const metadata = isObject(chunk) ? own(chunk, "metadata") : undefined;
    signature = isObject(metadata) ? own(metadata, settings.field) : undefined;
    payload = payloadOf(chunk, settings);
  } catch (error) {
    if (!isGuardError(error)) return { valid: false, reason: "malformed" };
    return { valid: false, reason: signature === undefined ? "missing" : "malformed" };
  }
  const answer = await verify(signature, payload, purpose, keys);
  if ("failure" in answer) return { valid: false, reason: answer.failure };
  const { id, text, metadata } = JSON.parse(payload) as Sealed<DocumentChunk>;
  const { isCurrent } = settings;
  // A seal that holds is a text.
  if (isCurrent !== undefined && (await isCurrent({ id, text, metadata }, signature as string)) !== true)
    return { valid: false, reason: "outdated" };
  return { valid: true, keyId: answer.keyId, chunk: { id, text, metadata } };
}

/** What is signed. The exceptions are a part of it, so that nobody can widen them. */
function payloadOf(chunk: unknown, { field, except, context }: SealSettings): string {
  return readable("chunk", wrongInput, () => {
    if (!isObject(chunk)) throw wrongInput("chunk", "an object");
    const id = own(chunk, "id");
    const text = own(chunk, "text");
    if (typeof id !== "string") throw wrongInput("chunk.id", "a string");
    if (typeof text !== "string") throw wrongInput("chunk.text", "a string");
    const metadata = sealedPart(own(chunk, "metadata"), new Set([field, ...except]));
    return canonicalJson({ context, except, id, metadata, text }, "chunk");
  });
}

/** The fields that are sealed, with their properties as they are, so that accessors are seen. */
function sealedPart(metadata: unknown, without: ReadonlySet<string>): unknown {
  if (metadata === undefined || metadata === null) return {};
  if (!isObject(metadata) || Array.isArray(metadata)) throw wrongInput("chunk.metadata", "an object");
  const part: object = Object.create(Object.getPrototypeOf(metadata));
  for (const key of Reflect.ownKeys(metadata)) {
    if (typeof key === "string" && without.has(key)) continue;
    Object.defineProperty(part, key, Reflect.getOwnPropertyDescriptor(metadata, key) as PropertyDescriptor);
  }
  return part;
}

/** Checks the options of seals, of which `others` may be about something else. */
function readSealSettings(options: unknown, others: readonly string[] = []): SealSettings {
  return readable("options", wrongOption, () => {
    const given = readOptions(options, "options", [...sealOptionNames, ...others]);
    const field = given.get("field") ?? "seal";
    if (typeof field !== "string" || field === "")
      throw wrongOption("options.field", "a string that is not empty");
    const context = given.get("context") ?? "";
    if (typeof context !== "string") throw wrongOption("options.context", "a string");
    const except = [...new Set(readNames(given.get("except"), "options.except"))].sort();
    return { field, except, context };
  });
}

/** Checks the options of opening seals, of which `others` may be about something else. */
export function readOpenSettings(options: unknown, others: readonly string[] = []): OpenSettings {
  const settings = readSealSettings(options, ["isCurrent", ...others]);
  return readable("options", wrongOption, () => {
    const isCurrent = optionalFunction(readOptions(options, "options").get("isCurrent"), "options.isCurrent");
    return { ...settings, isCurrent: isCurrent as OpenSealOptions["isCurrent"] };
  });
}

/** Checks a list of names. */
export function readNames(value: unknown, field: string): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw wrongOption(field, "an array of strings");
  const names: readonly unknown[] = Array.from(value);
  if (!names.every((name): name is string => typeof name === "string"))
    throw wrongOption(field, "an array of strings");
  return names;
}

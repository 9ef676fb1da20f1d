import { isObject, own, wrongOption } from "../core/validate.ts";

/** A key of seals and manifests, and the name by which they refer to it. */
export interface SealKey {
  /** At most 64 letters, digits, `_` and `-`. */
  readonly id: string;
  /** For HMAC with SHA-256, or for Ed25519; made by `importSealKey` or by WebCrypto. */
  readonly key: CryptoKey;
}

/** Why something signed is refused. */
export type SealFailure =
  /** There is no signature. */
  | "missing"
  /** The signature, or what it is about, has not the expected form. */
  | "malformed"
  /** The signature names a key that is not among those given. */
  | "unknown-key"
  /** The signature is not that of what was given. */
  | "changed";

/** Keys by their ids. */
export type KeyRing = ReadonlyMap<string, CryptoKey>;

type Use = "sign" | "verify";

const form = "v1";
const shortestSecret = 32;

/** Bytes of a signature by the algorithm of its key. */
const lengths: ReadonlyMap<string, number> = new Map([
  ["HMAC", 32],
  ["Ed25519", 64],
]);

/**
 * A key for HMAC-SHA-256 from a secret of at least 32 random bytes.
 *
 * @throws {GuardError} Rejects with `GUARD_INVALID_OPTIONS` for a short secret, or an id that is malformed.
 * @example
 * ```ts
 * const key = await importSealKey("2026-05", crypto.getRandomValues(new Uint8Array(32)));
 * ```
 */
export async function importSealKey(id: string, secret: Uint8Array<ArrayBuffer>): Promise<SealKey> {
  checkId(id, "id");
  // By the tag, because a runtime may have several classes of this name.
  const isBytes = Object.prototype.toString.call(secret) === "[object Uint8Array]";
  if (!isBytes || secret.length < shortestSecret)
    throw wrongOption("secret", `a Uint8Array of at least ${shortestSecret} bytes`);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return { id, key: await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign", "verify"]) };
}

/**
 * A public key for Ed25519, which checks signatures and makes none, from the PEM that `openssl pkey -pubout` writes
 * (SubjectPublicKeyInfo, https://www.rfc-editor.org/rfc/rfc8410).
 *
 * @throws {GuardError} Rejects with `GUARD_INVALID_OPTIONS` for anything else, an id that is malformed, and where WebCrypto is
 *   missing or does not know Ed25519.
 * @example
 * ```ts
 * const key = await importPublicKey("2026-05", readFileSync("public.pem", "utf8"));
 * ```
 */
export async function importPublicKey(id: string, pem: string): Promise<SealKey> {
  checkId(id, "id");
  const body = typeof pem === "string" ? pem.replace(/-----(?:BEGIN|END) PUBLIC KEY-----|\s/g, "") : "";
  const bytes = /^[A-Za-z0-9+/]+=*$/.test(body) ? fromBase64(body) : undefined;
  if (bytes === undefined) throw wrongOption("pem", "a public key for Ed25519 as PEM");
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  try {
    if (subtle === undefined) throw new DOMException("no WebCrypto", "NotSupportedError");
    return { id, key: await subtle.importKey("spki", bytes, "Ed25519", true, ["verify"]) };
  } catch (error) {
    const isUnknown = (error as { readonly name?: unknown }).name === "NotSupportedError";
    throw wrongOption(
      "pem",
      isUnknown ? "a runtime whose WebCrypto has Ed25519" : "a public key for Ed25519 as PEM",
    );
  }
}

/** Checks a key or a list of them. */
export function readKeys(value: unknown, field: string, use: Use): KeyRing {
  const list: readonly unknown[] = Array.isArray(value) ? Array.from(value) : [value];
  if (list.length === 0) throw wrongOption(field, "at least one key");
  const ring = new Map<string, CryptoKey>();
  for (const [index, item] of list.entries()) {
    const at = Array.isArray(value) ? `${field}[${index}]` : field;
    const { id, key } = readKey(item, at, use);
    if (ring.has(id)) throw wrongOption(`${at}.id`, "an id that no other key has");
    ring.set(id, key);
  }
  return ring;
}

/** Checks one key. */
export function readKey(value: unknown, field: string, use: Use): SealKey {
  if (!isObject(value)) throw wrongOption(field, "an object with id and key");
  const id = own(value, "id");
  const key = own(value, "key") as CryptoKey;
  checkId(id, `${field}.id`);
  if (!isUsable(key, use))
    throw wrongOption(`${field}.key`, `a CryptoKey for HMAC with SHA-256 or Ed25519 that may ${use}`);
  return { id, key };
}

function checkId(id: unknown, field: string): asserts id is string {
  if (typeof id !== "string" || !/^[A-Za-z0-9_-]{1,64}$/.test(id))
    throw wrongOption(field, "at most 64 letters, digits, _ and -");
}

function isUsable(key: CryptoKey, use: Use): boolean {
  if (!isObject(key) || !isObject(key.algorithm) || !lengths.has(key.algorithm.name)) return false;
  const { name, hash } = key.algorithm as KeyAlgorithm & { readonly hash?: KeyAlgorithm };
  return (name !== "HMAC" || hash?.name === "SHA-256") && key.usages.includes(use);
}

/** The signature of a text as `v1.<id of the key>.<base64url>`; `purpose` keeps one kind of text from standing for another. */
export async function sign(text: string, purpose: string, { id, key }: SealKey): Promise<string> {
  const signature = await crypto.subtle.sign(key.algorithm.name, key, messageOf(text, purpose, id));
  return `${form}.${id}.${toBase64Url(new Uint8Array(signature))}`;
}

/** Why a signature does not hold for a text, or the id of its key. The key decides about the algorithm, never the signature. */
export async function verify(
  signature: unknown,
  text: string,
  purpose: string,
  keys: KeyRing,
): Promise<{ readonly keyId: string } | { readonly failure: SealFailure }> {
  if (signature === undefined) return { failure: "missing" };
  const parts = typeof signature === "string" && signature.length <= 200 ? signature.split(".") : [];
  const [version, id, encoded] = parts;
  if (parts.length !== 3 || version !== form || id === undefined || encoded === undefined)
    return { failure: "malformed" };
  const key = keys.get(id);
  if (key === undefined) return { failure: "unknown-key" };
  const bytes = fromBase64Url(encoded);
  const { name } = key.algorithm;
  if (bytes === undefined || bytes.length !== lengths.get(name)) return { failure: "malformed" };
  const holds = await crypto.subtle.verify(name, key, bytes, messageOf(text, purpose, id));
  return holds ? { keyId: id } : { failure: "changed" };
}

function messageOf(text: string, purpose: string, id: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`sallyport/${purpose}/${form}\n${id}\n${text}`);
}

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
  const bytes = fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
  // Of several spellings one counts, so that lists of seals can be compared as texts.
  return bytes !== undefined && toBase64Url(bytes) === text ? bytes : undefined;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** SHA-256 as 64 hexadecimal digits. */
export async function sha256(data: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", data);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

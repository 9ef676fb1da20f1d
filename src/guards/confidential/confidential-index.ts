import { encode, hmacSha256 } from "../../core/hash.ts";
import { readable } from "../../core/readable.ts";
import { isObject, readOptions, wrongInput, wrongOption } from "../../core/validate.ts";
import { createViews } from "../../core/views.ts";
import { type Letters, lettersOf } from "./letters.ts";
import { type Fingerprint, type Key, readKey, winnow } from "./winnow.ts";

/** A protected text. */
export type ConfidentialDocument = string | { readonly text: string };

/** Options of {@link buildConfidentialIndex} and {@link readConfidentialIndex}. */
export interface ConfidentialIndexOptions {
  /** Key of the hashes: at least 16 bytes, text in UTF-8. Without it nobody can tell whether a text is in the index. */
  readonly key: string | Uint8Array;
}

/** Fingerprints of protected documents. Holds none of their words. */
export interface ConfidentialIndex {
  readonly documents: number;
  readonly fingerprints: number;
  /** The index as bytes, closed by an HMAC-SHA-256 with its key. */
  toBytes(): Uint8Array;
}

/** A fingerprint of a text that documents have as well. */
export interface Hit {
  readonly at: number;
  readonly document: number;
}

const shortestKey = 16;
const mostDocuments = 0xffffff;

/** What more documents have than this is no property of any. */
const mostShared = 32;

/** `SPCI`. */
const magic = 0x53504349;
const version = 1;
const headerLength = 16;
const sealLength = 32;

/** The index behind its public form. */
export class FingerprintIndex implements ConfidentialIndex {
  readonly #key: Key;
  readonly #seal: (message: Uint8Array) => Uint8Array;
  /** Upper 32 bits of the hashes, in order; the lower 8 bits and the number of the document. */
  readonly #high: Uint32Array;
  readonly #low: Uint32Array;
  /** How many fingerprints each document has. */
  readonly #sizes: Uint32Array;

  constructor(key: Uint8Array, high: Uint32Array, low: Uint32Array, sizes: Uint32Array) {
    this.#key = readKey(key);
    this.#seal = hmacSha256(key);
    this.#high = high;
    this.#low = low;
    this.#sizes = sizes;
  }

  get documents(): number {
    return this.#sizes.length;
  }

  get fingerprints(): number {
    return this.#high.length;
  }

  sizeOf(document: number): number {
    return this.#sizes[document] ?? 0;
  }

  /** Which fingerprints of a text which documents have, in the order of the text. */
  hitsIn({ units }: Letters): readonly Hit[] {
    const hits: Hit[] = [];
    winnow(units, this.#key, ({ at, high, low }) => {
      const found: Hit[] = [];
      for (let place = this.#placeOf(high); this.#high[place] === high; place++) {
        const entry = this.#low[place] as number;
        if (entry >>> 24 === low) found.push({ at, document: entry & mostDocuments });
        if (found.length > mostShared) return;
      }
      hits.push(...found);
    });
    return hits;
  }

  /** The first place with a hash that is not less. */
  #placeOf(high: number): number {
    let from = 0;
    let to = this.#high.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#high[middle] as number) < high) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  toBytes(): Uint8Array {
    const length = headerLength + 4 * this.#sizes.length + 8 * this.#high.length;
    const bytes = new Uint8Array(length + sealLength);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, magic);
    view.setUint32(4, version);
    view.setUint32(8, this.#sizes.length);
    view.setUint32(12, this.#high.length);
    let at = headerLength;
    for (const list of [this.#sizes, this.#high, this.#low]) {
      for (let index = 0; index < list.length; index++, at += 4) view.setUint32(at, list[index] as number);
    }
    bytes.set(this.#seal(bytes.subarray(0, length)), length);
    return bytes;
  }
}

/**
 * Makes an index of protected documents, of which nothing is kept but keyed hashes.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for a key of less than 16 bytes, `GUARD_INVALID_INPUT` for documents that are
 *   no texts, or more than 16,777,215.
 * @example
 * ```ts
 * const index = buildConfidentialIndex(documents, { key: process.env.INDEX_KEY });
 * await writeFile("confidential.index", index.toBytes());
 * ```
 */
export function buildConfidentialIndex(
  documents: Iterable<ConfidentialDocument>,
  options: ConfidentialIndexOptions,
): ConfidentialIndex {
  const bytes = keyOf(options);
  const key = readKey(bytes);
  let number = 0;
  let entries = new Uint32Array(2048);
  let count = 0;
  for (const document of readDocuments(documents)) {
    if (number === mostDocuments) throw wrongInput("documents", `at most ${mostDocuments} documents`);
    const keep = ({ high, low }: Fingerprint): void => {
      if (2 * count + 2 > entries.length) {
        const more = new Uint32Array(2 * entries.length);
        more.set(entries);
        entries = more;
      }
      entries[2 * count] = ((low << 24) | number) >>> 0;
      entries[2 * count + 1] = high;
      count++;
    };
    winnow(lettersOf(createViews(document).folded.text).units, key, keep);
    number++;
  }
  return sorted(bytes, entries.subarray(0, 2 * count), number);
}

/** Sorts pairs of a low and a high part; what a document has twice counts once. */
function sorted(key: Uint8Array, entries: Uint32Array, documents: number): FingerprintIndex {
  const pairs = new BigUint64Array(entries.length / 2);
  for (let index = 0; index < pairs.length; index++) {
    pairs[index] = (BigInt(entries[2 * index + 1] as number) << 32n) | BigInt(entries[2 * index] as number);
  }
  pairs.sort();
  const sizes = new Uint32Array(documents);
  const high = new Uint32Array(pairs.length);
  const low = new Uint32Array(pairs.length);
  let count = 0;
  for (const [index, pair] of pairs.entries()) {
    if (index > 0 && pair === pairs[index - 1]) continue;
    high[count] = Number(pair >> 32n);
    const entry = Number(pair & 0xffffffffn);
    low[count++] = entry;
    const document = entry & mostDocuments;
    sizes[document] = (sizes[document] as number) + 1;
  }
  return new FingerprintIndex(key, high.slice(0, count), low.slice(0, count), sizes);
}

/**
 * Reads an index from what its `toBytes` gave.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for a malformed key, `GUARD_INVALID_INPUT` for bytes that are no index of this
 *   version, were changed, or belong to another key.
 */
export function readConfidentialIndex(
  bytes: Uint8Array,
  options: ConfidentialIndexOptions,
): ConfidentialIndex {
  const key = keyOf(options);
  const wrong = wrongInput("bytes", `a confidential index of version ${version}, unchanged, and its key`);
  if (!isBytes(bytes) || bytes.length < headerLength + sealLength) throw wrong;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const documents = view.getUint32(8);
  const count = view.getUint32(12);
  const length = headerLength + 4 * documents + 8 * count;
  if (view.getUint32(0) !== magic || view.getUint32(4) !== version || bytes.length !== length + sealLength)
    throw wrong;
  const seal = hmacSha256(key)(bytes.subarray(0, length));
  let difference = 0;
  for (const [index, byte] of seal.entries()) difference |= byte ^ (bytes[length + index] as number);
  if (difference !== 0) throw wrong;
  const read = (from: number, size: number): Uint32Array => {
    const list = new Uint32Array(size);
    for (let index = 0; index < size; index++) list[index] = view.getUint32(from + 4 * index);
    return list;
  };
  const entries = headerLength + 4 * documents;
  return new FingerprintIndex(
    key,
    read(entries, count),
    read(entries + 4 * count, count),
    read(headerLength, documents),
  );
}

function keyOf(options: unknown): Uint8Array {
  const key = readable("options", wrongOption, () => readOptions(options, "options", ["key"]).get("key"));
  const bytes = typeof key === "string" ? encode(key) : key;
  if (!isBytes(bytes) || bytes.length < shortestKey) {
    throw wrongOption("options.key", `a string or Uint8Array of at least ${shortestKey} bytes`);
  }
  return bytes.slice();
}

// By the tag, because a runtime may have several classes of this name.
function isBytes(value: unknown): value is Uint8Array {
  return Object.prototype.toString.call(value) === "[object Uint8Array]";
}

function* readDocuments(documents: unknown): Iterable<string> {
  const expected = "texts, or objects with a text";
  const isList = isObject(documents) && Symbol.iterator in documents;
  if (!isList) throw wrongInput("documents", expected);
  let index = 0;
  for (const document of documents as Iterable<unknown>) {
    const text = isObject(document) ? (document as { text?: unknown }).text : document;
    if (typeof text !== "string") throw wrongInput(`documents[${index}]`, expected);
    index++;
    yield text;
  }
}

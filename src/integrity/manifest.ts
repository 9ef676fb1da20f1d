import { canonicalJson } from "../core/canonical-json.ts";
import { readOptions, wrongOption } from "../core/validate.ts";

/** Where files are from. */
export interface Lineage {
  /** Where they were collected, such as an address or a name. */
  readonly source?: string;
  /** When, in the words of the caller; RFC 3339 sorts. */
  readonly time?: string;
  /** What was done to the parent to get them. */
  readonly transformation?: string;
  /** Hash of the manifest that they were made from. */
  readonly parent?: string;
}

/** A file as the manifest names it. */
export interface ManifestFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Says which files a data set or a model is made of. JSON holds it. */
export interface DatasetManifest {
  readonly version: 1;
  /** Sorted by path in the order of UTF-16 units. */
  readonly files: readonly ManifestFile[];
  readonly lineage: Lineage;
  /** SHA-256 of the canonical JSON of the three above, 64 hexadecimal digits. */
  readonly hash: string;
  /** `v1.<id of the key>.<signature>` over the same. */
  readonly signature?: string;
}

const lineageNames = ["source", "time", "transformation", "parent"];

function isHash(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

/** Checks a lineage; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function readLineage(value: unknown, field: string): Lineage {
  const lineage: Record<string, string> = {};
  for (const [name, text] of readOptions(value, field, lineageNames)) {
    if (text === undefined) continue;
    if (typeof text !== "string") throw wrongOption(`${field}.${name}`, "a string");
    if (name === "parent" && !isHash(text)) throw wrongOption(`${field}.parent`, "64 hexadecimal digits");
    lineage[name] = text;
  }
  return lineage;
}

/** A copy of a manifest, or `undefined` when it has not the form of one. */
export function readManifest(value: unknown): DatasetManifest | undefined {
  try {
    const copy: unknown = JSON.parse(canonicalJson(value, "manifest"));
    const given = readOptions(copy, "manifest", ["version", "files", "lineage", "hash", "signature"]);
    const files = given.get("files");
    const hash = given.get("hash");
    const signature = given.get("signature");
    if (given.get("version") !== 1 || !isHash(hash) || !isFileList(files)) return undefined;
    if (signature !== undefined && typeof signature !== "string") return undefined;
    const lineage = readLineage(given.get("lineage"), "manifest.lineage");
    return { version: 1, files, lineage, hash, ...(signature !== undefined && { signature }) };
  } catch {
    return undefined;
  }
}

function isFileList(value: unknown): value is readonly ManifestFile[] {
  if (!Array.isArray(value)) return false;
  let before = "";
  return value.every((file: unknown) => {
    const given = readOptions(file, "file", ["path", "size", "sha256"]);
    const path = given.get("path");
    // Sorted and so each once; none is empty.
    const follows = typeof path === "string" && path > before;
    if (follows) before = path;
    return follows && Number.isSafeInteger(given.get("size")) && isHash(given.get("sha256"));
  });
}

import { readable } from "../../core/readable.ts";
import type { Finding, Guard, Inspection } from "../../core/types.ts";
import { readOptions, wrongOption } from "../../core/validate.ts";
import { readKeys, type SealKey } from "../../integrity/keys.ts";
import {
  type OpenSealFailure,
  type OpenSealOptions,
  open,
  readNames,
  readOpenSettings,
} from "../../integrity/seal.ts";

/** Options of {@link documentSeal}. */
export interface DocumentSealOptions extends OpenSealOptions {
  /** Keys whose seals count. */
  readonly keys: SealKey | readonly SealKey[];
  /**
   * Names of fields beside `id`, `text` and `metadata` that may hold text, although no seal covers them. In any other such
   * field text makes a chunk unsealed. @default []
   */
  readonly furtherFields?: readonly string[];
}

const name = "document-seal";

const titles: ReadonlyMap<OpenSealFailure | "unsealed-field", string> = new Map([
  ["missing", "A document without a seal"],
  ["malformed", "A document whose seal cannot be read"],
  ["unknown-key", "A document sealed with an unknown key"],
  ["changed", "A document that was changed since it was sealed"],
  ["outdated", "A document that is not the current one of its id"],
  ["unsealed-field", "A document with text outside its seal"],
]);

/**
 * Withholds documents that are not as they were when they were sealed, whatever other guards say of them.
 *
 * A chunk that was changed in its id, text or metadata, whose seal belongs to another chunk or an unknown key, or that has
 * none, is dropped before its text is scanned; with `isCurrent` so is one that was sealed once and replaced or withdrawn since,
 * and all of them when it fails. Numbers and bytes beside `metadata` are not looked at. Addresses OWASP
 * LLM08:2025 and LLM04:2025.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const ask = guard(callModel, [documentSeal({ keys: [newKey, oldKey] }), documentAcl(), ...recommended()]);
 * ```
 */
export function documentSeal(options: DocumentSealOptions): Guard {
  const settings = readOpenSettings(options, ["keys", "furtherFields"]);
  const { keys, further } = readable("options", wrongOption, () => {
    const given = readOptions(options, "options");
    return {
      keys: readKeys(given.get("keys"), "options.keys", "verify"),
      further: new Set(readNames(given.get("furtherFields"), "options.furtherFields")),
    };
  });
  const check = async ({ text, origin, metadata }: Inspection): Promise<readonly Finding[]> => {
    const opened = await open({ id: origin ?? "", text, metadata }, keys, settings);
    return opened.valid ? [] : [finding(opened.reason, text)];
  };
  return {
    name,
    stages: ["retrieval"],
    reports: [...titles.keys()].map((kind) => `${name}/${kind}`),
    action: { retrieval: "block" },
    first: true,
    inspect(inspection) {
      const { field, text } = inspection;
      if (field === undefined) return check(inspection);
      const [first = ""] = field.split(".");
      // The id and the metadata are judged with the text. A key that is text stands at the empty path.
      if (first === "id" || first === "metadata" || further.has(first === "" ? text : first)) return [];
      return [finding("unsealed-field", text)];
    },
  };
}

function finding(kind: OpenSealFailure | "unsealed-field", text: string): Finding {
  return {
    ruleId: `${name}/${kind}`,
    title: titles.get(kind) as string,
    guard: name,
    stage: "retrieval",
    score: 1,
    span: { start: 0, end: text.length },
    view: "raw",
    refs: ["LLM04:2025", "LLM08:2025"],
  };
}

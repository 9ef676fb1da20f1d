import { passagesOf } from "../../core/marking.ts";
import { readable } from "../../core/readable.ts";
import type { RestoreOptions } from "../../core/restorer.ts";
import type { DocumentChunk } from "../../core/types.ts";
import { isObject, own, wrongInput } from "../../core/validate.ts";
import { createSpotlight, type SpotlightOptions } from "./index.ts";

/** Documents that are marked for one request. */
export interface SpotlitDocuments<Chunk> {
  /** Copies with marked texts, in the order given. */
  readonly documents: Chunk[];
  /** What the system prompt has to say; empty when there are no documents. */
  readonly instruction: string;
  /** A text of the answer without the marks. Restore it before it is checked. */
  restore(text: string, options?: RestoreOptions): string;
  /** The same for a text in pieces, cut anywhere. */
  restoreStream(options?: RestoreOptions): TransformStream<string, string>;
}

/**
 * Marks the documents of one request for those who use a checker, or call a model without `guard`.
 *
 * Give it what `checkDocuments` let pass. Each call makes new delimiters.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS`, and `GUARD_INVALID_INPUT` when the documents are no array of
 * `{ id: string, text: string }`.
 * @example
 * ```ts
 * const { documents } = await checker.checkDocuments(found);
 * const marked = spotlightDocuments(documents);
 * const answer = await callModel({ system: `${system}\n\n${marked.instruction}`, prompt, documents: marked.documents });
 * const verdict = await checker.check(marked.restore(answer), { stage: "output" });
 * ```
 */
export function spotlightDocuments<Chunk extends DocumentChunk>(
  documents: readonly Chunk[],
  options: SpotlightOptions = {},
): SpotlitDocuments<Chunk> {
  const mark = createSpotlight(options);
  const given = readable("documents", wrongInput, () => readDocuments(documents));
  const { passages, write } = readable("documents", wrongInput, () => passagesOf(given));
  const { texts, instruction, restorer } = mark(passages, []);
  return {
    documents: [...write(given, texts)],
    instruction: passages.length === 0 ? "" : instruction,
    restore(text, how) {
      if (typeof text !== "string") throw wrongInput("text", "a string");
      const one = restorer(how);
      return one.push(text) + one.end();
    },
    restoreStream(how) {
      const one = restorer(how);
      const pass = (controller: TransformStreamDefaultController<string>, text: string): void => {
        if (text !== "") controller.enqueue(text);
      };
      return new TransformStream<string, string>({
        transform(piece, controller) {
          if (typeof piece !== "string") throw wrongInput("chunk", "a string");
          pass(controller, one.push(piece));
        },
        flush: (controller) => pass(controller, one.end()),
      });
    },
  };
}

function readDocuments<Chunk extends DocumentChunk>(documents: readonly Chunk[]): readonly Chunk[] {
  if (!Array.isArray(documents)) throw wrongInput("documents", "an array");
  for (const [index, document] of documents.entries()) {
    const isChunk =
      isObject(document) &&
      typeof own(document, "id") === "string" &&
      typeof own(document, "text") === "string";
    if (!isChunk) throw wrongInput(`documents[${index}]`, "an object with the strings id and text");
  }
  return documents;
}

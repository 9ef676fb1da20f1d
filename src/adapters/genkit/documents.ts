import { checkDocuments } from "../../core/documents.ts";
import type { Runner } from "../../core/runner.ts";
import type { DocumentChunk, Principal } from "../../core/types.ts";
import { isObject, own, wrongInput } from "../../core/validate.ts";
import type { DocumentData } from "./types.ts";

/** A document in the form that guards take. */
export interface Chunk extends DocumentChunk {
  /** Where the document stands in the list. */
  readonly at: number;
  /** Parts that are no text, such as pictures. */
  readonly others: readonly object[];
  /** Fields of the document beside its content and its metadata. */
  readonly fields: object;
}

/** Documents in the form that guards take; throws `GUARD_INVALID_INPUT`. The texts of a document are one, as they are for a model. */
export function chunksOf(documents: readonly DocumentData[]): Chunk[] {
  const given: unknown = documents;
  const isReadable = (one: unknown): boolean => {
    const content = isObject(one) ? own(one, "content") : undefined;
    return Array.isArray(content) && content.every(isObject);
  };
  if (!Array.isArray(given) || !given.every(isReadable))
    throw wrongInput("documents", "documents with lists of parts");
  return documents.map(({ content, metadata, ...fields }, at) => {
    const texts = content.map((part) => own(part, "text")).filter((text) => typeof text === "string");
    const others = content.filter((part) => !isPlainText(part));
    const id = idOf(metadata) ?? String(at);
    return { id, text: texts.join(""), metadata: metadata ?? {}, at, others, fields };
  });
}

/** The documents that chunks were made of; those that had to be changed are copies. */
export function documentsOf(
  chunks: readonly Chunk[],
  made: readonly Chunk[],
  given: readonly DocumentData[],
): DocumentData[] {
  return chunks.map((chunk) => {
    const document = given[chunk.at] as DocumentData;
    if (chunk === made[chunk.at]) return document;
    const others = chunk.others.map((part) => {
      const { text: _, ...rest } = part as { text?: unknown };
      return rest;
    });
    const content = [
      ...(chunk.text === "" ? [] : [{ text: chunk.text }]),
      ...others.filter((part) => Object.keys(part).length > 0),
    ];
    const metadata = document.metadata !== undefined && { metadata: chunk.metadata as object };
    return { ...chunk.fields, content, ...metadata };
  });
}

/** The documents that the guards let through for a principal. */
export async function cleanDocuments(
  runner: Runner,
  documents: readonly DocumentData[],
  principal: Principal | undefined,
): Promise<DocumentData[]> {
  const made = chunksOf(documents);
  const checked = await checkDocuments(runner, made, { ...(principal !== undefined && { principal }) });
  return documentsOf(checked.documents, made, documents);
}

function idOf(metadata: unknown): string | undefined {
  const id = isObject(metadata) ? own(metadata, "id") : undefined;
  return typeof id === "string" && id !== "" ? id : undefined;
}

function isPlainText(part: object): boolean {
  return Object.keys(part).every((key) => key === "text");
}

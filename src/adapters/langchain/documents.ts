import { Document, type DocumentInterface } from "@langchain/core/documents";
import { checkDocuments } from "../../core/documents.ts";
import type { DocumentChunk, Principal } from "../../core/types.ts";
import { isObject } from "../../core/validate.ts";
import type { Kit } from "./kit.ts";

interface Chunk extends DocumentChunk {
  /** Where the document stands in the list. */
  readonly document: number;
}

/** The documents that the guards let through; those that had to be redacted are copies. */
export async function cleanDocuments(
  { runner }: Kit,
  documents: readonly DocumentInterface[],
  principal?: Principal,
): Promise<DocumentInterface[]> {
  const chunks = documents.map(
    ({ id, pageContent, metadata }, document): Chunk => ({
      id: id ?? String(document),
      text: pageContent,
      metadata,
      document,
    }),
  );
  const checked = await checkDocuments(runner, chunks, { ...(principal !== undefined && { principal }) });
  return checked.documents.map((chunk) => {
    const given = documents[chunk.document] as DocumentInterface;
    if (chunk === chunks[chunk.document]) return given;
    const { text: pageContent, metadata } = chunk;
    return new Document({
      pageContent,
      metadata: metadata as Record<string, unknown>,
      ...(given.id !== undefined && { id: given.id }),
    });
  });
}

export function isDocument(value: unknown): value is DocumentInterface {
  return isObject(value) && typeof (value as { pageContent?: unknown }).pageContent === "string";
}

import type { Passage } from "../../core/types.ts";

const longestLabel = 64;

/** What a label is made of. */
const plainLabel = /^[\w.:/@-]{1,80}$/;

/** The beginning of every opening delimiter of a request; a label and `>` follow. */
export function openingOf(id: string): string {
  return `<data-${id}`;
}

/** The closing delimiter of a request. */
export function closingOf(id: string): string {
  return `</data-${id}>`;
}

/** A text between delimiters that say where it is from. */
export function frame(body: string, id: string, passage: Passage): string {
  return `${openingOf(id)} from ${labelOf(passage)}>\n${body}\n${closingOf(id)}`;
}

/** Where a passage is from, without a character that could be more than a part of a name. */
function labelOf({ stage, origin = "" }: Passage): string {
  const name = origin.slice(0, longestLabel).replace(/[^\w.:/@-]+/g, "_");
  const kind = stage === "tool" ? "tool" : "document";
  return name === "" ? kind : `${kind}:${name}`;
}

/** Longest part of an opening delimiter behind its name. */
export const longestHead = 96;

/** Whether the text between the name of an opening delimiter and its `>` is one that {@link frame} makes. */
export function isHead(text: string): boolean {
  return text === "" || (text.startsWith(" from ") && plainLabel.test(text.slice(" from ".length)));
}

/** Whether a text may be the beginning of such a part. */
export function mayBeHead(text: string): boolean {
  return text.length <= longestHead && /^[\w.:/@ -]*$/.test(text);
}

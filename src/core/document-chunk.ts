import { textOfData } from "./media.ts";
import { listStrings, type Path, type Place, UnreadableError } from "./strings.ts";
import { isObject, own } from "./validate.ts";

/** What is known about a chunk of a retrieval before any guard looks at it. */
export interface ReadChunk {
  readonly id: string;
  readonly text: string;
  readonly metadata: unknown;
  /** Every string of the chunk that may say something, its text first. */
  readonly places: readonly Place[];
  /** True when the chunk holds itself, so that a copy of it would still show the original. */
  readonly cyclic: boolean;
  /** What the document is called that it is a part of. */
  readonly document: string | undefined;
  /** Which part of the document it is. */
  readonly position: number | undefined;
}

const documentFields: readonly string[] = ["documentId", "document_id", "docId", "doc_id", "source"];
const positionFields: readonly string[] = ["chunkIndex", "chunk_index", "chunk", "index", "position"];

/** `undefined` when the chunk cannot be read, for whatever reason: its getters may throw. */
export function readChunk(chunk: unknown): ReadChunk | undefined {
  try {
    if (!isObject(chunk)) return undefined;
    const id = own(chunk, "id");
    const text = own(chunk, "text");
    if (typeof id !== "string" || typeof text !== "string") return undefined;
    const data: Place[] = [];
    const { places, cyclic } = listStrings(chunk, (kind, why, { path, value }) => {
      if (kind === "object") throw new UnreadableError(why);
      const words = kind === "bytes" ? textOfData(value) : undefined;
      // Vectors and the like read as no text.
      if (words !== undefined) data.push({ path, text: words, key: true });
    });
    // The text first: it is what most likely decides.
    const texts = places.filter(({ path, key }) => isText(path) && !key);
    const others = places.filter((place) => !texts.includes(place) && !isShortId(place));
    const metadata = own(chunk, "metadata");
    const fields = isObject(metadata) ? metadata : {};
    return {
      id,
      text,
      metadata,
      places: [...texts, ...others, ...data],
      cyclic,
      document: firstOf(fields, documentFields, (value) => typeof value === "string" && value !== ""),
      position: firstOf(fields, positionFields, Number.isFinite),
    };
  } catch {
    return undefined;
  }
}

function firstOf<Value>(holder: object, names: readonly string[], isIt: (value: unknown) => boolean) {
  return names.map((name) => own(holder, name)).find(isIt) as Value | undefined;
}

/** The id of a chunk that cannot be read otherwise. */
export function readId(chunk: unknown): string | undefined {
  try {
    const id = isObject(chunk) ? own(chunk, "id") : undefined;
    return typeof id === "string" ? id : undefined;
  } catch {
    return undefined;
  }
}

/** True for the path of the text of a chunk. */
export function isText(path: Path): boolean {
  return path.length === 1 && path[0] === "text";
}

/** The id and keys stay as they are, for others refer to them, and so do bytes. */
export function isFixed({ path, key }: Place): boolean {
  return key === true || (path.length === 1 && path[0] === "id");
}

function isShortId({ path, text, key }: Place): boolean {
  return !key && path.length === 1 && path[0] === "id" && text.length <= 20;
}

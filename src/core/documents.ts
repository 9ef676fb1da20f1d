import { aborted } from "./errors.ts";
import { andThen, mapInLanes } from "./lanes.ts";
import { textOfData } from "./media.ts";
import { readable } from "./readable.ts";
import type { Ruling, RunContext } from "./ruling.ts";
import type { Runner } from "./runner.ts";
import {
  applyEdits,
  type Edit,
  listStrings,
  type Path,
  type Place,
  plainKey,
  type Strings,
  UnreadableError,
} from "./strings.ts";
import type { BlockReason, CheckedDocuments, DocumentChunk, DroppedDocument, Finding } from "./types.ts";
import { isObject, own, wrongInput } from "./validate.ts";

/** Who asks for the documents. */
type Who = Pick<RunContext, "principal" | "signal">;

/** More chunks than a retrieval ever gives; keeps the work on a forged length bounded. */
const mostChunks = 100_000;
const chunksAtOnce = 8;
const stringsAtOnce = 4;

/** See `Checker.checkDocuments`. */
export function checkDocuments<Chunk extends DocumentChunk>(
  runner: Runner,
  chunks: readonly Chunk[],
  who: Who,
  field: string = "chunks",
): CheckedDocuments<Chunk> | Promise<CheckedDocuments<Chunk>> {
  const list = readList(chunks, field);
  if (who.signal?.aborted) throw aborted(who.signal);
  const results = mapInLanes(list, chunksAtOnce, (chunk: Chunk, index) =>
    checkChunk(runner, chunk, index, who),
  );
  return andThen(results, (settled) => {
    const documents: Chunk[] = [];
    const dropped: DroppedDocument[] = [];
    for (const result of settled) {
      if ("dropped" in result) dropped.push(result.dropped);
      else documents.push(result.kept);
    }
    return { documents, dropped };
  });
}

function readList<Chunk>(chunks: readonly Chunk[], field: string): readonly Chunk[] {
  const read = (): readonly Chunk[] => {
    if (!Array.isArray(chunks)) throw wrongInput(field, "an array");
    if (chunks.length > mostChunks) throw wrongInput(field, `at most ${mostChunks} chunks`);
    return Array.from({ length: chunks.length }, (_, index) => chunks[index] as Chunk);
  };
  return readable(field, wrongInput, read, "an array that can be read");
}

type Result<Chunk> = { readonly kept: Chunk } | { readonly dropped: DroppedDocument };

function checkChunk<Chunk extends DocumentChunk>(
  runner: Runner,
  chunk: Chunk,
  index: number,
  who: Who,
): Result<Chunk> | Promise<Result<Chunk>> {
  const read = readChunk(chunk);
  if (read === undefined) return malformed(runner, chunk, index);
  const { id, metadata, strings } = read;
  let stopped = false;
  const rulings = mapInLanes(strings.places, stringsAtOnce, (place): Ruling | undefined | Promise<Ruling> => {
    if (stopped) return undefined;
    const ruling = runner.run(place.text, {
      stage: "retrieval",
      origin: id,
      ...who,
      metadata,
      ...(!isText(place.path) && { field: place.path.map(plainKey).join(".") }),
    });
    return andThen(ruling, (known) => {
      stopped ||= known.verdict.action === "block";
      return known;
    });
  });
  return andThen(rulings, (settled) => {
    const drop = (reason: BlockReason, findings: readonly Finding[]): Result<Chunk> => ({
      dropped: { id, index, stage: "retrieval", reason, findings },
    });
    const edits: Edit[] = [];
    for (const [at, place] of strings.places.entries()) {
      const ruling = settled[at];
      if (ruling === undefined) continue;
      const { verdict, reason = "findings" } = ruling;
      if (verdict.action === "block") return drop(reason, verdict.findings);
      if (verdict.text === place.text) continue;
      if (isFixed(place) || strings.cyclic) return drop("findings", verdict.findings);
      edits.push({ path: place.path, value: verdict.text });
    }
    return { kept: applyEdits(chunk, edits) };
  });
}

interface ReadChunk {
  readonly id: string;
  readonly metadata: unknown;
  readonly strings: Strings;
}

/** `undefined` when the chunk cannot be read, for whatever reason: its getters may throw. */
function readChunk(chunk: unknown): ReadChunk | undefined {
  try {
    if (!isObject(chunk)) return undefined;
    const id = own(chunk, "id");
    if (typeof id !== "string" || typeof own(chunk, "text") !== "string") return undefined;
    const data: Place[] = [];
    const { places, cyclic } = listStrings(chunk, (kind, why, { path, value }) => {
      if (kind === "object") throw new UnreadableError(why);
      const text = kind === "bytes" ? textOfData(value) : undefined;
      // Vectors and the like read as no text.
      if (text !== undefined) data.push({ path, text, key: true });
    });
    // The text first: it is what most likely decides.
    const texts = places.filter(({ path, key }) => isText(path) && !key);
    const others = places.filter((place) => !texts.includes(place) && !isShortId(place));
    return {
      id,
      metadata: own(chunk, "metadata"),
      strings: { places: [...texts, ...others, ...data], cyclic },
    };
  } catch {
    return undefined;
  }
}

function malformed<Chunk>(runner: Runner, chunk: Chunk, index: number): Result<Chunk> {
  const id = readId(chunk);
  const name = id === undefined ? {} : { id };
  runner.report("retrieval", { reason: "invalid", origin: id });
  if (runner.shadow) return { kept: chunk };
  return { dropped: { ...name, index, stage: "retrieval", reason: "invalid", findings: [] } };
}

function readId(chunk: unknown): string | undefined {
  try {
    const id = isObject(chunk) ? own(chunk, "id") : undefined;
    return typeof id === "string" ? id : undefined;
  } catch {
    return undefined;
  }
}

function isText(path: Path): boolean {
  return path.length === 1 && path[0] === "text";
}

/** The id and keys stay as they are, for others refer to them, and so do bytes. */
function isFixed({ path, key }: Place): boolean {
  return key === true || (path.length === 1 && path[0] === "id");
}

function isShortId({ path, text, key }: Place): boolean {
  return !key && path.length === 1 && path[0] === "id" && text.length <= 20;
}

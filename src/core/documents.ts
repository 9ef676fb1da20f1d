import { isFixed, isText, type ReadChunk, readChunk, readId } from "./document-chunk.ts";
import { aborted } from "./errors.ts";
import { andThen, mapInLanes } from "./lanes.ts";
import { readable } from "./readable.ts";
import type { Ruling, RunContext, Seen } from "./ruling.ts";
import type { Runner } from "./runner.ts";
import { lookAtSeams } from "./seams.ts";
import { applyEdits, type Edit, type Place, plainKey } from "./strings.ts";
import type {
  BlockReason,
  CheckedDocuments,
  DocumentChunk,
  DroppedDocument,
  Finding,
  QuarantinedDocument,
} from "./types.ts";
import { wrongInput } from "./validate.ts";

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
  return andThen(results, (settled) => andThen(checkSeams(runner, settled, who), sort));
}

function sort<Chunk>(results: readonly Result<Chunk>[]): CheckedDocuments<Chunk> {
  const documents: Chunk[] = [];
  const dropped: DroppedDocument[] = [];
  const quarantined: QuarantinedDocument<Chunk>[] = [];
  for (const result of results) {
    if ("dropped" in result) dropped.push(result.dropped);
    else if ("quarantined" in result) quarantined.push(result.quarantined);
    else documents.push(result.kept);
  }
  return { documents, dropped, quarantined };
}

function readList<Chunk>(chunks: readonly Chunk[], field: string): readonly Chunk[] {
  const read = (): readonly Chunk[] => {
    if (!Array.isArray(chunks)) throw wrongInput(field, "an array");
    if (chunks.length > mostChunks) throw wrongInput(field, `at most ${mostChunks} chunks`);
    return Array.from({ length: chunks.length }, (_, index) => chunks[index] as Chunk);
  };
  return readable(field, wrongInput, read, "an array that can be read");
}

type Result<Chunk> =
  | Kept<Chunk>
  | { readonly dropped: DroppedDocument }
  | { readonly quarantined: QuarantinedDocument<Chunk> };

interface Kept<Chunk> {
  readonly kept: Chunk;
  /** Absent for what could not be read. */
  readonly subject?: Subject<Chunk>;
}

/** A chunk and what was said about each of its strings. */
interface Subject<Chunk> {
  readonly chunk: Chunk;
  readonly index: number;
  readonly read: ReadChunk;
  readonly rulings: readonly (Ruling | undefined)[];
}

function checkChunk<Chunk extends DocumentChunk>(
  runner: Runner,
  chunk: Chunk,
  index: number,
  who: Who,
): Result<Chunk> | Promise<Result<Chunk>> {
  const read = readChunk(chunk);
  if (read === undefined) return malformed(runner, chunk, index);
  let stopped = false;
  const rulings = mapInLanes(
    read.places,
    stringsAtOnce,
    (place): Ruling | undefined | Promise<Ruling | undefined> => {
      if (stopped) return undefined;
      return andThen(runner.run(place.text, contextOf(read, place, who)), (ruling) => {
        stopped ||= ruling.verdict.action === "block" && ruling.reason !== "quarantined";
        return ruling;
      });
    },
  );
  return andThen(rulings, (settled) => settle({ chunk, index, read, rulings: settled }));
}

function contextOf({ id, metadata }: ReadChunk, { path }: Place, who: Who): RunContext {
  const field = isText(path) ? undefined : path.map(plainKey).join(".");
  return { stage: "retrieval", origin: id, ...who, metadata, ...(field !== undefined && { field }) };
}

/** What becomes of a chunk. */
function settle<Chunk>(subject: Subject<Chunk>): Result<Chunk> {
  const { chunk, index, read, rulings } = subject;
  const drop = (reason: BlockReason, findings: readonly Finding[]): Result<Chunk> => ({
    dropped: { id: read.id, index, stage: "retrieval", reason, findings },
  });
  const edits: Edit[] = [];
  const suspect: Finding[] = [];
  let isSuspect = false;
  for (const [at, place] of read.places.entries()) {
    const ruling = rulings[at];
    if (ruling === undefined) continue;
    const { verdict, reason = "findings" } = ruling;
    if (verdict.action === "block") {
      if (reason !== "quarantined") return drop(reason, verdict.findings);
      isSuspect = true;
      for (const finding of verdict.findings) suspect.push(finding);
    } else if (verdict.text !== place.text) {
      if (isFixed(place) || read.cyclic) return drop("findings", verdict.findings);
      edits.push({ path: place.path, value: verdict.text });
    }
  }
  if (isSuspect) return { quarantined: { id: read.id, index, chunk, findings: suspect } };
  return { kept: applyEdits(chunk, edits), subject };
}

/** Asks again about the texts of chunks where something was found together with their neighbours. */
function checkSeams<Chunk>(
  runner: Runner,
  results: readonly Result<Chunk>[],
  who: Who,
): readonly Result<Chunk>[] | Promise<readonly Result<Chunk>[]> {
  const subjects = results.map((result) => ("kept" in result ? result.subject : undefined));
  const seams = lookAtSeams(
    runner,
    subjects.map((subject) => subject?.read),
    who,
  );
  return andThen(seams, (found) => {
    if (found.size === 0) return results;
    return mapInLanes(results, chunksAtOnce, (result, index) => {
      const [subject, seen] = [subjects[index], found.get(index)];
      return subject === undefined || seen === undefined ? result : recheck(runner, subject, seen, who);
    });
  });
}

function recheck<Chunk>(
  runner: Runner,
  subject: Subject<Chunk>,
  seen: Seen,
  who: Who,
): Result<Chunk> | Promise<Result<Chunk>> {
  const { read, rulings } = subject;
  const at = read.places.findIndex(({ path, key }) => isText(path) && !key);
  const place = read.places[at] as Place;
  const ruling = runner.run(place.text, { ...contextOf(read, place, who), also: seen });
  return andThen(ruling, (known) => settle({ ...subject, rulings: rulings.with(at, known) }));
}

function malformed<Chunk>(runner: Runner, chunk: Chunk, index: number): Result<Chunk> {
  const id = readId(chunk);
  const name = id === undefined ? {} : { id };
  runner.report("retrieval", { reason: "invalid", origin: id });
  if (runner.shadow) return { kept: chunk };
  return { dropped: { ...name, index, stage: "retrieval", reason: "invalid", findings: [] } };
}

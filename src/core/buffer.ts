import { type ReadChunk, readChunk, readReturned } from "./chunks.ts";
import { blockOf, refuse, ruleOutputs } from "./enforce-response.ts";
import { GuardBlockedError } from "./errors.ts";
import type { Settings } from "./guard-options.ts";
import { type CheckedChunks, end } from "./kinds.ts";
import type { Marks } from "./marking.ts";
import { refusedChunk } from "./refusal.ts";
import { restoreText } from "./restore.ts";
import type { Ruling } from "./ruling.ts";
import type { Runner } from "./runner.ts";
import { joinedRuns, type Run, runsOf } from "./runs.ts";
import { applyEdits, editsOf, type Place } from "./strings.ts";
import { isObject } from "./validate.ts";
import type { Vault } from "./vault.ts";

/** Chunks to be given out. */
interface Buffered {
  readonly chunks: readonly unknown[];
  /** What a generator returned at its end. */
  readonly returned?: unknown;
  /** What comes after the chunks without being checked, when shadow mode lets a stream pass that is too long. */
  readonly rest?: AsyncIterator<unknown>;
}

/** The chunks of a whole stream, checked when the first one is asked for; see {@link bufferChunks}. */
export function buffered(
  runner: Runner,
  settings: Settings,
  source: AsyncIterator<unknown>,
  marks: Marks,
): CheckedChunks {
  let checked: Promise<Buffered> | undefined;
  let at = 0;
  return {
    async next() {
      checked ??= bufferChunks(runner, settings, source, marks);
      const { chunks, returned, rest } = await checked;
      if (at < chunks.length) return { done: false, value: chunks[at++] };
      return rest === undefined ? { done: true, value: returned } : rest.next();
    },
  };
}

/**
 * Takes a whole stream, checks it as one text, and gives its chunks again.
 *
 * Chunks of a text that did not change keep their borders; a text that changed comes whole in the place of its first
 * chunk. A text in a place that is not known to be continued by the next chunk is checked by itself and together with what
 * the other chunks have there; what only the whole shows is a block. Throws (or gives a refusal as the one chunk) when the text blocks or is longer than `maxBufferedChars`.
 */
async function bufferChunks(
  runner: Runner,
  settings: Settings,
  source: AsyncIterator<unknown>,
  marks: Marks,
): Promise<Buffered> {
  const read: ReadChunk[] = [];
  let size = 0;
  let next = await source.next();
  try {
    for (; !next.done; next = await source.next()) {
      const chunk = readChunk(runner, settings, next.value);
      read.push(chunk);
      // An empty chunk takes room as well.
      size += 1 + chunk.places.reduce((sum, { text }) => sum + text.length, 0);
      if (size <= settings.maxBufferedChars) continue;
      runner.report("output", { reason: "overflow" });
      if (runner.shadow) return { chunks: read.map(({ chunk }) => chunk), rest: source };
      throw new GuardBlockedError("output", [], { reason: "overflow" });
    }
    const returned = readReturned(runner, next.value);
    const checked = await checkChunks(runner, settings, [...read, returned], marks);
    return { chunks: checked.slice(0, -1).filter(isKept), returned: checked.at(-1) };
  } catch (error) {
    if (!next.done) end(source);
    if (!(error instanceof GuardBlockedError)) throw error;
    return { chunks: [refuseWith(settings, error, read)] };
  }
}

async function checkChunks(
  runner: Runner,
  settings: Settings,
  read: readonly ReadChunk[],
  marks: Marks,
): Promise<readonly unknown[]> {
  const unread = new Set(read.flatMap((chunk) => chunk.unread));
  if (unread.size > 0) runner.report("output", { unread: [...unread] });
  const runs = runsOf(read);
  const joined = joinedRuns(read);
  const texts = [...runs, ...joined].map(({ text, pieces }) => marks.unmark(text, pieces[0] as Place));
  const rulings = await ruleOutputs(runner, texts);
  const blocked = blockOf(rulings, (index) => runs[index]?.key === true);
  if (blocked !== undefined) throw blocked;
  const written = new Map<Place, string>();
  for (const [index, { pieces, text }] of runs.entries()) {
    const { verdict } = rulings[index] as Ruling;
    if (!("text" in verdict) || verdict.text === text) continue;
    for (const [order, place] of pieces.entries()) written.set(place, order === 0 ? verdict.text : "");
  }
  for (const [index, { pieces }] of joined.entries()) {
    const { verdict } = rulings[runs.length + index] as Ruling;
    if (!("text" in verdict) || verdict.text === texts[runs.length + index]) continue;
    // Which chunk a part of such a text belongs to is not known well enough to move it to another one.
    if (pieces.map((place) => written.get(place) ?? place.text).join("") !== verdict.text) {
      throw new GuardBlockedError("output", verdict.findings);
    }
  }
  if (runner.vault !== undefined) restoreRuns(runner.vault, runs, rulings, written);
  return read.map((chunk) => rewrite(settings, chunk, written));
}

/** Restores texts after all of them were compared, as whole texts in the place of their first piece. */
function restoreRuns(
  vault: Vault,
  runs: readonly Run[],
  rulings: readonly Ruling[],
  written: Map<Place, string>,
): void {
  for (const [index, { pieces }] of runs.entries()) {
    const { verdict } = rulings[index] as Ruling;
    if (!("text" in verdict)) continue;
    const restored = restoreText(vault, pieces[0] as Place, verdict.text);
    if (restored === verdict.text) continue;
    for (const [order, place] of pieces.entries()) written.set(place, order === 0 ? restored : "");
  }
}

/** Marks a chunk of text that went into an earlier one. */
const absorbed = Symbol("absorbed");

export function rewrite(
  { output }: Settings,
  { chunk, places }: ReadChunk,
  written: ReadonlyMap<Place, string>,
): unknown {
  const texts = places.map((place) => written.get(place) ?? place.text);
  if (places.every(({ text }, index) => text === texts[index])) return chunk;
  if (output !== undefined && output !== "ignore") return output.write(chunk, texts);
  const changed = applyEdits(chunk, editsOf(places, texts));
  return changed === "" ? absorbed : changed;
}

export function isKept(chunk: unknown): boolean {
  return chunk !== absorbed;
}

export function refuseWith(
  settings: Settings,
  blocked: GuardBlockedError,
  read: readonly Pick<ReadChunk, "chunk" | "deltas">[],
): unknown {
  const model = read.find(({ deltas }) => deltas.length > 0)?.chunk;
  return refuse(settings, blocked, (text) => (isObject(model) ? refusedChunk(model, text) : text));
}

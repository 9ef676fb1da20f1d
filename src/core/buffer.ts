import { blockOf, readTexts, refuse, ruleOutputs, unreadable } from "./enforce.ts";
import { GuardBlockedError } from "./errors.ts";
import type { Settings } from "./guard-options.ts";
import { type Delta, deltasOf, readAll, refusedChunk } from "./output.ts";
import type { Ruling, Runner } from "./runner.ts";
import { applyEdits, type Edit, type Place, UnreadableError } from "./strings.ts";
import { isObject } from "./validate.ts";

/** A chunk of a stream with the strings in it. */
interface ReadChunk {
  readonly chunk: unknown;
  readonly places: readonly Place[];
  readonly deltas: readonly Delta[];
}

/** Chunks to be given out. */
export interface Buffered {
  readonly chunks: readonly unknown[];
  /** What a generator returned at its end. */
  readonly returned?: unknown;
  /** What comes after the chunks without being checked, when shadow mode lets a stream pass that is too long. */
  readonly rest?: AsyncIterator<unknown>;
}

/**
 * Takes a whole stream, checks it as one text, and gives its chunks again.
 *
 * Chunks of a text that did not change keep their borders; a text that changed comes whole in the place of its first
 * chunk. Throws (or gives a refusal as the one chunk) when the text blocks or is longer than `maxBufferedChars`.
 */
export async function bufferChunks(
  runner: Runner,
  settings: Settings,
  source: AsyncIterator<unknown>,
): Promise<Buffered> {
  const read: ReadChunk[] = [];
  let size = 0;
  let next = await source.next();
  for (; !next.done; next = await source.next()) {
    const chunk = await readSource(runner, settings, source, next.value);
    read.push(chunk);
    // An empty chunk takes room as well.
    size += 1 + chunk.places.reduce((sum, { text }) => sum + text.length, 0);
    if (size > settings.maxBufferedChars) {
      runner.report("output", { reason: "overflow" });
      if (runner.shadow) return { chunks: read.map(({ chunk }) => chunk), rest: source };
      await source.return?.();
      const blocked = new GuardBlockedError("output", [], { reason: "overflow" });
      return { chunks: [refuseWith(settings, blocked, read)] };
    }
  }
  const returned = readChunk(runner, settings, next.value, true);
  try {
    const checked = await checkChunks(runner, settings, [...read, returned]);
    return { chunks: checked.slice(0, -1).filter(isKept), returned: checked.at(-1) };
  } catch (error) {
    if (!(error instanceof GuardBlockedError)) throw error;
    return { chunks: [refuseWith(settings, error, read)] };
  }
}

async function readSource(
  runner: Runner,
  settings: Settings,
  source: AsyncIterator<unknown>,
  chunk: unknown,
): Promise<ReadChunk> {
  try {
    return readChunk(runner, settings, chunk, false);
  } catch (error) {
    await source.return?.();
    throw error;
  }
}

function readChunk(runner: Runner, settings: Settings, chunk: unknown, isReturned: boolean): ReadChunk {
  if (settings.output !== undefined && settings.output !== "ignore" && !isReturned) {
    const places = readTexts(settings.output.read(chunk));
    return { chunk, places, deltas: places.map((place, index) => ({ channel: String(index), place })) };
  }
  try {
    if (ArrayBuffer.isView(chunk)) throw new UnreadableError("bytes");
    const { places } = readAll(chunk);
    return { chunk, places, deltas: isReturned ? [] : deltasOf(chunk, places) };
  } catch (error) {
    unreadable(runner, error);
    return { chunk, places: [], deltas: [] };
  }
}

/** One text that runs through several chunks, or stands in one. */
interface Run {
  readonly pieces: { readonly at: number; readonly place: Place }[];
  readonly key: boolean;
}

async function checkChunks(
  runner: Runner,
  settings: Settings,
  read: readonly ReadChunk[],
): Promise<readonly unknown[]> {
  const runs = runsOf(read);
  const texts = runs.map(({ pieces }) => pieces.map(({ place }) => place.text).join(""));
  const rulings = await ruleOutputs(runner, texts);
  const blocked = blockOf(rulings, (index) => runs[index]?.key === true);
  if (blocked !== undefined) throw blocked;
  const changes = new Map<number, Edit[]>();
  for (const [index, run] of runs.entries()) {
    const { verdict } = rulings[index] as Ruling;
    if (!("text" in verdict) || verdict.text === texts[index]) continue;
    for (const [order, { at, place }] of run.pieces.entries()) {
      const edit = { path: place.path, value: order === 0 ? verdict.text : "" };
      const edits = changes.get(at);
      if (edits === undefined) changes.set(at, [edit]);
      else edits.push(edit);
    }
  }
  return read.map((chunk, at) => rewrite(settings, chunk, changes.get(at)));
}

function runsOf(read: readonly ReadChunk[]): readonly Run[] {
  const runs: Run[] = [];
  const byChannel = new Map<string, Run>();
  for (const [at, { places, deltas }] of read.entries()) {
    const growing = new Map(deltas.map(({ place, channel }) => [place, channel]));
    for (const place of places) {
      const channel = growing.get(place);
      let run = channel === undefined ? undefined : byChannel.get(channel);
      if (run === undefined) {
        run = { pieces: [], key: place.key === true };
        runs.push(run);
        if (channel !== undefined) byChannel.set(channel, run);
      }
      run.pieces.push({ at, place });
    }
  }
  return runs;
}

/** Marks a chunk of text that went into an earlier one. */
const absorbed = Symbol("absorbed");

function rewrite(
  { output }: Settings,
  { chunk, places }: ReadChunk,
  edits: readonly Edit[] | undefined,
): unknown {
  if (edits === undefined) return chunk;
  if (output !== undefined && output !== "ignore") {
    const byIndex = new Map(edits.map(({ path, value }) => [path[0], value as string]));
    return output.write(
      chunk,
      places.map(({ text }, index) => byIndex.get(index) ?? text),
    );
  }
  const changed = applyEdits(chunk, edits);
  return changed === "" ? absorbed : changed;
}

function isKept(chunk: unknown): boolean {
  return chunk !== absorbed;
}

function refuseWith(settings: Settings, blocked: GuardBlockedError, read: readonly ReadChunk[]): unknown {
  const model = read.find(({ deltas }) => deltas.length > 0)?.chunk;
  return refuse(settings, blocked, (text) => (isObject(model) ? refusedChunk(model, text) : text));
}

import { unreadable } from "../core/enforce-response.ts";
import { GuardBlockedError } from "../core/errors.ts";
import type { Settings } from "../core/guard-options.ts";
import type { Marks } from "../core/marking.ts";
import { readAll } from "../core/output.ts";
import { restoredStream } from "../core/restore.ts";
import type { Runner } from "../core/runner.ts";
import { applyEdits, type Edit, type Path, type Place, valueAt } from "../core/strings.ts";
import { createTextStream, type TextStream } from "../core/text-stream.ts";
import { isObject } from "../core/validate.ts";
import { cleanPlaces } from "./clean-places.ts";
import { countUnknown } from "./unknown-strings.ts";

/** A piece of a growing text in one event. */
export interface Piece {
  /** Pieces of one channel are one text. */
  readonly channel: string;
  readonly path: Path;
  /** Whether the text is JSON, so that what is written into its strings has to be escaped. */
  readonly json?: boolean;
}

/** Stands for a place that holds JSON, where the path does not show it. */
const jsonPlace: Pick<Place, "path"> = { path: ["arguments"] };

/** How the events of a stream carry texts. */
export interface EventForm {
  /** The growing texts of an event. */
  piecesOf(event: object): readonly Piece[];
  /** Whether a text is complete when an event comes, so that what is held of it goes on before. */
  ends(event: object, channel: string): boolean;
  /** Whether an event is no part of the answer, such as an error of the connection, and goes on as it is. */
  passes?(event: object): boolean;
  /** Whether an event without a growing text waits while one is held, since it may end it. @default never */
  waits?(event: object): boolean;
}

/** Events that wait at the most; more of them go on. */
const mostWaiting = 10_000;

/** Texts that grow at once, and pieces of them in one event, at the most: what is held of each goes on in an event of its own. */
const mostTexts = 500;

/** A growing text, and the last event that held a piece of it. */
interface Channel {
  readonly text: TextStream;
  last: { readonly event: object; readonly piece: Piece };
}

/** Strings that were found to be clean and come again in every event, such as ids and names of models. */
const mostKnown = 256;

/**
 * Gives the events of a stream on with what of their texts is settled; throws `GuardBlockedError` where one blocks.
 *
 * What is held of a text goes on in a copy of the last event that carried it, before the event that ends it. Strings that
 * are whole in their event are checked by themselves.
 */
export async function* checkedEvents(
  runner: Runner,
  settings: Settings,
  form: EventForm,
  source: AsyncIterable<object>,
  marks: Marks,
): AsyncGenerator<object, void, void> {
  async function* batches(): AsyncGenerator<readonly object[], void, void> {
    for await (const event of source) yield [event];
  }
  for await (const batch of checkedBatches(runner, settings, form, batches(), marks))
    for (const event of batch) yield event;
}

/** The same for events of which some came together, which go on together: each step of a stream costs more than most checks. */
export async function* checkedBatches(
  runner: Runner,
  { maxBufferedChars }: Settings,
  form: EventForm,
  source: AsyncIterable<readonly object[]>,
  marks: Marks,
): AsyncGenerator<readonly object[], void, void> {
  const channels = new Map<string, Channel>();
  const known = new Set<string>();
  /** Events that may go on. */
  const ready: object[] = [];
  /** Events that wait for a text. */
  const waiting: object[] = [];

  const isHolding = (): boolean => [...channels.values()].some(({ text }) => text.isHolding);

  const ends = (event: object, channel: string): boolean =>
    readable(runner, () => form.ends(event, channel), false);

  const openChannel = (event: object, piece: Piece): Channel => {
    let channel = channels.get(piece.channel);
    if (channel === undefined) {
      const checked = createTextStream(runner, { stage: "output" }, maxBufferedChars);
      const place = piece.json === true ? jsonPlace : piece;
      const restored = restoredStream(runner.vault, place, checked);
      channel = { text: marks.unmarked(place, restored), last: { event, piece } };
      channels.set(piece.channel, channel);
    }
    return channel;
  };

  async function flush(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const { text, last } = channels.get(name) as Channel;
      channels.delete(name);
      const rest = await text.end();
      if (rest !== "") ready.push(onlyPiece(form, last.event, last.piece, rest));
    }
  }

  async function take(event: object): Promise<void> {
    const pieces = readable(runner, () => form.piecesOf(event), []);
    const here = new Set(pieces.map(({ channel }) => channel));
    if (pieces.length > mostTexts || channels.size > mostTexts) overflow(runner);
    const ended = [...channels.keys()].filter((name) => !here.has(name) && ends(event, name));
    if (ended.length > 0) await flush(ended);
    const edits: Edit[] = [];
    let isAllHeld = pieces.length > 0;
    let unknownPieces = 0;
    for (const piece of pieces) {
      const given = valueAt(event, piece.path) as string;
      if (!known.has(given)) unknownPieces++;
      const { text } = openChannel(event, piece);
      const pushed = text.push(given);
      let settled = typeof pushed === "string" ? pushed : await pushed;
      if (ends(event, piece.channel)) {
        channels.delete(piece.channel);
        settled += await text.end();
        isAllHeld = false;
      }
      if (settled !== given) edits.push({ path: piece.path, value: settled });
      if (settled !== "" || given === "") isAllHeld = false;
    }
    // In most events nothing is new beside the growing texts.
    if (form.passes?.(event) !== true && countUnknown(event, known) !== unknownPieces)
      edits.push(...(await checkOthers(runner, event, pieces, known, marks)));
    const checked = applyEdits(event, edits);
    // What is held goes on in a copy of the event, with what stands beside it there as it was checked.
    for (const piece of pieces) {
      const channel = channels.get(piece.channel);
      if (channel !== undefined) channel.last = { event: checked, piece };
    }
    // An event that lost all of its text says nothing, unless it names a role or a tool as well.
    if (isAllHeld && !saysMore(checked)) return;
    if (pieces.length === 0 && waiting.length < mostWaiting && form.waits?.(event) && isHolding())
      waiting.push(checked);
    else ready.push(...waiting.splice(0), checked);
  }

  try {
    for await (const batch of source) {
      for (const event of batch) await take(event);
      if (ready.length > 0) yield ready.splice(0);
    }
    await flush([...channels.keys()]);
    ready.push(...waiting);
  } catch (error) {
    // What was settled before goes on all the same.
    if (ready.length > 0) yield ready;
    throw error;
  }
  if (ready.length > 0) yield ready;
}

async function checkOthers(
  runner: Runner,
  event: object,
  pieces: readonly Piece[],
  known: Set<string>,
  marks: Marks,
): Promise<readonly Edit[]> {
  const { places, unread } = readable(runner, () => readAll(event), { places: [], unread: [] });
  if (unread.length > 0) runner.report("output", { unread: [...new Set(unread)] });
  const growing = new Set(pieces.map(({ path }) => keyOf(path)));
  const others = places.filter((place) => !known.has(place.text) && !growing.has(keyOf(place.path)));
  const edits = await cleanPlaces(runner, others, marks);
  const changed = new Set(edits.map(({ path }) => path));
  for (const { path, text } of others)
    if (known.size < mostKnown && text.length <= 64 && !changed.has(path)) known.add(text);
  return edits;
}

/** What is read of an event; in shadow mode one that cannot be read goes on as it is. */
function readable<Value>(runner: Runner, read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch (error) {
    unreadable(runner, error);
    return otherwise;
  }
}

function overflow(runner: Runner): void {
  runner.report("output", { reason: "overflow" });
  if (!runner.shadow) throw new GuardBlockedError("output", [], { reason: "overflow" });
}

function keyOf(path: Path): string {
  return path.join("\n");
}

/** A copy of an event that carries `text` in one of its pieces and nothing in the others. */
function onlyPiece(form: EventForm, event: object, piece: Piece, text: string): object {
  return applyEdits(
    event,
    form.piecesOf(event).map(({ path }) => ({ path, value: keyOf(path) === keyOf(piece.path) ? text : "" })),
  );
}

/** Fields beside a text that a client needs even when the text is held. */
const telling: ReadonlySet<string> = new Set(["role", "name", "tool_calls", "finish_reason", "usage"]);

function saysMore(value: unknown): boolean {
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, inner]) => {
    if (inner === null || inner === "") return false;
    return key === "usage" || (telling.has(key) && !isObject(inner)) || saysMore(inner);
  });
}

import { isKept, refuseWith, rewrite } from "./buffer.ts";
import { type ReadChunk, readChunk, readReturned } from "./chunks.ts";
import type { Delta } from "./deltas.ts";
import { blockOf, ruleOutputs } from "./enforce-response.ts";
import { GuardBlockedError } from "./errors.ts";
import type { Settings } from "./guard-options.ts";
import { type CheckedChunks, end } from "./kinds.ts";
import type { Marks } from "./marking.ts";
import { restoredStream, restoreText } from "./restore.ts";
import type { Ruling } from "./ruling.ts";
import type { Runner } from "./runner.ts";
import { joinedRuns, type Run } from "./runs.ts";
import type { Place } from "./strings.ts";
import { createTextStream, type TextStream } from "./text-stream.ts";

/** A text that runs through the chunks, and the last one that held a piece of it. */
interface Channel {
  readonly text: TextStream;
  last: { readonly read: ReadChunk; readonly place: Place } | undefined;
}

/**
 * Gives the chunks of a stream on as they come, each with what of its texts is settled.
 *
 * The part of a text that is held goes on with the next chunk that carries the text, or in a copy of the last one before
 * what came after it. Chunks without any text wait while one is held, so that none overtakes the text it ends. In a
 * stream that has texts in places which are not known to be continued, everything waits for the end from there on.
 */
export function flow(
  runner: Runner,
  settings: Settings,
  source: AsyncIterator<unknown>,
  marks: Marks,
): CheckedChunks {
  const channels = new Map<string, Channel>();
  /** Chunks that may go on, those before `given` are gone. */
  let ready: unknown[] = [];
  let given = 0;
  /** Chunks that wait for a text, or for the end. */
  let waiting: unknown[] = [];
  /** Room that chunks take which wait; an empty one takes room as well. */
  let room = 0;
  /** Whether more than there is room for came in shadow mode, so that nothing is kept for the end. */
  let isTooLong = false;
  /** Chunks with texts that may be continued in ways that are not known. */
  const loose: ReadChunk[] = [];
  /** The last text at each path that is not known to be continued, and what is shown for it. */
  const labels = new Map<string, { readonly text: string; readonly shown: string }>();
  let model: ReadChunk | undefined;
  let isEnded = false;
  let result: IteratorReturnResult<unknown> | undefined;

  async function take(chunk: ReadChunk): Promise<void> {
    if (chunk.deltas.length > 0) model ??= chunk;
    if (chunk.unread.length > 0) runner.report("output", { unread: chunk.unread });
    const written = new Map<Place, string>();
    for (const delta of chunk.deltas) written.set(delta.place, await pushPiece(chunk, delta));
    await checkOthers(chunk, written);
    const checked = rewrite(settings, chunk, written);
    if (!isKept(checked) || (checked === "" && chunk.chunk !== "")) return;
    const isSilent = chunk.deltas.every(({ place }) => place.text === "");
    if (loose.length > 0 || (isSilent && isHolding())) {
      waiting.push(checked);
      room++;
      if (room > settings.maxBufferedChars) overflow();
      return;
    }
    giveWaiting();
    ready.push(checked);
  }

  function giveWaiting(): void {
    for (const chunk of waiting) ready.push(chunk);
    waiting = [];
    room = 0;
  }

  function overflow(): void {
    runner.report("output", { reason: "overflow" });
    if (!runner.shadow) throw new GuardBlockedError("output", [], { reason: "overflow" });
    isTooLong = true;
    loose.length = 0;
    giveWaiting();
  }

  function pushPiece(read: ReadChunk, { channel: name, place }: Delta): string | Promise<string> {
    let channel = channels.get(name);
    if (channel === undefined) {
      channel = {
        text: marks.unmarked(
          place,
          restoredStream(
            runner.vault,
            place,
            createTextStream(runner, { stage: "output" }, settings.maxBufferedChars),
          ),
        ),
        last: undefined,
      };
      channels.set(name, channel);
    }
    if (place.text !== "") channel.last = { read, place };
    return channel.text.push(place.text);
  }

  /** Checks the texts of a chunk that are complete in it; those that may go on elsewhere are kept for the end. */
  async function checkOthers(chunk: ReadChunk, written: Map<Place, string>): Promise<void> {
    const growing = new Set(chunk.deltas.map(({ place }) => place));
    const others = chunk.places.filter((place) => !growing.has(place) && place.text !== "");
    const fresh = others.filter((place) => {
      const known = labels.get(place.path.join("."));
      if (known?.text !== place.text) return true;
      written.set(place, known.shown);
      return false;
    });
    const mayGoOn = loose.length > 0 || (chunk.loose && fresh.some((place) => !isLabel(place)));
    if (mayGoOn && !isTooLong) {
      loose.push(chunk);
      // Labels that are repeated take no room.
      for (const { text } of [...growing, ...fresh]) room += text.length;
    }
    const rulings = await rule(
      fresh.map((place) => ({
        pieces: [place],
        text: marks.unmark(place.text, place),
        key: place.key === true,
      })),
    );
    for (const [index, { verdict }] of rulings.entries()) {
      const place = fresh[index] as Place;
      if (!("text" in verdict)) continue;
      const shown = restoreText(runner.vault, place, verdict.text);
      labels.set(place.path.join("."), { text: place.text, shown });
      written.set(place, shown);
    }
  }

  async function rule(runs: readonly Run[]): Promise<readonly Ruling[]> {
    if (runs.length === 0) return [];
    const rulings = await ruleOutputs(
      runner,
      runs.map(({ text }) => text),
    );
    const blocked = blockOf(rulings, (index) => runs[index]?.key === true);
    if (blocked !== undefined) throw blocked;
    return rulings;
  }

  function isHolding(): boolean {
    for (const { text } of channels.values()) if (text.isHolding) return true;
    return false;
  }

  async function finish(value: unknown): Promise<void> {
    const returned = readReturned(runner, value);
    const joined = joinedRuns(loose).map((run) => ({
      ...run,
      text: marks.unmark(run.text, run.pieces[0] as Place),
    }));
    const rulings = await rule(joined);
    for (const [index, { text }] of joined.entries()) {
      const { verdict } = rulings[index] as Ruling;
      // Which chunk a part of such a text belongs to is not known well enough to move it to another one.
      if ("text" in verdict && verdict.text !== text) throw new GuardBlockedError("output", verdict.findings);
    }
    const rests: unknown[] = [];
    for (const { text, last } of channels.values()) {
      const rest = await text.end();
      if (rest !== "" && last !== undefined) rests.push(restOf(settings, last, rest));
    }
    const written = new Map<Place, string>();
    await checkOthers({ ...returned, loose: false }, written);
    if (loose.length > 0) giveWaiting();
    ready.push(...rests);
    giveWaiting();
    result = { done: true, value: rewrite(settings, returned, written) };
  }

  async function pull(): Promise<void> {
    const next = await source.next();
    try {
      if (next.done) await finish(next.value);
      else await take(readChunk(runner, settings, next.value));
    } catch (error) {
      isEnded = true;
      if (!next.done) end(source);
      if (!(error instanceof GuardBlockedError)) throw error;
      ready.push(refuseWith(settings, error, model === undefined ? [] : [model]));
      result = { done: true, value: undefined };
    }
    isEnded ||= next.done === true;
  }

  return {
    async next() {
      while (given === ready.length && !isEnded) {
        ready = [];
        given = 0;
        await pull();
      }
      if (given < ready.length) return { done: false, value: ready[given++] };
      return result ?? { done: true, value: undefined };
    },
  };
}

/** A copy of a chunk that carries the rest of one text and nothing of others. */
function restOf(
  settings: Settings,
  { read, place }: { read: ReadChunk; place: Place },
  rest: string,
): unknown {
  const written = new Map(read.deltas.map(({ place: other }) => [other, other === place ? rest : ""]));
  return rewrite(settings, read, written);
}

/** Fields of chunks that say something about the text beside them, and never a part of it. */
const labelFields: ReadonlySet<string> = new Set([
  ...["id", "object", "model", "type", "role", "event", "status", "created_at", "name", "provider"],
  ...["finish_reason", "finishReason", "stop_reason", "stop_sequence", "system_fingerprint", "service_tier"],
  ...[
    "item_id",
    "response_id",
    "call_id",
    "tool_call_id",
    "toolCallId",
    "toolName",
    "messageId",
    "obfuscation",
  ],
]);

/** A name, id or mark that is whole in its chunk. */
function isLabel({ path, text, key }: Place): boolean {
  const field = path.findLast((step) => typeof step === "string");
  if (key === true || typeof field !== "string" || !labelFields.has(field)) return false;
  return text.length <= 128 && !/\s/.test(text);
}

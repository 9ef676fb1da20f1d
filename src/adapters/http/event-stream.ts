import { GuardBlockedError, isGuardError } from "../../core/errors.ts";
import { noMarks } from "../../core/marking.ts";
import { refusedChunk } from "../../core/refusal.ts";
import type { Runner } from "../../core/runner.ts";
import { isObject, own } from "../../core/validate.ts";
import { checkedEvents } from "../checked-events.ts";
import { readLines } from "../fetch/lines.ts";
import { readFrames } from "../fetch/sse.ts";
import { writeEvent } from "../fetch/write-event.ts";
import { endMark, eventForm, type ReadFrame } from "./event-form.ts";
import { hidesStrings, parseJson } from "./json.ts";
import type { HttpSettings } from "./options.ts";
import { refusalJson } from "./refusal-json.ts";

type Source = ReadableStreamDefaultReader<Uint8Array>;
/** Frames, those of each piece of a body together. */
type Batches = AsyncGenerator<readonly ReadFrame[], void, void>;

/** The events of a body with what of their texts is settled, as they go over the wire. */
export function checkedEventStream(
  settings: HttpSettings,
  runner: Runner,
  source: Source,
): AsyncGenerator<string, void, void> {
  const read = (data: string | undefined): ReadFrame => {
    const value = settings.delta === "text" || data === undefined ? undefined : parseJson(data);
    if (typeof value === "string") return { data: value, quoted: true };
    return data === undefined ? {} : { data: isObject(value) ? value : data };
  };
  async function* frames(raw: WeakMap<object, string>): Batches {
    for await (const batch of readFrames(source))
      yield batch.map((frame) => {
        const value = { ...frame, ...read(frame.data) };
        if (!isObject(value.data) || !hidesStrings(frame.data as string, value.data))
          raw.set(value, writeEvent(frame));
        return value;
      });
  }
  const write = ({ data, quoted, ...frame }: ReadFrame): string =>
    writeEvent({
      ...frame,
      ...(data !== undefined && {
        data: typeof data === "string" && quoted !== true ? data : JSON.stringify(data),
      }),
    });
  return checked(settings, runner, frames, write);
}

/** The same for one JSON value a line. */
export function checkedLines(
  settings: HttpSettings,
  runner: Runner,
  source: Source,
): AsyncGenerator<string, void, void> {
  async function* frames(raw: WeakMap<object, string>): Batches {
    for await (const lines of readLines(source))
      yield lines
        .filter((line) => line.trim() !== "")
        .map((line) => {
          const data = parseJson(line);
          const value: ReadFrame = { data: data ?? line, quoted: typeof data === "string" };
          if (!isObject(data) || !hidesStrings(line, data)) raw.set(value, `${line}\n`);
          return value;
        });
  }
  const write = ({ data, quoted }: ReadFrame): string =>
    `${typeof data === "string" && quoted !== true ? data.replace(/[\r\n]/g, " ") : JSON.stringify(data)}\n`;
  return checked(settings, runner, frames, write);
}

async function* checked(
  settings: HttpSettings,
  runner: Runner,
  frames: (raw: WeakMap<object, string>) => Batches,
  write: (frame: ReadFrame) => string,
): AsyncGenerator<string, void, void> {
  /** Frames as they came, which go on when nothing in them had to change. */
  const raw = new WeakMap<object, string>();
  const form = eventForm(settings.delta);
  let last: ReadFrame | undefined;
  async function* watched(): AsyncGenerator<object, void, void> {
    for await (const batch of frames(raw)) {
      for (const frame of batch) {
        if (form.piecesOf(frame).length > 0) last = frame;
        yield frame;
      }
    }
  }
  try {
    for await (const frame of checkedEvents(runner, settings, form, watched(), noMarks))
      yield raw.get(frame) ?? write(frame);
  } catch (error) {
    if (settings.words === undefined || !isGuardError(error) || error.code === "GUARD_ABORTED") throw error;
    const isBlock = error instanceof GuardBlockedError;
    const blocked = isBlock ? error : new GuardBlockedError("output", [], { reason: "unreadable" });
    for (const frame of refusalFrames(settings.words(blocked), blocked, last)) yield write(frame);
  }
}

/** The events that end a stream with a refusal, in the form of the last one that carried a text. */
function refusalFrames(
  words: string,
  blocked: GuardBlockedError,
  last: ReadFrame | undefined,
): readonly ReadFrame[] {
  if (last === undefined) return [{ event: "error", data: refusalJson(words, blocked) }];
  const { event, data, quoted } = last;
  // A name that has words or digits may be what blocked.
  const named = { ...(event !== undefined && /^[A-Za-z][A-Za-z._-]{0,63}$/.test(event) && { event }) };
  if (typeof data === "string") return [{ ...named, data: words, quoted: quoted === true }];
  // https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
  const isUiStream = /^(text|reasoning|tool-input)-delta$/.test(String(own(data as object, "type")));
  const refused = isUiStream ? { type: "error", errorText: words } : refusedChunk(data, words);
  const hasEndMark = isUiStream || Object.hasOwn(data as object, "choices");
  return [{ ...named, data: refused }, ...(hasEndMark ? [{ data: endMark }] : [])];
}

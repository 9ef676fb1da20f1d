import { type Delta, deltasOf } from "./deltas.ts";
import { readTexts, unreadable } from "./enforce-response.ts";
import type { Settings } from "./guard-options.ts";
import { type ReadResponse, readAll } from "./output.ts";
import type { Runner } from "./runner.ts";

/** A chunk of a stream with the strings in it. */
export interface ReadChunk extends ReadResponse {
  readonly chunk: unknown;
  /** The places whose text is continued by the next chunk. */
  readonly deltas: readonly Delta[];
  /** True when its other places may be continued as well. */
  readonly loose: boolean;
}

/** Reads a chunk; throws `GUARD_INVALID_OUTPUT` when that cannot be done, as for binary data, unless in shadow mode. */
export function readChunk(runner: Runner, settings: Settings, chunk: unknown): ReadChunk {
  if (settings.output !== undefined && settings.output !== "ignore") {
    const places = readTexts(settings.output.read(chunk));
    const deltas = places.map((place, index) => ({ channel: String(index), place }));
    return { chunk, places, unread: [], deltas, loose: false };
  }
  const read = readReturned(runner, chunk);
  try {
    return { ...read, deltas: deltasOf(chunk, read.places), loose: true };
  } catch (error) {
    unreadable(runner, error);
    return read;
  }
}

/** Reads what a generator returned at its end, which continues none of its chunks. */
export function readReturned(runner: Runner, chunk: unknown): ReadChunk {
  try {
    return { chunk, ...readAll(chunk), deltas: [], loose: false };
  } catch (error) {
    unreadable(runner, error);
    return { chunk, places: [], unread: [], deltas: [], loose: false };
  }
}

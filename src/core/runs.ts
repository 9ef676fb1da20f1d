import type { ReadChunk } from "./chunks.ts";
import { looseChannels } from "./deltas.ts";
import type { Place } from "./strings.ts";

/** One text that runs through several chunks, or stands in one. */
export interface Run {
  readonly pieces: readonly Place[];
  readonly text: string;
  /** True for a key, which cannot be rewritten. */
  readonly key: boolean;
}

/** The texts of a stream: those known to run through several chunks, and each other one by itself. */
export function runsOf(read: readonly ReadChunk[]): readonly Run[] {
  const runs: Place[][] = [];
  const byChannel = new Map<string, Place[]>();
  for (const { places, deltas } of read) {
    const growing = new Map(deltas.map(({ place, channel }) => [place, channel]));
    for (const place of places) {
      const channel = growing.get(place);
      const begun = channel === undefined ? undefined : byChannel.get(channel);
      if (begun !== undefined) begun.push(place);
      else {
        const run = [place];
        runs.push(run);
        if (channel !== undefined) byChannel.set(channel, run);
      }
    }
  }
  return runs.map(runOf);
}

/** What the chunks of a stream have at one path, put together, for all places not known to run through them. */
export function joinedRuns(read: readonly ReadChunk[]): readonly Run[] {
  const byChannel = new Map<string, Place[]>();
  for (const { chunk, places, deltas, loose } of read) {
    if (!loose) continue;
    const growing = new Set(deltas.map(({ place }) => place));
    for (const place of places) {
      if (growing.has(place) || place.text === "") continue;
      for (const channel of looseChannels(chunk, place)) {
        const run = byChannel.get(channel);
        if (run === undefined) byChannel.set(channel, [place]);
        else run.push(place);
      }
    }
  }
  const runs = [...byChannel.values()].filter(({ length }) => length > 1);
  return runs.map((places) => runOf(withoutRepeats(places)));
}

/** Characters of a text that every chunk repeats; more of it say no more. */
const mostRepeated = 1000;

/** All places, but only the first few of a label that every chunk has. */
function withoutRepeats(places: readonly Place[]): readonly Place[] {
  const [first = ""] = places.map(({ text }) => text);
  if (places.some(({ text }) => text !== first)) return places;
  return places.slice(0, Math.max(2, Math.ceil(mostRepeated / first.length)));
}

function runOf(pieces: readonly Place[]): Run {
  return { pieces, text: pieces.map(({ text }) => text).join(""), key: pieces[0]?.key === true };
}

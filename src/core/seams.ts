import type { ReadChunk } from "./document-chunk.ts";
import { andThen, mapInLanes } from "./lanes.ts";
import type { RunContext, Seen } from "./ruling.ts";
import type { Runner } from "./runner.ts";
import { type Meeting, meetingsOf, type Seam, seamOf, touchedBy } from "./seam-text.ts";
import type { Finding } from "./types.ts";

/** Most units of a chunk that are looked at together with those of its neighbour. */
const mostOnSide = 300;

/** With less of either, one way to put them together has to do. */
const leastOnSide = 48;

/** Part of the work on the chunks themselves that may be done again on their seams, and units that always may. */
const share = 0.25;
const alwaysUnits = 512;

const seamsAtOnce = 8;

/** Seams are looked at together first, so many units at a time, because each look has a cost of its own. */
const batchUnits = 8192;
const between = "\n\n\n";

/**
 * What guards see only when they look at the end of a chunk and the beginning of the next one together, by the index of
 * the chunk and with its offsets. Each of the chunks has the part of a finding that stands in it.
 *
 * Neighbours are chunks that follow each other in the list, and parts of one document (`metadata.documentId` or `source`)
 * that follow each other by `metadata.chunkIndex`, or in the list where they have none. Up to 300 units on either side are
 * looked at, through short chunks too: all seams together are at most 25 % of the strings of the chunks, or 512 units.
 * Where something is found over a seam, or a guard fails, it is looked at once more by itself.
 *
 * @param chunks `undefined` for those that the model does not see.
 */
export function lookAtSeams(
  runner: Runner,
  chunks: readonly (ReadChunk | undefined)[],
  who: Pick<RunContext, "principal" | "signal">,
): ReadonlyMap<number, Seen> | Promise<ReadonlyMap<number, Seen>> {
  const { meetings, side } = planFor(chunks);
  const found = new Map<number, Seen>();
  if (meetings.length === 0 || side <= 0) return found;
  const add = (index: number, { failures, truncated }: Seen, finding?: Finding): void => {
    const known = found.get(index);
    const findings = known?.findings ?? [];
    found.set(index, {
      findings: finding === undefined || isKnown(findings, finding) ? findings : [...findings, finding],
      failures: known === undefined || known.failures.length === 0 ? failures : known.failures,
      truncated: truncated || known?.truncated === true,
    });
  };
  const seams = meetings.flatMap((meeting) =>
    meeting.glues.map((glue) => seamOf(chunks, meeting, glue, side)),
  );
  const look = ({ text, first }: Seam): Seen | Promise<Seen> => {
    const { id, metadata } = chunks[first] as ReadChunk;
    return runner.look(text, { stage: "retrieval", origin: id, metadata, ...who });
  };
  return andThen(suspects(seams, look), (suspect) => {
    const looks = mapInLanes(suspect, seamsAtOnce, (seam) =>
      andThen(look(seam), (seen) => {
        if (isIncomplete(seen)) for (const index of [seam.first, seam.second]) add(index, seen);
        for (const finding of seen.findings) {
          const touched = touchedBy(seam, finding.span.start, finding.span.end);
          if (touched.length < 2) continue;
          for (const [turn, { index, start, at }] of touched.entries()) {
            const isLast = turn === touched.length - 1;
            add(index, seen, {
              ...finding,
              span: {
                start: turn === 0 ? start + Math.max(0, finding.span.start - at) : 0,
                end: isLast ? start + finding.span.end - at : (chunks[index] as ReadChunk).text.length,
              },
            });
          }
        }
      }),
    );
    return andThen(looks, () => found);
  });
}

/** Which neighbours are looked at, and how much on either side. */
function planFor(chunks: readonly (ReadChunk | undefined)[]): { meetings: readonly Meeting[]; side: number } {
  const meetings = meetingsOf(chunks);
  const units = chunks.reduce((sum, chunk) => sum + unitsOf(chunk), 0);
  const sideFor = (seams: number): number => {
    const each = Math.max(alwaysUnits, share * units) / seams - between.length - 1;
    return Math.min(mostOnSide, Math.floor(each / 2));
  };
  const side = sideFor(meetings.reduce((sum, { glues }) => sum + glues.length, 0));
  if (side >= leastOnSide) return { meetings, side };
  const simple = meetings.map((meeting) => ({ ...meeting, glues: meeting.glues.slice(0, 1) }));
  return { meetings: simple, side: sideFor(simple.length) };
}

/** Seams over which something is found when many are looked at as one text, and all of those that nothing is known about. */
function suspects(
  seams: readonly Seam[],
  look: (seam: Seam) => Seen | Promise<Seen>,
): readonly Seam[] | Promise<readonly Seam[]> {
  const batches: Seam[][] = [];
  let units = batchUnits;
  for (const seam of seams) {
    if (units >= batchUnits) {
      batches.push([]);
      units = 0;
    }
    (batches.at(-1) as Seam[]).push(seam);
    units += seam.text.length + between.length;
  }
  const found = mapInLanes(batches, seamsAtOnce, (batch) => {
    // Nothing is saved by looking at one twice.
    if (batch.length === 1) return batch;
    const text = batch.map((seam) => seam.text).join(between);
    return andThen(look({ ...(batch[0] as Seam), text }), (seen) => suspectsIn(batch, seen));
  });
  return andThen(found, (lists) => lists.flat());
}

function suspectsIn(batch: readonly Seam[], seen: Seen): readonly Seam[] {
  if (isIncomplete(seen)) return batch;
  if (seen.findings.length === 0) return [];
  let at = 0;
  return batch.filter((seam) => {
    const from = at;
    at += seam.text.length + between.length;
    return seen.findings.some(({ span }) => touchedBy(seam, span.start - from, span.end - from).length > 1);
  });
}

function isIncomplete({ failures, truncated }: Seen): boolean {
  return failures.length > 0 || truncated;
}

function isKnown(findings: readonly Finding[], { ruleId, span }: Finding): boolean {
  return findings.some(
    (other) => other.ruleId === ruleId && other.span.start === span.start && other.span.end === span.end,
  );
}

function unitsOf(chunk: ReadChunk | undefined): number {
  return chunk?.places.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
}

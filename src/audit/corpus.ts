import { aborted } from "../core/errors.ts";
import type { DocumentChunk } from "../core/types.ts";
import { wrongInput } from "../core/validate.ts";
import { type AuditCorpusOptions, type AuditSettings, readAuditSettings } from "./options.ts";
import { createReader } from "./read-chunk.ts";
import type { CorpusReport } from "./report.ts";
import { Tally } from "./tally.ts";

/** After how many chunks other work gets its turn, and after how many progress is told. */
const turn = 500;
const told = 1000;

/**
 * Looks through a corpus before it is indexed: secrets, personal data and injections in any string of a chunk, hidden text, floods of
 * near-duplicates, texts made to be retrieved for a question, shares of sources, outliers, and drift since an earlier audit.
 *
 * Chunks are read one after another and forgotten; kept are about 420 bytes and the id of each, and the signals of the
 * riskiest. Nothing is withheld or changed: what to do about a chunk is the caller's to say. The report holds no text.
 *
 * @throws {GuardError} Rejects with `GUARD_INVALID_OPTIONS` naming the field, with `GUARD_INVALID_INPUT` when the documents cannot
 *   be iterated, with `GUARD_ABORTED`, and with what the iterable, `source` and `onProgress` throw.
 * @example
 * ```ts
 * const report = await auditCorpus(readChunks(), { queries, baseline });
 * for (const { id, risk, signals } of report.ranked) console.log(id, risk, signals.map(({ ruleId }) => ruleId));
 * ```
 */
export async function auditCorpus(
  documents: Iterable<DocumentChunk> | AsyncIterable<DocumentChunk>,
  options?: AuditCorpusOptions,
): Promise<CorpusReport> {
  const settings = readAuditSettings(options);
  if (!isIterable(documents)) throw wrongInput("documents", "an iterable of chunks");
  const { signal } = settings;
  const tally = new Tally(settings);
  const read = createReader(settings);
  if (signal?.aborted) throw aborted(signal);
  for await (const chunk of documents) {
    if (signal?.aborted) throw aborted(signal);
    const seen = read(chunk);
    tally.add(seen instanceof Promise ? await seen : seen);
    if (tally.chunks % told === 0) tell(settings, tally);
    // A corpus in memory would keep timers and signals waiting.
    if (tally.chunks % turn === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  if (signal?.aborted) throw aborted(signal);
  if (tally.chunks % told !== 0) tell(settings, tally);
  return tally.report();
}

function tell({ onProgress }: AuditSettings, { chunks, characters }: Tally): void {
  onProgress?.({ chunks, characters });
}

function isIterable(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { [Symbol.asyncIterator]: late, [Symbol.iterator]: early } = value as Partial<
    Iterable<unknown> & AsyncIterable<unknown>
  >;
  return typeof late === "function" || typeof early === "function";
}

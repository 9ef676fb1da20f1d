import { aborted, isGuardError } from "../../core/errors.ts";
import type { DocumentAcl } from "./index.ts";
import type { RetrieverSettings } from "./retriever-options.ts";
import type { AclPrincipal } from "./types.ts";

/** One retrieval. */
export interface Call<Chunk> {
  readonly acl: DocumentAcl;
  readonly settings: RetrieverSettings<Chunk>;
  readonly principal: AclPrincipal;
  readonly k: number;
  readonly signal: AbortSignal | undefined;
  readonly pushedDown: boolean;
}

/** What became of the chunks of one round. */
export interface Judged<Chunk> {
  readonly kept: readonly Chunk[];
  /** Ids of the documents that were withheld, chunk by chunk. */
  readonly dropped: readonly string[];
  readonly failed: boolean;
}

/** The readable chunks in their order. */
export async function judge<Chunk>(found: readonly Chunk[], call: Call<Chunk>): Promise<Judged<Chunk>> {
  const ids = found.map((chunk) => idOf(chunk, call.settings));
  let decisions: Decide | undefined;
  try {
    decisions = await decideSteadily(found, ids, call);
  } catch (error) {
    if (call.signal?.aborted) throw isGuardError(error) ? error : aborted(call.signal);
  }
  const kept = found.filter((_, index) => decisions?.(index) === true);
  const dropped = ids.flatMap((id, index) => (decisions?.(index) === true ? [] : [id ?? ""]));
  return { kept, dropped, failed: decisions === undefined || decisions.failed };
}

function idOf<Chunk>(chunk: Chunk, { documentOf }: RetrieverSettings<Chunk>): string | undefined {
  try {
    const id = documentOf(chunk);
    return typeof id === "string" && id !== "" ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the chunk at a place may be read. */
type Decide = ((index: number) => boolean) & { readonly failed: boolean };

const mostTries = 3;

/** Decides until rights did not change meanwhile. */
async function decideSteadily<Chunk>(
  found: readonly Chunk[],
  ids: readonly (string | undefined)[],
  call: Call<Chunk>,
): Promise<Decide | undefined> {
  const { aclVersion } = call.settings;
  if (aclVersion === undefined) return decide(found, ids, call);
  for (let tries = 0; tries < mostTries; tries++) {
    const version = await aclVersion();
    const decisions = await decide(found, ids, call);
    if (Object.is(await aclVersion(), version)) return decisions;
  }
  return undefined;
}

async function decide<Chunk>(
  found: readonly Chunk[],
  ids: readonly (string | undefined)[],
  { acl, settings, principal, signal }: Call<Chunk>,
): Promise<Decide> {
  const known = await lookUp(ids, settings, signal);
  const documents = found.map((chunk, index) => {
    const id = ids[index];
    const metadata = known === undefined ? metadataOf(chunk, settings) : id === undefined ? id : known(id);
    return { id, metadata };
  });
  const { decisions, failures } = await acl.readable(documents, principal, signal);
  return Object.assign((index: number) => decisions[index] === true, { failed: failures > 0 });
}

async function lookUp<Chunk>(
  ids: readonly (string | undefined)[],
  { lookup }: RetrieverSettings<Chunk>,
  signal: AbortSignal | undefined,
): Promise<((id: string) => unknown) | undefined> {
  if (lookup === undefined) return undefined;
  const distinct = [...new Set(ids.filter((id) => id !== undefined))];
  const known = await lookup(distinct, signal);
  // Throws for what is no Map; a subclass cannot answer for documents that it does not hold.
  return (id) => Map.prototype.get.call(known as Map<string, unknown>, id);
}

function metadataOf<Chunk>(chunk: Chunk, { metadataOf }: RetrieverSettings<Chunk>): unknown {
  try {
    return metadataOf(chunk);
  } catch {
    return undefined;
  }
}

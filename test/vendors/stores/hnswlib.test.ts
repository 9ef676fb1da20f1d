import { afterAll, describe, expect, test, vi } from "vitest";
import {
  type AclRule,
  canonicalRule,
  documentAcl,
  guardRetriever,
  type RetrievalEvent,
} from "../../../src/index.ts";
import * as any from "../../guards/document-acl/arbitraries.ts";
import { oracle } from "../../guards/document-acl/oracle.ts";
import { describeStore, principals, rows, rules } from "./contract.ts";

interface Hit {
  readonly id: string;
  readonly metadata: object;
}

/** Its own types import files without extensions, which nobody finds. */
interface Index {
  initIndex(most: number, neighbours: number, candidates: number, seed: number): void;
  addPoint(vector: readonly number[], label: number, replace: boolean): void;
  setEfSearch(candidates: number): void;
  searchKnn(
    vector: readonly number[],
    k: number,
    isSelected?: (label: number) => boolean,
  ): { readonly neighbors: readonly number[] };
}

interface Library {
  loadHnswlib(): Promise<{ HierarchicalNSW: new (space: string, size: number, file: string) => Index }>;
}

const query = [3, 5];
/** No two are equally far away. */
const vectors = rows.map(({ id }) => [(id * 37) % 240, ((id * 91) % 240) + id / 1000]);
const byDistance = rows
  .map(({ id }) => id)
  .sort((a, b) => distance(vectors[a] as number[]) - distance(vectors[b] as number[]));

function distance([x = 0, y = 0]: readonly number[]): number {
  return (x - 3) ** 2 + (y - 5) ** 2;
}

/** The build for browsers, which asks for a window and for a place to keep files. */
async function open(): Promise<Index> {
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("indexedDB", { open: () => ({}) });
  const { loadHnswlib } = (await import("hnswlib-wasm/dist/hnswlib.js")) as unknown as Library;
  const library = await loadHnswlib();
  const opened = new library.HierarchicalNSW("l2", 2, "");
  opened.initIndex(rows.length, 16, 200, 7);
  for (const [id, vector] of vectors.entries()) opened.addPoint(vector, id, false);
  opened.setEfSearch(rows.length);
  return opened;
}

const index = await open();
afterAll(() => vi.unstubAllGlobals());

function nearest(limit: number, isReadable?: (metadata: unknown) => boolean): Hit[] {
  const filter = isReadable && ((label: number) => isReadable(rows[label]));
  const { neighbors } = index.searchKnn(query, Math.min(limit, rows.length), filter);
  return neighbors.map((id) => ({ id: String(id), metadata: rows[id] as object }));
}

describe("hnswlib", () => {
  describeStore("memory", async () => ({
    select: async (isReadable) => nearest(rows.length, isReadable).map(({ id }) => Number(id)),
  }));

  test("gives the nearest that may be read, whether it asks while it searches, afterwards, or in both", async () => {
    let [kept, withheld] = [0, 0];
    const given: readonly AclRule[] = [canonicalRule, ...rules];
    for (const [at, rule] of given.entries()) {
      const acl = documentAcl({ fields: any.fields, rule });
      for (let turn = 0; turn < 6; turn++) {
        const principal = principals[(at * 5 + turn * 11) % principals.length];
        if (principal === undefined) continue;
        const readable = byDistance.filter((id) => oracle(rule, any.schema, { ...rows[id] }, principal));
        const expected = readable.slice(0, 5).map(String);
        const events: RetrievalEvent[] = [];
        const options = {
          ...{ principal, k: 5, factor: 2, maxRounds: 20 },
          onEvent: (event: RetrievalEvent) => events.push(event),
        };
        const ids = (hits: readonly Hit[]) => hits.map(({ id }) => id);
        const asking = guardRetriever<null, Hit, "memory">(
          (_, { limit, filter }) => nearest(limit, filter?.filter),
          acl,
          { ...options, store: "memory" },
        );
        expect(ids(await asking(null))).toEqual(expected);
        expect(events).toEqual([]);
        const loose = guardRetriever<null, Hit, "memory">((_, { limit }) => nearest(limit), acl, options);
        expect(ids(await loose(null))).toEqual(expected);
        const forgetful = guardRetriever<null, Hit, "memory">((_, { limit }) => nearest(limit), acl, {
          ...options,
          store: "memory",
        });
        expect(ids(await forgetful(null))).toEqual(expected);
        for (const { complete, dropped } of events) {
          expect(complete).toBe(true);
          withheld += dropped;
        }
        kept += expected.length;
      }
    }
    expect(kept).toBeGreaterThan(300);
    expect(withheld).toBeGreaterThan(3000);
  });
});

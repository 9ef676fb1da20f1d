// What a guarded search costs beside a raw one at equal k, in stores that run in process: `npm run vendors` installs them.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type AclPrincipal, documentAcl, guardRetriever } from "sallyport/acl";
import { machine, median, micros, table } from "./measure.ts";

interface Chunk {
  readonly id: string;
  readonly text: string;
  readonly metadata: { tenant: string; public: boolean; allow: string[]; deny: string[]; clearance: number };
}

interface Store {
  begin?(): Promise<unknown>;
  /** The nearest chunks, of those that the condition selects. */
  search(vector: number[], limit: number, filter?: never): Promise<Chunk[]>;
}

type Row = Pick<Chunk, "id" | "text"> & Chunk["metadata"];

const count = 10_000;
/** As of the smallest models for sentences, and of those of a usual endpoint. */
const [few, many] = [384, 1536];
const k = 10;
const queries = 250;

let state = 7;
const below = (most: number): number => {
  state = (state * 48_271) % 2_147_483_647;
  return state % most;
};
const vector = (dimensions: number): number[] => Array.from({ length: dimensions }, () => below(1000) / 1000);
const ids = (most: number): string[] => Array.from({ length: below(most + 1) }, () => `group-${below(20)}`);

type Corpus = readonly (Chunk & { readonly vector: number[] })[];

const corpusOf = (tenants: number, dimensions: number): Corpus =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    text: `Chunk ${index} `.repeat(80),
    metadata: {
      tenant: `tenant-${below(tenants)}`,
      public: below(2) === 0,
      allow: ids(3),
      deny: ids(1),
      clearance: below(3),
    },
    vector: vector(dimensions),
  }));

const principal: AclPrincipal = {
  tenant: "tenant-0",
  user: "user-7",
  groups: ["group-1", "group-2", "group-3"],
  clearance: 2,
};

const vendors = createRequire(join(process.cwd(), "test/vendors/package.json"));
// biome-ignore lint/suspicious/noExplicitAny: the packages are not installed here, so neither are their types
const load = async (name: string): Promise<any> => import(pathToFileURL(vendors.resolve(name)).href);

/** One table; searches look at so many candidates of the index at a time. */
async function openPostgres(chunks: Corpus): Promise<(candidates: number) => Store> {
  const { PGlite } = await load("@electric-sql/pglite");
  const { vector: extension } = await load("@electric-sql/pglite-pgvector");
  const database = new PGlite({ extensions: { vector: extension } });
  await database.exec(`
    CREATE EXTENSION vector;
    CREATE TABLE docs (id text PRIMARY KEY, body text, tenant text, public boolean, allow text[], deny text[],
      clearance int, embedding vector(${few}));`);
  for (const { id, text, metadata, vector } of chunks) {
    const { tenant, public: isPublic, allow, deny, clearance } = metadata;
    const values = [id, text, tenant, isPublic, allow, deny, clearance, JSON.stringify(vector)];
    await database.query("INSERT INTO docs VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", values);
  }
  await database.exec(`
    CREATE INDEX ON docs USING hnsw (embedding vector_l2_ops);
    SET hnsw.iterative_scan = strict_order;
    ANALYZE docs;`);
  return (candidates) => ({
    async search(query, limit, filter?: { text: string; values: unknown[] }) {
      const sql = `SELECT id, body, tenant, public, allow, deny, clearance FROM docs WHERE ${filter?.text ?? "true"}
        ORDER BY embedding <-> '${JSON.stringify(query)}' LIMIT ${limit}`;
      const { rows } = await database.query(sql, filter?.values ?? []);
      return rows.map(({ id, body, ...metadata }: { id: string; body: string }) => ({
        id,
        text: body,
        metadata,
      }));
    },
    begin: () => database.exec(`SET hnsw.ef_search = ${candidates}`),
  });
}

async function openLance(chunks: Corpus, { indexed = false } = {}): Promise<Store> {
  const lance = await load("@lancedb/lancedb");
  const { Schema, Field, List, FixedSizeList, Utf8, Int32, Bool, Float32 } = await load("apache-arrow");
  const list = () => new List(new Field("item", new Utf8(), true));
  const types = {
    ...{
      id: new Utf8(),
      text: new Utf8(),
      tenant: new Utf8(),
      public: new Bool(),
      allow: list(),
      deny: list(),
    },
    clearance: new Int32(),
    vector: new FixedSizeList(chunks[0]?.vector.length ?? 0, new Field("item", new Float32(), true)),
  };
  const schema = new Schema(Object.entries(types).map(([name, type]) => new Field(name, type, true)));
  const rows = chunks.map(({ id, text, metadata, vector }) => ({ id, text, ...metadata, vector }));
  const path = mkdtempSync(join(tmpdir(), "acl-stores-"));
  paths.push(path);
  const opened = await (await lance.connect(path)).createTable("docs", rows, { schema });
  const { bitmap, btree, labelList } = lance.Index;
  const indexes = {
    tenant: bitmap(),
    public: bitmap(),
    clearance: btree(),
    allow: labelList(),
    deny: labelList(),
  };
  for (const [name, config] of Object.entries(indexed ? indexes : {}))
    await opened.createIndex(name, { config });
  const columns = [...Object.keys(types).filter((name) => name !== "vector"), "_distance"];
  return {
    async search(query, limit, filter?: string) {
      const search = opened.search(query).select(columns).limit(limit);
      const found = await (filter === undefined ? search : search.where(filter)).toArray();
      return found.map((row: Row) => {
        const { id, text, tenant, public: isPublic, allow, deny, clearance } = row;
        const lists = { allow: [...allow], deny: [...deny] };
        return { id, text, metadata: { tenant, public: isPublic, ...lists, clearance } };
      });
    },
  };
}

const paths: string[] = [];
const acl = documentAcl();
/** No condition that keeps tenants apart costs less. */
const cheapest = documentAcl({ rule: { eq: [{ metadata: "tenant" }, { principal: "tenant" }] } });
const shared = corpusOf(2, few);
const own = corpusOf(1, few);
const wide = corpusOf(2, many);
const wideOwn = corpusOf(1, many);
const postgres = await openPostgres(shared);
const lines: string[][] = [];
for (const [name, store, corpus, opened] of [
  ["PGlite, HNSW, ef_search 40", "pgvector", shared, postgres(40)],
  ["PGlite, HNSW, ef_search 100", "pgvector", shared, postgres(100)],
  ["LanceDB", "lancedb", shared, await openLance(shared)],
  ["LanceDB, one tenant", "lancedb", own, await openLance(own)],
  ["LanceDB, scalar indexes", "lancedb", shared, await openLance(shared, { indexed: true })],
  ["LanceDB, 1,536 dimensions", "lancedb", wide, await openLance(wide)],
  ["LanceDB, 1,536, one tenant", "lancedb", wideOwn, await openLance(wideOwn)],
] as const) {
  const readable = corpus.filter(({ metadata }) => acl.canRead(metadata, principal)).length / count;
  /** Enough chunks for k readable ones in most searches. */
  const factor = Math.ceil(1.4 / readable);
  await opened.begin?.();
  const filter = acl.filterFor(store, principal).filter as never;
  const byTenant = cheapest.filterFor(store, principal).filter as never;
  const search = (query: number[], request: { limit: number; filter?: { filter: unknown } }) =>
    opened.search(query, request.limit, request.filter?.filter as never);
  const pushing = guardRetriever<number[], Chunk, typeof store>(search, acl, { principal, store, k });
  const fetching = guardRetriever<number[], Chunk, typeof store>(search, acl, { principal, k, factor });
  const contestants: readonly ((query: number[]) => Promise<Chunk[]>)[] = [
    (query) => opened.search(query, k),
    (query) => opened.search(query, k, byTenant),
    (query) => opened.search(query, k, filter),
    (query) => pushing(query),
    (query) => fetching(query),
  ];
  const times = contestants.map((): number[] => []);
  const work = contestants.map((): number[] => []);
  for (let turn = 0; turn < queries; turn++) {
    const query = vector(corpus[0]?.vector.length ?? 0);
    // Whoever comes first finds the neighbourhood of the query cold.
    for (let place = 0; place < contestants.length; place++) {
      const index = (place + turn) % contestants.length;
      const used = process.cpuUsage();
      const started = performance.now();
      const found = await contestants[index]?.(query);
      const time = (performance.now() - started) * 1000;
      const { user, system } = process.cpuUsage(used);
      if (found?.length !== k) throw new Error(`${name}: ${found?.length} chunks`);
      if (turn < queries / 5) continue;
      times[index]?.push(time);
      work[index]?.push(user + system);
    }
  }
  const over = (index: number): string =>
    [times, work]
      .map((lists) => (lists[index] ?? []).map((value, turn) => value / (lists[0]?.[turn] ?? 1)))
      .map((ratios) => `${(((median(ratios) ?? 0) - 1) * 100).toFixed(0)}`)
      .join(" / ");
  const share = `${(readable * 100).toFixed(0)} %`;
  const raw = micros(median(times[0] ?? []));
  lines.push([name, share, raw, over(1), over(2), over(3), `${over(4)} (${factor})`]);
}
for (const each of paths) rmSync(each, { recursive: true });

console.log(
  `\n${count} chunks, ${few} dimensions where nothing else is said, k = ${k}, ${(queries * 4) / 5} queries; ${machine()}`,
);
console.log("Over the raw search in %: median of its time / of the processor time of the process\n");
table(
  [
    ...["store", "readable", "raw", "tenant alone", "with the filter", "guarded with it"],
    "guarded without, more chunks (times)",
  ],
  lines,
);

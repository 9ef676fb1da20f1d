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
  /** The nearest chunks, of those that the condition selects. */
  search(vector: number[], limit: number, filter?: never): Promise<Chunk[]>;
}

type Row = Pick<Chunk, "id" | "text"> & Chunk["metadata"];

const count = 10_000;
const dimensions = 64;
const k = 10;
const queries = 300;

let state = 7;
const below = (most: number): number => {
  state = (state * 48_271) % 2_147_483_647;
  return state % most;
};
const vector = (): number[] => Array.from({ length: dimensions }, () => below(1000) / 1000);
const ids = (most: number): string[] => Array.from({ length: below(most + 1) }, () => `group-${below(20)}`);

const chunks = Array.from({ length: count }, (_, index) => ({
  id: String(index),
  text: `Chunk ${index} `.repeat(80),
  metadata: {
    tenant: `tenant-${below(2)}`,
    public: below(2) === 0,
    allow: ids(3),
    deny: ids(1),
    clearance: below(3),
  },
  vector: vector(),
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

async function openPostgres(): Promise<Store> {
  const { PGlite } = await load("@electric-sql/pglite");
  const { vector: extension } = await load("@electric-sql/pglite-pgvector");
  const database = new PGlite({ extensions: { vector: extension } });
  await database.exec(`
    CREATE EXTENSION vector;
    CREATE TABLE docs (id text PRIMARY KEY, body text, tenant text, public boolean, allow text[], deny text[],
      clearance int, embedding vector(${dimensions}));`);
  for (const { id, text, metadata, vector } of chunks) {
    const { tenant, public: isPublic, allow, deny, clearance } = metadata;
    const values = [id, text, tenant, isPublic, allow, deny, clearance, JSON.stringify(vector)];
    await database.query("INSERT INTO docs VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", values);
  }
  await database.exec(`
    CREATE INDEX ON docs USING hnsw (embedding vector_l2_ops);
    SET hnsw.iterative_scan = strict_order;
    ANALYZE docs;`);
  return {
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
  };
}

async function openLance(path: string): Promise<Store> {
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
    vector: new FixedSizeList(dimensions, new Field("item", new Float32(), true)),
  };
  const schema = new Schema(Object.entries(types).map(([name, type]) => new Field(name, type, true)));
  const rows = chunks.map(({ id, text, metadata, vector }) => ({ id, text, ...metadata, vector }));
  const opened = await (await lance.connect(path)).createTable("docs", rows, { schema });
  const { bitmap, btree, labelList } = lance.Index;
  const indexes = {
    tenant: bitmap(),
    public: bitmap(),
    clearance: btree(),
    allow: labelList(),
    deny: labelList(),
  };
  for (const [name, config] of Object.entries(indexes)) await opened.createIndex(name, { config });
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

const path = mkdtempSync(join(tmpdir(), "acl-stores-"));
const acl = documentAcl();
const rows: string[][] = [];
for (const [name, store, opened] of [
  ["PGlite, HNSW", "pgvector", await openPostgres()],
  ["LanceDB", "lancedb", await openLance(path)],
] as const) {
  const filter = acl.filterFor(store, principal).filter as never;
  const retrieve = guardRetriever<number[], Chunk, typeof store>(
    (query, request) => opened.search(query, request.limit, request.filter?.filter as never),
    acl,
    { principal, store, k },
  );
  const contestants: readonly ((query: number[]) => Promise<Chunk[]>)[] = [
    (query) => opened.search(query, k),
    (query) => opened.search(query, k, filter),
    (query) => retrieve(query),
  ];
  const times = contestants.map((): number[] => []);
  for (let turn = 0; turn < queries; turn++) {
    const query = vector();
    for (const [index, run] of contestants.entries()) {
      const started = performance.now();
      const found = await run(query);
      if (found.length !== k) throw new Error(`${name}: ${found.length} chunks`);
      if (turn >= queries / 5) times[index]?.push((performance.now() - started) * 1000);
    }
  }
  const [raw = 0, filtered = 0, guarded = 0] = times.map((list) => median(list));
  const share = (value: number, of: number): string => `${((value / of - 1) * 100).toFixed(1)} %`;
  const shown = [raw, filtered, guarded].map(micros);
  rows.push([name, ...shown, share(filtered, raw), share(guarded, filtered)]);
}
rmSync(path, { recursive: true });

console.log(
  `\n${count} chunks, ${dimensions} dimensions, k = ${k}, median of ${(queries * 4) / 5}; ${machine()}\n`,
);
table(["store", "raw", "with the filter", "guarded", "filter over raw", "guarded over filter"], rows);

import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { describe, expect, test } from "vitest";
import { documentAcl, type Principal, type SqlFilter } from "../../../src/index.ts";
import { fields } from "../../guards/document-acl/arbitraries.ts";
import { describeStore, type OpenStore, rows } from "./contract.ts";

const vectorOf = (id: number): string => `[${id % 7},${id % 11},${id % 13}]`;

async function openDatabase(): Promise<PGlite> {
  const database = new PGlite({ extensions: { vector } });
  await database.exec(`
    CREATE EXTENSION vector;
    CREATE TABLE docs (id int PRIMARY KEY, org_id text, public boolean, allow text[], deny text[], clearance int,
      owner text, team_ids text[], level int, is_draft boolean, embedding vector(3));
    CREATE INDEX ON docs USING gin (allow);
    CREATE INDEX ON docs USING hnsw (embedding vector_l2_ops);
    SET hnsw.iterative_scan = strict_order;
  `);
  for (const row of rows) {
    await database.query("INSERT INTO docs VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", [
      ...[row.id, row.org_id, row.public, row.allow, row.deny, row.clearance],
      ...[row.owner, row.team_ids, row.level, row.is_draft, vectorOf(row.id)],
    ]);
  }
  return database;
}

let opened: Promise<PGlite> | undefined;
const database = (): Promise<PGlite> => (opened ??= openDatabase());

const select = (order: string) => async (): Promise<OpenStore<SqlFilter>> => {
  const db = await database();
  return {
    async select({ text, values }: SqlFilter) {
      const result = await db.query<{ id: number }>(`SELECT id FROM docs WHERE ${text} ${order}`, [
        ...values,
      ]);
      return result.rows.map(({ id }) => id);
    },
  };
};

describe("PostgreSQL", () => {
  describe("a plain query", () => describeStore("postgres", select("")));

  describe("the nearest by an HNSW index", () => {
    const order = "ORDER BY embedding <-> '[3,5,6]' LIMIT 1000";
    const byIndex = async (): Promise<OpenStore<SqlFilter>> => {
      const db = await database();
      await db.exec("SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off");
      const plan = await db.query(`EXPLAIN SELECT id FROM docs WHERE clearance < 2 ${order}`);
      expect(JSON.stringify(plan.rows)).toContain("Index Scan using docs_embedding_idx");
      return select(order)();
    };
    describeStore("pgvector", byIndex);
  });

  test("row-level security shows each principal its own rows, within the transaction alone", async () => {
    const db = await openDatabase();
    const acl = documentAcl({ fields });
    await db.exec(acl.rowLevelSecurityPolicy("docs"));
    await db.exec("CREATE ROLE reader; GRANT SELECT ON docs TO reader; SET ROLE reader");
    const ids = async () =>
      (await db.query<{ id: number }>("SELECT id FROM docs ORDER BY id")).rows.map(({ id }) => id);
    expect(await ids()).toEqual([]);
    const principals: Required<Principal>[] = [
      { tenant: "a'b", user: "'; DROP TABLE docs; --", groups: ["alice", '"a"'], clearance: 3 },
      { tenant: "alice", user: "\\", groups: [], clearance: 1 },
    ];
    for (const principal of principals) {
      const reads = acl.readerFor(principal);
      const readable = rows.filter((row) => reads(row)).map(({ id }) => id);
      expect(readable.length).toBeGreaterThan(0);
      await db.exec("BEGIN");
      const { text, values } = acl.rowLevelSecuritySettings(principal);
      await db.query(text, [...values]);
      expect(await ids()).toEqual(readable);
      await db.exec("COMMIT");
      expect(await ids()).toEqual([]);
    }
  }, 60_000);

  test("row-level security without settings shows nothing, even where a rule is a single refusal", async () => {
    const db = await openDatabase();
    const rule = { not: { overlaps: [{ metadata: "deny" }, { principal: "ids" }] } } as const;
    const literal = { not: { overlaps: [{ metadata: "deny" }, ["it's", "a\\b"]] } } as const;
    await db.exec(
      documentAcl({ rule: { all: [rule, literal] } }).rowLevelSecurityPolicy("docs", { name: "mine" }),
    );
    await db.exec("CREATE ROLE reader; GRANT SELECT ON docs TO reader; SET ROLE reader");
    expect((await db.query("SELECT id FROM docs")).rows).toEqual([]);
  }, 60_000);

  test("placeholders begin where they are told to", async () => {
    const db = await database();
    const principal = { tenant: "alice", user: "alice", groups: [], clearance: 3 };
    const { filter } = documentAcl({ fields }).filterFor("pgvector", principal, {
      firstParameter: 3,
      fields: { tenant: "d.org_id" },
    });
    const sql = `SELECT id FROM docs AS d WHERE id > $1 AND id < $2 AND ${filter.text}`;
    const result = await db.query(sql, [-1, 1000, ...filter.values]);
    expect(result.rows.length).toBeGreaterThan(0);
  }, 60_000);
});

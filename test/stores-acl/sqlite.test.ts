import { describe, expect, test } from "vitest";
import { documentAcl, type SqlFilter } from "../../src/index.ts";
import { fields } from "../guards/document-acl/arbitraries.ts";
import { describeStore, type Row, rows } from "./contract.ts";
import { load, needs } from "./packages.ts";

interface Statement {
  all(...values: unknown[]): { id: number }[];
  run(...values: unknown[]): unknown;
}

interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): unknown;
}

const names = ["better-sqlite3", "sqlite-vec"] as const;
const sqlite = await load<{ default: new (path: string) => Database }>(names[0]);
const vec = await load<{ load(database: Database): void }>(names[1]);

const table = `CREATE TABLE docs (id INTEGER PRIMARY KEY, org_id TEXT, public INTEGER, allow TEXT, deny TEXT, clearance INTEGER,
  owner TEXT, team_ids TEXT, level INTEGER, is_draft INTEGER)`;

const json = (value: unknown): unknown => (value === null ? null : JSON.stringify(value));
const flag = (value: boolean | null): unknown => (value === null ? null : Number(value));

function valuesOf(row: Row): unknown[] {
  const { id, org_id, allow, deny, clearance, owner, team_ids, level, is_draft } = row;
  const own = [owner, json(team_ids), level, flag(is_draft)];
  return [id, org_id, flag(row.public), json(allow), json(deny), clearance, ...own];
}

const insert = "INSERT INTO docs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

function openDatabase(): Database {
  if (sqlite === undefined || vec === undefined) throw new Error(needs(...names));
  const database = new sqlite.default(":memory:");
  vec.load(database);
  database.exec(table);
  database.exec("CREATE VIRTUAL TABLE vectors USING vec0(embedding float[2])");
  const add = database.prepare(insert);
  const embed = database.prepare("INSERT INTO vectors (rowid, embedding) VALUES (?, ?)");
  for (const row of rows) {
    add.run(...valuesOf(row));
    embed.run(BigInt(row.id), JSON.stringify([row.id % 7, row.id % 11]));
  }
  return database;
}

describe.skipIf(sqlite === undefined || vec === undefined)(`SQLite (${needs(...names)})`, () => {
  describe("a plain query", () => {
    describeStore("sqlite", async () => {
      const database = openDatabase();
      return {
        select: async ({ text, values }: SqlFilter) =>
          database
            .prepare(`SELECT id FROM docs WHERE ${text}`)
            .all(...values)
            .map(({ id }) => id),
      };
    });
  });

  describe("the nearest in sqlite-vec", () => {
    describeStore("sqlite-vec", async () => {
      const database = openDatabase();
      return {
        select: async ({ text, values }: SqlFilter) =>
          database
            .prepare(
              `SELECT rowid AS id FROM vectors WHERE embedding MATCH '[3, 5]' AND k = 1000
               AND rowid IN (SELECT id FROM docs WHERE ${text})`,
            )
            .all(...values)
            .map(({ id }) => id),
      };
    });
  });

  test("rows that hold something else are left out and do not fail the query", () => {
    const database = openDatabase();
    database.exec("DELETE FROM docs");
    const add = database.prepare(insert);
    const row = (id: number, changes: Record<string, unknown>) => {
      const sound = { org_id: "t", public: 1, allow: "[]", deny: "[]", clearance: 0 };
      add.run(id, ...Object.values({ ...sound, ...changes }), null, null, null, null);
    };
    row(1, {});
    const broken = [
      ...[{ deny: "[" }, { deny: "none" }, { deny: '"alice"' }, { deny: '{"a":"b"}' }, { deny: null }],
      ...[{ allow: "" }, { public: "true" }, { public: 2 }, { clearance: "low" }, { org_id: null }],
    ];
    for (const [index, changes] of broken.entries()) row(index + 2, changes);
    const principal = { tenant: "t", user: "u", groups: [], clearance: 1 };
    const { filter } = documentAcl({ fields }).filterFor("sqlite", principal);
    const selected = database.prepare(`SELECT id FROM docs WHERE ${filter.text}`).all(...filter.values);
    expect(selected).toEqual([{ id: 1 }]);
  });

  test("a column that is not there fails the query instead of standing for a text", () => {
    const rule = { not: { eq: [{ metadata: "owner" }, "nobody"] } } as const;
    const principal = { tenant: "t", user: "u", groups: [], clearance: 1 };
    const acl = documentAcl({ fields, rule });
    const { filter } = acl.filterFor("sqlite", principal, { fields: { owner: "missing" } });
    expect(() => openDatabase().prepare(`SELECT id FROM docs WHERE ${filter.text}`)).toThrow(
      "no such column",
    );
  });
});

interface LibsqlClient {
  execute(statement: { sql: string; args: unknown[] } | string): Promise<{ rows: { id: number }[] }>;
}

const libsql = await load<{ createClient(options: { url: string }): LibsqlClient }>("@libsql/client");

describe.skipIf(libsql === undefined)(`libSQL (${needs("@libsql/client")})`, () => {
  describeStore("libsql", async () => {
    const client = libsql?.createClient({ url: ":memory:" }) as LibsqlClient;
    await client.execute(table);
    await client.execute("ALTER TABLE docs ADD COLUMN embedding F32_BLOB(2)");
    for (const row of rows) {
      await client.execute({
        sql: "INSERT INTO docs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, vector32(?))",
        args: [...valuesOf(row), JSON.stringify([row.id % 7, row.id % 11])],
      });
    }
    return {
      async select({ text, values }: SqlFilter) {
        const order = "ORDER BY vector_distance_cos(embedding, vector32('[3, 5]'))";
        const result = await client.execute({
          sql: `SELECT id FROM docs WHERE ${text} ${order}`,
          args: [...values],
        });
        return result.rows.map(({ id }) => id);
      },
    };
  });
});

import { createClient, type InArgs } from "@libsql/client";
import { afterAll, describe, expect, test } from "vitest";
import { documentAcl, type SqlFilter } from "../../../src/index.ts";
import { fields } from "../../guards/document-acl/arbitraries.ts";
import { describeStore, type Row, rows } from "./contract.ts";
import { databases, type Sqlite } from "./sqlite-databases.ts";

const table = `CREATE TABLE docs (id INTEGER PRIMARY KEY, org_id TEXT, public INTEGER, allow TEXT, deny TEXT, clearance INTEGER,
  owner TEXT, team_ids TEXT, level INTEGER, is_draft INTEGER)`;

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
const flag = (value: boolean | null) => (value === null ? null : Number(value));

function valuesOf(row: Row): (string | number | null)[] {
  const { id, org_id, allow, deny, clearance, owner, team_ids, level, is_draft } = row;
  const own = [owner, json(team_ids), level, flag(is_draft)];
  return [id, org_id, flag(row.public), json(allow), json(deny), clearance, ...own];
}

const insert = "INSERT INTO docs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

describe.each(databases)("$name", ({ open, missing }) => {
  describe.skipIf(missing)(missing ? "(skipped: no binary for this platform)" : "with sqlite-vec", () => {
    const opened: Sqlite[] = [];
    afterAll(() => {
      for (const database of opened) database.close();
    });

    async function openDatabase(): Promise<Sqlite> {
      const database = open();
      opened.push(database);
      await database.all(table);
      await database.all("CREATE VIRTUAL TABLE vectors USING vec0(embedding float[2])");
      for (const row of rows) {
        await database.all(insert, valuesOf(row));
        const embedding = JSON.stringify([row.id % 7, row.id % 11]);
        // Drivers that give every number as a float meet a table that takes whole ones alone.
        await database.all("INSERT INTO vectors (rowid, embedding) VALUES (CAST(? AS INTEGER), ?)", [
          row.id,
          embedding,
        ]);
      }
      return database;
    }

    describe("a plain query", () => {
      describeStore("sqlite", async () => {
        const database = await openDatabase();
        return {
          select: async ({ text, values }: SqlFilter) =>
            (await database.all(`SELECT id FROM docs WHERE ${text}`, values)).map(({ id }) => id),
        };
      });
    });

    describe("the nearest", () => {
      describeStore("sqlite-vec", async () => {
        const database = await openDatabase();
        const nearest = `SELECT rowid AS id FROM vectors WHERE embedding MATCH '[3, 5]' AND k = 1000
          AND rowid IN (SELECT id FROM docs WHERE`;
        return {
          select: async ({ text, values }: SqlFilter) =>
            (await database.all(`${nearest} ${text})`, values)).map(({ id }) => id),
        };
      });
    });

    test("rows that hold something else are left out and do not fail the query", async () => {
      const database = await openDatabase();
      await database.all("DELETE FROM docs");
      const add = (id: number, changes: Record<string, unknown>) => {
        const sound = { org_id: "t", public: 1, allow: "[]", deny: "[]", clearance: 0 };
        return database.all(insert, [id, ...Object.values({ ...sound, ...changes }), null, null, null, null]);
      };
      await add(1, {});
      const broken = [
        ...[{ deny: "[" }, { deny: "none" }, { deny: '"alice"' }, { deny: '{"a":"b"}' }, { deny: null }],
        ...[{ allow: "" }, { public: "true" }, { public: 2 }, { clearance: "low" }, { org_id: null }],
      ];
      for (const [index, changes] of broken.entries()) await add(index + 2, changes);
      const principal = { tenant: "t", user: "u", groups: [], clearance: 1 };
      const { filter } = documentAcl({ fields }).filterFor("sqlite", principal);
      const selected = await database.all(`SELECT id FROM docs WHERE ${filter.text}`, filter.values);
      expect(selected.map(({ id }) => id)).toEqual([1]);
    });

    test("a column that is not there fails the query instead of standing for a text", async () => {
      const rule = { not: { eq: [{ metadata: "owner" }, "nobody"] } } as const;
      const principal = { tenant: "t", user: "u", groups: [], clearance: 1 };
      const acl = documentAcl({ fields, rule });
      const { filter } = acl.filterFor("sqlite", principal, { fields: { owner: "missing" } });
      const database = await openDatabase();
      const query = database.all(`SELECT id FROM docs WHERE ${filter.text}`, filter.values);
      await expect(query).rejects.toThrow("no such column");
    });
  });
});

describe("the client of libSQL", () => {
  describeStore("libsql", async () => {
    const client = createClient({ url: ":memory:" });
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
          args: [...values] as InArgs,
        });
        return result.rows.map(({ id }) => Number(id));
      },
    };
  });
});

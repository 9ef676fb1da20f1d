import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Table } from "@lancedb/lancedb";
import { Bool, type DataType, Field, FixedSizeList, Float32, Int32, List, Schema, Utf8 } from "apache-arrow";
import { afterAll, describe } from "vitest";
import { describeStore, rows } from "./contract.ts";

const folder = mkdtempSync(join(tmpdir(), "lance-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function open(name: string): Promise<Table> {
  const list = () => new List(new Field("item", new Utf8(), true));
  const types: Record<string, DataType> = {
    ...{
      id: new Int32(),
      org_id: new Utf8(),
      public: new Bool(),
      allow: list(),
      deny: list(),
      clearance: new Int32(),
    },
    ...{ owner: new Utf8(), team_ids: list(), level: new Int32(), is_draft: new Bool() },
    vector: new FixedSizeList(2, new Field("item", new Float32(), true)),
  };
  const schema = new Schema(Object.entries(types).map(([key, type]) => new Field(key, type, true)));
  const database = await connect(folder);
  const data = rows.map((row) => ({ ...row, vector: [row.id % 7, row.id % 11] }));
  return database.createTable(name, data, { schema });
}

describe("LanceDB", () => {
  describe("a plain query", () => {
    describeStore("lancedb", async () => {
      const table = await open(`plain-${Math.random()}`);
      return {
        select: async (filter) =>
          (await table.query().where(filter).select(["id"]).limit(1000).toArray()).map(({ id }) => id),
      };
    });
  });

  describe("the nearest", () => {
    describeStore("lancedb", async () => {
      const table = await open(`nearest-${Math.random()}`);
      return {
        select: async (filter) =>
          (await table.search([3, 5]).where(filter).select(["id", "_distance"]).limit(1000).toArray()).map(
            ({ id }) => id,
          ),
      };
    });
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { describeStore, rows } from "./contract.ts";
import { load, needs } from "./packages.ts";

interface Query {
  where(filter: string): Query;
  select(columns: string[]): Query;
  limit(count: number): Query;
  toArray(): Promise<{ id: number }[]>;
}

interface Table {
  query(): Query;
  search(vector: number[]): Query;
}

interface Lance {
  connect(
    path: string,
  ): Promise<{ createTable(name: string, data: object[], options: object): Promise<Table> }>;
}

type Type = new (...given: never[]) => object;

interface Arrow {
  readonly Schema: new (fields: object[]) => object;
  readonly Field: new (name: string, type: object, nullable: boolean) => object;
  readonly List: new (field: object) => object;
  readonly FixedSizeList: new (size: number, field: object) => object;
  readonly Utf8: Type;
  readonly Int32: Type;
  readonly Bool: Type;
  readonly Float32: Type;
}

const names = ["@lancedb/lancedb", "apache-arrow"] as const;
const lance = await load<Lance>(names[0]);
const arrow = await load<Arrow>(names[1]);

const folder = mkdtempSync(join(tmpdir(), "lance-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function open(name: string): Promise<Table> {
  if (lance === undefined || arrow === undefined) throw new Error(needs(...names));
  const { Schema, Field, List, FixedSizeList, Utf8, Int32, Bool, Float32 } = arrow;
  const list = () => new List(new Field("item", new Utf8(), true));
  const types: Record<string, object> = {
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
  const database = await lance.connect(folder);
  const data = rows.map((row) => ({ ...row, vector: [row.id % 7, row.id % 11] }));
  return database.createTable(name, data, { schema });
}

describe.skipIf(lance === undefined || arrow === undefined)(`LanceDB (${needs(...names)})`, () => {
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

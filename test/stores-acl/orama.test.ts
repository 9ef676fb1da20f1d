import { describe } from "vitest";
import { describeStore, rows } from "./contract.ts";
import { load, needs } from "./packages.ts";

interface Orama {
  create(options: { schema: object }): object;
  insertMultiple(database: object, documents: object[]): Promise<unknown>;
  search(database: object, query: object): Promise<{ hits: { document: { key: number } }[] }>;
}

const orama = await load<Orama>("@orama/orama");

describe.skipIf(orama === undefined)(`Orama (${needs("@orama/orama")})`, () => {
  for (const mode of ["fulltext", "vector"] as const) {
    describe(mode, () => {
      describeStore(
        "orama",
        async () => {
          const { create, insertMultiple, search } = orama as Orama;
          const database = create({
            schema: {
              ...{ key: "number", org_id: "enum", public: "boolean", allow: "enum[]", deny: "enum[]" },
              ...{
                clearance: "number",
                owner: "enum",
                team_ids: "enum[]",
                level: "number",
                is_draft: "boolean",
              },
              embedding: "vector[2]",
            },
          });
          await insertMultiple(
            database,
            rows
              .slice(0, 120)
              .map(({ id, ...row }) => ({ ...row, key: id, embedding: [1 + (id % 7), id % 11] })),
          );
          return {
            async select(filter) {
              const vector = { value: [3, 5], property: "embedding" };
              const query = mode === "vector" ? { mode, vector, similarity: -1 } : { term: "" };
              const { hits } = await search(database, { ...query, where: filter, limit: 1000 });
              return hits.map(({ document }) => document.key);
            },
          };
        },
        { nulls: false },
      );
    });
  }
});

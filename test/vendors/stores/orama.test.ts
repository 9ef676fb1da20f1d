import { create, insertMultiple, search } from "@orama/orama";
import { describe } from "vitest";
import { describeStore, rows } from "./contract.ts";

describe("Orama", () => {
  for (const mode of ["fulltext", "vector"] as const) {
    describe(mode, () => {
      describeStore(
        "orama",
        async () => {
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
          const documents = rows
            .slice(0, 120)
            .map(({ id, ...row }) => ({ ...row, key: id, embedding: [1 + (id % 7), id % 11] }));
          await insertMultiple(database, documents as never[]);
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

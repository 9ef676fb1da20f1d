// The database of Node 22 and later, asked over standard input: a line of JSON for each statement, and one for each answer.
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { load } from "sqlite-vec";

const database = new DatabaseSync(":memory:", { allowExtension: true });
load(database);

for await (const line of createInterface({ input: process.stdin })) {
  const { sql, values } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ rows: database.prepare(sql).all(...values) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}

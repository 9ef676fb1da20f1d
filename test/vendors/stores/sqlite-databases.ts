import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import Libsql from "libsql";
import { load } from "sqlite-vec";
import { installed } from "../installed.ts";

/** An empty database in memory, with sqlite-vec. */
export interface Sqlite {
  all(sql: string, values?: readonly unknown[]): Promise<{ id: number }[]>;
  close(): void;
}

/** libSQL, which is SQLite with additions, by its own driver. */
function openLibsql(): Sqlite {
  const database = new Libsql(":memory:");
  load(database);
  return {
    all: async (sql, values = []) => {
      const statement = database.prepare(sql);
      if (statement.reader) return statement.all(...values) as { id: number }[];
      statement.run(...values);
      return [];
    },
    close: () => void database.close(),
  };
}

const node = installed(["node22", "bin/node"]);

/** SQLite as it comes with Node 22, in a process of that. */
function openNodeSqlite(): Sqlite {
  const script = fileURLToPath(new URL("sqlite-process.mjs", import.meta.url));
  const process = spawn(node as string, ["--no-warnings", script], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (sql: string, values: readonly unknown[]): Promise<{ id: number }[]> => {
    process.stdin.write(`${JSON.stringify({ sql, values })}\n`);
    const { rows, error } = JSON.parse(
      (await answers.next()).value ?? '{ "error": "the process has ended" }',
    );
    if (error !== undefined) throw new Error(error);
    return rows;
  };
  return {
    all(sql, values = []) {
      const rows = last.then(() => ask(sql, values));
      last = rows.catch(() => undefined);
      return rows;
    },
    close: () => void process.stdin.end(),
  };
}

/** Each way to SQLite, and why it is missing, if it is. */
export const databases: readonly { readonly name: string; readonly missing: boolean; open(): Sqlite }[] = [
  { name: "libSQL by its driver", missing: false, open: openLibsql },
  { name: "SQLite of Node 22", missing: node === undefined, open: openNodeSqlite },
];

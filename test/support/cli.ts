import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { runCommand } from "../../src/cli/run.ts";

const source = fileURLToPath(new URL("../../src/", import.meta.url));

/** What a run of the command gave. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command, built from the source, and a folder for its files. */
export interface Command {
  /** Writes a file into the folder; gives its path. */
  write(name: string, content: string | Uint8Array): string;
  path(name: string): string;
  /** In a process of its own, in the folder. */
  run(args: readonly string[], input?: string | Uint8Array): Promise<Run>;
  /** In this process, which takes less time. */
  call(args: readonly string[], input?: string | Uint8Array): Promise<Run>;
  remove(): void;
}

/** Builds the command into a folder of its own. */
export async function buildCommand(): Promise<Command> {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-"));
  const script = join(folder, "cli.mjs");
  await build({
    entryPoints: [`${source}cli/main.ts`],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    alias: { sallyport: `${source}index.ts` },
    logLevel: "error",
  });
  const path = (name: string): string => join(folder, name);
  return {
    path,
    write(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    run: (args, input = "") =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [script, ...args], { cwd: folder });
        const out: Buffer[] = [];
        const err: Buffer[] = [];
        child.stdout.on("data", (piece) => out.push(piece));
        child.stderr.on("data", (piece) => err.push(piece));
        child.on("error", reject);
        child.on("close", (code) =>
          resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
        );
        // A command that never reads its input closes it early.
        child.stdin.on("error", () => {});
        child.stdin.end(input);
      }),
    async call(args, input = "") {
      let [out, err] = ["", ""];
      const code = await runCommand(args, Readable.from([Buffer.from(input)]), {
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
        isInteractive: false,
      });
      return { code, out, err };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

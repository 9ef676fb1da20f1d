import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile } from "esbuild";

/** A folder with a program of a user, beside which the built package is installed. */
export interface Project {
  readonly folder: string;
  /** Writes a program that has `answer` in scope, and gives its path. */
  write(name: string, code: string): string;
  /** A program in one file with all that it imports, or in several, as a bundler makes them. */
  bundle(program: string, options?: Pick<BuildOptions, BundleOption>): Promise<Bundle>;
  remove(): void;
}

type BundleOption = "conditions" | "format" | "minify" | "splitting";

/** What a bundler made. */
export interface Bundle {
  /** The program, then what it imports, if anything. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly metafile: Metafile;
}

const common = {
  bundle: true,
  write: false,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  logLevel: "error",
} as const;

/** Makes a project; the package in it is a link to `dist/`, found through `exports` as by any user. */
export async function createProject(): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-runtimes-"));
  const { outputFiles } = await build({
    ...common,
    entryPoints: [fileURLToPath(new URL("report.ts", import.meta.url))],
    external: ["sallyport"],
    tsconfigRaw: {}, // else the paths for types would lead to the sources
  });
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "dependencies": { "sallyport": "*" } }');
  writeFileSync(join(folder, "report.js"), outputFiles[0]?.text ?? "");
  mkdirSync(join(folder, "node_modules"));
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  symlinkSync(root, join(folder, "node_modules/sallyport"), "dir");
  return {
    folder,
    write(name, code) {
      const path = join(folder, name);
      writeFileSync(path, `import { answer } from "./report.js";\n${code}\n`);
      return path;
    },
    async bundle(program, options = {}) {
      const result = await build({
        ...common,
        ...options,
        entryPoints: [program],
        outdir: join(folder, "out"),
        metafile: true,
      });
      const files = result.outputFiles.map(({ path, text }) => ({ name: basename(path), text }));
      const own = basename(program);
      files.sort((a, b) => Number(b.name === own) - Number(a.name === own));
      return { files, metafile: result.metafile };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

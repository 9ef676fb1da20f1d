import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

/** Names of files without their extension. */
type Names = readonly string[];

/** What there is to join, in one of the two formats. */
interface Chunks {
  readonly folder: string;
  readonly format: "esm" | "cjs";
  /** The joined file of each chunk. */
  readonly targets: ReadonlyMap<string, string>;
  /** Short names of what chunks export, as joined files export it. */
  readonly aliases: Map<string, string>;
}

const extensions = { esm: "js", cjs: "cjs" } as const;
const chunkPath = /["']\.\/(chunk-[A-Z0-9]+)\.c?js["']/g;

/**
 * Joins the chunks that the entries of a build share into one file.
 *
 * The bundler makes a chunk of what each set of entries shares, which is more files than there are entries, and each file that
 * is imported takes as long to open as many kilobytes to read.
 */
export async function joinChunks(folder: string, entries: Names): Promise<void> {
  for (const format of ["esm", "cjs"] as const) {
    const pathOf = (name: string) => join(folder, `${name}.${extensions[format]}`);
    const targets = new Map<string, string>();
    const read = (name: string): string => readFileSync(pathOf(name), "utf8");
    for (const name of reachedFrom(entries, read)) {
      if (!entries.includes(name)) targets.set(name, `shared-${entries[0]}`);
    }
    const chunks = { folder, format, targets, aliases: new Map<string, string>() };
    const files = new Map<string, string>();
    for (const target of new Set(targets.values())) files.set(target, await joinedFile(chunks, target));
    for (const name of entries) files.set(name, await rewritten(chunks, read(name)));
    for (const name of targets.keys()) rmSync(pathOf(name));
    for (const [name, code] of files) writeFileSync(pathOf(name), code);
  }
}

/** Entries and the chunks they load, one over the other. */
function reachedFrom(entries: Names, read: (name: string) => string): Names {
  const names = new Set(entries);
  // What is added on the way is read in its turn.
  for (const name of names) for (const [, chunk = ""] of read(name).matchAll(chunkPath)) names.add(chunk);
  return [...names];
}

/** What a joined file calls a chunk. */
function keyOf({ targets }: Chunks, name: string): string {
  return `c${[...targets.keys()].indexOf(name)}`;
}

/** What a joined file calls an export of a chunk. */
function aliasOf({ aliases }: Chunks, name: string, own: string): string {
  const key = `${name} ${own}`;
  const alias = aliases.get(key) ?? `x${aliases.size.toString(36)}`;
  aliases.set(key, alias);
  return alias;
}

async function joinedFile(chunks: Chunks, target: string): Promise<string> {
  const names = [...chunks.targets.keys()].filter((name) => chunks.targets.get(name) === target);
  const lines = names.map(async (name) => {
    if (chunks.format === "cjs") return `exports.${keyOf(chunks, name)} = require("./${name}.cjs");`;
    const list = (await exportsOf(chunks, name)).map((own) => `${own} as ${aliasOf(chunks, name, own)}`);
    return list.length === 0
      ? `import "./${name}.js";`
      : `export { ${list.join(", ")} } from "./${name}.js";`;
  });
  return bundle(chunks, (await Promise.all(lines)).join("\n"), target);
}

/** An entry that loads joined files. */
function rewritten(chunks: Chunks, code: string): string | Promise<string> {
  if (chunks.format === "esm") return bundle(chunks, code, "");
  return code.replace(/require\(["']\.\/(chunk-[A-Z0-9]+)\.cjs["']\)/g, (_, name: string) => {
    return `require('./${chunks.targets.get(name)}.cjs').${keyOf(chunks, name)}`;
  });
}

/** Bundles code with the chunks that are joined into a file. */
async function bundle(chunks: Chunks, code: string, target: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: chunks.folder },
    bundle: true,
    minify: true,
    write: false,
    format: chunks.format,
    platform: "neutral",
    target: "es2022",
    plugins: [shared(chunks, target)],
    logLevel: "error",
  });
  return (outputFiles[0] as { text: string }).text;
}

function shared(chunks: Chunks, target: string): Plugin {
  const extension = extensions[chunks.format];
  return {
    name: "shared",
    setup(setup) {
      setup.onResolve({ filter: /./ }, ({ path }) => {
        const name = path.slice("./".length, -extension.length - 1);
        const other = chunks.targets.get(name);
        if (other === undefined) return { path, external: true };
        return other === target ? undefined : { path: name, namespace: "shared", sideEffects: false };
      });
      setup.onLoad({ filter: /./, namespace: "shared" }, async ({ path: name }) => {
        const key = keyOf(chunks, name);
        const from = `"./${chunks.targets.get(name)}.${extension}"`;
        if (chunks.format === "cjs") return { contents: `module.exports = require(${from}).${key};` };
        const list = (await exportsOf(chunks, name)).map((own) => `${aliasOf(chunks, name, own)} as ${own}`);
        return {
          contents: list.length === 0 ? `import ${from};` : `export { ${list.join(", ")} } from ${from};`,
        };
      });
    },
  };
}

async function exportsOf({ folder }: Chunks, name: string): Promise<Names> {
  const { metafile } = await build({
    entryPoints: [join(folder, `${name}.js`)],
    write: false,
    metafile: true,
    outdir: folder,
    logLevel: "error",
  });
  return Object.values(metafile.outputs)[0]?.exports ?? [];
}

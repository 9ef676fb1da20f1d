import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

/** Names of files without their extension. */
type Names = readonly string[];

/** What there is to join, in one of the two formats. */
interface Chunks {
  readonly format: "esm" | "cjs";
  /** The joined file of each chunk. */
  readonly targets: ReadonlyMap<string, string>;
  /** Short names of what other files ask of chunks, by `chunk name`. */
  readonly aliases: Map<string, string>;
  readonly read: (name: string) => string;
}

/** Bytes of a chunk that is copied into the files that load it, since to open one more file costs more. */
const smallest = 4000;

const extensions = { esm: "js", cjs: "cjs" } as const;
const chunkPath = /["']\.\/(chunk-[A-Z0-9]+)\.c?js["']/g;
const requiredChunk = /require\(["']\.\/(chunk-[A-Z0-9]+)\.cjs["']\)/g;
const lazyFile = /\bimport\(["']\.\/([^"']+)\.js["']\)/g;
const importedFile = /\bimport\{([^}]*)\}from"(\.\/[^"]+)";/g;
const importedChunk = /\b(import|export)\s*(?:\{([^}]*)\}\s*from\s*)?["']\.\/(chunk-[A-Z0-9]+)\.js["'];?/g;

/**
 * Joins the chunks that the entries of a build share.
 *
 * The bundler makes a chunk of what each set of entries shares, which is more files than there are entries, and each file that
 * is imported takes as long to open as many kilobytes to read.
 *
 * What only some of the entries share is copied into each of them where it is small.
 *
 * @param joined The entries whose chunks each joined file holds, but for those that an earlier one holds.
 */
export async function joinChunks(
  folder: string,
  entries: Names,
  joined: Readonly<Record<string, Names>>,
  formats: readonly Chunks["format"][] = ["esm", "cjs"],
): Promise<void> {
  for (const format of formats) {
    const pathOf = (name: string) => join(folder, `${name}.${extensions[format]}`);
    const read = (name: string): string => readFileSync(pathOf(name), "utf8");
    const targets = new Map<string, string>();
    for (const [target, owners] of Object.entries(joined)) {
      for (const name of reachedFrom(owners, read))
        if (!owners.includes(name) && !targets.has(name)) targets.set(name, target);
    }
    // What is loaded while a call runs shares chunks as entries do.
    const roots = [...entries, ...lazyFrom(reachedFrom(entries, read), read)];
    const kept = reachedFrom(roots, read).filter((name) => !targets.has(name));
    const chunks = { format, targets, aliases: new Map<string, string>(), read };
    const files = new Map<string, string>();
    const isSmall = (name: string): boolean => !roots.includes(name) && read(name).length < smallest;
    const copied = new Set(format === "esm" ? kept.filter(isSmall) : []);
    for (const name of kept) {
      if (copied.has(name)) continue;
      files.set(name, await bundled(chunks, rewritten(chunks, read(name)), (other) => copied.has(other)));
    }
    // An earlier file comes later, when it is known what all others ask of it.
    for (const target of Object.keys(joined).reverse()) files.set(target, await joinedFile(chunks, target));
    for (const [name, code] of files) writeFileSync(pathOf(name), code);
    // Another build into the same folder has a chunk of the same name where it holds the same.
    const extension = `.${extensions[format]}`;
    const present = readdirSync(folder).filter((file) => file.endsWith(extension));
    const gone = [...targets.keys(), ...copied];
    const others = present
      .map((file) => file.slice(0, -extension.length))
      .filter((name) => !gone.includes(name));
    const loaded = reachedFrom(others, read);
    for (const name of gone) if (!loaded.includes(name)) rmSync(pathOf(name));
  }
}

/** Entries and the chunks they load, one over the other. */
function reachedFrom(entries: Names, read: (name: string) => string): Names {
  const names = new Set(entries);
  // What is added on the way is read in its turn.
  for (const name of names) for (const [, chunk = ""] of read(name).matchAll(chunkPath)) names.add(chunk);
  return [...names];
}

/** Files that others load when they need them, as far as they load chunks themselves. */
function lazyFrom(names: Names, read: (name: string) => string): Names {
  const files = new Set<string>();
  const look = (name: string): void => {
    for (const [, file = ""] of read(name).matchAll(lazyFile)) {
      if (files.has(file) || reachedFrom([file], read).length === 1) continue;
      files.add(file);
      for (const inner of reachedFrom([file], read)) look(inner);
    }
  };
  for (const name of names) look(name);
  return [...files];
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

/** Code that loads joined files instead of chunks, but for those of the file it goes to itself. */
function rewritten(chunks: Chunks, code: string, own?: string): string {
  const { format, targets } = chunks;
  const isElsewhere = (name: string): boolean => targets.has(name) && targets.get(name) !== own;
  if (format === "cjs") {
    return code.replace(requiredChunk, (call, name: string) =>
      isElsewhere(name) ? `require('./${targets.get(name)}.cjs').${keyOf(chunks, name)}` : call,
    );
  }
  return code.replace(importedChunk, (statement, verb: string, list: string | undefined, name: string) => {
    if (!isElsewhere(name)) return statement;
    // Nothing has effects when it is loaded.
    if (list === undefined) return "";
    const names = list.split(",").map((item) => {
      const [from = "", to = from] = item.trim().split(/\s+as\s+/);
      return `${aliasOf(chunks, name, from)} as ${to}`;
    });
    return `${verb} { ${names.join(", ")} } from "./${targets.get(name)}.js";`;
  });
}

/** The chunks of a joined file as one, with what others ask of them. */
async function joinedFile(chunks: Chunks, target: string): Promise<string> {
  const { format, targets, aliases } = chunks;
  const lines =
    format === "cjs"
      ? [...targets.keys()]
          .filter((name) => targets.get(name) === target)
          .map((name) => `exports.${keyOf(chunks, name)} = require("./${name}.cjs");`)
      : [...aliases]
          .map(([key, alias]) => [...key.split(" "), alias] as [name: string, own: string, alias: string])
          .filter(([name]) => targets.get(name) === target)
          .map(([name, own, alias]) => `export { ${own} as ${alias} } from "./${name}.js";`);
  return bundled(chunks, lines.join("\n"), (name) => targets.get(name) === target, target);
}

/** Code with the chunks that go into the same file; all else is loaded when it is. */
async function bundled(
  chunks: Chunks,
  contents: string,
  isInside: (name: string) => boolean,
  target?: string,
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents },
    bundle: true,
    minify: true,
    write: false,
    format: chunks.format,
    platform: "neutral",
    target: "es2022",
    plugins: [chunksOf(chunks, isInside, target)],
    logLevel: "error",
  });
  return withMergedImports((outputFiles[0] as { text: string }).text);
}

/** Code that imports from each file once. */
function withMergedImports(code: string): string {
  const lists = new Map<string, string[]>();
  const rest = code.replace(importedFile, (_, list: string, file: string) => {
    lists.set(file, [...(lists.get(file) ?? []), list]);
    return "";
  });
  return [...lists].map(([file, list]) => `import{${list.join(",")}}from"${file}";`).join("") + rest;
}

/** Resolves the chunks inside of a file. */
function chunksOf(chunks: Chunks, isInside: (name: string) => boolean, target?: string): Plugin {
  return {
    name: "chunks",
    setup(setup) {
      setup.onResolve({ filter: /./ }, ({ path }) => {
        const name = path.slice("./".length, -extensions[chunks.format].length - 1);
        if (!path.startsWith("./") || !isInside(name)) return { path, external: true };
        return { path: name, namespace: "chunk", sideEffects: false };
      });
      setup.onLoad({ filter: /./, namespace: "chunk" }, ({ path: name }) => {
        return { contents: rewritten(chunks, chunks.read(name), target) };
      });
    },
  };
}

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Where the stores are installed: `npm install --prefix <folder> <packages>`, then `STORE_PACKAGES=<folder>`. */
const folder = process.env.STORE_PACKAGES ?? process.cwd();

/** A package of a store, or `undefined` when it is not installed; it is no dependency of this package. */
export async function load<Module>(name: string): Promise<Module | undefined> {
  let path: string;
  try {
    path = createRequire(`${folder}/index.js`).resolve(name);
  } catch {
    return undefined;
  }
  return (await import(pathToFileURL(path).href)) as Module;
}

/** What a test says when it is skipped. */
export function needs(...names: readonly string[]): string {
  return `needs ${names.join(", ")}: set STORE_PACKAGES to a folder that has them installed`;
}

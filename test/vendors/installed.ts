import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The first of these files whose package is installed; packages with programs in them come one for each platform. */
export function installed(...files: readonly (readonly [name: string, path: string])[]): string | undefined {
  for (const [name, path] of files) {
    try {
      return join(dirname(require.resolve(`${name}/package.json`)), path);
    } catch {
      // It is for another platform.
    }
  }
  return undefined;
}

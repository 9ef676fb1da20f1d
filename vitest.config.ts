import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { configDefaults, defineConfig } from "vitest/config";
import { lendNode } from "./test/support/edge/lend-node.ts";

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Examples that need a package of `test/vendors` take it from there. */
function lendVendors(): Plugin {
  const borrower = fileURLToPath(new URL("./test/vendors/borrower.ts", import.meta.url));
  return {
    name: "lend-vendors",
    enforce: "pre",
    resolveId(name, importer) {
      const isBare = /^[@a-z]/.test(name) && !name.startsWith("sallyport");
      if (!isBare || !importer?.includes("/examples/vendors/")) return undefined;
      return this.resolve(name, borrower, { skipSelf: true });
    },
  };
}

/** Tests that alter what the language brings, or load modules anew: what runs after them in the same process is slow. */
const altering = ["test/**/{*floods,polluted}.test.ts", "test/guards/prompt-injection/generated.test.ts"];

/** The adapters with the packages of other people: `npm run vendors` installs these. */
const vendors = {
  extends: true as const,
  plugins: [lendVendors()],
  test: { name: "vendors", include: ["test/vendors/**/*.test.ts"], testTimeout: 60_000 },
};

export default defineConfig({
  // Examples import the package by its name; in tests that is the source.
  resolve: {
    alias: [
      { find: /^sallyport$/, replacement: source("index.ts") },
      { find: /^sallyport\/tools$/, replacement: source("guards/tool-abuse/index.ts") },
      { find: /^sallyport\/acl$/, replacement: source("guards/document-acl/index.ts") },
      { find: /^sallyport\/(.+)$/, replacement: source("adapters/$1.ts") },
    ],
  },
  test: {
    testTimeout: 20_000, // property tests on a busy machine
    isolate: false, // to load the modules again for each file takes longer than most files
    projects: [
      ...(existsSync(fileURLToPath(new URL("./test/vendors/node_modules", import.meta.url)))
        ? [vendors]
        : []),
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, "test/support/edge/**", "test/vendors/**", ...altering],
        },
      },
      {
        extends: true,
        test: { name: "altering", include: altering, isolate: true },
      },
      {
        extends: true,
        plugins: [lendNode()],
        test: {
          name: "edge",
          include: ["test/{core,guards,support/edge}/**/*.test.ts"],
          exclude: [
            ...configDefaults.exclude,
            "test/core/scan-exact.test.ts", // re2-wasm needs Node
            // These hold one matcher, one file and one way of cutting against another, and count work: the same anywhere.
            "test/guards/**/{engines,generated,stream,hold-wake}.test.ts",
            "test/guards/document-acl/{decide,json-stores}.test.ts",
            "test/core/{automaton,regex-*}.test.ts",
            // Tables of patterns and of numbers.
            "test/guards/{pii/numbers,prompt-injection/rules,secrets/formats}.test.ts",
            ...altering,
          ],
          environment: "./test/support/edge/environment.ts",
          setupFiles: ["./test/support/edge/hide-node.ts"],
          pool: "vmThreads", // the other pools would run the modules in Node
          testTimeout: 30_000, // globals are slower to reach in a context
        },
      },
    ],
  },
});

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  // Examples import the package by its name; in tests that is the source.
  resolve: {
    alias: [
      { find: /^sallyport$/, replacement: source("index.ts") },
      { find: /^sallyport\/re2-wasm$/, replacement: source("adapters/re2-wasm.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
  },
});

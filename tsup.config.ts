import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    ai: "src/adapters/ai.ts",
    anthropic: "src/adapters/anthropic.ts",
    openai: "src/adapters/openai.ts",
    "re2-wasm": "src/adapters/re2-wasm.ts",
  },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  external: ["re2-wasm"],
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  splitting: true,
  treeshake: true,
  minify: true,
  clean: true,
});

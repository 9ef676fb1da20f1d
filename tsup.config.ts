import { defineConfig, type Options } from "tsup";
import { joinChunks } from "./src/build/join-chunks.ts";
import { requireLazily } from "./src/build/require-lazily.ts";

const lazyRequires: NonNullable<Options["plugins"]>[number] = {
  name: "lazy-requires",
  renderChunk(code) {
    return this.format === "cjs" ? { code: requireLazily(code) } : undefined;
  },
};

const shared: Options = {
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  external: ["re2-wasm"],
  treeshake: true,
  minify: true,
  splitting: true,
  plugins: [lazyRequires],
};

const packageEntries = {
  index: "src/index.ts",
  acl: "src/guards/document-acl/index.ts",
  ai: "src/adapters/ai.ts",
  anthropic: "src/adapters/anthropic.ts",
  authorize: "src/adapters/authorize/index.ts",
  express: "src/adapters/express.ts",
  genkit: "src/adapters/genkit.ts",
  http: "src/adapters/http.ts",
  lambda: "src/adapters/lambda.ts",
  langchain: "src/adapters/langchain.ts",
  llamaindex: "src/adapters/llamaindex.ts",
  mastra: "src/adapters/mastra.ts",
  mcp: "src/adapters/mcp.ts",
  openai: "src/adapters/openai.ts",
  "openai-agents": "src/adapters/openai-agents.ts",
  tools: "src/guards/tool-abuse/index.ts",
};

const guardEntries = {
  core: "src/core.ts",
  "injection-classifier": "src/guards/injection-classifier/index.ts",
  "injection-patterns": "src/guards/prompt-injection/index.ts",
  secrets: "src/guards/secrets/index.ts",
  pii: "src/guards/pii/index.ts",
};

const transformers = { transformers: "src/adapters/transformers.ts" };
const re2Wasm = { "re2-wasm": "src/adapters/re2-wasm.ts" };

// Adapters share their code with the whole package and nothing else, single guards with the core.
export default defineConfig([
  {
    ...shared,
    entry: packageEntries,
    onSuccess: () => {
      const joined = { "shared-acl": ["acl"], "shared-tools": ["tools"], "shared-index": ["index"] };
      // A joined chunk of CommonJS is a function, which engines read twice: as long as opening more files takes, and longer.
      return joinChunks("dist", Object.keys(packageEntries), joined, ["esm"]);
    },
  },
  {
    ...shared,
    entry: guardEntries,
    onSuccess: () =>
      joinChunks("dist", Object.keys(guardEntries), {
        "shared-core": ["core"],
        "shared-guards": Object.keys(guardEntries),
      }),
  },
  // Not minified, because that takes out the remarks which tell bundlers to leave its imports alone.
  { ...shared, entry: transformers, splitting: false, minify: false },
  { ...shared, entry: re2Wasm, splitting: false },
  // The command uses the library by its name, as any program does.
  {
    ...shared,
    entry: { cli: "src/cli/main.ts" },
    format: ["esm"],
    platform: "node",
    external: ["sallyport"],
    splitting: false,
  },
  // The types of all entries at once, since to read those of other packages takes most of the time. `npm run check` checks them.
  {
    format: ["esm", "cjs"],
    entry: { ...packageEntries, ...guardEntries, ...transformers, ...re2Wasm },
    dts: { only: true, compilerOptions: { ignoreDeprecations: "6.0", noCheck: true } },
  },
]);

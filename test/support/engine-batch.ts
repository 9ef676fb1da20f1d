import { setFlagsFromString } from "node:v8";

// A process of its own: `batch` and `batches` in, a comparison of every rule whose turn it is out.
const [batch, batches] = process.argv.slice(2).map(Number) as [number, number];

// re2-wasm was built without optimisation, so having its small functions inlined takes off a third of the time. To
// take effect this must come before the module is loaded.
setFlagsFromString("--wasm-inlining");
const { compareEngines } = await import("./compare-engines.ts");
const { examples, rules } = await import("../../src/guards/prompt-injection/rules/index.ts");

process.send?.(
  compareEngines(
    rules.filter((_, index) => index % batches === batch),
    examples,
  ),
);

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EdgeVM } from "@edge-runtime/vm";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import * as source from "../../src/index.ts";
import { report } from "./report.ts";
import { packageTexts } from "./texts.ts";

// Run `npm run build` first, as `npm test` does.
const root = fileURLToPath(new URL("../../", import.meta.url));
const call = `(${report})(sallyport, ${JSON.stringify(packageTexts)})`;

const runtimes: Readonly<Record<string, () => unknown>> = {
  "the ESM build in Node": () => inNode("module", 'import * as sallyport from "sallyport";'),
  "the CommonJS build in Node": () => inNode("commonjs", 'const sallyport = require("sallyport");'),
  "the bundled build in an edge runtime": inEdge,
};

function inNode(type: "module" | "commonjs", load: string): string {
  const program = [`--input-type=${type}`, "-e", `${load} ${call}.then(console.log);`];
  return execFileSync(process.execPath, program, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 }).trim();
}

async function inEdge(): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents: 'export * from "sallyport";', resolveDir: root },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "sallyport",
    platform: "neutral",
  });
  const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: false } });
  expect(vm.evaluate("[typeof process, typeof Buffer, typeof require].join()")).toBe(
    "undefined,undefined,undefined",
  );
  expect(() => vm.evaluate('Function("return 1")')).toThrow("Code generation from strings disallowed");
  vm.evaluate(outputFiles[0]?.text ?? "");
  return vm.evaluate(call);
}

describe("verdicts, documents and answers", async () => {
  const expected = await report(source, packageTexts);
  const { verdicts, documents, answers } = JSON.parse(expected);

  test("are those that the texts call for", () => {
    const wrong = packageTexts.filter(
      ({ attack }, at) =>
        attack !== verdicts[at].findings.length > 0 || attack === (verdicts[at].action === "allow"),
    );
    expect(wrong).toEqual([]);
    expect(packageTexts.length).toBeGreaterThanOrEqual(40);
    expect(Math.min(documents.documents.length, documents.dropped.length)).toBeGreaterThan(10);
    expect(answers.filter(Array.isArray).length).toBeGreaterThan(10);
  });

  test.each(Object.entries(runtimes))(
    "are the same from %s",
    async (_, run) => {
      expect(JSON.parse(String(await run()))).toEqual(JSON.parse(expected));
    },
    60_000,
  );
});

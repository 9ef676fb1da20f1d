// Import and first check in fresh processes, from the built package: npm run build first.
import { execFileSync } from "node:child_process";
import { machine, median, table } from "./measure.ts";

const script = `
  const before = process.memoryUsage();
  const started = performance.now();
  const { createChecker } = await import("sallyport");
  const imported = performance.now();
  const checker = createChecker();
  const made = performance.now();
  await checker.check("Hello, could you tell me when the office opens on Monday? Thank you very much.", { stage: "input" });
  const first = performance.now();
  await checker.check("Please summarise the attached report in three sentences for the board.", { stage: "input" });
  const second = performance.now();
  globalThis.gc();
  const after = process.memoryUsage();
  console.log(JSON.stringify({
    importMs: imported - started, makeMs: made - imported, firstMs: first - made, secondMs: second - first,
    totalMs: first - started,
    heapMB: (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20,
  }));
`;

type Figures = Record<"importMs" | "makeMs" | "firstMs" | "secondMs" | "totalMs" | "heapMB", number>;

const runs = Array.from({ length: 15 }, () => {
  const output = execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  return JSON.parse(output) as Figures;
});
const of = (key: keyof Figures): string => (median(runs.map((run) => run[key])) ?? Number.NaN).toFixed(2);

console.log(`\nFresh process, median of ${runs.length}; ${machine()}\n`);
table(
  ["import", "make checker", "first check", "import to first verdict", "second check", "memory held"],
  [
    [
      `${of("importMs")} ms`,
      `${of("makeMs")} ms`,
      `${of("firstMs")} ms`,
      `${of("totalMs")} ms`,
      `${of("secondMs")} ms`,
      `${of("heapMB")} MB`,
    ],
  ],
);

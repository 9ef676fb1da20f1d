import { spawn } from "node:child_process";

/**
 * All that `npm test` runs, in two rows side by side, since compilers and workers of tests keep one core busy each.
 *
 * Prints what each command said when it ends, and last the number of all tests together. Ends with 1 if one of them failed.
 */
const started = Date.now();
const seconds = (): string => `${((Date.now() - started) / 1000).toFixed(0)} s`;

/** Tests that ended in each way, in all runs of vitest. */
const tests = new Map<string, number>();
let failed = false;

function run(command: string): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const listen = (piece: Buffer): void => {
      said += piece;
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("close", (code) => {
      if (code !== 0) failed = true;
      console.log(`> ${command}\n${said.trim()}\n> ${code === 0 ? "done" : "FAILED"} after ${seconds()}\n`);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
      const [, counts = ""] = /^ *Tests +(.*)$/m.exec(said.replaceAll(/\u001b\[\d+m/g, "")) ?? [];
      for (const [, count, way = ""] of counts.matchAll(/(\d+) (passed|failed|skipped|todo)/g))
        tests.set(way, (tests.get(way) ?? 0) + Number(count));
      resolve();
    });
  });
}

const reporter = process.stdout.isTTY ? "" : " --reporter=dot";
const built = run("npm run --silent build");

await Promise.all([
  (async () => {
    await built;
    await run(`vitest run --project node${reporter}`);
    await run("npm run --silent test:detection");
  })(),
  (async () => {
    await run("npm run --silent check");
    await run(`vitest run --project edge${reporter}`);
    await built;
    await run(`vitest run --project altering --project vendors${reporter}`);
    await run("npm run --silent test:package");
  })(),
]);

console.log(`Tests  ${[...tests].map(([way, count]) => `${count} ${way}`).join(" | ")} (${seconds()})`);
process.exit(failed ? 1 : 0);

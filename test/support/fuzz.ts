import { spawnSync } from "node:child_process";

/** Runs the property tests with new texts: `npm run fuzz [-- ROUNDS [FILTER...]]`. Ends with the first seed that fails. */
const [rounds = "1", ...filters] = process.argv.slice(2);

for (let round = 0; round < Number(rounds); round++) {
  const seed = (Date.now() % 0x7fff_0000) + round;
  const args = [
    "vitest",
    "run",
    "--project",
    "node",
    "--typecheck.enabled=false",
    "--reporter=dot",
    ...filters,
  ];
  console.log(`VITE_SEED=${seed} npx ${args.join(" ")}`);
  const { status } = spawnSync("npx", args, {
    stdio: "inherit",
    env: { ...process.env, VITE_SEED: String(seed) },
  });
  if (status !== 0) process.exit(1);
}

import { readArguments, UsageError, usage } from "./arguments.ts";
import type { Model } from "./assistant.ts";
import { checkTexts } from "./check-texts.ts";
import { endpoint } from "./endpoint.ts";
import { readInputs } from "./inputs.ts";
import { scenarios } from "./questions.ts";
import { reportRun } from "./report.ts";
import { createRunner, type Run } from "./run.ts";
import { standIn } from "./stand-in/model.ts";
import { reportStream } from "./stream-report.ts";
import { reportSummary } from "./summary.ts";
import { loadTexts } from "./texts.ts";

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  if (error instanceof UsageError) console.error(`\n${usage}`);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2));
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const own = given.model === undefined ? await readInputs(given) : [];
  if (own.length > 0) return checkTexts(own, given);
  if (given.json || given.stage !== undefined)
    throw new UsageError("--json and --stage need a text to check");
  const apiKey = given.apiKeyEnv === undefined ? undefined : process.env[given.apiKeyEnv];
  if (given.apiKeyEnv !== undefined && apiKey === undefined) {
    throw new UsageError(`--api-key-env: ${given.apiKeyEnv} is not set`);
  }
  if (given.model === undefined) await askAll(standIn, "a stand-in that obeys what it reads");
  else {
    const { model: url, modelName: name } = given;
    await askAll(endpoint({ url, name, apiKey }), name ?? url);
  }
  return 0;
}

async function askAll(model: Model, name: string): Promise<void> {
  const texts = loadTexts();
  const { shown, others } = scenarios(texts);
  const run = createRunner(texts);
  // Rules are compiled for a stage when its first text comes; the times shown are those of a running service.
  for (let round = 0; round < 3; round++)
    for (const scenario of [...shown, ...others]) await run(scenario, standIn);
  const runs: Run[] = [];
  for (const [index, scenario] of shown.entries()) {
    const done = await run(scenario, model);
    console.log(reportRun(done, `${index + 1}/${shown.length}`));
    runs.push(done);
  }
  for (const scenario of others) runs.push(await run(scenario, model));
  // Only the stand-in can be relied on to give something away.
  if (model === standIn) await reportStream();
  console.log(reportSummary(runs, name));
}

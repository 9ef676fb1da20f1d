import { access, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { evaluate } from "../evaluation/evaluate.ts";
import { type Gates, gateNames } from "../evaluation/gates.ts";
import { plain } from "../evaluation/plain.ts";
import { htmlReport } from "../evaluation/report/page.ts";
import { textReport } from "../evaluation/text-report.ts";
import { noGates, readGates } from "./gates-file.ts";
import { readGuards } from "./guards.ts";
import { readArguments, readCount, readList, readShare, readStage, readWord } from "./options.ts";
import { readRows } from "./rows.ts";
import { progressBar, type Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** What `sallyport eval --help` says. */
export const evalHelp = `sallyport eval --data rows.jsonl [more.jsonl ...] [options]

Measures guards on labelled texts. A row is
  { "text", "label", "surface" or "stage", "lang"?, "source"?, "note"?, "obfuscation"?, "span"? }

  --data FILE               rows, UTF-8 JSON Lines; may be given more than once
  --guards GUARDS           names with commas between them, a .json file, or ./module.mjs
                            (default: injection-patterns,injection-classifier)
  --positive LABELS         labels of attacks (default: injection,jailbreak)
  --negative LABELS         labels of harmless texts (default: benign); other rows are skipped
  --stage STAGE             for rows that name neither surface nor stage
  --score injection|findings  the injection score, or the highest score of any finding
  --threshold SHARE         score from which a text is flagged (default: what the policy decides)
  --seen FILE               rows that a model was trained on, for the membership advantage

  --json FILE               figures as JSON; - writes them to stdout instead of the tables
  --html FILE               report as one page
  --no-texts                leave the texts of wrong rows out of the page
  --worst COUNT             wrong rows of each kind on the page (default: 20)

  --min-recall SHARE        gates: exit code 1 when one is missed
  --max-fpr SHARE
  --min-robustness SHARE    recall of flagged attacks when they are written in other ways
  --max-disparity SHARE     difference of false-positive rates between languages
  --max-memorization SHARE  membership advantage of seen over other rows
  --gates FILE              the same as JSON: { "minRecall": 0.8, "maxFpr": null, ... }
  --robustness              measure robustness without a gate
  --robustness-rows COUNT   attacks, and harmless texts, to rewrite (default: 100)
  --language-rows COUNT     harmless rows that a language needs to be compared (default: 50)

  --seed NUMBER             of all that is drawn at random (default: 1)
  --rounds COUNT            bootstrap draws (default: 200)
  --quiet                   no tables, no progress

Exit codes: 0 all gates kept, 1 a gate missed or a guard failed, 2 wrong use.
`;

const optionTypes = {
  data: { type: "string", multiple: true },
  guards: { type: "string", default: "injection-patterns,injection-classifier" },
  positive: { type: "string", default: "injection,jailbreak" },
  negative: { type: "string", default: "benign" },
  stage: { type: "string" },
  score: { type: "string", default: "injection" },
  threshold: { type: "string" },
  seen: { type: "string", multiple: true },
  json: { type: "string" },
  html: { type: "string" },
  "no-texts": { type: "boolean", default: false },
  worst: { type: "string", default: "20" },
  "min-recall": { type: "string" },
  "max-fpr": { type: "string" },
  "min-robustness": { type: "string" },
  "max-disparity": { type: "string" },
  "max-memorization": { type: "string" },
  gates: { type: "string" },
  robustness: { type: "boolean", default: false },
  "robustness-rows": { type: "string", default: "100" },
  "language-rows": { type: "string", default: "50" },
  seed: { type: "string", default: "1" },
  rounds: { type: "string", default: "200" },
  quiet: { type: "boolean", default: false },
} as const;

const gateOptions = {
  minRecall: "min-recall",
  maxFpr: "max-fpr",
  minRobustness: "min-robustness",
  maxDisparity: "max-disparity",
  maxMemorization: "max-memorization",
} as const;

type Values = ReturnType<typeof readArguments<typeof optionTypes>>["values"];

/** Runs `sallyport eval`; gives the exit code. */
export async function runEval(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, optionTypes);
  const names = [...(values.data ?? []), ...positionals];
  if (names.length === 0) throw new UsageError("--data: expected the name of a JSON Lines file");
  const threshold = readShare(values.threshold, "threshold");
  const stage = readStage(values.stage);
  const score = readWord(values.score, "score", ["injection", "findings"]);
  const numbers = {
    worst: readCount(values.worst, "worst", 0, 10_000),
    robustnessRows: readCount(values["robustness-rows"], "robustness-rows", 1),
    languageRows: readCount(values["language-rows"], "language-rows", 1),
    seed: readCount(values.seed, "seed", 0, 2 ** 31 - 1),
    rounds: readCount(values.rounds, "rounds", 0, 100_000),
  };
  const gates = await chosenGates(values);
  const reading = {
    positive: new Set(readList(values.positive, "positive")),
    negative: new Set(readList(values.negative, "negative")),
    ...(stage !== undefined && { stage }),
  };
  for (const label of reading.positive) {
    if (reading.negative.has(label)) throw new UsageError("--negative: names a label that --positive names");
  }
  // Before the work, not after it.
  for (const file of [values.json, values.html])
    if (file !== undefined && file !== "-") await checkFolder(file);

  const { names: guards, checker, scoresInjections } = await readGuards(values.guards);
  if (score === "injection" && !scoresInjections)
    throw new UsageError("--score: these guards give no injection score; use --score findings");
  const data = await readRows(names, reading);
  if (data.rows.length === 0)
    throw new UsageError(`${names.join(", ")}: no row has a label that is looked for`);
  const seen = await readRows(values.seen ?? [], reading);

  const progress = progressBar({ ...terminal, isInteractive: terminal.isInteractive && !values.quiet });
  const { evaluation, worst } = await evaluate(
    { ...data, seen: seen.rows },
    {
      ...numbers,
      guards,
      judge: { checker, score, ...(threshold !== undefined && { threshold }) },
      gates,
      robustness: values.robustness,
      onProgress: progress.show,
    },
  );
  progress.clear();

  const figures = `${JSON.stringify(evaluation, undefined, 2)}\n`;
  if (values.json === "-") terminal.out(figures);
  else if (!values.quiet) terminal.out(textReport(evaluation));
  if (values.json !== undefined && values.json !== "-") await write(values.json, figures);
  if (values.html !== undefined) await write(values.html, htmlReport(evaluation, worst, !values["no-texts"]));

  const missed = evaluation.gates.filter(({ passed }) => !passed);
  for (const { reason } of missed) terminal.err(`sallyport: gate missed: ${plain(reason, 300)}\n`);
  for (const { guard, rows } of evaluation.failures)
    terminal.err(
      `sallyport: the guard ${plain(guard)} failed on ${rows} rows; the figures are not to be trusted\n`,
    );
  return missed.length > 0 || evaluation.failures.length > 0 ? 1 : 0;
}

/** Limits of the file, and those of options in their place. */
async function chosenGates(values: Values): Promise<Gates> {
  const gates: Record<keyof Gates, number | null> = {
    ...(values.gates === undefined ? noGates : await readGates(values.gates)),
  };
  for (const name of gateNames) {
    const option = gateOptions[name];
    gates[name] = readShare(values[option], option) ?? gates[name];
  }
  if (gates.maxMemorization !== null && values.seen === undefined)
    throw new UsageError("--seen: maxMemorization needs rows that were seen in training");
  return gates;
}

async function checkFolder(file: string): Promise<void> {
  try {
    await access(dirname(file));
  } catch {
    throw new UsageError(`${file}: the folder does not exist`);
  }
}

async function write(file: string, content: string): Promise<void> {
  try {
    await writeFile(file, content);
  } catch {
    throw new UsageError(`${file}: cannot be written`);
  }
}

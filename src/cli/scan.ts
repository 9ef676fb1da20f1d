import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import type { Finding, Stage, Verdict } from "sallyport";
import { plain } from "../evaluation/plain.ts";
import { readGuards } from "./guards.ts";
import { readText } from "./lines.ts";
import { readArguments, readShare, readStage } from "./options.ts";
import { positionsIn } from "./positions.ts";
import type { Terminal } from "./terminal.ts";

/** What `sallyport scan --help` says. */
export const scanHelp = `sallyport scan [file ... | -] [options]

Checks texts and says what was found, and where: file:line:column, never the text itself.
Without a file, or for -, the text is read from stdin.

  --guards GUARDS    names with commas between them, a .json file, or ./module.mjs
                     (default: injection-patterns,injection-classifier,secrets)
  --stage STAGE      input, retrieval, tool or output (default: input)
  --min-score SHARE  findings with a lower score are not shown unless the text is blocked (default: 0.5)
  --json             findings as JSON

Exit codes: 0 nothing to show, 1 findings to show, or a guard failed, 2 wrong use.
`;

const optionTypes = {
  guards: { type: "string", default: "injection-patterns,injection-classifier,secrets" },
  stage: { type: "string", default: "input" },
  "min-score": { type: "string", default: "0.5" },
  json: { type: "boolean", default: false },
} as const;

/** Names of files are shown whole; Linux takes no longer ones. */
const longestName = 4096;

/** What is said about one text. */
interface Scanned {
  readonly file: string;
  readonly text: string;
  readonly verdict: Verdict;
  readonly shown: readonly Finding[];
}

/** Runs `sallyport scan`; gives the exit code. */
export async function runScan(args: readonly string[], stdin: Readable, terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, optionTypes);
  const stage = readStage(values.stage) as Stage;
  const least = readShare(values["min-score"], "min-score") as number;
  const { checker } = await readGuards(values.guards);
  const results: Scanned[] = [];
  for (const file of positionals.length === 0 ? ["-"] : positionals) {
    const text = await readText(file === "-" ? stdin : createReadStream(file), file);
    const verdict = await checker.check(text, { stage });
    const isBlocked = (verdict.wouldBe ?? verdict.action) === "block";
    const acting = verdict.findings.filter(({ allowed }) => !allowed);
    const shown = acting.filter(({ score }) => isBlocked || score >= least);
    results.push({ file, text, verdict, shown: shown.toSorted((a, b) => a.span.start - b.span.start) });
  }
  terminal.out(values.json ? `${JSON.stringify(results.map(asJson), undefined, 2)}\n` : asText(results));
  for (const { file, verdict } of results) {
    for (const { guard, reason } of verdict.failures)
      terminal.err(`sallyport: ${plain(file, longestName)}: the guard ${plain(guard)} failed (${reason})\n`);
    if (verdict.truncated)
      terminal.err(`sallyport: ${plain(file, longestName)}: a part of the text was not looked at\n`);
  }
  const isClean = results.every(
    ({ shown, verdict }) => shown.length === 0 && verdict.failures.length === 0 && !verdict.truncated,
  );
  return isClean ? 0 : 1;
}

function asText(results: readonly Scanned[]): string {
  return results
    .flatMap(({ file, text, shown }) => {
      const position = positionsIn(text);
      return shown.map(({ span, score, ruleId, title, view, via }) => {
        const { line, column } = position(firstSign(text, span));
        const seenIn = view === "raw" ? "" : ` [${[view, ...(via ?? [])].join(", ")}]`;
        return `${plain(file, longestName)}:${line}:${column}: ${score.toFixed(2)} ${ruleId}: ${plain(title, 200)}${seenIn}\n`;
      });
    })
    .join("");
}

function asJson({ file, text, verdict, shown }: Scanned): object {
  const position = positionsIn(text);
  return {
    file,
    action: verdict.wouldBe ?? verdict.action,
    score: verdict.score,
    truncated: verdict.truncated,
    failures: verdict.failures,
    findings: shown.map((finding) => ({
      ...finding,
      start: position(firstSign(text, finding.span)),
      end: position(finding.span.end),
    })),
  };
}

/** Where the first sign of a span stands that is no white space: some rules begin with the end of the line before. */
function firstSign(text: string, { start, end }: Finding["span"]): number {
  for (let at = start; at < end; at++) if ((text[at] as string).trim() !== "") return at;
  return start;
}

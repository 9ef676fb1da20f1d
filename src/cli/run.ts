import { readFileSync } from "node:fs";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { plain } from "../evaluation/plain.ts";
import { evalHelp, runEval } from "./eval.ts";
import { runScan, scanHelp } from "./scan.ts";
import { runSign, signHelp } from "./sign.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** Messages name files and fields, which may be anybody's. */
const longestMessage = 10_000;

const help = `sallyport <command> [options]

  scan   check a text from a file or from stdin
  eval   measure guards on labelled texts
  sign   sign weights of your own

sallyport <command> --help says more.
`;

/** Runs a command; gives the exit code: 0, 1 when something was found or missed, 2 for wrong use, 3 for a failure of its own. */
export async function runCommand(
  args: readonly string[],
  stdin: Readable,
  terminal: Terminal,
): Promise<number> {
  try {
    return await choose(args, stdin, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`sallyport: ${plain(error.message, longestMessage)}\n`);
      return 2;
    }
    // A message may hold a part of a text; where it was thrown cannot.
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
    terminal.err(`sallyport: unexpected failure\n${frames.join("\n")}\n`);
    return 3;
  }
}

async function choose(
  [command, ...args]: readonly string[],
  stdin: Readable,
  terminal: Terminal,
): Promise<number> {
  const say = (text: string): number => {
    terminal.out(text);
    return 0;
  };
  const wantsHelp = args.includes("--help") || args.includes("-h");
  switch (command) {
    case "eval":
      return wantsHelp ? say(evalHelp) : runEval(args, terminal);
    case "scan":
      return wantsHelp ? say(scanHelp) : runScan(args, stdin, terminal);
    case "sign":
      return wantsHelp ? say(signHelp) : runSign(args, terminal);
    case "--version":
      return say(`${version()}\n`);
    case "--help":
    case "-h":
      return say(help);
    default:
      terminal.err(help);
      throw new UsageError(command === undefined ? "expected a command" : "unknown command");
  }
}

function version(): string {
  const file = fileURLToPath(import.meta.resolve("sallyport/package.json"));
  return JSON.parse(readFileSync(file, "utf8")).version;
}

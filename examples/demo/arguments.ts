import { parseArgs } from "node:util";
import type { Stage } from "sallyport";

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean;
  readonly json: boolean;
  readonly stage: Stage | undefined;
  readonly model: string | undefined;
  readonly modelName: string | undefined;
  readonly apiKeyEnv: string | undefined;
  /** Texts or paths to check; `-` stands for standard input. */
  readonly inputs: readonly string[];
}

export const usage: string = `Usage: npm run demo                          asks a small RAG assistant, with and without guard
       npm run demo -- "some text"           checks a text
       npm run demo -- file.md mail.eml      checks files
       some-command | npm run demo -- -      checks standard input

Options for checking:
  --stage input|retrieval|tool|output   where the text stands in the call (default: input for a text
                                        and standard input, retrieval for files)
  --json                                prints verdicts as JSON (with: npm run --silent demo -- ...)

Options for the assistant:
  --model URL          an OpenAI-compatible endpoint, such as http://localhost:11434/v1
  --model-name NAME    model to ask there
  --api-key-env NAME   environment variable that holds the key

Exit code: 0 allowed, 1 blocked, 2 wrong usage. Colour: NO_COLOR and FORCE_COLOR are respected.`;

/** Wrong usage; the message is for the user. */
export class UsageError extends Error {}

export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = parse(given);
  const { help = false, json = false, stage, model } = values;
  if (stage !== undefined && !isStage(stage)) {
    throw new UsageError("--stage: expected input, retrieval, tool or output");
  }
  if (model !== undefined && !URL.canParse(model)) throw new UsageError("--model: expected a URL");
  if (model !== undefined && positionals.length > 0) {
    throw new UsageError("--model: for the assistant only, not for checking texts");
  }
  const { "model-name": modelName, "api-key-env": apiKeyEnv } = values;
  return { help, json, stage, model, modelName, apiKeyEnv, inputs: positionals };
}

function isStage(value: string): value is Stage {
  return ["input", "retrieval", "tool", "output"].includes(value);
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h" },
        json: { type: "boolean" },
        stage: { type: "string" },
        model: { type: "string" },
        "model-name": { type: "string" },
        "api-key-env": { type: "string" },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

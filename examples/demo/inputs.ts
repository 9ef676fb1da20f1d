import { fstatSync, readFileSync, statSync } from "node:fs";
import { type Arguments, UsageError } from "./arguments.ts";

/** A text of the user's own. */
export interface OwnText {
  readonly name: string;
  readonly text: string;
  readonly isFile: boolean;
}

/** Longest wait for the first characters of a pipe when nobody said that there is something to read. */
const pipeWaitMs = 500;

/** Reads what the command line names; without arguments, what is piped in, if anything is. */
export async function readInputs({ inputs }: Pick<Arguments, "inputs">): Promise<readonly OwnText[]> {
  if (inputs.length > 0) return Promise.all(inputs.map(readInput));
  const piped = await readPipe();
  return piped === undefined ? [] : [{ name: "standard input", text: piped, isFile: false }];
}

async function readInput(input: string): Promise<OwnText> {
  if (input === "-") {
    if (process.stdin.isTTY) throw new UsageError("-: expected a pipe or a file on standard input");
    return { name: "standard input", text: await readAll(), isFile: false };
  }
  const found = statSync(input, { throwIfNoEntry: false });
  if (found === undefined) {
    if (looksLikePath(input)) throw new UsageError(`${input}: no such file`);
    return { name: "text", text: input, isFile: false };
  }
  if (!found.isFile()) throw new UsageError(`${input}: not a file`);
  return { name: input, text: readFileSync(input, "utf8"), isFile: true };
}

/** A mistyped file name should not be checked as if it were the text. */
function looksLikePath(input: string): boolean {
  return /^\S+\.(?:md|txt|html?|json|eml|ts|js|csv)$/i.test(input) || /^\.{0,2}\/\S+$/.test(input);
}

async function readPipe(): Promise<string | undefined> {
  if (process.stdin.isTTY) return undefined;
  const kind = fstatSync(0);
  if (kind.isCharacterDevice()) return undefined;
  const text = await (kind.isFile() ? readAll() : readAll(pipeWaitMs));
  return text === "" ? undefined : text;
}

/** With a limit, gives up on a pipe into which nobody writes. */
function readAll(firstByteMs?: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const finish = () => resolve(Buffer.concat(parts).toString("utf8"));
    const giveUp = () => {
      process.stdin.destroy();
      finish();
    };
    const timer = firstByteMs === undefined ? undefined : setTimeout(giveUp, firstByteMs);
    process.stdin.on("data", (part: Buffer) => {
      clearTimeout(timer);
      parts.push(part);
    });
    process.stdin.on("end", () => {
      clearTimeout(timer);
      finish();
    });
    process.stdin.on("error", reject);
  });
}

import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Stage } from "../core/types.ts";
import { stages } from "../core/types.ts";
import { isStage } from "../core/validate.ts";
import { UsageError } from "./usage-error.ts";

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;

/** Options and names of files as they were given. */
export interface Arguments<Config extends OptionsConfig> {
  readonly values: ReturnType<typeof parseArgs<{ options: Config; allowPositionals: true }>>["values"];
  readonly positionals: readonly string[];
}

/** Reads arguments; throws a {@link UsageError} for an option that is not known or lacks its value. */
export function readArguments<Config extends OptionsConfig>(
  args: readonly string[],
  options: Config,
): Arguments<Config> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    throw new UsageError(message.split(/[.\n]/)[0] as string);
  }
}

/** A number from 0 to 1; `undefined` where there is none. */
export function readShare(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  const share = /^\d*\.?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(share >= 0 && share <= 1)) throw new UsageError(`--${option}: expected a number from 0 to 1`);
  return share;
}

/** A whole number of at least `least`. */
export function readCount(value: string, option: string, least: number, most: number = 1_000_000): number {
  const count = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(count >= least && count <= most))
    throw new UsageError(`--${option}: expected a whole number from ${least} to ${most}`);
  return count;
}

export function readStage(value: string | undefined): Stage | undefined {
  if (value === undefined || isStage(value)) return value;
  throw new UsageError(`--stage: expected one of ${stages.join(", ")}`);
}

/** One of some words. */
export function readWord<Word extends string>(value: string, option: string, words: readonly Word[]): Word {
  const word = words.find((known) => known === value);
  if (word === undefined) throw new UsageError(`--${option}: expected one of ${words.join(", ")}`);
  return word;
}

/** Words with commas between them. */
export function readList(value: string, option: string): readonly string[] {
  const words = value.split(",").map((word) => word.trim());
  if (words.includes("")) throw new UsageError(`--${option}: expected words with commas between them`);
  return words;
}

import type { GuardBlockedError } from "../core/errors.ts";
import type { cleanError as CleanError } from "./clean-error.ts";
import { blockOf, type Kit } from "./kit.ts";
import { lazyCall } from "./lazy.ts";

/** Most calls fail for reasons of the guards, or not at all. */
export const cleanError: typeof CleanError = lazyCall(
  async () => (await import("./clean-error.ts")).cleanError,
);

/** Stands in for a message that is withheld from a conversation. */
export const withheldMessage = "[message withheld]";

/** A block, and the words that stand in for what it withholds. */
export interface Refusal {
  readonly words: string;
  readonly blocked: GuardBlockedError;
}

/** What stands in for what an error blocked; throws where blocks are thrown, and any other error with its texts checked. */
export async function refusalOf(
  { runner, words }: Pick<Kit, "runner" | "words">,
  error: unknown,
): Promise<Refusal> {
  const failed = blockOf(error) ?? (await cleanError(runner, error).catch((reason: unknown) => reason));
  const blocked = blockOf(failed);
  if (blocked === undefined || words === undefined) throw blocked ?? failed;
  return { words: words(blocked), blocked };
}

/** The words of {@link refusalOf}. */
export async function wordsOf(kit: Pick<Kit, "runner" | "words">, error: unknown): Promise<string> {
  return (await refusalOf(kit, error)).words;
}

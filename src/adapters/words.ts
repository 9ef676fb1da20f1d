import { blockOf, type Kit } from "./kit.ts";

/** Stands in for a message that is withheld from a conversation. */
export const withheldMessage = "[message withheld]";

/** The words that stand in for what an error blocked; throws where blocks are thrown, and any other error. */
export function wordsOf({ words }: Pick<Kit, "words">, error: unknown): string {
  const blocked = blockOf(error);
  if (blocked === undefined || words === undefined) throw blocked ?? error;
  return words(blocked);
}

import type { Edit } from "./edits.ts";

/** A word that is written out, and what it is a sign of, if anything. */
export type Found = Edit & { readonly kind?: "leetspeak" | "spaced-letters" };

/** What was read at a place of the survey. */
export interface Reading {
  readonly edits: readonly Found[];
  /** Nothing before this offset needs to be read again. */
  readonly end: number;
}

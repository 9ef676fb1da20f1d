import type { View } from "../../core/views.ts";

/** What a reader of announcers believes to be a secret. Offsets are those of the view. */
export interface Candidate {
  /** Rule id without its family: `password`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** Takes a candidate. */
export type Report = (view: View, candidate: Candidate) => void;

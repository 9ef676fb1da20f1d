/** How a text is restored. */
export interface RestoreOptions {
  /** The text is JSON: values are escaped for the string literals they come to stand in. @default false */
  readonly json?: boolean;
}

/** Puts back what stood in a text before it went to the model; the text comes in pieces. */
export interface Restorer {
  /** Takes the next piece; gives all but what may still become something to restore. */
  push(piece: string): string;
  /** The text is complete; gives the rest of it. */
  end(): string;
  /** Whether a part of what came did not go on yet. */
  readonly isHolding: boolean;
}

import type { OnBlock } from "../core/guard-options.ts";
import type { CheckerOptions } from "../core/options.ts";

/** What adapters that stand between a client and its model have in common. */
export interface GuardClientOptions extends CheckerOptions {
  /**
   * What a blocked call gives: a refusal in the client's own form, in these words if it is a function, or an error.
   *
   * @default "refuse"
   */
  readonly onBlock?: OnBlock;
  /** Pictures, sound and files in a request: reported in the event as `unread`, or refused. @default "report" */
  readonly unreadable?: "report" | "refuse";
  /** Longest part of a streamed text that is held back, in UTF-16 units; a longer one is blocked. @default 1000000 */
  readonly maxBufferedChars?: number;
}

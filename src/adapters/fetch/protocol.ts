import type { EventForm } from "../checked-events.ts";

/** What a guarded fetch has to know of an API. */
export interface Protocol extends EventForm {
  /** An event without what repeats earlier ones, and with a text that it begins in an event of its own. */
  plain?(event: object): readonly object[];
  /** The answer that stands in for one that is withheld. */
  refusal(words: string, model: string): object;
  /** The events that end a stream with a refusal, after `sent` went on. */
  refusalEvents(words: string, model: string, sent: readonly object[]): readonly object[];
  /** Body of the error with which a blocked call is refused. */
  error(code: string, message: string): object;
  /** Name of an event on the wire, where it has one. */
  nameOf(event: object): string | undefined;
  /** Last event of a stream, as data that is no JSON. */
  readonly done?: string;
}

/** Seconds since 1970. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}

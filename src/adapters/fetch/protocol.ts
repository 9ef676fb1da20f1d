import type { Path } from "../../core/strings.ts";

/** A piece of a growing text in one event. */
export interface Piece {
  /** Pieces of one channel are one text. */
  readonly channel: string;
  readonly path: Path;
}

/** What a guarded fetch has to know of an API. */
export interface Protocol {
  /** The growing texts of an event of its streams. */
  piecesOf(event: object): readonly Piece[];
  /** Whether a text is complete when an event comes, so that what is held of it goes on before. */
  ends(event: object, channel: string): boolean;
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

/** A short id in the style of the APIs. */
export function freshId(prefix: string): string {
  return `${prefix}${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`;
}

/** Seconds since 1970. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}

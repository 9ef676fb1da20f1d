import type { GuardBlockedError } from "./errors.ts";
import { type CheckerOptions, checkerOptionNames, optionalFunction } from "./options.ts";
import type { OutputTexts } from "./output.ts";
import { readable } from "./readable.ts";
import { type RoleStage, resolveRoles, type Segments } from "./segments.ts";
import type { DocumentChunk, QuarantinedDocument } from "./types.ts";
import { isObject, oneOf, readOptions, wrongOption } from "./validate.ts";

/** What a pipeline returns. */
export type PipelineKind = "promise" | "iterable" | "stream";

/** What happens instead of a blocked call: an error, the standard refusal, or a refusal in these words. */
export type OnBlock = "throw" | "refuse" | ((blocked: GuardBlockedError) => string);

/** Options of `guard` that do not depend on how refusals are made. */
export interface PipelineOptions<Request, Content> extends CheckerOptions {
  /** Reads and rewrites requests of any form. @default strings, messages and objects that hold them */
  readonly segments?: Segments<Request>;
  /**
   * Reads and rewrites responses, or the chunks of a stream, of any form; `"ignore"` lets all of them pass unchecked.
   * Text number `n` of one chunk is continued by text number `n` of the next.
   *
   * @default every string of a response of a known form, or of any chunk; bytes are `GUARD_INVALID_OUTPUT`
   */
  readonly output?: OutputTexts<Content> | "ignore";
  /**
   * What the messages of a role are: checked at a stage, or `trusted` and not looked at.
   *
   * @default user and unknown roles `input`; tool and function `tool`; system, developer and assistant `trusted`; with a
   * vault assistant `output`, where values that were restored become pseudonyms again
   */
  readonly roles?: Readonly<Record<string, RoleStage>>;
  /**
   * Pictures, sound and files in a request: reported in the event as `unread`, or refused. The strings beside their data
   * are checked in either case.
   *
   * @default "report"
   */
  readonly unreadable?: "report" | "refuse";
  /**
   * Receives the documents of a request that are kept for review. What it throws stops the call.
   *
   * @default none; the event names their ids
   */
  readonly onQuarantine?: (documents: readonly QuarantinedDocument<DocumentChunk>[]) => unknown;
  /** Longest part of a stream that is held back, in UTF-16 code units; a longer one is blocked. @default 1000000 */
  readonly maxBufferedChars?: number;
  /**
   * What the pipeline returns. Needed by those that are no `async` function when a real `ReadableStream` (or a real
   * `Promise`) must come out even before the pipeline was called; see `guard`.
   *
   * @default seen from the pipeline
   */
  readonly kind?: PipelineKind;
}

/**
 * Options of `guard`. A pipeline that does not give strings needs `refusal` next to `onBlock`, because what it would
 * have returned is not known when the request is refused before the call.
 */
export type GuardOptions<Request = unknown, Content = unknown> = PipelineOptions<Request, Content> &
  ([Content] extends [string] ? TextRefusal<Content> : ThrowingBlock | ShapedRefusal<Content>);

interface TextRefusal<Content> {
  /** @default "throw" */
  readonly onBlock?: OnBlock;
  readonly refusal?: (text: string) => Content;
}

interface ThrowingBlock {
  /** @default "throw" */
  readonly onBlock?: "throw";
}

interface ShapedRefusal<Content> {
  readonly onBlock: OnBlock;
  /** Makes a response, or one chunk of a stream, that says `text`. */
  readonly refusal: (text: string) => Content;
}

/** Options of `guard` that were checked. */
export interface Settings {
  readonly segments: Segments<unknown> | undefined;
  readonly output: OutputTexts<unknown> | "ignore" | undefined;
  readonly roles: ReadonlyMap<string, RoleStage>;
  readonly unreadable: "report" | "refuse";
  readonly maxBufferedChars: number;
  readonly onQuarantine: ((documents: readonly QuarantinedDocument<DocumentChunk>[]) => unknown) | undefined;
  readonly kind: PipelineKind | undefined;
  /** The words of a refusal; `undefined` when a block throws. */
  readonly words: ((blocked: GuardBlockedError) => string) | undefined;
  readonly refusal: ((text: string) => unknown) | undefined;
}

/** Names of all options of `guard`. */
export const guardOptionNames: readonly string[] = [
  ...checkerOptionNames,
  "segments",
  "output",
  "roles",
  "unreadable",
  "maxBufferedChars",
  "onQuarantine",
  "kind",
  "onBlock",
  "refusal",
];

const standardRefusal = "This request was refused because it did not pass a safety check.";

/** Checks the options of `guard` that a checker does not know; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function resolveSettings(options: unknown): Settings {
  return readable("options", wrongOption, () => checkSettings(options));
}

function checkSettings(options: unknown): Settings {
  const given = readOptions(options, "options", guardOptionNames);
  const output = given.get("output");
  const maxBufferedChars = given.get("maxBufferedChars") ?? 1_000_000;
  if (typeof maxBufferedChars !== "number" || !(maxBufferedChars > 0)) {
    throw wrongOption("options.maxBufferedChars", "a number above 0");
  }
  const refusal = optionalFunction(given.get("refusal"), "options.refusal");
  return {
    segments: readSegments(given.get("segments")),
    output: output === "ignore" ? output : readPair<OutputTexts<unknown>>(output, "options.output"),
    // What was restored in an answer would go to the model in clear with the next request.
    roles: resolveRoles(given.get("roles"), given.get("vault") === undefined ? "trusted" : "output"),
    unreadable: oneOf(given.get("unreadable"), "options.unreadable", ["report", "refuse"]) ?? "report",
    maxBufferedChars,
    onQuarantine: optionalFunction(
      given.get("onQuarantine"),
      "options.onQuarantine",
    ) as Settings["onQuarantine"],
    kind: oneOf(given.get("kind"), "options.kind", ["promise", "iterable", "stream"]),
    words: resolveWords(given.get("onBlock")),
    refusal: refusal as Settings["refusal"],
  };
}

function resolveWords(value: unknown): Settings["words"] {
  if (value === undefined || value === "throw") return undefined;
  if (value === "refuse") return () => standardRefusal;
  if (typeof value !== "function") throw wrongOption("options.onBlock", '"throw", "refuse" or a function');
  return (blocked) => {
    const words: unknown = value(blocked);
    if (typeof words !== "string") throw wrongOption("options.onBlock()", "a string");
    return words;
  };
}

function readSegments(value: unknown): Segments<unknown> | undefined {
  const pair = readPair<Segments<unknown>>(value, "options.segments");
  if (pair === undefined) return undefined;
  const field = "options.segments.instruct";
  const instruct = optionalFunction(
    readable(field, wrongOption, () => (value as Partial<Segments<unknown>>).instruct),
    field,
  );
  if (instruct === undefined) return pair;
  return { ...pair, instruct: (...given) => Reflect.apply(instruct, value, given) };
}

/** The functions of a pair as they are now, so that no getter is asked again in the middle of a call. */
function readPair<Pair extends Segments<unknown> | OutputTexts<unknown>>(
  value: unknown,
  field: string,
): Pair | undefined {
  if (value === undefined) return undefined;
  const expected = "an object with functions read and write";
  const [read, write] = readable(
    field,
    wrongOption,
    () => (isObject(value) ? [(value as Pair).read, (value as Pair).write] : []),
    `${expected} that can be read`,
  );
  if (typeof read !== "function" || typeof write !== "function") throw wrongOption(field, expected);
  const pair = {
    read: (...given: unknown[]) => Reflect.apply(read, value, given),
    write: (...given: unknown[]) => Reflect.apply(write, value, given),
  };
  return pair as unknown as Pair;
}

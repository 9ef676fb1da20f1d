import { checkDocuments } from "./documents.ts";
import type { CheckerOptions } from "./options.ts";
import { readable } from "./readable.ts";
import type { RunContext } from "./ruling.ts";
import { createRunner, type Runner } from "./runner.ts";
import { createTextStream } from "./text-stream.ts";
import {
  type CheckedDocuments,
  type DocumentChunk,
  type Guard,
  type Principal,
  type Stage,
  stages,
  type Verdict,
} from "./types.ts";
import { checkSignal, isObject, isStage, wrongInput } from "./validate.ts";

/** Where a text stands, where it is from and who asks. */
export interface CheckContext {
  readonly stage: Stage;
  /** Document id, tool name or whatever else the caller says about where the text is from. */
  readonly origin?: string;
  readonly principal?: Principal;
  /**
   * Texts that went into the call, prompt and documents, for guards that look for them in an answer. Give the same list for
   * all texts of one call.
   *
   * @default none
   */
  readonly sources?: readonly string[];
  /** Stops the check; it then rejects with `GUARD_ABORTED`, whose `cause` is the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Who asks for a list of documents. */
export interface DocumentsContext {
  readonly principal?: Principal;
  readonly signal?: AbortSignal;
}

/** The compiled guards: checks texts without wrapping a pipeline. */
export interface Checker {
  /**
   * What the guards of a stage say about a text.
   *
   * Spans are UTF-16 offsets in the text as given. A verdict holds at most 1,000 findings, which are those that count most
   * for what was decided; the decision, the score and the redacted text are those of all. Rejects with `GUARD_INVALID_INPUT` when the text is no string or a
   * field of the context is malformed, and with `GUARD_ABORTED`; a guard that fails is part of the verdict.
   */
  check(text: string, context: CheckContext): Promise<Verdict>;
  /**
   * Which chunks of a retrieval the model may see, at stage `retrieval`.
   *
   * The text, the id, and every string in `metadata` and in further fields are checked, and bytes that read as text. A
   * chunk is dropped when one of them blocks, when a key, the id or bytes would have to be redacted, and when it has not the shape
   * `{ id: string, text: string }` or cannot be read; with findings to `quarantine` and none that blocks it is kept in
   * `quarantined`. Redacted chunks are copies. What reaches over the seam of two neighbours is treated in both, and a chunk for
   * which this matters has a second event; otherwise one chunk never affects another. Documents are not marked; see
   * `spotlightDocuments`.
   * Rejects with `GUARD_INVALID_INPUT` when the chunks are no array of at most 100,000, and with `GUARD_ABORTED`.
   */
  checkDocuments<Chunk extends DocumentChunk>(
    chunks: readonly Chunk[],
    context?: DocumentsContext,
  ): Promise<CheckedDocuments<Chunk>>;
  /**
   * Checks a text that comes in pieces of any size and lets go at once what nothing that follows can change.
   *
   * What comes out is what `check` gives for the whole text, however it was cut. The stream fails with
   * `GuardBlockedError` when the text blocks or more than `maxBufferedChars` of it would have to be held, with
   * `GUARD_INVALID_INPUT` for a piece that is no string, and with `GUARD_ABORTED`. Where a guard of the stage has no
   * `hold`, all of the text comes at the end.
   */
  stream(context: StreamContext): TransformStream<string, string>;
}

/** Where a stream stands, where it is from and who asks. */
export interface StreamContext extends CheckContext {
  /** Longest part that is held back, in UTF-16 code units. @default 1000000 */
  readonly maxBufferedChars?: number;
}

const usualMost = 1_000_000;

/** Compiles guards into a checker. Throws `GUARD_INVALID_OPTIONS` naming the field. */
export function createChecker(guards: readonly Guard[], options: CheckerOptions = {}): Checker {
  return checkerOf(createRunner(guards, options));
}

/** The public form of a runner: checks its input, and never throws but rejects. */
function checkerOf(runner: Runner): Checker {
  return {
    check(text, context) {
      try {
        if (typeof text !== "string") throw wrongInput("text", "a string");
        const ruling = runner.run(
          text,
          readable("context", wrongInput, () => readContext(context)),
        );
        return ruling instanceof Promise
          ? ruling.then(({ verdict }) => verdict)
          : Promise.resolve(ruling.verdict);
      } catch (error) {
        return Promise.reject(error);
      }
    },
    stream(context) {
      const { most, ...known } = readable("context", wrongInput, () => readStreamContext(context));
      const text = createTextStream(runner, known, most);
      const pass = async (
        controller: TransformStreamDefaultController<string>,
        released: string | Promise<string>,
      ) => {
        const settled = typeof released === "string" ? released : await released;
        if (settled !== "") controller.enqueue(settled);
      };
      return new TransformStream<string, string>({
        transform(piece, controller) {
          if (typeof piece !== "string") throw wrongInput("chunk", "a string");
          return pass(controller, text.push(piece));
        },
        flush: (controller) => pass(controller, text.end()),
      });
    },
    async checkDocuments(chunks, context = {}) {
      return checkDocuments(
        runner,
        chunks,
        readable("context", wrongInput, () => readWho(context)),
      );
    },
  };
}

function readContext(context: CheckContext): RunContext {
  if (!isObject(context)) throw wrongInput("context", "an object");
  const { stage, origin } = context;
  // A copy: guards keep what they made of a list, and the caller may add to it for the next check.
  const sources = Array.isArray(context.sources) ? Array.from(context.sources) : context.sources;
  if (!isStage(stage)) throw wrongInput("context.stage", `one of ${stages.join(", ")}`);
  if (origin !== undefined && typeof origin !== "string") throw wrongInput("context.origin", "a string");
  if (sources !== undefined && !(Array.isArray(sources) && sources.every((text) => typeof text === "string")))
    throw wrongInput("context.sources", "an array of strings");
  return { stage, origin, ...(sources !== undefined && { sources: () => sources }), ...readWho(context) };
}

function readStreamContext(context: StreamContext): RunContext & { readonly most: number } {
  const known = readContext(context);
  const { maxBufferedChars: most = usualMost } = context;
  if (typeof most !== "number" || !(most > 0))
    throw wrongInput("context.maxBufferedChars", "a number above 0");
  return { ...known, most };
}

function readWho(context: DocumentsContext): Pick<RunContext, "principal" | "signal"> {
  if (!isObject(context)) throw wrongInput("context", "an object");
  const { principal, signal } = context;
  if (principal !== undefined && !isObject(principal)) throw wrongInput("context.principal", "an object");
  checkSignal(signal, "context.signal", "GUARD_INVALID_INPUT");
  return { principal, signal };
}

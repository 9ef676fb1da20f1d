import { readable } from "../../core/readable.ts";
import type { RestoreOptions, Restorer } from "../../core/restorer.ts";
import type { Guard, Marking, Passage } from "../../core/types.ts";
import { readOptions, wrongOption } from "../../core/validate.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { datamark } from "./datamark.ts";
import { closingOf, frame, openingOf } from "./frame.ts";
import { disarm } from "./imitations.ts";
import { instructionFor, type SpotlightMode } from "./instruction.ts";
import { chooseMarks, type Marks } from "./marks.ts";
import { createRestorer } from "./restorer.ts";

export type { SpotlightMode } from "./instruction.ts";

/** Options of {@link spotlight}. */
export interface SpotlightOptions {
  /**
   * How a text from outside is told apart, after Hines et al. 2024 (https://arxiv.org/abs/2403.14720):
   *
   * | mode      | what the model gets                                                                        |
   * | --------- | ------------------------------------------------------------------------------------------ |
   * | `delimit` | the text between delimiters with a random name                                             |
   * | `mark`    | as well, and a random private-use character before each word                               |
   * | `encode`  | the text as base64 between the delimiters; for models that read base64 well                |
   *
   * @default "delimit"
   */
  readonly mode?: SpotlightMode;
}

/** Delimiters of so many requests are known again when a text comes back with them. */
const mostKnown = 256;

/**
 * Shows the model which texts are data: marks documents and tool results with random delimiters, new for each request,
 * breaks what imitates them or the tokens of a chat template, and adds a sentence to the system prompt.
 *
 * Works in `guard` after every check let a text pass; a checker does not mark (see `spotlightDocuments`). Of documents the
 * `text` is marked; in their metadata imitations alone are broken. What the model quotes comes back without the marks,
 * before the answer is checked. It makes no findings, and lowers the chance that a model follows a text; it does not
 * prevent it.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const ask = guard(callModel, [injectionPatterns(), spotlight()]);
 * ```
 */
export function spotlight(options: SpotlightOptions = {}): Guard {
  const mark = createSpotlight(options);
  return { name: "spotlight", stages: [], inspect: () => [], mark };
}

/** Marks the passages of request after request. */
export type Spotlight = (passages: readonly Passage[], others: readonly string[]) => Marking;

/** Checks the options; see {@link spotlight}. */
export function createSpotlight(options: SpotlightOptions): Spotlight {
  const mode = readable("options", wrongOption, () => readMode(options));
  const known = new Map<string, Marks>();
  return (given, others) => {
    const passages = given.map((passage) => ({ ...passage, text: unwrapped(passage.text, known, mode) }));
    const marks = chooseMarks([...passages.map(({ text }) => text), ...others]);
    known.set(marks.id, marks);
    for (const id of known.keys()) {
      if (known.size <= mostKnown) break;
      known.delete(id);
    }
    const bodies = mode === "encode" ? new Map<string, string>() : undefined;
    return {
      texts: passages.map((passage) => marked(passage, mode, marks, bodies)),
      instruction: instructionFor(mode, marks),
      restorer: (how?: RestoreOptions): Restorer => createRestorer(marks, bodies, how),
    };
  };
}

function readMode(options: unknown): SpotlightMode {
  const mode = readOptions(options, "options", ["mode"]).get("mode") ?? "delimit";
  if (mode !== "delimit" && mode !== "mark" && mode !== "encode") {
    throw wrongOption("options.mode", '"delimit", "mark" or "encode"');
  }
  return mode;
}

function marked(
  passage: Passage,
  mode: SpotlightMode,
  marks: Marks,
  bodies: Map<string, string> | undefined,
): string {
  const { text, field } = passage;
  if (field !== undefined) return disarm(text, marks.mark);
  if (text.trim() === "") return text;
  if (bodies === undefined) {
    const harmless = disarm(text, marks.mark);
    return frame(mode === "mark" ? datamark(harmless, marks.mark) : harmless, marks.id, passage);
  }
  const body = toBase64(text);
  bodies.set(body, text);
  return frame(body, marks.id, passage);
}

/** The text inside delimiters that were made here, so that a text which comes again is not marked twice. */
function unwrapped(text: string, known: ReadonlyMap<string, Marks>, mode: SpotlightMode): string {
  const start = openingOf("");
  if (!text.startsWith(start) || !text.endsWith(">")) return text;
  const id = text.slice(start.length).split(" ", 1)[0] ?? "";
  const marks = known.get(id);
  if (marks === undefined || !text.endsWith(`\n${closingOf(id)}`)) return text;
  const restorer = createRestorer(marks, undefined);
  const inner = restorer.push(text) + restorer.end();
  return mode === "encode" ? (fromBase64(inner) ?? inner) : inner;
}

import { readChunk } from "./document-chunk.ts";
import { GuardBlockedError } from "./errors.ts";
import { isJson } from "./restore.ts";
import type { Restorer } from "./restorer.ts";
import type { Runner } from "./runner.ts";
import { applyEdits, editsOf, listStrings, type Place, plainKey } from "./strings.ts";
import type { TextStream } from "./text-stream.ts";
import type { DocumentChunk, Guard, Marking, Passage } from "./types.ts";
import { isObject, wrongInput } from "./validate.ts";

/** Passages as the model gets them, and how to read them. */
export interface Marked {
  readonly texts: readonly string[];
  /** What goes into the system prompt, guard by guard. */
  readonly instructions: readonly string[];
  /** Takes the marks out of the answer. */
  readonly marks: Marks;
}

/** Takes out of answers what guards wrote into one request. */
export interface Marks {
  /** A text of the answer, at its place there, without the marks. */
  unmark(text: string, place: Place): string;
  /** A stream of the answer that goes on to `checked` without them. */
  unmarked(place: Pick<Place, "path">, checked: TextStream): TextStream;
}

/** For requests that were not marked. */
export const noMarks: Marks = { unmark: (text) => text, unmarked: (_, checked) => checked };

/**
 * Lets the guards mark the passages of a request, each what the one before it made of them.
 *
 * Throws {@link GuardBlockedError} when one of them fails that must not.
 */
export function markPassages(
  runner: Runner,
  passages: readonly Passage[],
  others: readonly string[],
): Marked | undefined {
  const [first] = passages;
  if (first === undefined) return undefined;
  const markings: Marking[] = [];
  let marked = passages;
  for (const guard of runner.markers) {
    const marking = markingOf(guard, marked, others);
    if (marking === undefined) {
      if (guard.failure === "open") continue;
      runner.report(first.stage, { reason: "failed" });
      throw new GuardBlockedError(first.stage, [], { reason: "failed" });
    }
    markings.push(marking);
    marked = marked.map((passage, index) => ({ ...passage, text: marking.texts[index] as string }));
  }
  if (markings.length === 0) return undefined;
  return {
    texts: marked.map(({ text }) => text),
    instructions: markings.map(({ instruction }) => instruction).filter((words) => words !== ""),
    // The last one's marks stand around those of the others.
    marks: marksOf(markings.toReversed()),
  };
}

function markingOf(
  guard: Guard,
  passages: readonly Passage[],
  others: readonly string[],
): Marking | undefined {
  try {
    const marking = guard.mark?.(passages, others);
    if (!isObject(marking)) return undefined;
    const { texts, instruction, restorer } = marking;
    const isComplete =
      Array.isArray(texts) &&
      texts.length === passages.length &&
      texts.every((text: unknown) => typeof text === "string") &&
      typeof instruction === "string" &&
      typeof restorer === "function";
    return isComplete ? marking : undefined;
  } catch {
    return undefined;
  }
}

function marksOf(markings: readonly Marking[]): Marks {
  const restorersFor = (path: Place["path"]): readonly Restorer[] =>
    markings.map((marking) => marking.restorer({ json: isJson(path) }));
  return {
    unmark: (text, { path, key }) => (key === true ? text : finish(restorersFor(path), text)),
    unmarked({ path }, checked) {
      const restorers = restorersFor(path);
      return {
        push: (piece) => checked.push(restorers.reduce((text, restorer) => restorer.push(text), piece)),
        end: () => {
          const rest = finish(restorers, "");
          if (rest === "") return checked.end();
          const pushed = checked.push(rest);
          if (typeof pushed === "string") {
            const ended = checked.end();
            return typeof ended === "string" ? pushed + ended : ended.then((end) => pushed + end);
          }
          return pushed.then(async (text) => text + (await checked.end()));
        },
        get isHolding() {
          return checked.isHolding || restorers.some(({ isHolding }) => isHolding);
        },
      };
    },
  };
}

/** The last piece of a text, through all restorers. */
function finish(restorers: readonly Restorer[], last: string): string {
  return restorers.reduce((text, restorer) => restorer.push(text) + restorer.end(), last);
}

/** A string of a document that the model may see. */
interface DocumentPlace {
  readonly index: number;
  readonly place: Place;
}

/** The texts of documents, and the strings beside them, as passages. */
export interface DocumentPassages {
  readonly passages: readonly Passage[];
  /** The documents with new texts for the passages; those without a change are the same objects. */
  write<Chunk extends DocumentChunk>(documents: readonly Chunk[], texts: readonly string[]): readonly Chunk[];
}

/** Reads documents that were checked; what cannot be rewritten in them is left out. Throws `GUARD_INVALID_INPUT`. */
export function passagesOf(documents: readonly DocumentChunk[]): DocumentPassages {
  const passages: Passage[] = [];
  const places: DocumentPlace[] = [];
  for (const [index, document] of documents.entries()) {
    const read = readChunk(document);
    if (read === undefined) throw wrongInput(`documents[${index}]`, "a document that can be read");
    for (const place of listStrings(document, () => undefined).places) {
      const { path, text, key } = place;
      const isText = path.length === 1 && path[0] === "text";
      const isId = path.length === 1 && path[0] === "id";
      if (key === true || isId || (read.cyclic && !isText)) continue;
      const field = isText ? {} : { field: path.map(plainKey).join(".") };
      passages.push({ text, stage: "retrieval", origin: read.id, ...field });
      places.push({ index, place });
    }
  }
  return {
    passages,
    write: (given, texts) => {
      const byDocument = new Map<number, { places: Place[]; texts: string[] }>();
      for (const [at, { index, place }] of places.entries()) {
        const group = byDocument.get(index) ?? { places: [], texts: [] };
        byDocument.set(index, group);
        group.places.push(place);
        group.texts.push(texts[at] as string);
      }
      return given.map((document, index) => {
        const group = byDocument.get(index);
        return group === undefined ? document : applyEdits(document, editsOf(group.places, group.texts));
      });
    },
  };
}

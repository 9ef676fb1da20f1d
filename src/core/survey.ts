import { allCharacters, asciiCharacters, type Characters, first } from "./survey-bytes.ts";
import { surveyPass } from "./survey-pass.ts";

/** Places of a text that deserve a closer look; lists are absent when they would be empty. */
export interface Survey {
  /** A letter after a substitute after a letter, as in `pr0mpt`: offset of that letter. */
  leet?: number[];
  /** Three single letters with separators between them: offset of the second. */
  spaced?: number[];
  /** A short line that ends with a short word before one that starts with a small letter: offset of that letter. */
  broken?: number[];
  /** Two lines of one width that hold nothing but characters of base64: where the second one ends its indent. */
  wrapped?: number[];
  /** Runs of base64 characters: start and end, alternating. */
  tokens?: number[];
  /** Starts of runs of numbers. */
  numbers?: number[];
  /** Starts of runs of dots and dashes. */
  morse?: number[];
  /** Words in a row that carry markup: where that of the first of them ends. */
  marked?: number[];
  /** Starts of runs of words that are joined by underscores and the like. */
  joined?: number[];
  /** Letters that are written several times, as in `iiggnnoorree` and `ignooore`: where one of them stands. */
  stretched?: number[];
  /** Long runs of nothing but letters, in which words may stand without blanks: where they start. */
  unspaced?: number[];
  /** Where text that was turned round, or is in a shifted or mirrored alphabet, became likely. */
  unnatural?: number[];
  /** True when there is a character that begins escapes: `&`, `%`, a backslash, `=`. */
  escapes?: true;
  /** True when there is a mark that begins base85. */
  base85?: true;
  /** True when there is a control character that lays out nothing, so that the text has to be folded. */
  controls?: true;
}

export type Notes = { -readonly [Key in keyof Survey]: Survey[Key] };

/** The survey of a text in which there is nothing to look at. */
export const nothing: Survey = Object.freeze({});

/** One pass over a text that finds where obfuscation is possible, and nothing in almost every text. */
export function survey(text: string): Survey {
  return surveyAscii(text) ?? surveyCharacters(text, allCharacters(text));
}

/** The same, but undefined when the text has a character outside ASCII and has to be folded first. */
export function surveyAscii(text: string): Survey | undefined {
  const characters = asciiCharacters(text);
  return characters === undefined ? undefined : surveyCharacters(text, characters);
}

/** The same for a text whose characters were read before. */
export function surveyCharacters(text: string, characters: Characters): Survey {
  let found = surveyPass(characters, text.length);
  if (text.includes("=") || text.includes("\\") || text.includes("%") || text.includes("&"))
    found = flag(found, "escapes");
  if (text.includes("<~")) found = flag(found, "base85");
  return found;
}

type Flag = "escapes" | "base85" | "controls";
type List = Exclude<keyof Survey, Flag>;

/** Notes what there is somewhere. */
export function flag(found: Notes, what: Flag): Notes {
  const notes = found === nothing ? {} : found;
  notes[what] = true;
  return notes;
}

/** Notes a place, which is one among the bytes of a text, in a list that is made when it is needed. */
export function note(found: Notes, list: List, at: number): Notes {
  const notes = found === nothing ? {} : found;
  const places = notes[list];
  if (places === undefined) notes[list] = [at - first];
  else places.push(at - first);
  return notes;
}

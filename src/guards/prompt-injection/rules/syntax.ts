/** What may stand between two words of a phrase: blanks, line breaks, quotes, commas, colons and Markdown emphasis. */
const separator = "[\\s\"'`*,:;>]";

/** Bounded, so that a pattern made of it stays cheap for any text. */
const between: string = `${separator}{1,4}`;

/** Up to `most` words of any script within one sentence, each followed by what may stand between words. */
export function anyWords(most: number): string {
  return `(?:[^\\s.!?]{1,24}${between}){0,${most}}`;
}

/** One of several alternatives; each may itself be a pattern, and a blank in it means "between two words". */
export function oneOf(...alternatives: readonly string[]): string {
  return `(?:${alternatives.join("|")})`;
}

/** One of the words of a text, which stand apart by white space; `_` is a blank inside one of them. */
export function wordList(text: string): string {
  return oneOf(
    ...text
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll("_", " ")),
  );
}

/**
 * Builds a case-insensitive pattern from a phrase in which every blank means "between two words", and a blank with a
 * question mark that nothing has to be there.
 *
 * A literal blank is written `\x20`; inside a class there must be none, since it would be replaced as well.
 */
export function phrase(source: string, flags = "giu"): RegExp {
  if (/\[[^\]\\]* /.test(source)) throw new Error(`A blank stands in a class: ${source}`);
  return new RegExp(source.replaceAll(" ?", `${separator}{0,4}`).replaceAll(" ", between), flags);
}

import { GramSet, gramLength } from "../../core/grams.ts";
import { letterAt } from "../../core/letters.ts";
import { isBlank, isLetter } from "./characters.ts";
import { base64Decoded, hexDecoded, runs, type UrlParts } from "./payload.ts";

/** Shortest stretch of letters and digits that is taken for a copy. */
const shortest: number = gramLength;

/** In a path, where words of a title are usual, a copy of words has to be longer. */
const shortestInPath = 24;

/** Longest part of all sources together that is looked at. */
const longestSources = 1_000_000;

/** Tells whether parts of a URL were copied from texts that went in. */
export interface Taint {
  /**
   * Whether a stretch of at least 12 letters and digits was copied, in a path 24 unless it is one token or encoded. A URL
   * that stands in the texts as it is carries nothing.
   */
  isIn(value: string, parts: UrlParts): boolean;
}

const made = new WeakMap<readonly string[], Taint>();

/** The taint of texts, made once for a list of them. */
export function taintOf(sources: readonly string[]): Taint {
  let taint = made.get(sources);
  if (taint === undefined) {
    taint = createTaint(sources);
    made.set(sources, taint);
  }
  return taint;
}

function createTaint(sources: readonly string[]): Taint {
  const stretches = new GramSet();
  const words = new GramSet();
  const urls = new Set<string>();
  let left = longestSources;
  for (const source of sources) {
    const text = source.slice(0, left);
    left -= text.length;
    addSource(text, stretches, words, urls);
  }
  const longestCopy = (text: string, set: GramSet): number => set.longestRun(folded(text));
  const isCopy = (text: string): boolean => longestCopy(text, stretches) >= shortest;
  const isPathCopy = (part: string): boolean =>
    longestCopy(part, words) >= shortest || longestCopy(part, stretches) >= shortestInPath;
  const isEncodedCopy = (part: string): boolean =>
    runs(part).some((run) =>
      [base64Decoded(run), hexDecoded(run)].some((text) => text !== undefined && isCopy(text)),
    );
  return {
    isIn(value, { path, query, fragment, user, host }) {
      if (urls.has(value)) return false;
      const open = [...query.flat(), fragment, user, query.map(([, value]) => value).join(""), host.join("")];
      const whole = path.join("");
      return (
        open.some(isCopy) ||
        path.some((part) => /\s/.test(part) && isCopy(part)) ||
        isPathCopy(whole) ||
        [...path, ...open].some(isEncodedCopy)
      );
    },
  };
}

/** Adds what is no URL in a source: to repeat one that it names carries nothing. */
function addSource(text: string, stretches: GramSet, words: GramSet, urls: Set<string>): void {
  let from = 0;
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", from)) {
    let start = at;
    while (start > from && isLetter(text.charCodeAt(start - 1))) start--;
    addProse(text.slice(from, start), stretches, words);
    from = at + 3;
    while (from < text.length && !isBlank(text.charCodeAt(from)) && !"<>\"'`)]}|".includes(text.charAt(from)))
      from++;
    let end = from;
    while (end > at && ".,;:!?".includes(text.charAt(end - 1))) end--;
    urls.add(text.slice(start, end));
  }
  addProse(text.slice(from), stretches, words);
}

function addProse(text: string, stretches: GramSet, words: GramSet): void {
  stretches.add(folded(text));
  for (const token of text.split(/\s+/)) if (isToken(token)) words.add(folded(token));
}

/** Numbers, addresses, keys and other words that are no plain ones. */
function isToken(word: string): boolean {
  return word.length >= shortest && /[0-9@_]/.test(word);
}

/** Letters and digits alone, in lower case. */
function folded(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = letterAt(text, at);
    if (unit > 0) units[length++] = unit;
  }
  return units.subarray(0, length);
}

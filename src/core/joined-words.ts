import { isAlphanumeric } from "./ascii.ts";
import type { Found, Reading } from "./reading.ts";

/** So many joints are those of a sentence without one of {@link sentenceWords}. */
const longSentence = 6;

/** Words of sentences that names of variables, files and pages mostly do without. */
export const sentenceWords: ReadonlySet<string> = new Set(
  (
    "all any every everything the your you my me us our his this that these those above before previous prior " +
    "earlier now and are do dont what must will should instead " +
    "alle alles der die das den deine ihre mir und ist nicht jetzt bisherigen vorherigen " +
    "toutes tous les vos tes tout moi mes des et est pas maintenant precedentes " +
    "todas todos las los tus sus tu el mis que es ahora anteriores as os suas seu seus agora tutte tutti le gli tue ora"
  ).split(" "),
);

/** `at` is the first letter of words that are joined by one character, which a blank is written for. */
export function readJoined(source: string, at: number): Reading {
  const joiner = firstJoiner(source, at);
  const edits: Found[] = [];
  let isSentence = false;
  let end = at;
  for (;;) {
    const start = end;
    while (isWordUnit(source.charCodeAt(end))) end++;
    isSentence ||= sentenceWords.has(source.slice(start, end).toLowerCase());
    let next = end;
    while (next - end < widestGap && isBetween(source.charCodeAt(next))) next++;
    if (next === end || !isWordUnit(source.charCodeAt(next))) break;
    // Stops, quotes and brackets beside a joiner stay.
    let from = end;
    while (from < next && source.charCodeAt(from) !== joiner) from++;
    let to = from;
    while (to < next && source.charCodeAt(to) === joiner) to++;
    if (to > from) edits.push({ start: from, end: to, text: " " });
    end = next;
  }
  return { edits: isSentence || edits.length >= longSentence ? edits : [], end: Math.max(end, at + 1) };
}

const widestGap = 5;

function firstJoiner(source: string, at: number): number {
  let end = at;
  while (isWordUnit(source.charCodeAt(end))) end++;
  return source.charCodeAt(end);
}

function isWordUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x27 || unit >= 0x80;
}

function isBetween(unit: number): boolean {
  return unit > 0x20 && !isWordUnit(unit);
}

import { isCard } from "./cards.ts";
import { topDomains } from "./emails.ts";
import type { Sensitive } from "./sensitive.ts";
import { isAlphanumeric } from "./text.ts";

const digitWords: ReadonlyMap<string, string> = new Map(
  [
    "zero|oh|null|cero",
    "one|eins|uno|un",
    "two|zwei|dos|deux",
    "three|drei|tres|trois",
    "four|vier|cuatro|quatre",
    "five|funf|cinco|cinq",
    "six|sechs|seis",
    "seven|sieben|siete|sept",
    "eight|acht|ocho|huit",
    "nine|neun|nueve|neuf",
  ].flatMap((words, digit) => words.split("|").map((word): [string, string] => [word, String(digit)])),
);

/** What a run of digits in words is: a card, a Social Security number in its groups, or else a phone number when a label says so. */
export function spelledKind(run: string, kinds: ReadonlySet<string>): string | undefined {
  let digits = "";
  for (const word of run.toLowerCase().split(/[^a-z]/)) digits += digitWords.get(word) ?? "";
  if (isCard(digits)) return "credit-card";
  if (digits.length === 9 && kinds.has("us-ssn")) return "us-ssn";
  return digits.length >= 7 && digits.length <= 15 && kinds.has("phone") ? "phone" : undefined;
}

/** Words before an address that are no part of it: `reach me at jane dot roe at example dot org`. */
const mostWords = 28;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Addresses whose marks are words, in a match and right after it: `jane dot roe at example dot org`, `jane[at]example[dot]org`. */
export function* spelledEmails(text: string, start: number, end: number): Iterable<Sensitive> {
  const words = readWords(text, start, Math.min(text.length, end + 80));
  for (const [index, word] of words.entries()) {
    if (!atWords.has(word.text)) continue;
    // Words that stand for a dot elsewhere are plain ones between others: `at that point in time`.
    const isMarked = word.text !== "at" || isBracketed(text, word);
    const isDot = (one: Word | undefined) =>
      one !== undefined &&
      dotWords.has(one.text) &&
      (isMarked || one.text === "dot" || isBracketed(text, one));
    let last = index + 1;
    while (isDot(words[last + 1]) && words[last + 2] !== undefined) last += 2;
    // Any word may follow a dot on a map.
    while (last > index + 1 && !topDomains.has((words[last] as Word).text)) last -= 2;
    if (last < index + 3) continue;
    let first = index - 1;
    while (isDot(words[first - 1]) && first >= 2) first -= 2;
    const from = words[first];
    if (from !== undefined) {
      yield { kind: "email", start: from.start, end: (words[last] as Word).end, score: 0.85 };
    }
  }
}

/** How the marks of an address are called: https://en.wikipedia.org/wiki/At_sign#Names_in_other_languages */
export const atWords: ReadonlySet<string> = new Set("at arroba arobase chiocciola malpa".split(" "));
export const dotWords: ReadonlySet<string> = new Set("dot punkt punto ponto point kropka".split(" "));

function isBracketed(text: string, { start }: Word): boolean {
  const before = text.slice(Math.max(0, start - 2), start).trim();
  return before !== "" && "([{<".includes(before.slice(-1));
}

function readWords(text: string, from: number, to: number): readonly Word[] {
  const words: Word[] = [];
  for (let at = from; at < to && words.length < mostWords; at++) {
    if (!isWordMark(text.charCodeAt(at))) {
      // Only spaces and brackets stand between the words of an address.
      if (!" ()[]{}<>.".includes(text.charAt(at))) break;
      continue;
    }
    let end = at + 1;
    while (end < to && isWordMark(text.charCodeAt(end))) end++;
    words.push({ text: text.slice(at, end).toLowerCase(), start: at, end });
    at = end - 1;
  }
  return words;
}

function isWordMark(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2d || unit === 0x5f || unit === 0x2b;
}

import { letterIndex, naturalness, pairLikelihood } from "./natural.ts";
import { applyEdits, type Edit, type OffsetMap } from "./offset-map.ts";
import type { Survey } from "./survey.ts";
import { shortLine, shortPiece, widestGap } from "./survey-places.ts";
import type { Span } from "./types.ts";

/** A text in which hidden words are written out; offsets are those of the source. */
export interface Squeezed {
  readonly text: string;
  readonly map: OffsetMap;
  readonly signals: readonly { readonly kind: "leetspeak" | "spaced-letters"; readonly span: Span }[];
}

type Found = Edit & { readonly kind?: "leetspeak" | "spaced-letters" };

/** Writes out leetspeak, spaced letters and words that were broken over lines; undefined when there are none. */
export function squeeze(source: string, survey: Survey): Squeezed | undefined {
  if (survey.spaced === undefined && survey.leet === undefined && survey.broken === undefined)
    return undefined;
  const found: Found[] = [];
  collect(found, survey.spaced, (at) => joinSpaced(source, at));
  collect(found, survey.leet, (at) => readLeet(source, at));
  collect(found, survey.broken, (at) => joinBroken(source, at));
  if (found.length === 0) return undefined;
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  const edits = found.filter((edit) => {
    const isFree = edit.start >= end;
    if (isFree) end = edit.end;
    return isFree;
  });
  const signals = edits.flatMap(({ kind, start, end }) => (kind ? [{ kind, span: { start, end } }] : []));
  return { ...applyEdits(source, edits), signals };
}

/** Runs `read` at each place that was not part of what it read before. */
function collect(found: Found[], places: readonly number[] | undefined, read: (at: number) => Reading): void {
  if (places === undefined) return;
  let done = -1;
  for (const at of places) {
    if (at < done) continue;
    const { edits, end } = read(at);
    for (const edit of edits) found.push(edit);
    done = end;
  }
}

interface Reading {
  readonly edits: readonly Found[];
  /** Nothing before this offset needs to be read again. */
  readonly end: number;
}

// Spaced letters

/** So many letters before the place that gave a run away are looked at. */
const farthest = 16;

/** `at` is the second of three single letters with separators between them. */
function joinSpaced(source: string, at: number): Reading {
  const start = startOfSpaced(source, at);
  const gaps: string[] = [];
  let letters = source.charAt(start);
  let end = start + 1;
  for (;;) {
    const next = nextLetter(source, end);
    if (next < 0 || next - end > widestGap || next === end) break;
    if (!isSpacedLetter(source.charCodeAt(next)) || isAlphanumeric(source.charCodeAt(next + 1))) break;
    gaps.push(source.slice(end, next));
    letters += source.charAt(next);
    end = next + 1;
  }
  if (gaps.length < 3 || !mostlyLetters(letters)) return { edits: [], end: Math.max(end, at + 1) };
  const text = unleet(writeWords(letters, gaps));
  const longest = longestPiece(text);
  if (longest < 4) return { edits: [], end };
  const kind = longest >= 5 && !isSeries(letters) ? "spaced-letters" : undefined;
  return { edits: [{ start, end, text, ...(kind && { kind }) }], end };
}

/** Back to the first letter of a run; digits before it belong to it when they are spaced in the same way. */
function startOfSpaced(source: string, at: number): number {
  const usual = source.slice(at + 1, nextLetter(source, at + 1));
  let start = at;
  for (let letters = 0; letters < farthest; letters++) {
    let end = start;
    while (end > 0 && start - end <= widestGap && isGap(source.charCodeAt(end - 1))) end--;
    const previous = end - 1;
    const unit = source.charCodeAt(previous);
    if (end === start || end === 0 || !isAlphanumeric(unit)) break;
    if (isAlphanumeric(source.charCodeAt(previous - 1))) break;
    if (!isLetter(unit) && (leetLetter(unit) === 0 || source.slice(end, start) !== usual)) break;
    start = previous;
  }
  return start;
}

/** A gap that is not like the first is the end of a word, if gaps are not all different. */
function writeWords(letters: string, gaps: readonly string[]): string {
  const usual = commonest(gaps);
  let text = letters.charAt(0);
  for (let index = 0; index < gaps.length; index++) {
    text += (gaps[index] === usual ? "" : " ") + letters.charAt(index + 1);
  }
  return text;
}

function commonest(gaps: readonly string[]): string {
  const counts = new Map<string, number>();
  let best = gaps[0] as string;
  for (const gap of gaps) {
    const count = (counts.get(gap) ?? 0) + 1;
    counts.set(gap, count);
    if (count > (counts.get(best) as number)) best = gap;
  }
  return best;
}

/** Letters as in a list of choices: a, b, c, d. */
function isSeries(letters: string): boolean {
  let steps = 0;
  for (let index = 1; index < letters.length; index++) {
    const step = letterIndex(letters.charCodeAt(index)) - letterIndex(letters.charCodeAt(index - 1));
    if (step === 0 || step === 1) steps++;
  }
  return steps * 2 >= letters.length - 1;
}

function longestPiece(text: string): number {
  let longest = 0;
  for (const word of text.split(" ")) longest = Math.max(longest, word.length);
  return longest;
}

function mostlyLetters(characters: string): boolean {
  let letters = 0;
  for (let index = 0; index < characters.length; index++)
    if (isLetter(characters.charCodeAt(index))) letters++;
  return letters * 2 > characters.length && letters >= 4;
}

function nextLetter(source: string, from: number): number {
  let at = from;
  while (at < source.length && at - from <= widestGap && isGap(source.charCodeAt(at))) at++;
  return at < source.length ? at : -1;
}

/** What separates the letters of a word that is spaced out. */
const gapUnits: Uint8Array = unitTable(" \t\n\r.-_*|~/", () => 1);

function isGap(unit: number): boolean {
  return gapUnits[unit] === 1;
}

function isSpacedLetter(unit: number): boolean {
  return isLetter(unit) || (unit !== 0x7c && leetLetter(unit) !== 0);
}

// Leetspeak

/** Longer tokens are no words. */
const longestWord = 40;

/** Below this, letters do not look like a word; see {@link naturalness}. */
const leastNatural = -37;

/** `at` is a letter behind a substitute behind a letter. */
function readLeet(source: string, at: number): Reading {
  let start = at;
  while (start > 0 && at - start <= longestWord && isLeetUnit(source.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < source.length && end - at <= longestWord && isLeetUnit(source.charCodeAt(end))) end++;
  if (end - start > longestWord) {
    while (end < source.length && isLeetUnit(source.charCodeAt(end))) end++;
    return { edits: [], end };
  }
  const edits = leetWord(source, start, end);
  const first = edits[0];
  if (first === undefined) return { edits, end };
  // Words around one that is disguised may be disguised at their ends alone.
  const before = neighbour(source, first.start, -1);
  const after = neighbour(source, first.end, 1);
  return { edits: [...before, ...edits, ...after], end };
}

function leetWord(source: string, from: number, to: number): readonly Found[] {
  let start = from;
  let end = to;
  while (start < end && isMargin(source.charCodeAt(start))) start++;
  while (end > start && isMargin(source.charCodeAt(end - 1))) end--;
  if (isTechnical(source.charCodeAt(start - 1)) || isTechnical(source.charCodeAt(end))) return [];
  if (source.charCodeAt(end) === 0x2e && isAlphanumeric(source.charCodeAt(end + 1))) return [];
  const word = source.slice(start, end);
  const counts = countUnits(word);
  if (counts === undefined || counts.substitutes === 0 || counts.letters < 2 || word.length < 4) return [];
  if (counts.substitutes > counts.letters + 1) return [];
  const text = unleet(word);
  if (naturalness(text) < leastNatural) return [];
  return [
    { start, end, text, ...(counts.substitutes >= 2 && word.length >= 5 && { kind: "leetspeak" as const }) },
  ];
}

/** The word before or after a disguised one, if it has substitutes too. */
function neighbour(source: string, at: number, step: 1 | -1): readonly Found[] {
  let near = at + (step < 0 ? -1 : 0);
  if (source.charCodeAt(near) !== 0x20) return [];
  near += step;
  let far = near;
  while (Math.abs(far - near) < longestWord && isLeetUnit(source.charCodeAt(far))) far += step;
  const start = step < 0 ? far + 1 : near;
  let end = step < 0 ? near + 1 : far;
  while (start < end && isMargin(source.charCodeAt(end - 1))) end--;
  const word = source.slice(start, end);
  const counts = countUnits(word);
  if (counts === undefined || counts.substitutes === 0 || counts.letters < 2) return [];
  return [{ start, end, text: unleet(word) }];
}

/** Undefined for what is no word: hex, versions, identifiers in camel case, digits that stand for no letter. */
function countUnits(word: string): { readonly letters: number; readonly substitutes: number } | undefined {
  let letters = 0;
  let substitutes = 0;
  let hex = true;
  let wasLower = false;
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index);
    if (isLetter(unit)) {
      letters++;
      if ((unit | 0x20) > 0x66) hex = false;
      const isLower = unit >= 0x61;
      if (wasLower && !isLower) return undefined;
      wasLower = isLower;
    } else if (leetLetter(unit) !== 0) substitutes++;
    else return undefined;
  }
  return hex ? undefined : { letters, substitutes };
}

/** Writes letters for their substitutes; `1` and `!` become the likelier of i and l. */
function unleet(word: string): string {
  let text = "";
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index);
    const plain = isLetter(unit) ? 0 : leetLetter(unit);
    if (plain === 0) text += word.charAt(index);
    else if (plain !== 0x69) text += String.fromCharCode(plain);
    else {
      const before = text.charCodeAt(index - 1);
      const next = word.charCodeAt(index + 1);
      const after = isLetter(next) ? next : leetLetter(next);
      const [i, l] = [0x69, 0x6c].map(
        (letter) => pairLikelihood(before, letter) + pairLikelihood(letter, after),
      );
      text += (l as number) > (i as number) ? "l" : "i";
    }
  }
  return text;
}

const leetUnits = "0134578@$!|+";
const leetLetters: Uint8Array = unitTable(leetUnits, (index) => "oieastbasilt".charCodeAt(index));

/** The letter a unit stands for in leetspeak, 0 for none. */
function leetLetter(unit: number): number {
  return leetLetters[unit] ?? 0;
}

/** A value for each of some ASCII characters, 0 for the others. */
function unitTable(characters: string, value: (index: number) => number): Uint8Array {
  const table = new Uint8Array(128);
  for (let index = 0; index < characters.length; index++) table[characters.charCodeAt(index)] = value(index);
  return table;
}

function isLeetUnit(unit: number): boolean {
  return isAlphanumeric(unit) || leetLetter(unit) !== 0;
}

function isMargin(unit: number): boolean {
  return unit === 0x21 || unit === 0x7c || unit === 0x2b;
}

/** What stands beside parts of addresses, paths, code and numbers. */
const technicalUnits: Uint8Array = unitTable("/\\=#%&_:<>[]{}", () => 1);

function isTechnical(unit: number): boolean {
  return technicalUnits[unit] === 1;
}

// Broken words

const shortWords: ReadonlySet<string> = new Set(
  "a an the of to and in is it for on you we or be as at by my me he she do if no so up all not are but was".split(
    " ",
  ),
);

/** `at` is the first letter of a line that follows a letter. */
function joinBroken(source: string, at: number): Reading {
  const end = at + 1;
  let before = at - 1;
  if (source.charCodeAt(before) !== 0x0a) return { edits: [], end };
  if (source.charCodeAt(before - 1) === 0x0d) before--;
  const last = source.charCodeAt(before - 1);
  if (source.charCodeAt(at) < 0x61) return { edits: [], end };
  if (last === 0x2d && isLetter(source.charCodeAt(before - 2))) {
    return { edits: [{ start: before - 1, end: at, text: "" }], end };
  }
  if (!isLetter(last)) return { edits: [], end };
  const lineStart = source.lastIndexOf("\n", before - 1) + 1;
  // Looks back one short line and no further.
  if (before - lineStart > shortLine) return { edits: [], end };
  let start = before;
  while (start > lineStart && isLetter(source.charCodeAt(start - 1))) start--;
  const piece = source.slice(start, before);
  if (piece.length > shortPiece || shortWords.has(piece.toLowerCase())) return { edits: [], end };
  return { edits: [{ start: before, end: at, text: "" }], end };
}

function isLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

function isAlphanumeric(unit: number): boolean {
  return isLetter(unit) || (unit >= 0x30 && unit <= 0x39);
}

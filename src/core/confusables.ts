import { confusables } from "./confusables.generated.ts";
import type { Span } from "./types.ts";

/** Look-alikes that the table of Unicode leaves out because the likeness is loose; they count in mixed words only. */
const loose =
  "043Ak 0442t 043Cm 043Dh 0432b 0433r 043Fn 044Fr 0438u 03B5e 03BAk 03C4t 03C7x 03B7n 03C9w 03B2b 03B8o";

/** ASCII letter by code unit, 0 for none; bit 7 marks the loose ones. */
let table: Uint8Array | undefined;

const looseBit = 0x80;

function lookalikes(): Uint8Array {
  if (table === undefined) {
    table = new Uint8Array(0x10000);
    for (const entry of confusables.split(" "))
      table[Number.parseInt(entry.slice(0, 4), 16)] = entry.charCodeAt(4);
    for (const entry of loose.split(" "))
      table[Number.parseInt(entry.slice(0, 4), 16)] = entry.charCodeAt(4) | looseBit;
  }
  return table;
}

/** Letters of ASCII, and the Cyrillic ones that they look like. */
const asciiAlike = "aceijkmopsxyABCEHIKMOPSTXY";
const cyrillicAlike =
  "\u0430\u0441\u0435\u0456\u0458\u043a\u043c\u043e\u0440\u0455\u0445\u0443" +
  "\u0410\u0412\u0421\u0415\u041d\u0406\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u0423";

/** True for a letter outside ASCII that looks like an ASCII letter. */
export function isLookalike(unit: number): boolean {
  return unit >= 0x80 && lookalikes()[unit] !== 0;
}

/** A word that is not of ASCII alone: its script is one of these, or a mixture that no language writes. */
type WordKind = "mixed" | "lookalike" | "cyrillic" | "other";

interface Word extends Span {
  readonly kind: WordKind;
  /** A mixture that is odd enough to be reported. */
  readonly odd: boolean;
}

/**
 * Replaces look-alike letters by ASCII letters, one unit for one, in words that mix them with Latin letters and in
 * words made of nothing else whose neighbours are Latin, and the other way round in words with other Cyrillic letters;
 * text in other scripts stays.
 */
export function foldConfusables(text: string): { readonly text: string; readonly odd: readonly Span[] } {
  const odd: Span[] = [];
  let folded = "";
  let copied = 0;
  /** Words of look-alikes alone, until the next word tells which script is written here. */
  let waiting: Word[] = [];
  let latinBefore: boolean | undefined;
  const replace = (word: Word): void => {
    folded += text.slice(copied, word.start) + replaceLetters(text, word);
    copied = word.end;
    if (word.odd) odd.push({ start: word.start, end: word.end });
  };
  const settle = (latinAfter: boolean | undefined): void => {
    if ((latinBefore ?? latinAfter) === true && (latinAfter ?? latinBefore) === true)
      waiting.forEach(replace);
    waiting = [];
  };
  let read = 0;
  for (let from = nextForeign(text, 0); from < text.length; from = nextForeign(text, read)) {
    const word = wordAt(text, startOfWord(text, from, read));
    // Words of ASCII alone are Latin, and nothing else is to be known about them.
    if (hasWord(text, read, word.start)) {
      if (waiting.length > 0) settle(true);
      latinBefore = true;
    }
    read = word.end;
    if (word.kind === "lookalike") {
      waiting.push(word);
      continue;
    }
    const latin = word.kind !== "other" && word.kind !== "cyrillic";
    if (waiting.length > 0) settle(latin);
    if (word.kind === "mixed" || word.kind === "cyrillic") replace(word);
    latinBefore = latin;
  }
  settle(hasWord(text, read, text.length) ? true : undefined);
  return { text: folded + text.slice(copied), odd };
}

function replaceLetters(text: string, { start, end, kind }: Word): string {
  let word = "";
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (kind === "cyrillic") {
      const alike = asciiAlike.indexOf(text.charAt(at));
      word += alike < 0 ? text[at] : cyrillicAlike[alike];
      continue;
    }
    const letter = unit < 0x80 ? 0 : (lookalikes()[unit] as number) & 0x7f;
    word += letter === 0 ? text[at] : String.fromCharCode(letter);
  }
  return word;
}

/** The next character of a word that is not of ASCII, or the end. */
function nextForeign(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80 && isWordUnit(unit)) break;
  }
  return at;
}

function startOfWord(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && isWordUnit(text.charCodeAt(start - 1))) start--;
  return start;
}

function hasWord(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isWordUnit(text.charCodeAt(at))) return true;
  return false;
}

/** The word that begins at `start`, which holds a character that is not of ASCII. */
function wordAt(text: string, start: number): Word {
  let latin = 0;
  let alike = 0;
  let other = 0;
  let looseLetters = 0;
  let greek = 0;
  let cyrillic = 0;
  let switches = 0;
  let wasLatin: boolean | undefined;
  let firstIsLatin: boolean | undefined;
  let end = start;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (!isWordUnit(unit)) break;
    if (unit >= 0x30 && unit <= 0x39) continue;
    const isLatin = unit < 0x80;
    if (isLatin) latin++;
    else {
      const letter = lookalikes()[unit] as number;
      if (letter === 0) other++;
      else alike++;
      if (letter & looseBit) looseLetters++;
      if (unit >= 0x370 && unit <= 0x3ff) greek++;
      else if (unit >= 0x400 && unit <= 0x4ff) cyrillic++;
    }
    firstIsLatin ??= isLatin;
    if (wasLatin !== undefined && wasLatin !== isLatin) switches++;
    wasLatin = isLatin;
  }
  if (other > 0 && latin > 0 && cyrillic === other + alike)
    return { start, end, kind: "cyrillic", odd: false };
  if (other > 0) return { start, end, kind: "other", odd: false };
  // A foreign ending after a brand name and a Greek prefix of a term are ordinary; letters among letters are not.
  if (latin > 0) {
    const odd =
      switches >= 2 ||
      (greek === 0 && ((firstIsLatin === false && latin >= 2) || (alike === 1 && latin >= 4)));
    return { start, end, kind: "mixed", odd };
  }
  return looseLetters > 0
    ? { start, end, kind: "other", odd: false }
    : { start, end, kind: "lookalike", odd: alike >= 3 };
}

/** Letters and digits of ASCII, and whatever is written with letters between Latin and the scripts of East Asia. */
function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a);
  return (
    (unit >= 0xc0 && unit < 0x2000) || (unit >= 0x2c00 && unit < 0x2e00) || (unit >= 0xa4d0 && unit < 0xa700)
  );
}

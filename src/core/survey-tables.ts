import { encodedClues } from "./clues.generated.ts";
import { clueBits } from "./clues.ts";
import { readNumbers } from "./numbers.ts";
import {
  alphanumeric,
  base64,
  capital,
  control,
  gap,
  indent,
  joined,
  kindsOfCharacters,
  letter,
  mark,
  morse,
  number,
  separator,
  stop,
  substitute,
} from "./survey-places.ts";

/** What two characters say together, by the first and 256 times the second, both of ASCII. */
export interface PairTables {
  /**
   * Sums that are made of several numbers, so that one addition adds all of them: two clues, the number
   * of pairs of letters, of a letter and something else, and of pairs that are worth a look by themselves.
   */
  readonly sums: Int32Array;
  /** Kinds that both characters are of, those of which runs are looked for. */
  readonly kinds: Uint8Array;
  /** What is odd about four pairs, by the upper bits of their sum: {@link oddPair}, {@link lettersApart} and more. */
  readonly oddities: Uint8Array;
}

/** Bit in {@link PairTables.kinds} of a letter that stands twice. */
export const twice = 1;

/** Bits of a number of pairs. */
const countBits = 3;

const lettersShift = 2 * clueBits;
const mixedShift = lettersShift + countBits;
/** Above this bit of a number in {@link PairTables.sums} there is 1 for a pair that is odd. */
export const oddShift: number = mixedShift + countBits;

let tables: PairTables | undefined;

/** Made when the first text is read. */
export function pairTables(): PairTables {
  tables ??= { ...makeTables(), oddities: makeOddities() };
  return tables;
}

function makeTables(): Pick<PairTables, "sums" | "kinds"> {
  const kindOf = kindsOfCharacters();
  const clues = readNumbers(encodedClues);
  const runs = base64 | number | morse | joined;
  const sums = new Int32Array(0x8000);
  const kinds = new Uint8Array(0x8000);
  // Pairs of characters that are of one kind, and equal but for case if they are letters, are alike.
  const sames = likeCharacters(kindOf);
  for (let second = 0; second < 0x80; second++) {
    const row = second << 8;
    const same = sames[second] as number;
    if (same !== second) {
      sums.copyWithin(row, same << 8, (same << 8) + 0x80);
      kinds.copyWithin(row, same << 8, (same << 8) + 0x80);
      continue;
    }
    const secondKind = kindOf[second] as number;
    const secondLetter = secondKind & letter ? second & 31 : 0;
    for (let first = 0; first < 0x80; first++) {
      const alike = sames[first] as number;
      if (alike !== first) {
        sums[row | first] = sums[row | alike] as number;
        kinds[row | first] = kinds[row | alike] as number;
        continue;
      }
      const firstKind = kindOf[first] as number;
      const letters = (firstKind & letter) + (secondKind & letter);
      const clue = 2 * ((firstKind & letter ? first & 31 : 0) * 27 + secondLetter);
      const isTwice = letters === 2 && ((first ^ second) & 31) === 0;
      kinds[row | first] = (firstKind & secondKind & runs) | (isTwice ? twice : 0);
      sums[row | first] =
        (clues[clue] as number) |
        ((clues[clue + 1] as number) << clueBits) |
        ((letters === 2 ? 1 : 0) << lettersShift) |
        ((letters === 1 ? 1 : 0) << mixedShift) |
        ((isOddPair(first, second, firstKind, secondKind) ? 1 : 0) << oddShift);
    }
  }
  return { sums, kinds };
}

/** The first character that counts the same in every pair, by character. */
function likeCharacters(kindOf: Uint16Array): Uint8Array {
  const known = new Map<number, number>();
  const sames = new Uint8Array(0x80);
  for (let unit = 0; unit < 0x80; unit++) {
    const kind = (kindOf[unit] as number) & ~capital;
    const isItself = unit === lineFeed || unit === carriageReturn || unit === slash || (kind & mark) !== 0;
    const key = (kind << 8) | (kind & letter ? unit & 31 : isItself ? unit : 0);
    const same = known.get(key) ?? unit;
    known.set(key, same);
    sames[unit] = same;
  }
  return sames;
}

/** Part of leetspeak, a letter twice, markup that ends, a control character, or a line end that a word or a token may go on behind. */
function isOddPair(first: number, second: number, firstKind: number, secondKind: number): boolean {
  if (second === lineFeed) return first === carriageReturn || (firstKind & (base64 | control)) !== 0;
  if (((firstKind | secondKind) & control) !== 0) return true;
  if (first === lineFeed) return (secondKind & (base64 | indent)) !== 0;
  const inWord = letter | substitute;
  if ((firstKind & secondKind & letter) !== 0) return ((first ^ second) & 0x1f) === 0 && !isUsualTwice(first);
  if (((firstKind | secondKind) & mark) !== 0) return isEndOfMarkup(first, second, firstKind, secondKind);
  return (
    ((firstKind | secondKind) & substitute) !== 0 && (firstKind & inWord) !== 0 && (secondKind & inWord) !== 0
  );
}

/** One of the letters that words have twice, which two such pairs have to tell from stretched words: looking at each takes time. */
function isUsualTwice(letter: number): boolean {
  return "bcdefglmnoprst".includes(String.fromCharCode(letter | 0x20));
}

/**
 * One of the pairs that the end of markup behind a word makes, and that prose, code and names seldom have: no
 * underscores inside names, no stars that begin a line. Of single stars and backticks, which rules read over between
 * most words, half are seen: those that end in one of two places.
 */
function isEndOfMarkup(first: number, second: number, firstKind: number, secondKind: number): boolean {
  const blank = separator | gap;
  if (first === underscore) return second === underscore || (secondKind & blank) === blank;
  if (second === underscore) return (firstKind & blank) === blank;
  if (first === backtick) return (secondKind & blank) === blank;
  if (second === backtick) return false;
  if (first === second) return first !== lessThan;
  if ((secondKind & mark) !== 0) return (firstKind & (alphanumeric | stop)) !== 0;
  // The b of line breaks, or of whatever begins with it.
  return first === lessThan && (second === slash || second === exclamation || (second | 0x20) === 0x62);
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const exclamation = 0x21;
const slash = 0x2f;
const underscore = 0x5f;
const lessThan = 0x3c;
const backtick = 0x60;

/** One of the pairs is part of leetspeak, or at a line end. */
export const oddPair = 1;
/** No two letters stand together, as where they are spaced out. */
export const lettersApart = 2;
/** The same but for one pair at most: such pairs next to each other hold a word that begins in one and ends in the other. */
export const mostlyApart = 4;

function makeOddities(): Uint8Array {
  const most = (1 << countBits) - 1;
  return new Uint8Array(1 << (3 * countBits)).map((_, counts) => {
    const letters = counts & most;
    const mixed = (counts >> countBits) & most;
    const isOdd = counts >> (2 * countBits) !== 0;
    if (mixed < 2 || letters > 1) return isOdd ? oddPair : 0;
    return (isOdd ? oddPair : 0) | mostlyApart | (letters === 0 ? lettersApart : 0);
  });
}

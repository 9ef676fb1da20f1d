import { isLookalike } from "./confusables.ts";
import { isControl } from "./decoders/bytes.ts";
import { latePattern } from "./late-pattern.ts";
import { plainForm } from "./plain-forms.ts";

const mark = latePattern("\\p{M}", "u");
const ignorable = latePattern("\\p{Default_Ignorable_Code_Point}", "u");

/** What {@link classOf} says about a UTF-16 code unit outside ASCII. */
export const characterClass = {
  /** Stays as it is. */
  same: 1,
  /** Becomes {@link foldUnit}. */
  replaced: 2,
  /** Combining mark that is dropped, or composes with what stands before it. */
  mark: 3,
  /** Draws nothing, or nothing that is read: zero-width, bidi control, soft hyphen, variation selector, {@link isFiller}. */
  ignorable: 4,
  /** Half of a surrogate pair. */
  surrogate: 5,
  /** Stays, but looks like an ASCII letter. */
  lookalike: 6,
} as const;

/** Class by code unit, 0 where it was not asked for yet, so that nothing is computed for scripts that are not used. */
const classes: Uint8Array = new Uint8Array(0x10000);
/** Position in `replacements` by code unit. */
const positions: Uint16Array = new Uint16Array(0x10000);
const replacements: string[] = [];
const astral: Map<number, string> = new Map();
const mostAstral = 4096;

/** Class of a UTF-16 code unit, one of {@link characterClass}. */
export function classOf(unit: number): number {
  return classes[unit] || classify(unit);
}

/** What a unit of class `replaced` becomes. */
export function foldUnit(unit: number): string {
  return replacements[positions[unit] as number] as string;
}

/** What a code point beyond U+FFFF becomes; the empty string when it draws nothing. */
export function foldAstral(codePoint: number): string {
  // Emoji and the ideographs of planes 2 and 3 are most of what is used and never change.
  const character = String.fromCodePoint(codePoint);
  if ((codePoint >= 0x1f300 && codePoint < 0x1fb00) || (codePoint >= 0x20000 && codePoint < 0x2f800)) {
    return character;
  }
  if (codePoint >= 0x1f150 && codePoint < 0x1f18a) return enclosedLetter(codePoint) ?? character;
  let folded = astral.get(codePoint);
  if (folded === undefined) {
    folded = isIgnorable(codePoint) ? "" : foldCluster(character);
    if (astral.size >= mostAstral) astral.clear();
    astral.set(codePoint, folded);
  }
  return folded;
}

/** White letters on black circles and squares, which NFKC leaves, but for the four that are emoji. */
function enclosedLetter(codePoint: number): string | undefined {
  const isEmoji =
    codePoint === 0x1f170 || codePoint === 0x1f171 || codePoint === 0x1f17e || codePoint === 0x1f17f;
  const letter = codePoint < 0x1f16a ? codePoint - 0x1f150 : codePoint - 0x1f170;
  return isEmoji || letter < 0 || letter > 25 ? undefined : String.fromCharCode(0x41 + letter);
}

/**
 * Folds one character, or a base with its combining marks, without looking at what stands around it: NFKC, Latin,
 * Greek, Cyrillic, Arabic and Hebrew marks dropped, quotes, dashes and spaces as in ASCII. Case is kept.
 */
export function foldCharacter(character: string): string {
  if (character.length === 1) {
    const unit = character.charCodeAt(0);
    if (unit < 0x80) return character;
    const kind = classOf(unit);
    if (kind === characterClass.replaced) return foldUnit(unit);
    if (kind === characterClass.ignorable) return "";
    return kind === characterClass.mark && isDroppedMark(unit) ? "" : character;
  }
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint > 0xffff && character.length === 2) return foldAstral(codePoint);
  return foldCluster(character);
}

/** Folds a base with its marks; the longest run that is composed at once is the caller's to bound. */
export function foldCluster(cluster: string): string {
  let stripped = "";
  for (const character of cluster.normalize("NFKD")) {
    const codePoint = character.codePointAt(0) as number;
    if (!isDroppedMark(codePoint) && !isIgnorable(codePoint)) stripped += plainForm(codePoint) ?? character;
  }
  return stripped.normalize("NFC");
}

function classify(unit: number): number {
  let kind: number = characterClass.same;
  if (unit < 0x80) kind = classOfAscii(unit);
  else if (unit >= 0xd800 && unit < 0xe000) kind = characterClass.surrogate;
  else if (isIgnorable(unit)) kind = characterClass.ignorable;
  else if (isMark(unit)) kind = characterClass.mark;
  else if (!keepsCompatibilityForm(unit)) {
    const character = String.fromCharCode(unit);
    const folded = foldSingle(unit, character);
    if (folded !== character) {
      kind = characterClass.replaced;
      positions[unit] = replacements.push(folded) - 1;
    } else if (isLookalike(unit)) kind = characterClass.lookalike;
  }
  classes[unit] = kind;
  return kind;
}

/** Vertical tabs and form feeds lay a text out. */
function classOfAscii(unit: number): number {
  if (unit !== 0x0b && unit !== 0x0c) return isFiller(unit) ? characterClass.ignorable : characterClass.same;
  positions[unit] = replacements.push(unit === 0x0b ? " " : "\n") - 1;
  return characterClass.replaced;
}

function foldSingle(unit: number, character: string): string {
  const single = plainForm(unit);
  if (single !== undefined) return single;
  // Spacing accents decompose to a space and a mark, which would cut a word in two.
  const folded = foldCluster(character);
  return folded === "" || (folded === " " && !isSpace(unit)) ? character : folded;
}

function isSpace(unit: number): boolean {
  return (
    unit === 0xa0 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** Thai and Lao AM and the Korean compatibility letters are how these languages are typed; NFKC would split them. */
function keepsCompatibilityForm(unit: number): boolean {
  return unit === 0x0e33 || unit === 0x0eb3 || (unit >= 0x3131 && unit <= 0x318e);
}

/** A mark of any script, and the parts of a Korean syllable that follow its first. */
function isMark(unit: number): boolean {
  return (
    (unit >= 0x1160 && unit <= 0x11ff) ||
    unit === 0xff9e ||
    unit === 0xff9f ||
    mark().test(String.fromCharCode(unit))
  );
}

/** Marks that writers of the language leave out or that only decorate: Latin, Greek, Cyrillic, Hebrew, Arabic. */
export function isDroppedMark(codePoint: number): boolean {
  if (codePoint < 0x300) return false;
  return (
    codePoint <= 0x36f ||
    (codePoint >= 0x483 && codePoint <= 0x489) ||
    (codePoint >= 0x591 && codePoint <= 0x5c7 && mark().test(String.fromCharCode(codePoint))) ||
    (codePoint >= 0x610 && codePoint <= 0x61a) ||
    (codePoint >= 0x64b && codePoint <= 0x65f) ||
    codePoint === 0x670 ||
    (codePoint >= 0x6d6 && codePoint <= 0x6ed && mark().test(String.fromCharCode(codePoint))) ||
    (codePoint >= 0x8d3 && codePoint <= 0x8ff) ||
    (codePoint >= 0x1ab0 && codePoint <= 0x1aff) ||
    (codePoint >= 0x1dc0 && codePoint <= 0x1dff) ||
    (codePoint >= 0x20d0 && codePoint <= 0x20ff) ||
    (codePoint >= 0xfe20 && codePoint <= 0xfe2f)
  );
}

/**
 * Default-ignorable characters, the bidi controls among them, the tatweel, and what says nothing.
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
function isIgnorable(codePoint: number): boolean {
  return codePoint === 0x640 || isFiller(codePoint) || ignorable().test(String.fromCodePoint(codePoint));
}

/**
 * Characters that readers read over: controls that lay out nothing, private-use characters and noncharacters, and U+FFF9 to
 * U+FFFD, which stand for what is not there. https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-23/
 */
export function isFiller(codePoint: number): boolean {
  if (codePoint < 0xa0) return codePoint < 0x80 ? isControl(codePoint) : codePoint !== 0x85;
  if (codePoint < 0xe000) return false;
  return (
    codePoint < 0xf900 ||
    (codePoint >= 0xfdd0 && codePoint <= 0xfdef) ||
    (codePoint >= 0xfff9 && codePoint <= 0xffff) ||
    codePoint >= 0xf0000
  );
}

import { latePattern } from "../core/late-pattern.ts";

const decimal = latePattern("\\p{Nd}", "u");
const letterOrMark = latePattern("[\\p{L}\\p{M}]", "u");
const inWords = latePattern("[\\p{L}\\p{M}\\p{N}'_]", "u");

/** What {@link kindOf} says about a UTF-16 code unit. */
export const characterKind = {
  /** White space other than a line break. */
  blank: 1,
  /** Part of a word of a script that puts spaces between words. */
  letter: 2,
  /** Letter of a script without spaces, and so a word by itself: Han, kana, Thai, Lao, Khmer, Burmese. */
  ideograph: 3,
  /** Everything else, line breaks among it. */
  mark: 4,
} as const;

/** By code unit, 0 where it was not asked for yet, so that nothing is computed for scripts that are not used. */
const kinds: Uint8Array = new Uint8Array(0x10000);
const forms: Uint16Array = new Uint16Array(0x10000);
const bares: Uint16Array = new Uint16Array(0x10000);

/** One of {@link characterKind}. */
export function kindOf(unit: number): number {
  return kinds[unit] || classify(unit);
}

/** The unit as features see it: in lower case, and every decimal digit as `0`. Ask {@link kindOf} first. */
export function formOf(unit: number): number {
  return forms[unit] as number;
}

/** The form of the unit without accents. Ask {@link kindOf} first. */
export function bareOf(unit: number): number {
  return bares[unit] as number;
}

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  const lower = character.toLowerCase();
  const form = decimal().test(character) ? 0x30 : lower.length === 1 ? lower.charCodeAt(0) : unit;
  forms[unit] = form;
  const parts = String.fromCharCode(form).normalize("NFD");
  bares[unit] = /^.[\u0300-\u036f]+$/u.test(parts) ? parts.charCodeAt(0) : form;
  const kind = kindOfCharacter(unit, character);
  kinds[unit] = kind;
  return kind;
}

const unspaced = latePattern(
  "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]",
  "u",
);

function kindOfCharacter(unit: number, character: string): number {
  if (unit === 0x0a) return characterKind.mark;
  if (/\s/.test(character)) return characterKind.blank;
  if (unspaced().test(character) && letterOrMark().test(character)) return characterKind.ideograph;
  return inWords().test(character) ? characterKind.letter : characterKind.mark;
}

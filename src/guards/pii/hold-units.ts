import { isFiller } from "../../core/fold.ts";
import { digitValue, isAlphanumeric, isWordUnit, kindOf, unitKind } from "./text.ts";

/** What a character is at the end of a stream, one bit each. */
export const trait = {
  /** Stands in addresses, encoded values and words: what is next to it belongs to it. */
  token: 1,
  digit: 2,
  lower: 4,
  /** Letters and digits of numbers. */
  part: 8,
  /** Stands between the groups of one number. */
  gap: 16,
} as const;

const marks = ".-_+%'*@:/=#&;\\~";

const ascii: Uint8Array = makeTraits();

function makeTraits(): Uint8Array {
  const table = new Uint8Array(128);
  for (let unit = 0; unit < 128; unit++) {
    let traits = isAlphanumeric(unit) || marks.includes(String.fromCharCode(unit)) ? trait.token : 0;
    const kind = kindOf(unit);
    if (kind === unitKind.gap) traits |= trait.gap;
    else if (kind !== unitKind.other) traits |= trait.part;
    if (kind === unitKind.digit) traits |= trait.digit;
    if (kind === unitKind.lower) traits |= trait.lower;
    if (isFiller(unit)) traits = trait.token | trait.part | trait.lower;
    table[unit] = traits;
  }
  // A line may end with both.
  table[0x0d] = trait.gap;
  return table;
}

/** The traits of a character as given, before it is folded; for what folding may turn it into, rather too many. */
export function traitsOf(unit: number): number {
  if (unit < 0x80) return ascii[unit] as number;
  if (unit >= 0xff01 && unit <= 0xff5e) return ascii[unit - 0xfee0] as number;
  if (unit >= 0x2e80 && unit < 0xd800)
    return isWordUnit(unit) ? trait.token : unit === 0x3000 ? trait.gap : 0;
  if (isFoldedDigit(unit)) return trait.token | trait.part | trait.digit;
  if (isBlank(unit)) return trait.gap;
  if (kindOf(unit) === unitKind.gap || unit === 0x2212) return trait.token | trait.gap;
  // Letters with accents, marks, halves of characters and what is invisible.
  if (unit < 0x370 || unit === 0x180e || unit >= 0xd800 || isInvisible(unit))
    return unit < 0xaa || unit === 0xbb ? 0 : trait.token | trait.part | (unit < 0x300 ? trait.lower : 0);
  return isWordUnit(unit) ? trait.token : 0;
}

/** Digits of other scripts, superscripts, digits in circles, and the second halves of mathematical ones. */
function isFoldedDigit(unit: number): boolean {
  if (unit === 0xb2 || unit === 0xb3 || unit === 0xb9) return true;
  if (unit >= 0x2070 && unit <= 0x2089) return true;
  if ((unit >= 0x2460 && unit <= 0x249b) || (unit >= 0x24ea && unit <= 0x24ff)) return true;
  return (unit >= 0xdfce && unit <= 0xdfff) || digitValue(unit) >= 0;
}

export function isBlank(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x202f || unit === 0x3000;
}

/** Characters without width or meaning: joiners, marks of direction, soft hyphens, variation selectors, fillers, and halves of tags. */
export function isInvisible(unit: number): boolean {
  return (
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x2028 && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x206f) ||
    unit === 0xad ||
    unit === 0x34f ||
    unit === 0x61c ||
    unit === 0x180e ||
    unit === 0xfeff ||
    unit === 0xdb40 ||
    (unit >= 0xfe00 && unit <= 0xfe0f) ||
    isFiller(unit)
  );
}

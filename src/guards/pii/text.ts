/** What a character is to the finders of this guard: one byte for each ASCII character. */
export const unitKind = { other: 0, digit: 1, upper: 2, lower: 3, gap: 4 } as const;

/** Characters that may stand between the groups of one number, as people and machines write them. */
const gaps = " -./()[]*_\n\t,+";

const kinds: Uint8Array = makeKinds();

function makeKinds(): Uint8Array {
  const table = new Uint8Array(128);
  table.fill(unitKind.digit, 0x30, 0x3a);
  table.fill(unitKind.upper, 0x41, 0x5b);
  table.fill(unitKind.lower, 0x61, 0x7b);
  for (const gap of gaps) table[gap.charCodeAt(0)] = unitKind.gap;
  return table;
}

/** A character, or 0 before and behind the text: reading there with `charCodeAt` makes every later call slow. */
export function unitAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}

export function kindOf(unit: number): number {
  if (unit < 0x80) return kinds[unit] as number;
  if (digitValue(unit) >= 0) return unitKind.digit;
  // Dashes, bullets, the middle dot and the no-break space, which hold numbers together.
  const isGap = (unit >= 0x2010 && unit <= 0x2015) || unit === 0x2022 || unit === 0xb7 || unit === 0xa0;
  return isGap ? unitKind.gap : unitKind.other;
}

/** First digits of the scripts whose digits are in daily use: https://www.unicode.org/Public/UNIDATA/extracted/DerivedNumericType.txt */
const zeros: readonly number[] = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0xff10,
];

/** The value of a decimal digit of any of these scripts, or -1. */
export function digitValue(unit: number): number {
  if (unit < 0x80) return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 : -1;
  // Between the Khmer and the full-width digits lie the scripts of East Asia, which fill whole texts.
  if (unit < 0x660 || (unit > 0x17e9 && unit < 0xff10)) return -1;
  for (const zero of zeros) if (unit >= zero && unit <= zero + 9) return unit - zero;
  return -1;
}

/** One class of characters, so that it is read in one pass: faster than a loop where digits are rare. */
const anyDigit: RegExp = new RegExp(
  `[0-9${zeros.map((zero) => `${String.fromCharCode(zero)}-${String.fromCharCode(zero + 9)}`).join("")}]`,
  "g",
);

/** Where the next digit of any of these scripts stands, or the length of the text. */
export function nextDigit(text: string, from: number): number {
  anyDigit.lastIndex = from;
  return anyDigit.test(text) ? anyDigit.lastIndex - 1 : text.length;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

export function isAlphanumeric(unit: number): boolean {
  return isDigit(unit) || isLetter(unit);
}

export function isHex(unit: number): boolean {
  return isDigit(unit) || (unit >= 0x41 && unit <= 0x46) || (unit >= 0x61 && unit <= 0x66);
}

/** Letters of any script, near enough: marks of punctuation above ASCII are left out. */
export function isWordUnit(unit: number): boolean {
  return unit < 0x80
    ? isAlphanumeric(unit)
    : unit >= 0xaa &&
        !(unit >= 0x2000 && unit <= 0x206f) &&
        !(unit >= 0x3000 && unit <= 0x3004) &&
        !(unit >= 0x3008 && unit <= 0x301f) &&
        unit !== 0xd7 &&
        unit !== 0xbb &&
        unit !== 0xb7 &&
        !(unit >= 0xff00 && unit <= 0xff0f) &&
        !(unit >= 0xff1a && unit <= 0xff20);
}

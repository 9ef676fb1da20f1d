/** Whether a UTF-16 unit is a blank or control character of ASCII, or not there. */
export function isBlank(unit: number): boolean {
  return !(unit > 0x20) || unit === 0x7f;
}

/** ASCII letter. */
export function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** ASCII digit. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Letters, digits and `+ - .`, what the scheme of a URL is made of. */
export function isSchemeUnit(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === 0x2b || unit === 0x2d || unit === 0x2e;
}

/** Where the blanks end that stand from an offset on, of which at most `most` are looked at. */
export function skipBlanks(text: string, from: number, most: number = 64): number {
  const limit = Math.min(text.length, from + most);
  let at = from;
  while (at < limit && isBlank(text.charCodeAt(at))) at++;
  return at;
}

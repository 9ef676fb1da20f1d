/** Whether a UTF-16 unit is an ASCII letter or digit. */
export function isAlphanumeric(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** Whether a UTF-16 unit is an ASCII digit. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Whether a UTF-16 unit is a hexadecimal digit in either case. */
export function isHexDigit(unit: number): boolean {
  return isDigit(unit) || (unit >= 0x41 && unit <= 0x46) || (unit >= 0x61 && unit <= 0x66);
}

/** Whether a UTF-16 unit is part of an identifier: a letter, a digit, `_` or `-`. */
export function isWordUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x5f || unit === 0x2d;
}

/** Whether a UTF-16 unit is a space, a tab, or a no-break or ideographic space. */
export function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0xa0 || unit === 0x3000;
}

/** Whether a UTF-16 unit ends a line. */
export function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}

/** Whether a UTF-16 unit is a quotation mark or a back-tick that can enclose a value. */
export function isQuote(unit: number): boolean {
  return (
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x60 ||
    (unit >= 0x2018 && unit <= 0x201f) ||
    unit === 0xab ||
    unit === 0xbb ||
    (unit >= 0x300c && unit <= 0x300f)
  );
}

/** Whether characters are mixed as only drawn ones are: digits with letters, or capitals with small letters. */
export function looksDrawn(text: string, start: number, end: number): boolean {
  let digits = 0;
  let upper = 0;
  let lower = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) digits++;
    else if (unit >= 0x41 && unit <= 0x5a) upper++;
    else if (unit >= 0x61 && unit <= 0x7a) lower++;
  }
  return (digits > 0 && upper + lower > 0) || (upper > 2 && lower > 2);
}

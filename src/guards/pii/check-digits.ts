// Check digits as arithmetic. A code is in upper case, without separators; a letter counts 10 for A to 35 for Z
// unless a table says otherwise. Sources stand at the numbers that use them.

/** Value of one character: digits as they are, A to Z as 10 to 35. */
export function value(code: string, at: number): number {
  const unit = code.charCodeAt(at);
  return unit <= 0x39 ? unit - 0x30 : unit - 0x37;
}

/** Sum of the characters from `from` on, each times its weight. */
export function weigh(code: string, weights: readonly number[], from = 0): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++)
    sum += value(code, from + index) * (weights[index] as number);
  return sum;
}

/** https://www.iso.org/standard/70484.html, Annex B: every second digit from the right doubled, cross sums, mod 10. */
export function luhn(code: string): boolean {
  let sum = 0;
  for (let at = code.length - 1, twice = false; at >= 0; at--, twice = !twice) {
    const digit = value(code, at) * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Remainder of a number of any length, letters written out as 10 to 35: https://www.iso.org/standard/31531.html (MOD 97-10). */
export function remainder(code: string, modulus: number): number {
  let rest = 0;
  for (let at = 0; at < code.length; at++) {
    const digit = value(code, at);
    rest = (rest * (digit > 9 ? 100 : 10) + digit) % modulus;
  }
  return rest;
}

/** ISO 7064 MOD 11,10. */
export function mod11over10(code: string): boolean {
  let product = 10;
  for (let at = 0; at < code.length - 1; at++) {
    const sum = (value(code, at) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === value(code, code.length - 1);
}

/** ISO 7064 MOD 11-2, where X stands for 10. */
export function mod11over2(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < code.length - 1; at++) sum = ((sum + value(code, at)) * 2) % 11;
  const check = (12 - sum) % 11;
  return code.charAt(code.length - 1) === (check === 10 ? "X" : String(check));
}

/** Products in the dihedral group of order ten: five turns, then five turns of the mirrored pentagon. */
function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
}

const verhoeffStep: readonly number[] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** https://en.wikipedia.org/wiki/Verhoeff_algorithm */
export function verhoeff(code: string): boolean {
  let check = 0;
  for (let at = code.length - 1, place = 0; at >= 0; at--, place++) {
    let digit = value(code, at);
    for (let turn = place % 8; turn > 0; turn--) digit = verhoeffStep[digit] as number;
    check = dihedral(check, digit);
  }
  return check === 0;
}

/** Whether the weighted sum of the whole code is a multiple of the modulus. */
export function balanced(code: string, weights: readonly number[], modulus: number): boolean {
  return weigh(code, weights) % modulus === 0;
}

/** Whether the last digit makes up the weighted sum of those before to the next multiple; `ten` is written for 10. */
export function completes(code: string, weights: readonly number[], modulus: number, ten = "0"): boolean {
  const check = (modulus - (weigh(code, weights) % modulus)) % modulus;
  const expected = check === 10 ? ten : check === 11 ? "0" : String(check);
  return code.charAt(weights.length) === expected;
}

/** Whether the last digit is the rest of the weighted sum of those before; `ten` is written for 10. */
export function leaves(code: string, weights: readonly number[], modulus: number, ten = "0"): boolean {
  const rest = weigh(code, weights) % modulus;
  return code.charAt(weights.length) === (rest === 10 ? ten : String(rest));
}

/** Two digits as a number. */
export function two(code: string, at: number): number {
  return value(code, at) * 10 + value(code, at + 1);
}

const monthLengths: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (monthLengths[month - 1] as number);
}

/** A date written as `yymmdd` at a place of the code. */
export function isYearMonthDay(code: string, at = 0): boolean {
  return isDay(two(code, at + 2), two(code, at + 4));
}

/** A date written as `ddmmyy` at a place of the code. */
export function isDayMonth(code: string, at = 0): boolean {
  return isDay(two(code, at + 2), two(code, at));
}

/** One digit repeated, which people type to fill a field. */
export function isRepeated(code: string): boolean {
  for (let at = 1; at < code.length; at++) if (code.charCodeAt(at) !== code.charCodeAt(0)) return false;
  return true;
}

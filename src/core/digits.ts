// Digits for numbers that are read where they stand: printable ASCII without what a string literal has to escape.
const first = 0x23;
const backslash = 0x5c;
const base = 91;

/** Writes a whole number from 0 on, the highest digit first, with as many digits as it takes or as are asked for. */
export function digitsOf(number: number, count: number = 1): string {
  let text = "";
  let rest = number;
  do {
    const code = first + (rest % base);
    text = String.fromCharCode(code < backslash ? code : code + 1) + text;
    rest = Math.floor(rest / base);
  } while (rest > 0 || text.length < count);
  return text;
}

/** Reads what {@link digitsOf} wrote. */
export function numberAt(text: string, at: number, count: number): number {
  let number = 0;
  for (let index = at; index < at + count; index++) {
    const code = text.charCodeAt(index);
    number = number * base + code - (code > backslash ? first + 1 : first);
  }
  return number;
}

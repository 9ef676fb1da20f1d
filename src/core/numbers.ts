// Whole numbers as printable ASCII that stands in a string literal without escapes: half of the characters end a number,
// the other half carry five bits and a half and go on.
const first = 0x23;
const backslash = 0x5c;
const base = 45;

/** Writes whole numbers from 0 on, small ones as one character each. */
export function writeNumbers(numbers: readonly number[]): string {
  let text = "";
  for (const number of numbers) {
    let rest = number;
    while (rest >= base) {
      text += digit(base + (rest % base));
      rest = Math.floor(rest / base) - 1;
    }
    text += digit(rest);
  }
  return text;
}

function digit(value: number): string {
  const code = first + value;
  return String.fromCharCode(code < backslash ? code : code + 1);
}

/** Reads what {@link writeNumbers} wrote. */
export function readNumbers(text: string): Int32Array {
  const numbers = new Int32Array(text.length);
  return numbers.subarray(0, fill(numbers, text));
}

/** Gives how many numbers there were. */
function fill(numbers: Int32Array, text: string): number {
  let count = 0;
  let number = 0;
  let unit = 1;
  for (let index = 0; index < text.length; index++) {
    const value = text.charCodeAt(index) - first;
    if (value >= base) {
      number += (value > backslash - first ? value - 1 : value) * unit;
      unit *= base;
    } else if (unit === 1) numbers[count++] = value;
    else {
      numbers[count++] = number + value * unit;
      number = 0;
      unit = 1;
    }
  }
  return count;
}

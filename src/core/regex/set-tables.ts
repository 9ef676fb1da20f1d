import { type CharacterSet, contains } from "./character-set.ts";
import { bitsOf } from "./guards.ts";

const beyondNone = 0;
const beyondAll = 1;
const beyondSome = 2;

/** Integers for the ASCII characters of a set. */
const asciiWords = 4;

/** Character sets of a program in the form that is fastest to test. */
export class SetTables {
  /** 128 bits per set. Another array when there are more sets. */
  ascii: Int32Array = new Int32Array(16 * asciiWords);
  readonly ranges: CharacterSet[] = [];
  /** Per set: whether it holds no, all, or some code points beyond ASCII. */
  readonly beyond: number[] = [];
  readonly #numbers = new Map<CharacterSet, number>();

  numberOf(set: CharacterSet): number {
    let number = this.#numbers.get(set);
    if (number === undefined) {
      number = this.ranges.push(set) - 1;
      this.#numbers.set(set, number);
      this.#tabulate(set, number);
    }
    return number;
  }

  #tabulate(set: CharacterSet, number: number): void {
    const row = number * asciiWords;
    if (row === this.ascii.length) {
      const larger = new Int32Array(2 * row);
      larger.set(this.ascii);
      this.ascii = larger;
    }
    const bits = bitsOf(set);
    for (let word = 0; word < asciiWords; word++) this.ascii[row + word] = bits[word] as number;
    const end = set.length - 1;
    if ((set[end] as number) < 128) this.beyond.push(beyondNone);
    else this.beyond.push((set[end - 1] as number) <= 128 && set[end] === 0x10ffff ? beyondAll : beyondSome);
  }
}

/** Whether the code point at a position beyond ASCII is in a set. */
export function holdsBeyond({ beyond, ranges }: SetTables, set: number, text: string, at: number): boolean {
  const kind = beyond[set] as number;
  if (kind !== beyondSome) return kind !== beyondNone;
  return contains(ranges[set] as CharacterSet, text.codePointAt(at) as number);
}

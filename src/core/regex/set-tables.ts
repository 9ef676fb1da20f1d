import { type CharacterSet, contains } from "./character-set.ts";

/** Character sets in the form that is fastest to test. */
export interface SetTables {
  /** 128 bits per set. */
  readonly ascii: Int32Array;
  /** Per set: whether it holds no, all, or some code points beyond ASCII. */
  readonly beyond: Uint8Array;
  readonly ranges: readonly CharacterSet[];
}

const beyondNone = 0;
const beyondAll = 1;
const beyondSome = 2;

export function tabulate(ranges: readonly CharacterSet[]): SetTables {
  const ascii = new Int32Array(ranges.length << 2);
  const beyond = new Uint8Array(ranges.length);
  for (const [index, set] of ranges.entries()) {
    const row = index << 2;
    for (let at = 0; at < set.length && (set[at] as number) < 128; at += 2) {
      for (let code = set[at] as number; code <= Math.min(127, set[at + 1] as number); code++) {
        const word = row | (code >> 5);
        ascii[word] = (ascii[word] as number) | (1 << (code & 31));
      }
    }
    const end = set.length - 1;
    if ((set[end] as number) < 128) beyond[index] = beyondNone;
    else beyond[index] = (set[end - 1] as number) <= 128 && set[end] === 0x10ffff ? beyondAll : beyondSome;
  }
  return { ascii, beyond, ranges };
}

/** Whether the code point at a position beyond ASCII is in a set. */
export function holdsBeyond({ beyond, ranges }: SetTables, set: number, text: string, at: number): boolean {
  const kind = beyond[set] as number;
  if (kind !== beyondSome) return kind !== beyondNone;
  return contains(ranges[set] as CharacterSet, text.codePointAt(at) as number);
}
